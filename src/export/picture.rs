//! What of a graph a picture shows: little enough to be looked at.

use crate::graph::schema::{label, property, relationship};
use crate::graph::{Direction, Graph, NodeId, RelationshipId, Selection};
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};

/// More statements than these are counted, and not drawn one by one.
const STATEMENTS: usize = 60;

/// Of how many speakers, subjects and pairs of them an overview tells.
const SIDE: usize = 20;
const PAIRS: usize = 60;

/// What joins names and not statements: of use only where nothing else joins them.
const BACKGROUND: [&str; 3] = [
    relationship::OF,
    relationship::BROADER,
    relationship::MENTIONS,
];

/// What is drawn.
#[derive(Debug)]
pub(super) enum Picture {
    /// Each node and each relationship.
    Detail(Selection),
    /// Who spoke of what, and how often.
    Overview(Overview),
}

/// Who spoke of what, and how often.
#[derive(Debug)]
pub(super) struct Overview {
    /// Speaker, subject, and in how many statements; the most frequent first.
    pub(super) pairs: Vec<(NodeId, NodeId, usize)>,
    /// How many statements there are.
    pub(super) statements: usize,
    /// How many pairs there are, with those that are not drawn.
    pub(super) all_pairs: usize,
    /// How many speakers there are, with those that are not drawn.
    pub(super) all_speakers: usize,
}

impl Picture {
    /// What is drawn of `part`, or of all of `graph` without one.
    pub(super) fn new(graph: &Graph, part: Option<&Selection>) -> Self {
        let mut selection = part.cloned().unwrap_or_else(|| Selection::all(graph));
        let ends = selection
            .relationships
            .iter()
            .map(|id| graph.endpoints(*id));
        let ends: Vec<NodeId> = ends.flat_map(|(from, to)| [from, to]).collect();
        selection.nodes.extend(ends);
        let is_statement = |node: &&NodeId| graph.has_label(**node, label::STATEMENT);
        let statements: Vec<NodeId> = selection
            .nodes
            .iter()
            .filter(is_statement)
            .copied()
            .collect();
        if statements.len() > STATEMENTS {
            let overview = Overview::new(graph, &statements);
            if !overview.pairs.is_empty() {
                return Self::Overview(overview);
            }
        }
        if !statements.is_empty() {
            leave_background(graph, &mut selection, part.is_some());
        }
        Self::Detail(selection)
    }
}

/// Leaves out what says nothing of statements; of an answer, not where an end of it would stand alone then.
fn leave_background(graph: &Graph, selection: &mut Selection, is_answer: bool) {
    let is_background = |id: &RelationshipId| BACKGROUND.contains(&graph.relationship_type(*id));
    let all = std::mem::take(&mut selection.relationships);
    let (background, told): (BTreeSet<_>, BTreeSet<_>) = all.into_iter().partition(is_background);
    let ends = told.iter().map(|id| graph.endpoints(*id));
    let joined: BTreeSet<NodeId> = ends.flat_map(|(from, to)| [from, to]).collect();
    selection.relationships = told;
    if is_answer {
        let needed = background.into_iter().filter(|id| {
            let (from, to) = graph.endpoints(*id);
            !joined.contains(&from) || !joined.contains(&to)
        });
        selection.relationships.extend(needed);
    } else {
        let keeps = |node: &NodeId| {
            joined.contains(node)
                || graph.has_label(*node, label::STATEMENT)
                || graph.labels(*node).next().is_none()
        };
        selection.nodes.retain(keeps);
    }
}

impl Overview {
    fn new(graph: &Graph, statements: &[NodeId]) -> Self {
        let mut pairs: IndexMap<(NodeId, NodeId), usize> = IndexMap::new();
        let (mut speakers, mut subjects) = (BTreeMap::new(), BTreeMap::new());
        let is_copy = |node: NodeId| graph.property(node, property::COPY).is_some();
        let originals = statements.iter().filter(|node| !is_copy(**node));
        let mut count = 0;
        for statement in originals {
            count += 1;
            for (speaker, subject) in said(graph, *statement) {
                *pairs.entry((speaker, subject)).or_default() += 1;
                *speakers.entry(speaker).or_insert(0) += 1;
                *subjects.entry(subject).or_insert(0) += 1;
            }
        }
        let (all_pairs, all_speakers) = (pairs.len(), speakers.len());
        let (speakers, subjects) = (most(speakers), most(subjects));
        let mut pairs: Vec<_> = pairs
            .into_iter()
            .map(|((speaker, subject), count)| (speaker, subject, count))
            .filter(|(speaker, subject, _)| {
                speakers.contains(speaker) && subjects.contains(subject)
            })
            .collect();
        pairs.sort_by_key(|(speaker, subject, count)| {
            (std::cmp::Reverse(*count), *speaker, *subject)
        });
        pairs.truncate(PAIRS);
        Self {
            pairs,
            statements: count,
            all_pairs,
            all_speakers,
        }
    }

    /// What the picture tells of, and what it leaves out.
    pub(super) fn note(&self) -> String {
        let drawn: BTreeSet<NodeId> = self.pairs.iter().map(|(speaker, ..)| *speaker).collect();
        let Self {
            statements,
            all_pairs,
            all_speakers,
            ..
        } = self;
        format!(
            "Who spoke of what, and how often: {statements} statements. Drawn are {} of {all_speakers} speakers, \
             and of {all_pairs} pairs of speaker and subject the {} most frequent; a line without a \
             number stands for one statement.",
            drawn.len(),
            self.pairs.len()
        )
    }
}

/// Who says a statement, with each thing that its own words are about.
fn said(graph: &Graph, statement: NodeId) -> Vec<(NodeId, NodeId)> {
    let speakers = graph.expand(statement, Direction::Incoming, Some(relationship::SAID));
    let speakers: Vec<NodeId> = speakers.map(|(_, speaker)| speaker).collect();
    let subjects = graph.expand(statement, Direction::Outgoing, Some(relationship::ABOUT));
    // A weight is that of what another statement or a topic leads to.
    let own = subjects.filter(|(id, _)| graph.relationship_property(*id, "weight").is_none());
    own.flat_map(|(_, subject)| speakers.iter().map(move |speaker| (*speaker, subject)))
        .collect()
}

fn most(counts: BTreeMap<NodeId, usize>) -> BTreeSet<NodeId> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(node, count)| (std::cmp::Reverse(*count), *node));
    counts
        .into_iter()
        .take(SIDE)
        .map(|(node, _)| node)
        .collect()
}
