//! Contents that the models end too early or too late, put right by marks and clauses.

use super::Candidate;
use super::continuation::has_own_speaker;
use super::cue::Found;
use super::role::Roles;
use crate::extract::reading::noun_phrase;
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::Class;
use rustc_hash::FxHashMap;

/// One pass after the other, over the pieces of one content.
pub(super) fn mend(reading: &Reading, cue: &Found, roles: &mut Roles) {
    if roles.content.len() > 1 {
        let first = roles.content[0].clone();
        roles
            .content
            .retain(|piece| *piece == first || !is_others(reading, cue, piece));
    }
    let count = roles.content.len();
    for piece in &mut roles.content {
        whole_quotation(reading, cue, piece, count);
        one_sentence(reading, cue, piece);
        behind_subordinate(reading, cue, piece);
    }
}

/// A quotation that is begun is said to its end; what follows its full stop is the author's.
fn whole_quotation(reading: &Reading, cue: &Found, piece: &mut Words, pieces: usize) {
    let Some(index) = reading.layout.quotation_of(piece.start) else {
        return;
    };
    let quotation = &reading.layout.quotations[index].tokens;
    let is_outside = !quotation.contains(&cue.head) && !quotation.contains(&cue.words.start);
    if quotation.start != piece.start || !is_outside {
        return;
    }
    let is_cut = piece.end < quotation.end && pieces == 1;
    let ends = quotation.len() > 2 && is_final(reading, quotation.end - 2);
    let goes_on = piece.end > quotation.end && cue.words.end <= piece.start;
    let is_prose = (quotation.end..piece.end).all(|at| reading.tag(at) != Tag::Quote);
    if is_cut || goes_on && ends && is_prose {
        piece.end = quotation.end;
    }
}

/// Whether a quotation in a later sentence has a speaker of its own behind it.
fn is_others(reading: &Reading, cue: &Found, piece: &Words) -> bool {
    let is_later = piece.start >= reading.sentence(cue.head).end;
    let quotation = reading.layout.quotation_of(piece.start);
    let end = quotation.map(|index| reading.layout.quotations[index].tokens.end);
    is_later && end.is_some_and(|end| has_own_speaker(reading, end))
}

fn is_final(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at), "." | "?" | "!" | "...")
}

/// What is told indirectly ends with its sentence.
fn one_sentence(reading: &Reading, cue: &Found, piece: &mut Words) {
    let sentence = reading.sentence(cue.head);
    let is_behind = piece.start >= cue.words.end && piece.start < sentence.end;
    let is_indirect = reading.layout.quotation_of(piece.start).is_none();
    if is_behind && is_indirect && piece.end > sentence.end {
        piece.end = sentence.end;
    }
}

/// "Before she concluded *that he drowned*, the town talked": the clause of the cue ends at the comma before
/// the main one.
fn behind_subordinate(reading: &Reading, cue: &Found, piece: &mut Words) {
    let sentence = reading.sentence(cue.head);
    let opens = reading.is(sentence.start, Class::ClauseOpener) && sentence.start < cue.words.start;
    if !opens || piece.start < cue.words.end {
        return;
    }
    let is_free =
        |at: &usize| reading.tag(*at) == Tag::Comma && reading.layout.quotation_of(*at).is_none();
    let is_main = |comma: &usize| {
        let subject = noun_phrase::at(reading, comma + 1, sentence.end);
        subject.is_some_and(|subject| {
            let verb = reading.tag(subject.end);
            verb.is_verb_group() || matches!(verb, Tag::Past | Tag::Third)
        })
    };
    let commas = (piece.start + 2..piece.end).filter(is_free);
    if let Some(comma) = commas.rev().find(is_main) {
        piece.end = comma;
    }
}

/// What the same source does next is no part of what it said: "it was not controlled by anybody *and
/// highlighted*".
pub(super) fn before_next_cue(reading: &Reading, found: &mut [Candidate]) {
    let joined = joined_cues(reading, found);
    for candidate in found {
        let Some(source) = candidate.source.as_ref().map(|source| &source.words) else {
            continue;
        };
        let head = candidate.cue.head;
        let starts = joined.get(source).filter(|_| source.end <= head);
        let next = starts.and_then(|starts| starts.iter().find(|start| **start > head));
        let Some(cut) = next.map(|start| start - 1) else {
            continue;
        };
        if reading.layout.quotation_of(cut).is_some() {
            continue;
        }
        for piece in &mut candidate.content.pieces {
            if piece.start < cut && cut < piece.end {
                piece.end = cut;
            }
        }
    }
}

/// Where cues begin that "and" or "but" joins to what stands before, by the words of their source.
fn joined_cues(reading: &Reading, found: &[Candidate]) -> FxHashMap<Words, Vec<usize>> {
    let mut joined = FxHashMap::<_, Vec<_>>::default();
    for candidate in found {
        let start = candidate.cue.words.start;
        let is_joined = start > 0 && matches!(reading.lower(start - 1), "and" | "but");
        if let Some(source) = candidate.source.as_ref().filter(|_| is_joined) {
            joined.entry(source.words.clone()).or_default().push(start);
        }
    }
    joined
}
