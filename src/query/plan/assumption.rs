//! What a plan takes for granted about the values of parameters: with others, it gives the right
//! rows too, but another plan may be faster.

use crate::graph::{Graph, KeyId, LabelId, NodeId, TypeId, Value, Way};

/// Nodes with a label whose property has the value of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sought {
    pub(super) label: LabelId,
    pub(super) key: KeyId,
    pub(super) parameter: usize,
}

/// About how many such nodes there are, or relationships of some types at them.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::query) struct Assumption {
    sought: Sought,
    rows: Vec<(TypeId, Way)>,
    magnitude: u32,
}

impl Assumption {
    /// That there are about as many nodes as there are.
    pub(super) fn nodes(sought: Sought, nodes: &[NodeId]) -> Self {
        Self {
            sought,
            rows: Vec::new(),
            magnitude: magnitude(nodes.len()),
        }
    }

    /// That there are about so many relationships at them.
    pub(super) fn relationships(sought: Sought, rows: Vec<(TypeId, Way)>, count: usize) -> Self {
        Self {
            sought,
            rows,
            magnitude: magnitude(count),
        }
    }

    /// Whether it is true of other values of the parameters.
    pub(in crate::query) fn holds(&self, graph: &Graph, parameters: &[Value]) -> bool {
        let Sought {
            label,
            key,
            parameter,
        } = self.sought;
        let nodes = graph.nodes_valued(label, key, &parameters[parameter]);
        let nodes = nodes.unwrap_or_default();
        let links = |node: &NodeId| -> usize {
            let rows = self.rows.iter();
            let counts = rows.filter_map(|(kind, way)| graph.link_count(*node, *kind, *way));
            counts.sum()
        };
        let count = if self.rows.is_empty() {
            nodes.len()
        } else {
            nodes.iter().map(links).sum()
        };
        magnitude(count) == self.magnitude
    }
}

/// None, one, and then a number for every fourfold.
const fn magnitude(count: usize) -> u32 {
    match count {
        0 => 0,
        1 => 1,
        _ => 2 + count.ilog2() / 2,
    }
}
