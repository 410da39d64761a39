//! Quotations before, around and below a cue.

use super::super::cue::Cue;
use super::super::reading::{Reading, Words};
use super::super::source::follows_quotation;
use super::super::tag::Tag;
use super::clause::clause_end;
use crate::lexicon::Frame;

/// The quotation, or the clause with one, that ends right before `first`.
pub(super) fn quotation_before(reading: &Reading, first: usize) -> Option<Words> {
    let end = match reading.tag_before(first) {
        Tag::Comma | Tag::Dash => first - 1,
        _ => first,
    };
    if reading.tag_before(end) != Tag::Quote {
        return None;
    }
    let index = reading.layout.quotation_of(end - 1)?;
    let quotation = reading.layout.quotations[index].tokens.clone();
    let sentence = reading.sentence(first).start;
    if quotation.end != end || quotation.len() < 3 || end <= sentence {
        return None;
    }
    let mut start = quotation.start;
    if start > sentence {
        start = clause_start(reading, sentence, quotation.start);
    }
    Some(start..end)
}

/// Where the clause starts that leads into a quotation: at the quotation itself if what is before
/// has no verb.
fn clause_start(reading: &Reading, sentence: usize, quotation: usize) -> usize {
    let start = (sentence..quotation)
        .rev()
        .find(|&at| {
            matches!(
                reading.tag(at),
                Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Quote
            )
        })
        .map_or(sentence, |at| at + 1);
    let has_verb = (start..quotation).any(|at| {
        reading.tag(at).is_verb() || matches!(reading.tag(at), Tag::Auxiliary | Tag::Modal)
    });
    if has_verb { start } else { quotation }
}

/// `…,” he said, “…`: the rest of a quotation that the cue splits.
pub(super) fn resumed(reading: &Reading, behind: usize, limit: usize) -> Option<Words> {
    let stop = limit.min(behind + 30);
    let comma = (behind..stop).find(|&at| {
        matches!(
            reading.tag(at),
            Tag::Comma | Tag::Dash | Tag::Semicolon | Tag::Quote
        )
    })?;
    let start = if reading.tag(comma) == Tag::Quote {
        comma
    } else {
        comma + 1
    };
    if reading.tag(start) != Tag::Quote || reading.tag(comma) == Tag::Quote {
        return None;
    }
    Some(start..clause_end(reading, start, limit))
}

/// `“Is it?” Trump asked.`: the mark ended a sentence of its own; but in `“It is,” Trump said. “It
/// works.” Xi agreed.` the second goes on with the first.
pub(super) fn detached_quotation(reading: &Reading, cue: &Cue, behind: usize) -> Option<Words> {
    let sentence = reading.sentence(cue.head);
    let is_short = sentence.end.saturating_sub(behind) <= 12;
    let has_object = matches!(reading.lower(behind), "it" | "that" | "this" | "so");
    if !is_short || has_object || !follows_quotation(reading, &sentence) {
        return None;
    }
    let index = reading.layout.quotation_of(sentence.start - 1)?;
    let words = reading.layout.quotations[index].tokens.clone();
    let is_stopped = words.end >= 2 && reading.word(words.end - 2) == ".";
    let goes_on = is_stopped && resumes(reading, index);
    (words.len() > 3 && !goes_on).then_some(words)
}

/// `He declared:` at the end of a paragraph, and the quotation that opens the next.
pub(super) fn quotation_below(reading: &Reading, cue: &Cue, limit: usize) -> Option<Words> {
    let sentence = reading.sentence(cue.head);
    let introduces = cue.takes(Frame::Quote)
        && limit == sentence.end
        && limit - cue.head <= 20
        && reading.tag_before(limit) == Tag::Colon
        && reading.tag(limit) == Tag::Quote;
    let index = introduces
        .then(|| reading.layout.quotation_of(limit))
        .flatten()?;
    Some(reading.layout.quotations[index].tokens.clone())
}

/// Whether a quotation stands before this one in its paragraph.
fn resumes(reading: &Reading, quotation: usize) -> bool {
    let quotations = &reading.layout.quotations;
    let Some(before) = quotation.checked_sub(1).map(|before| &quotations[before]) else {
        return false;
    };
    let paragraphs = &reading.layout.paragraphs;
    let start = quotations[quotation].tokens.start;
    let index = paragraphs.partition_point(|paragraph| paragraph.end <= start);
    paragraphs
        .get(index)
        .is_some_and(|paragraph| before.tokens.start >= paragraph.start)
}
