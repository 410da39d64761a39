//! How deep a text's brackets lie in each other, found before anything recursive looks at it.

use super::MAXIMUM_NESTING;
use crate::Span;
use crate::query::{Detail, Error};

/// How deep values may come to lie in each other.
const MAXIMUM_DEPTH_OF_VALUES: usize = 1000;

/// Refuses text whose brackets lie more than [`MAXIMUM_NESTING`] deep, or that would make values much deeper: each
/// `WITH` can put what it was given into brackets again.
pub(super) fn check(text: &str) -> Result<(), Error> {
    let bytes = text.as_bytes();
    let (mut depth, mut deepest, mut turns) = (0_usize, 0_usize, 0_usize);
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'\'' | b'"' | b'`' => place = end_of_quotation(bytes, place),
            b'/' => place = end_of_comment(bytes, place),
            b'w' | b'W' | b'u' | b'U' | b's' | b'S' if is_turn(bytes, place) => turns += 1,
            _ => {}
        }
        deepest = deepest.max(depth);
        if depth > MAXIMUM_NESTING {
            return Err(too_deep(place));
        }
        place += 1;
    }
    if deepest * turns > MAXIMUM_DEPTH_OF_VALUES {
        let message = "this query can put lists and maps too deep into each other";
        let place = Span::new(0, text.len().min(1));
        return Err(Error::syntax(Detail::UnexpectedSyntax, place, message)
            .hint("fewer brackets in each other, or fewer of `WITH`, `UNWIND` and `SET`"));
    }
    Ok(())
}

/// Whether a word stands here after which a value can lie deeper than before.
fn is_turn(bytes: &[u8], place: usize) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let begins = place == 0 || !is_letter(&bytes[place - 1]);
    let word = bytes[place..]
        .iter()
        .take(7)
        .take_while(|byte| is_letter(byte));
    let word: Vec<u8> = word.map(u8::to_ascii_lowercase).collect();
    begins && matches!(&*word, b"with" | b"unwind" | b"set")
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
