//! To whom something is said: "told *reporters*", "said to *Xi*".

use super::Cue;
use crate::extract::reading::noun_phrase;
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::Frame;

/// To whom, between the end of the cue and the content: "told *reporters*", "said to *Xi*".
pub(in crate::extract) fn addressee(
    reading: &Reading,
    cue: &Cue,
    at: usize,
    limit: usize,
) -> Option<Words> {
    let is_to = reading.lower(at) == "to" && reading.tag(at + 1).opens_noun_phrase();
    if is_to {
        return noun_phrase::at(reading, at + 1, limit);
    }
    if !cue.takes(Frame::Person) || !reading.tag(at).opens_noun_phrase() {
        return None;
    }
    let mut words = noun_phrase::at(reading, at, limit)?;
    if reading.tag(at) == Tag::Determiner && reading.tag(at + 1) == Tag::Quote {
        return None;
    }
    let with = &cue.entry?.with;
    let is_whole = matches!(
        reading.tag(words.end),
        Tag::That | Tag::To | Tag::Question | Tag::Quote | Tag::Colon
    );
    let particle = words
        .clone()
        .find(|&at| !is_whole && with.iter().any(|word| word == reading.lower(at)));
    words.end = particle.unwrap_or(words.end);
    let words = if reading.tag(at) == Tag::Pronoun && words.len() > 1 {
        at..at + 1
    } else {
        words
    };
    if is_subject(reading, &words) && !cue.entry?.lemma.eq("tell") {
        return None;
    }
    let words = if is_subject(reading, &words) {
        first_name(reading, &words)
    } else {
        words
    };
    let end = past_apposition(reading, &words, limit);
    Some(words.start..end)
}

/// One past an addressee and its apposition: "his counterpart, Pete Hegseth, *to*".
fn past_apposition(reading: &Reading, words: &Words, limit: usize) -> usize {
    let more = noun_phrase::at_with_apposition(reading, words.start, limit);
    let end = more.map_or(words.end, |more| more.end);
    let goes_on = matches!(
        reading.tag(end + 1),
        Tag::To | Tag::That | Tag::Question | Tag::Quote
    );
    if end > words.end && reading.tag(end) == Tag::Comma && goes_on {
        end + 1
    } else {
        words.end
    }
}

/// Whether a finite verb follows: the phrase is the subject of what is said, not its addressee.
fn is_subject(reading: &Reading, words: &Words) -> bool {
    matches!(
        reading.tag(words.end),
        Tag::Auxiliary | Tag::Modal | Tag::Third | Tag::Past
    )
}

/// In "told Fox News Taiwan was" two names run together: keeps the first.
fn first_name(reading: &Reading, words: &Words) -> Words {
    let skipped = usize::from(reading.tag(words.start) == Tag::Determiner);
    let start = words.start + skipped;
    let inside = |offset: usize| match start + offset {
        at if at < words.end => reading.word(at),
        _ => "",
    };
    let known = reading.lexicon.gazetteer.longest(inside);
    let length = known.map_or(1, |(length, _)| length);
    words.start..(start + length).min(words.end)
}
