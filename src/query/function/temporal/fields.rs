//! The entries of a map that make a date or time, or change one.

use super::{Kind, no_such, out_of_range};
use crate::graph::Value;
use crate::graph::temporal::{Date, DateField, LocalTime, SECOND, TimeField, Zone};
use crate::query::Error;
use crate::query::check::nearest;
use crate::query::value::wrong_type;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A map's entries.
pub(super) type Entries = BTreeMap<Arc<str>, Value>;

/// Entries that change a date, in the order in which they do, each with what it must stand beside
/// where there is no date to change.
const DATE: &[(&str, DateField, &str)] = &[
    ("year", DateField::Year, ""),
    ("quarter", DateField::Quarter, "year"),
    ("month", DateField::Month, "year"),
    ("week", DateField::Week, "year"),
    ("day", DateField::Day, "month"),
    ("ordinalDay", DateField::OrdinalDay, "year"),
    ("dayOfYear", DateField::OrdinalDay, "year"),
    ("dayOfWeek", DateField::WeekDay, "week"),
    ("weekDay", DateField::WeekDay, "week"),
    ("dayOfQuarter", DateField::DayOfQuarter, "quarter"),
];

/// Entries that change a time down to the second.
const TIME: &[(&str, TimeField, &str)] = &[
    ("hour", TimeField::Hour, ""),
    ("minute", TimeField::Minute, "hour"),
    ("second", TimeField::Second, "minute"),
];

/// Entries that change the second's fraction, with the nanoseconds that each counts.
const FRACTION: [(&str, i64); 3] = [
    ("millisecond", 1_000_000),
    ("microsecond", 1_000),
    ("nanosecond", 1),
];

/// Refuses entries that say nothing of a type.
pub(super) fn only_known(kind: Kind, entries: &Entries) -> Result<(), Error> {
    let mut known: Vec<&str> = Vec::new();
    if kind.has_date() {
        known.extend(DATE.iter().map(|(name, ..)| *name));
        known.push("date");
    }
    if kind.has_time() {
        known.extend(TIME.iter().map(|(name, ..)| *name));
        known.extend(FRACTION.map(|(name, _)| name));
        known.push("time");
    }
    if kind == Kind::DateTime {
        known.extend(["epochSeconds", "epochMillis"]);
    }
    known.extend(["datetime", "timezone"]);
    let unknown = entries.keys().find(|name| !known.contains(&&***name));
    let Some(unknown) = unknown else {
        return Ok(());
    };
    let (name, _) = kind.example();
    let error = no_such(format!("`{unknown}` is no part of a {name}"));
    Err(match nearest(unknown, known.into_iter()) {
        Some(nearest) => error.hint(format!("did you mean `{nearest}`?")),
        None => error,
    })
}

/// The date that the entries make of another, or by themselves.
pub(super) fn date(base: Option<Date>, entries: &Entries) -> Result<Date, Error> {
    if base.is_none() {
        require(entries, "year")?;
        for (name, _, beside) in DATE.iter().filter(|(_, _, beside)| !beside.is_empty()) {
            require_beside(entries, name, beside)?;
        }
    }
    let has_week = entries.contains_key("week");
    let year = integer(entries, "year")?;
    let first = match year {
        Some(year) if has_week => Date::of_week(year, 1, 1),
        _ => Date::new(0, 1, 1),
    };
    let mut date = base.or(first).ok_or_else(super::too_far)?;
    for (name, field, _) in DATE {
        let Some(number) = integer(entries, name)? else {
            continue;
        };
        // Beside a week, a year is the one that weeks belong to.
        let field = match field {
            DateField::Year if has_week => DateField::WeekYear,
            field => *field,
        };
        date = date
            .with(field, number)
            .ok_or_else(|| impossible(name, number))?;
    }
    Ok(date)
}

/// The time that the entries make of another, or by themselves.
pub(super) fn time(base: Option<LocalTime>, entries: &Entries) -> Result<LocalTime, Error> {
    if base.is_none() {
        for (name, _, beside) in TIME.iter().filter(|(_, _, beside)| !beside.is_empty()) {
            require_beside(entries, name, beside)?;
        }
        for (name, _) in FRACTION {
            require_beside(entries, name, "second")?;
        }
    }
    let mut time = base.unwrap_or(LocalTime::MIDNIGHT);
    for (name, field, _) in TIME {
        if let Some(number) = integer(entries, name)? {
            time = time
                .with(*field, number)
                .ok_or_else(|| impossible(name, number))?;
        }
    }
    match fraction(entries)? {
        Some(nanosecond) => time
            .with(TimeField::Nanosecond, nanosecond)
            .ok_or_else(|| impossible("nanosecond", nanosecond)),
        None => Ok(time),
    }
}

/// The second's fraction in nanoseconds; each entry may fill what the one before it leaves.
fn fraction(entries: &Entries) -> Result<Option<i64>, Error> {
    let mut sum = None;
    let mut limit = SECOND;
    for (name, unit) in FRACTION {
        let Some(number) = integer(entries, name)? else {
            continue;
        };
        if !(0..limit / unit).contains(&number) {
            return Err(impossible(name, number));
        }
        sum = Some(sum.unwrap_or(0) + number * unit);
        limit = unit;
    }
    Ok(sum)
}

/// The zone that the entry `timezone` names.
pub(super) fn zone(entries: &Entries) -> Result<Option<Zone>, Error> {
    entries.get("timezone").map(named_zone).transpose()
}

/// The zone that a value names.
pub(super) fn named_zone(value: &Value) -> Result<Zone, Error> {
    let Value::String(name) = value else {
        return Err(wrong_type("the name of a time zone", value));
    };
    Zone::parse(name).ok_or_else(|| {
        no_such(format!("there is no time zone `{name}`"))
            .hint("a time zone is written `'+01:00'` or `'Europe/Stockholm'`")
    })
}

/// A whole number, if the entry is there.
pub(super) fn integer(entries: &Entries, name: &str) -> Result<Option<i64>, Error> {
    match entries.get(name) {
        None => Ok(None),
        Some(Value::Integer(number)) => Ok(Some(*number)),
        Some(other) => Err(wrong_type(&format!("an integer for `{name}`"), other)),
    }
}

pub(super) fn require(entries: &Entries, name: &str) -> Result<(), Error> {
    if entries.contains_key(name) {
        return Ok(());
    }
    Err(no_such(format!("`{name}` is missing in the map")))
}

fn require_beside(entries: &Entries, name: &str, beside: &str) -> Result<(), Error> {
    if !entries.contains_key(name) || entries.contains_key(beside) {
        return Ok(());
    }
    Err(no_such(format!("`{name}` needs `{beside}` beside it")))
}

fn impossible(name: &str, number: i64) -> Error {
    out_of_range(format!("`{name}` cannot be {number} here"))
}
