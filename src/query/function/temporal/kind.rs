//! The types of dates and times.

use crate::query::kinds::Kinds;

/// A type of date or time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::query::function) enum Kind {
    Date,
    LocalTime,
    Time,
    LocalDateTime,
    DateTime,
}

impl Kind {
    /// What the checker calls it.
    pub(super) const fn kinds(self) -> Kinds {
        match self {
            Self::Date => Kinds::DATE,
            Self::LocalTime => Kinds::LOCAL_TIME,
            Self::Time => Kinds::TIME,
            Self::LocalDateTime => Kinds::LOCAL_DATE_TIME,
            Self::DateTime => Kinds::DATE_TIME,
        }
    }

    /// Its name in JSON.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Date => "Date",
            Self::LocalTime => "LocalTime",
            Self::Time => "Time",
            Self::LocalDateTime => "LocalDateTime",
            Self::DateTime => "DateTime",
        }
    }

    /// What a person calls it, and how one is written.
    pub(super) const fn example(self) -> (&'static str, &'static str) {
        match self {
            Self::Date => ("date", "date('2025-11-24')"),
            Self::LocalTime => ("local time", "localtime('21:40:32')"),
            Self::Time => ("time", "time('21:40:32+01:00')"),
            Self::LocalDateTime => (
                "local date and time",
                "localdatetime('2025-11-24T21:40:32')",
            ),
            Self::DateTime => (
                "date and time",
                "datetime('2025-11-24T21:40:32+01:00[Europe/Stockholm]')",
            ),
        }
    }

    pub(super) const fn has_date(self) -> bool {
        matches!(self, Self::Date | Self::LocalDateTime | Self::DateTime)
    }

    pub(super) const fn has_time(self) -> bool {
        !matches!(self, Self::Date)
    }

    pub(super) const fn has_zone(self) -> bool {
        matches!(self, Self::Time | Self::DateTime)
    }
}
