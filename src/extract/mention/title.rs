//! The role that stands before or after a person's name.

use super::{Name, NameSort, Title};
use crate::extract::noun_phrase;
use crate::extract::reading::{Reading, Words};
use crate::extract::tag::{Tag, is_capital};

/// The role before or after a name.
pub(super) fn title_of(reading: &Reading, words: &Words, names: &[Name]) -> Title {
    let before = title_before(reading, words.start, names);
    if before.role.is_some() || before.gender.is_some() {
        return before;
    }
    title_after(reading, words.end)
        .or_else(|| title_apposed(reading, words))
        .unwrap_or_default()
}

/// "Chinese President", "Mr.", "White House press secretary", "his campaign manager,".
fn title_before(reading: &Reading, start: usize, names: &[Name]) -> Title {
    let floor = reading.sentence(start).start;
    let Some(before) = start.checked_sub(1).filter(|&before| before >= floor) else {
        return Title::default();
    };
    let role = (1..=4).rev().find_map(|length| {
        let first = start.checked_sub(length).filter(|&first| first >= floor)?;
        let found = reading.lexicon.names.role(|offset| {
            if first + offset < start {
                reading.lower(first + offset)
            } else {
                ""
            }
        })?;
        (found == length).then_some(first..start)
    });
    let honorific = reading.lexicon.names.title(reading.word(before));
    let Some(role) = role else {
        let gender = honorific.flatten();
        let is_rank = honorific.is_some() && gender.is_none();
        return Title {
            gender,
            role: is_rank.then_some(before..start),
            ..Title::default()
        };
    };
    let gender = reading.lexicon.names.role_gender(reading.lower(before));
    let owner = names.last().filter(|name| {
        let gap = role.start.saturating_sub(name.words.end);
        gap == 0
            || gap == 1 && matches!(reading.tag(name.words.end), Tag::Genitive | Tag::Adjective)
    });
    let of = owner.and_then(|name| match name.sort {
        NameSort::Known(meaning) => Some(meaning),
        _ => None,
    });
    Title {
        gender: gender.or(honorific.flatten()),
        full_role: owner.map(|owner| owner.words.start..role.end),
        role: Some(role),
        of,
        known: None,
    }
}

/// "Its spokesman, *Lin Jian*, …", "the senator, *Ann Roe* of Ohio".
fn title_apposed(reading: &Reading, words: &Words) -> Option<Title> {
    let end = words
        .start
        .checked_sub(1)
        .filter(|comma| reading.tag(*comma) == Tag::Comma)?;
    let is_closed = matches!(reading.tag(words.end), Tag::Comma | Tag::Stop | Tag::Edge)
        || matches!(reading.lower(words.end), "of" | "who");
    let floor = reading.sentence(words.start).start;
    let start = (1..=4).rev().find_map(|length| {
        let first = end.checked_sub(length).filter(|first| *first > floor)?;
        let inside = |offset: usize| {
            if first + offset < end {
                reading.lower(first + offset)
            } else {
                ""
            }
        };
        (reading.lexicon.names.role(inside) == Some(length)).then_some(first)
    })?;
    let is_definite = matches!(
        reading.tag_before(start),
        Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective
    );
    (is_closed && is_definite).then(|| Title {
        gender: reading.lexicon.names.role_gender(reading.lower(end - 1)),
        role: Some(start..end),
        ..Title::default()
    })
}

/// ", the White House press secretary".
fn title_after(reading: &Reading, end: usize) -> Option<Title> {
    if reading.tag(end) != Tag::Comma {
        return None;
    }
    let limit = reading.sentence(end).end.min(end + 16);
    let phrase = noun_phrase::at(reading, end + 1, limit)?;
    let head = phrase
        .clone()
        .find(|&at| matches!(reading.tag(at), Tag::Preposition | Tag::Conjunction))
        .unwrap_or(phrase.end);
    let is_role = reading
        .lexicon
        .names
        .role(|offset| {
            if offset == 0 {
                reading.lower(head - 1)
            } else {
                ""
            }
        })
        .is_some();
    let skipped = usize::from(matches!(
        reading.tag(phrase.start),
        Tag::Determiner | Tag::Possessive
    ));
    let role = phrase.start + skipped..head;
    (is_role && !role.is_empty() && !is_capital(reading.word(head - 1))).then(|| Title {
        gender: reading.lexicon.names.role_gender(reading.lower(head - 1)),
        role: Some(role),
        ..Title::default()
    })
}
