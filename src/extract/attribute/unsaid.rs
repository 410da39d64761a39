//! What looks like an attribution and is none: what is asked, supposed or denied to have been said, deeds,
//! labels and titles.

use super::Candidate;
use crate::extract::reading::tag::{Tag, is_capital};
use crate::extract::reading::verb_group::verb_group;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::{Class, Frame, Kinds};
use crate::syntax::Relation;
use crate::text::TokenKind;

/// Leaves only what was said.
pub(super) fn leave_out(reading: &Reading, found: &mut Vec<Candidate>) {
    let heads: Vec<usize> = found.iter().map(|candidate| candidate.cue.head).collect();
    found.retain(|candidate| {
        !(is_asked(reading, candidate)
            || is_supposed(reading, candidate)
            || is_untrue(reading, candidate)
            || is_deed(reading, candidate)
            || is_bare_noun(reading, candidate)
            || is_bare_question(reading, candidate)
            || is_title(reading, candidate)
            || is_place_only(reading, candidate)
            || is_label(reading, candidate)
            || is_set_up(reading, candidate, &heads))
    });
}

/// "A, who led it, *was ordered* to leave": whoever is told by somebody unnamed is no source.
pub(super) fn free_the_ordered(reading: &Reading, found: &mut [Candidate]) {
    for candidate in found {
        let head = candidate.cue.head;
        let start = verb_group(reading, head).start;
        let is_be = (start..head).any(|at| reading.kinds(at).any(Kinds::BE));
        let is_to = reading.tag(head + 1) == Tag::To;
        let orders = candidate.cue.takes(Frame::Person) && reading.tag(head) == Tag::Past;
        let is_before = |source: &super::Source| source.words.end <= start;
        if is_be && is_to && orders && candidate.source.as_ref().is_some_and(is_before) {
            candidate.source = None;
        }
    }
}

/// "*Has* A said that she will resign?"
fn is_asked(reading: &Reading, candidate: &Candidate) -> bool {
    let cue = candidate.cue.head;
    let sentence = reading.sentence(cue);
    let is_open = reading.layout.quotation_of(cue).is_none();
    let has_source = candidate
        .source
        .as_ref()
        .is_some_and(|source| source.words.start == sentence.start + 1);
    let asks = sentence
        .clone()
        .rev()
        .take(2)
        .any(|at| reading.word(at) == "?");
    is_open && asks && has_source && reading.tag(sentence.start) == Tag::Auxiliary
}

/// "*If* A says so", "as *if* A were saying"
fn is_supposed(reading: &Reading, candidate: &Candidate) -> bool {
    let marker = reading
        .syntax
        .dependent(candidate.cue.head, |relation| relation == Relation::Marker);
    let start = candidate
        .source
        .as_ref()
        .map_or(candidate.cue.words.start, |source| source.words.start);
    let is_right_before = |marker: usize| marker < start && start <= marker + 2;
    marker.is_some_and(|marker| reading.is(marker, Class::Supposing) && is_right_before(marker))
}

/// "It is *not true that* A said"
fn is_untrue(reading: &Reading, candidate: &Candidate) -> bool {
    let Some(start) = candidate.source.as_ref().map(|source| source.words.start) else {
        return false;
    };
    let says = |words: &[&str]| start >= words.len() && reading.says(start - words.len(), words);
    says(&["not", "true", "that"]) || says(&["untrue", "that"]) || says(&["false", "that"])
}

/// "added *three assists*", "claimed *the accolade*": nothing is said.
fn is_deed(reading: &Reading, candidate: &Candidate) -> bool {
    let [piece] = candidate.content.pieces.as_slice() else {
        return false;
    };
    let Some(entry) = candidate
        .cue
        .entry
        .filter(|entry| entry.lemma == "add" || entry.lemma == "claim")
    else {
        return false;
    };
    let is_next = piece.start == candidate.cue.words.end;
    let is_phrase = matches!(
        reading.tag(piece.start),
        Tag::Determiner | Tag::Number | Tag::Possessive | Tag::Noun | Tag::Adjective
    );
    let has_verb = piece.clone().any(|at| {
        matches!(
            reading.tag(at),
            Tag::Third | Tag::Modal | Tag::Auxiliary | Tag::That
        ) || reading.syntax.relations[at].is_subject()
    });
    if !is_next || !is_phrase || has_verb || has_quote(reading, piece) {
        return false;
    }
    let is_prize = piece.clone().take(5).any(|at| reading.is(at, Class::Prize));
    !entry.takes(Frame::Object) || is_prize
}

