//! A date with a time, in no time zone or in one.

use super::zone::{Offset, Zone};
use super::{DAY, Date, LocalTime, SECOND};
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// A date and a time of day without time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime {
    /// The day.
    pub date: Date,
    /// The time on that day.
    pub time: LocalTime,
}

/// A moment, as it is called in a time zone.
#[derive(Debug, Clone)]
pub struct DateTime {
    local: LocalDateTime,
    offset: Offset,
    zone: Zone,
}

impl LocalDateTime {
    /// Nanoseconds since 1970-01-01T00:00.
    #[must_use]
    pub fn nanoseconds(self) -> i128 {
        i128::from(self.date.days()) * i128::from(DAY) + i128::from(self.time.nanoseconds())
    }

    /// The date and time some nanoseconds after 1970-01-01T00:00.
    #[must_use]
    pub fn of_nanoseconds(nanoseconds: i128) -> Option<Self> {
        let days = nanoseconds.div_euclid(DAY.into());
        let rest = nanoseconds.rem_euclid(DAY.into());
        Some(Self {
            date: Date::of_days(i64::try_from(days).ok()?)?,
            time: LocalTime::of_nanoseconds(i64::try_from(rest).ok()?)?,
        })
    }

    /// The same time, some months and days later.
    #[must_use]
    pub fn plus_date(self, months: i64, days: i64) -> Option<Self> {
        let date = self.date.plus_months(months)?.plus_days(days)?;
        Some(Self { date, ..self })
    }

    /// Some nanoseconds later.
    #[must_use]
    pub fn plus(self, nanoseconds: i128) -> Option<Self> {
        Self::of_nanoseconds(self.nanoseconds().checked_add(nanoseconds)?)
    }

    /// The date of another moment, as far as whole days from here go: a day begun is left out.
    #[must_use]
    pub fn whole_days_until(self, other: Self) -> Date {
        let begun = match self.date.cmp(&other.date) {
            Ordering::Less if other.time < self.time => -1,
            Ordering::Greater if other.time > self.time => 1,
            _ => 0,
        };
        other.date.plus_days(begun).unwrap_or(other.date)
    }
}

impl DateTime {
    /// What clocks of a zone show as `local`. A time that clocks skip is as much later as they are
    /// put forward; of a time that comes twice, it is the first.
    #[must_use]
    pub fn at_local(local: LocalDateTime, zone: Zone) -> Option<Self> {
        let offset = zone.offset_of_local(local);
        Self::at_instant(local.nanoseconds() - nanoseconds(offset), zone)
    }

    /// What a zone's clocks show as `local` while they are at `offset`; `None` if they never are.
    #[must_use]
    pub fn at_offset(local: LocalDateTime, offset: Offset, zone: Zone) -> Option<Self> {
        let fits = Self::at_instant(local.nanoseconds() - nanoseconds(offset), zone)?;
        (fits.offset == offset).then_some(fits)
    }

    /// A moment by the nanoseconds since 1970-01-01T00:00Z.
    #[must_use]
    pub fn at_instant(instant: i128, zone: Zone) -> Option<Self> {
        let offset = zone.offset_at(i64::try_from(instant.div_euclid(SECOND.into())).ok()?);
        let local = LocalDateTime::of_nanoseconds(instant + nanoseconds(offset))?;
        Some(Self {
            local,
            offset,
            zone,
        })
    }

    /// As clocks there show it.
    #[must_use]
    pub const fn local(&self) -> LocalDateTime {
        self.local
    }

    /// How far they are ahead of UTC.
    #[must_use]
    pub const fn offset(&self) -> Offset {
        self.offset
    }

    /// Where "there" is.
    #[must_use]
    pub const fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Nanoseconds since 1970-01-01T00:00Z.
    #[must_use]
    pub fn instant(&self) -> i128 {
        self.local.nanoseconds() - nanoseconds(self.offset)
    }

    /// The same moment in another zone.
    #[must_use]
    pub fn in_zone(&self, zone: Zone) -> Option<Self> {
        Self::at_instant(self.instant(), zone)
    }

    /// The same time on the clocks there, some months and days later.
    #[must_use]
    pub fn plus_date(&self, months: i64, days: i64) -> Option<Self> {
        if (months, days) == (0, 0) {
            // A time that comes twice stays the one that it is.
            return Some(self.clone());
        }
        Self::at_local(self.local.plus_date(months, days)?, self.zone.clone())
    }

    /// Some nanoseconds later.
    #[must_use]
    pub fn plus(&self, nanoseconds: i128) -> Option<Self> {
        Self::at_instant(self.instant().checked_add(nanoseconds)?, self.zone.clone())
    }
}

fn nanoseconds(offset: Offset) -> i128 {
    i128::from(offset.seconds()) * i128::from(SECOND)
}

impl Ord for DateTime {
    /// By the moment, then from west to east, then by the zone's name.
    fn cmp(&self, other: &Self) -> Ordering {
        let moment = self.instant().cmp(&other.instant());
        moment
            .then(self.offset.cmp(&other.offset))
            .then_with(|| self.zone.name().cmp(&other.zone.name()))
    }
}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for DateTime {}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.local.hash(state);
        self.offset.hash(state);
    }
}
