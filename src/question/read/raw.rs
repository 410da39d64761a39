//! A question's text is cut into words, marks and quotations.

use crate::Span;
use crate::question::names::fold;

/// One word, mark or quotation, as it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Raw {
    pub(super) span: Span,
    pub(super) kind: RawKind,
    /// Without case, diacritics and apostrophes.
    pub(super) folded: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RawKind {
    Word,
    /// "'s" behind a word.
    Genitive,
    Comma,
    /// With its marks; what is inside is told by the span given.
    Quoted(Span),
}

/// Pairs of quotation marks.
const QUOTES: [(char, &[char]); 6] = [
    ('"', &['"']),
    ('“', &['”', '"']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('‘', &['’']),
    ('\'', &['\'']),
];

/// Marks that are no part of a word.
const MARKS: [char; 13] = [
    '?', '!', ';', ':', '(', ')', '[', ']', '{', '}', '…', '–', '—',
];

/// The words, marks and quotations of `text`, in order.
pub(super) fn raws(text: &str) -> Vec<Raw> {
    let mut raws = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if let Some(raw) = quotation(text, at) {
            at = raw.span.end;
            raws.push(raw);
        } else if first == ',' {
            raws.push(raw(text, Span::new(at, at + 1), RawKind::Comma));
            at += 1;
        } else if is_word(text, at, first) {
            let end = word_end(text, at);
            push_word(text, Span::new(at, end), &mut raws);
            at = end;
        } else {
            at += first.len_utf8();
        }
    }
    raws
}

fn raw(text: &str, span: Span, kind: RawKind) -> Raw {
    let folded = match kind {
        RawKind::Genitive => "s".to_owned(),
        RawKind::Comma => ",".to_owned(),
        RawKind::Word => folded(span.of(text)),
        RawKind::Quoted(_) => String::new(),
    };
    Raw { span, kind, folded }
}

/// Like [`fold`], which would leave nothing of "the".
fn folded(word: &str) -> String {
    fold(word)
}

fn is_word(text: &str, at: usize, first: char) -> bool {
    let next = text[at + first.len_utf8()..].chars().next();
    let is_joined = || next.is_some_and(char::is_alphanumeric);
    first.is_alphanumeric()
        || first == '&'
        || (matches!(first, '\'' | '’' | '$' | '-') && is_joined())
}

fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut characters = text[start..].char_indices().peekable();
    while let Some((place, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let before_digit = character == ',' && next.is_some_and(|next| next.is_ascii_digit());
        let is_end = character.is_whitespace()
            || MARKS.contains(&character)
            || (character == ','
                && !(before_digit
                    && text[..start + place].ends_with(|c: char| c.is_ascii_digit())))
            || matches!(character, '"' | '“' | '”' | '«' | '»');
        if is_end {
            break;
        }
        end = start + place + character.len_utf8();
    }
    end
}

/// A word without the full stop at its end, and its "'s" apart.
fn push_word(text: &str, span: Span, raws: &mut Vec<Raw>) {
    let mut word = span.of(text);
    let inner = word.trim_end_matches(['.', '\'', '’', '-']);
    // "U.S." keeps its stop.
    if !inner.contains('.') || word.ends_with("..") {
        word = inner;
    }
    let genitive = ["'s", "’s", "'S", "’S"];
    let stem = genitive.iter().find_map(|mark| word.strip_suffix(mark));
    let end = span.start + stem.unwrap_or(word).len();
    if end > span.start {
        raws.push(raw(text, Span::new(span.start, end), RawKind::Word));
    }
    if stem.is_some() {
        let mark = Span::new(end, span.start + word.len());
        raws.push(raw(text, mark, RawKind::Genitive));
    }
}

fn quotation(text: &str, at: usize) -> Option<Raw> {
    let first = text[at..].chars().next()?;
    let (_, closing) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let is_apostrophe = matches!(first, '\'' | '‘');
    let before = text[..at].chars().next_back();
    if is_apostrophe && before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let inside = at + first.len_utf8();
    let mut ends = text[inside..]
        .char_indices()
        .filter(|(_, mark)| closing.contains(mark));
    let (length, mark) = ends.find(|(place, mark)| {
        let after = text[inside + place + mark.len_utf8()..].chars().next();
        !is_apostrophe || after.is_none_or(|after| !after.is_alphanumeric())
    })?;
    let content = Span::new(inside, inside + length);
    let span = Span::new(at, inside + length + mark.len_utf8());
    (!content.of(text).trim().is_empty()).then(|| raw(text, span, RawKind::Quoted(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = raws(text);
        let found: Vec<&str> = found.iter().map(|raw| raw.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_marks_and_quotations_are_cut() {
        check("What did Xi say?", &["What", "did", "Xi", "say"]);
        check(
            "Xi's U.S. trip, 1,000 men.",
            &["Xi", "'s", "U.S.", "trip", ",", "1,000", "men"],
        );
        check(
            "who said “the war is over”?",
            &["who", "said", "“the war is over”"],
        );
        check("who said 'it's over'", &["who", "said", "'it's over'"]);
        check("Jean-Claude doesn’t", &["Jean-Claude", "doesn’t"]);
        check("who said \"open", &["who", "said", "open"]);
        check("?! … ", &[]);
    }

    proptest::proptest! {
        #[test]
        fn every_span_lies_in_the_text(text in r"[\PC]{0,40}") {
            for raw in raws(&text) {
                proptest::prop_assert!(!raw.span.of(&text).is_empty());
            }
        }
    }
}
