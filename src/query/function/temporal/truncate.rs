//! Dates and times are cut down to the beginning of a unit.

use super::fields::Entries;
use super::make::{changed, keep_fraction};
use super::parts::Parts;
use super::{Clock, Kind, fields, no_such, too_far};
use crate::graph::Value;
use crate::graph::temporal::{Date, DateField, LocalTime, SECOND, Zone};
use crate::query::Error;
use crate::query::check::nearest;
use crate::query::function::cannot_take;

/// What a date is truncated to.
const DATE_UNITS: [&str; 9] = [
    "millennium",
    "century",
    "decade",
    "year",
    "weekYear",
    "quarter",
    "month",
    "week",
    "day",
];

/// What a time is truncated to, in nanoseconds.
const TIME_UNITS: [(&str, i64); 6] = [
    ("hour", 3600 * SECOND),
    ("minute", 60 * SECOND),
    ("second", SECOND),
    ("millisecond", 1_000_000),
    ("microsecond", 1_000),
    ("nanosecond", 1),
];

/// `date.truncate(unit, value, {day: 2})`
pub(super) fn truncate(kind: Kind, clock: &Clock, arguments: &[Value]) -> Result<Value, Error> {
    let function = || format!("{}.truncate", kind.name().to_lowercase());
    let Value::String(unit) = &arguments[0] else {
        return Err(cannot_take(&function(), &arguments[0]));
    };
    let parts = match arguments.get(1) {
        None => clock.in_zone(Zone::UTC).map(|now| Parts::of_moment(&now)),
        Some(value) => Parts::of(value),
    };
    let parts = parts.ok_or_else(|| cannot_take(&function(), &arguments[1]))?;
    let parts = truncated(parts, unit, kind)?;
    match arguments.get(2) {
        None => parts.finish(kind, clock),
        Some(Value::Map(entries)) if entries.values().any(Value::is_null) => Ok(Value::Null),
        Some(Value::Map(entries)) => with_entries(kind, clock, parts, unit, entries),
        Some(other) => Err(cannot_take(&function(), other)),
    }
}

fn with_entries(
    kind: Kind,
    clock: &Clock,
    mut parts: Parts,
    unit: &str,
    entries: &Entries,
) -> Result<Value, Error> {
    fields::only_known(kind, entries)?;
    let mut entries = entries.clone();
    // The clock keeps its time in another zone, as it was truncated to it.
    if let Some(zone) = fields::zone(&entries)? {
        entries.remove("timezone");
        parts = parts.at(zone);
    }
    let nanosecond = parts.time.map_or(0, LocalTime::nanoseconds) % SECOND;
    match unit {
        "millisecond" => keep_fraction(&mut entries, unit, nanosecond / 1_000_000),
        "microsecond" => keep_fraction(&mut entries, unit, nanosecond / 1_000),
        _ => {}
    }
    changed(kind, clock, parts, &entries)
}

fn truncated(mut parts: Parts, unit: &str, kind: Kind) -> Result<Parts, Error> {
    if let Some((_, length)) = TIME_UNITS.iter().find(|(own, _)| *own == unit) {
        let time = parts
            .time
            .filter(|_| kind.has_time())
            .ok_or_else(|| no_such(format!("a date cannot be truncated to the unit `{unit}`")))?;
        let rest = time.nanoseconds() % length;
        parts.time = LocalTime::of_nanoseconds(time.nanoseconds() - rest);
    } else if !DATE_UNITS.contains(&unit) {
        return Err(unknown(unit));
    } else if kind.has_date() {
        let date = parts.date.ok_or_else(|| no_such("a time has no date"))?;
        parts.date = Some(date_truncated(date, unit).ok_or_else(too_far)?);
        parts.time = Some(LocalTime::MIDNIGHT);
    } else if unit == "day" {
        parts.time = Some(LocalTime::MIDNIGHT);
    } else {
        let message = format!("a time of day cannot be truncated to the unit `{unit}`");
        return Err(no_such(message));
    }
    if kind != Kind::Time {
        parts.offset = None;
    }
    Ok(parts)
}

fn date_truncated(date: Date, unit: &str) -> Option<Date> {
    let year = date.get(DateField::Year);
    let years = |count: i64| Date::new(year.div_euclid(count) * count, 1, 1);
    match unit {
        "millennium" => years(1000),
        "century" => years(100),
        "decade" => years(10),
        "year" => years(1),
        "weekYear" => Date::of_week(date.get(DateField::WeekYear), 1, 1),
        "quarter" => date.with(DateField::DayOfQuarter, 1),
        "month" => date.with(DateField::Day, 1),
        "week" => date.with(DateField::WeekDay, 1),
        _ => Some(date),
    }
}

fn unknown(unit: &str) -> Error {
    let units = TIME_UNITS.iter().map(|(name, _)| *name);
    let error = no_such(format!("there is no unit `{unit}`"));
    match nearest(unit, units.chain(DATE_UNITS)) {
        Some(nearest) => error.hint(format!("did you mean `{nearest}`?")),
        None => error.hint("units go from `millennium` to `nanosecond`"),
    }
}
