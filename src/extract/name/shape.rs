//! Bodies that their written form tells, whatever the model makes of them: "Marks & Spencer", "Harbour Steel
//! Inc.", "San Diego Chronicle", "Marion County Sheriff's Department".

use super::model::Tagged;
use crate::extract::EntityLabel;
use crate::extract::reading::tag::{Tag, is_capital};
use crate::extract::reading::{Reading, Words, overlaps};
use crate::lexicon::Class;
use crate::text::TokenKind;

/// Puts bodies of such a form in the place of what the model found in their words.
pub(super) fn add_bodies(reading: &Reading, tagged: &mut Vec<Tagged>) {
    let mut found: Vec<Words> = Vec::new();
    for at in 0..reading.len() {
        let end = found.last().map_or(0, |words| words.end);
        let body = ampersand(reading, at)
            .or_else(|| company(reading, at))
            .or_else(|| house(reading, at))
            .or_else(|| owned(reading, at))
            .or_else(|| listed(reading, at));
        found.extend(body.filter(|words| words.start >= end));
    }
    if found.is_empty() {
        return;
    }
    add_same(reading, &mut found);
    tagged.retain(|one| {
        let next = found.partition_point(|words| words.end <= one.words.start);
        let body = found.get(next).filter(|words| overlaps(words, &one.words));
        body.is_none_or(|words| {
            let is_longer = one.words.start <= words.start && words.end <= one.words.end;
            is_longer && one.label == EntityLabel::Organization
        })
    });
    let is_free = |words: &Words| !tagged.iter().any(|one| overlaps(&one.words, words));
    let free: Vec<Words> = found.into_iter().filter(is_free).collect();
    tagged.extend(free.into_iter().map(|words| Tagged {
        words,
        label: EntityLabel::Organization,
        sureness: 1.0,
    }));
    tagged.sort_by_key(|one| one.words.start);
}

/// Adds the other places where the same words of two and more stand.
fn add_same(reading: &Reading, found: &mut Vec<Words>) {
    let mut same = Vec::new();
    for words in found.iter().filter(|words| words.len() > 1) {
        let is_here = |start: &usize| {
            let mut pairs = words.clone().zip(*start..);
            pairs.all(|(own, other)| reading.word(own) == reading.word(other))
        };
        let places = (0..reading.len()).filter(is_here);
        same.extend(places.map(|start| start..start + words.len()));
    }
    found.extend(same);
    found.sort_by_key(|words| (words.start, usize::MAX - words.end));
    found.dedup_by(|next, last| next.start < last.end);
}

/// Takes names in capitals that open a turn for people's: "VLADIMIR PUTIN: No."
pub(super) fn add_turns(reading: &Reading, turns: &[Words], tagged: &mut Vec<Tagged>) {
    const SHORTEST: usize = 4;
    let is_shout = |words: &&Words| {
        let text = reading.text_of(words);
        // "PLEASE NOTE:" is nobody.
        let is_plain = |at: usize| reading.kinds(at).is_empty();
        text.len() >= SHORTEST
            && !text.contains(char::is_lowercase)
            && (words.start..words.end).all(is_plain)
    };
    for words in turns.iter().filter(is_shout) {
        tagged.retain(|one| !overlaps(&one.words, words));
        tagged.push(Tagged {
            words: words.clone(),
            label: EntityLabel::Person,
            sureness: 1.0,
        });
    }
    tagged.sort_by_key(|one| one.words.start);
}

/// Names that were run together are parted again: "Gannett and Tribune", where one is named alone, and "Supreme
/// Court Ruben Ferrer", where a name stands behind its office.
pub(super) fn part(reading: &Reading, tagged: &mut Vec<Tagged>) {
    let mut parted = Vec::with_capacity(tagged.len());
    for one in tagged.drain(..) {
        let two = joint(reading, &one).or_else(|| bearer(reading, &one));
        match two.or_else(|| envoy(reading, &one)) {
            Some((left, right, label)) => {
                parted.push(Tagged {
                    words: left,
                    ..one.clone()
                });
                parted.push(Tagged {
                    words: right,
                    label,
                    ..one
                });
            }
            None => parted.push(one),
        }
    }
    *tagged = parted;
}

