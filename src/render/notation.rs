//! Values in the notation of Cypher, for people to read.

use super::visible::is_harmful;
use crate::graph::schema::{evidence, property};
use crate::graph::{Graph, NodeId, Path, RelationshipId, Value};
use std::borrow::Cow;
use std::fmt::Write;

/// Properties that name a node well enough to leave out the others.
const NAMING: [&str; 3] = [property::NAME, property::TITLE, property::TEXT];

/// A value as a cell of a table: text, dates and times as they are, null as nothing, all else as
/// [`literal`] writes it.
#[must_use]
pub fn cell<'a>(value: &'a Value, graph: &Graph) -> Cow<'a, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => Cow::Borrowed(text),
        _ => Cow::Owned(match value.as_temporal() {
            Some((_, text)) => text.to_string(),
            None => literal(value, graph),
        }),
    }
}

/// A value as Cypher writes it: `'text'`, `[1, 2.0]`, `(:Person {name: 'Xi Jinping'})`.
///
/// A statement is shown without the paragraph it stands in and the places there. Inside a path, a node shows only the property that names it, and a relationship its type.
#[must_use]
pub fn literal(value: &Value, graph: &Graph) -> String {
    let mut out = String::new();
    push_value(&mut out, value, graph);
    out
}

/// A label, type or property key as Cypher writes it.
pub(crate) fn identifier(name: &str) -> String {
    let mut out = String::new();
    push_name(&mut out, name);
    out
}

fn push_value(out: &mut String, value: &Value, graph: &Graph) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Boolean(truth) => push(out, truth),
        Value::Integer(number) => push(out, number),
        Value::Float(number) => push_float(out, *number),
        Value::String(text) => push_quoted(out, text),
        Value::Date(_)
        | Value::LocalTime(_)
        | Value::Time(_)
        | Value::LocalDateTime(_)
        | Value::DateTime(_)
        | Value::Duration(_) => push_temporal(out, value),
        Value::List(values) => {
            out.push('[');
            push_separated(out, values.iter(), |out, value| {
                push_value(out, value, graph);
            });
            out.push(']');
        }
        Value::Map(map) => {
            let entries = map.iter().map(|(key, value)| (key.as_ref(), value));
            push_map(out, entries, graph);
        }
        Value::Node(node) => push_node(out, *node, graph, |key| !evidence::LONG.contains(&key)),
        Value::Relationship(id) => push_relationship(out, *id, graph),
        Value::Path(path) => push_path(out, path, graph),
    }
}

/// The function that reads a value's text back, called.
fn push_temporal(out: &mut String, value: &Value) {
    if let Some((kind, text)) = value.as_temporal() {
        push(out, format_args!("{}('{text}')", kind.to_lowercase()));
    }
}

fn push(out: &mut String, value: impl std::fmt::Display) {
    write!(out, "{value}").expect("writing to a string cannot fail");
}

fn push_float(out: &mut String, number: f64) {
    if number.is_infinite() {
        out.push_str(if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        });
    } else {
        push(out, format_args!("{number:?}"));
    }
}

fn push_quoted(out: &mut String, text: &str) {
    out.push('\'');
    for character in text.chars() {
        match character {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if is_harmful(character) => {
                push(out, format_args!("\\u{:04X}", u32::from(character)));
            }
            _ => out.push(character),
        }
    }
    out.push('\'');
}

/// A label, type or key, in backticks where it is not a plain name.
fn push_name(out: &mut String, name: &str) {
    let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_')
        && name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    if plain {
        out.push_str(name);
    } else {
        push(out, format_args!("`{}`", name.replace('`', "``")));
    }
}

fn push_separated<T>(
    out: &mut String,
    items: impl Iterator<Item = T>,
    mut push_item: impl FnMut(&mut String, T),
) {
    for (place, item) in items.enumerate() {
        if place > 0 {
            out.push_str(", ");
        }
        push_item(out, item);
    }
}

fn push_map<'a>(
    out: &mut String,
    entries: impl Iterator<Item = (&'a str, &'a Value)>,
    graph: &Graph,
) {
    out.push('{');
    push_separated(out, entries, |out, (key, value)| {
        push_name(out, key);
        out.push_str(": ");
        push_value(out, value, graph);
    });
    out.push('}');
}