fn has_quote(reading: &Reading, piece: &Words) -> bool {
    piece.clone().any(|at| reading.kind(at) == TokenKind::Quote)
}

/// A noun that nobody says and no clause follows: "10-year *notes* last rose".
fn is_bare_noun(reading: &Reading, candidate: &Candidate) -> bool {
    let head = candidate.cue.head;
    let cue = &candidate.cue.words;
    let is_noun = matches!(reading.tag(head), Tag::Noun);
    let [piece] = candidate.content.pieces.as_slice() else {
        return false;
    };
    let is_clause = matches!(
        reading.tag(piece.start),
        Tag::That | Tag::To | Tag::Question | Tag::Quote
    );
    let has_verb = cue.clone().any(|at| reading.tag(at).is_verb());
    let is_scare = cue.len() > 3 && piece.len() <= 4 && has_quote(reading, piece);
    let is_numeral = piece.start == cue.end
        && reading.kind(cue.start.saturating_sub(1)) == TokenKind::Word
        && piece
            .clone()
            .any(|at| reading.kind(at) == TokenKind::Number)
        && reading.tag(piece.start) == Tag::Adjective;
    is_noun && !has_verb && (is_scare || is_numeral && !is_clause)
}

/// "What did the inspectors say?": the content is nothing but a question word.
fn is_bare_question(reading: &Reading, candidate: &Candidate) -> bool {
    let [piece] = candidate.content.pieces.as_slice() else {
        return false;
    };
    piece.len() == 1
        && reading.tag(piece.start) == Tag::Question
        && piece.end <= candidate.cue.words.start
        && is_capital(reading.word(piece.start))
}

/// "wrote *on X*": where something was said, and not what.
fn is_place_only(reading: &Reading, candidate: &Candidate) -> bool {
    let [piece] = candidate.content.pieces.as_slice() else {
        return false;
    };
    let is_speech = candidate.cue.takes(Frame::Quote);
    is_speech && super::display::is_venue(reading, &candidate.cue.words, piece)
}

/// "wrote “The Last Crane”, a novel": a title.
fn is_title(reading: &Reading, candidate: &Candidate) -> bool {
    let [piece] = candidate.content.pieces.as_slice() else {
        return false;
    };
    let writes = reading.is(candidate.cue.head, Class::WorkVerb);
    let is_quoted =
        reading.kind(piece.start) == TokenKind::Quote && piece.start == candidate.cue.words.end;
    let words = piece
        .clone()
        .filter(|at| reading.kind(*at) == TokenKind::Word);
    let is_large = |at: usize| is_capital(reading.word(at)) || reading.word(at).len() <= 3;
    let ends = piece
        .clone()
        .any(|at| matches!(reading.word(at), "." | "!" | ","));
    writes && is_quoted && !ends && words.clone().count() > 1 && words.clone().all(is_large)
}

/// "Read more: Rubio denies talks", and the colon of an address: nobody speaks in a paragraph with such a label.
fn is_label(reading: &Reading, candidate: &Candidate) -> bool {
    let cue = &candidate.cue.words;
    let is_address = reading.word(cue.start) == ":" && reading.word(cue.end).starts_with('/');
    let paragraphs = &reading.layout.paragraphs;
    let index = paragraphs.partition_point(|paragraph| paragraph.end <= cue.start);
    let opens = paragraphs
        .get(index)
        .is_some_and(|own| label_end(reading, own).is_some());
    is_address || opens
}

/// One past the colon of a label that a paragraph opens with.
pub(super) fn label_end(reading: &Reading, paragraph: &Words) -> Option<usize> {
    let first = paragraph.start;
    let is_part = |at: usize| reading.is(at, Class::Label);
    let colon = (first + 1..first + 3).find(|at| reading.word(*at) == ":")?;
    (first..colon).all(is_part).then_some(colon + 1)
}

/// "*Asked* whether he would quit, Kim replied": the question belongs to the answer.
fn is_set_up(reading: &Reading, candidate: &Candidate, heads: &[usize]) -> bool {
    let cue = &candidate.cue.words;
    let sentence = reading.sentence(cue.start);
    let opens = cue.start == sentence.start && reading.lower(cue.start) == "asked";
    let is_answered = heads
        .iter()
        .any(|head| *head > cue.start && sentence.contains(head));
    opens && candidate.source.is_none() && is_answered
}
