//! Which of the proposals for a cue's source and content is best: whole spans are looked at, where the
//! chain model sees one word after the other.

mod constituent;
mod content;
mod source;

use super::super::cue::Found;
use super::super::passage::Passage;
use super::{Proposal, Proposals, RoleModel, Roles};
use crate::learn::{Feature, feature};
use std::cmp::Ordering;

/// About so many features has a proposal.
const FEATURES: usize = 160;

/// The roles that the model chooses.
pub(crate) fn choose(
    model: &RoleModel,
    passage: &Passage,
    cue: &Found,
    proposals: Proposals,
) -> Roles {
    let mut own = Vec::with_capacity(FEATURES);
    let scores: Vec<f32> = (0..proposals.all.len())
        .map(|index| {
            own.clear();
            features(passage, cue, &proposals.all, index, &mut |feature| {
                own.push(feature);
            });
            model.choices.score(&own)
        })
        .collect();
    proposals.take(best(&scores))
}

/// The index of the highest score, of equal ones the first.
pub(crate) fn best(scores: &[f32]) -> usize {
    (1..scores.len()).fold(
        0,
        |best, at| {
            if scores[at] > scores[best] { at } else { best }
        },
    )
}

/// What there is to be said for one of the proposals, the first of which the chain model likes best.
pub(crate) fn features(
    passage: &Passage,
    cue: &Found,
    all: &[Proposal],
    index: usize,
    emit: &mut impl FnMut(Feature),
) {
    let proposal = &all[index];
    let view = View { passage, cue };
    let change = change(&all[0], proposal);
    let same_source = u64::from(proposal.source == all[0].source);
    let behind = behind(proposal.behind);
    emit(feature(400, [behind]));
    emit(feature(397, [change, behind]));
    emit(feature(398, [change, passage.fact(cue.head).cue]));
    emit(feature(399, [same_source, u64::from(change == 13), behind]));
    content::arrangement(&view, proposal, emit);
    for piece in &proposal.content {
        content::start(&view, piece, emit);
        content::end(&view, piece, emit);
        content::whole(&view, piece, proposal, emit);
    }
    source::features(&view, proposal, emit);
}

/// Whether a content begins, and ends, earlier or later than that of the first, and has fewer pieces
/// or more: 13 where all is the same.
fn change(first: &Proposal, own: &Proposal) -> u64 {
    let edges = |one: &Proposal| match one.content.as_slice() {
        [] => (0, 0, 0),
        [begin, .., end] => (begin.start, end.end, one.content.len()),
        [only] => (only.start, only.end, 1),
    };
    let compare = |own: usize, first: usize| match own.cmp(&first) {
        Ordering::Less => 0,
        Ordering::Equal => 1,
        Ordering::Greater => 2,
    };
    let (own, first) = (edges(own), edges(first));
    compare(own.0, first.0) * 9 + compare(own.1, first.1) * 3 + compare(own.2, first.2)
}

/// How far behind the best a proposal is, in bins.
fn behind(nats: f32) -> u64 {
    const BINS: [f32; 11] = [0.001, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0];
    BINS.iter().take_while(|bin| nats >= **bin).count() as u64
}

/// What proposals are seen against.
struct View<'v, 'a> {
    passage: &'v Passage<'a>,
    cue: &'v Found,
}
