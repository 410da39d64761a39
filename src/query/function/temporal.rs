//! Of dates.

use super::{Function, cannot_take};
use crate::graph::{Graph, Value};
use crate::query::kinds::Kinds;
use crate::query::{Detail, Error, ErrorKind};
use jiff::civil::Date;
use std::time::{SystemTime, UNIX_EPOCH};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("date", &[Kinds::ANY], Kinds::DATE.or(Kinds::NULL), date).optional(1),
    Function::new("timestamp", &[], Kinds::INTEGER, |_, _| Ok(timestamp())),
];

fn date(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match values.first() {
        None => Ok(Value::Date(jiff::Zoned::now().date())),
        Some(Value::Date(date)) => Ok(Value::Date(*date)),
        Some(Value::String(text)) => parse(text)
            .map(Value::Date)
            .ok_or_else(|| bad_date(&format!("`{text}`"))),
        Some(Value::Map(map)) => {
            let part = |name: &str, default| match map.get(name) {
                None => Some(default),
                Some(Value::Integer(number)) => i16::try_from(*number).ok(),
                Some(_) => None,
            };
            let day = |number: i16| i8::try_from(number).ok();
            (|| {
                let year = map
                    .contains_key("year")
                    .then(|| part("year", 1))
                    .flatten()?;
                Date::new(year, day(part("month", 1)?)?, day(part("day", 1)?)?).ok()
            })()
            .map(Value::Date)
            .ok_or_else(|| bad_date("this map"))
        }
        Some(other) => Err(cannot_take("date", other)),
    }
}

/// Reads `2025-11-24`, `20251124`, `2025-11`, `2025`.
fn parse(text: &str) -> Option<Date> {
    let digits = |range: std::ops::Range<usize>| text.get(range)?.parse::<i8>().ok();
    let year: i16 = text.get(..4)?.parse().ok()?;
    let (month, day) = match (text.len(), text.contains('-')) {
        (4, false) => (1, 1),
        (7, true) => (digits(5..7)?, 1),
        (8, false) => (digits(4..6)?, digits(6..8)?),
        (10, true) if text.as_bytes()[7] == b'-' => (digits(5..7)?, digits(8..10)?),
        _ => return None,
    };
    Date::new(year, month, day).ok()
}

fn bad_date(what: &str) -> Error {
    Error::runtime(
        ErrorKind::ArgumentError,
        Detail::InvalidArgumentValue,
        format!("{what} is not a date"),
    )
    .hint("a date is written `date('2025-11-24')`")
}

/// Milliseconds since 1970.
fn timestamp() -> Value {
    let elapsed = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Value::Integer(i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX))
}

/// A part of a date by its name: `date.year`.
pub(in crate::query) fn component(date: Date, name: &str) -> Value {
    let number: i64 = match name {
        "year" => date.year().into(),
        "quarter" => i64::from((date.month() + 2) / 3),
        "month" => date.month().into(),
        "week" => date.iso_week_date().week().into(),
        "weekYear" => date.iso_week_date().year().into(),
        "day" => date.day().into(),
        "dayOfWeek" | "weekDay" => date.weekday().to_monday_one_offset().into(),
        "dayOfYear" | "ordinalDay" => date.day_of_year().into(),
        _ => return Value::Null,
    };
    Value::Integer(number)
}
