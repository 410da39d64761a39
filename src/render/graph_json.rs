//! A graph as JSON lines, nodes and then relationships, and back.

use super::json::{properties, to_value};
use crate::graph::{Graph, NodeId, RelationshipId, Value};
use crate::{Diagnostic, Span};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value as Json, json};
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

/// Adds the nodes and relationships in `text`, one a line, to `graph`; blank lines count for
/// nothing.
///
/// Ids, whole numbers or texts, are the text's own: the nodes are new ones. If any line is bad,
/// nothing is added.
///
/// # Errors
///
/// The first line that is no node and no relationship, that gives an id a second time, or that
/// refers to a node that does not stand before it; the message begins with the line's number.
pub fn read(text: &str, graph: &mut Graph) -> Result<(), Diagnostic> {
    let mut records = Vec::new();
    let mut ids = FxHashMap::default();
    for (number, (start, line)) in lines(text).enumerate() {
        if line.is_empty() {
            continue;
        }
        let record = read_line(line, &mut ids).map_err(|mut problem| {
            problem.message = format!("line {}: {}", number + 1, problem.message);
            problem.at(Span::new(start, start + line.len()))
        })?;
        records.push(record);
    }
    let mut nodes: Vec<NodeId> = Vec::with_capacity(ids.len());
    for record in records {
        match record {
            Record::Node { labels, properties } => {
                let labels = labels.iter().map(String::as_str);
                nodes.push(graph.create_node(labels, borrowed(&properties)));
            }
            Record::Relationship {
                kind,
                from,
                to,
                properties,
            } => {
                let properties = borrowed(&properties);
                graph.create_relationship(&kind, nodes[from], nodes[to], properties);
            }
        }
    }
    Ok(())
}

/// Whether `text` begins as [`read`] expects: with a node, an object that has an `id`.
#[must_use]
pub fn is_graph(text: &str) -> bool {
    let first = lines(text)
        .map(|(_, line)| line)
        .find(|line| !line.is_empty());
    let first = first.filter(|line| line.starts_with('{'));
    let object = first.and_then(|line| serde_json::from_str::<Map<String, Json>>(line).ok());
    object.is_some_and(|object| object.contains_key("id") && object.contains_key("labels"))
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

/// What one line says; a relationship's ends are counted among the nodes.
enum Record {
    Node {
        labels: Vec<String>,
        properties: Vec<(String, Value)>,
    },
    Relationship {
        kind: String,
        from: usize,
        to: usize,
        properties: Vec<(String, Value)>,
    },
}

/// Each line without the space around it, and where it starts.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text
        .strip_prefix('\u{feff}')
        .map_or((0, text), |rest| (3, rest));
    text.1.split_inclusive('\n').scan(text.0, |next, line| {
        let start = *next + (line.len() - line.trim_start().len());
        *next += line.len();
        Some((start, line.trim()))
    })
}

fn read_line(line: &str, ids: &mut FxHashMap<String, usize>) -> Result<Record, Diagnostic> {
    let json = serde_json::from_str(line)
        .map_err(|error| Diagnostic::new(format!("this is not JSON: {}", without_line(&error))))?;
    let Json::Object(object) = json else {
        return Err(Diagnostic::new("this is no object").hint(SHAPES));
    };
    match (object.get("id"), object.get("type")) {
        (Some(id), None) => {
            let labels = read_labels(&object)?;
            let properties = read_properties(&object)?;
            let place = ids.len();
            if ids.insert(read_id("id", id)?, place).is_some() {
                let message = format!("there is a node with the id `{id}` already");
                return Err(Diagnostic::new(message));
            }
            Ok(Record::Node { labels, properties })
        }
        (None, Some(Json::String(kind))) => Ok(Record::Relationship {
            kind: kind.clone(),
            from: read_end("from", &object, ids)?,
            to: read_end("to", &object, ids)?,
            properties: read_properties(&object)?,
        }),
        _ => Err(Diagnostic::new("this is no node and no relationship").hint(SHAPES)),
    }
}

const SHAPES: &str = "a node is {\"id\":1,\"labels\":[…],\"properties\":{…}}, a relationship \
    {\"type\":\"…\",\"from\":1,\"to\":2,\"properties\":{…}}";

fn read_id(key: &str, id: &Json) -> Result<String, Diagnostic> {
    match id {
        Json::Number(number) if number.is_i64() || number.is_u64() => Ok(id.to_string()),
        Json::String(_) => Ok(id.to_string()),
        _ => {
            let message = format!("`{key}` must be a whole number or a text, not `{id}`");
            Err(Diagnostic::new(message))
        }
    }
}

