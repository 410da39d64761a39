//! What a statement is to speak of: entities by name, and words.

use super::thing::{SPEAKING, prominence};
use super::{Concern, Nodes, Resolver, Restriction, Target};
use crate::graph::Value;
use crate::graph::schema::label;
use crate::question::follow::Slot;
use crate::question::names::fold;
use crate::question::tree::{Choice, Phrase};
use crate::question::word::{Sort, Word};
use crate::question::wording::wording;
use crate::{Diagnostic, Span};

/// So many spellings of a name are looked for at most.
const SPELLINGS: usize = 8;
/// A shorter spelling stands for too much: "I", "X".
const SHORTEST: usize = 2;

impl Resolver<'_> {
    /// What the words of a modifier ask for.
    pub(super) fn concern(&mut self, phrase: &Phrase) -> Result<Concern, Diagnostic> {
        if self.is_pronoun(phrase) {
            let nodes = self.actor(phrase)?;
            return Ok(Concern {
                targets: vec![self.target(nodes, false)],
                ..Concern::default()
            });
        }
        Ok(self.concern_of(phrase, false))
    }

    /// The same, and a statement to somebody counts as one about them.
    pub(super) fn concern_or_to(&mut self, phrase: &Phrase) -> Concern {
        self.concern_of(phrase, true)
    }

    fn concern_of(&mut self, phrase: &Phrase, or_to: bool) -> Concern {
        let text = self.text_of(phrase);
        let entries = self.entries(text);
        if !entries.is_empty() {
            let nodes = self.nodes(entries, phrase, prominence);
            self.remember(Slot::About, phrase, &nodes);
            let target = self.target_called(nodes, or_to, text);
            return Concern {
                targets: vec![target],
                ..Concern::default()
            };
        }
        if let [
            Word {
                sort: Sort::Quoted(words),
                ..
            },
        ] = self.words_of(phrase)
        {
            return Concern {
                exact: Some(words.to_lowercase()),
                ..Concern::default()
            };
        }
        let concern = self.pieces(phrase.words.clone(), or_to);
        self.context.parts.push(crate::question::follow::Part {
            slot: Slot::About,
            span: phrase.span,
            label: None,
        });
        self.doubt(phrase, &concern);
        concern
    }

    /// Names and words among the words from one to another.
    pub(super) fn pieces(&mut self, places: std::ops::Range<usize>, or_to: bool) -> Concern {
        let mut concern = Concern::default();
        for place in places {
            let word = &self.words[place];
            let phrase = Phrase {
                words: place..place + 1,
                span: word.span,
            };
            match &word.sort {
                Sort::Quoted(words) => concern.exact = Some(words.to_lowercase()),
                _ if word.symbol == "name" => {
                    let text = self.text_of(&phrase);
                    let mut entries = self.entries(text);
                    if entries.is_empty() {
                        entries = self.names.find_ending(text);
                    }
                    if entries.is_empty() {
                        concern.words.push(fold(text));
                        continue;
                    }
                    let nodes = self.nodes(entries, &phrase, prominence);
                    self.remember(Slot::About, &phrase, &nodes);
                    let target = self.target_called(nodes, or_to, text);
                    concern.targets.push(target);
                }
                _ if self.is_pronoun(&phrase) => {}
                _ if self.is_surname(&phrase) => {
                    let people = self.names.find_surname(self.text_of(&phrase));
                    let nodes = self.nodes(people, &phrase, prominence);
                    self.remember(Slot::About, &phrase, &nodes);
                    concern.targets.push(self.target(nodes, or_to));
                }
                // "Takaichi's remarks": what is said is no word of it.
                _ if matches!(word.symbol, "statement" | "view" | "s") => {}
                _ => concern.words.extend(content_words(word.span.of(self.text))),
            }
        }
        concern.words.dedup();
        concern
    }

    /// The same, of what is asked for by this word: a topic of another name is told of in a note.
    fn target_called(&mut self, nodes: Nodes, or_to: bool, text: &str) -> Target {
        let mut target = self.target(nodes, or_to);
        let typed = super::thing::without_article(text).to_lowercase();
        if target.nodes.topics && target.nodes.names.len() == 1 {
            let name = target.nodes.names[0].clone();
            let same =
                |name: &str| fold(name).trim_end_matches('s') == fold(&typed).trim_end_matches('s');
            if !same(&name) {
                self.notes
                    .push(format!("`{typed}` is taken for the topic `{name}`"));
            }
        }
        if !target.spellings.contains(&typed) && typed.chars().count() > SHORTEST {
            target.spellings.insert(0, typed);
        }
        target
    }

    /// Whether a word is written as a name and is somebody's last one.
    fn is_surname(&self, phrase: &Phrase) -> bool {
        let text = self.text_of(phrase);
        let people = self.names.find_surname(text);
        text.starts_with(char::is_uppercase)
            && !people.is_empty()
            && people
                .iter()
                .all(|entry| self.has_label(entry, &[label::PERSON]))
    }

    /// An entity that statements are to speak of, with the words by which texts name it.
    pub(super) fn target(&self, nodes: Nodes, or_to: bool) -> Target {
        let mut spellings: Vec<String> = Vec::new();
        for name in &nodes.names {
            let mut add = |text: &str| {
                let lower = text.to_lowercase();
                if lower.chars().count() > SHORTEST
                    && !spellings.contains(&lower)
                    && spellings.len() < SPELLINGS
                {
                    spellings.push(lower);
                }
            };
            add(name);
            for entry in self.names.find(name) {
                if self.has_label(entry, &[label::PERSON])
                    && let Some((_, surname)) = name.rsplit_once(' ')
                {
                    add(surname);
                }
                if let Some(Value::List(aliases)) = self.graph.property(entry.node, "aliases") {
                    aliases.iter().filter_map(Value::as_str).for_each(&mut add);
                }
            }
        }
        let speaks = nodes.label.is_none_or(|label| SPEAKING.contains(&label));
        Target {
            nodes,
            spellings,
            or_to: or_to && speaks,
        }
    }

    /// What all phrases of a choice ask for.
    pub(super) fn concerns(&mut self, choice: &Choice) -> Result<Restriction<Concern>, Diagnostic> {
        let mut concerns = Restriction::default();
        for group in &choice.any {
            let group: Result<Vec<Concern>, Diagnostic> =
                group.iter().map(|phrase| self.concern(phrase)).collect();
            let mut group = group?;
            group.retain(|concern| !concern.is_empty());
            concerns.any.extend((!group.is_empty()).then_some(group));
        }
        for phrase in &choice.none {
            let concern = self.concern(phrase)?;
            self.tell_words(&concern, phrase.span);
            concerns.none.push(concern);
        }
        Ok(concerns)
    }

    /// Whether an entity has this name.
    pub(super) fn is_entity(&self, phrase: &Phrase) -> bool {
        !self.entries(self.text_of(phrase)).is_empty()
    }

    /// Whether a person or an organisation has this name.
    pub(super) fn is_person(&self, phrase: &Phrase) -> bool {
        let entries = self.entries(self.text_of(phrase));
        let speaks = |entry: &&_| self.has_label(entry, &SPEAKING[..2]);
        entries.iter().any(speaks) || entries.is_empty() && self.is_actor(phrase)
    }

    /// A word that may be a misspelt name is told of where nothing is found.
    fn doubt(&mut self, phrase: &Phrase, concern: &Concern) {
        if concern.targets.is_empty() && concern.exact.is_none() {
            let text = self.text_of(phrase);
            let documents = self.names.similar_documents(text);
            if !self.names.misspelt(text).is_empty() {
                self.doubts.push(self.unknown(phrase));
            } else if !documents.is_empty() {
                let message = format!("no document or publisher here is called `{text}`");
                let problem = Diagnostic::new(message).at(phrase.span);
                self.doubts
                    .push(super::thing::did_you_mean(problem, &documents));
            }
        }
    }

    /// Notes that words were looked for.
    pub(super) fn tell_words(&mut self, concern: &Concern, span: Span) {
        if !concern.words.is_empty() || concern.exact.is_some() {
            let text = span.of(self.text).trim();
            self.notes.push(format!(
                "`{text}` is no name or topic here: looked into the text of statements"
            ));
        }
    }

    /// The one phrase of a choice, or what is wrong with it.
    pub(super) fn only(choice: &Choice) -> Result<&Phrase, Diagnostic> {
        choice
            .wanted()
            .next()
            .ok_or_else(|| Diagnostic::new("a name is missing here"))
    }
}

/// The words of a text that say what it is about, in lower case.
pub(super) fn content_words(text: &str) -> Vec<String> {
    let words =
        text.split(|letter: char| letter.is_whitespace() || letter == '/' || letter == '\u{1F}');
    let bare = words.map(|word| {
        word.trim_matches(|letter: char| {
            !letter.is_alphanumeric() && letter != '$' && letter != '%'
        })
        .to_lowercase()
    });
    bare.filter(|word| !word.is_empty() && !wording().is_stop(&fold(word)))
        .collect()
}
