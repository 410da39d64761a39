//! Where one sentence ends and the next begins.

use super::dateline::dateline;
use super::{Token, TokenKind};
use std::ops::Range;

/// One sentence, its marks included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Whether it is no sentence but the dateline before one.
    pub is_dateline: bool,
}

/// Longer ones are cut, so that what looks around in a sentence stays cheap on any input.
const LONGEST: usize = 400;

/// Words that begin a sentence when an abbreviation's full stop is before them.
const OPENERS: &[&str] = &[
    "a", "after", "an", "and", "as", "at", "but", "for", "he", "his", "if", "in", "it", "its",
    "on", "she", "that", "the", "their", "there", "they", "this", "we", "when", "while", "with",
    "you",
];

/// The sentences of each paragraph.
pub(super) fn sentences(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Range<usize>],
) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (paragraph, range) in paragraphs.iter().enumerate() {
        let mut start = range.start;
        let mut at = opening(text, &tokens[range.clone()]) + range.start;
        if at > start {
            sentences.push(Sentence {
                tokens: start..at,
                paragraph,
                is_dateline: true,
            });
            start = at;
        }
        while at < range.end {
            let end = ending(text, tokens, at, range.end);
            at = end.unwrap_or(at + 1);
            if end.is_some() || at == range.end || at - start >= LONGEST {
                let tokens = start..at;
                sentences.push(Sentence {
                    tokens,
                    paragraph,
                    is_dateline: false,
                });
                start = at;
            }
        }
    }
    sentences
}

/// Number of tokens of the dateline that a paragraph opens with: no part of its first sentence.
fn opening(text: &str, paragraph: &[Token]) -> usize {
    let ([first, ..], [.., last]) = (paragraph, paragraph) else {
        return 0;
    };
    let own = dateline(first.span.to(last.span).of(text));
    own.map_or(0, |own| {
        let end = first.span.start + own.length;
        paragraph.partition_point(|token| token.span.end <= end)
    })
}

/// One past the last token of the sentence, if `at` ends one before `limit`.
fn ending(text: &str, tokens: &[Token], at: usize, limit: usize) -> Option<usize> {
    let word = tokens[at].span.of(text);
    let is_abbreviation = tokens[at].kind == TokenKind::Word && word.ends_with('.');
    if !is_abbreviation && !is_terminator(word) {
        return None;
    }
    let mut end = at + 1;
    while end < limit && is_closing(text, tokens, end) {
        end += 1;
    }
    let Some(next) = tokens.get(end).filter(|_| end < limit) else {
        return Some(limit);
    };
    let is_far = next.span.start > tokens[end - 1].span.end;
    let next = next.span.of(text);
    let is_end = if is_abbreviation {
        OPENERS
            .binary_search(&next.to_ascii_lowercase().as_str())
            .is_ok()
            && starts_upper(next)
    } else {
        starts_upper(next)
            || next.starts_with(|first: char| !first.is_alphanumeric() && first != ',')
                && !matches!(next, "—" | "–" | "--" | "-" | ")" | ";" | "…" | "...")
            || next.starts_with(|first: char| first.is_ascii_digit())
    };
    (is_end && (is_far || end > at + 1)).then_some(end)
}

fn is_terminator(word: &str) -> bool {
    matches!(word, "." | "?" | "!" | "..." | "…" | "....")
}

fn starts_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the mark belongs to what is before it: a closing quotation mark or bracket.
fn is_closing(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let is_joined = token.span.start == tokens[at - 1].span.end;
    match token.kind {
        TokenKind::Quote | TokenKind::SingleQuote => {
            is_joined && !matches!(token.span.of(text), "“" | "‘" | "«" | "„")
        }
        _ => {
            is_terminator(token.span.of(text))
                || is_joined && matches!(token.span.of(text), ")" | "]")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, layout};

    fn check(text: &str, expected: &[&str]) {
        let layout = layout(&Document::new("", text));
        let found: Vec<_> = layout
            .sentences
            .iter()
            .map(|sentence| layout.span(&sentence.tokens).of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_end_sentences() {
        check(
            "He left. She stayed? Yes!",
            &["He left.", "She stayed?", "Yes!"],
        );
        check(
            "It grew 3.8 percent. 5 left.",
            &["It grew 3.8 percent.", "5 left."],
        );
    }

    #[test]
    fn a_dateline_is_no_part_of_one() {
        check(
            "LISBON, Aug. 3 (AP) — The mayor left. He smiled.",
            &["LISBON, Aug. 3 (AP) —", "The mayor left.", "He smiled."],
        );
    }

    #[test]
    fn abbreviations_do_not() {
        check("Mr. Xi met Gov. Smith.", &["Mr. Xi met Gov. Smith."]);
        check(
            "Made in the U.S. The rest was not.",
            &["Made in the U.S.", "The rest was not."],
        );
        check("The U.S. Senate voted.", &["The U.S. Senate voted."]);
    }

    #[test]
    fn quotations_close_first() {
        check("“I will go.” He left.", &["“I will go.”", "He left."]);
        check("\"Will you?\" he asked.", &["\"Will you?\" he asked."]);
        check("He said: “No.” “Yes.”", &["He said: “No.”", "“Yes.”"]);
    }

    #[test]
    fn openers_are_sorted() {
        assert!(OPENERS.is_sorted());
    }
}
