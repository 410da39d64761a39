//! Quotations that go on: over paragraphs, and in sentences that are nothing but a quotation.

use super::Candidate;
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, overlaps};
use crate::lexicon::Frame;

/// Adds to each quotation the ones that go on with it: after the cue's sentence, over paragraphs.
pub(super) fn extend(reading: &Reading, candidates: &mut [Candidate]) {
    let mut owners = owners(reading, candidates);
    for (index, candidate) in candidates.iter_mut().enumerate() {
        if speaks_directly(reading, candidate) {
            take_before(reading, candidate, &mut owners, index);
            take_after(reading, candidate, &mut owners, index);
        }
    }
}

/// For each quotation the candidate whose content it is in.
fn owners(reading: &Reading, candidates: &[Candidate]) -> Vec<Option<usize>> {
    let mut owners = vec![None; reading.layout.quotations.len()];
    for (index, candidate) in candidates.iter().enumerate() {
        let Some(first) = candidate.content.pieces.first() else {
            continue;
        };
        let last = candidate
            .content
            .pieces
            .last()
            .map_or(first.end, |piece| piece.end);
        let from = reading
            .layout
            .quotations
            .partition_point(|quotation| quotation.tokens.end <= first.start);
        for (at, quotation) in reading.layout.quotations.iter().enumerate().skip(from) {
            if quotation.tokens.start >= last {
                break;
            }
            let is_inside = reading.layout.quotation_of(candidate.cue.head) == Some(at);
            if !is_inside
                && candidate
                    .content
                    .pieces
                    .iter()
                    .any(|piece| overlaps(piece, &quotation.tokens))
            {
                owners[at].get_or_insert(index);
            }
        }
    }
    owners
}

/// Whether the content holds a quotation, and the cue stands outside of any.
fn speaks_directly(reading: &Reading, candidate: &Candidate) -> bool {
    let Some(piece) = candidate.content.pieces.last() else {
        return false;
    };
    let cue = &candidate.cue;
    let is_whole = reading.tag(piece.start) == Tag::Quote;
    let is_speech = cue
        .entry
        .is_none_or(|entry| !entry.attitude && (is_whole || entry.takes(Frame::Quote)));
    is_speech
        && reading.layout.quotation_of(candidate.cue.head).is_none()
        && (reading.tag(piece.start) == Tag::Quote || reading.tag_before(piece.end) == Tag::Quote)
}

/// Paragraphs before whose quotation continues into this one.
fn take_before(
    reading: &Reading,
    candidate: &mut Candidate,
    owners: &mut [Option<usize>],
    index: usize,
) {
    let Some(piece) = candidate.content.pieces.first() else {
        return;
    };
    let Some(mut at) = reading.layout.quotation_of(piece.start) else {
        return;
    };
    let mut found = Vec::new();
    while at > 0 && owners[at - 1].is_none() && reading.layout.quotations[at - 1].continues {
        at -= 1;
        owners[at] = Some(index);
        found.push(reading.layout.quotations[at].tokens.clone());
    }
    found.reverse();
    candidate.content.pieces.splice(0..0, found);
}

/// Sentences after that begin with a quotation nobody else says, and whole paragraphs of them.
fn take_after(
    reading: &Reading,
    candidate: &mut Candidate,
    owners: &mut [Option<usize>],
    index: usize,
) {
    let layout = &reading.layout;
    let last = candidate
        .content
        .pieces
        .last()
        .map_or(0, |piece| piece.end)
        .max(candidate.cue.words.end);
    let mut end = reading.sentence(last.saturating_sub(1)).end.max(last);
    let first = layout
        .quotations
        .partition_point(|quotation| quotation.tokens.start < end);
    for (at, quotation) in layout.quotations.iter().enumerate().skip(first) {
        let paragraph = layout
            .paragraphs
            .partition_point(|paragraph| paragraph.end <= quotation.tokens.start);
        let Some(paragraph) = layout.paragraphs.get(paragraph) else {
            break;
        };
        let continues = at > 0
            && layout.quotations[at - 1].continues
            && quotation.tokens.start == paragraph.start;
        let is_next = quotation.tokens.start == end && paragraph.start < end;
        let is_paragraph = quotation.tokens.start == paragraph.start
            && paragraph.start == end
            && quotation.tokens.end + 1 >= paragraph.end;
        let is_others = !continues && has_own_speaker(reading, quotation.tokens.end);
        if owners[at].is_some() || is_others || !(continues || is_next || is_paragraph) {
            break;
        }
        owners[at] = Some(index);
        candidate.content.pieces.push(quotation.tokens.clone());
        end = quotation.tokens.end;
    }
}

/// Whether somebody is named behind a quotation who speaks it: "“It is!” *Carl Holt shouted*." Where a new
/// sentence begins there, it must be nothing more.
pub(super) fn has_own_speaker(reading: &Reading, end: usize) -> bool {
    const NEAR: usize = 8;
    let is_stop = |at: &usize| {
        matches!(
            reading.tag(*at),
            Tag::Stop | Tag::Quote | Tag::Comma | Tag::Edge
        )
    };
    let near = (end..end + NEAR).take_while(|at| !is_stop(at));
    let says = |at: usize| {
        let cue = reading.lexicon.cues.verb(reading.lower(at));
        matches!(reading.tag(at), Tag::Past | Tag::Third)
            && cue.is_some_and(|cue| cue.takes(Frame::Quote))
    };
    let is_who = |at: usize| reading.tag(at).opens_noun_phrase();
    let last = near.clone().last().map_or(end, |last| last + 1);
    let is_joined = reading.sentence(end.saturating_sub(1)).contains(&end);
    let is_loud = end >= 2 && matches!(reading.word(end - 2), "?" | "!");
    let is_short = is_loud && matches!(reading.tag(last), Tag::Stop | Tag::Edge);
    (is_joined || is_short) && near.clone().any(says) && near.clone().any(is_who)
}
