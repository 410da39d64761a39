//! What tells a right source.

use super::super::{Proposal, bin};
use super::View;
use crate::extract::reading::Words;
use crate::learn::{Feature, feature};
use crate::syntax::Tag;

/// What there is to be said for the source of a proposal, or for none.
pub(super) fn features(view: &View, proposal: &Proposal, emit: &mut impl FnMut(Feature)) {
    let Some(source) = &proposal.source else {
        let head = view.passage.fact(view.cue.head);
        emit(feature(500, [head.word]));
        emit(feature(501, [head.cue, head.tag]));
        emit(feature(502, [head.relation, head.tag]));
        return;
    };
    edges(view, source, emit);
    tree(view, source, emit);
}

fn commas(view: &View, source: &Words) -> u64 {
    bin(source
        .clone()
        .filter(|at| view.tag(*at) == Tag::Comma)
        .count())
}

/// Where it stands, how it begins and ends.
fn edges(view: &View, source: &Words, emit: &mut impl FnMut(Feature)) {
    let fact = |at: usize| view.passage.fact(at);
    let cue = &view.cue.words;
    let is_before = source.end <= cue.start;
    let distance = if is_before {
        cue.start - source.end
    } else {
        source.start.saturating_sub(cue.end)
    };
    let (side, distance) = (u64::from(is_before), bin(distance));
    let (first, last) = (fact(source.start), fact(source.end - 1));
    let (before, after) = (fact(source.start.wrapping_sub(1)), fact(source.end));
    let commas = commas(view, source);
    let verbs = source.clone().filter(|at| view.tag(*at).is_finite());
    emit(feature(510, [side, distance]));
    emit(feature(511, [side, distance, fact(view.cue.head).word]));
    emit(feature(512, [after.word, last.tag, side]));
    emit(feature(513, [before.word, first.tag, side]));
    emit(feature(
        514,
        [after.tag, last.tag, fact(source.end + 1).tag],
    ));
    emit(feature(515, [commas, bin(verbs.count()), side, after.tag]));
    emit(feature(517, [bin(source.len()), commas]));
    emit(feature(518, [after.word, before.word]));
    emit(feature(519, [last.word, after.word]));
    emit(feature(520, [first.word, side]));
    emit(feature(
        521,
        [first.actor, last.actor, after.actor, before.actor],
    ));
}

/// Whether it is a constituent, and how that hangs on the cue.
fn tree(view: &View, source: &Words, emit: &mut impl FnMut(Feature)) {
    let fact = |at: usize| view.passage.fact(at);
    let side = u64::from(source.end <= view.cue.words.start);
    let after = fact(source.end);
    let commas = commas(view, source);
    emit(feature(516, [bin(view.roots(source).count()), side]));
    if let Some(root) = view.roots(source).next() {
        let own = fact(root);
        let (starts, ends) = view.fit(root, source);
        let head = view.passage.head(root);
        let on_cue = u64::from(head.is_some_and(|head| view.cue.words.contains(&head)));
        emit(feature(530, [own.relation, on_cue, side]));
        emit(feature(531, [starts, ends, own.relation, commas]));
        emit(feature(532, [ends, after.word, commas]));
        emit(feature(533, [own.word, on_cue, own.relation]));
        emit(feature(534, [own.cluster(8), own.actor, on_cue]));
    }
    let next = source.end + usize::from(view.tag(source.end) == Tag::Comma);
    let own = view.constituent(next, source);
    emit(feature(
        535,
        [own.place as u64, own.relation, own.tag, after.tag],
    ));
}
