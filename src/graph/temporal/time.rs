//! Times of day, with and without an offset.

use super::zone::Offset;
use super::{DAY, SECOND};
use std::cmp::Ordering;

/// A time of day without time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime(i64);

/// A time of day with an offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time {
    /// As a clock there shows it.
    pub local: LocalTime,
    /// How far that is ahead of UTC.
    pub offset: Offset,
}

impl LocalTime {
    /// 00:00
    pub const MIDNIGHT: Self = Self(0);

    /// The time some nanoseconds after midnight, on the same day.
    #[must_use]
    pub fn of_nanoseconds(nanoseconds: i64) -> Option<Self> {
        (0..DAY).contains(&nanoseconds).then_some(Self(nanoseconds))
    }

    /// The time of an hour, minute, second and nanosecond, if there is such a time.
    #[must_use]
    pub fn new(hour: i64, minute: i64, second: i64, nanosecond: i64) -> Option<Self> {
        let exists = (0..24).contains(&hour)
            && (0..60).contains(&minute)
            && (0..60).contains(&second)
            && (0..SECOND).contains(&nanosecond);
        exists.then(|| Self(((hour * 60 + minute) * 60 + second) * SECOND + nanosecond))
    }

    /// Nanoseconds since midnight.
    #[must_use]
    pub const fn nanoseconds(self) -> i64 {
        self.0
    }

    /// Some nanoseconds later; the clock begins again at midnight.
    #[must_use]
    pub fn plus(self, nanoseconds: i128) -> Self {
        let sum = i128::from(self.0) + nanoseconds.rem_euclid(DAY.into());
        Self(i64::try_from(sum.rem_euclid(DAY.into())).unwrap_or_default())
    }
}

impl Time {
    /// The same moment as a clock with another offset shows it.
    #[must_use]
    pub fn at_offset(self, offset: Offset) -> Self {
        let ahead = i64::from(offset.seconds()) - i64::from(self.offset.seconds());
        let local = self.local.plus(i128::from(ahead) * i128::from(SECOND));
        Self { local, offset }
    }

    /// Nanoseconds since midnight in UTC; negative, or more than a day, where that is another day.
    fn instant(self) -> i64 {
        self.local.0 - i64::from(self.offset.seconds()) * SECOND
    }
}

impl Ord for Time {
    /// By the moment, then from west to east.
    fn cmp(&self, other: &Self) -> Ordering {
        let moment = self.instant().cmp(&other.instant());
        moment.then(self.offset.cmp(&other.offset))
    }
}

impl PartialOrd for Time {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
