//! Text that is not UTF-8: which encoding it has is guessed from its bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// A text that was not UTF-8.
pub(super) enum Decoded {
    /// It nearly was: what was not stands as `U+FFFD`.
    Utf8(String),
    /// It was read as the encoding of that name.
    Assumed(String, &'static str),
}

/// Of so many sequences of bytes that could be UTF-8 and are not, one is forgiven.
const FORGIVEN: usize = 10;

/// Of so many characters, one may be a control character.
const CONTROLS: usize = 100;

/// The text of `bytes`, which are not UTF-8; nothing where they are none in any encoding.
pub(super) fn legacy(bytes: &[u8]) -> Option<Decoded> {
    let decoded = if is_nearly_utf_8(bytes) {
        Decoded::Utf8(String::from_utf8_lossy(bytes).into_owned())
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
        detector.feed(bytes, true);
        let encoding = detector.guess(None, Utf8Detection::Deny);
        let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
        if had_errors {
            return None;
        }
        Decoded::Assumed(text.into_owned(), encoding.name())
    };
    let (Decoded::Utf8(text) | Decoded::Assumed(text, _)) = &decoded;
    is_text(text).then_some(decoded)
}

/// Whether what is not UTF-8 are slips in a text that is.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= FORGIVEN * wrong
}

/// Whether a text has hardly any control characters, which bytes of a program would have.
fn is_text(text: &str) -> bool {
    let (mut all, mut controls) = (0, 0);
    for character in text.chars() {
        all += 1;
        let is_space = matches!(character, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}');
        controls += usize::from(character.is_control() && !is_space);
    }
    controls * CONTROLS <= all
}
