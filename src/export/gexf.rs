//! GEXF 1.2, <https://gexf.net>, which Gephi reads: statements and what joins to them have the days on which
//! they were made, so that its timeline can be played.

use super::Excerpt;
use super::caption::caption;
use super::cell::{Column, Kind, node_columns, relationship_columns, text};
use super::xml::Xml;
use crate::graph::schema::{label, property, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use std::io::{self, Write};

const NAMESPACES: [(&str, &str); 2] = [
    ("xmlns", "http://www.gexf.net/1.2draft"),
    ("version", "1.2"),
];

const GRAPH: [(&str, &str); 3] = [
    ("mode", "dynamic"),
    ("defaultedgetype", "directed"),
    ("timeformat", "date"),
];

/// What every node, and what every edge has before its properties.
const LABELS: &str = "labels";
const TYPE: &str = "type";

pub(super) fn write(excerpt: Excerpt<'_>, output: &mut dyn Write) -> io::Result<()> {
    let graph = &*excerpt.alone();
    let (nodes, relationships) = (node_columns(graph), relationship_columns(graph));
    let mut xml = Xml::new(output)?;
    xml.start("gexf", &NAMESPACES)?;
    xml.start("graph", &GRAPH)?;
    write_columns(&mut xml, "node", LABELS, &nodes)?;
    write_columns(&mut xml, "edge", TYPE, &relationships)?;
    write_nodes(&mut xml, graph, &nodes)?;
    write_edges(&mut xml, graph, &relationships)?;
    xml.end("graph")?;
    xml.end("gexf")?;
    xml.finish()
}

fn write_columns(
    xml: &mut Xml<'_>,
    class: &str,
    first: &str,
    columns: &[Column<'_>],
) -> io::Result<()> {
    xml.start("attributes", &[("class", class), ("mode", "static")])?;
    let own = columns.iter().map(|column| (column.key, kind(column.kind)));
    for (number, (name, kind)) in std::iter::once((first, "string")).chain(own).enumerate() {
        let number = number.to_string();
        xml.empty(
            "attribute",
            &[("id", &*number), ("title", name), ("type", kind)],
        )?;
    }
    xml.end("attributes")
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
    xml.start("nodes", &[])?;
    for node in graph.nodes() {
        let (id, caption) = (node.0.to_string(), caption(graph, node));
        let days = Days::of_node(graph, node);
        let mut attributes = vec![("id", &*id), ("label", &*caption)];
        attributes.extend(days.attributes());
        let labels: Vec<&str> = graph.labels(node).collect();
        let value = |column: &Column<'_>| graph.property(node, column.key);
        xml.start("node", &attributes)?;
        write_values(xml, graph, &labels.join(" "), columns, value)?;
        xml.end("node")?;
    }
    xml.end("nodes")
}

fn write_edges(xml: &mut Xml<'_>, graph: &Graph, columns: &[Column<'_>]) -> io::Result<()> {
    xml.start("edges", &[])?;
    for edge in graph.relationships() {
        let (from, to) = graph.endpoints(edge);
        let kind = graph.relationship_type(edge);
        let [id, source, target] = [edge.0, from.0, to.0].map(|number| number.to_string());
        // What is said on a day joins its speaker and its subjects on that day.
        let days = [from, to].map(|end| Days::of_node(graph, end));
        let days = days.into_iter().find(|days| days.start.is_some());
        let mut attributes = vec![
            ("id", &*id),
            ("source", &*source),
            ("target", &*target),
            ("label", kind),
        ];
        attributes.extend(days.iter().flat_map(Days::attributes));
        let value = |column: &Column<'_>| graph.relationship_property(edge, column.key);
        xml.start("edge", &attributes)?;
        write_values(xml, graph, kind, columns, value)?;
        xml.end("edge")?;
    }
    xml.end("edges")
}

fn write_values<'g>(
    xml: &mut Xml<'_>,
    graph: &'g Graph,
    first: &str,
    columns: &[Column<'_>],
    value: impl Fn(&Column<'_>) -> Option<&'g Value>,
) -> io::Result<()> {
    xml.start("attvalues", &[])?;
    xml.empty("attvalue", &[("for", "0"), ("value", first)])?;
    for (number, column) in (1..).zip(columns) {
        let Some(value) = value(column).filter(|value| !value.is_null()) else {
            continue;
        };
        let (number, text) = (usize::to_string(&number), text(value, graph));
        xml.empty("attvalue", &[("for", &*number), ("value", &*text)])?;
    }
    xml.end("attvalues")
}

/// The first day and the last on which something is true.
struct Days {
    start: Option<String>,
    end: Option<String>,
}

impl Days {
    /// Those of a statement, of its document where it has none of its own, or of an event.
    fn of_node(graph: &Graph, node: NodeId) -> Self {
        let day = |node, key| {
            let value = graph.property(node, key).and_then(Value::as_temporal);
            value.map(|(_, text)| text.to_string())
        };
        let document = || {
            let kind = Some(relationship::IN);
            let mut documents = graph.expand(node, Direction::Outgoing, kind);
            documents.find_map(|(_, document)| day(document, property::DATE))
        };
        if ![label::STATEMENT, label::EVENT, label::DOCUMENT]
            .iter()
            .any(|label| graph.has_label(node, label))
        {
            return Self {
                start: None,
                end: None,
            };
        }
        Self {
            start: day(node, property::DATE).or_else(document),
            end: day(node, property::UNTIL),
        }
    }

    fn attributes(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let start = self.start.as_deref().map(|day| ("start", day));
        let end = self.end.as_deref().map(|day| ("end", day));
        start.into_iter().chain(end)
    }
}
