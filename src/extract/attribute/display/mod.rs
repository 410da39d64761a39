//! What print shows by how it is set: turns of a transcript, sign-offs, quotations below their cue.

pub(super) mod turns;

use super::continuation::has_own_speaker;
use super::cue::Found;
use super::role::Roles;
use crate::extract::reading::tag::{Tag, is_capital};
use crate::extract::reading::{Reading, Words};
use crate::text::TokenKind;

/// How sure such an attribution is.
const SURE: f32 = 0.85;

/// A name that signs or speaks has at most so many words.
const NAME: usize = 6;

/// Turns and sign-offs, in the order of the text: the colon or the dash is the cue.
pub(super) fn find(reading: &Reading) -> Vec<(Found, Roles)> {
    let signed = (0..reading.layout.paragraphs.len()).filter_map(|at| sign_off(reading, at));
    let introduced = (0..reading.layout.paragraphs.len()).filter_map(|at| introduced(reading, at));
    let turns = turns::find(reading).into_iter();
    let mut shown: Vec<Shown> = turns.chain(signed).chain(introduced).collect();
    shown.sort_by_key(|shown| shown.mark);
    shown.into_iter().map(Shown::into_parts).collect()
}

/// What is shown by one mark.
pub(super) struct Shown {
    mark: usize,
    name: Words,
    content: Vec<Words>,
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
            content: self.content,
        };
        (cue, roles)
    }
}

/// `And from Mayor Ann Lee:`, and in the next paragraph the quotation.
fn introduced(reading: &Reading, index: usize) -> Option<Shown> {
    let paragraph = &reading.layout.paragraphs[index];
    let next = reading.layout.paragraphs.get(index + 1)?;
    let mark = paragraph.end - 1;
    let from = (paragraph.start..mark)
        .rev()
        .find(|at| reading.lower(*at) == "from")?;
    let name = from + 1..mark;
    let has_verb = paragraph.clone().any(|at| reading.tag(at).is_verb());
    let quotation = reading.layout.quotation_of(next.start)?;
    let quotation = &reading.layout.quotations[quotation].tokens;
    let opens = reading.word(mark) == ":" && quotation.start == next.start && !has_verb;
    (opens && is_name(reading, &name)).then(|| Shown {
        mark,
        name,
        content: vec![quotation.clone()],
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
        content: vec![quotation.clone()],
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

/// The quotation that is the next sentence, where the cue's own ends with where it was said: "wrote on X.
/// *“We thank them.”*"
pub(super) fn quotation_next(reading: &Reading, cue: &Words, content: &[Words]) -> Option<Words> {
    let [piece] = content else { return None };
    let end = reading.sentence(cue.start).end;
    let is_venue = is_venue(reading, cue, piece);
    let quotation = reading.layout.quotation_of(end).filter(|_| is_venue)?;
    let tokens = &reading.layout.quotations[quotation].tokens;
    (tokens.start == end && !has_own_speaker(reading, tokens.end)).then(|| tokens.clone())
}

/// Whether a content is only the platform that it should stand on: "wrote *on X*".
pub(super) fn is_venue(reading: &Reading, cue: &Words, piece: &Words) -> bool {
    let names = piece.start + 1..piece.end;
    piece.start == cue.end
        && reading.lower(piece.start) == "on"
        && (1..=3).contains(&names.len())
        && names.clone().all(|at| is_capital(reading.word(at)))
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
