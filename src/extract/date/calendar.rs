//! A time as it is written becomes the days it covers.

use super::expression::{Expression, Side, Unit};
use super::{Date, Period};
use jiff::{Span, ToSpan as _};

/// The day that times are seen from, and the months whose year the text tells.
#[derive(Debug)]
pub(super) struct Calendar {
    day: Option<Date>,
    /// The years in which the text names the month with its year, where that is only one.
    years: [Option<i16>; 12],
}

impl Calendar {
    pub(super) fn new<'e>(
        day: Option<Date>,
        expressions: impl Iterator<Item = &'e Expression>,
    ) -> Self {
        let mut named: [Vec<i16>; 12] = Default::default();
        for expression in expressions {
            if let Expression::Month(year, month) = expression
                && let Some(years) = usize::try_from(month - 1)
                    .ok()
                    .and_then(|at| named.get_mut(at))
                && !years.contains(year)
            {
                years.push(*year);
            }
        }
        let only = |years: Vec<i16>| match years.as_slice() {
            [year] => Some(*year),
            _ => None,
        };
        Self {
            day,
            years: named.map(only),
        }
    }

    /// The days that a time covers; nothing where that cannot be told.
    pub(super) fn period(&self, expression: Expression, side: Side) -> Option<Period> {
        match expression {
            Expression::Day(date) => Some(Period::day(date)),
            Expression::Month(year, month) => whole_month(year, month),
            Expression::Year(year) => whole_year(year),
            Expression::DayOfMonth(month, day) => self.day_of_month(month, day, side),
            Expression::MonthAlone(month) => self.month_alone(month, side),
            Expression::Weekday(weekday) => {
                let today = self.day?;
                let since = i32::from(today.weekday().since(weekday));
                let days = match side {
                    Side::After if since == 0 => 7,
                    Side::After => 7 - since,
                    Side::Before if since == 0 => -7,
                    Side::Before | Side::Unknown => -since,
                };
                shifted(today, days.days()).map(Period::day)
            }
            Expression::Distance(unit, count) => distance(self.day?, unit, count),
            Expression::Calendar(unit, count) => {
                around(shifted(self.day?, span(unit, count))?, unit)
            }
        }
    }

    /// Of the years around, that in which the day is nearest.
    fn day_of_month(&self, month: i8, day: i8, side: Side) -> Option<Period> {
        let today = self.day?;
        let years = [today.year() - 1, today.year(), today.year() + 1];
        let dates = years
            .into_iter()
            .filter_map(|year| Date::new(year, month, day).ok());
        let fits = |date: &Date| match side {
            Side::After => *date >= today,
            Side::Before => *date <= today,
            Side::Unknown => true,
        };
        let distance = |date: &Date| (*date - today).get_days().abs();
        dates.filter(fits).min_by_key(distance).map(Period::day)
    }

    /// The month with the year that the text gives it, or else the latest or the next.
    fn month_alone(&self, month: i8, side: Side) -> Option<Period> {
        let today = self.day?;
        let told = usize::try_from(month - 1)
            .ok()
            .and_then(|at| self.years[at]);
        let is_later = month > today.month();
        let is_this = month == today.month();
        let year = match (side, told) {
            (Side::Unknown, Some(year)) => year,
            (Side::After, _) if !is_later => today.year() + 1,
            (Side::Before, _) if is_this || is_later => today.year() - 1,
            (Side::Unknown, None) if is_later => today.year() - 1,
            _ => today.year(),
        };
        whole_month(year, month)
    }
}

/// Of weeks and longer times nobody counts the days: half a week before and after, the whole month, the
/// whole year.
fn distance(today: Date, unit: Unit, count: i32) -> Option<Period> {
    let day = shifted(today, span(unit, count))?;
    match unit {
        Unit::Day => Some(Period::day(day)),
        Unit::Week => Some(Period {
            first: shifted(day, (-3).days())?,
            last: shifted(day, 3.days())?.min(today),
        }),
        unit => around(day, unit),
    }
}

/// The week, month or year that holds a day.
fn around(day: Date, unit: Unit) -> Option<Period> {
    match unit {
        Unit::Day => Some(Period::day(day)),
        Unit::Week => {
            let first = shifted(day, (-day.weekday().to_monday_zero_offset()).days())?;
            Some(Period {
                first,
                last: shifted(first, 6.days())?,
            })
        }
        Unit::Month => whole_month(day.year(), day.month()),
        Unit::Year => whole_year(day.year()),
    }
}

fn span(unit: Unit, count: i32) -> Span {
    match unit {
        Unit::Day => count.days(),
        Unit::Week => count.weeks(),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
    }
}

fn shifted(day: Date, span: Span) -> Option<Date> {
    day.checked_add(span).ok()
}

fn whole_month(year: i16, month: i8) -> Option<Period> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Period {
        first,
        last: first.last_of_month(),
    })
}

fn whole_year(year: i16) -> Option<Period> {
    Some(Period {
        first: Date::new(year, 1, 1).ok()?,
        last: Date::new(year, 12, 31).ok()?,
    })
}
