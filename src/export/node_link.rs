//! JSON for programs that draw and count: node-link, as D3 and `NetworkX` read it, and elements, as Cytoscape
//! reads them.

use super::Excerpt;
use super::caption::caption;
use crate::graph::{Graph, NodeId, RelationshipId};
use crate::render::json::{Times, line, properties};
use serde_json::{Map, Value as Json, json};
use std::io::{self, Write};

/// `{"nodes": [{"id", "label", "labels", "properties"}], "links": [{"source", "target", "key", "type",
/// "properties"}]}`, one a line; `import` reads it.
pub(super) fn write(excerpt: Excerpt<'_>, output: &mut dyn Write) -> io::Result<()> {
    let graph = &*excerpt.alone();
    writeln!(output, "{HEAD}")?;
    write_all(output, graph.nodes().map(|id| node(graph, id)))?;
    writeln!(output, "],\n\"links\": [")?;
    write_all(output, graph.relationships().map(|id| link(graph, id)))?;
    writeln!(output, "]}}")
}

/// How such a file begins.
pub(super) const HEAD: &str = r#"{"directed": true, "multigraph": true, "graph": {}, "nodes": ["#;

fn write_all(output: &mut dyn Write, items: impl Iterator<Item = Json>) -> io::Result<()> {
    let mut is_first = true;
    for item in items {
        let before = if is_first { "" } else { ",\n" };
        write!(output, "{before}{}", line(&item))?;
        is_first = false;
    }
    if is_first { Ok(()) } else { writeln!(output) }
}

fn node(graph: &Graph, id: NodeId) -> Json {
    json!({
        "id": id.0,
        "label": caption(graph, id),
        "labels": graph.labels(id).collect::<Vec<_>>(),
        "properties": properties(graph.properties(id), graph, Times::Plain),
    })
}

fn link(graph: &Graph, id: RelationshipId) -> Json {
    let (from, to) = graph.endpoints(id);
    json!({
        "source": from.0,
        "target": to.0,
        "key": id.0,
        "type": graph.relationship_type(id),
        "properties": properties(graph.relationship_properties(id), graph, Times::Plain),
    })
}

/// `{"elements": {"nodes": [{"data": {"id", "name", "labels", …properties}}], "edges": [{"data": {"id",
/// "source", "target", "type", …properties}}]}}`.
pub(super) fn write_elements(excerpt: Excerpt<'_>, output: &mut dyn Write) -> io::Result<()> {
    let graph = &*excerpt.alone();
    writeln!(output, "{{\"elements\": {{\"nodes\": [")?;
    write_all(output, graph.nodes().map(|id| node_element(graph, id)))?;
    writeln!(output, "],\n\"edges\": [")?;
    let edges = graph.relationships().map(|id| edge_element(graph, id));
    write_all(output, edges)?;
    writeln!(output, "]}}}}")
}

fn node_element(graph: &Graph, id: NodeId) -> Json {
    let own = json!({
        "id": format!("n{}", id.0),
        // NetworkX takes these two.
        "value": format!("n{}", id.0),
        "name": caption(graph, id),
        "labels": graph.labels(id).collect::<Vec<_>>(),
    });
    let kind = graph.labels(id).next().unwrap_or_default();
    let properties = properties(graph.properties(id), graph, Times::Plain);
    json!({ "group": "nodes", "classes": kind, "data": both(own, properties) })
}

fn edge_element(graph: &Graph, id: RelationshipId) -> Json {
    let (from, to) = graph.endpoints(id);
    let kind = graph.relationship_type(id);
    let own = json!({
        "id": format!("e{}", id.0),
        "source": format!("n{}", from.0),
        "target": format!("n{}", to.0),
        "type": kind,
    });
    let properties = properties(graph.relationship_properties(id), graph, Times::Plain);
    json!({ "group": "edges", "classes": kind, "data": both(own, properties) })
}

/// Two objects as one; what Cytoscape goes by wins over a property of the same name.
fn both(own: Json, properties: Json) -> Json {
    let (Json::Object(own), Json::Object(mut all)) = (own, properties) else {
        return Json::Object(Map::new());
    };
    all.extend(own);
    Json::Object(all)
}
