//! One name: the nodes it stands for, or an error that says which name may have been meant.

use super::occurrence::occurs;
use super::{Nodes, Resolver, Target, Thing};
use crate::graph::Direction;
use crate::graph::schema::{label, relationship};
use crate::question::forms::near_word;
use crate::question::names::{DocumentName, Entry, NAMED};
use crate::question::tree::Term;
use crate::{Diagnostic, Span};

/// Labels of those who can speak.
const SPEAKING: [&str; 4] = [
    label::PERSON,
    label::ORGANIZATION,
    label::COUNTRY,
    label::ACTOR,
];

impl<'a> Resolver<'a> {
    /// Those who can speak under this name.
    pub(super) fn actor(&mut self, term: &Term) -> Result<Nodes, Diagnostic> {
        let named = self.names.find(&term.text);
        let mut actors = named.clone();
        actors.retain(|entry| self.has_label(entry, &SPEAKING));
        if actors.is_empty() {
            actors = self.names.find_ending(&term.text);
        }
        if actors.is_empty() {
            actors = self.names.find_government(&term.text);
            let government = actors.first();
            self.notes.extend(government.map(|entry| {
                format!(
                    "`{}` is taken for the government of {}",
                    term.text, entry.name
                )
            }));
        }
        match (actors.is_empty(), named.first()) {
            (false, _) => Ok(self.nodes(&actors, term)),
            (true, None) => Err(self.unknown(term)),
            (true, Some(entry)) => {
                let kind = self.label(entry).unwrap_or("node").to_lowercase();
                let message = format!("`{}` is a {kind}, not somebody who speaks", term.text);
                Err(Diagnostic::new(message).at(term.span))
            }
        }
    }

    /// Whether somebody who can speak has this name.
    pub(crate) fn is_actor(&self, term: &Term) -> bool {
        let named = self.names.find(&term.text);
        named.iter().any(|entry| self.has_label(entry, &SPEAKING))
            || !self.names.find_ending(&term.text).is_empty()
            || !self.names.find_government(&term.text).is_empty()
    }

    /// Whether a person or an organisation has this name.
    pub(super) fn is_person(&self, term: &Term) -> bool {
        let entries = self.entries(term);
        let speaks = |entry: &&Entry| self.has_label(entry, &SPEAKING[..2]);
        entries.iter().any(speaks) || entries.is_empty() && self.is_actor(term)
    }

    /// Whether an entity has this name.
    pub(super) fn is_entity(&self, term: &Term) -> bool {
        !self.entries(term).is_empty()
    }

    /// Whether nothing is called this or nearly this.
    pub(super) fn is_unheard_of(&self, term: &Term) -> bool {
        !self.is_entity(term)
            && !self.is_actor(term)
            && self.names.similar(&term.text).is_empty()
            && self.names.similar_documents(&term.text).is_empty()
    }

    /// Whether these words stand in the text of a statement.
    pub(super) fn is_said(&self, term: &Term) -> bool {
        occurs(&searched(term), self.graph)
    }

    /// What a statement may be about under this name; words, if it is none.
    pub(super) fn target(&mut self, term: &Term) -> Result<Target, Diagnostic> {
        let entries = self.entries(term);
        if !entries.is_empty() {
            return Ok(Target::Nodes(self.nodes(&entries, term)));
        }
        let words = searched(term);
        let found = || occurs(&words, self.graph);
        let similar = self.names.similar(&term.text);
        if !similar.is_empty() && !found() {
            return Err(self.unknown(term));
        }
        if let Some((known, rest)) = self.known_start(term)
            && !found()
        {
            return Err(self.not_understood(term, &known, rest));
        }
        if words.is_empty() {
            return Err(self.unknown(term));
        }
        if let Some(meant) = near_word(&term.text)
            && !term.quoted
            && !found()
        {
            let message = format!("`{}` is not understood here", term.text);
            let diagnostic = Diagnostic::new(message).at(term.span);
            return Err(diagnostic.hint(format!("did you mean `{meant}`?")));
        }
        self.notes.push(format!(
            "`{}` is no name or topic here: looked into the text of statements",
            term.text
        ));
        Ok(Target::Words(words))
    }

    /// The documents of this title, path or publisher.
    pub(super) fn documents(&mut self, term: &Term) -> Result<Vec<DocumentName>, Diagnostic> {
        let found = self.find_documents(term);
        if !found.is_empty() {
            return Ok(found);
        }
        let message = format!("no document or publisher here is called `{}`", term.text);
        let diagnostic = Diagnostic::new(message).at(term.span);
        Err(did_you_mean(
            diagnostic,
            &self.names.similar_documents(&term.text),
        ))
    }

    /// The documents of this title, path or publisher, if there are any.
    pub(super) fn find_documents(&self, term: &Term) -> Vec<DocumentName> {
        let exact = self.names.find_documents(&term.text);
        if !exact.is_empty() {
            return exact;
        }
        let other_names = self.names.find(&term.text);
        let published: Vec<_> = other_names
            .iter()
            .flat_map(|entry| self.names.find_documents(&entry.name))
            .collect();
        match (published.is_empty(), other_names.is_empty()) {
            (false, _) => published,
            (true, true) => self.names.find_titles(&term.text),
            (true, false) => Vec::new(),
        }
    }

