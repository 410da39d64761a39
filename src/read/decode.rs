//! Bytes become text, or an error that says what they are instead.

use super::legacy::{Decoded, legacy};
use super::{GLANCE, magic, unreadable};
use crate::Diagnostic;
use crate::limit;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{BufRead, Read};

/// A text, and what had to be assumed to read it.
#[derive(Debug)]
pub(super) struct Text {
    /// The whole text, with the byte order mark of UTF-8 and without that of UTF-16, as Python opens them.
    pub(super) text: String,
    /// What the reader may want to know.
    pub(super) note: Option<Diagnostic>,
}

/// Why bytes become no text.
#[derive(Debug)]
pub(super) enum Refusal {
    /// They are something else.
    NoText(Diagnostic),
    /// They cannot be read, or are too many.
    Unreadable(Diagnostic),
}

impl Refusal {
    /// What is said of it.
    pub(super) fn problem(self) -> Diagnostic {
        match self {
            Self::NoText(problem) | Self::Unreadable(problem) => problem,
        }
    }
}

/// The whole text of `bytes`: UTF-8 exactly as it is, other encodings as UTF-8.
///
/// What is not text is found out in the first bytes where possible, without reading the rest, and no more
/// than [`limit::TEXT`] bytes are ever read.
pub(super) fn decode(name: &str, mut bytes: impl BufRead) -> Result<Text, Refusal> {
    let failed = |error| Refusal::Unreadable(unreadable(name, &error));
    let mut buffer = Vec::new();
    bytes
        .by_ref()
        .take(GLANCE as u64)
        .read_to_end(&mut buffer)
        .map_err(failed)?;
    check_kind(name, &buffer).map_err(Refusal::NoText)?;
    let encoding = marked(&buffer);
    if encoding.is_none() {
        check_binary(name, &buffer).map_err(Refusal::NoText)?;
    }
    let rest = limit::TEXT + 1 - buffer.len() as u64;
    bytes.take(rest).read_to_end(&mut buffer).map_err(failed)?;
    check_size(name, buffer.len() as u64).map_err(Refusal::Unreadable)?;
    if let Some(encoding) = encoding {
        return Ok(of_utf_16(name, &buffer, encoding));
    }
    check_binary(name, &buffer).map_err(Refusal::NoText)?;
    match String::from_utf8(buffer) {
        Ok(text) => Ok(Text { text, note: None }),
        Err(error) => of_legacy(name, error.as_bytes()).map_err(Refusal::NoText),
    }
}

/// The text of bytes of which others have said the encoding: as it was said where that can be, or else as it is
/// guessed. Nothing is refused; what cannot be read has signs in its place.
pub(super) fn decode_as(bytes: &[u8], charsets: &[Option<&str>]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding
            .decode_without_bom_handling(&bytes[mark..])
            .0
            .into_owned();
    }
    // Most pages that say otherwise are in UTF-8 all the same, and hardly any other text can be read as such.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let stated = charsets.iter().flatten();
    for encoding in stated.filter_map(|name| Encoding::for_label(name.trim().as_bytes())) {
        let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
        if !had_errors || encoding != UTF_8 {
            return text.into_owned();
        }
    }
    let lossy = String::from_utf8_lossy(bytes);
    if is_mostly_read(&lossy) {
        return lossy.into_owned();
    }
    match legacy(bytes) {
        Some(Decoded::Utf8(text) | Decoded::Assumed(text, _)) => text,
        None => lossy.into_owned(),
    }
}

/// Whether bytes that are not all UTF-8 are damaged UTF-8: in no other encoding half of the letters beyond ASCII
/// could be read as such.
fn is_mostly_read(lossy: &str) -> bool {
    let others = lossy.chars().filter(|letter| !letter.is_ascii());
    let (lost, read): (Vec<_>, Vec<_>) =
        others.partition(|letter| *letter == char::REPLACEMENT_CHARACTER);
    !read.is_empty() && lost.len() <= read.len()
}

/// Refuses more than can be read at once.
pub(super) fn check_size(name: &str, size: u64) -> Result<(), Diagnostic> {
    if size <= limit::TEXT {
        return Ok(());
    }
    let problem = format!("`{name}` is longer than {} MB", limit::TEXT >> 20);
    Err(Diagnostic::new(problem).hint("cut it into several files"))
}

