//! Names of the gazetteer in another spelling: in capitals or without any, "BEIJING (AP)", "i am from
//! mexico", and regions in short, "Roanoke, Va."

use super::{Name, NameSort};
use crate::extract::reading::tag::is_capital;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::{EntryLabel, Meaning};
use crate::text::TokenKind;

/// Words this short are rather abbreviations.
const SHORT: usize = 4;

/// Adds such names where there are no others.
pub(super) fn add(reading: &Reading, names: &mut Vec<Name>) {
    let mut found = Vec::new();
    for sentence in &reading.layout.sentences {
        let is_small = is_small(reading, &sentence.tokens);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let is_next = found.last().is_some_and(|name: &Name| name.words.end == at);
            let is_candidate = if is_small {
                is_lower(reading, at) && (is_next || is_after_preposition(reading, at))
            } else {
                is_upper(reading, at)
            };
            let name = abbreviation(reading, at, sentence.tokens.clone()).or_else(|| {
                let at = Some(at).filter(|_| is_candidate)?;
                spelled(reading, at, sentence.tokens.end, is_small)
            });
            at = name.as_ref().map_or(at + 1, |name| name.words.end);
            found.extend(name);
        }
    }
    let is_known = |name: &Name| !matches!(name.sort, NameSort::Unknown | NameSort::Body(_));
    for name in found {
        let is_rival = |other: &&Name| {
            other.words.start < name.words.end && name.words.start < other.words.end
        };
        let index = names.partition_point(|other| other.words.end <= name.words.start);
        if names[index..].iter().take_while(is_rival).any(is_known) {
            continue;
        }
        let end = index + names[index..].iter().take_while(is_rival).count();
        names.splice(index..end, [name]);
    }
}

/// "Roanoke, *Va.*"
fn abbreviation(reading: &Reading, at: usize, sentence: Words) -> Option<Name> {
    let city = at.checked_sub(2).filter(|city| *city >= sentence.start)?;
    if reading.word(at - 1) != ","
        || !is_capital(reading.word(at))
        || !is_capital(reading.word(city))
    {
        return None;
    }
    let inside = |offset: usize| {
        if at + offset < sentence.end {
            reading.word(at + offset)
        } else {
            ""
        }
    };
    let (length, region) = reading.lexicon.gazetteer.abbreviation(inside)?;
    Some(Name {
        words: at..at + length,
        sort: NameSort::Known(Meaning::Name(region)),
    })
}

/// Whether a sentence is written without capitals, but perhaps for its first word.
fn is_small(reading: &Reading, sentence: &Words) -> bool {
    let mut words = (sentence.start + 1..sentence.end)
        .filter(|at| reading.kind(*at) == TokenKind::Word && reading.word(*at) != "I");
    words.all(|at| !is_capital(reading.word(at)))
}

fn is_lower(reading: &Reading, at: usize) -> bool {
    reading.kind(at) == TokenKind::Word
        && reading.word(at).len() >= SHORT
        && !is_capital(reading.word(at))
        && reading.kinds(at).is_empty()
}

fn is_after_preposition(reading: &Reading, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| reading.lower(before));
    matches!(
        before,
        "in" | "from" | "to" | "at" | "near" | "around" | "across"
    )
}

fn is_upper(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    reading.kind(at) == TokenKind::Word
        && word.len() >= SHORT
        && !word.contains(|letter: char| !letter.is_uppercase())
}

/// What the gazetteer knows of the words from `at` on, written as names are.
fn spelled(reading: &Reading, at: usize, limit: usize, is_small: bool) -> Option<Name> {
    let limit = limit.min(at + 4);
    let words: Vec<String> = (at..limit)
        .map(|at| capitalised(reading.word(at)))
        .collect();
    let word = |offset: usize| words.get(offset).map_or("", String::as_str);
    let (length, meaning) = reading.lexicon.gazetteer.longest(word)?;
    let is_place = matches!(
        super::label(reading, meaning),
        EntryLabel::Country | EntryLabel::Place
    );
    let is_name = matches!(meaning, Meaning::Name(_) | Meaning::Capital { .. });
    let is_wanted = is_name && is_place && (is_small || reading.kinds(at).is_empty());
    is_wanted.then(|| Name {
        words: at..at + length,
        sort: NameSort::Known(meaning),
    })
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + &letters.as_str().to_lowercase()
}
