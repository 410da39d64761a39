//! What a property or a cell of a result can hold.

use super::{NodeId, RelationshipId};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A value of openCypher. Cloning is cheap: text, lists and maps are shared.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Unknown or absent.
    Null,
    /// True or false.
    Boolean(bool),
    /// 64-bit signed.
    Integer(i64),
    /// 64-bit IEEE 754.
    Float(f64),
    /// Text.
    String(Arc<str>),
    /// A calendar date without time zone.
    Date(Date),
    /// Values in order.
    List(Arc<Vec<Value>>),
    /// Values by name.
    Map(Arc<BTreeMap<Arc<str>, Value>>),
    /// A node of the graph.
    Node(NodeId),
    /// A relationship of the graph.
    Relationship(RelationshipId),
    /// A walk through the graph.
    Path(Arc<Path>),
}

/// A walk: nodes, and between each two the relationship walked, in either direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// One more than `relationships`.
    pub nodes: Vec<NodeId>,
    /// In the order of the walk.
    pub relationships: Vec<RelationshipId>,
}

impl Value {
    /// The text, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is null.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// A list of texts, as `aliases` holds them.
    pub fn strings<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        texts
            .into_iter()
            .map(|text| Self::from(text.as_ref()))
            .collect()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text.into())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Float(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Boolean(truth)
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(option: Option<T>) -> Self {
        option.map_or(Self::Null, Into::into)
    }
}

impl FromIterator<Value> for Value {
    fn from_iter<I: IntoIterator<Item = Value>>(values: I) -> Self {
        Self::List(Arc::new(values.into_iter().collect()))
    }
}
