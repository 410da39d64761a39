//! Dates, times and durations: the temporal values of openCypher.
//!
//! Years reach from -999,999,999 to 999,999,999, which is more than `jiff` holds; so the calendar is
//! here, and `jiff` is asked for time zones only.

mod calendar;
mod date;
mod datetime;
mod decimal;
mod duration;
mod field;
mod parse;
mod print;
mod time;
mod zone;

pub use date::Date;
pub use datetime::{DateTime, LocalDateTime};
pub use decimal::Decimal;
pub use duration::{Duration, DurationUnit};
pub use field::{DateField, TimeField};
pub use time::{LocalTime, Time};
pub use zone::{Offset, Zone};

/// Nanoseconds of a second.
pub const SECOND: i64 = 1_000_000_000;
/// Nanoseconds of a day.
pub const DAY: i64 = 86_400 * SECOND;

#[cfg(test)]
mod tests;
