//! The parts of dates and times: what they are, and the date or time with one of them changed.

use super::{Date, LocalTime, SECOND, calendar};

/// A part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateField {
    /// Of the calendar.
    Year,
    /// The year that the week belongs to.
    WeekYear,
    /// From 1 to 4.
    Quarter,
    /// From 1 to 12.
    Month,
    /// From 1 to 52 or 53.
    Week,
    /// Of the month.
    Day,
    /// Of the year.
    OrdinalDay,
    /// From Monday, 1, to Sunday, 7.
    WeekDay,
    /// From 1 to at most 92.
    DayOfQuarter,
}

/// A part of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeField {
    /// From 0 to 23.
    Hour,
    /// From 0 to 59.
    Minute,
    /// From 0 to 59.
    Second,
    /// Of the second.
    Nanosecond,
}

impl Date {
    /// A part of the date.
    #[must_use]
    pub fn get(self, field: DateField) -> i64 {
        let (year, month, day) = self.civil();
        match field {
            DateField::Year => year,
            DateField::WeekYear => self.week_and_year().1,
            DateField::Quarter => (month + 2) / 3,
            DateField::Month => month,
            DateField::Week => self.week_and_year().0,
            DateField::Day => day,
            DateField::OrdinalDay => self.days() - calendar::days(year, 1, 1) + 1,
            DateField::WeekDay => self.weekday(),
            DateField::DayOfQuarter => self.days() - quarter_start(year, month) + 1,
        }
    }

    /// The date with a part changed. A larger part keeps the smaller ones as far as they exist;
    /// `None` if there is no such date.
    #[must_use]
    pub fn with(self, field: DateField, value: i64) -> Option<Self> {
        let (year, month, day) = self.civil();
        let clamped = |year: i64, month: i64| {
            let known = (1..=12).contains(&month);
            let last = if known {
                calendar::days_in_month(year, month)
            } else {
                day
            };
            Self::new(year, month, day.min(last))
        };
        match field {
            DateField::Year => clamped(value, month),
            DateField::Month => clamped(year, value),
            DateField::Quarter => {
                let known = (1..=4).contains(&value);
                known.then(|| clamped(year, (value - 1) * 3 + (month - 1) % 3 + 1))?
            }
            DateField::WeekYear => {
                let same = Self::of_week(value, self.week_and_year().0, self.weekday());
                same.or_else(|| Self::of_week(value, 52, self.weekday()))
            }
            DateField::Week => Self::of_week(self.week_and_year().1, value, self.weekday()),
            DateField::WeekDay => {
                let known = (1..=7).contains(&value);
                known.then(|| self.plus_days(value - self.weekday()))?
            }
            DateField::Day => Self::new(year, month, value),
            DateField::OrdinalDay => {
                let known = (1..=365 + i64::from(calendar::is_leap(year))).contains(&value);
                known.then(|| Self::of_days(calendar::days(year, 1, 1) + value - 1))?
            }
            DateField::DayOfQuarter => {
                let start = Self::of_days(quarter_start(year, month))?;
                let end = start.plus_months(2)?;
                let length =
                    calendar::days_in_month(year, end.civil().1) + end.days() - start.days();
                let known = (1..=length).contains(&value);
                known.then(|| start.plus_days(value - 1))?
            }
        }
    }
}

fn quarter_start(year: i64, month: i64) -> i64 {
    calendar::days(year, (month - 1) / 3 * 3 + 1, 1)
}

impl LocalTime {
    /// A part of the time.
    #[must_use]
    pub fn get(self, field: TimeField) -> i64 {
        let seconds = self.nanoseconds() / SECOND;
        match field {
            TimeField::Hour => seconds / 3600,
            TimeField::Minute => seconds / 60 % 60,
            TimeField::Second => seconds % 60,
            TimeField::Nanosecond => self.nanoseconds() % SECOND,
        }
    }

    /// The time with a part changed, if there is such a time.
    #[must_use]
    pub fn with(self, field: TimeField, value: i64) -> Option<Self> {
        let part = |own: TimeField| if own == field { value } else { self.get(own) };
        Self::new(
            part(TimeField::Hour),
            part(TimeField::Minute),
            part(TimeField::Second),
            part(TimeField::Nanosecond),
        )
    }
}
