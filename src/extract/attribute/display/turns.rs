//! Turns of an interview or a transcript: `TRUMP: We will win.`, `Q: Why?`, or a name on a line of its own.

use super::{Shown, is_name};
use crate::extract::attribute::unsaid::label_end;
use crate::extract::reading::tag::{Tag, is_capital};
use crate::extract::reading::{Reading, Words};
use crate::text::TokenKind;

/// So many turns make a transcript, in which no name need be known.
const TRANSCRIPT: usize = 3;

/// A name with what stands around it has at most so many words.
const LONGEST: usize = 12;

/// So many paragraphs of a transcript can be of one turn.
const GOES_ON: usize = 8;

/// A turn before it is known where it ends.
struct Turn {
    /// Index of its paragraph.
    at: usize,
    mark: usize,
    name: Words,
    content: Words,
}

/// All turns, in the order of the text.
pub(in crate::extract::attribute) fn find(reading: &Reading) -> Vec<Shown> {
    let turns: Vec<Turn> = (0..reading.layout.paragraphs.len())
        .filter_map(|at| turn(reading, at))
        .collect();
    let lines = turns.iter().filter(|turn| turn.content.is_empty()).count();
    let sentences = turns
        .iter()
        .filter(|turn| is_sentence(reading, turn))
        .count();
    let is_transcript = lines > 1 || turns.len() >= TRANSCRIPT && sentences * 2 >= turns.len();
    let ends: Vec<usize> = turns.iter().skip(1).map(|turn| turn.at).collect();
    let last = reading.layout.paragraphs.len();
    let mut shown = Vec::new();
    for (index, turn) in turns.into_iter().enumerate() {
        let is_sure = || is_somebody(reading, &turn.name) && is_sentence(reading, &turn);
        if !is_transcript && !is_sure() {
            continue;
        }
        let is_line = turn.content.is_empty();
        let end = ends.get(index).copied().unwrap_or(last);
        let more = match (is_transcript, ends.get(index)) {
            (true, Some(_)) => turn.at + 1..end.min(turn.at + 1 + GOES_ON),
            _ if is_line => turn.at + 1..end.min(turn.at + 2),
            _ => 0..0,
        };
        let more = more.map(|at| reading.layout.paragraphs[at].clone());
        let mut content: Vec<Words> = Some(turn.content)
            .filter(|own| !own.is_empty())
            .into_iter()
            .collect();
        content.extend(more);
        if !content.is_empty() {
            shown.push(Shown {
                mark: turn.mark,
                name: turn.name,
                content,
            });
        }
    }
    shown
}

/// The names that turns open with.
pub(in crate::extract) fn names(reading: &Reading) -> Vec<Words> {
    find(reading).into_iter().map(|shown| shown.name).collect()
}

/// The turn that a paragraph opens with, behind a time, stars or a quotation mark.
fn turn(reading: &Reading, at: usize) -> Option<Turn> {
    let paragraph = &reading.layout.paragraphs[at];
    let is_front = |at: usize| {
        reading.word(at) == "*"
            || reading.kind(at) == TokenKind::Quote
            || reading.kind(at) == TokenKind::Number && reading.word(at).contains(':')
    };
    let start = paragraph.clone().find(|at| !is_front(*at))?;
    let limit = paragraph.end.min(start + LONGEST + 1);
    let mark = (start + 1..limit).find(|&at| reading.word(at) == ":")?;
    let cut = (start + 1..mark).find(|at| matches!(reading.tag(*at), Tag::Open | Tag::Comma));
    let name = start..cut.unwrap_or(mark);
    let is_whole = cut.is_none_or(|cut| is_note(reading, &(cut..mark)));
    let content = (mark + 1..paragraph.end).find(|at| reading.word(*at) != "*");
    let content = content.unwrap_or(paragraph.end)..paragraph.end;
    let is_apart =
        content.is_empty() || reading.span(&content).start > reading.span(&(mark..mark + 1)).end;
    let is_right = is_whole && is_apart && is_name(reading, &name) && content.len() != 1;
    (is_right && label_end(reading, paragraph).is_none()).then_some(Turn {
        at,
        mark,
        name,
        content,
    })
}

/// What stands behind a speaker's name: a bracket, "(voice-over)", or an office in capitals.
fn is_note(reading: &Reading, words: &Words) -> bool {
    let is_bracket =
        reading.tag(words.start) == Tag::Open && reading.tag(words.end - 1) == Tag::Close;
    let is_shout = |at: usize| !reading.word(at).contains(char::is_lowercase);
    is_bracket || words.clone().all(is_shout)
}

/// Whether a turn is spoken, and no item of a list: "Peter Olsen: Theft, held in jail".
fn is_sentence(reading: &Reading, turn: &Turn) -> bool {
    const SHORT: usize = 4;
    turn.content.is_empty()
        || turn.content.len() <= SHORT
        || turn.content.clone().any(|at| {
            reading.syntax.relations[at].is_subject()
                || reading.word(at) == "?"
                || reading.kind(at) == TokenKind::Quote
                || matches!(reading.tag(at), Tag::Pronoun | Tag::Modal)
        })
}

/// Whether a name is one of a person or actor for sure.
fn is_somebody(reading: &Reading, name: &Words) -> bool {
    let inside = |ahead: usize| {
        let at = name.start + ahead;
        if at < name.end { reading.word(at) } else { "" }
    };
    let names = &reading.lexicon.names;
    let is_known = reading.lexicon.gazetteer.longest(inside);
    is_known.is_some_and(|(length, _)| length == name.len())
        || name.len() > 1 && (names.given(inside(0)).is_some() || names.title(inside(0)).is_some())
        || is_speaker_elsewhere(reading, name)
        || is_named_before(reading, name)
}

/// Whether two words or more stand in the text before, as a name: "Daily Post".
fn is_named_before(reading: &Reading, name: &Words) -> bool {
    let is_here = |start: usize| {
        name.clone()
            .zip(start..)
            .all(|(own, other)| reading.word(own) == reading.word(other))
    };
    name.len() > 1 && (0..name.start.saturating_sub(name.len())).any(is_here)
}

/// Whether the last word, all in capitals, is a name in the text before: `WALLACE:`.
fn is_speaker_elsewhere(reading: &Reading, name: &Words) -> bool {
    let last = reading.word(name.end - 1);
    last.len() > 2
        && last.chars().all(char::is_uppercase)
        && (0..name.start).any(|at| {
            let word = reading.word(at);
            word != last && word.eq_ignore_ascii_case(last) && is_capital(word)
        })
}