fn joint(reading: &Reading, one: &Tagged) -> Option<(Words, Words, EntityLabel)> {
    let words = &one.words;
    let is_pair = words.len() == 3 && reading.lower(words.start + 1) == "and";
    if one.label != EntityLabel::Organization || !is_pair {
        return None;
    }
    let (left, right) = (words.start, words.end - 1);
    let is_named_alone = |own: usize, other: usize| {
        let word = reading.word(own);
        let is_other =
            |at: usize| reading.word(at) != "and" && reading.word(at) != reading.word(other);
        (0..reading.len()).any(|at| {
            at != own
                && reading.word(at) == word
                && is_other(at + 1)
                && (at == 0 || is_other(at - 1))
        })
    };
    (is_named_alone(left, right) || is_named_alone(right, left))
        .then(|| (left..left + 1, right..right + 1, one.label))
}

fn bearer(reading: &Reading, one: &Tagged) -> Option<(Words, Words, EntityLabel)> {
    let words = &one.words;
    let is_of = |at: usize| matches!(reading.lower(at), "of" | "for");
    let the = usize::from(words.start > 0 && reading.lower(words.start - 1) == "the");
    let of = words.start.checked_sub(1 + the).filter(|of| is_of(*of))?;
    let role = of.checked_sub(1)?;
    let names = &reading.lexicon.names;
    let is_role = names.title(reading.word(role)).is_some()
        || names
            .role(|offset| if offset == 0 { reading.lower(role) } else { "" })
            .is_some();
    let head = words.clone().find(|at| names.is_body(reading.lower(*at)))?;
    let name = head + 1..words.end;
    let is_person = name.len() > 1 && names.given(reading.word(name.start)).is_some();
    (is_role && is_person).then(|| (words.start..head + 1, name, EntityLabel::Person))
}

/// "ambassador to *Britain* *Wu Jianhua*"
fn envoy(reading: &Reading, one: &Tagged) -> Option<(Words, Words, EntityLabel)> {
    let words = &one.words;
    let to = words.start.checked_sub(1)?;
    let is_to = matches!(reading.lower(to), "to" | "in" | "of" | "for");
    let role = to.checked_sub(1).map(|role| reading.lower(role))?;
    let is_role = reading
        .lexicon
        .names
        .role(|offset| if offset == 0 { role } else { "" })
        .is_some();
    let inside = |offset: usize| match words.start + offset {
        at if at < words.end => reading.word(at),
        _ => "",
    };
    let (length, _) = reading.lexicon.gazetteer.longest(inside)?;
    let name = words.start + length..words.end;
    (one.label == EntityLabel::Place && is_to && is_role && name.len() > 1).then_some((
        words.start..name.start,
        name,
        EntityLabel::Person,
    ))
}

fn is_part(reading: &Reading, at: usize) -> bool {
    reading.kind(at) == TokenKind::Word && is_capital(reading.word(at))
}

/// The first of the capitalised words before `end`, at most so many; none of a sentence's first words that can
/// be something else.
fn run_start(reading: &Reading, end: usize, most: usize) -> usize {
    let floor = reading.sentence(end).start.max(end.saturating_sub(most));
    let mut start = end;
    while start > floor && is_part(reading, start - 1) && !is_opener(reading, start - 1) {
        start -= 1;
    }
    start
}

/// Whether a capitalised word is no part of a name: "The", "In", "Monday".
fn is_opener(reading: &Reading, at: usize) -> bool {
    matches!(
        reading.tag(at),
        Tag::Determiner
            | Tag::Possessive
            | Tag::Preposition
            | Tag::Pronoun
            | Tag::Conjunction
            | Tag::Subordinator
            | Tag::Time
            | Tag::Question
            | Tag::Relative
            | Tag::Auxiliary
            | Tag::Adverb
    )
}

