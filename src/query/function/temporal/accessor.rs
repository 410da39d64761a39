//! The parts of dates, times and durations by their names: `date.year`, `duration.minutesOfHour`.

use super::parts::Parts;
use crate::graph::Value;
use crate::graph::temporal::{
    Date, DateField, DateTime, Duration, LocalTime, Offset, SECOND, TimeField, Zone,
};

/// A part of a date, time or duration; null if it has no such part.
pub(in crate::query) fn component(value: &Value, name: &str) -> Value {
    if let Value::Duration(duration) = value {
        return of_duration(duration, name).into();
    }
    let Some(parts) = Parts::of(value) else {
        return Value::Null;
    };
    let date = parts.date.and_then(|date| of_date(date, name));
    let number = date.or_else(|| of_time(parts.time?, name));
    if let Some(number) = number {
        return Value::Integer(number);
    }
    if let Value::DateTime(moment) = value
        && let Some(number) = of_moment(moment, name)
    {
        return Value::Integer(number);
    }
    match (parts.zone, parts.offset) {
        (Some(zone), Some(offset)) => of_zone(&zone, offset, name),
        _ => Value::Null,
    }
}

fn of_date(date: Date, name: &str) -> Option<i64> {
    Some(date.get(match name {
        "year" => DateField::Year,
        "weekYear" => DateField::WeekYear,
        "quarter" => DateField::Quarter,
        "month" => DateField::Month,
        "week" => DateField::Week,
        "day" => DateField::Day,
        "ordinalDay" | "dayOfYear" => DateField::OrdinalDay,
        "weekDay" | "dayOfWeek" => DateField::WeekDay,
        "dayOfQuarter" | "quarterDay" => DateField::DayOfQuarter,
        _ => return None,
    }))
}

fn of_time(time: LocalTime, name: &str) -> Option<i64> {
    Some(match name {
        "hour" => time.get(TimeField::Hour),
        "minute" => time.get(TimeField::Minute),
        "second" => time.get(TimeField::Second),
        "millisecond" => time.get(TimeField::Nanosecond) / 1_000_000,
        "microsecond" => time.get(TimeField::Nanosecond) / 1_000,
        "nanosecond" => time.get(TimeField::Nanosecond),
        _ => return None,
    })
}

fn of_moment(moment: &DateTime, name: &str) -> Option<i64> {
    let unit = match name {
        "epochSeconds" => SECOND,
        "epochMillis" => 1_000_000,
        _ => return None,
    };
    i64::try_from(moment.instant().div_euclid(unit.into())).ok()
}

fn of_zone(zone: &Zone, offset: Offset, name: &str) -> Value {
    let seconds = i64::from(offset.seconds());
    match name {
        "timezone" => Value::from(zone.to_string()),
        "offset" => Value::from(offset.to_string()),
        "offsetMinutes" => Value::Integer(seconds / 60),
        "offsetSeconds" => Value::Integer(seconds),
        _ => Value::Null,
    }
}

fn of_duration(duration: &Duration, name: &str) -> Option<i64> {
    let (months, days, seconds) = (duration.months(), duration.days(), duration.seconds());
    let nanoseconds = duration.nanoseconds();
    let in_all = |unit: i64| i64::try_from(duration.total_nanoseconds() / i128::from(unit)).ok();
    Some(match name {
        "years" => months / 12,
        "quarters" => months / 3,
        "months" => months,
        "weeks" => days / 7,
        "days" => days,
        "hours" => seconds / 3600,
        "minutes" => seconds / 60,
        "seconds" => seconds,
        "milliseconds" => return in_all(1_000_000),
        "microseconds" => return in_all(1_000),
        "nanoseconds" => return in_all(1),
        "quartersOfYear" => months / 3 % 4,
        "monthsOfYear" => months % 12,
        "monthsOfQuarter" => months % 3,
        "daysOfWeek" => days % 7,
        "minutesOfHour" => seconds / 60 % 60,
        "secondsOfMinute" => seconds % 60,
        "millisecondsOfSecond" => nanoseconds / 1_000_000,
        "microsecondsOfSecond" => nanoseconds / 1_000,
        "nanosecondsOfSecond" => nanoseconds,
        _ => return None,
    })
}
