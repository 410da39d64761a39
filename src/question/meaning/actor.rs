//! Who speaks: a name with those who speak for it, an office, a group, a pronoun.

use super::thing::{SPEAKING, listed};
use super::{Nodes, Resolver, Who};
use crate::Diagnostic;
use crate::graph::Value;
use crate::graph::schema::label;
use crate::question::follow::{Part, Person, Slot};
use crate::question::names::Entry;
use crate::question::tree::Phrase;
use crate::question::word::{Key, Kind, Sort};
use crate::question::wording::Group;
use arcstr::ArcStr;

/// So many of those who speak for a country are named in a note.
const NAMED_VOICES: usize = 5;

/// How many of those who speak for somebody a question takes in: enough for any
/// newsroom, and few enough that a question stays a question on a graph of millions.
const MOST_VOICES: usize = 100;

/// What is asked for: a kind of thing, the bloc that countries are of, and whoever is told besides.
type Asked = (Option<Key>, Option<ArcStr>, Option<Who>);

impl<'a> Resolver<'a> {
    /// Who speaks under this name.
    pub(super) fn who(&mut self, phrase: &Phrase) -> Result<Who, Diagnostic> {
        if let Some(who) = self.group(phrase) {
            return Ok(who);
        }
        if let Some(words) = self.described(phrase) {
            return Ok(Who::Described(words));
        }
        let nodes = self.actor(phrase)?;
        let nodes = if self.alone {
            nodes
        } else {
            self.with_voices(nodes, phrase)
        };
        Ok(Who::Nodes(nodes))
    }

    /// Those who can speak under this name, and nobody else.
    pub(super) fn actor(&mut self, phrase: &Phrase) -> Result<Nodes, Diagnostic> {
        if let Some(nodes) = self.pronoun(phrase)? {
            return Ok(nodes);
        }
        let text = self.text_of(phrase);
        let entries = self.actors(text);
        if let Some(entry) = entries.first()
            && self.names.find(text).is_empty()
            && !self.names.find_government(text).is_empty()
        {
            let note = format!("`{text}` is taken for the government of {}", entry.name);
            self.notes.push(note);
        }
        if entries.is_empty() {
            return Err(self.no_actor(phrase));
        }
        let nodes = self.nodes(entries, phrase, |entry| entry.said * 4 + entry.spoken_of);
        self.remember(Slot::By, phrase, &nodes);
        Ok(nodes)
    }

    /// Whether somebody who can speak has this name.
    pub(super) fn is_actor(&self, phrase: &Phrase) -> bool {
        self.is_group(phrase)
            || self.is_pronoun(phrase)
            || !self.actors(self.text_of(phrase)).is_empty()
    }

    /// Words that are no name, but may describe who speaks: "the junta", "a Malaysian MP".
    fn described(&mut self, phrase: &Phrase) -> Option<Vec<String>> {
        let text = self.text_of(phrase);
        let is_topic = !self.names.find(text).is_empty();
        let points_back = self
            .words_of(phrase)
            .iter()
            .any(|word| word.symbol == "pronoun");
        if points_back || is_topic || !self.actors(text).is_empty() {
            return None;
        }
        let words = super::concern::content_words(text);
        if words.is_empty() {
            return None;
        }
        self.doubts.push(self.unknown(phrase));
        self.notes.push(format!(
            "`{text}` is no name here: looked into how texts and roles describe who speaks"
        ));
        Some(words)
    }

