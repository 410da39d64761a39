//! Putting in, changing and taking out. Every change is noted while a transaction is open.

use super::{
    Change, Entries, Graph, KeyId, LabelId, Node, NodeId, Relationship, RelationshipId, TypeId,
    edge, index, node_id, relationship_id,
};
use crate::graph::{Direction, Value};

impl Graph {
    /// Puts a node in. Properties that are null are left out.
    pub fn create_node<'a>(
        &mut self,
        labels: impl IntoIterator<Item = &'a str>,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> NodeId {
        let properties = self.intern_properties(properties);
        let properties = self.shapes.properties(properties);
        let node = node_id(self.petgraph.add_node(Node {
            properties,
            ..Node::default()
        }));
        self.note(Change::NodeCreated(node));
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
        self.index_link(id);
        self.note(Change::RelationshipCreated(id));
        id
    }

    /// Gives a node one more label; nothing changes if it has it.
    pub fn add_label(&mut self, node: NodeId, label: &str) {
        let label = LabelId(self.labels.intern(label));
        if !self.is_labelled(node, label) {
            let labels = [self.label_sets.labels(node), &[label]].concat();
            self.set_labels(node, &labels);
            self.list_under(label, node);
            self.note(Change::LabelAdded(node, label));
        }
    }

    /// Takes a label from a node; nothing changes if it does not have it.
    pub fn remove_label(&mut self, node: NodeId, label: &str) {
        let Some(label) = self.label_id(label) else {
            return;
        };
        let mut labels = self.label_sets.labels(node).to_vec();
        if let Some(place) = labels.iter().position(|own| *own == label) {
            self.unlist_under(label, node);
            labels.remove(place);
            self.set_labels(node, &labels);
            self.note(Change::LabelRemoved(node, label, place));
        }
    }

    /// Sets a node's property; null removes it.
    pub fn set_property(&mut self, node: NodeId, key: &str, value: Value) {
        let key = KeyId(self.keys.intern(key));
        let old = self.change_property(node, key, value);
        self.note(Change::NodeProperty(node, key, old));
    }

    /// Sets a relationship's property; null removes it.
    pub fn set_relationship_property(&mut self, id: RelationshipId, key: &str, value: Value) {
        let key = KeyId(self.keys.intern(key));
        let old = self.change_relationship_property(id, key, value);
        self.note(Change::RelationshipProperty(id, key, old));
    }

    /// Sets a node's property and gives its former value.
    pub(super) fn change_property(&mut self, node: NodeId, key: KeyId, value: Value) -> Value {
        let own = &mut self.petgraph[index(node)].properties;
        let old = self.shapes.set(own, key, value);
        self.index_property(node, key, &old);
        old
    }

    /// Sets a relationship's property and gives its former value.
    pub(super) fn change_relationship_property(
        &mut self,
        id: RelationshipId,
        key: KeyId,
        value: Value,
    ) -> Value {
        let properties = self.relationship_properties.entry(id).or_default();
        let old = set(properties, key, value);
        if properties.is_empty() {
            self.relationship_properties.remove(&id);
        }
        old
    }

    /// Takes a relationship out; nothing changes if it is not there.
    pub fn delete_relationship(&mut self, id: RelationshipId) {
        if self.has_relationship(id) {
            self.petgraph[edge(id)].set_deleted(true);
            self.unindex_link(id);
            self.deleted_relationships += 1;
            let kind = self.type_of(id);
            self.by_type[kind.0 as usize] -= 1;
            self.note(Change::RelationshipDeleted(id));
        }
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
        for label in self.label_sets.labels(node).to_vec() {
            self.unlist_under(label, node);
        }
        self.petgraph[index(node)].deleted = true;
        self.index_gone(node);
        self.deleted_nodes += 1;
        self.note(Change::NodeDeleted(node));
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
        self.index_labelled(label, node, true);
    }

    pub(super) fn unlist_under(&mut self, label: LabelId, node: NodeId) {
        let nodes = &mut self.by_label[label.0 as usize];
        if let Ok(place) = nodes.binary_search(&node) {
            nodes.remove(place);
        }
        self.index_labelled(label, node, false);
    }

    fn intern_properties<'a>(
        &mut self,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> Vec<(KeyId, Value)> {
        let properties = properties.into_iter();
        let mut interned = Vec::with_capacity(properties.size_hint().0);
        for (key, value) in properties {
            let key = KeyId(self.keys.intern(key));
            put(&mut interned, key, value);
        }
        interned
    }
}

/// Sets a property, or removes it with null, and gives its former value.
fn set(properties: &mut Entries, key: KeyId, value: Value) -> Value {
    let mut all = std::mem::take(properties).into_vec();
    let old = put(&mut all, key, value);
    *properties = all.into_boxed_slice();
    old
}

