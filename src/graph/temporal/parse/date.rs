//! `2015-07-21`, `20150721`, `2015-07`, `201507`, `2015-W30-2`, `2015W302`, `2015-W30`, `2015-Q2-60`,
//! `2015Q260`, `2015-202`, `2015202`, `2015`; longer years have a sign.

use super::Reader;
use crate::graph::temporal::{Date, DateField};

impl Date {
    /// Reads a date of the calendar, of a week, of a quarter or by its number in the year. What is
    /// left out at the end is the first of its kind.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader::new(text);
        let year = year(&mut reader)?;
        let first = Self::new(year, 1, 1)?;
        if reader.is_done() {
            return Some(first);
        }
        let extended = reader.accepts('-');
        let date = if reader.accepts('W') {
            let week = reader.number(2)?;
            let day = last_part(&mut reader, extended, 1)?;
            Self::of_week(year, week, day)
        } else if reader.accepts('Q') {
            let quarter = first.with(DateField::Quarter, reader.number(1)?)?;
            let day = last_part(&mut reader, extended, 2)?;
            quarter.with(DateField::DayOfQuarter, day)
        } else {
            month_or_ordinal(&mut reader, extended, first)
        };
        date.filter(|_| reader.is_done())
    }
}

/// Four digits; or a sign and up to nine.
fn year(reader: &mut Reader<'_>) -> Option<i64> {
    let sign = match (reader.accepts('-'), reader.accepts('+')) {
        (true, false) => -1,
        (false, true) => 1,
        _ => return reader.number(4),
    };
    let digits = reader.digits();
    let number: i64 = digits.parse().ok()?;
    (digits.len() <= 9).then_some(sign * number)
}

/// The day that may end a date, after a dash where dashes are written; the first if it does not.
fn last_part(reader: &mut Reader<'_>, extended: bool, digits: usize) -> Option<i64> {
    if reader.is_done() {
        return Some(1);
    }
    if extended != reader.accepts('-') {
        return None;
    }
    reader.number(digits)
}

/// `07-21`, `0721`, `07`, `202`
fn month_or_ordinal(reader: &mut Reader<'_>, extended: bool, first: Date) -> Option<Date> {
    let digits = reader.digits();
    let number: i64 = digits.parse().ok()?;
    match digits.len() {
        3 => first.with(DateField::OrdinalDay, number),
        4 if !extended => first
            .with(DateField::Month, number / 100)?
            .with(DateField::Day, number % 100),
        1 | 2 if extended => {
            let month = first.with(DateField::Month, number)?;
            if !reader.accepts('-') {
                return Some(month);
            }
            let day = reader.digits();
            let known = (1..=2).contains(&day.len());
            known.then(|| month.with(DateField::Day, day.parse().ok()?))?
        }
        2 => first.with(DateField::Month, number),
        _ => None,
    }
}
