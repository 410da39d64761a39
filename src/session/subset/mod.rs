//! The part of the graph that an answer comes from.

mod widen;

use super::Answer;
use super::stub::query::{self, Options, Parameters};
use crate::graph::{Graph, NodeId};
use crate::query::ast::Query;
use crate::render::Selection;
use std::collections::BTreeMap;

/// The nodes and relationships that an answer shows, and those that its question's patterns met on
/// the way to it.
pub(super) fn selection(graph: &mut Graph, answer: &Answer) -> Selection {
    let mut selection = Selection::of_rows(&answer.rows, graph);
    if super::writes(&answer.query) {
        return selection;
    }
    let Query { first, unions } = &answer.query;
    for single in std::iter::once(first).chain(unions.iter().map(|(_, single)| single)) {
        let widened = widen::widen(single);
        let outcome = query::run(graph, &widened, &Parameters::new(), &Options::default());
        if let Ok(outcome) = outcome {
            let met = Selection::of_rows(&outcome.rows, graph);
            selection.nodes.extend(met.nodes);
            selection.relationships.extend(met.relationships);
        }
    }
    selection
}

/// A graph of only what `part` has of `graph`.
pub(super) fn copy(graph: &Graph, part: &Selection) -> Graph {
    let mut copy = Graph::new();
    let ends = part.relationships.iter().map(|id| graph.endpoints(*id));
    let ends = ends.flat_map(|(from, to)| [from, to]);
    let mut nodes: BTreeMap<NodeId, Option<NodeId>> = part
        .nodes
        .iter()
        .copied()
        .chain(ends)
        .map(|node| (node, None))
        .collect();
    for (node, copied) in &mut nodes {
        let properties = graph.properties(*node);
        let properties = properties.map(|(key, value)| (key, value.clone()));
        *copied = Some(copy.create_node(graph.labels(*node), properties));
    }
    for id in &part.relationships {
        let (from, to) = graph.endpoints(*id);
        if let (Some(Some(from)), Some(Some(to))) = (nodes.get(&from), nodes.get(&to)) {
            let properties = graph.relationship_properties(*id);
            let properties = properties.map(|(key, value)| (key, value.clone()));
            copy.create_relationship(graph.relationship_type(*id), *from, *to, properties);
        }
    }
    copy
}
