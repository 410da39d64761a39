//! What is known of a cue and the words around it before any single word is looked at.

use super::super::passage::Passage;
use super::tie::{Tie, ties};
use crate::extract::reading::Words;
use crate::syntax::Tag;

/// A cue and the words that may belong to it.
pub(crate) struct Cue<'a> {
    pub(super) passage: &'a Passage<'a>,
    pub(super) words: Words,
    pub(super) head: usize,
    pub(super) between: Vec<Between>,
    /// The words that may belong to it.
    pub(crate) window: Words,
    pub(super) ties: Vec<Tie>,
}

impl<'a> Cue<'a> {
    /// What is known of a cue once it is found.
    pub(crate) fn new(passage: &'a Passage<'a>, words: &Words, head: usize) -> Self {
        let window = window(passage, words);
        Self {
            passage,
            words: words.clone(),
            head,
            between: between(passage, &window, words),
            ties: ties(passage, &window, head),
            window,
        }
    }
}

/// So many tokens before and after the cue are looked at.
const BEFORE: usize = 160;
const AFTER: usize = 220;

/// The words that may belong to a cue: those of its sentence, and of the sentences next to it in the
/// paragraph as long as there are quotations in them, unless they are far.
pub(super) fn window(passage: &Passage, cue: &Words) -> Words {
    let paragraph = passage.paragraph(cue.start);
    let is_quoted = |words: &Words| words.clone().any(|at| passage.fact(at).quote != 0);
    let (mut start, mut end) = (cue.start, cue.end);
    let far = cue.start.saturating_sub(BEFORE)..cue.end + AFTER;
    let sentences = &passage.reading.layout.sentences;
    let own = passage.reading.layout.sentence_of(cue.start);
    for sentence in sentences[..=own].iter().rev() {
        let words = &sentence.tokens;
        if words.end <= paragraph.start.max(far.start) || words.end <= start && !is_quoted(words) {
            break;
        }
        start = start.min(words.start);
    }
    for sentence in &sentences[own..] {
        let words = &sentence.tokens;
        if words.start >= paragraph.end.min(far.end) || words.start >= end && !is_quoted(words) {
            break;
        }
        end = end.max(words.end);
    }
    start.max(paragraph.start).max(far.start)..end.min(paragraph.end).min(far.end)
}

/// What the words between a token and the cue hold; one for each token of a window.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Between {
    pub(super) commas: u8,
    pub(super) verbs: u8,
    pub(super) cues: u8,
    pub(super) quotations: u8,
    pub(super) actors: u8,
    /// Words that begin what was found to be a cue.
    pub(super) likely: u8,
}

/// Counts, from the cue outwards, what lies between it and each token of the window.
fn between(passage: &Passage, window: &Words, cue: &Words) -> Vec<Between> {
    let mut found = vec![Between::default(); window.len()];
    let add = |between: &mut Between, at: usize| {
        let (fact, tag) = (passage.fact(at), passage.reading.syntax.tags[at]);
        between.commas = (between.commas + u8::from(tag == Tag::Comma)).min(5);
        between.verbs = (between.verbs + u8::from(tag.is_finite())).min(5);
        between.cues = (between.cues + u8::from(fact.cue & 7 == 1)).min(3);
        between.quotations = (between.quotations + u8::from(fact.quote == 1)).min(3);
        let begins = passage.likely(at) > 1 && passage.likely(at.wrapping_sub(1)) <= 1;
        between.likely = (between.likely + u8::from(begins)).min(3);
        between.actors = (between.actors + u8::from(fact.actor != 0)).min(3);
    };
    let mut sum = Between::default();
    for at in (window.start..cue.start).rev() {
        found[at - window.start] = sum;
        add(&mut sum, at);
    }
    let mut sum = Between::default();
    for at in cue.end..window.end {
        found[at - window.start] = sum;
        add(&mut sum, at);
    }
    found
}