/// "Real Madrid", "University of Lagos": the longest that the list has.
fn listed(reading: &Reading, at: usize) -> Option<Words> {
    const LONGEST: usize = 8;
    let bodies = &reading.lexicon.bodies;
    if !is_part(reading, at) || !bodies.begins(reading.word(at)) {
        return None;
    }
    let limit = reading.sentence(at).end.min(at + LONGEST);
    let is_whole = |end: &usize| {
        let is_more = is_part(reading, *end) && *end < limit;
        !is_more && bodies.contains(reading.text_of(&(at..*end)))
    };
    let end = (at + 2..=limit).rev().find(is_whole)?;
    Some(at..end)
}

/// "Marks & Spencer", "AT&T"
fn ampersand(reading: &Reading, at: usize) -> Option<Words> {
    if at == 0 {
        return None;
    }
    let is_mark = reading.word(at) == "&" && is_part(reading, at - 1) && is_part(reading, at + 1);
    let is_joined = reading.span(&(at - 1..at + 2)).of(reading.text).len()
        == (at - 1..at + 2)
            .map(|at| reading.word(at).len())
            .sum::<usize>();
    let starts = is_joined || !is_opener(reading, at - 1);
    let mut end = at + 2;
    while reading.is(end, Class::CompanyEnding) && is_capital(reading.word(end)) {
        end += 1;
    }
    (is_mark && starts).then(|| run_start(reading, at, 3)..end)
}

/// "Harbour Steel Inc."
fn company(reading: &Reading, at: usize) -> Option<Words> {
    let ending = reading.lower(at).trim_end_matches('.');
    let is_ending =
        is_part(reading, at) && reading.lexicon.english.is(ending, Class::CompanyEnding);
    let is_last = !is_part(reading, at + 1);
    let start = run_start(reading, at, 5);
    (is_ending && is_last && start < at).then_some(start..at + 1)
}

/// "San Diego Chronicle": a place and what papers are called.
fn house(reading: &Reading, at: usize) -> Option<Words> {
    let is_last = is_part(reading, at)
        && reading.is(at, Class::HouseName)
        && !is_part(reading, at + 1)
        && reading.tag(at + 1) != Tag::Hyphen;
    if !is_last {
        return None;
    }
    let gazetteer = &reading.lexicon.gazetteer;
    let is_place = |start: usize| {
        let inside = |offset: usize| {
            if start + offset < at {
                reading.word(start + offset)
            } else {
                ""
            }
        };
        gazetteer.longest(inside).is_some()
    };
    let mut start = run_start(reading, at, 4);
    let has_article = start > 0 && reading.lower(start - 1) == "the" && at - start < 3;
    while start < at && !is_place(start) && !has_article {
        start += 1;
    }
    (start < at).then_some(start..at + 1)
}

/// "Marion County Sheriff's Department", "U.S. Attorney's Office for the District of Oregon"
fn owned(reading: &Reading, at: usize) -> Option<Words> {
    let is_owner = at > 0
        && reading.tag(at) == Tag::Genitive
        && is_part(reading, at - 1)
        && reading.is(at - 1, Class::OwningFolk);
    if !is_owner {
        return None;
    }
    let mut end = at + 1;
    while is_part(reading, end) && end < at + 5 {
        end += 1;
    }
    let head = (at + 1..end)
        .rev()
        .find(|at| reading.lexicon.names.is_body(reading.lower(*at)))?;
    let mut end = head + 1;
    if matches!(reading.lower(end), "for" | "of") {
        let mut next = end + 1 + usize::from(reading.lower(end + 1) == "the");
        let is_more = |at: usize| {
            is_part(reading, at) || reading.lower(at) == "of" && is_part(reading, at + 1)
        };
        while is_more(next) {
            next += 1;
            end = next;
        }
    }
    let start = run_start(reading, at - 1, 4);
    Some(start..end)
}
