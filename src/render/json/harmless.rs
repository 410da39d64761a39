//! JSON that does nothing to a terminal, and means the same.

use crate::render::visible::is_harmful;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes JSON on, and what JSON need not escape but terminals obey as an escape: `\u009B`.
#[derive(Debug)]
pub struct Harmless<W>(pub W);

impl<W: Write> Write for Harmless<W> {
    /// Takes whole characters, as JSON is written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match std::str::from_utf8(bytes) {
            Ok(json) => self.0.write_all(harmless(json).as_bytes()),
            Err(_) => self.0.write_all(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The same JSON with escapes: outside of its texts there is nothing that needs one.
pub(super) fn harmless(json: &str) -> Cow<'_, str> {
    // How such characters begin in UTF-8: most texts have none of these bytes.
    let may_be = |byte: &u8| matches!(byte, 0x7f | 0xc2 | 0xe2);
    if !json.bytes().any(|byte| may_be(&byte)) || !json.chars().any(needs_escape) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        if needs_escape(character) {
            let _ = write!(escaped, "\\u{:04X}", u32::from(character));
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// Line breaks stand between values, too.
fn needs_escape(character: char) -> bool {
    is_harmful(character) && !matches!(character, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_terminals_obey_is_escaped() {
        let json = "{\"a\":\"\u{7f}\u{9b}é\u{202e}“\"}\n";
        let expected = "{\"a\":\"\\u007F\\u009Bé\\u202E“\"}\n";
        assert_eq!(harmless(json), expected);
    }

    proptest! {
        #[test]
        fn the_value_is_the_same(text in "(?s)[\\x00-\u{a0}\u{2020}-\u{2070}a\\\\\"]{0,20}") {
            let mut output = Vec::new();
            serde_json::to_writer(Harmless(&mut output), &text).unwrap();
            prop_assert_eq!(serde_json::from_slice::<String>(&output).unwrap(), text);
            let shown = String::from_utf8(output).unwrap();
            prop_assert!(!shown.chars().any(is_harmful), "{shown:?}");
        }
    }
}
