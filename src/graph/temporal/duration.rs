//! A length of time.

use super::decimal::Decimal;
use super::{DAY, SECOND};
use std::cmp::Ordering;

/// A length of time: months, days and seconds, kept apart as none is so many of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    months: i64,
    days: i64,
    seconds: i64,
    nanoseconds: i64,
}

/// What the parts of a duration are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DurationUnit {
    /// Calendar months.
    Month(i64),
    /// Calendar days.
    Day(i64),
    /// Nanoseconds.
    Nanosecond(i64),
}

/// Nanoseconds of the average month of the Gregorian calendar, a twelfth of 365.2425 days.
const MONTH: i64 = 2_629_746 * SECOND;

impl Duration {
    /// So many months, days and nanoseconds; `None` if that is out of range.
    #[must_use]
    pub fn new(months: i64, days: i64, nanoseconds: i128) -> Option<Self> {
        Some(Self {
            months,
            days,
            seconds: i64::try_from(nanoseconds.div_euclid(SECOND.into())).ok()?,
            nanoseconds: i64::try_from(nanoseconds.rem_euclid(SECOND.into())).ok()?,
        })
    }

    /// The sum of so many of some units. What is no whole month is days and nanoseconds of an
    /// average month; what is no whole day, nanoseconds.
    #[must_use]
    pub fn of(parts: impl IntoIterator<Item = (DurationUnit, Decimal)> + Clone) -> Option<Self> {
        let denominators = parts
            .clone()
            .into_iter()
            .map(|(_, number)| number.denominator);
        let denominator = denominators.max().unwrap_or(1);
        let (mut months, mut days, mut nanoseconds) = (0_i128, 0_i128, 0_i128);
        for (unit, number) in parts {
            let (sum, each) = match unit {
                DurationUnit::Month(each) => (&mut months, each),
                DurationUnit::Day(each) => (&mut days, each),
                DurationUnit::Nanosecond(each) => (&mut nanoseconds, each),
            };
            let number = number
                .numerator
                .checked_mul(denominator / number.denominator)?;
            *sum = sum.checked_add(number.checked_mul(each.into())?)?;
        }
        Self::of_parts(months, days, nanoseconds, denominator)
    }

    /// Months, days and nanoseconds, each divided by the same.
    fn of_parts(months: i128, days: i128, nanoseconds: i128, divisor: i128) -> Option<Self> {
        let day = i128::from(DAY);
        let rest = (months % divisor).checked_mul(MONTH.into())?;
        let days = days.checked_mul(day)?.checked_add(rest)?;
        let whole_days = days / day.checked_mul(divisor)?;
        let rest = days % day.checked_mul(divisor)?;
        Self::new(
            i64::try_from(months / divisor).ok()?,
            i64::try_from(whole_days).ok()?,
            nanoseconds.checked_add(rest)? / divisor,
        )
    }

    /// Calendar months.
    #[must_use]
    pub const fn months(&self) -> i64 {
        self.months
    }

    /// Calendar days.
    #[must_use]
    pub const fn days(&self) -> i64 {
        self.days
    }

    /// Seconds, rounded down.
    #[must_use]
    pub const fn seconds(&self) -> i64 {
        self.seconds
    }

    /// Nanoseconds above the seconds: never negative.
    #[must_use]
    pub const fn nanoseconds(&self) -> i64 {
        self.nanoseconds
    }

    /// Seconds and nanoseconds together, in nanoseconds.
    #[must_use]
    pub fn total_nanoseconds(&self) -> i128 {
        i128::from(self.seconds) * i128::from(SECOND) + i128::from(self.nanoseconds)
    }

    /// Both together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Option<Self> {
        Self::new(
            self.months.checked_add(other.months)?,
            self.days.checked_add(other.days)?,
            self.total_nanoseconds() + other.total_nanoseconds(),
        )
    }

    /// As long, backwards.
    #[must_use]
    pub fn negated(&self) -> Option<Self> {
        Self::new(
            self.months.checked_neg()?,
            self.days.checked_neg()?,
            -self.total_nanoseconds(),
        )
    }

    /// So many times as long.
    #[must_use]
    pub fn times(&self, factor: Decimal) -> Option<Self> {
        let times = |part: i128| part.checked_mul(factor.numerator);
        Self::of_parts(
            times(self.months.into())?,
            times(self.days.into())?,
            times(self.total_nanoseconds())?,
            factor.denominator,
        )
    }

    /// How long it is if all months are average ones.
    fn average(&self) -> i128 {
        let months = i128::from(self.months) * i128::from(MONTH);
        months + i128::from(self.days) * i128::from(DAY) + self.total_nanoseconds()
    }
}

impl Ord for Duration {
    /// By the average length, then by months and days.
    fn cmp(&self, other: &Self) -> Ordering {
        let average = self.average().cmp(&other.average());
        average
            .then(self.months.cmp(&other.months))
            .then(self.days.cmp(&other.days))
    }
}

impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
