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

/// How much was in a graph at some time.
#[derive(Debug, Clone, Copy)]
pub struct Checkpoint {
    nodes: usize,
    relationships: usize,
    names: [usize; 3],
}

/// One change, with what is needed to take it back.
#[derive(Debug, Clone)]
pub(super) enum Change {
    NodeCreated,
    RelationshipCreated,
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
        self.transaction = Some(Transaction {
            changes: Vec::new(),
            names: [self.labels.len(), self.types.len(), self.keys.len()],
        });
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

    /// Takes back the changes made since [`Graph::begin`].
    pub fn roll_back(&mut self) {
        let Some(transaction) = self.transaction.take() else {
            return;
        };
        for change in transaction.changes.into_iter().rev() {
            self.take_back(change);
        }
        self.forget_names(transaction.names);
    }

    /// How the graph is now, for [`Graph::return_to`].
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            nodes: self.petgraph.node_count(),
            relationships: self.petgraph.edge_count(),
            names: [self.labels.len(), self.types.len(), self.keys.len()],
        }
    }

    /// Takes out all that was put in since a checkpoint, after which nothing else was changed.
    /// This needs no memory for what is put in, as [`Graph::begin`] does.
    pub fn return_to(&mut self, before: Checkpoint) {
        while self.petgraph.edge_count() > before.relationships {
            self.take_back(Change::RelationshipCreated);
        }
        while self.petgraph.node_count() > before.nodes {
            let node = NodeId(super::index_u32(self.petgraph.node_count() - 1));
            for label in self.label_sets.labels(node).to_vec() {
                self.unlist_under(label, node);
            }
            self.take_back(Change::NodeCreated);
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

    fn take_back(&mut self, change: Change) {
        self.version += 1;
        match change {
            Change::NodeCreated => {
                let last = self.petgraph.node_count() - 1;
                self.index_gone(NodeId(super::index_u32(last)));
                self.petgraph.remove_node(NodeIndex::new(last));
                self.label_sets.truncate(last);
            }
            Change::RelationshipCreated => {
                let last = EdgeIndex::new(self.petgraph.edge_count() - 1);
                let id = relationship_id(last);
                self.unindex_link(id);
                self.relationship_properties.remove(&id);
                if let Some(relationship) = self.petgraph.remove_edge(last) {
                    self.by_type[relationship.kind().0 as usize] -= 1;
                }
            }
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
