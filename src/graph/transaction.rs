//! Changes that can be taken back.

use super::log::Transaction;
use super::store::NameCounts;
use super::{Change, Checkpoint, Deed, Graph};

impl Graph {
    /// Begins to note changes, so that [`Graph::roll_back`] can take them back. Changes of a
    /// transaction already open are kept for good.
    pub fn begin(&mut self) {
        self.commit();
        self.log.open(self.store.name_counts());
    }

    /// Keeps the changes made since [`Graph::begin`].
    pub fn commit(&mut self) {
        let done = self.log.close();
        for change in done.iter().flat_map(|done| &done.changes) {
            self.store.let_go(change);
        }
    }

    /// Keeps the changes made since [`Graph::begin`], and gives back what [`Graph::undo`] needs.
    pub fn keep(&mut self) -> Deed {
        self.log.keep(self.store.name_counts())
    }

    /// Takes back what was done, whatever else was changed since; what was put in since stays, but for
    /// relationships at nodes that go. Where nothing was changed since, no trace of it is left.
    ///
    /// In an open transaction, undoing is noted like any other change and can be taken back itself.
    pub fn undo(&mut self, deed: Deed) {
        if self.log.ends_with(&deed) {
            return self.take_back_all(deed.into_done());
        }
        for change in deed.into_done().changes.into_iter().rev() {
            match change {
                Change::NodeCreated(node) | Change::NodeRestored(node) => self.delete_node(node),
                Change::RelationshipCreated(id) | Change::RelationshipRestored(id) => {
                    self.delete_relationship(id);
                }
                change if self.store.can_take_back(&change) => self.take_back(change),
                _ => {}
            }
        }
    }

    /// Takes back the changes made since [`Graph::begin`].
    pub fn roll_back(&mut self) {
        if let Some(done) = self.log.close() {
            self.take_back_all(done);
        }
    }

    fn take_back_all(&mut self, done: Transaction) {
        for change in done.changes.into_iter().rev() {
            self.take_back(change);
        }
        self.forget_names(done.names);
    }

    fn take_back(&mut self, change: Change) {
        let change = self.store.take_back(change);
        self.follow_if(change);
    }

    /// How the graph is now, for [`Graph::return_to`].
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            node: self.store.last_node(),
            relationship: self.store.last_relationship(),
            names: self.store.name_counts(),
            changes: self.log.noted(),
        }
    }

    /// Takes out all that was put in since a checkpoint, after which nothing else was changed.
    /// This needs no memory for what is put in, as [`Graph::begin`] does.
    pub fn return_to(&mut self, before: Checkpoint) {
        while let Some(id) = self.store.last_relationship()
            && Some(id) > before.relationship
        {
            self.take_back(Change::RelationshipCreated(id));
        }
        while let Some(node) = self.store.last_node()
            && Some(node) > before.node
        {
            for label in self.store.label_sets.labels(node).to_vec() {
                self.take_back(Change::LabelAdded(node, label));
            }
            self.take_back(Change::NodeCreated(node));
        }
        self.log.forget_after(before.changes);
        self.forget_names(before.names);
    }

    fn forget_names(&mut self, counts: NameCounts) {
        self.store.forget_names(counts);
        self.indexes.forget_keys(counts.keys);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Direction, Value};

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
        let labels = graph.label_names();
        let labels = labels.map(|label| (label, graph.nodes_with_label(label).to_vec()));
        let labels: Vec<_> = labels.collect();
        let types = graph.type_names().map(|name| {
            let kind = graph.type_id(name);
            (name, kind.map(|kind| graph.relationships_typed(kind)))
        });
        let types: Vec<_> = types.collect();
        let lines: Vec<_> = nodes.chain(relationships).collect();
        format!("{lines:#?} {labels:?} {types:?}")
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
        let nodes = |text: &str| text.split("\n] ").next().map(str::to_owned);
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
    fn what_is_undone_in_a_transaction_can_be_taken_back_too() {
        let mut graph = Graph::new();
        let [xi, topic] = ["Xi", "Taiwan"].map(|name| graph.create_node([name], []));
        graph.create_relationship("ABOUT", xi, topic, [("n", 1.into())]);
        graph.begin();
        graph.delete_node(xi);
        graph.set_property(topic, "name", "Taiwan".into());
        let deed = graph.keep();
        let before = describe(&graph);
        graph.begin();
        graph.undo(deed.clone());
        assert_eq!(graph.neighbours(topic, Direction::Both).count(), 1);
        graph.roll_back();
        assert_eq!(describe(&graph), before);
        graph.begin();
        graph.undo(deed);
        let after = describe(&graph);
        let undone = graph.keep();
        assert_eq!(undone.changes().count(), 3);
        graph.begin();
        graph.undo(undone);
        assert_eq!(describe(&graph), before);
        graph.roll_back();
        assert_eq!(describe(&graph), after);
    }

    #[test]
    fn what_is_restored_before_a_commit_stays_as_it_was() {
        let mut graph = Graph::new();
        graph.begin();
        let xi = graph.create_node(["Person"], [("name", "Xi".into())]);
        let deed = graph.keep();
        graph.begin();
        graph.delete_node(xi);
        let deletion = graph.keep();
        graph.begin();
        graph.undo(deletion);
        graph.commit();
        assert_eq!(graph.property(xi, "name"), Some(&"Xi".into()));
        graph.begin();
        graph.undo(deed);
        graph.commit();
        assert_eq!((graph.node_count(), graph.property(xi, "name")), (0, None));
    }

    #[test]
    fn the_version_tells_whatever_happens() {
        let mut graph = Graph::new();
        let mut versions = vec![graph.version()];
        let checkpoint = graph.checkpoint();
        let node = graph.create_node([], []);
        versions.push(graph.version());
        graph.add_label(node, "Person");
        versions.push(graph.version());
        graph.return_to(checkpoint);
        versions.push(graph.version());
        assert!(versions.is_sorted_by(|one, next| one < next));
        assert_eq!((graph.node_count(), graph.name_count()), (0, 0));
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
