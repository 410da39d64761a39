//! Changes that can be taken back.

use super::{
    Graph, KeyId, LabelId, NodeId, Properties, RelationshipId, edge, index, relationship_id,
};
use crate::graph::Value;
use petgraph::graph::{EdgeIndex, NodeIndex};

/// What was done since a transaction began, and how many names there were then.
#[derive(Debug, Clone)]
pub(super) struct Transaction {
    changes: Vec<Change>,
    names: [usize; 3],
}

/// Changes that were kept, and can be taken back at any later time.
#[derive(Debug, Clone)]
pub struct Deed {
    done: Transaction,
    /// The version of the graph right after it.
    version: u64,
}

impl Deed {
    /// Whether nothing was changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.done.changes.is_empty()
    }

    /// Whether the relationship was put in by it.
    #[must_use]
    pub fn has_made(&self, id: RelationshipId) -> bool {
        let mut changes = self.done.changes.iter();
        changes.any(|change| matches!(change, Change::RelationshipCreated(own) if *own == id))
    }
}

/// How much was in a graph at some time.
#[derive(Debug, Clone, Copy)]
pub struct Checkpoint {
    nodes: usize,
    relationships: usize,
    names: [usize; 3],
    /// How many changes were noted.
    changes: usize,
}

/// One change, with what is needed to take it back.
#[derive(Debug, Clone)]
pub(super) enum Change {
    NodeCreated(NodeId),
    RelationshipCreated(RelationshipId),
    LabelAdded(NodeId, LabelId),
    LabelRemoved(NodeId, LabelId, usize),
    NodeProperty(NodeId, KeyId, Value),
    RelationshipProperty(RelationshipId, KeyId, Value),
    RelationshipDeleted(RelationshipId),
    NodeDeleted(NodeId),
}

impl Graph {
    /// Begins to note changes, so that [`Graph::roll_back`] can take them back. Changes of a
    /// transaction already open are kept for good.
    pub fn begin(&mut self) {
        self.commit();
        self.transaction = Some(self.transaction());
    }

    fn transaction(&self) -> Transaction {
        Transaction {
            changes: Vec::new(),
            names: self.name_counts(),
        }
    }

    fn name_counts(&self) -> [usize; 3] {
        [self.labels.len(), self.types.len(), self.keys.len()]
    }

    /// Keeps the changes made since [`Graph::begin`].
    pub fn commit(&mut self) {
        let transaction = self.transaction.take();
        for change in transaction.into_iter().flat_map(|open| open.changes) {
            match change {
                Change::NodeDeleted(node) => {
                    self.petgraph[index(node)].properties = Properties::default();
                    self.label_sets.set(node, &[]);
                }
                Change::RelationshipDeleted(id) => {
                    self.relationship_properties.remove(&id);
                }
                _ => {}
            }
        }
    }

    /// Keeps the changes made since [`Graph::begin`], and gives back what [`Graph::undo`] needs.
    pub fn keep(&mut self) -> Deed {
        let open = self.transaction.take();
        Deed {
            done: open.unwrap_or_else(|| self.transaction()),
            version: self.version,
        }
    }

    /// Takes back what was done, whatever else was changed since; what was put in since stays, but for
    /// relationships at nodes that go. Where nothing was changed since, no trace of it is left.
    pub fn undo(&mut self, deed: Deed) {
        if self.version == deed.version {
            return self.take_back_all(deed.done);
        }
        for change in deed.done.changes.into_iter().rev() {
            match change {
                Change::NodeCreated(node) => self.delete_node(node),
                Change::RelationshipCreated(id) => self.delete_relationship(id),
                change if self.can_take_back(&change) => self.take_back(change),
                _ => {}
            }
        }
    }

    /// Whether what a change was made to is still as the change left it.
    fn can_take_back(&self, change: &Change) -> bool {
        match change {
            Change::NodeCreated(_) | Change::RelationshipCreated(_) => false,
            Change::LabelAdded(node, label) => {
                self.has_node(*node) && self.is_labelled(*node, *label)
            }
            Change::LabelRemoved(node, label, place) => {
                let labels = self.label_sets.labels(*node);
                self.has_node(*node) && !labels.contains(label) && *place <= labels.len()
            }
            Change::NodeProperty(node, ..) => self.has_node(*node),
            Change::RelationshipProperty(id, ..) => self.has_relationship(*id),
            Change::RelationshipDeleted(id) => {
                let (from, to) = self.endpoints(*id);
                !self.has_relationship(*id) && self.has_node(from) && self.has_node(to)
            }
            Change::NodeDeleted(node) => !self.has_node(*node),
        }
    }

