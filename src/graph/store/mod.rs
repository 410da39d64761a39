//! The graph itself: nodes and relationships, put in, changed, looked up and taken out.
//!
//! petgraph holds the nodes and edges. What is deleted stays there as a tombstone that nothing
//! here shows, so that no identity is ever given twice.

mod change;
mod labels;
mod name;
mod shape;
mod transaction;

use super::Value;
use super::index::Indexes;
pub(super) use labels::LabelSets;
use name::Names;
pub use name::{KeyId, LabelId, TypeId};
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use rustc_hash::FxHashMap;
use shape::{Properties, Shapes};
use transaction::{Change, Transaction};
pub use transaction::{Checkpoint, Deed};

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

/// Labelled nodes and typed relationships, each with properties.
///
/// ```
/// use whosaid::graph::{Direction, Graph};
/// let mut graph = Graph::new();
/// let xi = graph.create_node(["Person", "Actor"], [("name", "Xi Jinping".into())]);
/// let statement = graph.create_node(["Statement"], []);
/// graph.create_relationship("SAID", xi, statement, []);
/// assert_eq!(graph.expand(xi, Direction::Outgoing, Some("SAID")).count(), 1);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Graph {
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
    /// How many changes there were.
    version: u64,
    deleted_nodes: usize,
    deleted_relationships: usize,
    transaction: Option<Transaction>,
    pub(super) indexes: Indexes,
}

/// By key, in the order in which they were set first.
type Entries = Box<[(KeyId, Value)]>;

/// What petgraph keeps of a node; its labels stand apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    deleted: bool,
    properties: Properties,
}

/// What petgraph keeps of a relationship: its type, and in the highest bit whether it is deleted.
/// Properties are rare and stand apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Relationship(u32);

impl Relationship {
    const DELETED: u32 = 1 << 31;

    const fn new(kind: TypeId) -> Self {
        Self(kind.0)
    }

    const fn kind(self) -> TypeId {
        TypeId(self.0 & !Self::DELETED)
    }

    /// Its type, unless it is deleted.
    pub(super) const fn live_type(self) -> Option<TypeId> {
        if self.is_deleted() {
            None
        } else {
            Some(self.kind())
        }
    }

    const fn is_deleted(self) -> bool {
        self.0 & Self::DELETED != 0
    }

    const fn set_deleted(&mut self, deleted: bool) {
        self.0 = if deleted {
            self.0 | Self::DELETED
        } else {
            self.0 & !Self::DELETED
        };
    }
}

impl Graph {
    /// A graph of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many changes there were, those included that were taken back: while it stays the same,
    /// so does all else that can be asked of the graph.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
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

    /// The first node with `label` whose property `key` equals `value`.
    #[must_use]
    pub fn find(&self, label: &str, key: &str, value: &Value) -> Option<NodeId> {
        let (label, key) = (self.label_id(label)?, self.key_id(key)?);
        let indexed = self.nodes_valued(label, key, value);
        let nodes = indexed.unwrap_or_else(|| self.nodes_labelled(label));
        let mut nodes = nodes.iter().copied();
        nodes.find(|node| self.node_value(*node, key) == Some(value))
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
        labels.map(|label| self.labels.name(label.0))
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
        self.types.name(self.type_of(id).0)
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
            graph: self,
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

    fn named<'a>(
        &'a self,
        properties: impl Iterator<Item = (KeyId, &'a Value)>,
    ) -> impl Iterator<Item = (&'a str, &'a Value)> {
        properties.map(|(key, value)| (self.keys.name(key.0), value))
    }
}

/// The relationships at a node.
#[derive(Debug, Clone)]
pub struct Neighbours<'a> {
    graph: &'a Graph,
    node: NodeIndex,
    outgoing: EdgeIndex,
    incoming: EdgeIndex,
    skip_loops: bool,
}

impl Iterator for Neighbours<'_> {
    type Item = (RelationshipId, TypeId, NodeId);

    fn next(&mut self) -> Option<Self::Item> {
        let petgraph = &self.graph.petgraph;
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

fn get(properties: &[(KeyId, Value)], key: KeyId) -> Option<&Value> {
    let mut properties = properties.iter();
    properties
        .find(|(own, _)| *own == key)
        .map(|(_, value)| value)
}

fn index_u32(index: usize) -> u32 {
    u32::try_from(index).expect("petgraph counts nodes and edges in 32 bits")
}

fn index(node: NodeId) -> NodeIndex {
    NodeIndex::new(node.0 as usize)
}

fn edge(id: RelationshipId) -> EdgeIndex {
    EdgeIndex::new(id.0 as usize)
}

fn node_id(node: NodeIndex) -> NodeId {
    NodeId(index_u32(node.index()))
}

fn relationship_id(edge: EdgeIndex) -> RelationshipId {
    RelationshipId(index_u32(edge.index()))
}
