//! Two tables of comma-separated values with the headers that Neo4j's `import` knows: nodes, an empty line,
//! relationships. Cells that a spreadsheet would take for a formula begin with an apostrophe.

use super::Excerpt;
use super::cell::{Column, Kind, node_columns, relationship_columns, text};
use crate::graph::{Graph, Value};
use crate::render::harmless_cell;
use std::borrow::Cow;
use std::io::{self, Write};

pub(super) fn write(excerpt: Excerpt<'_>, output: &mut dyn Write) -> io::Result<()> {
    let graph = &*excerpt.alone();
    write_nodes(graph, output)?;
    output.write_all(b"\n")?;
    write_relationships(graph, output)
}

/// The nodes alone: `id:ID,:LABEL,…`.
pub(super) fn write_nodes(graph: &Graph, output: &mut dyn Write) -> io::Result<()> {
    let columns = node_columns(graph);
    let mut writer = csv::Writer::from_writer(output);
    writer.write_field("id:ID")?;
    writer.write_field(":LABEL")?;
    write_head(&mut writer, &columns)?;
    for node in graph.nodes() {
        writer.write_field(node.0.to_string())?;
        let labels: Vec<_> = graph.labels(node).collect();
        writer.write_field(&*harmless_cell(&labels.join(";")))?;
        let values = columns
            .iter()
            .map(|column| graph.property(node, column.key));
        write_values(&mut writer, graph, values)?;
    }
    writer.flush()
}

/// The relationships alone: `:START_ID,:END_ID,:TYPE,…`.
pub(super) fn write_relationships(graph: &Graph, output: &mut dyn Write) -> io::Result<()> {
    let columns = relationship_columns(graph);
    let mut writer = csv::Writer::from_writer(output);
    for name in [":START_ID", ":END_ID", ":TYPE"] {
        writer.write_field(name)?;
    }
    write_head(&mut writer, &columns)?;
    for id in graph.relationships() {
        let (from, to) = graph.endpoints(id);
        writer.write_field(from.0.to_string())?;
        writer.write_field(to.0.to_string())?;
        writer.write_field(&*harmless_cell(graph.relationship_type(id)))?;
        let columns = columns.iter();
        let values = columns.map(|column| graph.relationship_property(id, column.key));
        write_values(&mut writer, graph, values)?;
    }
    writer.flush()
}

type Csv<'o> = csv::Writer<&'o mut dyn Write>;

fn write_head(writer: &mut Csv<'_>, columns: &[Column<'_>]) -> io::Result<()> {
    for Column { key, kind } in columns {
        let kind = match kind {
            Kind::Boolean => "boolean",
            Kind::Integer => "long",
            Kind::Float => "double",
            Kind::Date => "date",
            Kind::Texts => "string[]",
            Kind::Integers => "long[]",
            Kind::Text => "string",
        };
        writer.write_field(format!("{}:{kind}", harmless_cell(key)))?;
    }
    Ok(writer.write_record(None::<&[u8]>)?)
}

fn write_values<'g>(
    writer: &mut Csv<'_>,
    graph: &'g Graph,
    values: impl Iterator<Item = Option<&'g Value>>,
) -> io::Result<()> {
    for value in values {
        let cell = value.map(|value| cell(value, graph)).unwrap_or_default();
        writer.write_field(&*cell)?;
    }
    Ok(writer.write_record(None::<&[u8]>)?)
}

fn cell<'g>(value: &'g Value, graph: &Graph) -> Cow<'g, str> {
    match value {
        Value::Integer(_) | Value::Float(_) => text(value, graph),
        Value::List(items) => {
            let simple = items.iter().map(|item| text(item, graph).replace(';', ","));
            let joined = simple.collect::<Vec<_>>().join(";");
            Cow::Owned(harmless_cell(&joined).into_owned())
        }
        _ => Cow::Owned(harmless_cell(&text(value, graph)).into_owned()),
    }
}
