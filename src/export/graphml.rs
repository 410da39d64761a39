//! `GraphML`, <http://graphml.graphdrawing.org>, with labels and types as Neo4j's APOC writes and reads them:
//! `labels=":Person:Actor"` on nodes, `label="SAID"` on edges, and both again as data for everybody else.

use super::Excerpt;
use super::caption::caption;
use super::cell::{Column, Kind, node_columns, relationship_columns, text};
use super::xml::Xml;
use crate::graph::{Graph, Value};
use std::io::{self, Write};

const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    (
        "xsi:schemaLocation",
        "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
    ),
];

/// The data of every node, and that of every edge, besides their properties.
const LABELS: &str = "labels";
const CAPTION: &str = "caption";
const LABEL: &str = "label";

pub(super) fn write(excerpt: Excerpt<'_>, output: &mut dyn Write) -> io::Result<()> {
    let graph = &*excerpt.alone();
    let (nodes, relationships) = (node_columns(graph), relationship_columns(graph));
    let mut xml = Xml::new(output)?;
    xml.start("graphml", &NAMESPACES)?;
    for (id, side) in [(LABELS, "node"), (CAPTION, "node"), (LABEL, "edge")] {
        key(&mut xml, id, side, id, "string")?;
    }
    for (columns, side) in [(&nodes, "node"), (&relationships, "edge")] {
        for (number, column) in columns.iter().enumerate() {
            key(
                &mut xml,
                &id(side, number),
                side,
                column.key,
                kind(column.kind),
            )?;
        }
    }
    xml.start("graph", &[("id", "whosaid"), ("edgedefault", "directed")])?;
    write_nodes(&mut xml, graph, &nodes)?;
    write_edges(&mut xml, graph, &relationships)?;
    xml.end("graph")?;
    xml.end("graphml")?;
    xml.finish()
}

fn key(xml: &mut Xml<'_>, id: &str, side: &str, name: &str, kind: &str) -> io::Result<()> {
    let attributes = [
        ("id", id),
        ("for", side),
        ("attr.name", name),
        ("attr.type", kind),
    ];
    xml.empty("key", &attributes)
}

/// Names of properties may be anything: the keys they go by are numbered.
fn id(side: &str, number: usize) -> String {
    format!("{}{number}", &side[..1])
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Boolean => "boolean",
        Kind::Integer => "long",
        Kind::Float => "double",
        Kind::Date | Kind::Texts | Kind::Integers | Kind::Text => "string",
    }
}

fn write_nodes(xml: &mut Xml<'_>, graph: &Graph, columns: &[Column<'_>]) -> io::Result<()> {
    for node in graph.nodes() {
        let labels: String = graph.labels(node).flat_map(|label| [":", label]).collect();
        let attributes = [("id", &*format!("n{}", node.0)), (LABELS, &*labels)];
        xml.start("node", &attributes)?;
        xml.text("data", &[("key", LABELS)], &labels)?;
        xml.text("data", &[("key", CAPTION)], &caption(graph, node))?;
        let value = |column: &Column<'_>| graph.property(node, column.key);
        write_data(xml, graph, "node", columns, value)?;
        xml.end("node")?;
    }
    Ok(())
}

fn write_edges(xml: &mut Xml<'_>, graph: &Graph, columns: &[Column<'_>]) -> io::Result<()> {
    for edge in graph.relationships() {
        let (from, to) = graph.endpoints(edge);
        let kind = graph.relationship_type(edge);
        let attributes = [
            ("id", &*format!("e{}", edge.0)),
            ("source", &*format!("n{}", from.0)),
            ("target", &*format!("n{}", to.0)),
            (LABEL, kind),
        ];
        xml.start("edge", &attributes)?;
        xml.text("data", &[("key", LABEL)], kind)?;
        let value = |column: &Column<'_>| graph.relationship_property(edge, column.key);
        write_data(xml, graph, "edge", columns, value)?;
        xml.end("edge")?;
    }
    Ok(())
}

fn write_data<'g>(
    xml: &mut Xml<'_>,
    graph: &'g Graph,
    side: &str,
    columns: &[Column<'_>],
    value: impl Fn(&Column<'_>) -> Option<&'g Value>,
) -> io::Result<()> {
    for (number, column) in columns.iter().enumerate() {
        if let Some(value) = value(column).filter(|value| !value.is_null()) {
            xml.text("data", &[("key", &*id(side, number))], &text(value, graph))?;
        }
    }
    Ok(())
}
