//! A date.

use super::calendar;

/// A calendar date without time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i64);

/// The last year there is; the first is as far from zero.
const LAST_YEAR: i64 = 999_999_999;

impl Date {
    /// 1970-01-01
    pub const EPOCH: Self = Self(0);

    /// The date of a year, month and day, if there is such a day.
    ///
    /// ```
    /// use whosaid::graph::temporal::Date;
    /// assert_eq!(Date::new(1984, 10, 11).unwrap().to_string(), "1984-10-11");
    /// assert_eq!(Date::new(1985, 2, 29), None);
    /// ```
    #[must_use]
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let exists = (-LAST_YEAR..=LAST_YEAR).contains(&year)
            && (1..=12).contains(&month)
            && (1..=calendar::days_in_month(year, month)).contains(&day);
        exists.then(|| Self(calendar::days(year, month, day)))
    }

    /// The date of a week of a week-year, and of a day of it from Monday, 1, to Sunday, 7.
    #[must_use]
    pub fn of_week(week_year: i64, week: i64, day: i64) -> Option<Self> {
        if !(1..=53).contains(&week) || !(1..=7).contains(&day) {
            return None;
        }
        let fourth = Self::new(week_year, 1, 4)?;
        let monday = fourth.0 - (fourth.weekday() - 1);
        let date = Self::of_days(monday + (week - 1) * 7 + day - 1)?;
        (date.week_and_year() == (week, week_year)).then_some(date)
    }

    /// The date that is some days after 1970-01-01, unless it is out of range.
    #[must_use]
    pub fn of_days(days: i64) -> Option<Self> {
        let first = calendar::days(-LAST_YEAR, 1, 1);
        let last = calendar::days(LAST_YEAR, 12, 31);
        (first..=last).contains(&days).then_some(Self(days))
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days(self) -> i64 {
        self.0
    }

    /// Year, month and day.
    #[must_use]
    pub fn civil(self) -> (i64, i64, i64) {
        calendar::civil(self.0)
    }

    /// From Monday, 1, to Sunday, 7.
    pub(super) const fn weekday(self) -> i64 {
        (self.0 + 3).rem_euclid(7) + 1
    }

    /// The week, and the year that it belongs to: that of its Thursday.
    pub(super) fn week_and_year(self) -> (i64, i64) {
        let thursday = Self(self.0 + 4 - self.weekday());
        let year = thursday.civil().0;
        ((thursday.0 - calendar::days(year, 1, 1)) / 7 + 1, year)
    }

    /// Some days later.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::of_days(self.0.checked_add(days)?)
    }

    /// Some months later, on the last day of the month if it has no such day.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let (year, month, day) = self.civil();
        let months = (year * 12 + month - 1).checked_add(months)?;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        Self::new(year, month, day.min(calendar::days_in_month(year, month)))
    }

    /// How many whole months lie between this date and another.
    #[must_use]
    pub fn months_until(self, other: Self) -> i64 {
        // A month is at most 32 days here, so that days never make a month whole.
        let packed = |date: Self| {
            let (year, month, day) = date.civil();
            (year * 12 + month) * 32 + day
        };
        (packed(other) - packed(self)) / 32
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Self {
        Self(calendar::days(
            date.year().into(),
            date.month().into(),
            date.day().into(),
        ))
    }
}