    /// Takes back the changes made since [`Graph::begin`].
    pub fn roll_back(&mut self) {
        if let Some(transaction) = self.transaction.take() {
            self.take_back_all(transaction);
        }
    }

    fn take_back_all(&mut self, done: Transaction) {
        for change in done.changes.into_iter().rev() {
            self.take_back(change);
        }
        self.forget_names(done.names);
    }

    /// How the graph is now, for [`Graph::return_to`].
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            nodes: self.petgraph.node_count(),
            relationships: self.petgraph.edge_count(),
            names: self.name_counts(),
            changes: self
                .transaction
                .as_ref()
                .map_or(0, |open| open.changes.len()),
        }
    }

    /// Takes out all that was put in since a checkpoint, after which nothing else was changed.
    /// This needs no memory for what is put in, as [`Graph::begin`] does.
    pub fn return_to(&mut self, before: Checkpoint) {
        while self.petgraph.edge_count() > before.relationships {
            self.take_out_last_relationship();
        }
        while self.petgraph.node_count() > before.nodes {
            let node = NodeId(super::index_u32(self.petgraph.node_count() - 1));
            for label in self.label_sets.labels(node).to_vec() {
                self.unlist_under(label, node);
            }
            self.take_out_last_node();
        }
        if let Some(open) = &mut self.transaction {
            open.changes.truncate(before.changes);
        }
        self.forget_names(before.names);
    }

    fn forget_names(&mut self, [labels, types, keys]: [usize; 3]) {
        self.labels.truncate(labels);
        self.types.truncate(types);
        self.keys.truncate(keys);
        self.forget_columns(keys);
        self.by_label.truncate(labels);
        self.by_type.truncate(types);
    }

    /// Counts a change, and notes it while a transaction is open.
    pub(super) fn note(&mut self, change: Change) {
        self.version += 1;
        if let Some(transaction) = &mut self.transaction {
            transaction.changes.push(change);
        }
    }

    fn take_out_last_node(&mut self) {
        let last = self.petgraph.node_count() - 1;
        self.index_gone(NodeId(super::index_u32(last)));
        self.petgraph.remove_node(NodeIndex::new(last));
        self.label_sets.truncate(last);
    }

    fn take_out_last_relationship(&mut self) {
        let last = EdgeIndex::new(self.petgraph.edge_count() - 1);
        let id = relationship_id(last);
        self.unindex_link(id);
        self.relationship_properties.remove(&id);
        if let Some(relationship) = self.petgraph.remove_edge(last) {
            self.by_type[relationship.kind().0 as usize] -= 1;
        }
    }

    fn take_back(&mut self, change: Change) {
        self.version += 1;
        match change {
            Change::NodeCreated(_) => self.take_out_last_node(),
            Change::RelationshipCreated(_) => self.take_out_last_relationship(),
            Change::LabelAdded(node, label) => {
                self.unlist_under(label, node);
                let mut labels = self.label_sets.labels(node).to_vec();
                labels.retain(|own| *own != label);
                self.set_labels(node, &labels);
            }
            Change::LabelRemoved(node, label, place) => {
                let mut labels = self.label_sets.labels(node).to_vec();
                labels.insert(place, label);
                self.set_labels(node, &labels);
                self.list_under(label, node);
            }
            Change::NodeProperty(node, key, old) => {
                self.change_property(node, key, old);
            }
            Change::RelationshipProperty(id, key, old) => {
                self.change_relationship_property(id, key, old);
            }
            Change::RelationshipDeleted(id) => {
                self.petgraph[edge(id)].set_deleted(false);
                self.index_link(id);
                self.deleted_relationships -= 1;
                let kind = self.type_of(id);
                self.by_type[kind.0 as usize] += 1;
            }
            Change::NodeDeleted(node) => {
                self.petgraph[index(node)].deleted = false;
                self.deleted_nodes -= 1;
                for label in self.label_sets.labels(node).to_vec() {
                    self.list_under(label, node);
                }
            }
        }
    }
}
