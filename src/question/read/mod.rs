//! A question's text becomes typed words: names of the graph, dates, words of questions.

mod confidence;
mod misspelt;
mod period;
mod raw;

pub(super) use misspelt::{corrected, nearest as nearest_word};

use super::names::Names;
use super::word::{Sort, Word};
use super::wording::{FILLER, Wording};
use crate::{Diagnostic, Span};
use jiff::civil::Date;
use raw::{Raw, RawKind, raws};

#[derive(pest_derive::Parser)]
#[grammar = "grammar/date.pest"]
struct DateParser;

/// The days that dates in a question are seen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// "yesterday", "last week".
    pub(super) today: Date,
    /// "7 November", "last October": the latest day of the articles, or today.
    pub(super) latest: Date,
}

/// What words are looked up in.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) names: &'a Names,
    pub(super) wording: &'static Wording,
    pub(super) seen: Seen,
}

impl Reader<'_> {
    /// The typed words of the text, in order, the longest match first; words that say nothing are left
    /// out.
    ///
    /// Fails at a date or a confidence that makes no sense.
    pub(super) fn words(&self) -> Result<Vec<Word>, Diagnostic> {
        let raws = raws(self.text);
        let mut words = Vec::new();
        let mut at = 0;
        while at < raws.len() {
            let (length, word) = self.word_at(&raws, at, opens(&words))?;
            words.extend(word.filter(|word| word.symbol != FILLER));
            at += length.max(1);
        }
        Ok(words)
    }

    /// How many raw words the typed word at `at` takes, and the word.
    fn word_at(
        &self,
        raws: &[Raw],
        at: usize,
        opens: (bool, bool),
    ) -> Result<(usize, Option<Word>), Diagnostic> {
        let raw = &raws[at];
        let alone = |symbol, sort| Word {
            span: raw.span,
            symbol,
            sort,
        };
        match raw.kind {
            RawKind::Comma => return Ok((1, Some(alone("comma", Sort::Plain)))),
            RawKind::Genitive => return Ok((1, Some(alone("s", Sort::Plain)))),
            RawKind::Quoted(inside) => {
                let words = inside.of(self.text).trim().to_owned();
                return Ok((1, Some(alone("quoted", Sort::Quoted(words)))));
            }
            RawKind::Word => {}
        }
        if let Some((end, word)) = self.special(raw)? {
            let length = raws[at..]
                .iter()
                .take_while(|raw| raw.span.start < end)
                .count();
            return Ok((length, Some(word)));
        }
        Ok(self.longest(raws, at, opens))
    }

    /// A period or a confidence that begins with this word.
    fn special(&self, raw: &Raw) -> Result<Option<(usize, Word)>, Diagnostic> {
        if let Some((span, period)) = period::at(self.text, raw, self.seen)? {
            let word = Word {
                span,
                symbol: "period",
                sort: Sort::Period(period),
            };
            return Ok(Some((span.end, word)));
        }
        let sure = confidence::at(self.text, raw)?;
        Ok(sure.map(|(span, bound)| {
            let word = Word {
                span,
                symbol: "sure",
                sort: Sort::Sure(bound),
            };
            (span.end, word)
        }))
    }

    /// The longest phrase of questions or name of the graph that begins here.
    fn longest(&self, raws: &[Raw], at: usize, opens: (bool, bool)) -> (usize, Option<Word>) {
        let most = self.wording.longest.max(self.names.longest());
        let mut key = String::new();
        let mut best: Option<(usize, &'static str, Sort)> = None;
        for (length, raw) in raws[at..].iter().take(most).enumerate() {
            let length = length + 1;
            match raw.kind {
                RawKind::Word if !key.is_empty() => key.push(' '),
                RawKind::Word | RawKind::Genitive => {}
                _ => break,
            }
            key.push_str(&raw.folded);
            let span = raws[at].span.to(raw.span);
            let named = self.names.symbol(without_article(&key));
            let ends = at + length == raws.len();
            let opener = self
                .wording
                .find_opener(&key)
                .filter(|entry| match entry.symbol {
                    // Only the whole input asks for the last answer's sentences or article.
                    "evidence" | "article" => opens.0,
                    symbol => opens.1 || ends && matches!(symbol, "please" | "timeline"),
                });
            let phrase = opener
                .or_else(|| self.wording.find(&key))
                .or_else(|| self.wording.find(without_article(&key)));
            best = match (phrase, named) {
                (Some(_), Some(name)) if self.is_written_as_name(span) => {
                    Some((length, name, Sort::Plain))
                }
                (Some(entry), _) => Some((length, entry.symbol, entry.sort.clone())),
                (None, Some(name)) => Some((length, name, Sort::Plain)),
                (None, None) => best,
            };
        }
        let (length, symbol, sort) = best.unwrap_or_else(|| {
            let written = &raws[at].folded;
            let in_words = || self.wording.numbers.get(written).copied();
            let number = written.parse().ok().or_else(in_words);
            match number {
                Some(number) => (1, "number", Sort::Number(number)),
                None => (1, "word", Sort::Plain),
            }
        });
        let span = raws[at].span.to(raws[at + length - 1].span);
        (length, Some(Word { span, symbol, sort }))
    }

    /// Whether words that may belong to the question are written as a name: "WHO", "the May".
    fn is_written_as_name(&self, span: Span) -> bool {
        let written = span.of(self.text);
        let lower = |text: &str| text.chars().any(char::is_lowercase);
        let capitals = written
            .chars()
            .filter(|letter| letter.is_uppercase())
            .count();
        let shouts = !lower(self.text);
        let is_first = self.text[..span.start].trim().is_empty();
        !shouts && capitals > 0 && (capitals > 1 || !is_first)
    }
}

/// Whether what comes next is still the very beginning of a question, or nearly.
fn opens(words: &[Word]) -> (bool, bool) {
    let first = words
        .iter()
        .all(|word| matches!(word.symbol, "please" | "show" | "and" | "but"));
    let begins = |word: &Word| {
        matches!(
            word.symbol,
            "please" | "show" | "and" | "but" | "what" | "is" | "s" | "which" | "there" | "comma"
        )
    };
    (first, words.iter().all(begins))
}

fn without_article(key: &str) -> &str {
    key.strip_prefix("the ").unwrap_or(key)
}
