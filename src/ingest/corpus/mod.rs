//! What a corpus speaks of that the lexicon does not know: phrases that are used in many of its documents become
//! topics, and all statements that use them are about them.

mod count;
mod likelihood;
#[cfg(test)]
mod tests;

use super::assemble::Placed;
use super::facts::Used;
use super::shelf::{Part, Shelf};
use crate::Diagnostic;
use crate::graph::schema::{label, relationship};
use crate::graph::{Graph, NodeId, Value};
use count::Subject;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// When phrases are used more often than this, those of one document only are left out.
const MOST_USES: usize = 2_000_000;

/// The phrases of all documents.
#[derive(Debug, Default)]
struct Corpus {
    documents: usize,
    phrases: FxHashMap<Box<str>, Found>,
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

/// The place of a document among all, and the number of the statement in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Use {
    document: u32,
    statement: u32,
}

/// Makes the phrases topics that many of the documents use, and the statements that use them about these.
///
/// # Errors
/// Phrases that cannot be read.
pub(super) fn add_topics(
    graph: &mut Graph,
    shelf: &dyn Shelf,
    documents: &[Placed],
) -> Result<(), Diagnostic> {
    let kept = shelf.subjects()?;
    let kept = kept.and_then(|bytes| postcard::from_bytes(&bytes).ok());
    let subjects: Vec<Subject> = match kept {
        Some(subjects) => subjects,
        None => Corpus::new(shelf)?.subjects(),
    };
    Topics::new(graph, documents, subjects).make();
    Ok(())
}

/// What the documents of a shelf have in common, as bytes: it takes time to find, and may be kept.
///
/// # Errors
/// Phrases that cannot be read.
pub fn subjects(shelf: &dyn Shelf) -> Result<Vec<u8>, Diagnostic> {
    let found = Corpus::new(shelf)?.subjects();
    Ok(postcard::to_allocvec(&found).unwrap_or_default())
}

impl Corpus {
    /// Counts the phrases of all documents.
    fn new(shelf: &dyn Shelf) -> Result<Self, Diagnostic> {
        let mut own = Self::default();
        let often = often_used(shelf)?;
        shelf.visit(Part::Phrases, &mut |path, bytes| {
            let document = u32::try_from(own.documents).unwrap_or(u32::MAX);
            own.documents += 1;
            for used in read(path, bytes)? {
                let is_wanted = often
                    .as_ref()
                    .is_none_or(|often| often.contains(&hash(used.key)));
                if is_wanted {
                    own.add(&used, document);
                }
            }
            Ok(())
        })?;
        Ok(own)
    }

    fn add(&mut self, used: &Used<'_>, document: u32) {
        if !self.phrases.contains_key(used.key) {
            self.phrases.insert(used.key.into(), Found::default());
        }
        let Some(found) = self.phrases.get_mut(used.key) else {
            return;
        };
        found.heads |= used.heads;
        found.names |= used.names;
        found.joined |= used.joined;
        found.uses.push(Use {
            document,
            statement: used.statement,
        });
        *found.spellings.entry(used.words.into()).or_default() += 1;
    }

    fn subjects(&self) -> Vec<Subject> {
        count::subjects(&self.phrases, self.documents)
    }
}

fn read<'b>(path: &str, bytes: &'b [u8]) -> Result<Vec<Used<'b>>, Diagnostic> {
    let damaged = || Diagnostic::new(format!("the phrases of `{path}` cannot be read"));
    postcard::from_bytes(bytes).map_err(|_| damaged())
}

/// Where there are too many phrases to keep, the hashes of those that more than one document uses.
fn often_used(shelf: &dyn Shelf) -> Result<Option<FxHashSet<u64>>, Diagnostic> {
    let mut first: FxHashMap<u64, u32> = FxHashMap::default();
    let mut often = FxHashSet::default();
    let (mut uses, mut document) = (0, 0);
    shelf.visit(Part::Phrases, &mut |path, bytes| {
        for used in read(path, bytes)? {
            let hash = hash(used.key);
            uses += 1;
            if *first.entry(hash).or_insert(document) != document {
                often.insert(hash);
            }
        }
        document += 1;
        Ok(())
    })?;
    Ok((uses > MOST_USES).then_some(often))
}

fn hash(key: &str) -> u64 {
    let mut state = FxHasher::default();
    key.hash(&mut state);
    state.finish()
}

/// Puts subjects into a graph.
struct Topics<'g> {
    graph: &'g mut Graph,
    documents: &'g [Placed],
    known: FxHashMap<String, NodeId>,
    subjects: Vec<Subject>,
    made: FxHashMap<String, NodeId>,
}

impl<'g> Topics<'g> {
    fn new(graph: &'g mut Graph, documents: &'g [Placed], mut subjects: Vec<Subject>) -> Self {
        let known = known_names(graph);
        subjects.retain(|one| {
            let mut names = one.aliases.iter().chain([&one.name, &one.key]);
            !names.any(|name| known.contains_key(name))
        });
        Self {
            graph,
            documents,
            known,
            subjects,
            made: FxHashMap::default(),
        }
    }

    fn make(&mut self) {
        let subjects = std::mem::take(&mut self.subjects);
        for subject in &subjects {
            let node = create_topic(self.graph, subject);
            self.made.insert(subject.key.clone(), node);
            self.relate(subject, node);
        }
        for subject in &subjects {
            self.put_below(subject);
        }
    }

    /// Joins a topic with the statements that are about it, and the documents that mention it.
    fn relate(&mut self, subject: &Subject, topic: NodeId) {
        let mut counts: BTreeMap<NodeId, i64> = BTreeMap::new();
        for use_ in &subject.uses {
            let document = self.documents.get(use_.document as usize);
            let Some(document) = document.copied().flatten() else {
                continue;
            };
            let statement = NodeId(document.0 + use_.statement);
            self.graph
                .create_relationship(relationship::ABOUT, statement, topic, []);
            *counts.entry(document).or_default() += 1;
        }
        for (document, count) in counts {
            let count = [("count", count.into())];
            self.graph
                .create_relationship(relationship::MENTIONS, document, topic, count);
        }
    }

    /// Puts a topic below the one that the most of its words are: "health care bill" below "health care".
    fn put_below(&mut self, subject: &Subject) {
        let topic = |name: &str| {
            let known = self.known.get(name).copied();
            let known = known.filter(|node| self.graph.has_label(*node, label::TOPIC));
            known.or_else(|| self.made.get(name).copied())
        };
        let parts = count::parts(&subject.key).into_iter().rev();
        let mut above = parts
            .filter(|part| part.len() < subject.key.len())
            .filter_map(topic);
        let (Some(above), Some(own)) = (above.next(), self.made.get(&subject.key)) else {
            return;
        };
        if above != *own {
            self.graph
                .create_relationship(relationship::BROADER, *own, above, []);
        }
    }
}

/// All names in lower case.
fn known_names(graph: &Graph) -> FxHashMap<String, NodeId> {
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
