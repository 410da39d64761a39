//! A graph as JSON lines, nodes and then relationships, and back.

mod ids;
mod usual;
mod whole;

use crate::graph::schema::DATES;
use crate::graph::{Graph, NodeId, RelationshipId, TextPool, Value};
use crate::limit;
use crate::render::json::{Times, line, properties, to_value};
use crate::{Diagnostic, Span};
use ids::{Id, Nodes};
use serde_json::{Map, Value as Json, json};
use std::io::{self, BufRead, Write};

/// Writes every node and every relationship of `graph`, one a line. Dates and times are text in ISO 8601.
///
/// # Errors
///
/// Only those of `output`.
pub fn write(graph: &Graph, output: &mut dyn Write) -> io::Result<()> {
    for id in graph.nodes() {
        writeln!(output, "{}", line(&node(id, graph)))?;
    }
    for id in graph.relationships() {
        writeln!(output, "{}", line(&relationship(id, graph)))?;
    }
    Ok(())
}

/// Adds the nodes and relationships in `lines`, one a line, to `graph`; blank lines count for
/// nothing. A file that is one object with `nodes` and `links` (or `edges`), as D3 and `NetworkX` write it, is read
/// too.
///
/// Ids, whole numbers or texts, are the lines' own: the nodes are new ones. Where the schema has dates,
/// text such as `2025-11-24` is one. If any line is bad, nothing is added.
///
/// # Errors
///
/// The first line that is no node and no relationship, that gives an id a second time, or that
/// refers to a node that does not stand before it; the message begins with the line's number.
pub fn read(mut lines: impl BufRead, graph: &mut Graph) -> Result<(), Diagnostic> {
    let before = graph.checkpoint();
    // What cannot be read is told by the one that reads it.
    let added = if lines.fill_buf().is_ok_and(whole::shows) {
        whole::lines(lines).and_then(|(lines, nodes)| {
            let place = |line: usize| match line.checked_sub(nodes) {
                None | Some(0) => format!("node {line}"),
                Some(link) => format!("link {link}"),
            };
            let added = add(&*lines, graph, place);
            // It is a place in the lines that were made.
            added.map_err(|problem| Diagnostic {
                span: None,
                ..problem
            })
        })
    } else {
        add(lines, graph, |line| format!("line {line}"))
    };
    if added.is_err() {
        graph.return_to(before);
    }
    added
}

fn add(
    mut lines: impl BufRead,
    graph: &mut Graph,
    place: impl Fn(usize) -> String,
) -> Result<(), Diagnostic> {
    let mut nodes = Nodes::default();
    let mut texts = TextPool::default();
    let mut bytes = Vec::new();
    let (mut number, mut start) = (0, 0);
    loop {
        bytes.clear();
        let unreadable =
            |error: io::Error| Diagnostic::new(format!("line {}: {error}", number + 1));
        let length = limit::read_line(&mut lines, &mut bytes).map_err(unreadable)?;
        if length == 0 {
            return Ok(());
        }
        let mark = if number == 0 && bytes.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len()
        } else {
            0
        };
        number += 1;
        let line = bytes[mark..].trim_ascii();
        let first = start + mark + (bytes.len() - mark - bytes[mark..].trim_ascii_start().len());
        start += length;
        add_line(line, graph, &mut nodes, &mut texts).map_err(|mut problem| {
            problem.message = format!("{}: {}", place(number), problem.message);
            problem.at(Span::new(first, first + line.len()))
        })?;
    }
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Adds what a line says, looked at closely only if it is none of the usual ones.
fn add_line(
    line: &[u8],
    graph: &mut Graph,
    nodes: &mut Nodes,
    texts: &mut TextPool,
) -> Result<(), Diagnostic> {
    let line = std::str::from_utf8(line).map_err(|_| Diagnostic::new("this is not UTF-8"))?;
    let line = line.trim();
    if line.is_empty() || usual::add(line, graph, nodes, texts) {
        return Ok(());
    }
    match read_line(line, nodes)? {
        Record::Node {
            id,
            labels,
            properties,
        } => {
            let labels = labels.iter().map(String::as_str);
            nodes.insert(id, graph.create_node(labels, borrowed(&properties)));
        }
        Record::Relationship {
            kind,
            from,
            to,
            properties,
        } => {
            graph.create_relationship(&kind, from, to, borrowed(&properties));
        }
    }
    Ok(())
}

/// A node as a line has it.
#[must_use]
pub fn node(id: NodeId, graph: &Graph) -> Json {
    json!({
        "id": id.0,
        "labels": graph.labels(id).collect::<Vec<_>>(),
        "properties": properties(graph.properties(id), graph, Times::Plain),
    })
}

/// A relationship as a line has it.
#[must_use]
pub fn relationship(id: RelationshipId, graph: &Graph) -> Json {
    let (from, to) = graph.endpoints(id);
    json!({
        "type": graph.relationship_type(id),
        "from": from.0,
        "to": to.0,
        "properties": properties(graph.relationship_properties(id), graph, Times::Plain),
    })
}