fn read_end(
    key: &str,
    object: &Map<String, Json>,
    ids: &FxHashMap<String, usize>,
) -> Result<usize, Diagnostic> {
    let Some(id) = object.get(key) else {
        return Err(Diagnostic::new(format!("the relationship has no `{key}`")).hint(SHAPES));
    };
    ids.get(&read_id(key, id)?).copied().ok_or_else(|| {
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
        if is_storable(&value) {
            Ok((key.clone(), value))
        } else {
            let message = format!("the property `{key}` holds a map");
            Err(Diagnostic::new(message).hint("a property is a single value, or a list of them"))
        }
    };
    properties.iter().map(read).collect()
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
mod tests {
    use super::*;

    fn written(graph: &Graph) -> String {
        let mut output = Vec::new();
        write(graph, &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    fn reject(text: &str, expected: &str) {
        let mut graph = Graph::new();
        let problem = read(text, &mut graph).unwrap_err();
        assert_eq!(problem.message, expected);
        assert_eq!(graph.node_count(), 0, "nothing is added of {text}");
        let place = problem.span.unwrap().of(text);
        assert_eq!(
            Some(place),
            text.lines()
                .find(|line| place == line.trim())
                .map(str::trim)
        );
    }

    const NODES: &str = "{\"id\":1,\"labels\":[\"Person\",\"Actor\"],\"properties\":{\"name\":\"Xi\"}}\n\
        {\"id\":\"two\",\"labels\":[],\"properties\":{}}\n";

    #[test]
    fn what_is_written_is_read() {
        let mut graph = Graph::new();
        let xi = graph.create_node(
            ["Person", "Actor"],
            [
                ("name", "Xi \"習\"\n".into()),
                ("aliases", Value::strings(["Xi", "習"])),
                ("born", jiff::civil::date(1953, 6, 15).into()),
                (
                    "seen",
                    [
                        ("DateTime", "2025-11-24T12:00+08:00[Asia/Taipei]"),
                        ("Duration", "P1M2DT3S"),
                    ]
                    .into_iter()
                    .filter_map(|(kind, text)| Value::parse_temporal(kind, text))
                    .collect(),
                ),
                ("share", 1.0.into()),
                ("odd", f64::INFINITY.into()),
            ],
        );
        let bare = graph.create_node([], []);
        graph.create_relationship("SAID", bare, xi, [("n", 2.into())]);
        graph.create_relationship("SAID", xi, xi, []);
        let text = written(&graph);
        assert_eq!(text.lines().count(), 4);
        assert!(is_graph(&text));
        let mut same = Graph::new();
        read(&text, &mut same).unwrap();
        assert_eq!(written(&same), text);
    }

    #[test]
    fn ids_are_the_texts_own() {
        let text =
            format!("\u{feff}{NODES}\n  {{\"type\":\"KNOWS\",\"from\":\"two\",\"to\":1}}  \r\n");
        let mut graph = Graph::new();
        graph.create_node(["Topic"], []);
        read(&text, &mut graph).unwrap();
        read(&text, &mut graph).unwrap();
        assert_eq!((graph.node_count(), graph.relationship_count()), (5, 2));
        let (from, to) = graph.endpoints(RelationshipId(1));
        assert_eq!((from, to), (NodeId(4), NodeId(3)));
        assert_eq!(graph.property(to, "name"), Some(&"Xi".into()));
    }

    #[test]
    fn bad_lines_are_named() {
        reject("{\"id\":1}\n\n[1]", "line 3: this is no object");
        reject(
            "{\"id\":1",
            "line 1: this is not JSON: EOF while parsing an object at column 7",
        );
        reject("{\"ID\":1}", "line 1: this is no node and no relationship");
        reject(
            "{\"type\":7,\"from\":1,\"to\":1}",
            "line 1: this is no node and no relationship",
        );
        reject(
            "{\"id\":1.5}",
            "line 1: `id` must be a whole number or a text, not `1.5`",
        );
        reject(
            "{\"id\":1,\"labels\":\"Person\"}",
            "line 1: `labels` must be a list of texts",
        );
        reject(
            "{\"id\":1,\"properties\":[]}",
            "line 1: `properties` must be an object",
        );
        reject(
            "{\"id\":1,\"properties\":{\"a\":[{}]}}",
            "line 1: the property `a` holds a map",
        );
        reject(
            "{\"id\":1,\"properties\":{\"a\":{\"$type\":\"X\"}}}",
            "line 1: there is no type `X`",
        );
        reject(
            &format!("{NODES}{{\"id\":1}}"),
            "line 3: there is a node with the id `1` already",
        );
        reject(
            &format!("{NODES}{{\"type\":\"T\",\"from\":1,\"to\":2}}\n{{\"id\":2}}"),
            "line 3: there is no node with the id `2` before this line",
        );
        reject(
            &format!("{NODES}{{\"type\":\"T\",\"from\":1}}"),
            "line 3: the relationship has no `to`",
        );
    }

    #[test]
    fn depth_has_a_limit() {
        let deep = format!("{{\"id\":1,\"properties\":{{\"a\":{}", "[".repeat(100_000));
        let problem = read(&deep, &mut Graph::new()).unwrap_err();
        let expected = "line 1: this is not JSON: recursion limit exceeded";
        assert!(problem.message.starts_with(expected), "{}", problem.message);
    }

    #[test]
    fn other_texts_are_no_graphs() {
        assert!(is_graph(NODES));
        assert!(is_graph(&format!("\u{feff}\n\n{NODES}")));
        for text in [
            "",
            "Xi told Trump",
            "{",
            "{\"title\":\"news\"}",
            "[{\"id\":1,\"labels\":[]}]",
        ] {
            assert!(!is_graph(text), "{text}");
        }
    }
}
