//! For one cue, which words are its source and its content: a chain model over its paragraph.

use super::cue::View;
use super::fact::Fact;
use crate::learn::{Feature, feature};
use crate::text::Layout;
use std::ops::Range;

/// Labels of the model.
pub(crate) const LABELS: u8 = 6;
pub(crate) const OUTSIDE: u8 = 0;
pub(crate) const CUE: u8 = 1;
pub(crate) const SOURCE: u8 = 2;
pub(crate) const IN_SOURCE: u8 = 3;
pub(crate) const CONTENT: u8 = 4;
pub(crate) const IN_CONTENT: u8 = 5;

/// Whether a label may follow another, or begin the chain.
pub(crate) fn allowed(from: Option<u8>, to: u8) -> bool {
    match to {
        IN_SOURCE => matches!(from, Some(SOURCE | IN_SOURCE)),
        IN_CONTENT => matches!(from, Some(CONTENT | IN_CONTENT)),
        _ => true,
    }
}

/// So many tokens before and after the cue are looked at.
const BEFORE: usize = 160;
const AFTER: usize = 220;

/// The words that may belong to a cue: those of its paragraph, unless they are far.
pub(crate) fn window(layout: &Layout, facts: &[Fact], cue: &Range<usize>) -> Range<usize> {
    let paragraph = facts
        .get(cue.start)
        .and_then(|fact| layout.paragraphs.get(fact.paragraph as usize))
        .cloned()
        .unwrap_or(cue.clone());
    paragraph.start.max(cue.start.saturating_sub(BEFORE))..paragraph.end.min(cue.end + AFTER)
}

/// Features that say nothing of the cue.
pub(crate) fn own_features(facts: &[Fact], at: usize, emit: &mut impl FnMut(Feature)) {
    let view = View { facts };
    let paragraph = facts[at].paragraph;
    let inside = |step: isize| {
        let fact = view.at(at, step);
        if fact.paragraph == paragraph { fact } else { view.at(usize::MAX, 0) }
    };
    let [b2, b1, own, a1, a2] = [-2, -1, 0, 1, 2].map(inside);
    emit(feature(100, []));
    for (template, fact) in [(110, b2), (111, b1), (112, own), (113, a1), (114, a2)] {
        emit(feature(template, [fact.word]));
        emit(feature(template + 10, [fact.tag]));
        emit(feature(template + 20, [fact.cluster(8)]));
    }
    emit(feature(130, [b1.tag, own.tag]));
    emit(feature(131, [own.tag, a1.tag]));
    emit(feature(132, [b1.tag, own.tag, a1.tag]));
    emit(feature(133, [b2.tag, b1.tag, own.tag]));
    emit(feature(134, [own.tag, a1.tag, a2.tag]));
    emit(feature(135, [b1.word, own.tag]));
    emit(feature(136, [b1.word, own.word]));
    emit(feature(137, [own.shape, b1.shape]));
    emit(feature(138, [b1.quote, own.quote, a1.quote]));
    emit(feature(139, [own.actor, own.tag]));
    emit(feature(140, [b1.actor, own.actor, a1.actor]));
    emit(feature(141, [own.cue]));
    emit(feature(142, [u64::from(b1.sentence != own.sentence), own.quote]));
}

/// What the words between a token and the cue hold; one for each token of a window.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Between {
    commas: u8,
    verbs: u8,
    cues: u8,
    quotations: u8,
    actors: u8,
}

