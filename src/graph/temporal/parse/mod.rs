//! Text becomes temporal values: all forms of ISO 8601, basic and extended.

mod date;
mod duration;
mod time;
mod zone;

use super::{Date, DateTime, LocalDateTime, LocalTime, Offset, Time, Zone};

impl LocalDateTime {
    /// Reads a date, `T` and a time; a date alone is its midnight.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, LocalTime::parse(time)?),
            None => (text, LocalTime::MIDNIGHT),
        };
        let date = Date::parse(date)?;
        Some(Self { date, time })
    }
}

impl Time {
    /// Reads a time and an offset; without one, it is in UTC.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (time, offset) = text.split_at(zone::start(text));
        Some(Self {
            local: LocalTime::parse(time)?,
            offset: match offset {
                "" => Offset::UTC,
                _ => Offset::parse(offset)?,
            },
        })
    }
}

impl DateTime {
    /// Reads a date, `T`, a time, and an offset or a zone's name in brackets or both, in which case
    /// they must agree; without either, it is in UTC.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.find('[').unwrap_or(text.len());
        let time = text[..name].find('T').map_or(name, |place| place + 1);
        let zone = time + zone::start(&text[time..]);
        let local = LocalDateTime::parse(&text[..zone])?;
        match zone::parts(&text[zone..])? {
            (None, None) => Self::at_local(local, Zone::UTC),
            (Some(offset), None) => Self::at_local(local, Zone::Offset(offset)),
            (None, Some(named)) => Self::at_local(local, named),
            (Some(offset), Some(named)) => Self::at_offset(local, offset, named),
        }
    }
}

/// What is left of a text while it is read.
struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    const fn new(text: &'t str) -> Self {
        Self { rest: text }
    }

    /// Steps over `sign`, if it comes next.
    fn accepts(&mut self, sign: char) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes all digits that come next.
    fn digits(&mut self) -> &'t str {
        let end = self.rest.find(|letter: char| !letter.is_ascii_digit());
        let (digits, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        digits
    }

    /// A number of exactly so many digits.
    fn number(&mut self, digits: usize) -> Option<i64> {
        let (number, rest) = self.rest.split_at_checked(digits)?;
        let are_digits = number.bytes().all(|byte| byte.is_ascii_digit());
        self.rest = rest;
        are_digits.then(|| number.parse().ok())?
    }

    /// Whether there is nothing left.
    const fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}
