//! What print shows by how it is set: turns of a transcript, sign-offs, quotations below their cue.

use super::cue::Found;
use super::role::Roles;
use crate::extract::reading::tag::{Tag, is_capital};
use crate::extract::reading::{Reading, Words};
use crate::text::TokenKind;

/// How sure such an attribution is.
const SURE: f32 = 0.85;

/// A name that signs or speaks has at most so many words.
const NAME: usize = 6;

/// So many turns make a transcript, in which no name need be known.
const TRANSCRIPT: usize = 3;

/// Turns and sign-offs, in the order of the text: the colon or the dash is the cue.
pub(super) fn find(reading: &Reading) -> Vec<(Found, Roles)> {
    let turns: Vec<_> = reading
        .layout
        .paragraphs
        .iter()
        .filter_map(|paragraph| turn(reading, paragraph))
        .collect();
    let is_transcript = turns.len() >= TRANSCRIPT;
    let turns = turns
        .into_iter()
        .filter(|turn| is_transcript || is_somebody(reading, &turn.name));
    let signed = (0..reading.layout.paragraphs.len()).filter_map(|at| sign_off(reading, at));
    let mut shown: Vec<Shown> = turns.chain(signed).collect();
    shown.sort_by_key(|shown| shown.mark);
    shown.into_iter().map(Shown::into_parts).collect()
}

/// What is shown by one mark.
struct Shown {
    mark: usize,
    name: Words,
    content: Words,
}

impl Shown {
    fn into_parts(self) -> (Found, Roles) {
        let cue = Found {
            words: self.mark..self.mark + 1,
            head: self.mark,
            probability: SURE,
        };
        let roles = Roles {
            probability: SURE,
            source: Some(self.name),
            content: vec![self.content],
        };
        (cue, roles)
    }
}

/// `TRUMP: We will win.` at the start of a paragraph, which may open with a quotation mark.
fn turn(reading: &Reading, paragraph: &Words) -> Option<Shown> {
    let start = paragraph.start + usize::from(reading.kind(paragraph.start) == TokenKind::Quote);
    let mark = (start + 1..=start + NAME).find(|&at| reading.tag(at) == Tag::Colon)?;
    let name = start..mark;
    let content = mark + 1..paragraph.end;
    let is_apart = reading.span(&content).start > reading.span(&(mark..mark + 1)).end;
    let goes_on = content.len() > 1 && is_apart && reading.word(mark) == ":";
    (goes_on && is_name(reading, &name)).then_some(Shown {
        mark,
        name,
        content,
    })
}

/// `“We will win.” ― Ann Lee` as one paragraph, or with the name in the next one.
fn sign_off(reading: &Reading, index: usize) -> Option<Shown> {
    let paragraphs = &reading.layout.paragraphs;
    let paragraph = &paragraphs[index];
    let end = (paragraph.end.saturating_sub(2)..paragraph.end)
        .find(|&at| reading.tag(at) == Tag::Stop)
        .unwrap_or(paragraph.end);
    let earliest = end.saturating_sub(NAME + 1).max(paragraph.start);
    let mark = (earliest..end)
        .rev()
        .find(|&at| is_dash(reading.word(at)))?;
    let name = mark + 1..end;
    let content = if mark == paragraph.start {
        paragraphs.get(index.checked_sub(1)?)?.clone()
    } else {
        paragraph.start..mark
    };
    let quotation = reading.layout.quotation_of(content.start)?;
    let quotation = &reading.layout.quotations[quotation].tokens;
    let is_quoted = quotation.start == content.start && quotation.end + 1 >= content.end;
    (is_quoted && is_name(reading, &name)).then_some(Shown {
        mark,
        name,
        content: quotation.clone(),
    })
}

fn is_dash(word: &str) -> bool {
    matches!(word, "―" | "—" | "–" | "--" | "-")
}

/// Whether all words are capitalised, as those of a name are.
fn is_name(reading: &Reading, words: &Words) -> bool {
    let fits = |at: usize| {
        is_capital(reading.word(at))
            || reading.tag(at) == Tag::Hyphen
            || reading.lexicon.names.is_particle(reading.word(at))
    };
    (1..=NAME).contains(&words.len())
        && is_capital(reading.word(words.start))
        && words.clone().all(fits)
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

/// So many words may stand between a cue and the colon that ends its paragraph.
const BEFORE_COLON: usize = 12;

/// The quotation that opens the next paragraph, where the cue's paragraph ends in a colon soon after it.
pub(super) fn quotation_below(reading: &Reading, cue: &Words) -> Option<Words> {
    let paragraphs = &reading.layout.paragraphs;
    let index = paragraphs.partition_point(|paragraph| paragraph.end <= cue.start);
    let end = paragraphs.get(index)?.end;
    let next = paragraphs.get(index + 1)?.start;
    let introduces = reading.word(end - 1) == ":" && end - cue.end.min(end) <= BEFORE_COLON;
    if !introduces || (cue.end..end).any(|at| reading.kind(at) == TokenKind::Quote) {
        return None;
    }
    let quotation = reading.layout.quotation_of(next)?;
    let tokens = &reading.layout.quotations[quotation].tokens;
    (tokens.start == next).then(|| tokens.clone())
}

#[cfg(test)]
mod tests {
    use super::super::tests;
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        tests::check(find, text, expected);
    }

    #[test]
    fn turns_of_a_transcript() {
        check(
            "Donald Trump: We will win.",
            &[("Donald Trump", "We will win.")],
        );
        check(
            "Chris Wallace spoke.\n“WALLACE: Let us start.\nNote: it was late.",
            &[("WALLACE", "Let us start.")],
        );
        check("Note: this is an update.", &[]);
        check("At 5:30 Trump: no.", &[]);
        check(
            "Q: Why?\nA: So.\nQ: Since when?",
            &[("Q", "Why?"), ("A", "So."), ("Q", "Since when?")],
        );
    }

    #[test]
    fn sign_offs() {
        check("“We will win.” ― Ann Lee", &[("Ann Lee", "“We will win.”")]);
        check(
            "“We will win.”\n— Ann van Lee",
            &[("Ann van Lee", "“We will win.”")],
        );
        check("“We will win.” — and then he left", &[]);
        check("We will win — Ann Lee", &[]);
    }
}
