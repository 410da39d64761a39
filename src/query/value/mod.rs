//! What can be done with values: compare, order, group, calculate.

mod arithmetic;
mod compare;
mod key;
mod temporal;

pub(super) use arithmetic::{add, arithmetic, negate};
pub(super) use compare::{compare, equal, order};
pub(super) use key::{Key, Keys};

use super::{Detail, Error, ErrorKind};
use crate::graph::Value;

/// What a value is, as a person would call it.
pub(super) const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Boolean(_) => "a boolean",
        Value::Integer(_) => "an integer",
        Value::Float(_) => "a float",
        Value::String(_) => "a text",
        Value::Date(_) => "a date",
        Value::LocalTime(_) => "a local time",
        Value::Time(_) => "a time",
        Value::LocalDateTime(_) => "a local date and time",
        Value::DateTime(_) => "a date and time",
        Value::Duration(_) => "a duration",
        Value::List(_) => "a list",
        Value::Map(_) => "a map",
        Value::Node(_) => "a node",
        Value::Relationship(_) => "a relationship",
        Value::Path(_) => "a path",
    }
}

/// The name of a value's type, as JSON and other programs have it.
pub(super) fn kind_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "Null",
        Value::Boolean(_) => "Boolean",
        Value::Integer(_) => "Integer",
        Value::Float(_) => "Float",
        Value::String(_) => "String",
        Value::List(_) => "List",
        Value::Map(_) => "Map",
        Value::Node(_) => "Node",
        Value::Relationship(_) => "Relationship",
        Value::Path(_) => "Path",
        temporal => temporal.as_temporal().map_or("Null", |(name, _)| name),
    }
}

/// The error of a value of the wrong type.
pub(super) fn wrong_type(wanted: &str, found: &Value) -> Error {
    Error::runtime(
        ErrorKind::TypeError,
        Detail::InvalidArgumentType,
        format!("{wanted} is needed here, not {}", kind(found)),
    )
}

/// A condition's truth; null is unknown.
pub(super) fn truth(value: &Value) -> Result<Option<bool>, Error> {
    match value {
        Value::Boolean(truth) => Ok(Some(*truth)),
        Value::Null => Ok(None),
        other => Err(wrong_type("a boolean", other)),
    }
}
