//! What gazetteer, titles, head nouns and shape find.

use super::spelling;
use super::title::title_of;
use super::{Name, NameSort, Title, label};
use crate::extract::reading::tag::{Tag, is_capital};
use crate::extract::reading::{Reading, Words};
use crate::lexicon::{EntryLabel, Meaning};
use crate::text::TokenKind;

/// What gazetteer, titles, head nouns and shape find, in the order of the text.
pub(crate) fn by_rules(reading: &Reading) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut at = 0;
    let mut sentences = reading.layout.sentences.iter().peekable();
    while at < reading.len() {
        while sentences
            .next_if(|sentence| sentence.tokens.end <= at)
            .is_some()
        {}
        let limit = sentences.peek().map_or(at, |sentence| sentence.tokens.end);
        match name_at(reading, at, limit, &names) {
            Some(name) => {
                at = name.words.end.max(at + 1);
                names.push(name);
            }
            None => at += title_length(reading, at).unwrap_or(1),
        }
    }
    spelling::add(reading, &mut names);
    names
}

/// The name that begins at `at`, in a sentence that ends at `limit`.
fn name_at(reading: &Reading, at: usize, limit: usize, names: &[Name]) -> Option<Name> {
    if reading.kind(at) != TokenKind::Word {
        return None;
    }
    let inside = |offset: usize| {
        if at + offset < limit {
            reading.word(at + offset)
        } else {
            ""
        }
    };
    let known = reading.lexicon.gazetteer.longest(inside);
    // "X-ray" is no platform.
    let is_letter = |length: usize| length == 1 && reading.word(at).len() == 1;
    let known = known
        .filter(|(length, _)| !is_letter(*length) || reading.kind(at + 1) != TokenKind::Hyphen);
    if known.is_none() && !is_capital(reading.word(at)) {
        return None;
    }
    let run = at..run_end(reading, at, limit);
    let reach = known.map_or(0, |(length, _)| length);
    if let Some(body) = body_at(reading, at, &run, known, limit) {
        return Some(body);
    }
    if run.is_empty() && reach < 2 && !is_known_capital(reading, at, known) {
        return None;
    }
    if let Some(length) = title_length(reading, at)
        && length >= reach
    {
        return None;
    }
    person_or_known(reading, at, run, known, names)
}

/// A one-word name of the gazetteer at the start of a sentence, where the tag does not tell.
fn is_known_capital(reading: &Reading, at: usize, known: Option<(usize, Meaning)>) -> bool {
    known.is_some() && !reading.tag(at).is_verb() && reading.tag(at) != Tag::Time
}

fn person_or_known(
    reading: &Reading,
    at: usize,
    run: Words,
    known: Option<(usize, Meaning)>,
    names: &[Name],
) -> Option<Name> {
    let words = trim_title(reading, run);
    let has_given = reading.lexicon.names.given(reading.word(at)).is_some();
    let has_suffix =
        words.end > at + 1 && reading.lexicon.names.is_suffix(reading.word(words.end - 1));
    let is_person_longer = known.is_none_or(|(length, meaning)| {
        let is_person = label(reading, meaning) == EntryLabel::Person;
        length < words.len()
            && (has_given && (!is_person || length == 1) || is_person && has_suffix)
    });
    if let Some((length, meaning)) = known.filter(|_| !is_person_longer) {
        let words = at..at + length;
        if label(reading, meaning) == EntryLabel::Person {
            return Some(Name {
                sort: known_person(reading, &words, meaning, names),
                words,
            });
        }
        return Some(Name {
            words,
            sort: NameSort::Known(meaning),
        });
    }
    if words.is_empty() || words.len() > 5 {
        return None;
    }
    let title = title_of(reading, &words, names);
    let has_role = title
        .role
        .as_ref()
        .is_some_and(|role| !is_weak(reading, role));
    let is_person = has_role || title.gender.is_some() || has_given && words.len() > 1;
    let sort = if is_person {
        NameSort::Person(title)
    } else {
        NameSort::Unknown
    };
    Some(Name { words, sort })
}

/// Whether a role can as well describe a thing: "Republican National Convention", "Child Protection
/// Act".
fn is_weak(reading: &Reading, role: &Words) -> bool {
    role.len() == 1
        && matches!(
            reading.lower(role.start),
            "republican"
                | "democrat"
                | "conservative"
                | "liberal"
                | "progressive"
                | "socialist"
                | "communist"
                | "independent"
                | "native"
                | "veteran"
                | "man"
                | "woman"
                | "child"
                | "star"
        )
}

