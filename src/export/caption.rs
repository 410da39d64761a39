//! What a node is called.

use crate::graph::schema::property;
use crate::graph::{Graph, NodeId, Value};

/// A node's name, title, text or file, or else its label and number.
pub(super) fn caption(graph: &Graph, node: NodeId) -> String {
    let keys = [property::NAME, property::TITLE, property::TEXT];
    if let Some(name) = keys.into_iter().find_map(|key| text(graph, node, key)) {
        return name.to_owned();
    }
    if let Some(path) = text(graph, node, property::PATH) {
        let file = path.rsplit(['/', '\\']).find(|part| !part.is_empty());
        return file.unwrap_or(path).to_owned();
    }
    let label = graph.labels(node).next().unwrap_or("node");
    format!("{label} {}", node.0)
}

/// A property that is a text with something in it.
pub(super) fn text<'g>(graph: &'g Graph, node: NodeId, key: &str) -> Option<&'g str> {
    let text = graph.property(node, key).and_then(Value::as_str);
    text.filter(|text| !text.trim().is_empty())
}
