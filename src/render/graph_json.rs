//! A graph as JSON lines, nodes and then relationships, as `import` reads them.

use super::json::properties;
use crate::graph::{Graph, NodeId, RelationshipId};
use serde_json::{Value as Json, json};
use std::io::{self, Write};

/// Writes every node and every relationship of `graph`, one a line.
///
/// # Errors
///
/// Only those of `output`.
pub fn write(graph: &Graph, output: &mut dyn Write) -> io::Result<()> {
    for id in graph.nodes() {
        writeln!(output, "{}", node(id, graph))?;
    }
    for id in graph.relationships() {
        writeln!(output, "{}", relationship(id, graph))?;
    }
    Ok(())
}

fn node(id: NodeId, graph: &Graph) -> Json {
    json!({
        "id": id.0,
        "labels": graph.labels(id).collect::<Vec<_>>(),
        "properties": properties(graph.properties(id), graph),
    })
}

fn relationship(id: RelationshipId, graph: &Graph) -> Json {
    let (from, to) = graph.endpoints(id);
    json!({
        "type": graph.relationship_type(id),
        "from": from.0,
        "to": to.0,
        "properties": properties(graph.relationship_properties(id), graph),
    })
}
