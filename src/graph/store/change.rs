//! What can happen to a store.

use super::{KeyId, LabelId, NodeId, RelationshipId, TypeId};
use crate::graph::Value;

/// One thing that has happened to a store, with what is needed to follow it and to take it back.
///
/// What was put in stands in the store; only what is there no more stands here.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Change {
    /// A node was put in. Its labels are added after that.
    NodeCreated(NodeId),
    /// A relationship was put in.
    RelationshipCreated(RelationshipId),
    /// A node has one more label.
    LabelAdded(NodeId, LabelId),
    /// A node has lost the label that stood at a place among its labels.
    LabelRemoved(NodeId, LabelId, usize),
    /// A node's property was another before, or null.
    NodeProperty(NodeId, KeyId, Value),
    /// A relationship's property was another before, or null.
    RelationshipProperty(RelationshipId, KeyId, Value),
    /// A relationship was taken out.
    RelationshipDeleted(RelationshipId),
    /// A node was taken out, after the relationships at it.
    NodeDeleted(NodeId),
    /// What was taken out is there again.
    RelationshipRestored(RelationshipId),
    /// What was taken out is there again, but not yet the relationships at it.
    NodeRestored(NodeId),
    /// The relationship put in last was never there: neither is its identity. Nothing brings it
    /// back, so this is in no transaction.
    RelationshipWithdrawn(RelationshipId, TypeId, [NodeId; 2]),
    /// The node put in last was never there.
    NodeWithdrawn(NodeId),
}
