//! The facts themselves: nodes and relationships, put in, changed and taken out.
//!
//! petgraph holds the nodes and edges. What is deleted stays there as a tombstone that nothing
//! here shows, so that no identity is ever given twice. A store tells each [`Change`] made to it,
//! and has never heard of who may want to follow it.

mod change;
mod id;
mod labels;
mod name;
mod neighbours;
mod put;
mod shape;
mod take_back;
mod weight;

use super::Value;
pub(crate) use change::Change;
pub use id::{Direction, NodeId, RelationshipId};
use id::{edge, index, index_u32, node_id, relationship_id};
use labels::LabelSets;
pub(super) use name::NameCounts;
use name::Names;
pub use name::{KeyId, LabelId, TypeId};
pub use neighbours::Neighbours;
use petgraph::graph::DiGraph;
use rustc_hash::FxHashMap;
use shape::Shapes;
use weight::{Entries, Node, Relationship, get};

/// The facts: labelled nodes and typed relationships, each with properties.
///
/// Whoever holds a [`Graph`](super::Graph) can read them; only the graph itself changes them.
#[derive(Debug, Clone, Default)]
pub struct Store {
    pub(super) petgraph: DiGraph<Node, Relationship>,
    pub(super) label_sets: LabelSets,
    shapes: Shapes,
    /// Of the relationships that have any.
    relationship_properties: FxHashMap<RelationshipId, Entries>,
    labels: Names,
    types: Names,
    keys: Names,
    /// By label: its nodes, in the order of their ids.
    by_label: Vec<Vec<NodeId>>,
    /// By type: how many relationships have it.
    by_type: Vec<usize>,
    deleted_nodes: usize,
    deleted_relationships: usize,
}

impl Store {
    /// The identity that the next node will have.
    #[must_use]
    pub fn next_node(&self) -> NodeId {
        NodeId(index_u32(self.petgraph.node_count()))
    }

    /// Number of nodes.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.petgraph.node_count() - self.deleted_nodes
    }

    /// Number of relationships.
    #[must_use]
    pub fn relationship_count(&self) -> usize {
        self.petgraph.edge_count() - self.deleted_relationships
    }

    /// All nodes, in the order they were put in.
    #[must_use]
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = NodeId> {
        let nodes = self.petgraph.raw_nodes().iter().enumerate();
        nodes
            .filter(|(_, node)| !node.weight.deleted)
            .map(|(place, _)| NodeId(index_u32(place)))
    }

    /// All relationships, in the order they were put in.
    #[must_use]
    pub fn relationships(&self) -> impl DoubleEndedIterator<Item = RelationshipId> {
        let edges = self.petgraph.raw_edges().iter().enumerate();
        edges
            .filter(|(_, edge)| !edge.weight.is_deleted())
            .map(|(place, _)| RelationshipId(index_u32(place)))
    }

    /// All nodes with `label`, in the order of their ids.
    #[must_use]
    pub fn nodes_with_label(&self, label: &str) -> &[NodeId] {
        self.label_id(label)
            .map_or(&[], |label| self.nodes_labelled(label))
    }

    /// All nodes with `label`, in the order of their ids.
    #[must_use]
    pub fn nodes_labelled(&self, label: LabelId) -> &[NodeId] {
        self.by_label
            .get(label.0 as usize)
            .map_or(&[], Vec::as_slice)
    }

    /// How many relationships have a type.
    #[must_use]
    pub fn relationships_typed(&self, kind: TypeId) -> usize {
        self.by_type.get(kind.0 as usize).copied().unwrap_or(0)
    }

    /// Whether a node is in the graph and was not deleted.
    #[must_use]
    pub fn has_node(&self, node: NodeId) -> bool {
        let node = self.petgraph.node_weight(index(node));
        node.is_some_and(|node| !node.deleted)
    }

    /// Whether a relationship is in the graph and was not deleted.
    #[must_use]
    pub fn has_relationship(&self, id: RelationshipId) -> bool {
        let relationship = self.petgraph.edge_weight(edge(id));
        relationship.is_some_and(|relationship| !relationship.is_deleted())
    }

    /// A node's labels.
    pub fn labels(&self, node: NodeId) -> impl Iterator<Item = &str> {
        let labels = self.label_sets.labels(node).iter();
        labels.map(|label| self.label_name(*label))
    }

    /// Whether a node has `label`.
    #[must_use]
    pub fn has_label(&self, node: NodeId, label: &str) -> bool {
        self.label_id(label)
            .is_some_and(|label| self.is_labelled(node, label))
    }

    /// Whether a node has `label`.
    #[must_use]
    #[inline]
    pub fn is_labelled(&self, node: NodeId, label: LabelId) -> bool {
        self.label_sets.has(self.label_sets.of(node), label)
    }

    /// A node's property.
    #[must_use]
    pub fn property(&self, node: NodeId, key: &str) -> Option<&Value> {
        self.node_value(node, self.key_id(key)?)
    }

    /// A node's property.
    #[must_use]
    #[inline]
    pub fn node_value(&self, node: NodeId, key: KeyId) -> Option<&Value> {
        let node = &self.petgraph.raw_nodes()[node.0 as usize].weight;
        self.shapes.value(&node.properties, key)
    }

    /// A node's properties.
    pub fn properties(&self, node: NodeId) -> impl Iterator<Item = (&str, &Value)> {
        let own = &self.petgraph[index(node)].properties;
        self.named(self.shapes.entries(own))
    }

    /// A relationship's property.
    #[must_use]
    pub fn relationship_property(&self, id: RelationshipId, key: &str) -> Option<&Value> {
        self.relationship_value(id, self.key_id(key)?)
    }

    /// A relationship's property.
    #[must_use]
    pub fn relationship_value(&self, id: RelationshipId, key: KeyId) -> Option<&Value> {
        get(self.relationship_properties.get(&id)?, key)
    }

    /// A relationship's properties.
    pub fn relationship_properties(
        &self,
        id: RelationshipId,
    ) -> impl Iterator<Item = (&str, &Value)> {
        let own = self.relationship_properties.get(&id);
        let own = own.into_iter().flat_map(|own| own.iter());
        self.named(own.map(|(key, value)| (*key, value)))
    }

    /// A relationship's type.
    #[must_use]
    pub fn relationship_type(&self, id: RelationshipId) -> &str {
        self.type_name(self.type_of(id))
    }

    /// A relationship's type.
    #[must_use]
    pub fn type_of(&self, id: RelationshipId) -> TypeId {
        self.petgraph[edge(id)].kind()
    }

    /// The nodes a relationship goes from and to.
    #[must_use]
    pub fn endpoints(&self, id: RelationshipId) -> (NodeId, NodeId) {
        let edge = &self.petgraph.raw_edges()[id.0 as usize];
        (node_id(edge.source()), node_id(edge.target()))
    }

    fn named<'a>(
        &'a self,
        properties: impl Iterator<Item = (KeyId, &'a Value)>,
    ) -> impl Iterator<Item = (&'a str, &'a Value)> {
        properties.map(|(key, value)| (self.key_name(key), value))
    }
}
