//! Durations are made: of a text, a map, another duration.

use super::fields::Entries;
use super::no_such;
use crate::graph::temporal::{Decimal, Duration, DurationUnit, SECOND};
use crate::graph::{Graph, Value};
use crate::query::Error;
use crate::query::check::nearest;
use crate::query::function::{cannot_take, out_of_range};
use crate::query::value::wrong_type;

const UNITS: [(&str, DurationUnit); 11] = [
    ("years", DurationUnit::Month(12)),
    ("quarters", DurationUnit::Month(3)),
    ("months", DurationUnit::Month(1)),
    ("weeks", DurationUnit::Day(7)),
    ("days", DurationUnit::Day(1)),
    ("hours", DurationUnit::Nanosecond(3600 * SECOND)),
    ("minutes", DurationUnit::Nanosecond(60 * SECOND)),
    ("seconds", DurationUnit::Nanosecond(SECOND)),
    ("milliseconds", DurationUnit::Nanosecond(1_000_000)),
    ("microseconds", DurationUnit::Nanosecond(1_000)),
    ("nanoseconds", DurationUnit::Nanosecond(1)),
];

/// `duration('P1Y2M')`, `duration({days: 1.5})`
pub(super) fn make(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Duration(duration) => Ok(Value::Duration(duration.clone())),
        Value::String(text) => Duration::parse(text).map(Value::from).ok_or_else(|| {
            no_such(format!("`{text}` is not a duration"))
                .hint("a duration is written `duration('P1Y2M3DT4H5M6.7S')`")
        }),
        Value::Map(entries) => from_map(entries),
        other => Err(cannot_take("duration", other)),
    }
}

fn from_map(entries: &Entries) -> Result<Value, Error> {
    if entries.values().any(Value::is_null) {
        return Ok(Value::Null);
    }
    if entries.is_empty() {
        return Err(no_such("an empty map is not a duration"));
    }
    let mut parts = Vec::with_capacity(entries.len());
    for (name, value) in entries {
        let unit = UNITS.iter().find(|(own, _)| **own == **name);
        let (_, unit) = unit.ok_or_else(|| unknown(name))?;
        parts.push((*unit, number(name, value)?));
    }
    let duration = Duration::of(parts.iter().copied());
    duration.map(Value::from).ok_or_else(too_long)
}

fn number(name: &str, value: &Value) -> Result<Decimal, Error> {
    match value {
        Value::Integer(number) => Ok(Decimal::from(*number)),
        Value::Float(number) => Decimal::try_from(*number).map_err(|()| too_long()),
        other => Err(wrong_type(&format!("a number of `{name}`"), other)),
    }
}

fn unknown(name: &str) -> Error {
    let error = no_such(format!("`{name}` is no part of a duration"));
    match nearest(name, UNITS.iter().map(|(name, _)| *name)) {
        Some(nearest) => error.hint(format!("did you mean `{nearest}`?")),
        None => error,
    }
}

fn too_long() -> Error {
    out_of_range("the duration is too long")
}
