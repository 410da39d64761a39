//! What time it is.

use crate::graph::temporal::{DateTime, Zone};
use jiff::Timestamp;
use std::cell::OnceCell;

/// A clock that stands still once it is looked at, so that a query sees one time however long it
/// takes.
#[derive(Debug, Default)]
pub(in crate::query) struct Clock(OnceCell<Timestamp>);

impl Clock {
    fn time(&self) -> Timestamp {
        *self.0.get_or_init(Timestamp::now)
    }

    /// Seconds since 1970.
    pub(super) fn seconds(&self) -> i64 {
        self.time().as_second()
    }

    /// Milliseconds since 1970.
    pub(super) fn milliseconds(&self) -> i64 {
        self.time().as_millisecond()
    }

    /// The time as a zone has it.
    pub(super) fn in_zone(&self, zone: Zone) -> Option<DateTime> {
        DateTime::at_instant(self.time().as_nanosecond(), zone)
    }
}
