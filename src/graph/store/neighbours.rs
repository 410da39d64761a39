//! The relationships at a node, along petgraph's own lists.

use super::{Direction, NodeId, RelationshipId, Store, TypeId, index, index_u32, node_id};
use petgraph::graph::{EdgeIndex, NodeIndex};

impl Store {
    /// The relationships at a node, with the node at their other end; of one type if named.
    #[must_use]
    pub fn expand<'a>(
        &'a self,
        node: NodeId,
        direction: Direction,
        kind: Option<&str>,
    ) -> Box<dyn Iterator<Item = (RelationshipId, NodeId)> + 'a> {
        let kind = match kind.map(|kind| self.type_id(kind)) {
            Some(None) => return Box::new(std::iter::empty()),
            Some(kind) => kind,
            None => None,
        };
        let all = self.neighbours(node, direction);
        Box::new(all.filter_map(move |(id, own, other)| {
            kind.is_none_or(|kind| own == kind).then_some((id, other))
        }))
    }

    /// The relationships at a node, with their type and the node at their other end.
    #[must_use]
    pub fn neighbours(&self, node: NodeId, direction: Direction) -> Neighbours<'_> {
        let node = index(node);
        let first = |way| {
            let edge = self.petgraph.first_edge(node, way);
            edge.unwrap_or_else(EdgeIndex::end)
        };
        Neighbours {
            store: self,
            node,
            outgoing: match direction {
                Direction::Incoming => EdgeIndex::end(),
                _ => first(petgraph::Outgoing),
            },
            incoming: match direction {
                Direction::Outgoing => EdgeIndex::end(),
                _ => first(petgraph::Incoming),
            },
            skip_loops: direction == Direction::Both,
        }
    }
}

/// The relationships at a node.
#[derive(Debug, Clone)]
pub struct Neighbours<'a> {
    store: &'a Store,
    node: NodeIndex,
    outgoing: EdgeIndex,
    incoming: EdgeIndex,
    skip_loops: bool,
}

impl Iterator for Neighbours<'_> {
    type Item = (RelationshipId, TypeId, NodeId);

    fn next(&mut self) -> Option<Self::Item> {
        let petgraph = &self.store.petgraph;
        while let Some(edge) = petgraph.raw_edges().get(self.outgoing.index()) {
            let id = RelationshipId(index_u32(self.outgoing.index()));
            self.outgoing = edge.next_edge(petgraph::Outgoing);
            if !edge.weight.is_deleted() {
                return Some((id, edge.weight.kind(), node_id(edge.target())));
            }
        }
        while let Some(edge) = petgraph.raw_edges().get(self.incoming.index()) {
            let id = RelationshipId(index_u32(self.incoming.index()));
            self.incoming = edge.next_edge(petgraph::Incoming);
            let is_counted = self.skip_loops && edge.source() == self.node;
            if !edge.weight.is_deleted() && !is_counted {
                return Some((id, edge.weight.kind(), node_id(edge.source())));
            }
        }
        None
    }
}
