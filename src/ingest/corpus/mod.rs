//! What a corpus speaks of that the lexicon does not know: phrases that are used in many of its documents become
//! topics, and all statements that use them are about them.

mod count;
mod likelihood;
#[cfg(test)]
mod tests;

use super::copies::{Signature, signature};
use crate::extract::{Extraction, Phrase};
use crate::graph::schema::{label, relationship};
use crate::graph::{Graph, NodeId, Value};
use crate::text::Document;
use count::Subject;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// When phrases are used more often than this, those of one document only are forgotten.
const MOST_USES: usize = 2_000_000;

/// The phrases of all documents read so far, and the topics that some of them have become.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    documents: usize,
    phrases: FxHashMap<Box<str>, Found>,
    uses: usize,
    made: FxHashMap<Box<str>, NodeId>,
    linked: FxHashSet<(NodeId, NodeId)>,
    /// By what copies of the documents are known.
    pub(super) signatures: Vec<(NodeId, Signature)>,
}

/// A phrase as long as it goes, and where it is used.
#[derive(Debug, Clone, Default)]
struct Found {
    heads: u8,
    names: u8,
    joined: u8,
    uses: Vec<Use>,
    /// How often it is written how.
    spellings: BTreeMap<Box<str>, usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Use {
    document: NodeId,
    statement: NodeId,
}

impl Corpus {
    /// Notes that another document begins.
    pub(super) fn begin_document(&mut self) {
        self.documents += 1;
    }

    /// Notes by what copies of a document are known; only once, in however many stretches it comes.
    pub(super) fn sign(&mut self, node: NodeId, document: &Document) {
        if self.signatures.last().is_none_or(|(last, _)| *last != node) {
            self.signatures.push((node, signature(document)));
        }
    }

    /// Counts the phrases of a document whose attributions have become `statements`.
    pub(super) fn add(
        &mut self,
        document: NodeId,
        extraction: &Extraction,
        statements: &[Option<NodeId>],
    ) {
        for phrase in &extraction.phrases {
            if let Some(Some(statement)) = statements.get(phrase.attribution) {
                self.add_phrase(phrase, document, *statement);
            }
        }
        if self.uses > MOST_USES {
            self.forget_rare();
        }
    }

    fn add_phrase(&mut self, phrase: &Phrase, document: NodeId, statement: NodeId) {
        if !self.phrases.contains_key(phrase.key.as_str()) {
            self.phrases
                .insert(phrase.key.as_str().into(), Found::default());
        }
        let Some(found) = self.phrases.get_mut(phrase.key.as_str()) else {
            return;
        };
        found.heads |= phrase.heads;
        found.names |= phrase.names;
        found.joined |= phrase.joined;
        found.uses.push(Use {
            document,
            statement,
        });
        *found
            .spellings
            .entry(phrase.words.as_str().into())
            .or_default() += 1;
        self.uses += 1;
    }

    /// Forgets the phrases of one document only.
    fn forget_rare(&mut self) {
        self.phrases.retain(|_, found| {
            let first = found.uses.first().map(|one| one.document);
            found.uses.iter().any(|one| Some(one.document) != first)
        });
        self.uses = self.phrases.values().map(|found| found.uses.len()).sum();
    }

    /// Makes the phrases that are used in many documents topics of `graph`.
    pub(super) fn make_topics(&mut self, graph: &mut Graph) {
        let known = known_names(graph, &self.made);
        let subjects = count::subjects(&self.phrases, self.documents, |name| {
            known.contains_key(name)
        });
        let mut topics: FxHashMap<&str, NodeId> = FxHashMap::default();
        for subject in &subjects {
            let made = self.made.get(subject.key.as_str()).copied();
            let node = match made.filter(|node| graph.has_node(*node)) {
                Some(node) => node,
                None => create_topic(graph, subject),
            };
            self.made.insert(subject.key.as_str().into(), node);
            topics.insert(&subject.key, node);
            for use_ in &subject.uses {
                if graph.has_node(use_.statement) && self.linked.insert((node, use_.statement)) {
                    graph.create_relationship(relationship::ABOUT, use_.statement, node, []);
                }
            }
            self.mention(graph, subject, node);
        }
        for subject in &subjects {
            self.put_below(graph, subject, &known, &topics);
        }
    }

    fn mention(&mut self, graph: &mut Graph, subject: &Subject, node: NodeId) {
        let mut counts: BTreeMap<NodeId, i64> = BTreeMap::new();
        for use_ in &subject.uses {
            *counts.entry(use_.document).or_default() += 1;
        }
        for (document, count) in counts {
            if graph.has_node(document) && self.linked.insert((node, document)) {
                let count = [("count", count.into())];
                graph.create_relationship(relationship::MENTIONS, document, node, count);
            }
        }
    }

    /// Puts a topic below the one that the most of its words are: "health care bill" below "health care".
    fn put_below(
        &mut self,
        graph: &mut Graph,
        subject: &Subject,
        known: &FxHashMap<String, NodeId>,
        topics: &FxHashMap<&str, NodeId>,
    ) {
        let topic = |name: &str| {
            let known = known.get(name).copied();
            let known = known.filter(|node| graph.has_label(*node, label::TOPIC));
            known.or_else(|| topics.get(name).copied())
        };
        let parts = count::parts(&subject.key).into_iter().rev();
        let parts = parts.filter(|part| part.len() < subject.key.len());
        let mut above = parts.filter_map(topic);
        let (Some(above), Some(own)) = (above.next(), topics.get(subject.key.as_str())) else {
            return;
        };
        if above != *own && self.linked.insert((*own, above)) {
            graph.create_relationship(relationship::BROADER, *own, above, []);
        }
    }
}

/// All names in lower case, but those of topics that phrases have become.
fn known_names(graph: &Graph, made: &FxHashMap<Box<str>, NodeId>) -> FxHashMap<String, NodeId> {
    let made: FxHashSet<NodeId> = made.values().copied().collect();
    let labels = [
        label::TOPIC,
        label::PERSON,
        label::ORGANIZATION,
        label::COUNTRY,
        label::PLACE,
        label::EVENT,
    ];
    let mut known = FxHashMap::default();
    for node in labels
        .iter()
        .flat_map(|label| graph.nodes_with_label(label))
    {
        if made.contains(node) {
            continue;
        }
        let name = graph.property(*node, "name").and_then(Value::as_str);
        let lists = ["aliases", "formerly"].map(|key| graph.property(*node, key));
        let lists = lists.into_iter().filter_map(|list| match list {
            Some(Value::List(names)) => Some(names.as_slice()),
            _ => None,
        });
        let others = lists.flatten().filter_map(Value::as_str);
        for name in name.into_iter().chain(others) {
            known
                .entry(name.to_lowercase().replace('-', " "))
                .or_insert(*node);
        }
    }
    known
}

fn create_topic(graph: &mut Graph, subject: &Subject) -> NodeId {
    let aliases = subject
        .aliases
        .iter()
        .map(|alias| Value::from(alias.as_str()));
    graph.create_node(
        [label::TOPIC],
        [
            ("name", subject.name.as_str().into()),
            ("aliases", aliases.collect()),
            ("source", "corpus".into()),
        ],
    )
}
