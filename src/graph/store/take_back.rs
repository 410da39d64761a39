//! Changes taken back, each by another change.

use super::shape::Properties;
use super::{Change, NameCounts, NodeId, RelationshipId, Store, edge, index, index_u32};
use petgraph::graph::NodeIndex;

impl Store {
    /// Takes a change back, and tells what has happened by that. What was created last is
    /// withdrawn, as if it had never been there; what is withdrawn cannot be brought back.
    pub(in crate::graph) fn take_back(&mut self, change: Change) -> Option<Change> {
        match change {
            Change::NodeCreated(_) => self.withdraw_node(),
            Change::RelationshipCreated(_) => self.withdraw_relationship(),
            Change::LabelAdded(node, label) => self.remove_label(node, label),
            Change::LabelRemoved(node, label, place) => Some(self.insert_label(node, label, place)),
            Change::NodeProperty(node, key, old) => Some(self.set_property(node, key, old)),
            Change::RelationshipProperty(id, key, old) => {
                Some(self.set_relationship_property(id, key, old))
            }
            Change::RelationshipDeleted(id) => Some(self.restore_relationship(id)),
            Change::NodeDeleted(node) => Some(self.restore_node(node)),
            Change::RelationshipRestored(id) => self.delete_relationship(id),
            Change::NodeRestored(node) => self.delete_node(node),
            Change::RelationshipWithdrawn(..) | Change::NodeWithdrawn(_) => None,
        }
    }

    /// Whether what a change was made to is still as the change left it. What was put in is not
    /// to be withdrawn but to be deleted, once something else was changed.
    pub(in crate::graph) fn can_take_back(&self, change: &Change) -> bool {
        match change {
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
            _ => false,
        }
    }

    /// Lets go of what a change, that is not to be taken back any more, has left behind.
    pub(in crate::graph) fn let_go(&mut self, change: &Change) {
        match change {
            Change::NodeDeleted(node) if !self.has_node(*node) => {
                self.petgraph[index(*node)].properties = Properties::default();
                self.label_sets.set(*node, &[]);
            }
            Change::RelationshipDeleted(id) if !self.has_relationship(*id) => {
                self.relationship_properties.remove(id);
            }
            _ => {}
        }
    }

    /// The node put in last, deleted or not.
    pub(in crate::graph) fn last_node(&self) -> Option<NodeId> {
        let last = self.petgraph.node_count().checked_sub(1)?;
        Some(NodeId(index_u32(last)))
    }

    /// The relationship put in last, deleted or not.
    pub(in crate::graph) fn last_relationship(&self) -> Option<RelationshipId> {
        let last = self.petgraph.edge_count().checked_sub(1)?;
        Some(RelationshipId(index_u32(last)))
    }

    /// Forgets the names met after there were so many.
    pub(in crate::graph) fn forget_names(&mut self, counts: NameCounts) {
        self.labels.truncate(counts.labels);
        self.types.truncate(counts.types);
        self.keys.truncate(counts.keys);
        self.by_label.truncate(counts.labels);
        self.by_type.truncate(counts.types);
    }

    fn withdraw_node(&mut self) -> Option<Change> {
        let node = self.last_node()?;
        let place = node.0 as usize;
        self.petgraph.remove_node(NodeIndex::new(place));
        self.label_sets.truncate(place);
        Some(Change::NodeWithdrawn(node))
    }

    fn withdraw_relationship(&mut self) -> Option<Change> {
        let id = self.last_relationship()?;
        let (from, to) = self.endpoints(id);
        self.relationship_properties.remove(&id);
        let kind = self.petgraph.remove_edge(edge(id))?.kind();
        self.by_type[kind.0 as usize] -= 1;
        Some(Change::RelationshipWithdrawn(id, kind, [from, to]))
    }

    fn restore_relationship(&mut self, id: RelationshipId) -> Change {
        self.petgraph[edge(id)].set_deleted(false);
        self.deleted_relationships -= 1;
        let kind = self.type_of(id);
        self.by_type[kind.0 as usize] += 1;
        Change::RelationshipRestored(id)
    }

    fn restore_node(&mut self, node: NodeId) -> Change {
        self.petgraph[index(node)].deleted = false;
        self.deleted_nodes -= 1;
        for label in self.label_sets.labels(node).to_vec() {
            self.list_under(label, node);
        }
        Change::NodeRestored(node)
    }
}