    /// Whatever has this name.
    pub(crate) fn thing(&mut self, term: &Term) -> Result<Thing, Diagnostic> {
        let entries = self.entries(term);
        if !entries.is_empty() {
            return Ok(Thing::Nodes(self.nodes(&entries, term)));
        }
        let documents = self.find_documents(term);
        if documents.is_empty() {
            return Err(self.unknown(term));
        }
        Ok(Thing::Documents(documents))
    }

    /// The entity of this name.
    pub(crate) fn entity(&mut self, term: &Term) -> Result<Nodes, Diagnostic> {
        match self.thing(term)? {
            Thing::Nodes(nodes) => Ok(nodes),
            Thing::Documents(_) => {
                let message = format!("`{}` is a document", term.text);
                let asked = format!("a question about it is `what is \"{}\" about`", term.text);
                Err(Diagnostic::new(message).at(term.span).hint(asked))
            }
        }
    }

    /// Entities of this name: as it is, in singular or plural, or people of this surname.
    fn entries(&self, term: &Term) -> Vec<&'a Entry> {
        let text = without_article(&term.text);
        let mut entries = self.names.find(&term.text);
        if entries.is_empty() {
            entries = self.names.find(text);
        }
        if entries.is_empty() {
            let other = match text.strip_suffix(['s', 'S']) {
                Some(singular) => singular.to_owned(),
                None => format!("{text}s"),
            };
            entries = self.names.find(&other);
            entries.retain(|entry| self.has_label(entry, &[label::TOPIC]));
        }
        if entries.is_empty() {
            entries = self.names.find_ending(text);
            entries.retain(|entry| self.has_label(entry, &[label::PERSON]));
        }
        entries
    }

    fn nodes(&mut self, entries: &[&Entry], term: &Term) -> Nodes {
        let mut names = Vec::new();
        for entry in entries {
            if !names.contains(&entry.name) {
                names.push(entry.name.clone());
            }
        }
        if names.len() > 1 {
            let list = names
                .iter()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>();
            self.notes
                .push(format!("`{}` stands for {}", term.text, list.join(" and ")));
        }
        let shared = |label: &&&str| {
            entries
                .iter()
                .all(|entry| self.graph.has_label(entry.node, label))
        };
        Nodes {
            label: NAMED.iter().find(shared).copied(),
            names,
            topics: entries
                .iter()
                .any(|entry| self.has_label(entry, &[label::TOPIC])),
            narrower: entries.iter().any(|entry| {
                let broader = Some(relationship::BROADER);
                let mut narrower = self.graph.expand(entry.node, Direction::Incoming, broader);
                narrower.next().is_some()
            }),
        }
    }

    /// A known name with which `term`, which is longer, begins, and where its other words are.
    fn known_start(&self, term: &Term) -> Option<(String, Span)> {
        if term.quoted {
            return None;
        }
        let words = term.span.of(self.text);
        let spaces = words.match_indices(char::is_whitespace);
        spaces.rev().find_map(|(space, _)| {
            let entries = self.names.find(&words[..space]);
            let rest = words.len() - words[space..].trim_start().len();
            let rest = Span::new(term.span.start + rest, term.span.end);
            Some((entries.first()?.name.to_string(), rest))
        })
    }

    fn not_understood(&self, term: &Term, known: &str, rest: Span) -> Diagnostic {
        let place = |word: &str| word.as_ptr() as usize - self.text.as_ptr() as usize;
        let mut words = rest.of(self.text).split_whitespace();
        let misspelt = words.find_map(|word| Some((word, near_word(word)?)));
        if let Some((word, meant)) = misspelt {
            let span = Span::new(place(word), place(word) + word.len());
            return Diagnostic::new(format!("`{word}` is not understood here"))
                .at(span)
                .hint(format!("did you mean `{meant}`?"));
        }
        let message = format!(
            "`{}` is no name or topic, and no statement has these words",
            term.text
        );
        Diagnostic::new(message)
            .at(term.span)
            .hint(format!("did you mean `{known}`?"))
    }

    fn unknown(&self, term: &Term) -> Diagnostic {
        let message = format!("nobody and nothing here is called `{}`", term.text);
        let diagnostic = Diagnostic::new(message).at(term.span);
        did_you_mean(diagnostic, &self.names.similar(&term.text))
    }

    fn label(&self, entry: &Entry) -> Option<&'static str> {
        let has = |label: &&&str| self.graph.has_label(entry.node, label);
        NAMED.iter().find(has).copied()
    }

    fn has_label(&self, entry: &Entry, labels: &[&str]) -> bool {
        labels
            .iter()
            .any(|label| self.graph.has_label(entry.node, label))
    }
}

fn did_you_mean(diagnostic: Diagnostic, names: &[&str]) -> Diagnostic {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => diagnostic,
        Some((only, [])) => diagnostic.hint(format!("did you mean {only}?")),
        Some((last, others)) => {
            diagnostic.hint(format!("did you mean {} or {last}?", others.join(", ")))
        }
    }
}

fn without_article(text: &str) -> &str {
    let text = text.trim();
    let article = ["the ", "a ", "an "].into_iter().find(|article| {
        text.get(..article.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(article))
    });
    article.map_or(text, |article| text[article.len()..].trim_start())
}

/// The words to look for in the text of statements.
fn searched(term: &Term) -> String {
    let text = if term.quoted {
        term.text.trim()
    } else {
        without_article(&term.text)
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
