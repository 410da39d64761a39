//! Dates and times are made: of nothing, a text, a map, another date or time.

use super::fields::{self, Entries};
use super::parts::Parts;
use super::{Clock, Kind, no_such, too_far};
use crate::graph::temporal::{DateTime, SECOND, Zone};
use crate::graph::{Graph, Value};
use crate::query::Error;
use crate::query::function::cannot_take;

/// `date()`, `date('2025-11-24')`, `date({year: 2025})`, `date(datetime())`
pub(super) fn make(kind: Kind, clock: &Clock, arguments: &[Value]) -> Result<Value, Error> {
    match arguments.first() {
        None => now(kind, clock, arguments),
        Some(Value::String(text)) => parse(kind, text),
        Some(Value::Map(entries)) => from_map(kind, clock, entries),
        Some(other) => match Parts::of(other) {
            Some(parts) => parts.finish(kind, clock),
            None => Err(cannot_take(&kind.name().to_lowercase(), other)),
        },
    }
}

/// `date.statement()`, `time.transaction('Europe/Stockholm')`
pub(super) fn now(kind: Kind, clock: &Clock, arguments: &[Value]) -> Result<Value, Error> {
    let zone = match arguments.first() {
        None => Zone::UTC,
        Some(Value::Map(entries)) => fields::zone(entries)?.unwrap_or(Zone::UTC),
        Some(zone) => fields::named_zone(zone)?,
    };
    let moment = clock.in_zone(zone).ok_or_else(too_far)?;
    Parts::of_moment(&moment).finish(kind, clock)
}

/// `date.realtime()`: the time of this very call.
pub(super) fn now_really(kind: Kind, _: &Clock, arguments: &[Value]) -> Result<Value, Error> {
    now(kind, &Clock::default(), arguments)
}

fn parse(kind: Kind, text: &str) -> Result<Value, Error> {
    Value::parse_temporal(kind.name(), text).ok_or_else(|| {
        let (name, example) = kind.example();
        no_such(format!("`{text}` is not a {name}"))
            .hint(format!("a {name} is written `{example}`"))
    })
}

fn from_map(kind: Kind, clock: &Clock, entries: &Entries) -> Result<Value, Error> {
    if entries.values().any(Value::is_null) {
        return Ok(Value::Null);
    }
    fields::only_known(kind, entries)?;
    if entries.keys().map(|key| &**key).eq(["timezone"]) {
        let zone = entries.values().next().cloned();
        return now(kind, clock, zone.as_slice());
    }
    let (base, entries) = base(entries)?;
    if !kind.has_date() && base.time.is_none() {
        fields::require(&entries, "hour")?;
    }
    changed(kind, clock, base, &entries)
}

/// The date or time that entries make of parts.
pub(super) fn changed(
    kind: Kind,
    clock: &Clock,
    mut base: Parts,
    entries: &Entries,
) -> Result<Value, Error> {
    if kind.has_date() {
        base.date = Some(fields::date(base.date, entries)?);
    }
    if kind.has_time() {
        base.time = Some(fields::time(base.time, entries)?);
    }
    match fields::zone(entries)? {
        Some(zone) if kind.has_zone() => base.moved(zone, kind, clock)?.finish(kind, clock),
        _ => base.finish(kind, clock),
    }
}

/// The parts that a map takes from other values, and the map that changes them.
fn base(entries: &Entries) -> Result<(Parts, Entries), Error> {
    let part = |name: &str| match entries.get(name) {
        None => Ok(None),
        Some(value) => {
            let parts = Parts::of(value);
            parts.map(Some).ok_or_else(|| cannot_take(name, value))
        }
    };
    let mut base = part("datetime")?.unwrap_or_default();
    let mut entries = entries.clone();
    let seconds = fields::integer(&entries, "epochSeconds")?;
    let milliseconds = fields::integer(&entries, "epochMillis")?;
    if let Some(number) = seconds.or(milliseconds) {
        let unit = if seconds.is_some() { SECOND } else { 1_000_000 };
        base = Parts::of_moment(&after_epoch(i128::from(number) * i128::from(unit))?);
        if seconds.is_none() {
            keep_fraction(&mut entries, "millisecond", number.rem_euclid(1_000));
        }
    }
    if let Some(time) = part("time")? {
        base = Parts {
            date: base.date,
            ..time
        };
    }
    if let Some(date) = part("date")? {
        base.date = Some(date.date.ok_or_else(|| no_such("a time has no date"))?);
        base.offset = None;
    }
    Ok((base, entries))
}

/// Lets a finer part of the second be added to what is there, rather than put in its place.
pub(super) fn keep_fraction(entries: &mut Entries, name: &str, value: i64) {
    let finer = match name {
        "millisecond" => ["microsecond", "nanosecond"].as_slice(),
        _ => ["nanosecond"].as_slice(),
    };
    if finer.iter().any(|finer| entries.contains_key(*finer)) {
        entries.entry(name.into()).or_insert(Value::Integer(value));
    }
}

/// `datetime.fromEpoch(seconds, nanoseconds)`
pub(super) fn from_epoch(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match values {
        [Value::Integer(seconds), Value::Integer(nanoseconds)] => {
            let seconds = i128::from(*seconds) * i128::from(SECOND);
            after_epoch(seconds + i128::from(*nanoseconds)).map(Value::from)
        }
        [Value::Integer(_), other] | [other, ..] => Err(cannot_take("datetime.fromEpoch", other)),
        [] => Ok(Value::Null),
    }
}

/// `datetime.fromEpochMillis(milliseconds)`
pub(super) fn from_epoch_milliseconds(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Integer(number) => after_epoch(i128::from(*number) * 1_000_000).map(Value::from),
        other => Err(cannot_take("datetime.fromEpochMillis", other)),
    }
}

fn after_epoch(nanoseconds: i128) -> Result<DateTime, Error> {
    DateTime::at_instant(nanoseconds, Zone::UTC).ok_or_else(too_far)
}
