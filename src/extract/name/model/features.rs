//! What the model looks at, for one word of a chain.

use super::evidence::{Evidence, Seen};
use crate::extract::reading::Words;
use crate::learn::{Feature, feature};

/// Numbers of templates; each neighbour has a block of its own.
const OWN: u32 = 1;
const PAIRS: u32 = 40;
const RUN: u32 = 70;
const NEIGHBOUR: u32 = 100;

/// Hands out the features of the word at `at`.
pub(crate) fn features(
    evidence: &Evidence,
    chain: &Words,
    at: usize,
    push: &mut impl FnMut(Feature),
) {
    let own = evidence.at(at, 0);
    own_features(&own, push);
    for (block, distance) in (1..).zip([-1, 1, -2, 2]) {
        let other = evidence.at(at, distance);
        neighbour(&other, NEIGHBOUR * block, distance.abs() == 1, push);
    }
    pairs(&own, &evidence.at(at, -1), &evidence.at(at, 1), push);
    run(evidence, chain, at, push);
}

fn own_features(own: &Seen, push: &mut impl FnMut(Feature)) {
    let [wide, middle, narrow] = own.clusters;
    let alone = [
        1,
        own.lower,
        own.shape,
        own.suffix,
        own.short_suffix,
        own.prefix,
        wide,
        middle,
        narrow,
        own.tag,
        own.lists,
        own.rule,
        own.document,
        own.cases,
        own.place,
    ];
    for (template, value) in (OWN..).zip(alone) {
        push(feature(template, [value]));
    }
    let joined = [
        [own.shape, own.place],
        [own.rule, own.shape],
        [own.rule, own.document],
        [own.cases, own.place],
        [own.cases, own.rule],
        [own.document, own.cases],
        [own.rule, own.place],
        [own.rule, own.tag],
        [own.lists, own.place],
        [own.lower, own.place],
        [own.lower, own.shape],
        [middle, own.shape],
        [own.rule, own.lists],
        [own.rule, middle],
        [own.suffix, own.shape],
        [own.document, own.lists],
    ];
    for (template, values) in (OWN + 20..).zip(joined) {
        push(feature(template, values));
    }
}

fn neighbour(other: &Seen, block: u32, is_next: bool, push: &mut impl FnMut(Feature)) {
    let [wide, middle, narrow] = other.clusters;
    let near = [other.lower, other.shape, middle, other.lists, other.rule];
    for (template, value) in (block..).zip(near) {
        push(feature(template, [value]));
    }
    if is_next {
        let more = [wide, narrow, other.tag, other.suffix, other.document];
        for (template, value) in (block + 10..).zip(more) {
            push(feature(template, [value]));
        }
    }
}

fn pairs(own: &Seen, before: &Seen, after: &Seen, push: &mut impl FnMut(Feature)) {
    let pairs = [
        [before.shape, own.shape],
        [own.shape, after.shape],
        [before.rule, own.rule],
        [own.rule, after.rule],
        [before.lists, own.lists],
        [own.lists, after.lists],
        [before.tag, own.tag],
        [own.tag, after.tag],
        [before.clusters[1], own.clusters[1]],
        [own.clusters[1], after.clusters[1]],
        [before.lower, own.shape],
        [after.lower, own.shape],
        [before.lower, own.lists],
        [after.lower, own.rule],
        [before.lower, own.rule],
        [before.lower, own.clusters[0]],
        [after.lower, own.clusters[0]],
        [before.lower, own.lower],
    ];
    for (template, values) in (PAIRS..).zip(pairs) {
        push(feature(template, values));
    }
    push(feature(PAIRS + 20, [before.shape, own.shape, after.shape]));
    push(feature(PAIRS + 21, [before.rule, own.rule, after.rule]));
}

/// What the capitalised words around it begin and end with, and what stands around them all.
fn run(evidence: &Evidence, chain: &Words, at: usize, push: &mut impl FnMut(Feature)) {
    let is_upper = |at: usize| evidence.at(at, 0).shape >> 4 & 1 == 1;
    if !is_upper(at) {
        return;
    }
    let start = (chain.start..at).rev().find(|at| !is_upper(*at));
    let start = start.map_or(chain.start, |before| before + 1);
    let end = (at + 1..chain.end)
        .find(|at| !is_upper(*at))
        .unwrap_or(chain.end);
    let (first, last) = (evidence.at(start, 0), evidence.at(end - 1, 0));
    let (before, after) = (evidence.at(start, -1), evidence.at(end, 0));
    let place = ((end - start).min(4) * 8 + (at - start).min(4)) as u64;
    let values = [
        place,
        first.lists,
        last.lower,
        last.lists,
        last.clusters[1],
        before.lower,
        before.clusters[2],
        after.lower,
        after.clusters[2],
        after.tag,
    ];
    for (template, value) in (RUN..).zip(values) {
        push(feature(template, [value]));
    }
    push(feature(RUN + 20, [place, first.lists]));
    push(feature(RUN + 21, [place, last.clusters[1]]));
    push(feature(RUN + 22, [before.clusters[1], after.clusters[1]]));
    push(feature(RUN + 23, [before.lower, last.rule]));
    push(feature(RUN + 24, [before.lower, place]));
    push(feature(RUN + 25, [after.lower, place]));
    push(feature(
        RUN + 26,
        [evidence.at(start, -2).lower, before.lower],
    ));
    push(feature(RUN + 27, [after.lower, evidence.at(end, 1).lower]));
}
