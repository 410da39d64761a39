//! Which node is meant, said so that it is found again when a graph is made anew: ids are not the same, then.

use super::{label_of, name};
use crate::graph::schema::{label, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use serde::{Deserialize, Serialize};

/// What tells a node from all others.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Key {
    /// A document, by its path.
    Document(String),
    /// A statement, by the path of its document, where it begins and ends, and its place among those of the
    /// same words.
    Statement(String, i64, i64, usize),
    /// Anything with a name, by label, name and place among those of the same name.
    Named(String, String, usize),
    /// Anything else, by its labels and its place among those with them.
    Other(Vec<String>, usize),
}

/// The nodes of a graph as they were before something was done to it.
pub(super) trait Before {
    /// A property as it was.
    fn property<'v>(&'v self, graph: &'v Graph, node: NodeId, key: &str) -> Option<&'v Value> {
        graph.property(node, key)
    }

    /// The document that a statement was in.
    fn document(&self, graph: &Graph, statement: NodeId) -> Option<NodeId> {
        let mut documents = graph.expand(statement, Direction::Outgoing, Some(relationship::IN));
        documents.next().map(|(_, document)| document)
    }

    /// Nodes that are no more, or have other names or labels than before.
    fn touched(&self) -> &[NodeId] {
        &[]
    }
}

/// A graph as it is.
pub(super) struct Now;

impl Before for Now {}

impl Key {
    /// The key of a node.
    pub(super) fn of(graph: &Graph, node: NodeId, before: &impl Before) -> Self {
        let text = |node, key| before.property(graph, node, key).and_then(Value::as_str);
        let integer = |node, key| match before.property(graph, node, key) {
            Some(Value::Integer(number)) => *number,
            _ => -1,
        };
        if graph.has_label(node, label::DOCUMENT)
            && let Some(path) = text(node, "path")
        {
            return Self::Document(path.to_owned());
        }
        if graph.has_label(node, label::STATEMENT)
            && let Some(document) = before.document(graph, node)
            && let Some(path) = text(document, "path")
        {
            let place = |node| (integer(node, "start"), integer(node, "end"));
            let (start, end) = place(node);
            let own = graph.expand(document, Direction::Incoming, Some(relationship::IN));
            let same = own.filter(|(_, other)| *other < node && place(*other) == (start, end));
            return Self::Statement(path.to_owned(), start, end, same.count());
        }
        let label = label_of(graph, node);
        if let Some(name) = text(node, "name") {
            let is_same = |other: NodeId| text(other, "name") == Some(name);
            let nth = nth(graph, before, label, node, is_same);
            return Self::Named(label.to_owned(), name.to_owned(), nth);
        }
        let labels: Vec<String> = graph.labels(node).map(str::to_owned).collect();
        let has_them = |other: NodeId| graph.labels(other).eq(graph.labels(node));
        let nth = nth(graph, before, label, node, has_them);
        Self::Other(labels, nth)
    }

    /// The node that has this key; nothing if there is none.
    pub(super) fn find(&self, graph: &Graph) -> Option<NodeId> {
        match self {
            Self::Document(path) => document(graph, path),
            Self::Statement(path, start, end, nth) => {
                let document = document(graph, path)?;
                let own = graph.expand(document, Direction::Incoming, Some(relationship::IN));
                let place = |node| ["start", "end"].map(|key| graph.property(node, key).cloned());
                let wanted = [Some(Value::from(*start)), Some(Value::from(*end))];
                let mut own: Vec<NodeId> = own
                    .map(|(_, node)| node)
                    .filter(|node| place(*node) == wanted)
                    .collect();
                own.sort_unstable();
                own.get(*nth).copied()
            }
            Self::Named(label, own, nth) => {
                let nodes = graph.nodes_with_label(label).iter().copied();
                let mut nodes = nodes
                    .filter(|node| label_of(graph, *node) == label && name(graph, *node) == own);
                nodes.nth(*nth)
            }
            Self::Other(labels, nth) => {
                let has_them = |node: &NodeId| graph.labels(*node).eq(labels.iter());
                let unnamed = |node: &NodeId| name(graph, *node).is_empty();
                let nodes = match labels.first() {
                    Some(label) => graph.nodes_with_label(label).to_vec(),
                    None => graph.nodes().collect(),
                };
                nodes.into_iter().filter(has_them).filter(unnamed).nth(*nth)
            }
        }
    }

    /// What a reader would call it.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Document(path) => format!("the document `{path}`"),
            Self::Statement(path, start, ..) => format!("a statement at {start} of `{path}`"),
            Self::Named(label, name, _) => format!("{} `{name}`", label.to_lowercase()),
            Self::Other(labels, _) => format!("a node (:{})", labels.join(":")),
        }
    }
}

fn document(graph: &Graph, path: &str) -> Option<NodeId> {
    graph.find(label::DOCUMENT, "path", &path.into())
}

/// How many nodes with a label that are the same stand before a node.
fn nth(
    graph: &Graph,
    before: &impl Before,
    label: &str,
    node: NodeId,
    is_same: impl Fn(NodeId) -> bool,
) -> usize {
    let all = graph.nodes_with_label(label).iter();
    let gone = before.touched().iter();
    let gone = gone.filter(|other| !graph.has_node(**other));
    let earlier = all.chain(gone).filter(|other| **other < node);
    earlier.filter(|other| is_same(**other)).count()
}
