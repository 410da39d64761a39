//! Time zones: an offset from UTC, or a name whose offset depends on the moment.

use super::{LocalDateTime, SECOND, calendar};
use jiff::Timestamp;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use std::sync::LazyLock;

/// How many seconds clocks are ahead of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(i32);

/// A time zone.
#[derive(Debug, Clone)]
pub enum Zone {
    /// One that never changes its offset.
    Offset(Offset),
    /// One of the IANA database, such as `Europe/Stockholm`.
    Named(TimeZone),
}

/// The database that is part of the program: answers depend on no machine.
static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

impl Offset {
    /// UTC itself.
    pub const UTC: Self = Self(0);

    /// An offset of at most 18 hours.
    #[must_use]
    pub fn of_seconds(seconds: i64) -> Option<Self> {
        let seconds = i32::try_from(seconds).ok()?;
        (seconds.abs() <= 18 * 3600).then_some(Self(seconds))
    }

    /// Seconds ahead of UTC.
    #[must_use]
    pub const fn seconds(self) -> i32 {
        self.0
    }
}

impl Zone {
    /// UTC as an offset.
    pub const UTC: Self = Self::Offset(Offset::UTC);

    /// The zone of a name in the IANA database, whatever its case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let zone = DATABASE.get(name).ok()?;
        zone.iana_name().is_some().then_some(Self::Named(zone))
    }

    /// Its name, if it has one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Offset(_) => None,
            Self::Named(zone) => zone.iana_name(),
        }
    }

    /// The offset at a moment: seconds since 1970-01-01T00:00Z.
    #[must_use]
    pub fn offset_at(&self, instant: i64) -> Offset {
        match self {
            Self::Offset(offset) => *offset,
            Self::Named(zone) => Offset(zone.to_offset(timestamp(instant)).seconds()),
        }
    }

    /// The offset when clocks there show `local`, before they are changed if that is when.
    pub(super) fn offset_of_local(&self, local: LocalDateTime) -> Offset {
        let Self::Named(zone) = self else {
            return self.offset_at(0);
        };
        let seconds = local.nanoseconds().div_euclid(SECOND.into());
        let seconds = i64::try_from(seconds).unwrap_or_default();
        let local = jiff::tz::Offset::UTC.to_datetime(timestamp(seconds));
        let offset = match zone.to_ambiguous_timestamp(local).offset() {
            AmbiguousOffset::Unambiguous { offset } => offset,
            AmbiguousOffset::Gap { before, .. } | AmbiguousOffset::Fold { before, .. } => before,
        };
        Offset(offset.seconds())
    }
}

/// A moment that `jiff` can hold. Those out of its range are moved by cycles of the calendar, as
/// the last rule of a zone is the same for ever.
fn timestamp(seconds: i64) -> Timestamp {
    const FIRST: i64 = -377_000_000_000;
    const LAST: i64 = 253_000_000_000;
    const CYCLE: i64 = calendar::CYCLE * 86_400;
    // No date lies as far from 1970 as this.
    let seconds = seconds.clamp(-(1 << 56), 1 << 56);
    let cycles_over = |beyond: i64| (beyond + CYCLE - 1).div_euclid(CYCLE).max(0);
    let seconds = seconds - cycles_over(seconds - LAST) * CYCLE;
    let seconds = seconds + cycles_over(FIRST - seconds) * CYCLE;
    Timestamp::from_second(seconds).unwrap_or_default()
}
