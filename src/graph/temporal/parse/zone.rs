//! `Z`, `+01:00`, `+0100`, `+01`, `-02:05:07`, `[Europe/Stockholm]`

use super::Reader;
use crate::graph::temporal::{Offset, Zone};

impl Offset {
    /// Reads `Z`, or a sign with hours, minutes and seconds.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "Z" {
            return Some(Self::UTC);
        }
        let mut reader = Reader::new(text);
        let sign = match (reader.accepts('-'), reader.accepts('+')) {
            (true, false) => -1,
            (false, true) => 1,
            _ => return None,
        };
        let mut seconds = reader.number(2)? * 3600;
        let extended = reader.rest.starts_with(':');
        for unit in [60, 1] {
            if reader.is_done() {
                break;
            }
            if extended != reader.accepts(':') {
                return None;
            }
            let number = reader.number(2).filter(|number| *number < 60)?;
            seconds += number * unit;
        }
        reader.is_done().then(|| Self::of_seconds(sign * seconds))?
    }
}

impl Zone {
    /// Reads an offset, or a name of the IANA database.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let offset = Offset::parse(text).map(Self::Offset);
        offset.or_else(|| Self::named(text))
    }
}

/// Where the zone begins in a text that begins with a time.
pub(super) fn start(text: &str) -> usize {
    text.find(['Z', '+', '-', '[']).unwrap_or(text.len())
}

/// The offset and the named zone at the end of a text; either may be missing.
pub(super) fn parts(text: &str) -> Option<(Option<Offset>, Option<Zone>)> {
    let (offset, name) = text.split_at(text.find('[').unwrap_or(text.len()));
    let offset = match offset {
        "" => None,
        _ => Some(Offset::parse(offset)?),
    };
    let name = match name.strip_prefix('[') {
        None => None,
        Some(name) => Some(Zone::named(name.strip_suffix(']')?)?),
    };
    Some((offset, name))
}
