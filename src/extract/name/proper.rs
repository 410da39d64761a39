//! Names of events that are written with capitals, which are no names of bodies or people: "Munich Security
//! Conference", "Hurricane Matthew", "Battle of Mosul", "World War II".

use super::model::Tagged;
use crate::extract::extraction::EntityLabel;
use crate::extract::reading::tag::{Tag, is_capital};
use crate::extract::reading::{Reading, Words, overlaps};
use crate::text::TokenKind;

/// A name of an event, and the word that says what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) struct Proper {
    pub(in crate::extract) words: Words,
    pub(in crate::extract) head: usize,
}

impl Proper {
    /// Whether a name that the model found is only part of this one: "National", and not "Baton Rouge" in the
    /// battle of that name.
    pub(in crate::extract) fn takes(&self, one: &Tagged) -> bool {
        let is_place = one.label == EntityLabel::Place;
        let is_longer = one.words.len() > 1 && overlaps(&self.words, &one.words);
        one.words.contains(&self.head) || is_longer && !is_place
    }
}

/// The names of events in the order of the text, none of which shares a word with another.
pub(in crate::extract) fn names(reading: &Reading) -> Vec<Proper> {
    let mut found: Vec<Proper> = Vec::new();
    for sentence in &reading.layout.sentences {
        let words = &sentence.tokens;
        let mut at = words.start;
        while at < words.end {
            let name = if reading.kind(at) == TokenKind::Word && is_capital(reading.word(at)) {
                known(reading, at).or_else(|| by_shape(reading, words, at))
            } else {
                None
            };
            let before = found.last().map_or(words.start, |one| one.words.end);
            match name.filter(|name| name.words.start >= before) {
                Some(name) => {
                    at = name.words.end.max(at + 1);
                    found.push(name);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// A name that the lexicon has, whose last word has a capital or that has no other: "World War II".
fn known(reading: &Reading, at: usize) -> Option<Proper> {
    let events = &reading.lexicon.events;
    let (length, meanings) = events.longest(|offset| reading.lower(at + offset))?;
    let last = at + length - 1;
    let is_name = meanings.iter().any(|one| one.is_capital) && is_capital(reading.word(last));
    is_name.then_some(Proper {
        words: at..at + length,
        head: last,
    })
}

fn by_shape(reading: &Reading, sentence: &Words, at: usize) -> Option<Proper> {
    storm(reading, at)
        .or_else(|| battle(reading, at))
        .or_else(|| run(reading, sentence, at))
}

/// "Hurricane Matthew", "Tropical Storm Hermine"
fn storm(reading: &Reading, at: usize) -> Option<Proper> {
    let name = match reading.lower(at) {
        "hurricane" | "typhoon" | "cyclone" | "superstorm" => at + 1,
        "tropical" if reading.lower(at + 1) == "storm" => at + 2,
        _ => return None,
    };
    let is_name = is_word(reading, name) && reading.lower(name) != "center";
    is_name.then_some(Proper {
        words: at..name + 1,
        head: name,
    })
}

/// "Battle of Mosul", "Siege of Leningrad"
fn battle(reading: &Reading, at: usize) -> Option<Proper> {
    let is_head = matches!(reading.lower(at), "battle" | "siege") && reading.lower(at + 1) == "of";
    let start = at + 2;
    let mut end = start;
    while is_word(reading, end) && end < start + 3 {
        end += 1;
    }
    (is_head && end > start).then_some(Proper {
        words: at..end,
        head: at,
    })
}

/// A run of words with capitals up to one for an event: "Values Voter Summit".
fn run(reading: &Reading, sentence: &Words, head: usize) -> Option<Proper> {
    let is_head = matches!(
        reading.lower(head),
        "summit" | "conference" | "games" | "bowl" | "festival" | "marathon" | "expo"
    );
    let goes_on = is_word(reading, head + 1)
        || matches!(
            reading.lower(head + 1),
            "of" | "on" | "for" | "'s" | "’s" | "-" | "call" | "room"
        );
    if !is_head || goes_on || is_headline(reading, sentence) {
        return None;
    }
    let mut start = head;
    while start > sentence.start.max(head.saturating_sub(6)) && is_word(reading, start - 1) {
        start -= 1;
    }
    if start == sentence.start && reading.tag(start) != Tag::Name {
        start += 1;
    }
    let is_body = (start..head).any(|at| reading.lower(at) == "judicial");
    let has_name = !is_body && (start..head).any(|at| reading.tag(at) == Tag::Name);
    (has_name && start < head).then_some(Proper {
        words: start..head + 1,
        head,
    })
}

fn is_word(reading: &Reading, at: usize) -> bool {
    reading.kind(at) == TokenKind::Word
        && is_capital(reading.word(at))
        && !matches!(
            reading.tag(at),
            Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Preposition
        )
}

/// Whether nearly all words have capitals, so that these show nothing.
fn is_headline(reading: &Reading, sentence: &Words) -> bool {
    let long = |at: &usize| reading.kind(*at) == TokenKind::Word && reading.word(*at).len() > 3;
    let (capital, small): (Vec<usize>, Vec<usize>) = sentence
        .clone()
        .filter(long)
        .partition(|at| is_capital(reading.word(*at)));
    small.len() * 3 < capital.len()
}
