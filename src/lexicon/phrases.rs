//! Phrases by their first word: the longest that begins at a place is found word by word.

use crate::text::tokens;
use rustc_hash::FxHashMap;

/// What each of many phrases means; of several written alike the first one added counts.
#[derive(Debug)]
pub struct Phrases<T> {
    /// Index of the last phrase added that begins with the word.
    last: FxHashMap<Box<str>, u32>,
    phrases: Vec<Phrase<T>>,
}

#[derive(Debug)]
struct Phrase<T> {
    /// The words after the first, each behind a space.
    rest: Box<str>,
    words: u32,
    meaning: T,
    /// The phrase added before that begins with the same word.
    before: Option<u32>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            last: FxHashMap::default(),
            phrases: Vec::new(),
        }
    }
}

impl<T: Copy> Phrases<T> {
    /// Makes room for so many phrases.
    pub(super) fn reserve(&mut self, phrases: usize) {
        self.last.reserve(phrases);
        self.phrases.reserve(phrases);
    }

    /// Adds a phrase.
    pub(super) fn add(&mut self, phrase: &str, meaning: T) {
        let is_plain = |letter: u8| letter.is_ascii_alphabetic() || letter == b' ';
        if phrase.bytes().all(is_plain) {
            self.add_words(phrase.split_ascii_whitespace(), meaning);
        } else {
            let tokens = tokens(phrase);
            let words = tokens.iter().map(|token| plain(token.span.of(phrase)));
            self.add_words(words, meaning);
        }
    }

    fn add_words<'p>(&mut self, mut words: impl Iterator<Item = &'p str>, meaning: T) {
        let Some(first) = words.next() else {
            return;
        };
        let mut rest = String::new();
        let mut count = 1;
        for word in words {
            rest.push(' ');
            rest.push_str(word);
            count += 1;
        }
        let index = u32::try_from(self.phrases.len()).unwrap_or(u32::MAX);
        let before = if let Some(last) = self.last.get_mut(first) {
            Some(std::mem::replace(last, index))
        } else {
            self.last.insert(first.into(), index);
            None
        };
        self.phrases.push(Phrase {
            rest: rest.into(),
            words: count,
            meaning,
            before,
        });
    }

    /// Adds a phrase that goes before those written alike.
    pub(super) fn put(&mut self, phrase: &str, meaning: T) {
        let tokens = tokens(phrase);
        let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(phrase));
        let mut next = self.last.get(plain(word(0))).copied();
        while let Some(own) = next.and_then(|index| self.phrases.get_mut(index as usize)) {
            if own.words as usize == tokens.len() && own.follows(word) {
                own.meaning = meaning;
            }
            next = own.before;
        }
        self.add(phrase, meaning);
    }

    /// Number of words and meaning of the longest phrase of which `word(0)`, `word(1)`, … are the
    /// words.
    pub fn longest<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, T)> {
        let mut longest: Option<(u32, T)> = None;
        let mut next = self.last.get(plain(word(0))).copied();
        while let Some(phrase) = next.and_then(|index| self.phrases.get(index as usize)) {
            let can_be_longer = longest.is_none_or(|(other, _)| phrase.words >= other);
            if can_be_longer && phrase.follows(&word) {
                longest = Some((phrase.words, phrase.meaning));
            }
            next = phrase.before;
        }
        longest.map(|(words, meaning)| (words as usize, meaning))
    }
}

impl<T> Phrase<T> {
    /// Whether `word(1)`, `word(2)`, … are the words after the first.
    fn follows<'w>(&self, word: impl Fn(usize) -> &'w str) -> bool {
        let mut rest = self.rest.split(' ').enumerate().skip(1);
        rest.all(|(at, expected)| expected == plain(word(at)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_and_first_counts() {
        let mut phrases = Phrases::default();
        for (phrase, meaning) in [
            ("trade", 1),
            ("trade war", 2),
            ("trade", 3),
            ("world war II", 4),
        ] {
            phrases.add(phrase, meaning);
        }
        let check = |text: &str, expected: Option<(usize, i32)>| {
            let words: Vec<_> = text.split(' ').collect();
            let found = phrases.longest(|at| words.get(at).copied().unwrap_or(""));
            assert_eq!(found, expected, "{text}");
        };
        check("trade war now", Some((2, 2)));
        check("trade wars", Some((1, 1)));
        check("world war", None);
    }
}
