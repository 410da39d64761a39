//! Values as JSON, and back.
//!
//! What JSON cannot say is an object with `$type` and `_value`, with the names of Neo4j's Query
//! API: nodes, relationships, paths, and floats that are not finite. So are dates and times in the
//! protocol; in results they are text, which other programs understand.

mod harmless;
mod write;

use crate::Diagnostic;
use crate::graph::{Graph, NodeId, RelationshipId, Value};
use crate::query::Rows;
pub use harmless::Harmless;
use serde_json::{Map, Value as Json, json};
use std::io::{self, Write};
use std::sync::Arc;
pub use write::write;

const TYPES: &str = "the types are Null, Boolean, Integer, Float, String, Date, LocalTime, Time, \
    LocalDateTime, DateTime, Duration, List and Map";
const TYPE: &str = "$type";
const VALUE: &str = "_value";

/// How dates and times are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Times {
    /// As text in ISO 8601.
    Plain,
    /// With the name of their type.
    Typed,
}

/// A value of `graph` as JSON, dates and times with their type.
#[must_use]
pub fn from_value(value: &Value, graph: &Graph) -> Json {
    convert(value, graph, Times::Typed)
}

/// The same as rows have it: dates and times as text.
#[must_use]
pub fn from_cell(value: &Value, graph: &Graph) -> Json {
    convert(value, graph, Times::Plain)
}

/// Rows as objects that are keyed by column.
#[must_use]
pub fn from_rows(rows: &Rows, graph: &Graph) -> Vec<Json> {
    let all = rows.rows.iter();
    all.map(|row| object(rows, row, graph)).collect()
}

fn convert(value: &Value, graph: &Graph, times: Times) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Boolean(truth) => Json::Bool(*truth),
        Value::Integer(number) => Json::from(*number),
        Value::Float(number) => from_float(*number),
        Value::String(text) => Json::from(&**text),
        Value::Date(_)
        | Value::LocalTime(_)
        | Value::Time(_)
        | Value::LocalDateTime(_)
        | Value::DateTime(_)
        | Value::Duration(_) => from_temporal(value, times),
        Value::List(values) => values
            .iter()
            .map(|value| convert(value, graph, times))
            .collect(),
        Value::Map(map) => {
            let entries = map.iter().map(|(key, value)| (&**key, value));
            let plain = properties(entries, graph, times);
            if map.contains_key(TYPE) {
                typed("Map", plain)
            } else {
                plain
            }
        }
        Value::Node(id) => from_node(*id, graph, times),
        Value::Relationship(id) => from_relationship(*id, graph, times),
        Value::Path(path) => {
            let mut nodes = path.nodes.iter().map(|id| from_node(*id, graph, times));
            let relationships = path.relationships.iter();
            let mut elements: Vec<Json> = nodes.next().into_iter().collect();
            for (relationship, node) in relationships.zip(nodes) {
                elements.push(from_relationship(*relationship, graph, times));
                elements.push(node);
            }
            typed("Path", elements)
        }
    }
}

/// A value from JSON: a parameter of a query, or a property of an imported node.
///
/// # Errors
///
/// Unknown or unreadable `$type`s, whole numbers of more than 64 bits, and nodes, relationships
/// and paths, which only a graph can give.
pub fn to_value(json: &Json) -> Result<Value, Diagnostic> {
    Ok(match json {
        Json::Null => Value::Null,
        Json::Bool(truth) => Value::Boolean(*truth),
        Json::Number(number) => match (number.as_i64(), number.is_u64(), number.as_f64()) {
            (Some(integer), ..) => Value::Integer(integer),
            (None, false, Some(float)) => Value::Float(float),
            _ => return Err(Diagnostic::new(format!("`{number}` does not fit 64 bits"))),
        },
        Json::String(text) => Value::from(text.as_str()),
        Json::Array(items) => Value::List(Arc::new(
            items.iter().map(to_value).collect::<Result<_, _>>()?,
        )),
        Json::Object(object) => match object.get(TYPE) {
            None => to_map(object)?,
            Some(kind) => to_typed(kind, object.get(VALUE).unwrap_or(&Json::Null))?,
        },
    })
}

