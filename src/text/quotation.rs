//! What stands between quotation marks.

use super::{Token, TokenKind};
use std::ops::Range;

/// One quotation inside one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Its tokens, the marks included.
    pub tokens: Range<usize>,
    /// Whether its closing mark is missing and the next paragraph opens with one: it goes on there.
    pub continues: bool,
}

/// A quotation that is never closed reaches at most this many tokens.
const LONGEST_OPEN: usize = 1_000;

/// What closes the quotation that a mark has opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closer {
    Straight,
    Curly,
    CurlyOpening,
    Guillemet,
    ReversedGuillemet,
    Single,
}

/// Where a mark can stand: its neighbours tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opening,
    Closing,
    Either,
}

/// The outer quotations of each paragraph.
pub(super) fn quotations(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Range<usize>],
) -> Vec<Quotation> {
    let mut found = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let next_opens = paragraphs
            .get(index + 1)
            .is_some_and(|next| opens(text, tokens, next.start, false).is_some());
        scan(text, tokens, paragraph, next_opens, &mut found);
    }
    found
}

fn scan(
    text: &str,
    tokens: &[Token],
    paragraph: &Range<usize>,
    next_opens: bool,
    found: &mut Vec<Quotation>,
) {
    let has_single = single_quotes_speak(text, tokens, paragraph);
    let mut open: Option<(usize, Closer)> = None;
    for at in paragraph.clone() {
        if !matches!(tokens[at].kind, TokenKind::Quote | TokenKind::SingleQuote) {
            continue;
        }
        if let Some((start, closer)) = open {
            if closes(text, tokens, at, closer) {
                found.push(Quotation {
                    tokens: start..at + 1,
                    continues: false,
                });
                open = None;
            } else if closer != Closer::Single && reopens(text, tokens, at, closer) {
                let end = unclosed_end(text, tokens, start, at);
                found.push(Quotation {
                    tokens: start..end,
                    continues: false,
                });
                open = Some((at, closer));
            }
        } else if let Some(closer) = opens(text, tokens, at, has_single) {
            open = Some((at, closer));
        }
    }
    if let Some((start, closer)) = open {
        let continues = next_opens && closer != Closer::Single;
        let is_whole = start == paragraph.start;
        let end = if continues || is_whole {
            paragraph.end.min(start + LONGEST_OPEN)
        } else {
            unclosed_end(text, tokens, start, paragraph.end)
        };
        if closer != Closer::Single {
            found.push(Quotation {
                tokens: start..end,
                continues,
            });
        }
    }
}

/// The end of the sentence in which a quotation opens that is never closed.
fn unclosed_end(text: &str, tokens: &[Token], start: usize, limit: usize) -> usize {
    let limit = limit.min(start + LONGEST_OPEN);
    (start..limit)
        .find(|&at| matches!(tokens[at].span.of(text), "." | "?" | "!"))
        .map_or(limit, |at| at + 1)
}

fn side(text: &str, tokens: &[Token], at: usize) -> Side {
    let span = tokens[at].span;
    let before = text[..span.start].chars().next_back().unwrap_or(' ');
    let after = text[span.end..].chars().next().unwrap_or(' ');
    let can_open = before.is_whitespace() || "([{—–-/:'‘\"“\u{feff}".contains(before);
    let can_close = after.is_whitespace() || ".,;:?!)]}—–-/'’\"”".contains(after);
    match (
        can_open && !after.is_whitespace(),
        can_close && !before.is_whitespace(),
    ) {
        (true, false) => Side::Opening,
        (false, true) => Side::Closing,
        _ => Side::Either,
    }
}

/// What would close a quotation that the mark at `at` opens, if it can open one.
fn opens(text: &str, tokens: &[Token], at: usize, has_single: bool) -> Option<Closer> {
    let token = tokens.get(at)?;
    let side = side(text, tokens, at);
    match token.span.of(text) {
        "“" | "‟" | "``" => Some(Closer::Curly),
        "„" => Some(Closer::CurlyOpening),
        "«" => Some(Closer::Guillemet),
        "»" if side == Side::Opening => Some(Closer::ReversedGuillemet),
        "\"" | "''" | "″" if side != Side::Closing => Some(Closer::Straight),
        // A closing mark typed where an opening one belongs.
        "”" if side == Side::Opening => Some(Closer::Curly),
        "‘" | "'" | "`" if has_single && side == Side::Opening => Some(Closer::Single),
        _ => None,
    }
}

