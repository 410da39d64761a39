//! Joins cues with their sources and contents.

use super::content::{self, Content};
use super::cue::{self, Cue, CueKind, Voice};
use super::reading::{Reading, Words};
use super::source::{self, Source};
use super::tag::Tag;

/// A cue with what belongs to it, in words.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'a> {
    pub(super) cue: Cue<'a>,
    pub(super) source: Option<Source>,
    pub(super) content: Content,
}

/// So many cues are remembered, or half as many, to find the subjects of later ones.
const EARLIER: usize = 64;

/// All cues that have a content, each with its source.
pub(super) fn candidates<'a>(reading: &Reading<'a>) -> Vec<Candidate<'a>> {
    let mut earlier: Vec<(Cue, Option<Source>)> = Vec::new();
    let mut candidates = Vec::new();
    for mut cue in cue::find(reading) {
        let source = source::find(reading, &cue, &earlier);
        if earlier.len() == EARLIER {
            earlier.drain(..EARLIER / 2);
        }
        earlier.push((cue.clone(), source.clone()));
        let Some(content) = content::find(reading, &cue, source.as_ref()) else {
            continue;
        };
        let is_time = source
            .as_ref()
            .is_some_and(|source| is_time(reading, &source.words));
        let is_count = source.as_ref().is_some_and(|source| {
            source
                .words
                .clone()
                .all(|at| reading.tag(at) == Tag::Number)
        });
        if is_time
            || is_count
            || source.is_none() && !can_lack_source(&cue)
            || is_event(reading, &cue, &content, &candidates)
        {
            continue;
        }
        cue.words.end = content.cue_end.max(cue.words.end);
        candidates.push(Candidate {
            cue,
            source,
            content,
        });
    }
    drop_overlapping(&mut candidates);
    continue_quotations(reading, &mut candidates);
    candidates
}

/// Whether a participle tells what an event shows, not what somebody says: "X left, highlighting
/// the need"; not "X said that, highlighting the need", nor "X left, signaling that".
fn is_event(reading: &Reading, cue: &Cue, content: &Content, before: &[Candidate]) -> bool {
    let CueKind::Verb(entry, Voice::Participle) = cue.kind else {
        return false;
    };
    let sentence = reading.sentence(cue.head).start;
    let is_speech = |other: &Candidate| match other.cue.kind {
        CueKind::Verb(other, _) => !other.attitude && !other.shows,
        _ => false,
    };
    let follows_speech = before
        .iter()
        .rev()
        .take_while(|other| other.cue.head >= sentence)
        .any(is_speech);
    let has_words = content.pieces.first().is_some_and(|piece| {
        reading.tag(piece.start) == Tag::That
            || piece.clone().any(|at| reading.tag(at) == Tag::Quote)
    });
    entry.shows && !follows_speech && !has_words
}

/// Whether the words are a time: "weeks", "these days", "the past week".
fn is_time(reading: &Reading, words: &Words) -> bool {
    words.len() <= 4
        && matches!(
            reading.lower(words.end.saturating_sub(1)),
            "day"
                | "days"
                | "week"
                | "weeks"
                | "month"
                | "months"
                | "year"
                | "years"
                | "night"
                | "hours"
                | "decades"
                | "morning"
                | "moment"
        )
        && words.clone().all(|at| reading.tag(at) != Tag::Name)
}

fn can_lack_source(cue: &Cue) -> bool {
    matches!(
        cue.kind,
        CueKind::Verb(_, Voice::Passive) | CueKind::Noun(_)
    )
}

/// Where two cues claim the same content before them, keeps the first.
fn drop_overlapping(candidates: &mut Vec<Candidate>) {
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates.drain(..) {
        let is_double = kept.iter().rev().take(8).any(|other| {
            other.content.pieces == candidate.content.pieces
                || candidate
                    .content
                    .pieces
                    .iter()
                    .any(|piece| overlaps(piece, &candidate.cue.words))
        });
        if !is_double {
            kept.push(candidate);
        }
    }
    *candidates = kept;
}

fn overlaps(left: &Words, right: &Words) -> bool {
    left.start < right.end && right.start < left.end
}

/// Adds to each quotation the ones that go on with it: after the cue's sentence, over paragraphs.
fn continue_quotations(reading: &Reading, candidates: &mut [Candidate]) {
    let owners = owners(reading, candidates);
    let mut owners = owners;
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
    let is_speech = match candidate.cue.kind {
        CueKind::Verb(entry, _) => !entry.attitude && entry.takes(crate::lexicon::Frame::Quote),
        CueKind::Phrase => true,
        _ => false,
    };
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
        if owners[at].is_some() || !(continues || is_next || is_paragraph) {
            break;
        }
        owners[at] = Some(index);
        candidate.content.pieces.push(quotation.tokens.clone());
        end = quotation.tokens.end;
    }
}
