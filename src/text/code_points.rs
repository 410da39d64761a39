//! Places outside the program: code points where inside there are bytes.

use crate::Span;

/// How many bytes are counted at once.
const BLOCK: usize = 64;

/// Turns places in bytes into places in Unicode code points, as Python and annotated corpora count.
///
/// ```
/// use whosaid::{Span, text::CodePoints};
/// let places = CodePoints::new("“Xi” called");
/// assert_eq!(places.place(Span::new(3, 5)), (1, 3));
/// ```
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before each block; nothing where every byte is one.
    blocks: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Counts `text` once, so that each place afterwards costs little.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut total = 0;
        let mut before = |block: &[u8]| {
            total += count(block);
            total - count(block)
        };
        let blocks = if text.is_ascii() {
            Vec::new()
        } else {
            text.as_bytes().chunks(BLOCK).map(&mut before).collect()
        };
        Self { text, blocks }
    }

    /// The start and end of `span`, counted in code points.
    #[must_use]
    pub fn place(&self, span: Span) -> (usize, usize) {
        (self.offset(span.start), self.offset(span.end))
    }

    fn offset(&self, byte: usize) -> usize {
        if self.blocks.is_empty() {
            return byte;
        }
        let block = (byte / BLOCK).min(self.blocks.len() - 1);
        self.blocks[block] + count(&self.text.as_bytes()[block * BLOCK..byte])
    }
}

fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_agree_with_counting() {
        for text in ["", "plain", &"é".repeat(300), &"a“b”😀".repeat(100)] {
            let places = CodePoints::new(text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(places.offset(byte), count, "{byte} of {text}");
            }
            assert_eq!(places.offset(text.len()), text.chars().count());
        }
    }
}
