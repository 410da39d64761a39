//! What follows a cue, in one of the frames it takes.

use super::super::cue::{Cue, CueKind, Voice};
use super::super::noun_phrase;
use super::super::reading::Reading;
use super::super::tag::Tag;
use super::Content;
use super::addressee::addressee;
use super::clause::clause_end;
use super::quoted::quotation_below;
use crate::lexicon::Frame;

/// What follows the cue, in one of the frames it takes.
pub(super) fn after(reading: &Reading, cue: &Cue, behind: usize, limit: usize) -> Option<Content> {
    let mut content = Content {
        cue_end: cue.words.end,
        ..Content::default()
    };
    let mut at = behind;
    if let Some(end) = particle(reading, cue, at) {
        content.cue_end = end;
        at = end;
        if reading.tag(at).opens_noun_phrase()
            || matches!(
                reading.tag(at),
                Tag::Gerund | Tag::Question | Tag::Quote | Tag::That | Tag::Past
            )
        {
            content.pieces.push(at..clause_end(reading, at, limit));
            return Some(content);
        }
    }
    if let Some((words, end)) = addressee(reading, cue, at, limit) {
        content.addressee = Some(words);
        at = end;
    }
    if let Some(quotation) = quotation_below(reading, cue, limit) {
        content.pieces.push(quotation);
        return Some(content);
    }
    let start = opening(reading, cue, at, content.addressee.is_some(), limit)?;
    let end = if reading.tag(start - 1) == Tag::Colon && reading.tag(start) != Tag::Quote {
        limit_of_rest(reading, limit)
    } else {
        clause_end(reading, start, limit)
    };
    content.pieces.push(start..end);
    Some(content)
}

fn limit_of_rest(reading: &Reading, limit: usize) -> usize {
    if reading.tag_before(limit) == Tag::Stop {
        limit - 1
    } else {
        limit
    }
}

/// One past a preposition that makes a cue of the verb: "called *for*".
fn particle(reading: &Reading, cue: &Cue, at: usize) -> Option<usize> {
    let with = &cue.entry()?.with;
    let lower = reading.lower(at);
    if !with.iter().any(|word| word == lower) {
        return None;
    }
    if lower == "to" && reading.tag(at + 1) == Tag::Base {
        return None;
    }
    let second = matches!(lower, "out" | "back" | "up")
        && matches!(reading.lower(at + 1), "against" | "at" | "for");
    Some(at + 1 + usize::from(second))
}

/// Where the content starts after the cue, past "in a statement" and "on Monday".
fn opening(
    reading: &Reading,
    cue: &Cue,
    at: usize,
    has_addressee: bool,
    limit: usize,
) -> Option<usize> {
    let mut at = at;
    for step in 0..6 {
        if at >= limit {
            return None;
        }
        if let Some(start) = opens(reading, cue, at, has_addressee, step > 0) {
            return Some(start);
        }
        at = skip_adverbial(reading, at, limit)?;
    }
    None
}

fn opens(
    reading: &Reading,
    cue: &Cue,
    at: usize,
    has_addressee: bool,
    is_far: bool,
) -> Option<usize> {
    if past_period(reading, at).is_some() {
        return None;
    }
    let tag = reading.tag(at);
    let next = reading.tag(at + 1);
    let takes = |frame| cue.takes(frame);
    let speaks = takes(Frame::Quote) || takes(Frame::Clause);
    match tag {
        Tag::Quote => Some(at),
        Tag::Colon if speaks => Some(at + 1),
        Tag::Comma if next == Tag::Quote && takes(Frame::Quote) => Some(at + 1),
        Tag::Comma if next == Tag::That && takes(Frame::Clause) => Some(at + 1),
        Tag::That if takes(Frame::Clause) || takes(Frame::Object) => Some(at),
        Tag::To
            if takes(Frame::To)
                && (next == Tag::Base || next == Tag::Auxiliary || next == Tag::Adverb) =>
        {
            Some(at)
        }
        Tag::Negation if takes(Frame::To) && next == Tag::To => Some(at),
        Tag::Question | Tag::Relative if takes(Frame::Question) => Some(at),
        Tag::Subordinator
            if takes(Frame::Question)
                && matches!(reading.lower(at), "if" | "whether" | "how" | "why") =>
        {
            Some(at)
        }
        Tag::Base if takes(Frame::To) && takes(Frame::Person) => None,
        _ if has_addressee => {
            let lemma = cue.entry().map_or("", |entry| entry.lemma.as_str());
            let is_clause = tag.opens_noun_phrase()
                && matches!(
                    lemma,
                    "tell" | "assure" | "remind" | "inform" | "warn" | "promise"
                );
            (is_clause || entry_takes_with(cue, reading.lower(at))).then_some(at)
        }
        _ if tag.opens_noun_phrase() || tag == Tag::Gerund && takes(Frame::Object) => {
            let is_object = takes(Frame::Object) && !is_far && !is_aside(reading, cue);
            let is_as = takes(Frame::As) && !is_far && !is_aside(reading, cue);
            let is_clause =
                takes(Frame::Clause) && (is_plain(cue) && !is_far || begins_clause(reading, at));
            (is_object || is_as || is_clause).then_some(at)
        }
        _ => None,
    }
}