/// What one line says.
enum Record {
    Node {
        id: Id,
        labels: Vec<String>,
        properties: Vec<(String, Value)>,
    },
    Relationship {
        kind: String,
        from: NodeId,
        to: NodeId,
        properties: Vec<(String, Value)>,
    },
}

fn read_line(line: &str, nodes: &Nodes) -> Result<Record, Diagnostic> {
    let json = serde_json::from_str(line)
        .map_err(|error| Diagnostic::new(format!("this is not JSON: {}", without_line(&error))))?;
    let Json::Object(object) = json else {
        return Err(Diagnostic::new("this is no object").hint(SHAPES));
    };
    match (object.get("id"), object.get("type")) {
        (Some(id), None) => {
            let labels = read_labels(&object)?;
            let properties = read_properties(&object)?;
            let own = read_id("id", id)?;
            if nodes.get(&own).is_some() {
                let message = format!("there is a node with the id `{id}` already");
                return Err(Diagnostic::new(message));
            }
            Ok(Record::Node {
                id: own,
                labels,
                properties,
            })
        }
        (None, Some(Json::String(kind))) => Ok(Record::Relationship {
            kind: kind.clone(),
            from: read_end("from", &object, nodes)?,
            to: read_end("to", &object, nodes)?,
            properties: read_properties(&object)?,
        }),
        _ => Err(Diagnostic::new("this is no node and no relationship").hint(SHAPES)),
    }
}

const SHAPES: &str = "a node is {\"id\":1,\"labels\":[…],\"properties\":{…}}, a relationship \
    {\"type\":\"…\",\"from\":1,\"to\":2,\"properties\":{…}}";

fn read_id(key: &str, id: &Json) -> Result<Id, Diagnostic> {
    match id {
        Json::Number(number) if number.is_i64() || number.is_u64() => Ok(match number.as_u64() {
            Some(number) => Id::Number(number),
            None => Id::Text(id.to_string()),
        }),
        Json::String(_) => Ok(Id::Text(id.to_string())),
        _ => {
            let message = format!("`{key}` must be a whole number or a text, not `{id}`");
            Err(Diagnostic::new(message))
        }
    }
}

fn read_end(key: &str, object: &Map<String, Json>, nodes: &Nodes) -> Result<NodeId, Diagnostic> {
    let Some(id) = object.get(key) else {
        return Err(Diagnostic::new(format!("the relationship has no `{key}`")).hint(SHAPES));
    };
    nodes.get(&read_id(key, id)?).ok_or_else(|| {
        Diagnostic::new(format!(
            "there is no node with the id `{id}` before this line"
        ))
        .hint("nodes come before the relationships that refer to them")
    })
}

fn read_labels(object: &Map<String, Json>) -> Result<Vec<String>, Diagnostic> {
    let labels = match object.get("labels") {
        None => Some(Vec::new()),
        Some(Json::Array(labels)) => labels
            .iter()
            .map(|label| label.as_str().map(str::to_owned))
            .collect(),
        Some(_) => None,
    };
    labels.ok_or_else(|| Diagnostic::new("`labels` must be a list of texts"))
}

fn read_properties(object: &Map<String, Json>) -> Result<Vec<(String, Value)>, Diagnostic> {
    let properties = match object.get("properties") {
        None => return Ok(Vec::new()),
        Some(Json::Object(properties)) => properties,
        Some(_) => return Err(Diagnostic::new("`properties` must be an object")),
    };
    let read = |(key, json): (&String, &Json)| {
        let value = to_value(json)?;
        let value = value
            .as_str()
            .and_then(|text| date(key, text))
            .unwrap_or(value);
        if is_storable(&value) {
            Ok((key.clone(), value))
        } else {
            let message = format!("the property `{key}` holds a map");
            Err(Diagnostic::new(message).hint("a property is a single value, or a list of them"))
        }
    };
    properties.iter().map(read).collect()
}

/// The date that `text` spells, if the property `key` is one that holds dates.
fn date(key: &str, text: &str) -> Option<Value> {
    let date = DATES
        .contains(&key)
        .then(|| Value::parse_temporal("Date", text));
    // Other spellings, such as `2025`, are kept as they are.
    date.flatten().filter(|date| {
        let spelt = date.as_temporal().map(|(_, spelt)| spelt.to_string());
        spelt.is_some_and(|spelt| spelt == text)
    })
}

fn is_storable(value: &Value) -> bool {
    match value {
        Value::Map(_) => false,
        Value::List(values) => values.iter().all(is_storable),
        _ => true,
    }
}

fn borrowed(properties: &[(String, Value)]) -> impl Iterator<Item = (&str, Value)> {
    properties
        .iter()
        .map(|(key, value)| (key.as_str(), value.clone()))
}

/// What JSON has to say, without its own count of lines: it saw only one.
fn without_line(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    match message.strip_suffix(&place) {
        Some(short) => format!("{short} at column {}", error.column()),
        None => message,
    }
}

#[cfg(test)]
mod tests;
