//! `21:40:32.142`, `214032.142`, `21:40`, `2140`, `21`

use super::Reader;
use crate::graph::temporal::LocalTime;

impl LocalTime {
    /// Reads a time of day; what is left out at the end is zero.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader::new(text);
        let hour = reader.number(2)?;
        let extended = reader.rest.starts_with(':');
        let minute = part(&mut reader, extended)?;
        let second = part(&mut reader, extended)?;
        let nanosecond = fraction(&mut reader)?;
        if reader.is_done() {
            Self::new(hour, minute, second, nanosecond)
        } else {
            None
        }
    }
}

/// Two more digits, after a colon where colons are written; zero at the end.
fn part(reader: &mut Reader<'_>, extended: bool) -> Option<i64> {
    if reader.is_done() {
        return Some(0);
    }
    if extended != reader.accepts(':') {
        return None;
    }
    reader.number(2)
}

/// Nanoseconds of up to nine digits after a point or comma; zero without.
fn fraction(reader: &mut Reader<'_>) -> Option<i64> {
    if !reader.accepts('.') && !reader.accepts(',') {
        return Some(0);
    }
    let digits = reader.digits();
    let known = (1..=9).contains(&digits.len());
    known.then(|| format!("{digits:0<9}").parse().ok())?
}
