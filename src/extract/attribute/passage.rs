//! The words that a model reads: a whole document, or the content of one attribution as if it stood
//! alone.

use super::cue::Found;
use crate::extract::reading::fact::{EDGE, Fact};
use crate::extract::reading::{Reading, Words};
use crate::syntax::Relation;
use std::borrow::Cow;

/// Some words of a document, and what the models look at in them.
pub(crate) struct Passage<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) words: Words,
    facts: Cow<'a, [Fact]>,
    /// How likely each word is part of a cue, as [`Passage::likely`] gives it; empty until cues are found.
    likely: Vec<u8>,
}

impl<'a> Passage<'a> {
    /// All of a document.
    pub(crate) fn whole(reading: &'a Reading<'a>) -> Self {
        Self {
            reading,
            words: 0..reading.len(),
            facts: Cow::Borrowed(&reading.facts),
            likely: Vec::new(),
        }
    }

    /// What is said, read as a text of its own: the quotation it stands in is not looked at, and
    /// what hangs on a word outside hangs on nothing.
    pub(crate) fn content(reading: &'a Reading<'a>, words: &Words) -> Self {
        let words = &without_marker(reading, words);
        let mut facts = reading.facts[words.clone()].to_vec();
        let outer = facts.first().map_or(0, |fact| fact.quotation);
        for (at, fact) in words.clone().zip(&mut facts) {
            if fact.quotation == outer {
                fact.quote = 0;
                fact.quotation = 0;
            }
            let head = reading.syntax.head(at);
            if head.is_none_or(|head| !words.contains(&head)) {
                fact.relation = u64::from(Relation::Root.number()) + 1;
            }
        }
        Self {
            reading,
            words: words.clone(),
            facts: Cow::Owned(facts),
            likely: Vec::new(),
        }
    }

    /// The passage, with the cues that were found in it.
    pub(crate) fn with_cues(mut self, found: &[Found]) -> Self {
        self.likely = vec![0; self.words.len()];
        for cue in found {
            let level = match cue.probability {
                ..0.4 => 1,
                ..0.8 => 2,
                _ => 3,
            };
            let words = cue.words.start - self.words.start..cue.words.end - self.words.start;
            self.likely[words].fill(level);
        }
        self
    }

    /// How likely a token is part of a cue, from 0 to 3.
    #[inline]
    pub(crate) fn likely(&self, at: usize) -> u8 {
        let likely = self.likely.get(at.wrapping_sub(self.words.start));
        likely.copied().unwrap_or(0)
    }

    /// What is known of a token; nothing outside.
    #[inline]
    pub(crate) fn fact(&self, at: usize) -> &Fact {
        self.facts
            .get(at.wrapping_sub(self.words.start))
            .unwrap_or(&EDGE)
    }

    /// What is known of some tokens, all of which are inside.
    pub(crate) fn facts(&self, words: &Words) -> &[Fact] {
        &self.facts[words.start - self.words.start..words.end - self.words.start]
    }

    /// The sentences, as far as they are inside.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = Words> {
        let sentences = &self.reading.layout.sentences;
        let first = sentences.partition_point(|one| one.tokens.end <= self.words.start);
        sentences[first..]
            .iter()
            .map(|one| one.tokens.start.max(self.words.start)..one.tokens.end.min(self.words.end))
            .take_while(|words| !words.is_empty())
    }

    /// The paragraph of a token, as far as it is inside.
    pub(crate) fn paragraph(&self, at: usize) -> Words {
        let index = self.fact(at).paragraph as usize;
        let words = self.reading.layout.paragraphs.get(index).cloned();
        let words = words.unwrap_or(at..at + 1);
        words.start.max(self.words.start)..words.end.min(self.words.end)
    }

    /// The head of a token, if it is inside.
    pub(crate) fn head(&self, at: usize) -> Option<usize> {
        let head = self.reading.syntax.head(at)?;
        self.words.contains(&head).then_some(head)
    }
}

/// What is said, without the "that" before it, which no sentence that stands alone has.
fn without_marker(reading: &Reading, words: &Words) -> Words {
    let is_marker =
        |at: usize| reading.lower(at) == "that" && reading.syntax.relations[at] == Relation::Marker;
    let skipped = words.clone().take_while(|at| is_marker(*at)).count();
    words.start + skipped..words.end
}
