//! Of dates, times and durations.

mod accessor;
mod between;
mod clock;
mod duration;
mod fields;
mod kind;
mod make;
mod parts;
mod truncate;

pub(in crate::query) use accessor::component;
pub(in crate::query) use clock::Clock;
pub(super) use kind::Kind;

use super::{Function, out_of_range};
use crate::graph::{Graph, Value};
use crate::query::kinds::Kinds;
use crate::query::{Detail, Error, ErrorKind};

pub(super) const FUNCTIONS: &[Function] = &[
    makes("date", Kind::Date, make::make),
    makes("date.transaction", Kind::Date, make::now),
    makes("date.statement", Kind::Date, make::now),
    makes("date.realtime", Kind::Date, make::now_really).unsteady(),
    truncates("date.truncate", Kind::Date),
    makes("localtime", Kind::LocalTime, make::make),
    makes("localtime.transaction", Kind::LocalTime, make::now),
    makes("localtime.statement", Kind::LocalTime, make::now),
    makes("localtime.realtime", Kind::LocalTime, make::now_really).unsteady(),
    truncates("localtime.truncate", Kind::LocalTime),
    makes("time", Kind::Time, make::make),
    makes("time.transaction", Kind::Time, make::now),
    makes("time.statement", Kind::Time, make::now),
    makes("time.realtime", Kind::Time, make::now_really).unsteady(),
    truncates("time.truncate", Kind::Time),
    makes("localdatetime", Kind::LocalDateTime, make::make),
    makes("localdatetime.transaction", Kind::LocalDateTime, make::now),
    makes("localdatetime.statement", Kind::LocalDateTime, make::now),
    makes(
        "localdatetime.realtime",
        Kind::LocalDateTime,
        make::now_really,
    ),
    truncates("localdatetime.truncate", Kind::LocalDateTime),
    makes("datetime", Kind::DateTime, make::make),
    makes("datetime.transaction", Kind::DateTime, make::now),
    makes("datetime.statement", Kind::DateTime, make::now),
    makes("datetime.realtime", Kind::DateTime, make::now_really).unsteady(),
    truncates("datetime.truncate", Kind::DateTime),
    Function::new(
        "datetime.fromEpoch",
        &[Kinds::INTEGER, Kinds::INTEGER],
        Kinds::DATE_TIME,
        make::from_epoch,
    ),
    Function::new(
        "datetime.fromEpochMillis",
        &[Kinds::INTEGER],
        Kinds::DATE_TIME,
        make::from_epoch_milliseconds,
    ),
    Function::new("timestamp", &[], Kinds::INTEGER, |_, _| {
        Ok(Value::Integer(Clock::default().milliseconds()))
    })
    .unsteady(),
    Function::new("duration", &[Kinds::ANY], DURATION, duration::make),
    compares("duration.between", between::between),
    compares("duration.inMonths", between::in_months),
    compares("duration.inDays", between::in_days),
    compares("duration.inSeconds", between::in_seconds),
];

/// What a function of the clock does.
type Timed = fn(Kind, &Clock, &[Value]) -> Result<Value, Error>;

const DURATION: Kinds = Kinds::DURATION.or(Kinds::NULL);

/// A function that takes one value of any type, or none.
const fn makes(name: &'static str, kind: Kind, call: Timed) -> Function {
    let result = kind.kinds().or(Kinds::NULL);
    Function::timed(name, &[Kinds::ANY], result, kind, call).optional(1)
}

/// A function that takes a unit, what is truncated to it, and what is changed after that.
const fn truncates(name: &'static str, kind: Kind) -> Function {
    const PARAMETERS: &[Kinds] = &[Kinds::STRING, Kinds::INSTANT, Kinds::MAP];
    let result = kind.kinds().or(Kinds::NULL);
    Function::timed(name, PARAMETERS, result, kind, truncate::truncate).optional(2)
}

/// A function that takes two dates or times.
const fn compares(
    name: &'static str,
    call: fn(&Graph, &[Value]) -> Result<Value, Error>,
) -> Function {
    Function::new(name, &[Kinds::INSTANT, Kinds::INSTANT], DURATION, call)
}

/// The error of what is no value of its type, or makes none.
fn no_such(message: impl Into<String>) -> Error {
    Error::runtime(
        ErrorKind::ArgumentError,
        Detail::InvalidArgumentValue,
        message,
    )
}

/// The error of what lies beyond the last year.
fn too_far() -> Error {
    out_of_range("dates reach from the year -999,999,999 to 999,999,999")
}
