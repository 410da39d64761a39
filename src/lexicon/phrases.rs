//! Phrases by their first word: the longest that begins at a place is found word by word.

use crate::text::tokens;
use rustc_hash::FxHashMap;

/// What each of many phrases means; several may be written alike.
#[derive(Debug)]
pub struct Phrases<T> {
    by_first: FxHashMap<Box<str>, Vec<Phrase<T>>>,
}

#[derive(Debug)]
struct Phrase<T> {
    /// The words after the first.
    rest: Box<[Box<str>]>,
    meaning: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_first: FxHashMap::default(),
        }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; one written alike and added before comes first.
    pub(super) fn add(&mut self, phrase: &str, meaning: T) {
        let mut words = tokens(phrase)
            .into_iter()
            .map(|token| plain(token.span.of(phrase)));
        let Some(first) = words.next() else {
            return;
        };
        let rest: Box<[Box<str>]> = words.map(Box::from).collect();
        let phrases = match self.by_first.get_mut(first) {
            Some(phrases) => phrases,
            None => self.by_first.entry(first.into()).or_default(),
        };
        phrases.push(Phrase { rest, meaning });
    }

    /// Number of words and meaning of the longest phrase of which `word(0)`, `word(1)`, … are the
    /// words.
    pub fn longest<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, T)> {
        let mut longest: Option<(usize, T)> = None;
        for phrase in self.by_first.get(plain(word(0)))? {
            let length = phrase.rest.len() + 1;
            let is_longer = longest.is_none_or(|(other, _)| length > other);
            let matches = || {
                let mut words = phrase.rest.iter().enumerate();
                words.all(|(at, rest)| &**rest == plain(word(at + 1)))
            };
            if is_longer && matches() {
                longest = Some((length, phrase.meaning));
            }
        }
        longest
    }
}

/// Typographic apostrophes and hyphens as on a typewriter, where a token is one or begins with one.
fn plain(word: &str) -> &str {
    match word {
        "’s" => "'s",
        "’" => "'",
        "‐" | "‑" => "-",
        _ => word,
    }
}
