//! What a reader knows better than the texts: two entities are one, one is two, one is called something
//! else. Each edit can be taken back, whatever was read in between.

mod correction;
mod duplicates;
mod evidence;
mod key;
mod merge;
mod rename;
mod split;
#[cfg(test)]
mod tests;
mod write;

pub use correction::Correction;
pub use duplicates::{Duplicate, duplicates};
pub use evidence::Evidence;
pub use merge::merge;
pub use rename::rename;
pub use split::{apart, split};

use crate::graph::schema::{label, property, relationship};
use crate::graph::{Deed, Direction, Graph, NodeId, RelationshipId, Value};
use rustc_hash::FxHashMap;

/// An edit that was made.
#[derive(Debug, Clone)]
pub struct Edit {
    /// What was done, in words.
    pub description: String,
    deed: Deed,
    /// The node that was made, and the one it was made from.
    made: Option<(NodeId, NodeId)>,
}

impl Edit {
    /// What a statement of Cypher has changed.
    #[must_use]
    pub const fn of(description: String, deed: Deed) -> Self {
        Self {
            description,
            deed,
            made: None,
        }
    }
}

/// Takes an edit back. What was read since and stands at a node that goes is moved to where that came from.
pub fn undo(graph: &mut Graph, edit: Edit) {
    if let Some((made, from)) = edit.made
        && graph.has_node(made)
        && graph.has_node(from)
    {
        move_relationships(graph, made, from, |_, id, _| !edit.deed.has_made(id));
    }
    graph.undo(edit.deed);
}

/// The name of a node.
#[must_use]
pub fn name(graph: &Graph, node: NodeId) -> &str {
    let name = graph.property(node, property::NAME);
    name.and_then(Value::as_str).unwrap_or_default()
}

/// The label that says most of what a node is.
#[must_use]
pub fn label_of(graph: &Graph, node: NodeId) -> &str {
    let mut labels = graph.labels(node);
    labels
        .find(|own| *own != label::ACTOR)
        .unwrap_or(label::ACTOR)
}

/// The texts in a list property.
fn texts(graph: &Graph, node: NodeId, key: &str) -> Vec<String> {
    let Some(Value::List(list)) = graph.property(node, key) else {
        return Vec::new();
    };
    let texts = list.iter().filter_map(|value| value.as_str());
    texts.map(str::to_owned).collect()
}

/// Sets a list property; an empty list is none.
fn set_texts(graph: &mut Graph, node: NodeId, key: &str, mut texts: Vec<String>) {
    let mut seen = rustc_hash::FxHashSet::default();
    texts.retain(|text| seen.insert(text.clone()));
    let value = match texts.as_slice() {
        [] => Value::Null,
        _ => texts
            .iter()
            .map(|text| Value::from(text.as_str()))
            .collect(),
    };
    graph.set_property(node, key, value);
}

/// Moves those relationships of a node that `wanted` lets through, given with the other end, to another
/// node. What that has already is not doubled; mentions are added up.
fn move_relationships(
    graph: &mut Graph,
    from: NodeId,
    to: NodeId,
    wanted: impl Fn(&Graph, RelationshipId, NodeId) -> bool,
) {
    for direction in [Direction::Outgoing, Direction::Incoming] {
        let mut known: FxHashMap<(String, NodeId), RelationshipId> = FxHashMap::default();
        for (id, _, other) in graph.neighbours(to, direction) {
            known.insert((graph.relationship_type(id).to_owned(), other), id);
        }
        let own: Vec<_> = graph.neighbours(from, direction).collect();
        for (id, _, other) in own {
            if !wanted(graph, id, other) {
                continue;
            }
            let kind = graph.relationship_type(id).to_owned();
            let same = known.get(&(kind.clone(), other)).copied();
            match same {
                Some(same) => add_count(graph, id, same),
                None if other != to => {
                    let new = copy(graph, id, &kind, direction, to, other);
                    known.insert((kind, other), new);
                }
                None => {}
            }
            graph.delete_relationship(id);
        }
    }
}

fn copy(
    graph: &mut Graph,
    id: RelationshipId,
    kind: &str,
    direction: Direction,
    node: NodeId,
    other: NodeId,
) -> RelationshipId {
    let properties = graph.relationship_properties(id);
    let properties: Vec<(String, Value)> = properties
        .map(|(key, value)| (key.to_owned(), value.clone()))
        .collect();
    let properties = properties
        .iter()
        .map(|(key, value)| (key.as_str(), value.clone()));
    match direction {
        Direction::Incoming => graph.create_relationship(kind, other, node, properties),
        _ => graph.create_relationship(kind, node, other, properties),
    }
}

fn add_count(graph: &mut Graph, from: RelationshipId, to: RelationshipId) {
    let count = |id| match graph.relationship_property(id, property::COUNT) {
        Some(Value::Integer(count)) => *count,
        _ => 0,
    };
    if graph.relationship_type(to) == relationship::MENTIONS {
        let sum = count(from) + count(to);
        graph.set_relationship_property(to, property::COUNT, sum.into());
    }
}
