//! What a file calls its nodes.

use crate::graph::NodeId;
use rustc_hash::FxHashMap;

/// A node's id in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Id {
    Number(u64),
    /// Any other, as JSON.
    Text(String),
}

/// The nodes of a file by their ids.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    numbers: FxHashMap<u64, NodeId>,
    texts: FxHashMap<String, NodeId>,
}

impl Nodes {
    pub(super) fn get(&self, id: &Id) -> Option<NodeId> {
        match id {
            Id::Number(number) => self.numbers.get(number).copied(),
            Id::Text(text) => self.texts.get(text).copied(),
        }
    }

    pub(super) fn insert(&mut self, id: Id, node: NodeId) {
        match id {
            Id::Number(number) => self.numbers.insert(number, node),
            Id::Text(text) => self.texts.insert(text, node),
        };
    }
}