    fn actors(&self, text: &str) -> Vec<&'a Entry> {
        let text = super::thing::without_article(text);
        let found = self.actors_called(text);
        if !found.is_empty() {
            return found;
        }
        // A title before the name, or a word after it: "President Ramaphosa", "the ATM party".
        let cut = |from: usize, to: usize| {
            let part = text[from..to].trim();
            let found = self.names.find(part);
            if found.is_empty() && !part.contains(' ') {
                let mut people = self.names.find_surname(part);
                people.retain(|entry| self.has_label(entry, &[label::PERSON]));
                return people;
            }
            found
        };
        let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
        let ends = spaces.iter().map(|at| cut(at + 1, text.len()));
        let starts = spaces.last().map(|at| cut(0, *at));
        let speaking = |mut entries: Vec<&'a Entry>| {
            entries.retain(|entry| self.has_label(entry, &SPEAKING[..2]));
            entries
        };
        let mut all = ends.chain(starts).map(speaking);
        all.find(|entries| !entries.is_empty()).unwrap_or_default()
    }

    fn actors_called(&self, text: &str) -> Vec<&'a Entry> {
        let mut actors = self.names.find(text);
        actors.retain(|entry| self.has_label(entry, &SPEAKING));
        if actors.is_empty() {
            actors = self.names.find_adjective(text);
        }
        if actors.is_empty() {
            actors = self.names.find_ending(text);
        }
        if actors.is_empty() {
            actors = self.names.find_government(text);
        }
        actors
    }

    fn no_actor(&self, phrase: &Phrase) -> Diagnostic {
        let text = self.text_of(phrase);
        let named = self.names.find(text);
        let Some(entry) = named.first() else {
            return self.unknown(phrase);
        };
        let kind = self.label(entry).unwrap_or("node").to_lowercase();
        let message = format!("`{text}` is a {kind}, not somebody who speaks");
        Diagnostic::new(message).at(phrase.span).hint(format!(
            "`what was said about {text}` asks for what others say"
        ))
    }

    /// The nodes, and who speaks for the country or body that they are.
    fn with_voices(&mut self, nodes: Nodes, phrase: &Phrase) -> Nodes {
        let entries = self.entries_of(&nodes);
        let mut voices: Vec<&Entry> = Vec::new();
        for entry in &entries {
            if self.has_label(entry, &[label::PERSON]) {
                continue;
            }
            voices.extend(self.names.speakers_for(entry.node));
        }
        voices.retain(|voice| !nodes.names.contains(&voice.name));
        voices.sort_by_key(|voice| (std::cmp::Reverse(voice.said), voice.name.clone()));
        voices.dedup_by_key(|voice| voice.name.clone());
        let beyond = voices.len().saturating_sub(MOST_VOICES);
        voices.truncate(MOST_VOICES);
        if voices.is_empty() {
            return nodes;
        }
        let text = self.text_of(phrase);
        let shown: Vec<String> = voices
            .iter()
            .take(NAMED_VOICES)
            .map(|voice| voice.name.to_string())
            .collect();
        let more = voices.len() - shown.len();
        let shown = match more {
            0 => listed(&shown),
            more => format!("{} and {more} more", shown.join(", ")),
        };
        let name = &nodes.names[0];
        if beyond > 0 {
            self.notes.push(format!(
                "of those who speak for {name}, the {MOST_VOICES} who say most; {beyond} others are left out"
            ));
        }
        self.notes.push(format!(
            "`{text}` is {name} and who speaks for it: {shown}; `{name} itself` is it alone"
        ));
        let mut names = nodes.names.clone();
        names.extend(voices.iter().map(|voice| voice.name.clone()));
        let all: Vec<&Entry> = entries.into_iter().chain(voices).collect();
        self.as_nodes(&all, names)
    }

    fn entries_of(&self, nodes: &Nodes) -> Vec<&'a Entry> {
        let found = nodes.names.iter().flat_map(|name| self.names.find(name));
        found
            .filter(|entry| {
                nodes.names.contains(&entry.name)
                    && nodes
                        .label
                        .is_none_or(|label| self.graph.has_label(entry.node, label))
            })
            .collect()
    }

    // ---- Groups ----

    fn is_group(&self, phrase: &Phrase) -> bool {
        let words = self.words_of(phrase);
        words.iter().any(|word| matches!(word.sort, Sort::Group(_)))
    }

    /// "Chinese officials", "women", "female ministers", "people in the room".
    fn group(&mut self, phrase: &Phrase) -> Option<Who> {
        let words = self.words_of(phrase);
        let groups: Vec<&'static Group> = words
            .iter()
            .filter_map(|word| match &word.sort {
                Sort::Group(group) => Some(*group),
                _ => None,
            })
            .collect();
        if groups.is_empty() {
            return None;
        }
        let mut of: Option<Nodes> = None;
        for (place, word) in words.iter().enumerate() {
            if !matches!(word.symbol, "name" | "word") {
                continue;
            }
            let owner = Phrase {
                words: phrase.words.start + place..phrase.words.start + place + 1,
                span: word.span,
            };
            let entries = self.entries(self.text_of(&owner));
            let owns = entries
                .iter()
                .any(|entry| self.has_label(entry, &SPEAKING[..3]));
            if !owns {
                // "linguistics professors": whoever is described so.
                let words = super::concern::content_words(self.text_of(phrase));
                return Some(Who::Described(words));
            }
            let nodes = self.nodes(entries, &owner, super::thing::prominence);
            of = Some(match of {
                Some(known) => known.merge(&nodes),
                None => nodes,
            });
        }
        // "Chinese officials" are who speaks for China, and China where the text names no more.
        let speaks = groups.iter().all(|group| group.name == "officials");
        if let (Some(nodes), true) = (&of, speaks) {
            let nodes = nodes.clone();
            return Some(Who::Nodes(self.with_voices(nodes, phrase)));
        }
        Some(Who::Group { groups, of })
    }

    /// What kind of thing, group or bloc words stand for that tell who is asked for.
    pub(super) fn asked_kind(&mut self, phrase: &Phrase) -> Result<Asked, Diagnostic> {
        let words = self.words_of(phrase);
        let key = words.iter().find_map(|word| match word.sort {
            Sort::Kind(key) => Some(key),
            _ => None,
        });
        if let Some(who) = self.group(phrase) {
            let only_members = key == Some(Key::Subject(Kind::Country));
            if !only_members {
                return Ok((None, None, Some(who)));
            }
        }
        let mut bloc = None;
        let mut of = None;
        for (place, word) in words.iter().enumerate() {
            if !matches!(word.symbol, "name" | "word" | "document") {
                continue;
            }
            let named = Phrase {
                words: phrase.words.start + place..phrase.words.start + place + 1,
                span: word.span,
            };
            match self.bloc(&named) {
                Some(found) => bloc = Some(found),
                None if key.is_some() => {
                    let entries = self.entries(self.text_of(&named));
                    if entries.is_empty() {
                        return Err(self.no_bloc(&named));
                    }
                    of = Some(self.nodes(entries, &named, super::thing::prominence));
                }
                None => {}
            }
        }
        if key.is_none() {
            return Ok((None, None, Some(self.who(phrase)?)));
        }
        let who = of.map(|of| Who::Group {
            groups: Vec::new(),
            of: Some(of),
        });
        Ok((key, bloc, who))
    }

    /// The bloc of that name, as its members name it.
    fn bloc(&self, phrase: &Phrase) -> Option<ArcStr> {
        let text = self.text_of(phrase);
        let named = || {
            let mut entries = self.names.find(text).into_iter();
            entries.find_map(|entry| self.names.find_bloc(&entry.name))
        };
        self.names.find_bloc(text).or_else(named).cloned()
    }

    fn no_bloc(&self, phrase: &Phrase) -> Diagnostic {
        let text = self.text_of(phrase);
        let message = format!("no country here is a member of `{text}`");
        let problem = Diagnostic::new(message).at(phrase.span);
        let blocs: Vec<&str> = self.names.blocs().take(12).collect();
        match crate::diagnostic::did_you_mean(text, self.names.blocs()) {
            Some(hint) => problem.hint(hint),
            None if blocs.is_empty() => problem,
            None => problem.hint(format!("they are members of {}", blocs.join(", "))),
        }
    }

    // ---- Pronouns ----

    pub(super) fn is_pronoun(&self, phrase: &Phrase) -> bool {
        matches!(self.words_of(phrase), [word] if word.symbol == "pronoun")
    }

    fn pronoun(&mut self, phrase: &Phrase) -> Result<Option<Nodes>, Diagnostic> {
        if !self.is_pronoun(phrase) {
            return Ok(None);
        }
        let text = self.text_of(phrase);
        let person = self
            .before
            .and_then(|before| before.meant_by(&text.to_lowercase()));
        let Some(person) = person else {
            let message = format!("whom `{text}` means is not known here");
            let hint = "after a question about somebody, it is they; else say the name";
            return Err(Diagnostic::new(message).at(phrase.span).hint(hint));
        };
        let name = person.name.clone();
        let mut entries = self.names.find(&name);
        entries.retain(|entry| entry.name == name);
        if entries.is_empty() {
            return Err(self.unknown(phrase));
        }
        self.notes.push(format!("`{text}` is {name}"));
        let nodes = self.as_nodes(&entries, vec![name]);
        self.remember(Slot::By, phrase, &nodes);
        Ok(Some(nodes))
    }

    /// Notes a part of the question, for what follows it.
    pub(super) fn remember(&mut self, slot: Slot, phrase: &Phrase, nodes: &Nodes) {
        self.context.parts.push(Part {
            slot,
            span: phrase.span,
            label: nodes.label,
        });
        if slot != Slot::By && nodes.label != Some(label::PERSON) {
            return;
        }
        for entry in self.entries_of(nodes) {
            let gender = self
                .graph
                .property(entry.node, "gender")
                .and_then(Value::as_str);
            let person = Person {
                name: entry.name.clone(),
                gender: gender.map(ArcStr::from),
                human: self.has_label(entry, &[label::PERSON]),
            };
            if !self.context.people.contains(&person) {
                self.context.people.push(person);
            }
        }
    }
}
