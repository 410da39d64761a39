//! Entities that may be one, and why.

mod likeness;

use super::{Evidence, label_of, name, texts};
use crate::graph::schema::{label, property, relationship};
use crate::graph::{Direction, Graph, NodeId};
use crate::question::fold;
use likeness::{Likeness, likeness};
use rustc_hash::{FxHashMap, FxHashSet};

/// Two entities that may be one.
#[derive(Debug, Clone)]
pub struct Duplicate {
    /// Which of them is mentioned more often.
    pub node: NodeId,
    /// Which may be the same.
    pub other: NodeId,
    /// What speaks for it.
    pub because: String,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// What the graph knows of `node`.
    pub evidence: Evidence,
    /// What the graph knows of `other`.
    pub other_evidence: Evidence,
}

/// What can be there twice.
const LABELS: [&str; 5] = [
    label::PERSON,
    label::ORGANIZATION,
    label::COUNTRY,
    label::PLACE,
    label::EVENT,
];

/// Names that so many share say nothing.
const MOST: usize = 100;

/// Pairs of entities that may be one, the surest first.
#[must_use]
pub fn duplicates(graph: &Graph) -> Vec<Duplicate> {
    let entries = entries(graph);
    let mut pairs: FxHashMap<(usize, usize), Likeness> = FxHashMap::default();
    for bucket in buckets(&entries).into_values() {
        if bucket.len() > MOST {
            continue;
        }
        for (place, left) in bucket.iter().enumerate() {
            for right in &bucket[place + 1..] {
                let pair = (*left.min(right), *left.max(right));
                if pair.0 != pair.1
                    && !pairs.contains_key(&pair)
                    && let Some(found) = likeness(graph, &entries[pair.0], &entries[pair.1])
                {
                    pairs.insert(pair, found);
                }
            }
        }
    }
    let mut found: Vec<Duplicate> = pairs
        .into_iter()
        .map(|((left, right), likeness)| {
            duplicate(graph, &entries[left], &entries[right], likeness)
        })
        .collect();
    found.sort_by(|left, right| {
        let weight = |one: &Duplicate| one.evidence.mentions + one.other_evidence.mentions;
        let by_confidence = right.confidence.total_cmp(&left.confidence);
        let by_weight = weight(right).cmp(&weight(left));
        let by_place = (left.node, left.other).cmp(&(right.node, right.other));
        by_confidence.then(by_weight).then(by_place)
    });
    found
}

/// An entity with its names, folded.
#[derive(Debug)]
struct Entry {
    node: NodeId,
    label: String,
    name: String,
    aliases: Vec<String>,
    /// The words of its name.
    words: Vec<String>,
    /// Whether its name is one word.
    is_brief: bool,
    documents: FxHashSet<NodeId>,
}

fn entries(graph: &Graph) -> Vec<Entry> {
    let nodes = LABELS
        .iter()
        .flat_map(|label| graph.nodes_with_label(label));
    let nodes: indexmap::IndexSet<NodeId> = nodes.copied().collect();
    let entry = |node: NodeId| {
        let folded = fold(name(graph, node));
        let documents = graph.expand(node, Direction::Incoming, Some(relationship::MENTIONS));
        Entry {
            node,
            label: label_of(graph, node).to_owned(),
            aliases: texts(graph, node, property::ALIASES)
                .iter()
                .map(|alias| fold(alias))
                .collect(),
            words: folded.split(' ').map(str::to_owned).collect(),
            name: folded,
            is_brief: !name(graph, node).contains(' '),
            documents: documents.map(|(_, document)| document).collect(),
        }
    };
    let entries = nodes.into_iter().map(entry);
    entries.filter(|entry| !entry.name.is_empty()).collect()
}

/// Those that are compared with each other: they share a name, the last word or the initials of it, or all
/// but some letters.
fn buckets(entries: &[Entry]) -> FxHashMap<String, Vec<usize>> {
    let mut buckets: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (place, entry) in entries.iter().enumerate() {
        let mut keys: FxHashSet<String> = entry.aliases.iter().cloned().collect();
        keys.insert(entry.name.clone());
        keys.extend(entry.words.last().cloned());
        keys.extend(
            entry
                .words
                .first()
                .filter(|_| entry.words.len() > 1)
                .cloned(),
        );
        keys.extend(likeness::initials(&entry.words));
        let skeleton: String = entry
            .name
            .chars()
            .filter(|letter| !"aeiouy ".contains(*letter))
            .collect();
        keys.insert(format!("~{skeleton}"));
        for key in keys {
            buckets.entry(key).or_default().push(place);
        }
    }
    buckets
}

fn duplicate(graph: &Graph, left: &Entry, right: &Entry, likeness: Likeness) -> Duplicate {
    let [left, right] = [left, right].map(|entry| (entry.node, Evidence::new(graph, entry.node)));
    let (more, less) = if left.1.mentions >= right.1.mentions {
        (left, right)
    } else {
        (right, left)
    };
    Duplicate {
        node: more.0,
        other: less.0,
        because: likeness.because,
        confidence: likeness.confidence,
        evidence: more.1,
        other_evidence: less.1,
    }
}
