//! Bytes become text, or an error that says what they are instead.

use super::{GLANCE, unreadable};
use crate::Diagnostic;
use std::io::{BufRead, Read};

/// The whole text of `bytes`, exactly as it is, a byte order mark included.
///
/// What is not text is found out in the first bytes where possible, without reading the rest.
pub(super) fn decode(name: &str, mut bytes: impl BufRead) -> Result<String, Diagnostic> {
    let failed = |error| unreadable(name, &error);
    let mut buffer = Vec::new();
    let glance = GLANCE as u64;
    bytes
        .by_ref()
        .take(glance)
        .read_to_end(&mut buffer)
        .map_err(failed)?;
    if let Err(error) = std::str::from_utf8(&buffer)
        && error.error_len().is_some()
    {
        return Err(not_text(name, &buffer, error.valid_up_to()));
    }
    if !buffer.contains(&0) {
        bytes.read_to_end(&mut buffer).map_err(failed)?;
    }
    if let Some(place) = buffer.iter().position(|byte| *byte == 0) {
        return Err(not_text(name, &buffer, place));
    }
    String::from_utf8(buffer).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        not_text(name, error.as_bytes(), place)
    })
}

/// Whether the first bytes can be those of a text.
pub(super) fn check(name: &str, glance: &[u8]) -> Result<(), Diagnostic> {
    if let Some(place) = glance.iter().position(|byte| *byte == 0) {
        return Err(not_text(name, glance, place));
    }
    match std::str::from_utf8(glance) {
        Err(error) if error.error_len().is_some() => {
            Err(not_text(name, glance, error.valid_up_to()))
        }
        _ => Ok(()),
    }
}

fn not_text(name: &str, bytes: &[u8], place: usize) -> Diagnostic {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Diagnostic::new(format!("`{name}` is UTF-16, not UTF-8"))
            .hint(format!("convert it: iconv -f UTF-16 -t UTF-8 '{name}'"));
    }
    let glance = &bytes[..bytes.len().min(GLANCE)];
    if glance.contains(&0) {
        return Diagnostic::new(format!("`{name}` is a binary file, not text"));
    }
    Diagnostic::new(format!(
        "`{name}` is not UTF-8: byte {place} cannot be read"
    ))
    .hint("if it is text in another encoding, convert it with `iconv -t UTF-8`")
}
