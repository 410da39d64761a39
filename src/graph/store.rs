//! The graph itself: nodes and relationships, put in and looked up.

use super::Value;
use indexmap::IndexSet;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

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
    petgraph: DiGraph<Node, Relationship>,
    labels: IndexSet<Box<str>>,
    types: IndexSet<Box<str>>,
    keys: IndexSet<Box<str>>,
    by_label: FxHashMap<u32, Vec<NodeId>>,
}

#[derive(Debug, Clone, Default)]
struct Node {
    labels: Vec<u32>,
    properties: Vec<(u32, Value)>,
}

#[derive(Debug, Clone)]
struct Relationship {
    kind: u32,
    properties: Vec<(u32, Value)>,
}

impl Graph {
    /// A graph of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Number of nodes.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.petgraph.node_count()
    }

    /// Number of relationships.
    #[must_use]
    pub fn relationship_count(&self) -> usize {
        self.petgraph.edge_count()
    }

    /// Puts a node in. Properties that are null are left out.
    pub fn create_node<'a>(
        &mut self,
        labels: impl IntoIterator<Item = &'a str>,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> NodeId {
        let properties = self.intern_properties(properties);
        let node = self.petgraph.add_node(Node {
            labels: Vec::new(),
            properties,
        });
        let id = NodeId(index_u32(node.index()));
        for label in labels {
            self.add_label(id, label);
        }
        id
    }

    /// Puts a relationship in. Properties that are null are left out.
    pub fn create_relationship<'a>(
        &mut self,
        kind: &str,
        from: NodeId,
        to: NodeId,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> RelationshipId {
        let properties = self.intern_properties(properties);
        let kind = intern(&mut self.types, kind);
        let edge =
            self.petgraph
                .add_edge(index(from), index(to), Relationship { kind, properties });
        RelationshipId(index_u32(edge.index()))
    }

    /// Gives a node one more label; nothing changes if it has it.
    pub fn add_label(&mut self, node: NodeId, label: &str) {
        let label = intern(&mut self.labels, label);
        let labels = &mut self.petgraph[index(node)].labels;
        if !labels.contains(&label) {
            labels.push(label);
            self.by_label.entry(label).or_default().push(node);
        }
    }

    /// Sets a node's property; null removes it.
    pub fn set_property(&mut self, node: NodeId, key: &str, value: Value) {
        let key = intern(&mut self.keys, key);
        set(&mut self.petgraph[index(node)].properties, key, value);
    }

    /// Sets a relationship's property; null removes it.
    pub fn set_relationship_property(&mut self, id: RelationshipId, key: &str, value: Value) {
        let key = intern(&mut self.keys, key);
        set(&mut self.petgraph[edge(id)].properties, key, value);
    }

    /// All nodes, in the order they were put in.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..index_u32(self.petgraph.node_count())).map(NodeId)
    }

    /// All relationships, in the order they were put in.
    pub fn relationships(&self) -> impl DoubleEndedIterator<Item = RelationshipId> + use<> {
        (0..index_u32(self.petgraph.edge_count())).map(RelationshipId)
    }

    /// All nodes with `label`, in the order they were put in.
    #[must_use]
    pub fn nodes_with_label(&self, label: &str) -> &[NodeId] {
        self.labels
            .get_index_of(label)
            .and_then(|label| self.by_label.get(&index_u32(label)))
            .map_or(&[], Vec::as_slice)
    }

    /// The first node with `label` whose property `key` equals `value`.
    #[must_use]
    pub fn find(&self, label: &str, key: &str, value: &Value) -> Option<NodeId> {
        self.nodes_with_label(label)
            .iter()
            .copied()
            .find(|node| self.property(*node, key) == Some(value))
    }

    /// A node's labels.
    pub fn labels(&self, node: NodeId) -> impl Iterator<Item = &str> {
        self.petgraph[index(node)]
            .labels
            .iter()
            .map(|label| &*self.labels[*label as usize])
    }

    /// Whether a node has `label`.
    #[must_use]
    pub fn has_label(&self, node: NodeId, label: &str) -> bool {
        self.labels(node).any(|own| own == label)
    }

    /// A node's property.
    #[must_use]
    pub fn property(&self, node: NodeId, key: &str) -> Option<&Value> {
        let key = index_u32(self.keys.get_index_of(key)?);
        get(&self.petgraph[index(node)].properties, key)
    }

    /// A node's properties.
    pub fn properties(&self, node: NodeId) -> impl Iterator<Item = (&str, &Value)> {
        self.named(&self.petgraph[index(node)].properties)
    }

    /// A relationship's property.
    #[must_use]
    pub fn relationship_property(&self, id: RelationshipId, key: &str) -> Option<&Value> {
        let key = index_u32(self.keys.get_index_of(key)?);
        get(&self.petgraph[edge(id)].properties, key)
    }

    /// A relationship's properties.
    pub fn relationship_properties(
        &self,
        id: RelationshipId,
    ) -> impl Iterator<Item = (&str, &Value)> {
        self.named(&self.petgraph[edge(id)].properties)
    }

    /// A relationship's type.
    #[must_use]
    pub fn relationship_type(&self, id: RelationshipId) -> &str {
        &self.types[self.petgraph[edge(id)].kind as usize]
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
        let kind = match kind.map(|kind| self.types.get_index_of(kind)) {
            Some(None) => return Box::new(std::iter::empty()),
            Some(Some(kind)) => Some(index_u32(kind)),
            None => None,
        };
        let walk = move |way| {
            self.petgraph
                .edges_directed(index(node), way)
                .filter(move |edge| kind.is_none_or(|kind| edge.weight().kind == kind))
        };
        let outgoing = move || {
            walk(petgraph::Outgoing)
                .map(|edge| (relationship_id(edge.id()), node_id(edge.target())))
        };
        let incoming = move || {
            walk(petgraph::Incoming)
                .map(|edge| (relationship_id(edge.id()), node_id(edge.source())))
        };
        match direction {
            Direction::Outgoing => Box::new(outgoing()),
            Direction::Incoming => Box::new(incoming()),
            Direction::Both => {
                Box::new(outgoing().chain(incoming().filter(move |(_, other)| *other != node)))
            }
        }
    }

    /// The names of all labels, relationship types and property keys ever used.
    pub fn label_names(&self) -> impl Iterator<Item = &str> {
        self.labels.iter().map(AsRef::as_ref)
    }

    /// All relationship types ever used.
    pub fn type_names(&self) -> impl Iterator<Item = &str> {
        self.types.iter().map(AsRef::as_ref)
    }

    /// All property keys ever used.
    pub fn key_names(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(AsRef::as_ref)
    }

    fn named<'a>(
        &'a self,
        properties: &'a [(u32, Value)],
    ) -> impl Iterator<Item = (&'a str, &'a Value)> {
        properties
            .iter()
            .map(|(key, value)| (&*self.keys[*key as usize], value))
    }

    fn intern_properties<'a>(
        &mut self,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> Vec<(u32, Value)> {
        let mut interned = Vec::new();
        for (key, value) in properties {
            set(&mut interned, intern(&mut self.keys, key), value);
        }
        interned
    }
}

fn get(properties: &[(u32, Value)], key: u32) -> Option<&Value> {
    properties
        .iter()
        .find(|(own, _)| *own == key)
        .map(|(_, value)| value)
}

fn set(properties: &mut Vec<(u32, Value)>, key: u32, value: Value) {
    let place = properties.iter().position(|(own, _)| *own == key);
    match (place, value.is_null()) {
        (Some(place), true) => {
            properties.remove(place);
        }
        (Some(place), false) => properties[place].1 = value,
        (None, true) => {}
        (None, false) => properties.push((key, value)),
    }
}

fn intern(names: &mut IndexSet<Box<str>>, name: &str) -> u32 {
    let place = names
        .get_index_of(name)
        .unwrap_or_else(|| names.insert_full(name.into()).0);
    index_u32(place)
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
