//! How deep a text's brackets lie in each other, found before anything recursive looks at it.

use super::MAXIMUM_NESTING;
use crate::Span;
use crate::query::{Detail, Error};

/// Refuses text whose brackets lie more than [`MAXIMUM_NESTING`] deep.
pub(super) fn check(text: &str) -> Result<(), Error> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'\'' | b'"' | b'`' => place = end_of_quotation(bytes, place),
            b'/' => place = end_of_comment(bytes, place),
            _ => {}
        }
        if depth > MAXIMUM_NESTING {
            return Err(too_deep(place));
        }
        place += 1;
    }
    Ok(())
}

fn too_deep(place: usize) -> Error {
    Error::syntax(
        Detail::UnexpectedSyntax,
        Span::new(place, place + 1),
        format!("brackets lie more than {MAXIMUM_NESTING} deep in each other"),
    )
}

/// The place of the quotation mark that ends what begins at `start`.
fn end_of_quotation(bytes: &[u8], start: usize) -> usize {
    let mark = bytes[start];
    let mut place = start + 1;
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'\\' if mark != b'`' => place += 1,
            _ if byte == mark => return place,
            _ => {}
        }
        place += 1;
    }
    place
}

/// The place of the last byte of the comment that begins at `start`, or `start` without one.
fn end_of_comment(bytes: &[u8], start: usize) -> usize {
    let rest = &bytes[start..];
    let length = if rest.starts_with(b"//") {
        rest.iter().position(|byte| *byte == b'\n')
    } else if rest.starts_with(b"/*") {
        let end = rest.windows(2).skip(2).position(|pair| pair == b"*/");
        end.map(|end| end + 3)
    } else {
        Some(0)
    };
    length.map_or(bytes.len(), |length| start + length)
}
