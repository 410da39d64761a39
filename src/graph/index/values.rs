//! Nodes with a label by the value of a property.

use super::super::{KeyId, LabelId, NodeId, Store, Value};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Nodes by the hash of their value. Values that are equal have the same hash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::graph) struct Values {
    nodes: FxHashMap<u64, Nodes>,
    /// How many hashes have several nodes.
    shared: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Nodes {
    One([NodeId; 1]),
    /// In the order of their ids.
    #[expect(
        clippy::box_collection,
        reason = "most nodes have a value of their own"
    )]
    Several(Box<Vec<NodeId>>),
}

impl Values {
    pub(super) fn new(store: &Store, label: LabelId, key: KeyId) -> Self {
        let mut values = Self::default();
        for node in store.nodes_labelled(label) {
            if let Some(value) = store.node_value(*node, key) {
                values.insert(value, *node);
            }
        }
        values
    }

    /// Nodes among which are all with a value.
    pub(in crate::graph) fn nodes(&self, value: &Value) -> &[NodeId] {
        match self.nodes.get(&hash(value)) {
            Some(Nodes::One(node)) => node,
            Some(Nodes::Several(nodes)) => nodes,
            None => &[],
        }
    }

    /// Whether each of so many nodes has a value of its own.
    pub(in crate::graph) fn are_unique(&self, nodes: usize) -> bool {
        self.shared == 0 && self.nodes.len() == nodes
    }

    pub(super) fn insert(&mut self, value: &Value, node: NodeId) {
        let one = Nodes::One([node]);
        match self.nodes.entry(hash(value)) {
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(one);
            }
            std::collections::hash_map::Entry::Occupied(mut place) => match place.get_mut() {
                Nodes::One([own]) if *own == node => {}
                Nodes::One([own]) => {
                    let both = vec![node.min(*own), node.max(*own)];
                    place.insert(Nodes::Several(Box::new(both)));
                    self.shared += 1;
                }
                Nodes::Several(nodes) => {
                    if let Err(place) = nodes.binary_search(&node) {
                        nodes.insert(place, node);
                    }
                }
            },
        }
    }

    pub(super) fn remove(&mut self, value: &Value, node: NodeId) {
        if value.is_null() {
            return;
        }
        let hash = hash(value);
        match self.nodes.get_mut(&hash) {
            Some(Nodes::One([own])) if *own == node => {
                self.nodes.remove(&hash);
            }
            Some(Nodes::Several(nodes)) => {
                nodes.retain(|own| *own != node);
                if let [only] = nodes[..] {
                    self.nodes.insert(hash, Nodes::One([only]));
                    self.shared -= 1;
                }
            }
            _ => {}
        }
    }
}

/// The same for all that a query may find equal; what is rarely looked for has only its kind.
fn hash(value: &Value) -> u64 {
    let mut state = FxHasher::default();
    match value {
        Value::String(text) => text.hash(&mut state),
        #[expect(clippy::cast_precision_loss, reason = "equal numbers stay equal")]
        Value::Integer(number) => hash_float(*number as f64, &mut state),
        Value::Float(number) => hash_float(*number, &mut state),
        Value::Boolean(truth) => truth.hash(&mut state),
        Value::Date(date) => date.hash(&mut state),
        other => std::mem::discriminant(other).hash(&mut state),
    }
    state.finish()
}

fn hash_float(number: f64, state: &mut FxHasher) {
    let number = if number == 0.0 { 0.0 } else { number };
    number.to_bits().hash(state);
}
