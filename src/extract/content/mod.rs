//! Finds what is said: a cue becomes the pieces of its content.

mod addressee;
mod after;
mod before;
mod clause;
mod quoted;

use super::cue::{Cue, CueKind, Voice};
use super::noun_phrase;
use super::reading::{Reading, Words};
use super::source::Source;
use super::tag::Tag;
use crate::lexicon::Frame;
use addressee::addressee;
use after::after;
use before::clause_before;
use before::clause_before_start;
use before::is_verbal;
use clause::clause_end;
use quoted::detached_quotation;
use quoted::quotation_before;
use quoted::quotation_below;
use quoted::resumed;

/// What is said, and what was found on the way to it.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    /// In one piece or, split around the cue, in several.
    pub(super) pieces: Vec<Words>,
    /// To whom, where that stands between cue and content: "told *reporters* that".
    pub(super) addressee: Option<Words>,
    /// One past the cue's last word, a particle or preposition included.
    pub(super) cue_end: usize,
}

impl Content {
    /// Content in one piece.
    fn one(piece: Words, cue_end: usize) -> Self {
        Self {
            pieces: Vec::from([piece]),
            addressee: None,
            cue_end,
        }
    }
}

/// The content of `cue`, if it has one.
pub(super) fn find(reading: &Reading, cue: &Cue, source: Option<&Source>) -> Option<Content> {
    let limit = limit(reading, cue, source);
    let mut content = match cue.kind {
        CueKind::Phrase => of_phrase(reading, cue, source?, limit),
        CueKind::Turn => of_turn(reading, cue),
        CueKind::Noun(_) => Some(of_noun(reading, cue, limit)),
        CueKind::Adjective(_) => after(reading, cue, cue.words.end, limit),
        CueKind::Verb(_, Voice::Passive) => of_passive(reading, cue, source, limit),
        CueKind::Verb(_, voice) => of_verb(reading, cue, source, voice, limit),
    }?;
    content.pieces.retain(|piece| !piece.is_empty());
    (!content.pieces.is_empty() && !is_pronoun(reading, &content.pieces)).then_some(content)
}

/// Whether the content is no more than "it" or "that".
fn is_pronoun(reading: &Reading, pieces: &[Words]) -> bool {
    let [piece] = pieces else { return false };
    piece.len() == 1
        && matches!(
            reading.lower(piece.start),
            "it" | "that" | "this" | "so" | "them" | "those" | "these"
        )
}

/// Content does not reach past the sentence, nor past the quotation the cue stands in.
fn limit(reading: &Reading, cue: &Cue, source: Option<&Source>) -> usize {
    let words = reading.sentence(cue.head);
    let sentence = opening_clause_end(reading, cue, &words)
        .or_else(|| relative_clause_end(reading, cue, source?, &words))
        .unwrap_or(words.end);
    match reading.layout.quotation_of(cue.head) {
        Some(index) => {
            let quotation = &reading.layout.quotations[index].tokens;
            let is_closed = reading.tag(quotation.end - 1) == Tag::Quote;
            let end = quotation.end - usize::from(is_closed);
            let is_comma = is_closed && reading.tag_before(end) == Tag::Comma;
            sentence.min(end - usize::from(is_comma))
        }
        None => sentence,
    }
}

/// "X, who said that, left": the relative clause ends at the comma before the verb.
fn relative_clause_end(
    reading: &Reading,
    cue: &Cue,
    source: &Source,
    sentence: &Words,
) -> Option<usize> {
    source.antecedent.as_ref()?;
    (cue.head..sentence.end).find(|&at| {
        reading.tag(at) == Tag::Comma
            && reading.layout.quotation_of(at).is_none()
            && matches!(
                reading.tag(at + 1),
                Tag::Past | Tag::Third | Tag::Auxiliary | Tag::Modal
            )
    })
}

/// "After X said that, Y left": the clause that opens the sentence ends at its comma.
fn opening_clause_end(reading: &Reading, cue: &Cue, sentence: &Words) -> Option<usize> {
    let is_opening = matches!(reading.tag(sentence.start), Tag::Subordinator)
        || matches!(
            reading.lower(sentence.start),
            "after" | "before" | "when" | "since" | "as" | "until"
        );
    let is_inside = is_opening
        && !matches!(cue.kind, CueKind::Phrase)
        && !(sentence.start..cue.head).any(|at| reading.tag(at) == Tag::Comma);
    is_inside
        .then(|| {
            (cue.head..sentence.end).find(|&at| {
                reading.tag(at) == Tag::Comma && reading.layout.quotation_of(at).is_none()
            })
        })
        .flatten()
}

