//! What can be seen of a token without its neighbours, as numbers.

use crate::learn::{self, Clusters};
use crate::text::{Token, TokenKind};

/// What a model sees of one token.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    /// The word in lower case, digits as zeros, quotation marks and dashes of one kind each.
    pub(super) lower: u64,
    /// Its last and first bytes in lower case, the next to the end in the lowest bits.
    pub(super) ending: u32,
    pub(super) beginning: u32,
    /// Capitals, digits, length and kind.
    pub(super) shape: u64,
    /// The cluster it is in, at three sizes from a few to many; zero for none.
    pub(super) clusters: [u64; 3],
    /// Spaces before and after, for marks; quotation marks before it in the sentence.
    pub(super) spacing: u64,
    pub(super) quotes: u16,
    /// Whether it stands between double quotation marks.
    pub(super) quoted: bool,
}

/// How capitals are used in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Capitals {
    Names,
    Title,
    All,
}

const FIRST_UPPER: u64 = 1;
const ALL_UPPER: u64 = 2;
const HAS_DIGIT: u64 = 4;
const HAS_STOP: u64 = 8;
const NOT_ASCII: u64 = 16;
const SHAPE_BITS: u32 = 5;

/// Fills `words` with what is seen of the tokens of one sentence.
pub(super) fn words(text: &str, tokens: &[Token], clusters: &Clusters, words: &mut Vec<Word>) {
    words.clear();
    let mut quotes = 0;
    let mut is_inside = opens_quoted(text, tokens);
    for (at, token) in tokens.iter().enumerate() {
        let mut word = word(token.span.of(text), token.kind, clusters);
        word.spacing = spacing(tokens, at);
        if token.kind == TokenKind::Quote {
            quotes += 1;
            is_inside = !is_inside;
        }
        word.quotes = quotes;
        word.quoted = is_inside;
        words.push(word);
    }
}

/// Whether the sentence begins inside a quotation: its first mark is a closing one.
fn opens_quoted(text: &str, tokens: &[Token]) -> bool {
    let Some(at) = tokens
        .iter()
        .position(|token| token.kind == TokenKind::Quote)
    else {
        return false;
    };
    match tokens[at].span.of(text) {
        "”" => true,
        "“" | "``" => false,
        _ => spacing(tokens, at) == SPACE_AFTER,
    }
}

const SPACE_BEFORE: u64 = 1;
const SPACE_AFTER: u64 = 2;

/// Spaces around a token; an edge of the sentence counts as one.
fn spacing(tokens: &[Token], at: usize) -> u64 {
    let span = tokens[at].span;
    let before = at == 0 || tokens[at - 1].span.end < span.start;
    let after = tokens
        .get(at + 1)
        .is_none_or(|next| next.span.start > span.end);
    u64::from(before) * SPACE_BEFORE + u64::from(after) * SPACE_AFTER
}

fn word(text: &str, kind: TokenKind, clusters: &Clusters) -> Word {
    match kind {
        TokenKind::Quote => mark("\""),
        TokenKind::SingleQuote => mark("'"),
        TokenKind::Hyphen => mark("-"),
        TokenKind::Mark => mark(match text {
            "—" | "–" | "―" | "-" | "---" => "--",
            "…" | "...." | ".." => "...",
            _ => text,
        }),
        TokenKind::Clitic if text.contains('’') => {
            lexical(&text.replace('’', "'"), kind, clusters)
        }
        TokenKind::Word | TokenKind::Clitic | TokenKind::Number => lexical(text, kind, clusters),
    }
}

fn mark(text: &str) -> Word {
    Word {
        lower: learn::text(text),
        shape: 1 << 40,
        ..Word::default()
    }
}

fn lexical(text: &str, kind: TokenKind, clusters: &Clusters) -> Word {
    let mut buffer = [0; 48];
    let long;
    let (lower, flags): (&[u8], u64) = match buffer.get_mut(..text.len()) {
        Some(buffer) if text.is_ascii() => {
            let flags = fold(text.as_bytes(), buffer);
            (buffer, flags)
        }
        _ => {
            long = text.to_lowercase();
            let upper = u64::from(text.starts_with(char::is_uppercase)) * FIRST_UPPER;
            (long.as_bytes(), upper | NOT_ASCII)
        }
    };
    let length = lower.len().min(6) as u64;
    let path = (kind != TokenKind::Number)
        .then(|| std::str::from_utf8(lower).ok())
        .flatten()
        .and_then(|lower| clusters.get(lower));
    let cluster = |bits| path.map_or(0, |path| 1 + path.prefix(bits));
    Word {
        lower: learn::bytes(lower),
        ending: lower
            .iter()
            .fold(0, |value, byte| value << 8 | u32::from(*byte)),
        beginning: (lower.iter().take(4).rev())
            .fold(0, |value, byte| value << 8 | u32::from(*byte)),
        shape: flags | length << SHAPE_BITS | (kind as u64) << (SHAPE_BITS + 4),
        clusters: [6, 8, 12].map(cluster),
        ..Word::default()
    }
}