/// A person of the gazetteer, with what a title adds.
fn known_person(reading: &Reading, words: &Words, meaning: Meaning, names: &[Name]) -> NameSort {
    let known = match meaning {
        Meaning::Name(id) => Some(id),
        _ => None,
    };
    NameSort::Person(Title {
        known,
        ..title_of(reading, words, names)
    })
}

/// Names are shorter, so that where all words have capitals few are looked at from each.
const LONGEST_RUN: usize = 40;

/// One past the capitalised words from `at` on, with hyphens, particles and initials between.
fn run_end(reading: &Reading, at: usize, limit: usize) -> usize {
    let limit = limit.min(at + LONGEST_RUN);
    let mut end = at;
    while end < limit {
        let is_part = match reading.tag(end) {
            Tag::Name => true,
            Tag::Adjective | Tag::Noun => is_capital(reading.word(end)) && end > at,
            Tag::Hyphen => end > at && is_capital(reading.word(end + 1)),
            _ => {
                end > at
                    && reading.lexicon.names.is_particle(reading.word(end))
                    && reading.tag(end + 1) == Tag::Name
            }
        };
        if !is_part {
            break;
        }
        end += 1;
    }
    end
}

/// The words of a run up to a role or title in its middle: "Trump Campaign Manager".
fn trim_title(reading: &Reading, run: Words) -> Words {
    let end = (run.start + 1..run.end)
        .find(|&at| {
            title_length(reading, at).is_some()
                && !reading.lexicon.names.is_suffix(reading.word(at))
        })
        .unwrap_or(run.end);
    run.start..end
}

/// Number of words of the title or capitalised role that begins here.
pub(super) fn title_length(reading: &Reading, at: usize) -> Option<usize> {
    let is_no_title = !is_capital(reading.word(at)) || reading.tag(at) == Tag::Pronoun;
    if is_no_title || is_surname(reading, at) {
        return None;
    }
    let role = reading
        .lexicon
        .names
        .role(|offset| reading.lower(at + offset));
    role.or_else(|| reading.lexicon.names.title(reading.word(at)).map(|_| 1))
}

/// Whether a title is a surname here, "Mr. *King*", and not how somebody is spoken to, "Mr. *President*".
pub(super) fn is_surname(reading: &Reading, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| reading.word(before));
    let is_honorific = matches!(
        before,
        "Mr." | "Mr" | "Mrs." | "Mrs" | "Ms." | "Ms" | "Miss" | "Dr." | "Dr"
    );
    is_honorific
        && !matches!(
            reading.lower(at),
            "ambassador"
                | "attorney"
                | "chair"
                | "chairman"
                | "chairwoman"
                | "chief"
                | "commissioner"
                | "director"
                | "foreign"
                | "governor"
                | "justice"
                | "mayor"
                | "minister"
                | "president"
                | "prime"
                | "secretary"
                | "senator"
                | "speaker"
                | "vice"
        )
}

/// "Ministry of Defence", "China's Foreign Ministry", "Quinnipiac University".
fn body_at(
    reading: &Reading,
    at: usize,
    run: &Words,
    known: Option<(usize, Meaning)>,
    limit: usize,
) -> Option<Name> {
    let (start, of) = match known {
        Some((length, Meaning::Name(id) | Meaning::Adjective(id)))
            if reading.lexicon.gazetteer.entry(id).label == EntryLabel::Country =>
        {
            let genitive = usize::from(reading.tag(at + length) == Tag::Genitive);
            (at + length + genitive, Some(id))
        }
        _ => (at, None),
    };
    let run = if start == at {
        run.clone()
    } else {
        start..run_end(reading, start, limit)
    };
    let end = body_end(reading, &run, limit)?;
    let is_bare = run.len() == 1 && of.is_none() && end == run.end;
    let is_longer = known.is_none_or(|(length, _)| at + length < end);
    (!is_bare && is_longer).then_some(Name {
        words: at..end,
        sort: NameSort::Body(of),
    })
}

fn body_end(reading: &Reading, run: &Words, limit: usize) -> Option<usize> {
    let head = run.clone().rev().find(|&at| is_capital(reading.word(at)))?;
    let head_is_body = reading.lexicon.names.is_body(reading.lower(head));
    if head_is_body && reading.lower(run.end) == "of" {
        let start = run.end + 1 + usize::from(reading.lower(run.end + 1) == "the");
        let end = run_end(reading, start, limit);
        if end > start && reading.tag(start) == Tag::Name {
            return Some(end);
        }
    }
    let has_role = run.clone().any(|at| {
        reading.lexicon.names.title(reading.word(at)).is_some() && reading.word(at) != "Justice"
    });
    (head_is_body && run.len() <= 7 && (!has_role || run.len() > 2)).then_some(run.end)
}