/// The properties of a node or relationship, or the entries of a map, as an object.
pub(crate) fn properties<'a>(
    entries: impl Iterator<Item = (&'a str, &'a Value)>,
    graph: &Graph,
    times: Times,
) -> Json {
    entries
        .map(|(key, value)| (key.to_owned(), convert(value, graph, times)))
        .collect::<Map<_, _>>()
        .into()
}

pub(super) fn write_lines(rows: &Rows, graph: &Graph, output: &mut dyn Write) -> io::Result<()> {
    for row in &rows.rows {
        writeln!(output, "{}", line(&object(rows, row, graph)))?;
    }
    Ok(())
}

pub(super) fn write_array(rows: &Rows, graph: &Graph, output: &mut dyn Write) -> io::Result<()> {
    for (place, row) in rows.rows.iter().enumerate() {
        let before = if place == 0 { "[\n" } else { ",\n" };
        write!(output, "{before}{}", line(&object(rows, row, graph)))?;
    }
    writeln!(
        output,
        "{}",
        if rows.rows.is_empty() { "[]" } else { "\n]" }
    )
}

/// A value on one line, as programs read it.
pub(crate) fn plain(value: &Value, graph: &Graph) -> String {
    line(&convert(value, graph, Times::Plain))
}

/// A value on one line, with nothing in it that a terminal obeys.
pub(crate) fn line(json: &Json) -> String {
    harmless::harmless(&json.to_string()).into_owned()
}

fn object(rows: &Rows, row: &[Value], graph: &Graph) -> Json {
    let cells = rows.columns.iter().map(String::as_str).zip(row);
    properties(cells, graph, Times::Plain)
}

fn typed(kind: &str, value: impl Into<Json>) -> Json {
    json!({ TYPE: kind, VALUE: value.into() })
}

fn from_float(number: f64) -> Json {
    if number.is_nan() {
        typed("Float", "NaN")
    } else if number.is_infinite() {
        typed(
            "Float",
            if number > 0.0 {
                "Infinity"
            } else {
                "-Infinity"
            },
        )
    } else {
        Json::from(number)
    }
}

fn from_temporal(value: &Value, times: Times) -> Json {
    match (value.as_temporal(), times) {
        (Some((_, text)), Times::Plain) => text.to_string().into(),
        (Some((kind, text)), Times::Typed) => typed(kind, text.to_string()),
        (None, _) => Json::Null,
    }
}

fn from_node(id: NodeId, graph: &Graph, times: Times) -> Json {
    let labels: Vec<_> = graph.labels(id).collect();
    typed(
        "Node",
        json!({
            "_element_id": id.0.to_string(),
            "_labels": labels,
            "_properties": properties(graph.properties(id), graph, times),
        }),
    )
}

fn from_relationship(id: RelationshipId, graph: &Graph, times: Times) -> Json {
    let (from, to) = graph.endpoints(id);
    typed(
        "Relationship",
        json!({
            "_element_id": id.0.to_string(),
            "_start_node_element_id": from.0.to_string(),
            "_end_node_element_id": to.0.to_string(),
            "_type": graph.relationship_type(id),
            "_properties": properties(graph.relationship_properties(id), graph, times),
        }),
    )
}

fn to_map(object: &Map<String, Json>) -> Result<Value, Diagnostic> {
    let entries = object.iter();
    let map = entries
        .map(|(key, value)| Ok((Arc::from(key.as_str()), to_value(value)?)))
        .collect::<Result<_, Diagnostic>>()?;
    Ok(Value::Map(Arc::new(map)))
}

fn to_typed(kind: &Json, value: &Json) -> Result<Value, Diagnostic> {
    let Some(kind) = kind.as_str() else {
        let message = format!("`{TYPE}` must be a text, not `{kind}`");
        return Err(Diagnostic::new(message));
    };
    let unreadable = || Diagnostic::new(format!("`{value}` is not a `{kind}`"));
    match (kind, value) {
        ("Null", _) => Ok(Value::Null),
        ("Boolean", Json::Bool(_)) | ("List", Json::Array(_)) | ("String", Json::String(_)) => {
            to_value(value)
        }
        ("Map", Json::Object(object)) => to_map(object),
        ("Boolean" | "Integer" | "Float", Json::Number(number)) => {
            to_scalar(kind, &number.to_string()).ok_or_else(unreadable)
        }
        (
            "Boolean" | "Integer" | "Float" | "Date" | "LocalTime" | "Time" | "LocalDateTime"
            | "DateTime" | "Duration",
            _,
        ) => {
            let text = value.as_str().ok_or_else(unreadable)?;
            to_scalar(kind, text).ok_or_else(unreadable)
        }
        ("Map" | "List" | "String", _) => Err(unreadable()),
        ("Node" | "Relationship" | "Path", _) => Err(Diagnostic::new(format!(
            "a `{kind}` cannot be given, only found in the graph"
        ))),
        _ => Err(Diagnostic::new(format!("there is no type `{kind}`")).hint(TYPES)),
    }
}

