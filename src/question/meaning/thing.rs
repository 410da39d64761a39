//! One name: the nodes it stands for, or an error that says which name may have been meant.

use super::{Nodes, Resolver};
use crate::Diagnostic;
use crate::graph::schema::label;
use crate::question::names::{DocumentName, Entry, NAMED};
use crate::question::tree::Phrase;

/// Labels of those who can speak.
pub(super) const SPEAKING: [&str; 4] = [
    label::PERSON,
    label::ORGANIZATION,
    label::COUNTRY,
    label::ACTOR,
];

/// So many others of a name are told.
const TOLD: usize = 4;

/// What a name stands for that may be an entity or documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::question) enum Thing {
    Nodes(Nodes),
    Documents(Vec<DocumentName>),
}

impl<'a> Resolver<'a> {
    /// Whatever has this name.
    pub(super) fn thing(&mut self, phrase: &Phrase) -> Result<Thing, Diagnostic> {
        if self.is_pronoun(phrase) {
            return self.actor(phrase).map(Thing::Nodes);
        }
        let text = self.text_of(phrase);
        let mut entries = self.entries(text);
        if entries.is_empty() {
            entries = self.names.find_ending(text);
        }
        if !entries.is_empty() {
            return Ok(Thing::Nodes(self.nodes(entries, phrase, prominence)));
        }
        let documents = self.find_documents(text);
        if documents.is_empty() {
            return Err(self.unknown(phrase));
        }
        Ok(Thing::Documents(documents))
    }

    /// The entity of this name.
    pub(super) fn entity(&mut self, phrase: &Phrase) -> Result<Nodes, Diagnostic> {
        match self.thing(phrase)? {
            Thing::Nodes(nodes) => Ok(nodes),
            Thing::Documents(_) => {
                let text = self.text_of(phrase);
                let message = format!("`{text}` is a document");
                let asked = format!("a question about it is `what is \"{text}\" about`");
                Err(Diagnostic::new(message).at(phrase.span).hint(asked))
            }
        }
    }

    /// Entities of this name: as it is, in singular or plural, or people of this surname.
    pub(super) fn entries(&self, text: &str) -> Vec<&'a Entry> {
        let bare = without_article(text);
        let mut entries = self.names.find(text);
        if entries.is_empty() {
            entries = self.names.find(bare);
        }
        if entries.is_empty() {
            let other = match bare.strip_suffix(['s', 'S']) {
                Some(singular) => singular.to_owned(),
                None => format!("{bare}s"),
            };
            entries = self.names.find(&other);
            entries.retain(|entry| self.has_label(entry, &[label::TOPIC]));
        }
        if entries.is_empty() {
            entries = self.names.find_adjective(bare);
        }
        if entries.is_empty() {
            entries = self.names.find_ending(bare);
            entries.retain(|entry| self.has_label(entry, &[label::PERSON]));
        }
        entries
    }

    /// The nodes of a name: of several that bear it the most prominent one, unless they hold one office.
    pub(super) fn nodes(
        &mut self,
        mut entries: Vec<&'a Entry>,
        phrase: &Phrase,
        prominence: impl Fn(&Entry) -> usize,
    ) -> Nodes {
        let text = self.text_of(phrase);
        let by_office = self.names.find(text).is_empty()
            && entries.len() > 1
            && entries.iter().all(|entry| self.has_office(entry, text));
        entries.sort_by_key(|entry| std::cmp::Reverse(prominence(entry)));
        let mut names: Vec<arcstr::ArcStr> = Vec::new();
        for entry in &entries {
            if !names.contains(&entry.name) {
                names.push(entry.name.clone());
            }
        }
        if names.len() > 1 && by_office {
            let list: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            self.notes
                .push(format!("`{text}` stands for {}", listed(&list)));
        } else if names.len() > 1 {
            let others: Vec<String> = names[1..]
                .iter()
                .take(TOLD)
                .map(|name| format!("`{name}`"))
                .collect();
            let more = names.len() - 1 - others.len();
            let more = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            self.notes.push(format!(
                "`{text}` is taken for `{}`; it may also be {}{more}",
                names[0],
                others.join(", ")
            ));
            names.truncate(1);
            entries.retain(|entry| entry.name == names[0]);
        }
        self.as_nodes(&entries, names)
    }

    pub(super) fn as_nodes(&self, entries: &[&Entry], names: Vec<arcstr::ArcStr>) -> Nodes {
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
            narrower: entries.iter().any(|entry| entry.narrower),
        }
    }

    fn has_office(&self, entry: &Entry, text: &str) -> bool {
        let folded = crate::question::names::fold(text);
        let holders = self.names.find_office(&folded);
        holders.iter().any(|holder| holder.node == entry.node)
    }

    /// The documents of this title, path or publisher, if there are any.
    pub(super) fn find_documents(&self, text: &str) -> Vec<DocumentName> {
        let exact = self.names.find_documents(text);
        if !exact.is_empty() {
            return exact;
        }
        let other_names = self.names.find(text);
        let published = other_names.iter();
        published
            .flat_map(|entry| self.names.find_documents(&entry.name))
            .filter(|name| name.key == "publisher")
            .collect()
    }

    /// Nothing is called so; with names that may have been meant.
    pub(super) fn unknown(&self, phrase: &Phrase) -> Diagnostic {
        let text = self.text_of(phrase);
        let message = format!("nobody and nothing here is called `{text}`");
        let problem = Diagnostic::new(message).at(phrase.span);
        let mut similar = self.names.similar(text);
        let own = crate::question::names::fold(text);
        similar.retain(|name| crate::question::names::fold(name) != own);
        match similar.first() {
            Some(_) => did_you_mean(problem, &similar),
            None => problem,
        }
    }

    pub(super) fn label(&self, entry: &Entry) -> Option<&'static str> {
        let has = |label: &&&str| self.graph.has_label(entry.node, label);
        NAMED.iter().find(has).copied()
    }

    pub(super) fn has_label(&self, entry: &Entry, labels: &[&str]) -> bool {
        labels
            .iter()
            .any(|label| self.graph.has_label(entry.node, label))
    }
}

/// How much is said by and of an entity.
pub(super) fn prominence(entry: &Entry) -> usize {
    entry.said + entry.spoken_of
}

/// `a`, `b` and `c`.
pub(super) fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

pub(super) fn did_you_mean(problem: Diagnostic, names: &[&str]) -> Diagnostic {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => problem,
        Some((only, [])) => problem.hint(format!("did you mean {only}?")),
        Some((last, others)) => {
            problem.hint(format!("did you mean {} or {last}?", others.join(", ")))
        }
    }
}

pub(super) fn without_article(text: &str) -> &str {
    let text = text.trim();
    let article = ["the ", "a ", "an "].into_iter().find(|article| {
        text.get(..article.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(article))
    });
    article.map_or(text, |article| text[article.len()..].trim_start())
}