/// Whether the first bytes can be those of lines of JSON.
pub(super) fn check(name: &str, glance: &[u8]) -> Result<(), Diagnostic> {
    check_kind(name, glance)?;
    if let Some(encoding) = marked(glance) {
        let problem = format!("`{name}` is {}, not UTF-8", encoding.name());
        let convert = format!("convert it: iconv -f UTF-16 -t UTF-8 '{name}'");
        return Err(Diagnostic::new(problem).hint(convert));
    }
    check_binary(name, glance)?;
    match std::str::from_utf8(glance) {
        Err(error) if error.error_len().is_some() => {
            let place = error.valid_up_to();
            let problem = format!("`{name}` is not UTF-8: byte {place} cannot be read");
            Err(Diagnostic::new(problem)
                .hint("if it is text in another encoding, convert it with `iconv -t UTF-8`"))
        }
        _ => Ok(()),
    }
}

/// Refuses files that are known by their first bytes.
fn check_kind(name: &str, glance: &[u8]) -> Result<(), Diagnostic> {
    let Some(kind) = magic::kind(glance) else {
        return Ok(());
    };
    let problem = Diagnostic::new(format!("`{name}` is {kind}, not text"));
    Err(if kind.ends_with("document") {
        problem.hint("save it as plain text first")
    } else {
        problem
    })
}

/// Refuses what has a NUL, which no text has in an encoding of single bytes.
fn check_binary(name: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    let Some(first) = bytes.iter().position(|byte| *byte == 0) else {
        return Ok(());
    };
    // In UTF-16, every second byte of English is one.
    let start = &bytes[..bytes.len().min(64)];
    let zeros = |parity| {
        start
            .iter()
            .skip(parity)
            .step_by(2)
            .filter(|byte| **byte == 0)
    };
    let most = zeros(0).count().max(zeros(1).count());
    let least = zeros(0).count().min(zeros(1).count());
    if first < 2 && least == 0 && most * 2 == start.len() {
        let problem = format!("`{name}` seems to be UTF-16 without a byte order mark");
        let way = if first == 0 { "BE" } else { "LE" };
        let convert = format!("convert it: iconv -f UTF-16{way} -t UTF-8 '{name}'");
        return Err(Diagnostic::new(problem).hint(convert));
    }
    Err(Diagnostic::new(format!(
        "`{name}` is a binary file, not text"
    )))
}

/// The encoding that a byte order mark of UTF-16 tells.
fn marked(bytes: &[u8]) -> Option<&'static Encoding> {
    let (encoding, _) = Encoding::for_bom(bytes)?;
    (encoding == UTF_16LE || encoding == UTF_16BE).then_some(encoding)
}

fn of_utf_16(name: &str, bytes: &[u8], encoding: &'static Encoding) -> Text {
    let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
    let note = had_errors.then(|| {
        let note = format!("`{name}` is broken {}", encoding.name());
        Diagnostic::note(note).hint("what could not be read stands as `\u{fffd}`")
    });
    Text {
        text: text.into_owned(),
        note,
    }
}

fn of_legacy(name: &str, bytes: &[u8]) -> Result<Text, Diagnostic> {
    match legacy(bytes) {
        Some(Decoded::Utf8(text)) => {
            let problem = format!("`{name}` is not all UTF-8");
            let note = Diagnostic::note(problem);
            let note = Some(note.hint("what could not be read stands as `\u{fffd}`"));
            Ok(Text { text, note })
        }
        Some(Decoded::Assumed(text, encoding)) => {
            let note = Diagnostic::note(format!("`{name}` is not UTF-8: read as {encoding}"));
            let hint = "if that is wrong, convert it with `iconv -f ENCODING -t UTF-8`";
            let note = Some(note.hint(hint));
            Ok(Text { text, note })
        }
        None => Err(Diagnostic::new(format!(
            "`{name}` is neither UTF-8 nor text in any encoding that is known"
        ))
        .hint("if it is text, convert it with `iconv -f ENCODING -t UTF-8`")),
    }
}
