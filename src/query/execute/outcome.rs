//! What a query comes to.

use crate::Diagnostic;
use crate::graph::{Deed, NodeId, RelationshipId, Value};
use crate::query::Rows;
use std::collections::BTreeSet;

/// A query's answer and what it did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// The answer.
    pub rows: Rows,
    /// What was changed.
    pub stats: Stats,
    /// The part of the graph that the answer rests on, if [`super::Options::trace`] asked for it.
    pub touched: Touched,
    /// What was changed, so that it can be taken back, if [`super::Options::keep`] asked for it.
    pub deed: Option<Deed>,
    /// What looks like a mistake but is none to the language, such as a label that no node has.
    pub warnings: Vec<Diagnostic>,
}

/// How many changes a query made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stats {
    /// Nodes put in.
    pub nodes_created: usize,
    /// Nodes taken out.
    pub nodes_deleted: usize,
    /// Relationships put in.
    pub relationships_created: usize,
    /// Relationships taken out.
    pub relationships_deleted: usize,
    /// Properties set, changed or removed.
    pub properties_set: usize,
    /// Labels given to nodes.
    pub labels_added: usize,
    /// Labels taken from nodes.
    pub labels_removed: usize,
}

/// Nodes and relationships that patterns bound in rows which reached the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// By identity.
    pub nodes: BTreeSet<NodeId>,
    /// By identity.
    pub relationships: BTreeSet<RelationshipId>,
}

impl Touched {
    /// Adds what a value holds.
    pub(super) fn add(&mut self, value: &Value) {
        match value {
            Value::Node(node) => {
                self.nodes.insert(*node);
            }
            Value::Relationship(relationship) => {
                self.relationships.insert(*relationship);
            }
            Value::List(values) => values.iter().for_each(|value| self.add(value)),
            Value::Path(path) => {
                self.nodes.extend(&path.nodes);
                self.relationships.extend(&path.relationships);
            }
            _ => {}
        }
    }
}
