//! What nodes and relationships are known by.

use petgraph::graph::{EdgeIndex, NodeIndex};

/// A node's identity, never given to another node of the same graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// A relationship's identity, never given to another relationship of the same graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelationshipId(pub u32);

/// Which way a relationship is followed from a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From its start to its end.
    Outgoing,
    /// From its end to its start.
    Incoming,
    /// Either way; a loop counts once.
    Both,
}

pub(super) fn index_u32(index: usize) -> u32 {
    u32::try_from(index).expect("petgraph counts nodes and edges in 32 bits")
}

pub(super) fn index(node: NodeId) -> NodeIndex {
    NodeIndex::new(node.0 as usize)
}

pub(super) fn edge(id: RelationshipId) -> EdgeIndex {
    EdgeIndex::new(id.0 as usize)
}

pub(super) fn node_id(node: NodeIndex) -> NodeId {
    NodeId(index_u32(node.index()))
}

pub(super) fn relationship_id(edge: EdgeIndex) -> RelationshipId {
    RelationshipId(index_u32(edge.index()))
}
