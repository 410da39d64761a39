//! Which words are cues: a chain model over each sentence.

use super::fact::Fact;
use crate::learn::{Feature, feature};
use std::ops::Range;

/// Labels of the model: no cue, its first word, a further word.
pub(crate) const LABELS: u8 = 3;
pub(crate) const OUTSIDE: u8 = 0;
pub(crate) const FIRST: u8 = 1;
pub(crate) const FURTHER: u8 = 2;

/// Whether a label may follow another, or begin the chain.
pub(crate) fn allowed(from: Option<u8>, to: u8) -> bool {
    to != FURTHER || matches!(from, Some(FIRST | FURTHER))
}

/// The facts of a chain; nothing beyond its ends.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) facts: &'a [Fact],
}

const EDGE: Fact = Fact {
    word: 1,
    suffix: 1,
    cluster: 0,
    tag: 99,
    shape: 99,
    cue: 0,
    actor: 0,
    quote: 0,
    quotation: 0,
    paragraph: 0,
    sentence: 0,
};

impl<'a> View<'a> {
    #[inline]
    pub(crate) fn at(&self, at: usize, step: isize) -> &'a Fact {
        at.checked_add_signed(step)
            .and_then(|at| self.facts.get(at))
            .unwrap_or(&EDGE)
    }
}

/// What is the same for all tokens of a sentence or goes over them once.
pub(crate) struct Surroundings {
    /// Per token: how far the nearest quotation's closing mark before it and opening mark after it are.
    near: Vec<(u8, u8)>,
}

pub(crate) fn surroundings(facts: &[Fact]) -> Surroundings {
    let mut near = vec![(9_u8, 9_u8); facts.len()];
    let mut since = 9_u8;
    for (fact, near) in facts.iter().zip(&mut near) {
        near.0 = since;
        since = if fact.quote == 3 { 0 } else { since.saturating_add(1).min(9) };
    }
    let mut until = 9_u8;
    for (fact, near) in facts.iter().zip(&mut near).rev() {
        near.1 = until;
        until = if fact.quote == 1 { 0 } else { until.saturating_add(1).min(9) };
    }
    Surroundings { near }
}

/// The features of one token of a sentence.
pub(crate) fn features(
    facts: &[Fact],
    around: &Surroundings,
    at: usize,
    emit: &mut impl FnMut(Feature),
) {
    let view = View { facts };
    let [b3, b2, b1, own, a1, a2, a3] =
        [-3, -2, -1, 0, 1, 2, 3].map(|step| view.at(at, step));
    emit(feature(0, []));
    for (template, fact) in [(10, b2), (11, b1), (12, own), (13, a1), (14, a2)] {
        emit(feature(template, [fact.word]));
        emit(feature(template + 10, [fact.tag]));
        emit(feature(template + 20, [fact.cluster(12)]));
        emit(feature(template + 30, [fact.cluster(8)]));
        emit(feature(template + 40, [fact.cluster(6), fact.tag]));
        emit(feature(template + 50, [fact.cue]));
    }
    emit(feature(1, [own.suffix]));
    emit(feature(2, [own.shape]));
    emit(feature(3, [b1.word, own.word]));
    emit(feature(4, [own.word, a1.word]));
    emit(feature(5, [b2.word, b1.word, own.word]));
    emit(feature(6, [own.word, a1.word, a2.word]));
    emit(feature(7, [b1.word, a1.word]));
    emit(feature(70, [b1.tag, own.tag]));
    emit(feature(71, [own.tag, a1.tag]));
    emit(feature(72, [b2.tag, b1.tag, own.tag]));
    emit(feature(73, [own.tag, a1.tag, a2.tag]));
    emit(feature(74, [b1.tag, own.tag, a1.tag]));
    emit(feature(75, [b3.tag, b2.tag, b1.tag, own.tag]));
    emit(feature(76, [own.tag, a1.tag, a2.tag, a3.tag]));
    emit(feature(77, [own.word, a1.tag]));
    emit(feature(78, [own.word, b1.tag]));
    emit(feature(79, [own.word, a1.tag, a2.tag]));
    emit(feature(80, [own.cluster(8), a1.tag, a2.tag]));
    emit(feature(81, [own.cluster(8), a1.word]));
    emit(feature(82, [own.cluster(8), b1.tag]));
    emit(feature(83, [own.cue, b1.tag, own.tag]));
    emit(feature(84, [own.cue, a1.word]));
    emit(feature(85, [own.cue, own.tag, a1.tag]));
    emit(feature(86, [own.cue, own.quote]));
    emit(feature(87, [own.quote, own.tag, b1.quote, a1.quote]));
    let (since, until) = around.near[at];
    emit(feature(88, [u64::from(since), own.tag]));
    emit(feature(89, [u64::from(until), own.tag]));
    emit(feature(90, [u64::from(since), own.cue]));
    emit(feature(91, [u64::from(until), own.cue]));
    emit(feature(92, [u64::from(until.min(since)), own.cluster(8)]));
    emit(feature(93, [b1.actor, b1.tag, own.tag]));
    emit(feature(94, [b1.actor, own.cue]));
    emit(feature(95, [a1.actor, own.cue, a1.tag]));
    emit(feature(96, [own.actor]));
    emit(feature(97, [b1.cluster(8), own.cluster(8)]));
    emit(feature(98, [own.cluster(8), a1.cluster(8)]));
}

/// The runs of words labelled as cues.
pub(crate) fn runs(labels: &[u8]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        match *label {
            FIRST => runs.push(at..at + 1),
            FURTHER => {
                if let Some(run) = runs.last_mut() {
                    run.end = at + 1;
                }
            }
            _ => {}
        }
    }
    runs
}
