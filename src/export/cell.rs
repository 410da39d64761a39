//! Properties in formats that know only single values: each has one type in all the graph.

use crate::graph::{Graph, Value};
use crate::render;
use std::borrow::Cow;

/// What all values of a property are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// True or false.
    Boolean,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Float,
    /// Days.
    Date,
    /// Lists of texts, or empty ones alone.
    Texts,
    /// Lists of whole numbers.
    Integers,
    /// Anything else, as text.
    Text,
}

impl Kind {
    /// The kind of a value.
    fn of(value: &Value) -> Self {
        match value {
            Value::Boolean(_) => Self::Boolean,
            Value::Integer(_) => Self::Integer,
            Value::Float(_) => Self::Float,
            Value::Date(_) => Self::Date,
            Value::List(values) if !values.is_empty() => {
                let mut kinds = values.iter().map(Self::of);
                match kinds.next() {
                    Some(Self::Text) if kinds.all(|kind| kind == Self::Text) => Self::Texts,
                    Some(Self::Integer) if kinds.all(|kind| kind == Self::Integer) => {
                        Self::Integers
                    }
                    _ => Self::Text,
                }
            }
            _ => Self::Text,
        }
    }

    /// The kind that has the values of both.
    fn with(self, other: Self) -> Self {
        match (self, other) {
            _ if self == other => self,
            (Self::Integer, Self::Float) | (Self::Float, Self::Integer) => Self::Float,
            _ => Self::Text,
        }
    }
}

/// A property that some nodes or relationships have.
#[derive(Debug)]
pub(super) struct Column<'g> {
    /// Its name.
    pub(super) key: &'g str,
    /// What all its values are.
    pub(super) kind: Kind,
}

/// The properties of all that `entries` are of, in the order in which they are met.
pub(super) fn columns<'g>(entries: impl Iterator<Item = (&'g str, &'g Value)>) -> Vec<Column<'g>> {
    let mut found: indexmap::IndexMap<&str, Option<Kind>> = indexmap::IndexMap::new();
    for (key, value) in entries.filter(|(_, value)| !value.is_null()) {
        let is_empty = matches!(value, Value::List(values) if values.is_empty());
        let known = found.entry(key).or_default();
        // An empty list may be one of anything.
        if !is_empty {
            let kind = Kind::of(value);
            *known = Some(known.map_or(kind, |known| known.with(kind)));
        }
    }
    let column = |(key, kind): (_, Option<Kind>)| Column {
        key,
        kind: kind.unwrap_or(Kind::Texts),
    };
    found.into_iter().map(column).collect()
}

/// The properties of the nodes of `graph`.
pub(super) fn node_columns(graph: &Graph) -> Vec<Column<'_>> {
    columns(graph.nodes().flat_map(|id| graph.properties(id)))
}

/// The properties of its relationships.
pub(super) fn relationship_columns(graph: &Graph) -> Vec<Column<'_>> {
    let all = graph.relationships();
    columns(all.flat_map(|id| graph.relationship_properties(id)))
}

/// A value as text: dates in ISO 8601, lists as JSON.
pub(super) fn text<'g>(value: &'g Value, graph: &Graph) -> Cow<'g, str> {
    match value {
        Value::List(_) | Value::Map(_) => Cow::Owned(render::json::plain(value, graph)),
        // Other programs know these words, and not Cypher's `1e3` or `NaN`.
        Value::Float(number) => Cow::Owned(number.to_string()),
        _ => render::cell(value, graph),
    }
}
