//! Clauses before a cue: "The bill will fail, Trump said."

use super::super::cue::Cue;
use super::super::reading::{Reading, Words};
use super::super::tag::Tag;
use super::after::skip_adverbial;
use super::clause::clause_end;
use crate::lexicon::Kinds;

/// "The bill will fail, Trump said." and "The bill, Trump said, will fail."
pub(super) fn clause_before(
    reading: &Reading,
    cue: &Cue,
    first: usize,
    behind: usize,
    limit: usize,
) -> Option<Vec<Words>> {
    let sentence = reading.sentence(cue.head);
    let quotation = reading
        .layout
        .quotation_of(cue.head)
        .map_or(sentence.start, |index| {
            reading.layout.quotations[index].tokens.start + 1
        });
    let floor = sentence.start.max(quotation);
    if reading.tag_before(first) != Tag::Comma || first < floor + 2 {
        return None;
    }
    let before = clause_before_start(reading, floor, first - 1)..first - 1;
    let has_verb = before.clone().any(|at| is_verbal(reading, at));
    let comma = past_adverbials(reading, behind, limit);
    let rest = comma + 1..clause_end(reading, comma + 1, limit);
    let opens = reading.tag(rest.start);
    let is_finite = matches!(opens, Tag::Third | Tag::Base | Tag::Past);
    let is_cue = reading
        .lexicon
        .cues
        .verb(reading.lower(rest.start))
        .is_some();
    let is_split = reading.tag(comma) == Tag::Comma
        && !rest.is_empty()
        && (!opens.is_verb() || is_finite && !is_cue);
    if is_split && rest.clone().any(|at| is_verbal(reading, at)) {
        return Some(vec![before, rest]);
    }
    let is_last = reading.sentence(cue.head).end <= behind + 4 && before.len() > 4;
    (has_verb || is_last).then(|| vec![before])
}

/// The place behind "on X" or "on Monday" that go with the cue.
fn past_adverbials(reading: &Reading, behind: usize, limit: usize) -> usize {
    let mut at = behind;
    for _ in 0..3 {
        if matches!(reading.tag(at), Tag::Preposition | Tag::Time) {
            at = skip_adverbial(reading, at, limit).unwrap_or(at);
        }
    }
    at
}

pub(super) fn clause_before_start(reading: &Reading, floor: usize, end: usize) -> usize {
    let start = (floor..end)
        .rev()
        .find(|&at| matches!(reading.tag(at), Tag::Semicolon | Tag::Stop | Tag::Dash))
        .map_or(floor, |at| at + 1);
    let is_joined = matches!(reading.tag(start), Tag::Conjunction)
        && reading.kinds(start).any(Kinds::CONJUNCTION);
    start + usize::from(is_joined)
}

pub(super) fn is_verbal(reading: &Reading, at: usize) -> bool {
    reading.tag(at).is_verb() || matches!(reading.tag(at), Tag::Auxiliary | Tag::Modal)
}
