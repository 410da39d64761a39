//! Calculating with dates, times and durations.

use super::kind;
use crate::graph::Value;
use crate::graph::temporal::{Decimal, Duration, LocalTime, SECOND, Time};
use crate::query::ast::BinaryOperator;
use crate::query::{Detail, Error, ErrorKind};

/// Nanoseconds of a day.
const DAY: i128 = 86_400 * SECOND as i128;

/// `left operator right` if one of both is a date, time or duration.
pub(super) fn calculated(
    operator: BinaryOperator,
    left: &Value,
    right: &Value,
) -> Option<Result<Value, Error>> {
    if left.as_temporal().is_none() && right.as_temporal().is_none() {
        return None;
    }
    let result = match (operator, left, right) {
        (BinaryOperator::Add, Value::Duration(left), Value::Duration(right)) => {
            left.plus(right).map(Value::from)
        }
        (BinaryOperator::Subtract, Value::Duration(left), Value::Duration(right)) => right
            .negated()
            .and_then(|right| left.plus(&right))
            .map(Value::from),
        (BinaryOperator::Add, instant, Value::Duration(duration))
        | (BinaryOperator::Add, Value::Duration(duration), instant)
            if is_instant(instant) =>
        {
            later(instant, duration)
        }
        (BinaryOperator::Subtract, instant, Value::Duration(duration)) if is_instant(instant) => {
            let negated = duration.negated();
            negated.and_then(|duration| later(instant, &duration))
        }
        (BinaryOperator::Multiply, Value::Duration(duration), number)
        | (BinaryOperator::Multiply, number, Value::Duration(duration))
            if is_number(number) =>
        {
            decimal(number)
                .and_then(|factor| duration.times(factor))
                .map(Value::from)
        }
        (BinaryOperator::Divide, Value::Duration(duration), number) if is_number(number) => {
            decimal(number)
                .and_then(Decimal::reciprocal)
                .and_then(|factor| duration.times(factor))
                .map(Value::from)
        }
        _ => return Some(Err(unfit(left, right))),
    };
    Some(result.ok_or_else(out_of_range))
}

const fn is_instant(value: &Value) -> bool {
    matches!(
        value,
        Value::Date(_)
            | Value::LocalTime(_)
            | Value::Time(_)
            | Value::LocalDateTime(_)
            | Value::DateTime(_)
    )
}

const fn is_number(value: &Value) -> bool {
    matches!(value, Value::Integer(_) | Value::Float(_))
}

fn decimal(number: &Value) -> Option<Decimal> {
    match number {
        Value::Integer(number) => Some(Decimal::from(*number)),
        Value::Float(number) => Decimal::try_from(*number).ok(),
        _ => None,
    }
}

/// A date or time that is later: by months, then by days, then by the rest. A date takes whole days
/// only, a time of day no months and days.
fn later(instant: &Value, duration: &Duration) -> Option<Value> {
    let (months, days) = (duration.months(), duration.days());
    let nanoseconds = duration.total_nanoseconds();
    Some(match instant {
        Value::Date(date) => {
            let whole = i64::try_from(nanoseconds / DAY).ok()?;
            let date = date.plus_months(months)?;
            Value::Date(date.plus_days(days.checked_add(whole)?)?)
        }
        Value::LocalTime(time) => Value::LocalTime(LocalTime::plus(*time, nanoseconds)),
        Value::Time(time) => Value::from(Time {
            local: time.local.plus(nanoseconds),
            ..**time
        }),
        Value::LocalDateTime(moment) => {
            Value::from(moment.plus_date(months, days)?.plus(nanoseconds)?)
        }
        Value::DateTime(moment) => {
            let moment = moment.plus_date(months, 0)?.plus_date(0, days)?;
            Value::from(moment.plus(nanoseconds)?)
        }
        _ => return None,
    })
}

fn unfit(left: &Value, right: &Value) -> Error {
    Error::runtime(
        ErrorKind::TypeError,
        Detail::InvalidArgumentType,
        format!(
            "{} and {} cannot be calculated with in this way",
            kind(left),
            kind(right)
        ),
    )
    .hint("`duration.between(a, b)` tells how long it is from one to the other")
}

fn out_of_range() -> Error {
    Error::runtime(
        ErrorKind::ArithmeticError,
        Detail::NumberOutOfRange,
        "the result is no date or duration that there is",
    )
}