/// The scalar of type `kind` that `text` spells.
fn to_scalar(kind: &str, text: &str) -> Option<Value> {
    match kind {
        "Boolean" => text.parse().ok().map(Value::Boolean),
        "Integer" => text.parse().ok().map(Value::Integer),
        "Float" => text.parse().ok().map(Value::Float),
        _ => Value::parse_temporal(kind, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Path;
    use proptest::prelude::*;

    fn check(value: impl Into<Value>, expected: &str) {
        let value = value.into();
        let json = from_value(&value, &Graph::new()).to_string();
        assert_eq!(json, expected);
        let back = to_value(&serde_json::from_str(&json).unwrap()).unwrap();
        assert_eq!(format!("{back:?}"), format!("{value:?}"));
    }

    fn reject(json: &str, message: &str) {
        let error = to_value(&serde_json::from_str(json).unwrap()).unwrap_err();
        assert_eq!(error.message, message, "for {json}");
    }

    fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
        Value::Map(Arc::new(
            entries.map(|(key, value)| (key.into(), value)).into(),
        ))
    }

    #[test]
    fn values_go_there_and_back() {
        check(Value::Null, "null");
        check(true, "true");
        check(1, "1");
        check(i64::MIN, "-9223372036854775808");
        check(1.0, "1.0");
        check(-0.0, "-0.0");
        check(1e300, "1e+300");
        check(0.1 + 0.2, "0.30000000000000004");
        check(f64::NAN, r#"{"$type":"Float","_value":"NaN"}"#);
        check(f64::INFINITY, r#"{"$type":"Float","_value":"Infinity"}"#);
        check(
            f64::NEG_INFINITY,
            r#"{"$type":"Float","_value":"-Infinity"}"#,
        );
        check("\"高市\"\n\u{1}", r#""\"高市\"\n\u0001""#);
        check(
            jiff::civil::date(2015, 7, 21),
            r#"{"$type":"Date","_value":"2015-07-21"}"#,
        );
        for (kind, text) in [
            ("LocalTime", "12:31:14.5"),
            ("Time", "12:31+01:00"),
            ("LocalDateTime", "2015-07-21T12:31"),
            ("DateTime", "2015-07-21T12:31+02:00[Europe/Stockholm]"),
            ("Duration", "P1Y2M-3DT0.5S"),
        ] {
            check(
                Value::parse_temporal(kind, text).unwrap(),
                &format!(r#"{{"$type":"{kind}","_value":"{text}"}}"#),
            );
        }
        check(Value::strings(["a", "b"]), r#"["a","b"]"#);
        check(map([("k", 1.into())]), r#"{"k":1}"#);
        check(
            map([("$type", "Date".into()), ("k", Value::Null)]),
            r#"{"$type":"Map","_value":{"$type":"Date","k":null}}"#,
        );
    }

    #[test]
    fn long_forms_are_read() {
        let read = |json: &str| to_value(&serde_json::from_str(json).unwrap()).unwrap();
        assert_eq!(read(r#"{"$type":"Integer","_value":"-7"}"#), (-7).into());
        assert_eq!(read(r#"{"$type":"Integer","_value":7}"#), 7.into());
        assert_eq!(read(r#"{"$type":"Float","_value":"1"}"#), 1.0.into());
        assert_eq!(read(r#"{"$type":"Boolean","_value":true}"#), true.into());
        assert_eq!(read(r#"{"$type":"Boolean","_value":"true"}"#), true.into());
        assert_eq!(read(r#"{"$type":"String","_value":"a"}"#), "a".into());
        assert_eq!(read(r#"{"$type":"Null","_value":null}"#), Value::Null);
        assert_eq!(
            read(r#"{"$type":"List","_value":[1]}"#),
            std::iter::once(Value::from(1)).collect()
        );
    }

    #[test]
    fn what_is_no_value_is_refused() {
        reject(r#"{"$type":"Colour"}"#, "there is no type `Colour`");
        reject(r#"{"$type":7}"#, "`$type` must be a text, not `7`");
        reject(
            r#"[{"$type":"Date","_value":"2015-02-30"}]"#,
            "`\"2015-02-30\"` is not a `Date`",
        );
        reject(
            r#"{"$type":"Date","_value":"2015-02-20T10:00"}"#,
            "`\"2015-02-20T10:00\"` is not a `Date`",
        );
        reject(
            r#"{"$type":"Integer","_value":"1.5"}"#,
            "`\"1.5\"` is not a `Integer`",
        );
        reject(
            r#"{"k":9223372036854775808}"#,
            "`9223372036854775808` does not fit 64 bits",
        );
        reject(
            r#"{"$type":"Node","_value":{}}"#,
            "a `Node` cannot be given, only found in the graph",
        );
    }

    #[test]
    fn elements_carry_their_identity() {
        let mut graph = Graph::new();
        let xi = graph.create_node(["Person"], [("name", "Xi".into())]);
        let other = graph.create_node([], []);
        let said = graph.create_relationship("SAID", other, xi, [("n", 2.into())]);
        let path = Path {
            nodes: vec![xi, other],
            relationships: vec![said],
        };
        assert_eq!(
            from_value(&Value::Path(Arc::new(path)), &graph),
            json!({"$type": "Path", "_value": [
                {"$type": "Node", "_value": {
                    "_element_id": "0", "_labels": ["Person"], "_properties": {"name": "Xi"}}},
                {"$type": "Relationship", "_value": {
                    "_element_id": "0", "_start_node_element_id": "1",
                    "_end_node_element_id": "0", "_type": "SAID", "_properties": {"n": 2}}},
                {"$type": "Node", "_value": {
                    "_element_id": "1", "_labels": [], "_properties": {}}},
            ]})
        );
    }

    fn written(write: fn(&Rows, &Graph, &mut dyn Write) -> io::Result<()>, rows: &Rows) -> String {
        let mut output = Vec::new();
        write(rows, &Graph::new(), &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn rows_are_objects_in_column_order() {
        let rows = Rows {
            columns: vec!["z".into(), "a".into()],
            rows: vec![vec![1.into(), 1.0.into()], vec![Value::Null, "x".into()]],
        };
        assert_eq!(
            written(write_lines, &rows),
            "{\"z\":1,\"a\":1.0}\n{\"z\":null,\"a\":\"x\"}\n"
        );
        assert_eq!(
            written(write_array, &rows),
            "[\n{\"z\":1,\"a\":1.0},\n{\"z\":null,\"a\":\"x\"}\n]\n"
        );
        assert_eq!(written(write_array, &Rows::default()), "[]\n");
        assert_eq!(written(write_lines, &Rows::default()), "");
    }

    #[test]
    fn dates_in_rows_are_plain_text() {
        let mut graph = Graph::new();
        let day = Value::from(jiff::civil::date(2025, 4, 1));
        let node = graph.create_node(["Statement"], [("date", day.clone())]);
        let days: Value = [day.clone()].into_iter().collect();
        let rows = Rows {
            columns: vec!["a".into(), "b".into(), "c".into()],
            rows: vec![vec![day, days, Value::Node(node)]],
        };
        let mut output = Vec::new();
        write_lines(&rows, &graph, &mut output).unwrap();
        assert_eq!(
            String::from_utf8(output).unwrap(),
            "{\"a\":\"2025-04-01\",\"b\":[\"2025-04-01\"],\"c\":{\"$type\":\"Node\",\"_value\":{\
             \"_element_id\":\"0\",\"_labels\":[\"Statement\"],\"_properties\":{\"date\":\"2025-04-01\"}}}}\n"
        );
    }

    proptest! {
        #[test]
        fn floats_keep_every_bit(number in proptest::num::f64::ANY) {
            let json = from_value(&number.into(), &Graph::new()).to_string();
            let Value::Float(back) = to_value(&serde_json::from_str(&json).unwrap()).unwrap() else {
                panic!("{json} is no float");
            };
            prop_assert!(back.to_bits() == number.to_bits() || back.is_nan() && number.is_nan());
        }
    }
}
