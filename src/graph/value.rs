//! What a property or a cell of a result can hold.

use super::temporal::{Date, DateTime, Duration, LocalDateTime, LocalTime, Time};
use super::{NodeId, RelationshipId};
use arcstr::ArcStr;
use std::collections::BTreeMap;
use std::fmt::Display;
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
    String(ArcStr),
    /// A calendar date without time zone.
    Date(Date),
    /// A time of day without time zone.
    LocalTime(LocalTime),
    /// A time of day with an offset from UTC.
    Time(Arc<Time>),
    /// A date and time without time zone.
    LocalDateTime(Arc<LocalDateTime>),
    /// A date and time in a time zone.
    DateTime(Arc<DateTime>),
    /// A length of time.
    Duration(Arc<Duration>),
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

    /// The name of its type and its text, if it is a date, a time, both or a duration.
    #[must_use]
    pub fn as_temporal(&self) -> Option<(&'static str, &dyn Display)> {
        Some(match self {
            Self::Date(date) => ("Date", date),
            Self::LocalTime(time) => ("LocalTime", time),
            Self::Time(time) => ("Time", &**time),
            Self::LocalDateTime(moment) => ("LocalDateTime", &**moment),
            Self::DateTime(moment) => ("DateTime", &**moment),
            Self::Duration(duration) => ("Duration", &**duration),
            _ => return None,
        })
    }

    /// The value whose type and text [`Self::as_temporal`] gives.
    ///
    /// ```
    /// use whosaid::graph::Value;
    /// let value = Value::parse_temporal("Duration", "P1Y2M").unwrap();
    /// assert_eq!(value.as_temporal().unwrap().1.to_string(), "P1Y2M");
    /// ```
    #[must_use]
    pub fn parse_temporal(kind: &str, text: &str) -> Option<Self> {
        match kind {
            "Date" => Date::parse(text).map(Self::from),
            "LocalTime" => LocalTime::parse(text).map(Self::LocalTime),
            "Time" => Time::parse(text).map(Self::from),
            "LocalDateTime" => LocalDateTime::parse(text).map(Self::from),
            "DateTime" => DateTime::parse(text).map(Self::from),
            "Duration" => Duration::parse(text).map(Self::from),
            _ => None,
        }
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

impl From<jiff::civil::Date> for Value {
    fn from(date: jiff::civil::Date) -> Self {
        Self::Date(date.into())
    }
}

impl From<ArcStr> for Value {
    fn from(text: ArcStr) -> Self {
        Self::String(text)
    }
}

impl From<Time> for Value {
    fn from(time: Time) -> Self {
        Self::Time(Arc::new(time))
    }
}

impl From<LocalDateTime> for Value {
    fn from(moment: LocalDateTime) -> Self {
        Self::LocalDateTime(Arc::new(moment))
    }
}

impl From<DateTime> for Value {
    fn from(moment: DateTime) -> Self {
        Self::DateTime(Arc::new(moment))
    }
}

impl From<Duration> for Value {
    fn from(duration: Duration) -> Self {
        Self::Duration(Arc::new(duration))
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

const _: () = assert!(
    size_of::<Value>() == 16,
    "rows and properties are many values"
);
