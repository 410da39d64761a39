//! What each change of the store means for the indexes.

use super::{
    Adjacency, Change, Direction, End, Indexes, KeyId, LabelId, NodeId, RelationshipId, Store,
    TypeId, Value,
};

impl Indexes {
    /// Keeps the indexes right after the store has changed.
    pub(in crate::graph) fn follow(&mut self, store: &Store, change: &Change) {
        let sets = &store.label_sets;
        match *change {
            Change::NodeCreated(_) | Change::RelationshipProperty(..) => {}
            Change::RelationshipCreated(id) | Change::RelationshipRestored(id) => {
                let (from, to) = store.endpoints(id);
                let kind = store.type_of(id);
                self.follow_link(store, id, kind, [from, to], Adjacency::link);
            }
            Change::RelationshipDeleted(id) => {
                let (from, to) = store.endpoints(id);
                let kind = store.type_of(id);
                self.follow_link(store, id, kind, [from, to], Adjacency::unlink);
            }
            Change::RelationshipWithdrawn(id, kind, ends) => {
                self.follow_link(store, id, kind, ends, Adjacency::unlink);
            }
            Change::LabelAdded(node, label) => {
                self.relabel(store, node, || sets.before_added(node, label));
                self.come_under(store, node, label);
            }
            Change::LabelRemoved(node, label, place) => {
                self.relabel(store, node, || sets.before_removed(node, label, place));
                self.leave(store, node, label);
            }
            Change::NodeProperty(node, key, ref old) => self.follow_property(store, node, key, old),
            Change::NodeDeleted(node) => {
                for label in store.label_sets.labels(node) {
                    self.leave(store, node, *label);
                }
                self.forget(node);
            }
            Change::NodeRestored(node) => {
                for label in store.label_sets.labels(node) {
                    self.come_under(store, node, *label);
                }
            }
            Change::NodeWithdrawn(node) => self.forget(node),
        }
    }

    /// A relationship has come or gone.
    fn follow_link(
        &mut self,
        store: &Store,
        id: RelationshipId,
        kind: TypeId,
        ends: [NodeId; 2],
        change: fn(&mut Adjacency, TypeId, RelationshipId, [End; 2]),
    ) {
        if let Some(adjacency) = &mut self.adjacency {
            change(adjacency, kind, id, ends.map(|node| end(store, node)));
            self.adjacency.take_if(|own| own.is_stale());
        }
    }

    /// A node has other labels; what leads to it stands in other rows now.
    fn relabel(&mut self, store: &Store, node: NodeId, set_before: impl FnOnce() -> u32) {
        let Some(adjacency) = &mut self.adjacency else {
            return;
        };
        let mut links = store.neighbours(node, Direction::Both).peekable();
        if links.peek().is_none() {
            return;
        }
        let before = with_labels(store, node, set_before());
        for (id, kind, _) in links {
            let (from, to) = store.endpoints(id);
            let ends = [from, to].map(|own| end(store, own));
            let ends_before = ends.map(|own| if own.0 == node { before } else { own });
            adjacency.relabel(kind, id, ends_before, ends);
            if adjacency.is_stale() {
                break;
            }
        }
        self.adjacency.take_if(|own| own.is_stale());
    }

    /// A node has come under a label.
    fn come_under(&mut self, store: &Store, node: NodeId, label: LabelId) {
        for ((own, key), values) in &mut self.values {
            if let Some(value) = store.node_value(node, *key).filter(|_| *own == label) {
                values.insert(value, node);
            }
        }
        self.touch_texts(node, |own, _| own == label);
    }

    /// A node is under a label no more.
    fn leave(&mut self, store: &Store, node: NodeId, label: LabelId) {
        for ((own, key), values) in &mut self.values {
            if let Some(value) = store.node_value(node, *key).filter(|_| *own == label) {
                values.remove(value, node);
            }
        }
        self.touch_texts(node, |own, _| own == label);
    }

    /// A node's property has changed.
    fn follow_property(&mut self, store: &Store, node: NodeId, key: KeyId, old: &Value) {
        if let Some(Some(column)) = self.columns.get_mut(key.0 as usize) {
            column.forget(node);
        }
        if !store.has_node(node) {
            return;
        }
        let set = store.label_sets.of(node);
        let new = store.node_value(node, key);
        let concerns = |label: LabelId, own: KeyId| own == key && store.label_sets.has(set, label);
        for ((label, own), values) in &mut self.values {
            if concerns(*label, *own) {
                values.remove(old, node);
                if let Some(new) = new {
                    values.insert(new, node);
                }
            }
        }
        self.touch_texts(node, concerns);
    }

    /// What a node's text is must be asked of the node itself, where that concerns label and key.
    fn touch_texts(&mut self, node: NodeId, concerns: impl Fn(LabelId, KeyId) -> bool) {
        for ((label, key), texts) in &mut self.texts {
            if concerns(*label, *key) {
                texts.touch(node);
            }
        }
        self.texts.retain(|_, texts| !texts.is_stale());
    }

    /// A node has gone.
    fn forget(&mut self, node: NodeId) {
        let columns = self.columns.iter_mut().flatten();
        columns.for_each(|column| column.forget(node));
    }
}

fn end(store: &Store, node: NodeId) -> End {
    with_labels(store, node, store.label_sets.of(node))
}

fn with_labels(store: &Store, node: NodeId, set: u32) -> End {
    (node, set, store.label_sets.mask(set))
}
