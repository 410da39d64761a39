//! `P12Y5M14DT16H13M10.5S`, `P2.5W`, `-P1D`, `P2012-02-02T14:37:21.545`

use super::Reader;
use crate::graph::temporal::{Decimal, Duration, DurationUnit, LocalTime, SECOND};

type Part = (DurationUnit, Decimal);

/// The letters of the date and of the time, in the order in which they come.
const DATE: &[(char, DurationUnit)] = &[
    ('Y', DurationUnit::Month(12)),
    ('M', DurationUnit::Month(1)),
    ('W', DurationUnit::Day(7)),
    ('D', DurationUnit::Day(1)),
];
const TIME: &[(char, DurationUnit)] = &[
    ('H', DurationUnit::Nanosecond(3600 * SECOND)),
    ('M', DurationUnit::Nanosecond(60 * SECOND)),
    ('S', DurationUnit::Nanosecond(SECOND)),
];

impl Duration {
    /// Reads numbers with their units, or the length as a date and time of day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader::new(text);
        let backwards = reader.accepts('-');
        let _ = !backwards && reader.accepts('+');
        if !reader.accepts('P') {
            return None;
        }
        let duration = units(reader.rest).or_else(|| as_date(reader.rest))?;
        if backwards {
            return duration.negated();
        }
        Some(duration)
    }
}

fn units(text: &str) -> Option<Duration> {
    let (date, time) = match text.split_once('T') {
        Some((_, "")) => return None,
        Some((date, time)) => (date, time),
        None => (text, ""),
    };
    let mut parts = section(date, DATE)?;
    parts.extend(section(time, TIME)?);
    if parts.is_empty() {
        return None;
    }
    Duration::of(parts.iter().copied())
}

/// Numbers with the units of one of the two halves.
fn section(mut text: &str, mut units: &[(char, DurationUnit)]) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    while !text.is_empty() {
        let end = text.find(|letter: char| letter.is_ascii_alphabetic())?;
        let letter = text[end..].chars().next()?;
        let place = units.iter().position(|(own, _)| *own == letter)?;
        parts.push((units[place].1, Decimal::parse(&text[..end])?));
        text = &text[end + 1..];
        units = &units[place + 1..];
    }
    Some(parts)
}

/// `2012-02-02T14:37:21.545`: so many years, months, days and so on. Months and days may be zero.
fn as_date(text: &str) -> Option<Duration> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let mut reader = Reader::new(date);
    let year = reader.number(4)?;
    let extended = reader.accepts('-');
    let month = reader.number(2)?;
    if extended != reader.accepts('-') {
        return None;
    }
    let day = reader.number(2)?;
    if !reader.is_done() || month > 12 || day > 31 {
        return None;
    }
    let time = match time {
        "" => LocalTime::MIDNIGHT,
        _ => LocalTime::parse(time)?,
    };
    Duration::new(year * 12 + month, day, time.nanoseconds().into())
}
