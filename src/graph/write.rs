//! Putting in, changing and taking out: the store is changed, the indexes follow, the log notes it.

use super::{Change, Direction, Graph, KeyId, NodeId, RelationshipId, Value};

impl Graph {
    /// Puts a node in. Properties that are null are left out.
    pub fn create_node<'a>(
        &mut self,
        labels: impl IntoIterator<Item = &'a str>,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> NodeId {
        let node = self.store.create_node(properties);
        self.follow(Change::NodeCreated(node));
        for label in labels {
            self.add_label(node, label);
        }
        node
    }

    /// A key's number, from now on.
    pub(super) fn intern_key(&mut self, key: &str) -> KeyId {
        self.store.intern_key(key)
    }

    /// Puts a node in whose properties have different keys, and none of which is null.
    pub(super) fn create_node_with<'a>(
        &mut self,
        labels: impl IntoIterator<Item = &'a str>,
        properties: Vec<(KeyId, Value)>,
    ) -> NodeId {
        let node = self.store.create_node_with(properties);
        self.follow(Change::NodeCreated(node));
        for label in labels {
            self.add_label(node, label);
        }
        node
    }

    /// Puts a relationship in. Properties that are null are left out.
    pub fn create_relationship<'a>(
        &mut self,
        kind: &str,
        from: NodeId,
        to: NodeId,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> RelationshipId {
        let id = self.store.create_relationship(kind, from, to, properties);
        self.follow(Change::RelationshipCreated(id));
        id
    }

    /// Gives a node one more label; nothing changes if it has it.
    pub fn add_label(&mut self, node: NodeId, label: &str) {
        let change = self.store.add_label(node, label);
        self.follow_if(change);
    }

    /// Takes a label from a node; nothing changes if it does not have it.
    pub fn remove_label(&mut self, node: NodeId, label: &str) {
        let label = self.store.label_id(label);
        let change = label.and_then(|label| self.store.remove_label(node, label));
        self.follow_if(change);
    }

    /// Sets a node's property; null removes it.
    pub fn set_property(&mut self, node: NodeId, key: &str, value: Value) {
        let key = self.store.intern_key(key);
        let change = self.store.set_property(node, key, value);
        self.follow(change);
    }

    /// Sets a relationship's property; null removes it.
    pub fn set_relationship_property(&mut self, id: RelationshipId, key: &str, value: Value) {
        let key = self.store.intern_key(key);
        let change = self.store.set_relationship_property(id, key, value);
        self.follow(change);
    }

    /// Takes a relationship out; nothing changes if it is not there.
    pub fn delete_relationship(&mut self, id: RelationshipId) {
        let change = self.store.delete_relationship(id);
        self.follow_if(change);
    }

    /// Takes a node out, and the relationships at it; nothing changes if it is not there.
    pub fn delete_node(&mut self, node: NodeId) {
        if !self.has_node(node) {
            return;
        }
        let neighbours: Vec<_> = self.neighbours(node, Direction::Both).collect();
        for (id, ..) in neighbours {
            self.delete_relationship(id);
        }
        let change = self.store.delete_node(node);
        self.follow_if(change);
    }

    /// The store has changed: all that follows it is told.
    fn follow(&mut self, change: Change) {
        self.indexes.follow(&self.store, &change);
        self.log.note(change);
    }

    pub(super) fn follow_if(&mut self, change: Option<Change>) {
        if let Some(change) = change {
            self.follow(change);
        }
    }
}
