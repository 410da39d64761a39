//! A text without characters that nobody sees: soft hyphens, marks of direction, and the hyphen where a line
//! breaks a word.

use crate::Span;
use std::borrow::Cow;

/// A text to be read, and how its places are those of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clean<'a> {
    /// What is left.
    pub text: Cow<'a, str>,
    /// For each cut, where it is in the cleaned text, and how many bytes are gone up to it.
    cuts: Vec<(usize, usize)>,
}

/// Leaves out what is not seen; most texts stay as they are.
#[must_use]
pub fn clean(text: &str) -> Clean<'_> {
    let mut kept = String::new();
    let mut cuts = Vec::new();
    let mut copied = 0;
    for (at, letter) in text.char_indices() {
        let length = match letter {
            _ if at < copied => continue,
            _ if is_invisible(letter) => letter.len_utf8(),
            '-' if breaks_word(text, at) => 2,
            _ => continue,
        };
        kept.push_str(&text[copied..at]);
        copied = at + length;
        cuts.push((kept.len(), copied - kept.len()));
    }
    if cuts.is_empty() {
        return Clean {
            text: Cow::Borrowed(text),
            cuts,
        };
    }
    kept.push_str(&text[copied..]);
    Clean {
        text: Cow::Owned(kept),
        cuts,
    }
}

/// A soft hyphen, a blank of no width, a mark of direction; the byte order mark stands at the start.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}')
}

/// Whether the hyphen stands at the end of a line, between small letters: "sum-" and "mer".
fn breaks_word(text: &str, hyphen: usize) -> bool {
    let before = text[..hyphen].chars().next_back();
    let after = text[hyphen + 1..]
        .strip_prefix('\n')
        .and_then(|rest| rest.chars().next());
    before.is_some_and(char::is_lowercase) && after.is_some_and(char::is_lowercase)
}

impl Clean<'_> {
    /// Whether nothing was left out.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.cuts.is_empty()
    }

    /// A place of the cleaned text in the file.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.place(span.start), self.place_before(span.end))
    }

    /// The place of what begins here.
    fn place(&self, at: usize) -> usize {
        let next = self.cuts.partition_point(|(cut, _)| *cut <= at);
        at + next.checked_sub(1).map_or(0, |cut| self.cuts[cut].1)
    }

    /// The place of what ends here.
    fn place_before(&self, at: usize) -> usize {
        let next = self.cuts.partition_point(|(cut, _)| *cut < at);
        at + next.checked_sub(1).map_or(0, |cut| self.cuts[cut].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str, word: &str, in_file: &str) {
        let clean = clean(text);
        assert_eq!(clean.text, expected);
        let start = clean.text.find(word).unwrap();
        let span = clean.span(Span::new(start, start + word.len()));
        assert_eq!(span.of(text), in_file);
    }

    #[test]
    fn places_are_those_of_the_file() {
        check(
            "Ron\u{ad}ald sa\u{ad}id",
            "Ronald said",
            "said",
            "sa\u{ad}id",
        );
        check(
            "Ron\u{ad}ald sa\u{ad}id",
            "Ronald said",
            "Ronald",
            "Ron\u{ad}ald",
        );
        check("Xi\u{200e} said", "Xi said", "Xi", "Xi");
        check("the sum-\nmer was", "the summer was", "summer", "sum-\nmer");
        check("a well-known man", "a well-known man", "man", "man");
    }
}
