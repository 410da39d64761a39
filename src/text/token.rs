//! Words and marks.

use crate::Span;

/// One word or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it is.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with the full stops of an abbreviation: `Taiwan`, `U.S.`, `O'Malley`.
    Word,
    /// What is written together with the word before: `'s`, `n't`, `'ll`.
    Clitic,
    /// Begins with a digit: `25`, `3.8`, `14th`.
    Number,
    /// A mark that opens or closes a quotation: `"`, `“`, `»`, `''`.
    Quote,
    /// A single mark that opens or closes a quotation inside another, or an apostrophe.
    SingleQuote,
    /// A hyphen between two words.
    Hyphen,
    /// Any other mark; one character, but for `...` and `--`.
    Mark,
}

/// Words with which a full stop is written and seldom ends a sentence, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "adm", "apr", "assn", "aug", "ave", "brig", "capt", "cmdr", "co", "col", "corp", "cpl", "dec",
    "del", "dept", "dr", "esq", "etc", "feb", "ft", "gen", "gov", "hon", "inc", "jan", "jr", "lt",
    "ltd", "maj", "messrs", "mr", "mrs", "ms", "mt", "nov", "oct", "prof", "rep", "reps", "rev",
    "sec", "sen", "sens", "sept", "sgt", "sr", "st", "vs",
];

/// What a word may be written together with, after an apostrophe.
const CLITICS: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

/// The tokens of `text`.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokens_into(text, Span::new(0, text.len()), &mut tokens);
    tokens
}

/// Appends the tokens in `span` of `text`.
pub(super) fn tokens_into(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let mut at = span.start;
    while let Some(first) = text[at..span.end].chars().next() {
        if first.is_whitespace() || first == '\u{feff}' {
            at += first.len_utf8();
            continue;
        }
        let (length, kind) = next(text, at, span.end, tokens.last());
        let end = at + length;
        if kind == TokenKind::Word {
            push_word(text, Span::new(at, end), tokens);
        } else {
            let span = Span::new(at, end);
            tokens.push(Token { span, kind });
        }
        at = end;
    }
}

/// Length in bytes and kind of the token at `at`.
fn next(text: &str, at: usize, end: usize, before: Option<&Token>) -> (usize, TokenKind) {
    let rest = &text[at..end];
    let first = rest.chars().next().unwrap_or(' ');
    let second = rest[first.len_utf8()..].chars().next().unwrap_or(' ');
    let is_joined = before.is_some_and(|before| before.span.end == at);
    match first {
        // "wrote on X. Then" ends a sentence; the X of "Malcolm X. Jones" does not follow a preposition.
        'X' if second == '.' && text[..at].ends_with(" on ") => (1, TokenKind::Word),
        _ if first.is_alphabetic() => (word_length(rest), TokenKind::Word),
        _ if first.is_ascii_digit() => (number_length(rest), TokenKind::Number),
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' => {
            (first.len_utf8(), TokenKind::Quote)
        }
        '`' | '\'' if second == first => (2, TokenKind::Quote),
        '’' if second == first => (2 * first.len_utf8(), TokenKind::Quote),
        '\'' | '‘' | '’' | '‚' | '‛' | '`' | '‹' | '›' => {
            (first.len_utf8(), TokenKind::SingleQuote)
        }
        '-' if second == '-' => (run_length(rest, '-'), TokenKind::Mark),
        '.' if second == '.' => (run_length(rest, '.'), TokenKind::Mark),
        '-' | '‐' | '‑' if is_joined && second.is_alphanumeric() => {
            (first.len_utf8(), TokenKind::Hyphen)
        }
        _ => (first.len_utf8(), TokenKind::Mark),
    }
}

fn run_length(rest: &str, mark: char) -> usize {
    rest.len() - rest.trim_start_matches(mark).len()
}

fn number_length(rest: &str) -> usize {
    let mut end = 0;
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let is_inner = matches!(character, '.' | ',' | ':' | '/')
            && characters
                .peek()
                .is_some_and(|(_, next)| next.is_ascii_digit());
        if !character.is_alphanumeric() && !is_inner {
            break;
        }
        end = at + character.len_utf8();
    }
    end
}

/// Letters and digits, apostrophes between letters, and full stops that belong to the word.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut stops = 0;
    let mut since_stop = 0;
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        match character {
            _ if character.is_alphanumeric() || is_mark_on_letter(character) => since_stop += 1,
            '\'' | '’' if next.is_alphabetic() => {}
            '.' if since_stop == 1 && (stops > 0 || next.is_alphabetic() || is_initial(rest)) => {
                stops += 1;
                since_stop = 0;
            }
            '.' if stops == 0 && is_abbreviation(&rest[..at], next) => return at + 1,
            _ => break,
        }
        end = at + character.len_utf8();
    }
    end
}

fn is_mark_on_letter(character: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&character)
}

/// A capital letter by itself, as in `George W. Bush`; not the pronoun.
fn is_initial(rest: &str) -> bool {
    rest.starts_with(|first: char| first.is_uppercase() && first != 'I')
}

fn is_abbreviation(word: &str, next: char) -> bool {
    if word.eq_ignore_ascii_case("no") {
        return false;
    }
    !next.is_alphabetic()
        && word.len() <= 6
        && ABBREVIATIONS
            .binary_search(&word.to_ascii_lowercase().as_str())
            .is_ok()
}

/// Appends a word, its clitic as a token of its own.
fn push_word(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let cut = span.end - clitic_length(span.of(text));
    let word = Span::new(span.start, cut);
    let clitic = Span::new(cut, span.end);
    for (span, kind) in [(word, TokenKind::Word), (clitic, TokenKind::Clitic)] {
        if !span.is_empty() {
            tokens.push(Token { span, kind });
        }
    }
}

/// Bytes of `n't`, `'s` and the like at the end of a word; none where that would be all of it.
fn clitic_length(word: &str) -> usize {
    let Some(apostrophe) = word.rfind(['\'', '’']) else {
        return 0;
    };
    let (before, from) = word.split_at(apostrophe);
    let after = from.trim_start_matches(['\'', '’']);
    if after.eq_ignore_ascii_case("t") && before.len() > 1 && before.ends_with(['n', 'N']) {
        from.len() + 1
    } else if CLITICS
        .iter()
        .any(|clitic| after.eq_ignore_ascii_case(clitic))
        && !before.is_empty()
    {
        from.len()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found: Vec<_> = tokens(text)
            .iter()
            .map(|token| token.span.of(text))
            .collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn abbreviations_keep_their_stops() {
        check("The U.S. and Mr. Trump.", "The U.S. and Mr. Trump .");
        check(
            "George W. Bush, a.m. or p.m.",
            "George W. Bush , a.m. or p.m.",
        );
        check("He said no. It was I.", "He said no . It was I .");
        check("U.S.-China talks", "U.S. - China talks");
    }

    #[test]
    fn clitics_are_their_own() {
        check(
            "China's don’t we'll O'Malley's",
            "China 's do n’t we 'll O'Malley 's",
        );
        check("the Democrats' plan", "the Democrats ' plan");
    }

    #[test]
    fn numbers_and_marks() {
        check(
            "3.8 percent, 1,000 -- 14th... 5:30",
            "3.8 percent , 1,000 -- 14th ... 5:30",
        );
        check("``Yes,'' he said: \"no\"", "`` Yes , '' he said : \" no \"");
        check("çé – \u{a0}東京", "çé – 東京");
    }

    #[test]
    fn abbreviations_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
    }
}
