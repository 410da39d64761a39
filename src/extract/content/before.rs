//! Clauses before a cue: "The bill will fail, Trump said."

use super::super::cue::Cue;
use super::super::reading::{Reading, Words};
use super::super::tag::Tag;
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
    if reading.tag_before(first) != Tag::Comma || first <= floor + 2 {
        return None;
    }
    let before = clause_before_start(reading, floor, first - 1)..first - 1;
    let has_verb = before.clone().any(|at| is_verbal(reading, at));
    let next = reading.tag(behind);
    let rest = behind + 1..clause_end(reading, behind + 1, limit);
    let is_split = next == Tag::Comma && !rest.is_empty() && !reading.tag(rest.start).is_verb()
        || next == Tag::Comma
            && matches!(reading.tag(rest.start), Tag::Third | Tag::Base | Tag::Past)
            && reading
                .lexicon
                .cues
                .verb(reading.lower(rest.start))
                .is_none();
    if is_split && rest.clone().any(|at| is_verbal(reading, at)) {
        return Some(vec![before, rest]);
    }
    has_verb.then(|| vec![before])
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
