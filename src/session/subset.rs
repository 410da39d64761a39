//! The part of the graph that an answer comes from.

use super::Answer;
use crate::graph::{Graph, NodeId};
use crate::render::Selection;
use std::collections::BTreeMap;

/// The nodes and relationships that answer a question.
pub(super) fn selection(graph: &mut Graph, answer: &Answer) -> Selection {
    Selection::of_rows(&answer.rows, graph)
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