/// Counts, from the cue outwards, what lies between it and each token of the window.
pub(crate) fn between(facts: &[Fact], window: &Range<usize>, cue: &Range<usize>, is_verb: impl Fn(u64) -> bool, comma: u64) -> Vec<Between> {
    let mut found = vec![Between::default(); window.len()];
    let add = |between: &mut Between, fact: &Fact| {
        between.commas = (between.commas + u8::from(fact.word == comma)).min(5);
        between.verbs = (between.verbs + u8::from(is_verb(fact.tag))).min(5);
        between.cues = (between.cues + u8::from(fact.cue & 7 == 1)).min(3);
        between.quotations = (between.quotations + u8::from(fact.quote == 1)).min(3);
        between.actors = (between.actors + u8::from(fact.actor != 0)).min(3);
    };
    let mut sum = Between::default();
    for at in (window.start..cue.start).rev() {
        found[at - window.start] = sum;
        add(&mut sum, &facts[at]);
    }
    let mut sum = Between::default();
    for at in cue.end..window.end {
        found[at - window.start] = sum;
        add(&mut sum, &facts[at]);
    }
    found
}

/// What the features of a token say of the cue.
pub(crate) struct Cue<'a> {
    pub(crate) facts: &'a [Fact],
    pub(crate) words: Range<usize>,
    pub(crate) head: usize,
    pub(crate) between: Vec<Between>,
    pub(crate) window: Range<usize>,
}

/// Features that tie a token to the cue.
pub(crate) fn features(cue: &Cue, at: usize, emit: &mut impl FnMut(Feature)) {
    let facts = cue.facts;
    let view = View { facts };
    let (own, head) = (&facts[at], &facts[cue.head]);
    let (b1, a1) = (view.at(at, -1), view.at(at, 1));
    let is_before = at < cue.words.start;
    if cue.words.contains(&at) {
        emit(feature(201, []));
        return;
    }
    let side = u64::from(is_before);
    let distance = if is_before { cue.words.start - at } else { at + 1 - cue.words.end };
    let bin = match distance {
        0..=4 => distance as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    } * 2 + side;
    let between = cue.between[at - cue.window.start];
    let sentences = u64::from(own.sentence.abs_diff(facts[cue.words.start].sentence)).min(3) * 2 + side;
    let same_quotation = own.quotation == facts[cue.head].quotation;
    let quote = own.quote * 16 + u64::from(same_quotation) * 8 + u64::from(between.quotations) * 2 + side;
    let after = view.at(cue.words.end, 0);
    let before = view.at(cue.words.start, -1);
    let head_quote = u64::from(head.quote != 0);
    let commas = u64::from(between.commas);
    let verbs = u64::from(between.verbs);
    emit(feature(202, [bin]));
    emit(feature(203, [bin, own.tag]));
    emit(feature(204, [sentences, own.quote]));
    emit(feature(205, [sentences, commas, side]));
    emit(feature(206, [quote, sentences]));
    emit(feature(207, [quote, head_quote]));
    emit(feature(208, [verbs, commas, side, sentences]));
    emit(feature(209, [u64::from(between.cues), side, sentences]));
    emit(feature(210, [u64::from(between.actors), side, own.actor]));
    emit(feature(211, [head.word, side, sentences]));
    emit(feature(212, [head.word, bin]));
    emit(feature(213, [head.cue, bin]));
    emit(feature(214, [head.cue, side, own.tag]));
    emit(feature(215, [head.cue, side, sentences, own.quote]));
    emit(feature(216, [head.cluster(8), side, own.tag]));
    emit(feature(217, [after.word, side, bin]));
    emit(feature(218, [before.word, side, bin]));
    emit(feature(219, [after.tag, side, bin]));
    emit(feature(220, [before.tag, side, bin]));
    emit(feature(221, [after.tag, before.tag, side, verbs]));
    emit(feature(222, [head.tag, side, own.tag, bin]));
    emit(feature(223, [own.word, side, sentences]));
    emit(feature(224, [own.word, bin.min(9)]));
    emit(feature(225, [b1.tag, own.tag, side, commas]));
    emit(feature(226, [own.tag, a1.tag, side, commas]));
    emit(feature(227, [b1.word, own.tag, side, sentences]));
    emit(feature(228, [own.quote, after.quote, before.quote, side]));
    emit(feature(229, [own.actor, side, verbs, commas]));
    emit(feature(230, [after.quote, before.quote, sentences, own.tag]));
}
