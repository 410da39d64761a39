//! The labels of nodes: each combination is kept once, each node has the number of its own.

use super::{LabelId, NodeId, index_u32};
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// The number of the set without labels.
const NO_LABELS: u32 = 0;

/// Label sets, and which of them each node has.
#[derive(Debug, Clone)]
pub(in crate::graph) struct LabelSets {
    sets: IndexSet<Box<[LabelId]>, FxBuildHasher>,
    /// Of each set the labels below 64, a bit each.
    masks: Vec<u64>,
    /// By node.
    of: Vec<u32>,
}

impl Default for LabelSets {
    fn default() -> Self {
        Self {
            sets: IndexSet::from_iter([Box::default()]),
            masks: vec![0],
            of: Vec::new(),
        }
    }
}

impl LabelSets {
    /// The number of a node's set.
    #[inline]
    pub(in crate::graph) fn of(&self, node: NodeId) -> u32 {
        self.of.get(node.0 as usize).copied().unwrap_or(NO_LABELS)
    }

    /// A node's labels in the order they were given.
    pub(in crate::graph) fn labels(&self, node: NodeId) -> &[LabelId] {
        &self.sets[self.of(node) as usize]
    }

    /// The set a node had before a label was added.
    pub(in crate::graph) fn before_added(&self, node: NodeId, label: LabelId) -> u32 {
        let labels = self.labels(node).iter().copied();
        let labels: Vec<_> = labels.filter(|own| *own != label).collect();
        self.number(&labels)
    }

    /// The set a node had before the label at a place was removed.
    pub(in crate::graph) fn before_removed(
        &self,
        node: NodeId,
        label: LabelId,
        place: usize,
    ) -> u32 {
        let mut labels = self.labels(node).to_vec();
        labels.insert(place, label);
        self.number(&labels)
    }

    fn number(&self, labels: &[LabelId]) -> u32 {
        let number = self.sets.get_index_of(labels);
        index_u32(number.expect("label sets are never forgotten"))
    }

    /// Whether a label is in a set.
    #[inline]
    pub(in crate::graph) fn has(&self, set: u32, label: LabelId) -> bool {
        match label.0 {
            0..64 => self.masks[set as usize] >> label.0 & 1 == 1,
            _ => self.sets[set as usize].contains(&label),
        }
    }

    /// The labels below 64 in a set, a bit each.
    pub(in crate::graph) fn mask(&self, set: u32) -> u64 {
        self.masks[set as usize]
    }

    /// Gives a node other labels.
    pub(super) fn set(&mut self, node: NodeId, labels: &[LabelId]) {
        let number = if let Some(number) = self.sets.get_index_of(labels) {
            number
        } else {
            let bits = labels.iter().filter(|label| label.0 < 64);
            self.masks
                .push(bits.fold(0, |mask, label| mask | 1 << label.0));
            self.sets.insert_full(labels.into()).0
        };
        let place = node.0 as usize;
        if place >= self.of.len() {
            self.of.resize(place + 1, NO_LABELS);
        }
        self.of[place] = index_u32(number);
    }

    /// Forgets the last node, of so many.
    pub(super) fn truncate(&mut self, nodes: usize) {
        self.of.truncate(nodes);
    }
}
