//! One document, one kind: what the same words name is settled by all places where they stand.

use crate::extract::EntityLabel;
use crate::extract::name::model::{Evidence, KINDS, Tagged};
use crate::extract::reading::Reading;
use crate::extract::reading::tag::{Tag, is_capital};
use crate::lexicon::{Class, Frame};
use rustc_hash::FxHashMap;

/// How much a noun for bodies right before speaks for one.
const APPOSED: f32 = 3.0;

/// How much each kind is spoken for.
type Votes = [f32; KINDS.len()];

/// Gives names that are written alike the kind that most speaks for; a word alone is also spoken for by
/// the people whose surname it is.
pub(super) fn agree(reading: &Reading, tagged: &mut [Tagged]) {
    let mut votes: FxHashMap<&str, Votes> = FxHashMap::default();
    for one in tagged.iter() {
        let own = votes.entry(reading.text_of(&one.words)).or_default();
        own[kind(one.label)] += one.sureness;
        let is_body = super::merge::is_apposed_to_body(reading, &one.words);
        own[kind(EntityLabel::Organization)] += if is_body { APPOSED } else { 0.0 };
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

/// A name that was not seen as one so often is seen as one once in so many times, at least.
const SPREAD: f32 = 0.5;

/// Leaves out storms with names of people: "Hurricane Rita", and Rita after it.
pub(super) fn leave_out_storms(reading: &Reading, tagged: &mut Vec<Tagged>) {
    let is_storm = |at: usize| reading.is(at, Class::Storm);
    let storms: Vec<&str> = (1..reading.len())
        .filter(|at| {
            is_storm(at - 1) && is_capital(reading.word(at - 1)) && is_capital(reading.word(*at))
        })
        .map(|at| reading.word(at))
        .collect();
    if !storms.is_empty() {
        tagged.retain(|one| {
            one.label != EntityLabel::Person || !storms.contains(&reading.word(one.words.end - 1))
        });
    }
}

/// Adds the words alone that are names elsewhere in the document more often than not.
pub(super) fn spread(reading: &Reading, evidence: &Evidence, tagged: &mut Vec<Tagged>) {
    let mut known: FxHashMap<&str, (f32, EntityLabel)> = FxHashMap::default();
    for one in tagged.iter() {
        let word = reading.word(one.words.end - 1);
        let is_surname = one.label == EntityLabel::Person;
        if word.len() > 2 && (one.words.len() == 1 || is_surname) {
            known.entry(word).or_insert((0.0, one.label)).0 += one.sureness;
        }
    }
    if known.is_empty() {
        return;
    }
    let mut is_tagged = vec![false; reading.len()];
    for at in tagged.iter().flat_map(|one| one.words.clone()) {
        is_tagged[at] = true;
    }
    let free = |at: &usize| !is_tagged[*at] && known.contains_key(reading.word(*at));
    let places: Vec<usize> = evidence
        .chains()
        .iter()
        .flat_map(Clone::clone)
        .filter(free)
        .collect();
    let mut missed: FxHashMap<&str, f32> = FxHashMap::default();
    for at in &places {
        *missed.entry(reading.word(*at)).or_default() += 1.0;
    }
    for at in places {
        let word = reading.word(at);
        let (sureness, label) = known[word];
        if sureness >= missed[word] * SPREAD || label == EntityLabel::Person && speaks(reading, at)
        {
            tagged.push(Tagged {
                words: at..at + 1,
                label,
                sureness: 0.5,
            });
        }
    }
    tagged.sort_by_key(|one| one.words.start);
}

/// Whether the word is right before or after a verb of saying: "*Cook* said".
fn speaks(reading: &Reading, at: usize) -> bool {
    let says = |verb: usize| {
        let cue = reading.lexicon.cues.verb(reading.lower(verb));
        matches!(reading.tag(verb), Tag::Past | Tag::Third)
            && cue.is_some_and(|cue| cue.takes(Frame::Quote))
    };
    says(at + 1) || at > 0 && says(at - 1)
}

fn kind(label: EntityLabel) -> usize {
    KINDS.iter().position(|own| *own == label).unwrap_or(0)
}