fn push_node(out: &mut String, node: NodeId, graph: &Graph, shows: impl Fn(&str) -> bool) {
    out.push('(');
    for label in graph.labels(node) {
        out.push(':');
        push_name(out, label);
    }
    let mut properties = graph
        .properties(node)
        .filter(|(key, _)| shows(key))
        .peekable();
    if properties.peek().is_some() {
        if !out.ends_with('(') {
            out.push(' ');
        }
        push_map(out, properties, graph);
    }
    out.push(')');
}

fn push_relationship(out: &mut String, id: RelationshipId, graph: &Graph) {
    out.push_str("[:");
    push_name(out, graph.relationship_type(id));
    let mut properties = graph.relationship_properties(id).peekable();
    if properties.peek().is_some() {
        out.push(' ');
        push_map(out, properties, graph);
    }
    out.push(']');
}

fn push_path(out: &mut String, path: &Path, graph: &Graph) {
    for (place, node) in path.nodes.iter().enumerate() {
        if let Some(id) = place.checked_sub(1).and_then(|i| path.relationships.get(i)) {
            let forward = graph.endpoints(*id).1 == *node;
            out.push_str(if forward { "-[:" } else { "<-[:" });
            push_name(out, graph.relationship_type(*id));
            out.push_str(if forward { "]->" } else { "]-" });
        }
        let naming = NAMING
            .into_iter()
            .find(|key| graph.property(*node, key).is_some());
        push_node(out, *node, graph, |key| {
            naming.is_none_or(|name| name == key)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn check(value: impl Into<Value>, expected: &str) {
        assert_eq!(literal(&value.into(), &Graph::new()), expected);
    }

    #[test]
    fn scalars_look_like_cypher() {
        check(Value::Null, "null");
        check(true, "true");
        check(-3, "-3");
        check(1.0, "1.0");
        check(1e300, "1e300");
        check(f64::NAN, "NaN");
        check(f64::NEG_INFINITY, "-Infinity");
        check("it's \\ a\nline\u{1b}", r"'it\'s \\ a\nline\u001B'");
        check(jiff::civil::date(2025, 11, 24), "date('2025-11-24')");
        let moment = Value::parse_temporal("DateTime", "2025-11-24T12:00Z").unwrap();
        check(moment, "datetime('2025-11-24T12:00Z')");
    }

    #[test]
    fn collections_look_like_cypher() {
        check(Value::strings(["a", "b"]), "['a', 'b']");
        let entries = [("odd key", 1.into()), ("plain", Value::Null)];
        let map = entries.map(|(key, value): (&str, Value)| (key.into(), value));
        check(
            Value::Map(Arc::new(map.into())),
            "{`odd key`: 1, plain: null}",
        );
    }

    #[test]
    fn elements_look_like_patterns() {
        let mut graph = Graph::new();
        let xi = graph.create_node(
            ["Person", "Actor"],
            [("name", "Xi Jinping".into()), ("gender", "male".into())],
        );
        let text = ("text", "Taiwan must return".into());
        let paragraph = ("paragraph", "Taiwan must return, he said.".into());
        let statement = graph.create_node(["Statement"], [text, paragraph]);
        let bare = graph.create_node([], []);
        let said = graph.create_relationship("SAID", xi, statement, [("n", 1.into())]);
        let odd = graph.create_relationship("odd type", bare, statement, []);
        let path = Path {
            nodes: vec![xi, statement, bare],
            relationships: vec![said, odd],
        };
        let show = |value: Value| literal(&value, &graph);
        assert_eq!(
            show(Value::Node(xi)),
            "(:Person:Actor {name: 'Xi Jinping', gender: 'male'})"
        );
        assert_eq!(show(Value::Node(bare)), "()");
        let shown = "(:Statement {text: 'Taiwan must return'})";
        assert_eq!(show(Value::Node(statement)), shown);
        assert_eq!(show(Value::Relationship(said)), "[:SAID {n: 1}]");
        assert_eq!(
            show(Value::Path(Arc::new(path))),
            "(:Person:Actor {name: 'Xi Jinping'})-[:SAID]->\
             (:Statement {text: 'Taiwan must return'})<-[:`odd type`]-()"
        );
    }

    #[test]
    fn cells_leave_quotation_marks_out() {
        let graph = Graph::new();
        assert_eq!(cell(&Value::Null, &graph), "");
        assert_eq!(cell(&"it's".into(), &graph), "it's");
        assert_eq!(
            cell(&jiff::civil::date(2025, 1, 2).into(), &graph),
            "2025-01-02"
        );
        assert_eq!(cell(&2.5.into(), &graph), "2.5");
    }
}