fn of_verb(
    reading: &Reading,
    cue: &Cue,
    source: Option<&Source>,
    voice: Voice,
    limit: usize,
) -> Option<Content> {
    let own = source.filter(|_| voice == Voice::Finite);
    let first = own.map_or(cue.words.start, |source| {
        source.name().start.min(cue.words.start)
    });
    let behind = own
        .filter(|source| source.inverted)
        .map_or(cue.words.end, |source| source.words.end);
    let can_quote = cue.takes(Frame::Quote);
    if can_quote
        && voice == Voice::Finite
        && let Some(piece) = quotation_before(reading, first)
    {
        let mut pieces = vec![piece];
        pieces.extend(resumed(reading, behind, limit));
        let addressee = addressee(reading, cue, behind, limit).map(|(words, _)| words);
        return Some(Content {
            pieces,
            addressee,
            cue_end: cue.words.end,
        });
    }
    if own.is_some_and(|source| source.inverted) {
        if let Some(piece) = quotation_below(reading, cue, limit) {
            return Some(Content {
                pieces: vec![piece],
                addressee: None,
                cue_end: cue.words.end,
            });
        }
    } else if let Some(content) = after(reading, cue, behind, limit) {
        return Some(content);
    }
    if !can_quote || own.is_none() {
        return None;
    }
    let addressee = addressee(reading, cue, behind, limit).map(|(words, _)| words);
    let pieces = detached_quotation(reading, cue, behind)
        .map(|piece| vec![piece])
        .or_else(|| {
            let takes_clause = cue.takes(Frame::Clause);
            let clause = || clause_before(reading, cue, first, behind, limit);
            takes_clause.then(clause).flatten()
        })?;
    Some(Content {
        pieces,
        addressee,
        cue_end: cue.words.end,
    })
}

/// "According to X, …" and "…, according to X."
fn of_phrase(reading: &Reading, cue: &Cue, source: &Source, limit: usize) -> Option<Content> {
    let sentence = reading.sentence(cue.head);
    let mut content = Content {
        cue_end: cue.words.end,
        ..Content::default()
    };
    let behind = source.words.end.max(cue.words.end);
    let opens_clause = cue.head <= sentence.start + 1
        || matches!(
            reading.tag_before(cue.head),
            Tag::Semicolon | Tag::Conjunction
        );
    if opens_clause {
        let comma = (behind..limit).find(|&at| reading.tag(at) == Tag::Comma)?;
        content
            .pieces
            .push(comma + 1..clause_end(reading, comma + 1, limit));
        return Some(content);
    }
    let is_after_comma = reading.tag_before(cue.head) == Tag::Comma;
    let end = cue.head - usize::from(is_after_comma);
    let start = if reading.tag_before(end) == Tag::Quote {
        quotation_before(reading, end)?.start
    } else {
        clause_before_start(reading, sentence.start, end)
    };
    let before = start..end;
    let is_adverbial = !before.clone().any(|at| is_verbal(reading, at));
    let resumes = is_after_comma && reading.tag(behind) == Tag::Comma && behind + 1 < limit;
    content.pieces.push(before);
    if resumes && (is_adverbial || is_verbal(reading, behind + 1)) {
        content
            .pieces
            .push(behind + 1..clause_end(reading, behind + 1, limit));
    }
    Some(content)
}

/// The rest of the paragraph after `Name:`.
fn of_turn(reading: &Reading, cue: &Cue) -> Option<Content> {
    let paragraphs = &reading.layout.paragraphs;
    let index = paragraphs.partition_point(|paragraph| paragraph.end <= cue.head);
    let end = paragraphs.get(index)?.end;
    Some(Content::one(cue.words.end..end, cue.words.end))
}

/// "the claim that …", "his support for …".
fn of_noun(reading: &Reading, cue: &Cue, limit: usize) -> Content {
    let at = cue.words.end;
    let is_that = reading.tag(at) == Tag::That;
    let is_to = reading.lower(at) == "to" && reading.tag(at + 1) == Tag::Base;
    let start = if is_that || is_to { at } else { at + 1 };
    Content::one(start..clause_end(reading, start, limit), start)
}

/// "It was announced that", "Trump is expected to", "was endorsed by Ryan".
fn of_passive(
    reading: &Reading,
    cue: &Cue,
    source: Option<&Source>,
    limit: usize,
) -> Option<Content> {
    let at = cue.words.end;
    let subject = noun_phrase::before(reading, cue.words.start);
    let mut content = Content {
        cue_end: at,
        ..Content::default()
    };
    match reading.tag(at) {
        Tag::That => content.pieces.push(at..clause_end(reading, at, limit)),
        Tag::To if matches!(reading.tag(at + 1), Tag::Base | Tag::Auxiliary) => {
            content.pieces.extend(subject);
            content.pieces.push(at..clause_end(reading, at, limit));
        }
        Tag::Question | Tag::Quote => {
            content.addressee = subject;
            content.pieces.push(at..clause_end(reading, at, limit));
        }
        Tag::Subordinator if reading.lower(at) == "if" => {
            content.addressee = subject;
            content.pieces.push(at..clause_end(reading, at, limit));
        }
        _ if cue.takes(Frame::As)
            && (reading.lower(at) == "as" || reading.tag(at).opens_noun_phrase()) =>
        {
            content.pieces.extend(subject);
            content.pieces.push(at..clause_end(reading, at, limit));
        }
        _ => {
            source?;
            content.pieces.push(subject?);
        }
    }
    Some(content)
}
