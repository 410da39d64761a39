//! What a reader has changed, said so that it can be done again when the graph is made anew.

use super::key::{Key, Now};
use super::write::Written;
use super::{Edit, merge, rename, split};
use crate::Diagnostic;
use crate::graph::{Deed, Graph, NodeId, Value};
use serde::{Deserialize, Serialize};

/// A change that a reader has made.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Correction(What);

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum What {
    /// The second is part of the first.
    Merge(Key, Key),
    /// What documents say of one belongs to another of the same name.
    Split(Key, Vec<String>),
    /// One has another name.
    Rename(Key, String),
    /// A statement of Cypher has changed something.
    Write(Written),
}

impl Correction {
    /// That `other` is part of `node`.
    #[must_use]
    pub fn merge(graph: &Graph, node: NodeId, other: NodeId) -> Self {
        let key = |node| Key::of(graph, node, &Now);
        Self(What::Merge(key(node), key(other)))
    }

    /// That what `documents` say of `node` belongs to another.
    #[must_use]
    pub fn split(graph: &Graph, node: NodeId, documents: &[NodeId]) -> Self {
        let paths = documents.iter().filter_map(|document| {
            let path = graph.property(*document, "path").and_then(Value::as_str);
            path.map(str::to_owned)
        });
        Self(What::Split(Key::of(graph, node, &Now), paths.collect()))
    }

    /// That `node` is called something else.
    #[must_use]
    pub fn rename(graph: &Graph, node: NodeId, name: &str) -> Self {
        Self(What::Rename(Key::of(graph, node, &Now), name.to_owned()))
    }

    /// What was done to a graph, as it is after that.
    #[must_use]
    pub fn write(graph: &Graph, deed: &Deed) -> Self {
        Self(What::Write(Written::new(graph, deed)))
    }

    /// Does it.
    ///
    /// # Errors
    /// When what it speaks of is not in the graph.
    pub fn apply(&self, graph: &mut Graph) -> Result<Edit, Diagnostic> {
        match &self.0 {
            What::Merge(node, other) => {
                let (node, other) = (found(graph, node)?, found(graph, other)?);
                merge(graph, node, other)
            }
            What::Split(node, paths) => {
                let node = found(graph, node)?;
                let keys = paths.iter().cloned().map(Key::Document);
                // What says nothing any more has nothing to be split off.
                let documents: Vec<NodeId> = keys.filter_map(|key| key.find(graph)).collect();
                Ok(split(graph, node, &documents))
            }
            What::Rename(node, name) => {
                let node = found(graph, node)?;
                rename(graph, node, name)
            }
            What::Write(written) => written.apply(graph),
        }
    }
}

pub(super) fn found(graph: &Graph, key: &Key) -> Result<NodeId, Diagnostic> {
    let missing = || Diagnostic::new(format!("{} is not in the graph", key.words()));
    key.find(graph).ok_or_else(missing)
}
