//! One document, one kind: what the same words name is settled by all places where they stand.

use crate::extract::names::{KINDS, Tagged};
use crate::extract::reading::Reading;
use crate::extract::EntityLabel;
use rustc_hash::FxHashMap;

/// How much each kind is spoken for.
type Votes = [f32; KINDS.len()];

/// Gives names that are written alike the kind that most speaks for; a word alone is also spoken for by
/// the people whose surname it is.
pub(super) fn agree(reading: &Reading, tagged: &mut [Tagged]) {
    let mut votes: FxHashMap<&str, Votes> = FxHashMap::default();
    for one in tagged.iter() {
        votes.entry(reading.text_of(&one.words)).or_default()[kind(one.label)] += one.sureness;
        if one.label == EntityLabel::Person && one.words.len() > 1 {
            let last = reading.word(one.words.end - 1);
            votes.entry(last).or_default()[kind(one.label)] += one.sureness;
        }
    }
    for one in tagged {
        let votes = &votes[reading.text_of(&one.words)];
        let best = (0..KINDS.len()).max_by(|left, right| votes[*left].total_cmp(&votes[*right]));
        one.label = best.map_or(one.label, |best| KINDS[best]);
    }
}

fn kind(label: EntityLabel) -> usize {
    KINDS.iter().position(|own| *own == label).unwrap_or(0)
}
