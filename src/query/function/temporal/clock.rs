//! What time it is.

use crate::graph::temporal::{DateTime, Zone};
use jiff::Timestamp;

/// A clock that stands still, so that a query sees one time however long it takes.
#[derive(Debug, Clone, Copy)]
pub(in crate::query) struct Clock(Timestamp);

impl Clock {
    /// A clock that shows the present time for ever.
    pub(in crate::query) fn now() -> Self {
        Self(Timestamp::now())
    }

    /// Seconds since 1970.
    pub(super) fn seconds(self) -> i64 {
        self.0.as_second()
    }

    /// Milliseconds since 1970.
    pub(super) fn milliseconds(self) -> i64 {
        self.0.as_millisecond()
    }

    /// The time as a zone has it.
    pub(super) fn in_zone(self, zone: Zone) -> Option<DateTime> {
        DateTime::at_instant(self.0.as_nanosecond(), zone)
    }
}