fn closes(text: &str, tokens: &[Token], at: usize, closer: Closer) -> bool {
    let mark = tokens[at].span.of(text);
    match closer {
        Closer::Straight => {
            matches!(mark, "\"" | "''" | "”" | "’’" | "″")
                && side(text, tokens, at) != Side::Opening
        }
        Closer::Curly => {
            matches!(mark, "”" | "’’")
                || matches!(mark, "\"" | "''") && side(text, tokens, at) != Side::Opening
                || mark == "“" && side(text, tokens, at) == Side::Closing
        }
        Closer::CurlyOpening => matches!(mark, "“" | "”"),
        Closer::Guillemet => mark == "»",
        Closer::ReversedGuillemet => mark == "«",
        Closer::Single => is_single_close(text, tokens, at),
    }
}

/// Whether the mark opens a quotation although one of its kind is open: the closing mark is missing.
fn reopens(text: &str, tokens: &[Token], at: usize, closer: Closer) -> bool {
    side(text, tokens, at) == Side::Opening && opens(text, tokens, at, false) == Some(closer)
}

fn is_single_close(text: &str, tokens: &[Token], at: usize) -> bool {
    matches!(tokens[at].span.of(text), "’" | "'")
        && at > 0
        && side(text, tokens, at) == Side::Closing
        && text[..tokens[at].span.start].ends_with([',', '.', '?', '!', ';', '…'])
}

/// Whether single marks enclose speech here, as in British print: one opens and one closes after
/// a comma or full stop, and there are no double marks.
fn single_quotes_speak(text: &str, tokens: &[Token], paragraph: &Range<usize>) -> bool {
    let mut has_open = false;
    for at in paragraph.clone() {
        match tokens[at].kind {
            TokenKind::Quote => return false,
            TokenKind::SingleQuote => {
                let is_open = side(text, tokens, at) == Side::Opening;
                has_open |= is_open && matches!(tokens[at].span.of(text), "‘" | "'");
                if has_open && is_single_close(text, tokens, at) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::text::{Document, layout};

    fn check(text: &str, expected: &[&str]) {
        let layout = layout(&Document::new("", text));
        let found: Vec<_> = layout
            .quotations
            .iter()
            .map(|quotation| layout.span(&quotation.tokens).of(text))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_of_all_kinds() {
        check(
            "He said, “Go.” Then \"stay\" and «venez».",
            &["“Go.”", "\"stay\"", "«venez»"],
        );
        check("„Ja“ und »nein«", &["„Ja“", "»nein«"]);
        check(
            "``Yes,'' he said. ''I know.''",
            &["``Yes,''", "''I know.''"],
        );
    }

    #[test]
    fn nested_marks_stay_inside() {
        check(
            "“He said ‘no’ to me,” she said.",
            &["“He said ‘no’ to me,”"],
        );
        check(
            "\"It's the 'big one',\" he said",
            &["\"It's the 'big one',\""],
        );
    }

    #[test]
    fn single_marks_speak_where_no_double_ones_do() {
        check("‘We will win,’ said Brown.", &["‘We will win,’"]);
        check("The Democrats' plan isn't 'new' at all", &[]);
    }

    #[test]
    fn a_quotation_continues_in_the_next_paragraph() {
        let text = "“One.\n“Two,” he said.";
        check(text, &["“One.", "“Two,”"]);
        let layout = layout(&Document::new("", text));
        assert!(layout.quotations[0].continues);
        assert!(!layout.quotations[1].continues);
    }

    #[test]
    fn an_open_mark_does_not_swallow_the_text() {
        check(
            "He said “go. Then he left. And “stay” was said.",
            &["“go.", "“stay”"],
        );
        check("He said \"go. He left.\nNext.", &["\"go."]);
        check("A 6\" pipe and a 7\" one", &[]);
    }
}
