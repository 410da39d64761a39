//! Which nodes have been seen, a bit for each.

use crate::graph::NodeId;

/// Nodes by their numbers.
#[derive(Debug, Default)]
pub(super) struct NodeSet(Vec<u64>);

impl NodeSet {
    /// Adds a node; says whether it is new.
    #[inline]
    pub(super) fn insert(&mut self, node: NodeId) -> bool {
        let (place, bit) = (node.0 as usize / 64, 1 << (node.0 % 64));
        if place >= self.0.len() {
            self.0.resize((place + 1).next_power_of_two(), 0);
        }
        let is_new = self.0[place] & bit == 0;
        self.0[place] |= bit;
        is_new
    }
}