/// Writes the word in lower case with zeros for digits; gives back its shape.
fn fold(text: &[u8], lower: &mut [u8]) -> u64 {
    let mut flags = 0;
    let mut small = 0;
    for (byte, lower) in text.iter().zip(lower) {
        *lower = match byte {
            b'0'..=b'9' => {
                flags |= HAS_DIGIT;
                b'0'
            }
            b'.' => {
                flags |= HAS_STOP;
                b'.'
            }
            byte => {
                small += u64::from(byte.is_ascii_lowercase());
                byte.to_ascii_lowercase()
            }
        };
    }
    if text.first().is_some_and(u8::is_ascii_uppercase) {
        flags |= FIRST_UPPER;
        if small == 0 && text.len() > 1 {
            flags |= ALL_UPPER;
        }
    }
    flags
}

impl Word {
    /// What stands beyond the sentence's edges.
    pub(super) const EDGE: Self = Self {
        lower: 1,
        ending: 0,
        beginning: 0,
        shape: 1 << 41,
        clusters: [1 << 20; 3],
        spacing: 0,
        quotes: 0,
        quoted: false,
    };

    pub(super) fn starts_upper(&self) -> bool {
        self.shape & FIRST_UPPER != 0
    }

    fn is_all_upper(&self) -> bool {
        self.shape & ALL_UPPER != 0
    }

    /// The last `count` bytes, four at most.
    pub(super) fn suffix(&self, count: u32) -> u64 {
        u64::from(self.ending) & ((1 << (count * 8)) - 1)
    }

    /// The first `count` bytes, four at most.
    pub(super) fn prefix(&self, count: u32) -> u64 {
        u64::from(self.beginning) & ((1 << (count * 8)) - 1)
    }

    /// Whether it is made of letters, and at least four bytes long.
    fn is_long(&self) -> bool {
        self.shape >> SHAPE_BITS & 15 >= 4
            && self.shape >> (SHAPE_BITS + 4) == TokenKind::Word as u64
    }
}

/// Whether nearly all longer words of a sentence begin with a capital, or all letters are capitals.
pub(super) fn capitals(words: &[Word]) -> Capitals {
    let long = || words.iter().filter(|word| word.is_long());
    let count = long().count();
    let share = |is: fn(&&Word) -> bool| long().filter(is).count() * 10 >= count * 8;
    if count >= 3 && share(|word| word.is_all_upper()) {
        Capitals::All
    } else if count >= 4 && share(|word| word.starts_upper()) {
        Capitals::Title
    } else {
        Capitals::Names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn seen(text: &str) -> Vec<Word> {
        let mut seen = Vec::new();
        words(text, &tokens(text), &Clusters::builtin(), &mut seen);
        seen
    }

    #[test]
    fn case_digits_and_marks_are_folded() {
        let same = |left: &str, right: &str| seen(left)[0].lower == seen(right)[0].lower;
        assert!(same("Taiwan", "TAIWAN") && same("2019", "2025"));
        assert!(same("“", "\"") && same("–", "--") && same("…", "..."));
        assert!(!same("Taiwan", "Taipei") && !same("‘", "“"));
        assert!(same("Émile", "émile"));
        assert_eq!(seen("don't")[1].lower, seen("don’t")[1].lower);
    }

    #[test]
    fn affixes_are_bytes() {
        let word = seen("Saying")[0];
        assert_eq!(word.suffix(3), u64::from(u32::from_be_bytes(*b"\0ing")));
        assert_eq!(word.prefix(2), u64::from(u32::from_le_bytes(*b"sa\0\0")));
        assert_eq!(seen("I")[0].suffix(4), u64::from(b'i'));
    }

    #[test]
    fn capitals_of_sentences() {
        let check = |text, expected| assert_eq!(capitals(&seen(text)), expected, "{text}");
        check("Trump Says China Will Buy Soybeans", Capitals::Title);
        check("TRUMP SAYS CHINA WILL BUY", Capitals::All);
        check("Trump said China will buy soybeans", Capitals::Names);
        check("Donald Trump", Capitals::Names);
    }

    #[test]
    fn quotation_is_followed() {
        let quoted = |text| -> Vec<bool> { seen(text).iter().map(|word| word.quoted).collect() };
        assert_eq!(quoted("He \"left\" it"), [false, true, true, false, false]);
        assert_eq!(quoted("Left,\" he"), [true, true, false, false]);
    }
}
