//! Which of the times in a sentence tells when something was said.

use super::Dated;
use crate::extract::attribute::Candidate;
use crate::extract::extraction::Period;
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::Class;
use jiff::civil::Date;

/// So many words may stand between the cue and a time that no verb stands between.
const NEAR: usize = 6;

/// When each candidate was said, where the text tells; whoever goes on speaking in the same paragraph does
/// so on the same day. `same` tells whether two candidates have one speaker.
pub(crate) fn spoken(
    reading: &Reading,
    dates: &[Dated],
    candidates: &[Candidate],
    day: Option<Date>,
    same: impl Fn(usize, usize) -> bool,
) -> Vec<Option<Period>> {
    let mut found: Vec<Option<Period>> = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let own = told(reading, dates, candidate, day);
        let before = index.checked_sub(1).filter(|before| {
            let other = candidates[*before].cue.head;
            let replies = reading.is(candidates[index].cue.head, Class::Reply);
            (same(*before, index) || replies)
                && is_one_paragraph(reading, other, candidate.cue.head)
        });
        found.push(own.or_else(|| before.and_then(|before| found[before])));
    }
    found
}

fn is_one_paragraph(reading: &Reading, left: usize, right: usize) -> bool {
    let paragraph = |at: usize| {
        let sentence = reading.layout.sentence_of(at);
        reading
            .layout
            .sentences
            .get(sentence)
            .map(|sentence| sentence.paragraph)
    };
    paragraph(left) == paragraph(right)
}

fn told(
    reading: &Reading,
    dates: &[Dated],
    candidate: &Candidate,
    day: Option<Date>,
) -> Option<Period> {
    let cue = candidate.cue.head;
    let sentence = reading.sentence(cue);
    let first = dates.partition_point(|date| date.words.start < sentence.start);
    let own = dates[first..]
        .iter()
        .take_while(|date| date.words.start < sentence.end);
    let is_past = |date: &&Dated| day.is_none_or(|day| date.period.first <= day);
    let mut own: Vec<&Dated> = own
        .filter(is_past)
        .filter(|date| !is_in_content(candidate, &date.words))
        .filter(|date| !is_in_source(candidate, &date.words))
        .filter(|date| belongs(reading, cue, &date.words))
        .collect();
    own.sort_by_key(|date| date.words.start.abs_diff(cue));
    own.first().map(|date| date.period.until(day))
}

fn is_in_content(candidate: &Candidate, words: &Words) -> bool {
    let mut pieces = candidate.content.pieces.iter();
    pieces.any(|piece| piece.contains(&words.start))
}

/// "an aide *in 2012*" tells nothing of what the aide says.
fn is_in_source(candidate: &Candidate, words: &Words) -> bool {
    let source = candidate.source.as_ref();
    source.is_some_and(|source| source.words.contains(&words.start))
}

/// Whether the time says when the cue's verb is done: no other verb is nearer above it, and it is no part
/// of a noun phrase, "the October summit", unless that is where it was said, "in an October interview".
fn belongs(reading: &Reading, cue: usize, words: &Words) -> bool {
    let syntax = &reading.syntax;
    let is_verb = |at: &usize| *at == cue || syntax.tags[*at].is_verb();
    let above = syntax.ancestors(words.start).find(is_verb);
    let is_beside = words.start > cue
        && words.start - cue <= NEAR
        && (cue + 1..words.start)
            .all(|at| !syntax.tags[at].is_verb() && reading.tag(at) != Tag::Comma);
    let head = syntax
        .head(words.start)
        .filter(|head| !words.contains(head));
    let is_modifier = head.is_some_and(|head| {
        head >= words.end
            && head < words.end + 3
            && syntax.tags[head].is_noun()
            && !is_occasion(reading.lower(head))
    });
    let is_owner = reading.tag(words.end) == Tag::Genitive;
    let is_before = words.end == cue && reading.tag_before(words.start).is_nominal();
    !is_modifier
        && !is_owner
        && (above == Some(cue) || is_before || is_beside && !is_possessed(reading, words))
}

fn is_possessed(reading: &Reading, words: &Words) -> bool {
    matches!(
        reading.tag_before(words.start),
        Tag::Possessive | Tag::Genitive
    )
}

/// What somebody speaks in: "in a Monday *interview*".
fn is_occasion(lower: &str) -> bool {
    matches!(
        lower,
        "address"
            | "appearance"
            | "briefing"
            | "call"
            | "conference"
            | "email"
            | "hearing"
            | "interview"
            | "letter"
            | "memo"
            | "message"
            | "news"
            | "post"
            | "press"
            | "rally"
            | "release"
            | "remarks"
            | "speech"
            | "statement"
            | "testimony"
            | "tweet"
            | "video"
    )
}
