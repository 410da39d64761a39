//! How long it is from one date or time to another.

use super::parts::Parts;
use super::too_far;
use crate::graph::temporal::{Date, DateTime, Duration, LocalTime};
use crate::graph::{Graph, Value};
use crate::query::Error;
use crate::query::function::cannot_take;

/// Months, then days, then what is left.
pub(super) fn between(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    let span = Span::of("duration.between", values)?;
    if !span.is_dated {
        return length(0, 0, span.to.instant() - span.from.instant());
    }
    let months = span.months();
    let from = span.from.plus_date(months, 0).ok_or_else(too_far)?;
    let days = Span {
        from,
        ..span.clone()
    }
    .days();
    let from = span.from.plus_date(months, 0);
    let from = from.and_then(|from| from.plus_date(0, days));
    let rest = span.to.instant() - from.ok_or_else(too_far)?.instant();
    length(months, days, rest)
}

/// Whole months.
pub(super) fn in_months(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    length(Span::of("duration.inMonths", values)?.months(), 0, 0)
}

/// Whole days.
pub(super) fn in_days(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    length(0, Span::of("duration.inDays", values)?.days(), 0)
}

/// Seconds with their fraction.
pub(super) fn in_seconds(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    let span = Span::of("duration.inSeconds", values)?;
    length(0, 0, span.to.instant() - span.from.instant())
}

fn length(months: i64, days: i64, nanoseconds: i128) -> Result<Value, Error> {
    let duration = Duration::new(months, days, nanoseconds);
    duration.map(Value::from).ok_or_else(too_far)
}

/// Two moments on clocks of one zone.
#[derive(Clone)]
struct Span {
    from: DateTime,
    to: DateTime,
    /// Whether one of the two values had a date.
    is_dated: bool,
}

impl Span {
    /// Two values, each of which gets what only the other one has: date, zone; a date, its midnight.
    fn of(function: &str, values: &[Value]) -> Result<Self, Error> {
        let parts = |value| Parts::of(value).ok_or_else(|| cannot_take(function, value));
        let (mut from, mut to) = (parts(&values[0])?, parts(&values[1])?);
        let is_dated = from.date.or(to.date).is_some();
        (from.date, to.date) = (
            from.date.or(to.date).or(Some(Date::EPOCH)),
            to.date.or(from.date).or(Some(Date::EPOCH)),
        );
        (from.zone, to.zone) = (
            from.zone.clone().or_else(|| to.zone.clone()),
            to.zone.or(from.zone),
        );
        for parts in [&mut from, &mut to] {
            parts.time = parts.time.or(Some(LocalTime::MIDNIGHT));
        }
        let (from, to) = (from.moment()?, to.moment()?);
        let to = to.in_zone(from.zone().clone()).ok_or_else(too_far)?;
        Ok(Self { from, to, is_dated })
    }

    fn months(&self) -> i64 {
        let (from, to) = (self.from.local(), self.to.local());
        from.date.months_until(from.whole_days_until(to))
    }

    fn days(&self) -> i64 {
        let (from, to) = (self.from.local(), self.to.local());
        from.whole_days_until(to).days() - from.date.days()
    }
}
