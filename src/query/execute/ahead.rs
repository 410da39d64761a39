//! What many rows will need is asked for before any of them waits for it: memory far away answers
//! many questions in the time of one.

use super::context::Context;
use super::table::Chunk;
use crate::graph::{KeyId, Link, NodeId, Value};
use crate::query::check::resolved::Slot;
use crate::query::plan::{Ahead, ways};
use std::hint::black_box;

/// How many nodes are looked at together.
pub(super) const BATCH: usize = 64;

/// From how many nodes on it is worth the while.
const WORTH: usize = 4;

/// How far apart bytes are that come together from memory.
const LINE: usize = 64;

impl Context<'_> {
    /// Reads what will be needed of the nodes that links lead to.
    pub(super) fn look_ahead(&self, needs: &[Ahead], links: &[Link]) {
        if links.len() < WORTH {
            return;
        }
        for need in needs {
            self.touch(need, links.iter().map(|link| link.node));
        }
    }

    /// Reads what will be needed of the nodes in slots of rows.
    pub(super) fn look_ahead_of(&self, needs: &[(Slot, Ahead)], rows: Chunk<'_>) {
        for (slot, need) in needs {
            self.touch(need, rows.nodes(*slot));
        }
    }

    fn touch(&self, need: &Ahead, nodes: impl Iterator<Item = NodeId> + Clone) {
        match need {
            Ahead::Rows(types, direction) => {
                let kinds = self.kinds(types);
                let all =
                    kinds.flat_map(|kind| ways(*direction).iter().map(move |way| (kind, way)));
                let rows = all.filter_map(|(kind, way)| self.graph.rows(kind, *way));
                for rows in rows.flatten() {
                    let firsts = nodes.clone().filter_map(|node| rows.at(node).first());
                    black_box(firsts.fold(0, |sum: u32, one| sum.wrapping_add(one.node.0)));
                }
            }
            Ahead::Property(key) => {
                if let Some(key) = self.names.key(key.symbol) {
                    let bytes = nodes.map(|node| self.first_byte(node, key));
                    black_box(bytes.fold(0, u8::wrapping_add));
                }
            }
        }
    }

    /// Something of a property that is read only where it lies.
    fn first_byte(&self, node: NodeId, key: KeyId) -> u8 {
        let column = self.graph.column_value(node, key);
        let value = column.or_else(|| self.graph.node_value(node, key));
        let Some(Value::String(text)) = value.filter(|_| column.is_none()) else {
            return 0;
        };
        let byte = |place: usize| text.as_bytes().get(place).copied().unwrap_or(0);
        byte(0).wrapping_add(byte(LINE))
    }
}
