//! A script in openCypher that makes the graph again, here or in any graph database.

use super::Excerpt;
use crate::graph::{Graph, NodeId, RelationshipId, Value};
use crate::render::{identifier, literal, plain};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The label and the property by which the script finds its own nodes, until its last statement.
const OWN: &str = "`whosaid export`";

/// How long a statement grows before the next begins, in bytes.
const LENGTH: usize = 64 * 1024;

pub(super) fn write(excerpt: Excerpt<'_>, output: &mut dyn Write) -> io::Result<()> {
    let graph = &*excerpt.alone();
    let mut nodes: BTreeMap<Vec<&str>, Vec<NodeId>> = BTreeMap::new();
    for node in graph.nodes() {
        let labels = graph.labels(node).collect();
        nodes.entry(labels).or_default().push(node);
    }
    for (labels, nodes) in nodes {
        let mut labels: String = labels
            .iter()
            .flat_map(|label| [":".into(), name(label)])
            .collect();
        labels += ":";
        let deed = format!("CREATE (n{labels}{OWN}) SET n = row.properties, n.{OWN} = row.id;");
        let rows = nodes.into_iter().map(|id| node_row(graph, id));
        write_rows(output, rows, &deed)?;
    }
    let mut kinds: BTreeMap<&str, Vec<RelationshipId>> = BTreeMap::new();
    for id in graph.relationships() {
        kinds
            .entry(graph.relationship_type(id))
            .or_default()
            .push(id);
    }
    for (kind, ids) in kinds {
        let kind = name(kind);
        let deed = format!(
            "MATCH (a:{OWN} {{{OWN}: row.start}}) MATCH (b:{OWN} {{{OWN}: row.end}}) \
             CREATE (a)-[r:{kind}]->(b) SET r = row.properties;"
        );
        let rows = ids.into_iter().map(|id| relationship_row(graph, id));
        write_rows(output, rows, &deed)?;
    }
    writeln!(output, "MATCH (n:{OWN}) REMOVE n:{OWN}, n.{OWN};")
}

fn node_row(graph: &Graph, id: NodeId) -> String {
    let properties = map(graph, graph.properties(id));
    format!("{{id: {}, properties: {properties}}}", id.0)
}

fn relationship_row(graph: &Graph, id: RelationshipId) -> String {
    let (from, to) = graph.endpoints(id);
    let properties = map(graph, graph.relationship_properties(id));
    format!(
        "{{start: {}, end: {}, properties: {properties}}}",
        from.0, to.0
    )
}

fn map<'g>(graph: &Graph, properties: impl Iterator<Item = (&'g str, &'g Value)>) -> String {
    let entry = |(key, value)| format!("{}: {}", name(key), literal(value, graph));
    format!(
        "{{{}}}",
        properties.map(entry).collect::<Vec<_>>().join(", ")
    )
}

/// A label, type or key. Cypher has no way to write control characters in one: they become visible ones.
fn name(name: &str) -> String {
    identifier(&plain(name))
}

/// `deed` for each of `rows`, in as many statements as it takes.
fn write_rows(
    output: &mut dyn Write,
    rows: impl Iterator<Item = String>,
    deed: &str,
) -> io::Result<()> {
    let mut length = 0;
    for row in rows {
        if length > LENGTH {
            writeln!(output, "\n] AS row {deed}")?;
            length = 0;
        }
        let before = if length == 0 { "UNWIND [" } else { "," };
        write!(output, "{before}\n  {row}")?;
        length += row.len() + 1;
    }
    if length > 0 {
        writeln!(output, "\n] AS row {deed}")
    } else {
        Ok(())
    }
}
