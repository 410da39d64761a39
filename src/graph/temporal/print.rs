//! Temporal values as text: the ISO 8601 form that reads back as the same value.

use super::{
    Date, DateTime, Duration, LocalDateTime, LocalTime, Offset, SECOND, Time, TimeField, Zone,
};
use std::fmt::{Display, Formatter, Result};

impl Display for Date {
    /// `1984-10-11`, `-0044-03-15`, `+10000-01-01`
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let (year, month, day) = self.civil();
        match year {
            10_000.. => write!(formatter, "+{year}")?,
            0.. => write!(formatter, "{year:04}")?,
            _ => write!(formatter, "-{:04}", -year)?,
        }
        write!(formatter, "-{month:02}-{day:02}")
    }
}

impl Display for LocalTime {
    /// `12:31`, `12:31:14.645876123`
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let part = |field| self.get(field);
        let (hour, minute) = (part(TimeField::Hour), part(TimeField::Minute));
        let (second, nanosecond) = (part(TimeField::Second), part(TimeField::Nanosecond));
        write!(formatter, "{hour:02}:{minute:02}")?;
        if (second, nanosecond) == (0, 0) {
            return Ok(());
        }
        write!(formatter, ":{second:02}{}", fraction(nanosecond))
    }
}

impl Display for Time {
    /// `12:31:14+01:00`
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        write!(formatter, "{}{}", self.local, self.offset)
    }
}

impl Display for LocalDateTime {
    /// `1984-10-11T12:31:14`
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        write!(formatter, "{}T{}", self.date, self.time)
    }
}

impl Display for DateTime {
    /// `1984-10-11T12:31:14+01:00[Europe/Stockholm]`
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        write!(formatter, "{}{}", self.local(), self.offset())?;
        match self.zone().name() {
            Some(name) => write!(formatter, "[{name}]"),
            None => Ok(()),
        }
    }
}

impl Display for Offset {
    /// `Z`, `+01:00`, `-02:05:07`
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let seconds = self.seconds();
        if seconds == 0 {
            return formatter.write_str("Z");
        }
        let sign = if seconds < 0 { '-' } else { '+' };
        let seconds = seconds.abs();
        let (hour, minute) = (seconds / 3600, seconds / 60 % 60);
        write!(formatter, "{sign}{hour:02}:{minute:02}")?;
        match seconds % 60 {
            0 => Ok(()),
            second => write!(formatter, ":{second:02}"),
        }
    }
}

impl Display for Zone {
    /// Its name, or its offset.
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match self.name() {
            Some(name) => formatter.write_str(name),
            None => self.offset_at(0).fmt(formatter),
        }
    }
}

impl Display for Duration {
    /// `P12Y5M14DT16H13M10.000000001S`, `PT-0.5S`, `PT0S`
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let nanoseconds = self.total_nanoseconds();
        if (self.months(), self.days(), nanoseconds) == (0, 0, 0) {
            return formatter.write_str("PT0S");
        }
        formatter.write_str("P")?;
        unless_zero(formatter, (self.months() / 12).into(), 'Y')?;
        unless_zero(formatter, (self.months() % 12).into(), 'M')?;
        unless_zero(formatter, self.days().into(), 'D')?;
        if nanoseconds == 0 {
            return Ok(());
        }
        formatter.write_str("T")?;
        let seconds = nanoseconds / i128::from(SECOND);
        unless_zero(formatter, seconds / 3600, 'H')?;
        unless_zero(formatter, seconds / 60 % 60, 'M')?;
        let rest = nanoseconds % (60 * i128::from(SECOND));
        if rest == 0 {
            return Ok(());
        }
        let sign = if rest < 0 { "-" } else { "" };
        let rest = i64::try_from(rest.abs()).unwrap_or_default();
        write!(
            formatter,
            "{sign}{}{}S",
            rest / SECOND,
            fraction(rest % SECOND)
        )
    }
}

fn unless_zero(formatter: &mut Formatter<'_>, number: i128, unit: char) -> Result {
    match number {
        0 => Ok(()),
        _ => write!(formatter, "{number}{unit}"),
    }
}

/// `.5`; nothing for zero.
fn fraction(nanosecond: i64) -> String {
    if nanosecond == 0 {
        return String::new();
    }
    let digits = format!(".{nanosecond:09}");
    digits.trim_end_matches('0').to_owned()
}