fn put(properties: &mut Vec<(KeyId, Value)>, key: KeyId, value: Value) -> Value {
    let place = properties.iter().position(|(own, _)| *own == key);
    match (place, value.is_null()) {
        (Some(place), true) => properties.remove(place).1,
        (Some(place), false) => std::mem::replace(&mut properties[place].1, value),
        (None, true) => Value::Null,
        (None, false) => {
            properties.push((key, value));
            Value::Null
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn describe(graph: &Graph) -> String {
        let nodes = graph.nodes().map(|node| {
            let labels: Vec<_> = graph.labels(node).collect();
            format!(
                "{node:?} {labels:?} {:?}",
                graph.properties(node).collect::<Vec<_>>()
            )
        });
        let relationships = graph.relationships().map(|id| {
            let properties: Vec<_> = graph.relationship_properties(id).collect();
            format!(
                "{:?} {} {properties:?}",
                graph.endpoints(id),
                graph.relationship_type(id)
            )
        });
        let names: Vec<_> = graph.label_names().chain(graph.type_names()).collect();
        let lines: Vec<_> = nodes.chain(relationships).collect();
        format!(
            "{lines:#?} {names:?} {:?} {:?}",
            graph.by_label, graph.by_type
        )
    }

    #[test]
    fn a_transaction_rolled_back_leaves_no_trace() {
        let mut graph = Graph::new();
        let xi = graph.create_node(["Person", "Actor"], [("name", "Xi".into())]);
        let topic = graph.create_node(["Topic"], [("name", "Taiwan".into())]);
        let said = graph.create_relationship("SAID", xi, topic, [("n", 1.into())]);
        let before = describe(&graph);
        graph.begin();
        graph.set_property(xi, "name", Value::Null);
        graph.set_relationship_property(said, "n", 2.into());
        graph.remove_label(xi, "Person");
        graph.add_label(topic, "Place");
        let other = graph.create_node(["New"], []);
        graph.create_relationship("NEW", other, xi, []);
        graph.delete_node(xi);
        assert_eq!((graph.node_count(), graph.relationship_count()), (2, 0));
        assert_eq!(graph.nodes_with_label("Actor"), []);
        graph.roll_back();
        assert_eq!(describe(&graph), before);
    }

    #[test]
    fn what_was_kept_can_be_undone_after_other_changes() {
        let mut graph = Graph::new();
        let [xi, other, topic] = ["Xi", "Xi Jinping", "Taiwan"]
            .map(|name| graph.create_node(["Person"], [("name", name.into())]));
        graph.create_relationship("ABOUT", other, topic, [("n", 1.into())]);
        let before = describe(&graph);
        graph.begin();
        graph.delete_node(other);
        graph.create_relationship("ABOUT", xi, topic, []);
        graph.set_property(xi, "name", "Xi Jinping".into());
        graph.add_label(xi, "Actor");
        let deed = graph.keep();
        let later = graph.create_node(["Later"], []);
        graph.create_relationship("NEXT", later, xi, []);
        graph.undo(deed);
        graph.delete_node(later);
        let after = describe(&graph);
        let nodes = |text: &str| text.split(" [\"").next().map(str::to_owned);
        assert_eq!(nodes(&after), nodes(&before));
        assert!(graph.has_node(other) && graph.neighbours(other, Direction::Both).count() == 1);
        assert_eq!(graph.neighbours(xi, Direction::Both).count(), 0);
    }

    #[test]
    fn what_was_kept_and_is_undone_at_once_leaves_no_trace() {
        let mut graph = Graph::new();
        let xi = graph.create_node(["Person"], [("name", "Xi".into())]);
        let before = describe(&graph);
        graph.begin();
        let new = graph.create_node(["New"], []);
        let checkpoint = graph.checkpoint();
        graph.create_node(["Newer"], []);
        graph.return_to(checkpoint);
        graph.create_relationship("NEW", new, xi, []);
        graph.set_property(xi, "aliases", "Xi Jinping".into());
        let deed = graph.keep();
        assert!(!deed.is_empty());
        graph.undo(deed);
        assert_eq!(describe(&graph), before);
        let nothing = graph.keep();
        assert!(nothing.is_empty());
        graph.undo(nothing);
        assert_eq!(describe(&graph), before);
    }

    #[test]
    fn what_is_deleted_is_seen_no_more_and_its_identity_is_not_given_again() {
        let mut graph = Graph::new();
        let [a, b] = [(); 2].map(|()| graph.create_node(["A"], []));
        let loops = graph.create_relationship("T", a, a, []);
        let between = graph.create_relationship("T", a, b, []);
        assert_eq!(graph.neighbours(a, Direction::Both).count(), 2);
        graph.delete_relationship(loops);
        assert_eq!(graph.neighbours(a, Direction::Both).count(), 1);
        graph.delete_node(b);
        assert!(!graph.has_relationship(between) && !graph.has_node(b));
        let c = graph.create_node(["A"], []);
        assert!(c != a && c != b);
        assert_eq!(graph.nodes_with_label("A"), [a, c]);
        assert_eq!(graph.nodes().collect::<Vec<_>>(), [a, c]);
    }
}
