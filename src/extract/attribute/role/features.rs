//! What the chain model looks at in a token: what it is, and how it stands to the cue.

use super::super::passage::Passage;
use super::window::Cue;
use crate::extract::reading::fact::EDGE;
use crate::learn::{Feature, feature};

/// Features that say nothing of the cue.
pub(crate) fn own_features(passage: &Passage, at: usize, emit: &mut impl FnMut(Feature)) {
    let paragraph = passage.fact(at).paragraph;
    let inside = |step: isize| {
        let fact = passage.fact(at.wrapping_add_signed(step));
        if fact.paragraph == paragraph {
            fact
        } else {
            &EDGE
        }
    };
    let [b2, b1, own, a1, a2] = [-2, -1, 0, 1, 2].map(inside);
    emit(feature(100, []));
    for (template, fact) in [(110, b2), (111, b1), (112, own), (113, a1), (114, a2)] {
        emit(feature(template, [fact.word]));
        emit(feature(template + 10, [fact.tag]));
        emit(feature(template + 20, [fact.cluster(8)]));
    }
    emit(feature(150, [b1.tag, own.tag]));
    emit(feature(151, [own.tag, a1.tag]));
    emit(feature(152, [b1.tag, own.tag, a1.tag]));
    emit(feature(153, [b2.tag, b1.tag, own.tag]));
    emit(feature(154, [own.tag, a1.tag, a2.tag]));
    emit(feature(155, [b1.word, own.tag]));
    emit(feature(156, [b1.word, own.word]));
    emit(feature(157, [own.shape, b1.shape]));
    emit(feature(158, [b1.quote, own.quote, a1.quote]));
    emit(feature(159, [own.actor, own.tag]));
    emit(feature(160, [b1.actor, own.actor, a1.actor]));
    emit(feature(161, [own.cue]));
    emit(feature(
        162,
        [u64::from(b1.sentence != own.sentence), own.quote],
    ));
}

/// Features that tie a token to the cue.
pub(crate) fn features(cue: &Cue, at: usize, emit: &mut impl FnMut(Feature)) {
    let fact = |at: usize| cue.passage.fact(at);
    let (own, head) = (fact(at), fact(cue.head));
    let (b1, a1) = (fact(at.wrapping_sub(1)), fact(at + 1));
    let is_before = at < cue.words.start;
    if cue.words.contains(&at) {
        emit(feature(201, []));
        return;
    }
    let side = u64::from(is_before);
    let distance = if is_before {
        cue.words.start - at
    } else {
        at + 1 - cue.words.end
    };
    let bin = super::bin(distance) * 2 + side;
    let between = cue.between[at - cue.window.start];
    let sentences =
        u64::from(own.sentence.abs_diff(fact(cue.words.start).sentence)).min(3) * 2 + side;
    let same_quotation = own.quotation == head.quotation;
    let quote =
        own.quote * 16 + u64::from(same_quotation) * 8 + u64::from(between.quotations) * 2 + side;
    let after = fact(cue.words.end);
    let before = fact(cue.words.start.wrapping_sub(1));
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
    emit(feature(
        230,
        [after.quote, before.quote, sentences, own.tag],
    ));
    let likely = |at: usize| u64::from(cue.passage.likely(at));
    let (before_likely, own_likely, after_likely) =
        (likely(at.wrapping_sub(1)), likely(at), likely(at + 1));
    let between_likely = u64::from(between.likely);
    emit(feature(231, [own_likely, side, bin]));
    emit(feature(232, [before_likely, own_likely, own.tag, side]));
    emit(feature(233, [own_likely, after_likely, own.tag, side]));
    emit(feature(234, [between_likely, side, sentences]));
    emit(feature(235, [between_likely, side, own.tag, b1.tag]));
    emit(feature(236, [between_likely, commas, side, own.tag]));
    emit(feature(237, [between_likely, own.actor, side]));
    tree_features(cue, at, [side, sentences, commas, bin], emit);
}

/// Features of how a token hangs together with the cue.
fn tree_features(
    cue: &Cue,
    at: usize,
    [side, sentences, commas, bin]: [u64; 4],
    emit: &mut impl FnMut(Feature),
) {
    let fact = |at: usize| cue.passage.fact(at);
    let (own, head) = (fact(at), fact(cue.head));
    let b1 = fact(at.wrapping_sub(1));
    let own_likely = u64::from(cue.passage.likely(at));
    let index = at - cue.window.start;
    let tie = cue.ties[index];
    let neighbour = |index: Option<usize>| {
        index
            .and_then(|index| cue.ties.get(index))
            .map_or(99, |tie| tie.value())
    };
    let (tied, edges) = (tie.value(), u64::from(tie.edges));
    let (tied_before, tied_after) = (neighbour(index.checked_sub(1)), neighbour(Some(index + 1)));
    emit(feature(
        238,
        [tied, side, u64::from(cue.between[index].likely)],
    ));
    emit(feature(239, [tied, side, own_likely]));
    emit(feature(240, [tied, side]));
    emit(feature(241, [tied, side, edges]));
    emit(feature(242, [tied, side, own.tag]));
    emit(feature(243, [tied, side, head.cue]));
    emit(feature(244, [tied, side, head.cluster(8)]));
    emit(feature(245, [tied, side, head.word]));
    emit(feature(246, [tied, tied_before, side]));
    emit(feature(247, [tied, tied_after, side]));
    emit(feature(248, [tied, tied_before, own.tag, b1.tag]));
    emit(feature(249, [tied, side, own.quote, sentences]));
    emit(feature(250, [tied, side, head.tag, commas]));
    emit(feature(251, [own.relation, own.tag, side]));
    emit(feature(252, [tied, edges, own.actor, side]));
    emit(feature(253, [tied, tied_before, own.word]));
    emit(feature(254, [tied, tied_before, b1.word]));
    emit(feature(255, [head.relation, bin]));
}