/// Whether the cue takes an object behind that preposition: "accused X *of*".
fn entry_takes_with(cue: &Cue, lower: &str) -> bool {
    cue.entry()
        .is_some_and(|entry| entry.with.iter().any(|word| word == lower))
}

/// Whether the verb only goes with another: "to defend X", "by attacking X"; not "by promising a
/// “Y”".
fn is_aside(reading: &Reading, cue: &Cue) -> bool {
    let mut near = cue.words.end..cue.words.end + 4;
    let has_quote = near.any(|at| reading.tag(at) == Tag::Quote);
    match cue.kind {
        CueKind::Verb(_, Voice::Infinitive) => true,
        CueKind::Verb(_, Voice::Participle) => {
            !has_quote && reading.tag_before(cue.words.start) == Tag::Preposition
        }
        _ => false,
    }
}

/// Whether nearly everything after the verb is a clause, with or without "that".
fn is_plain(cue: &Cue) -> bool {
    cue.entry()
        .is_some_and(|entry| matches!(entry.lemma.as_str(), "say" | "think" | "believe" | "tell"))
}

/// Whether a noun phrase here is followed by a finite verb.
fn begins_clause(reading: &Reading, at: usize) -> bool {
    (at + 1..at + 12)
        .take_while(|&at| !matches!(reading.tag(at), Tag::Comma | Tag::Stop | Tag::Edge))
        .any(|at| {
            matches!(
                reading.tag(at),
                Tag::Auxiliary | Tag::Modal | Tag::Third | Tag::Past
            )
        })
}

/// One past "on Monday", "in a statement", "Tuesday night", "again".
pub(super) fn skip_adverbial(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    if let Some(end) = past_period(reading, at) {
        return Some(end);
    }
    match reading.tag(at) {
        Tag::Time => {
            let is_part = matches!(
                reading.lower(at + 1),
                "morning" | "afternoon" | "evening" | "night"
            ) || reading.tag(at + 1) == Tag::Number;
            Some(at + 1 + usize::from(is_part))
        }
        Tag::Adverb => Some(at + 1),
        Tag::Preposition => {
            let mut start = at + 1;
            while matches!(
                reading.tag(start),
                Tag::Time | Tag::Determiner | Tag::Gerund
            ) && start < limit
            {
                start += 1;
            }
            let end = noun_phrase::at(reading, start, limit).map_or(start, |words| words.end);
            Some(end)
        }
        Tag::Determiner if matches!(reading.lower(at), "this" | "last") => Some(at + 2),
        Tag::Adjective if matches!(reading.lower(at), "last" | "earlier" | "late" | "early") => {
            Some(at + 2)
        }
        _ => None,
    }
}

/// One past "last week", "earlier this month", "a day before", "two days ago".
fn past_period(reading: &Reading, at: usize) -> Option<usize> {
    const PERIODS: &[&str] = &[
        "afternoon",
        "day",
        "days",
        "evening",
        "hour",
        "hours",
        "minutes",
        "moments",
        "month",
        "months",
        "morning",
        "night",
        "week",
        "weekend",
        "weeks",
        "year",
        "years",
    ];
    let period = (at + 1..at + 4).find(|&at| PERIODS.binary_search(&reading.lower(at)).is_ok())?;
    let opens = (at..period).all(|at| {
        matches!(
            reading.tag(at),
            Tag::Determiner | Tag::Number | Tag::Adverb | Tag::Adjective | Tag::Pronoun
        ) || matches!(reading.lower(at), "two" | "three" | "four" | "five")
    });
    let lower = reading.lower(at);
    let is_named = matches!(
        lower,
        "last" | "this" | "that" | "earlier" | "late" | "early"
    );
    let is_measured = matches!(
        reading.lower(period + 1),
        "ago" | "earlier" | "later" | "before" | "after"
    );
    let is_over = matches!(reading.lower(period + 1), "ago" | "earlier" | "later");
    (opens && (is_named || is_measured)).then_some(period + 1 + usize::from(is_over))
}
