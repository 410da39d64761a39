//! Where a clause ends that is said, and the sentence goes on without it.

use super::super::reading::Reading;
use super::super::tag::Tag;
use crate::lexicon::Frame;

/// One past the last word of a clause: before the full stop, or before what belongs to the
/// sentence again: ", according to", ", adding", "; ", ", but".
pub(super) fn clause_end(reading: &Reading, start: usize, limit: usize) -> usize {
    let mut at = start;
    while at < limit {
        if reading.tag(at) == Tag::Quote
            && let Some(end) = quotation_end(reading, at)
        {
            let is_over = ends_sentence(reading, end)
                || end >= limit
                || end >= 2
                    && reading.tag(end - 2) == Tag::Comma
                    && comma_returns(reading, end - 1, limit);
            if is_over {
                return end;
            }
            at = end;
            continue;
        }
        if at > start && returns_to_sentence(reading, at, limit) {
            return at;
        }
        at += 1;
    }
    let is_stop = reading.tag_before(limit) == Tag::Stop && limit > start;
    limit.max(start) - usize::from(is_stop)
}

/// One past the quotation that opens at `at`.
fn quotation_end(reading: &Reading, at: usize) -> Option<usize> {
    let index = reading.layout.quotation_of(at)?;
    let words = &reading.layout.quotations[index].tokens;
    (words.start == at).then_some(words.end)
}

/// Whether the sentence is over behind a closing mark: a full stop inside, a new start outside.
fn ends_sentence(reading: &Reading, end: usize) -> bool {
    let is_stopped = end >= 2 && reading.tag(end - 2) == Tag::Stop;
    is_stopped && reading.sentence(end).start == end
}

fn returns_to_sentence(reading: &Reading, at: usize, limit: usize) -> bool {
    match reading.tag(at) {
        Tag::Semicolon => true,
        Tag::Close => !(at.saturating_sub(20)..at).any(|open| reading.tag(open) == Tag::Open),
        Tag::Comma => comma_returns(reading, at, limit),
        Tag::Preposition | Tag::Noun | Tag::Gerund => reading.says(at, &["according", "to"]),
        Tag::Conjunction => {
            // "said that A and warned that B"
            reading.lower(at) == "and"
                && reading.tag(at + 1) == Tag::Past
                && reading
                    .lexicon
                    .cues
                    .verb(reading.lower(at + 1))
                    .is_some_and(|entry| entry.takes(Frame::Quote))
        }
        _ => false,
    }
}

fn comma_returns(reading: &Reading, comma: usize, limit: usize) -> bool {
    let at = comma + 1;
    let mut verb = at;
    while reading.tag(verb) == Tag::Adverb {
        verb += 1;
    }
    match reading.tag(at) {
        Tag::Conjunction => reading.lower(at) == "but" || coordinates_cue(reading, at + 1, limit),
        Tag::Preposition | Tag::Noun | Tag::Gerund if reading.says(at, &["according", "to"]) => {
            true
        }
        Tag::Subordinator => matches!(reading.lower(at), "although" | "though"),
        _ if reading.tag(verb) == Tag::Gerund => {
            reading.lexicon.cues.verb(reading.lower(verb)).is_some()
        }
        _ => is_parenthetical_cue(reading, at, limit),
    }
}

/// "…, and she said", "…, and vowed".
fn coordinates_cue(reading: &Reading, start: usize, limit: usize) -> bool {
    let stop = limit.min(start + 6);
    let verb = (start..stop).find(|&at| reading.tag(at).is_verb() || reading.tag(at) == Tag::Modal);
    verb.is_some_and(|at| {
        reading.tag(at) == Tag::Past
            && reading
                .lexicon
                .cues
                .verb(reading.lower(at))
                .is_some_and(|entry| !entry.attitude)
    })
}

/// "…, he said" at the end or before another comma.
fn is_parenthetical_cue(reading: &Reading, start: usize, limit: usize) -> bool {
    let stop = limit.min(start + 8);
    let Some(verb) = (start..stop).find(|&at| reading.tag(at).is_verb()) else {
        return false;
    };
    let is_cue = reading
        .lexicon
        .cues
        .verb(reading.lower(verb))
        .is_some_and(|entry| entry.takes(Frame::Quote) && entry.takes(Frame::Clause));
    is_cue
        && matches!(
            reading.tag(verb + 1),
            Tag::Comma | Tag::Stop | Tag::Edge | Tag::Time
        )
        && reading.tag(verb) != Tag::Gerund
}
