//! Putting in, changing and taking out. Whatever has happened is told to the caller.

use super::weight::put;
use super::{
    Change, KeyId, LabelId, Node, NodeId, Relationship, RelationshipId, Store, TypeId, edge, index,
    node_id, relationship_id,
};
use crate::graph::Value;

impl Store {
    /// Puts a node in, without labels: [`Change::NodeCreated`].
    pub(in crate::graph) fn create_node<'a>(
        &mut self,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> NodeId {
        let properties = self.intern_properties(properties);
        self.create_node_with(properties)
    }

    /// The same, with properties whose keys differ, and none of which is null.
    pub(in crate::graph) fn create_node_with(&mut self, properties: Vec<(KeyId, Value)>) -> NodeId {
        let properties = self.shapes.properties(properties);
        node_id(self.petgraph.add_node(Node {
            properties,
            ..Node::default()
        }))
    }

    /// Puts a relationship in: [`Change::RelationshipCreated`].
    pub(in crate::graph) fn create_relationship<'a>(
        &mut self,
        kind: &str,
        from: NodeId,
        to: NodeId,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> RelationshipId {
        let properties = self.intern_properties(properties);
        let kind = TypeId(self.types.intern(kind));
        let relationship = Relationship::new(kind);
        let edge = self.petgraph.add_edge(index(from), index(to), relationship);
        let id = relationship_id(edge);
        if !properties.is_empty() {
            self.relationship_properties
                .insert(id, properties.into_boxed_slice());
        }
        self.by_type.resize(self.types.len(), 0);
        self.by_type[kind.0 as usize] += 1;
        id
    }

    /// Gives a node one more label, unless it has it.
    pub(in crate::graph) fn add_label(&mut self, node: NodeId, label: &str) -> Option<Change> {
        let label = LabelId(self.labels.intern(label));
        if self.is_labelled(node, label) {
            return None;
        }
        let last = self.label_sets.labels(node).len();
        Some(self.insert_label(node, label, last))
    }

    /// Gives a node a label at a place among its labels.
    pub(super) fn insert_label(&mut self, node: NodeId, label: LabelId, place: usize) -> Change {
        let mut labels = self.label_sets.labels(node).to_vec();
        labels.insert(place, label);
        self.label_sets.set(node, &labels);
        self.list_under(label, node);
        Change::LabelAdded(node, label)
    }

    /// Takes a label from a node that has it.
    pub(in crate::graph) fn remove_label(
        &mut self,
        node: NodeId,
        label: LabelId,
    ) -> Option<Change> {
        let mut labels = self.label_sets.labels(node).to_vec();
        let place = labels.iter().position(|own| *own == label)?;
        labels.remove(place);
        self.label_sets.set(node, &labels);
        self.unlist_under(label, node);
        Some(Change::LabelRemoved(node, label, place))
    }

    /// A key's number, from now on.
    pub(in crate::graph) fn intern_key(&mut self, key: &str) -> KeyId {
        KeyId(self.keys.intern(key))
    }

    /// Sets a node's property; null removes it.
    pub(in crate::graph) fn set_property(
        &mut self,
        node: NodeId,
        key: KeyId,
        value: Value,
    ) -> Change {
        let own = &mut self.petgraph[index(node)].properties;
        let old = self.shapes.set(own, key, value);
        Change::NodeProperty(node, key, old)
    }

    /// Sets a relationship's property; null removes it.
    pub(in crate::graph) fn set_relationship_property(
        &mut self,
        id: RelationshipId,
        key: KeyId,
        value: Value,
    ) -> Change {
        let properties = self.relationship_properties.entry(id).or_default();
        let mut all = std::mem::take(properties).into_vec();
        let old = put(&mut all, key, value);
        *properties = all.into_boxed_slice();
        if properties.is_empty() {
            self.relationship_properties.remove(&id);
        }
        Change::RelationshipProperty(id, key, old)
    }

    /// Takes a relationship out, if it is there.
    pub(in crate::graph) fn delete_relationship(&mut self, id: RelationshipId) -> Option<Change> {
        if !self.has_relationship(id) {
            return None;
        }
        self.petgraph[edge(id)].set_deleted(true);
        self.deleted_relationships += 1;
        let kind = self.type_of(id);
        self.by_type[kind.0 as usize] -= 1;
        Some(Change::RelationshipDeleted(id))
    }

    /// Takes a node out, if it is there; there must be no relationships at it.
    pub(in crate::graph) fn delete_node(&mut self, node: NodeId) -> Option<Change> {
        if !self.has_node(node) {
            return None;
        }
        for label in self.label_sets.labels(node).to_vec() {
            self.unlist_under(label, node);
        }
        self.petgraph[index(node)].deleted = true;
        self.deleted_nodes += 1;
        Some(Change::NodeDeleted(node))
    }

    /// Lists a node under a label, in the order of ids.
    pub(super) fn list_under(&mut self, label: LabelId, node: NodeId) {
        if self.by_label.len() < self.labels.len() {
            self.by_label.resize(self.labels.len(), Vec::new());
        }
        let nodes = &mut self.by_label[label.0 as usize];
        if nodes.last().is_none_or(|last| *last < node) {
            nodes.push(node);
        } else if let Err(place) = nodes.binary_search(&node) {
            nodes.insert(place, node);
        }
    }

    fn unlist_under(&mut self, label: LabelId, node: NodeId) {
        let nodes = &mut self.by_label[label.0 as usize];
        if let Ok(place) = nodes.binary_search(&node) {
            nodes.remove(place);
        }
    }

    fn intern_properties<'a>(
        &mut self,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> Vec<(KeyId, Value)> {
        let properties = properties.into_iter();
        let mut interned = Vec::with_capacity(properties.size_hint().0);
        for (key, value) in properties {
            let key = self.intern_key(key);
            put(&mut interned, key, value);
        }
        interned
    }
}
