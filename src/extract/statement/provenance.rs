//! Which attributions only tell where the statement inside them comes from.

use crate::extract::attribute::Candidate;
use crate::extract::extraction::EntityId;
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};

/// For each candidate, whether it is "according to X" and holds nothing but one other whose
/// speaker is known.
pub(in crate::extract) fn provenance(
    reading: &Reading,
    candidates: &[Candidate],
    parents: &[Option<usize>],
    speakers: &[Vec<EntityId>],
) -> Vec<bool> {
    let mut found = vec![false; candidates.len()];
    for (index, inner) in candidates.iter().enumerate() {
        if let Some(parent) = parents[index].filter(|_| !speakers[index].is_empty()) {
            found[parent] |= only_holds(reading, &candidates[parent], inner);
        }
    }
    found
}

fn only_holds(reading: &Reading, outer: &Candidate, inner: &Candidate) -> bool {
    let is_phrase = reading.lower(outer.cue.words.start) == "according";
    let Some(source) = inner.source.as_ref().filter(|_| is_phrase) else {
        return false;
    };
    let own = [&source.words, &inner.cue.words];
    let own = own.into_iter().chain(&inner.content.addressee);
    let all = hull(own.chain(&inner.content.pieces));
    trim(reading, hull(&outer.content.pieces)) == trim(reading, all)
}

/// From the first to the last of the pieces.
fn hull<'w>(pieces: impl IntoIterator<Item = &'w Words>) -> Words {
    let join = |left: Words, right: Words| left.start.min(right.start)..left.end.max(right.end);
    pieces.into_iter().cloned().reduce(join).unwrap_or_default()
}

/// The words without marks and "that" around them.
fn trim(reading: &Reading, words: Words) -> Words {
    let is_outside = |at: usize| {
        matches!(
            reading.tag(at),
            Tag::Comma | Tag::Quote | Tag::Stop | Tag::Dash | Tag::Colon | Tag::That
        )
    };
    let Words { mut start, mut end } = words;
    while start < end && is_outside(start) {
        start += 1;
    }
    while start < end && is_outside(end - 1) {
        end -= 1;
    }
    start..end
}
