//! The role that stands before or after a person's name.

use super::{Name, NameSort, Title, label};
use crate::extract::reading::noun_phrase;
use crate::extract::reading::tag::{Tag, is_capital};
use crate::extract::reading::{Reading, Words};
use crate::lexicon::{EntryLabel, Meaning};

/// The role before or after a name.
pub(super) fn title_of(reading: &Reading, words: &Words, names: &[Name]) -> Title {
    let before = title_before(reading, words.start, names);
    let title = if before.role.is_some() || before.gender.is_some() {
        before
    } else {
        title_after(reading, words.end)
            .or_else(|| title_apposed(reading, words, names))
            .unwrap_or_default()
    };
    let of = title.of.or_else(|| {
        let is_office = title.role.is_some();
        seat(reading, words.end).filter(|_| is_office)
    });
    Title { of, ..title }
}

/// Where somebody with a role sits: "Senator Ann Roe *of Ohio*", "*(R-Ohio)*", "*, D-Mass.*"
fn seat(reading: &Reading, end: usize) -> Option<Meaning> {
    let gazetteer = &reading.lexicon.gazetteer;
    if reading.lower(end) == "of" {
        let (_, meaning) = gazetteer.longest(|offset| reading.word(end + 1 + offset))?;
        return Some(meaning).filter(|meaning| label(reading, *meaning) == EntryLabel::Place);
    }
    let opens = matches!(reading.tag(end), Tag::Comma | Tag::Open);
    let is_party = matches!(reading.word(end + 1), "R" | "D" | "I");
    let is_joined = matches!(reading.word(end + 2), "-" | "–");
    let (_, state) = gazetteer.abbreviation(|offset| reading.word(end + 3 + offset))?;
    (opens && is_party && is_joined).then_some(Meaning::Name(state))
}

/// What a role is of: "the mayor *of Lisbon*"; one past its last word, and what it is.
fn owner_behind(reading: &Reading, end: usize) -> Option<(usize, Meaning)> {
    let start = end + 1 + usize::from(reading.lower(end + 1) == "the");
    let named = || {
        reading
            .lexicon
            .gazetteer
            .longest(|offset| reading.word(start + offset))
    };
    let is_of = matches!(reading.lower(end), "of" | "from" | "for");
    let (length, meaning) = named().filter(|_| is_of)?;
    Some((start + length, meaning))
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
    let is_rank = honorific == Some(None);
    let Some(role) = role.or(is_rank.then_some(before..start)) else {
        return Title {
            gender: honorific.flatten(),
            ..Title::default()
        };
    };
    // "treasurer-general"
    let hyphens = (1..role.start)
        .rev()
        .step_by(2)
        .take_while(|at| *at > floor && reading.tag(*at) == Tag::Hyphen);
    let role = role.start - 2 * hyphens.count()..role.end;
    let gender = reading.lexicon.names.role_gender(reading.lower(before));
    if let Some(whole) = role_to(reading, &role) {
        return Title {
            gender: honorific.flatten(),
            full_role: Some(whole.clone()),
            role: Some(whole),
            ..Title::default()
        };
    }
    let owner = names.last().filter(|name| name.words.start >= floor);
    let owner = owner.filter(|name| {
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

/// "*Adviser to the President* Abdel Chikhi": the role of which another is only part.
fn role_to(reading: &Reading, role: &Words) -> Option<Words> {
    let to = role.start.checked_sub(2)?;
    let is_to = reading.lower(to + 1) == "the" && matches!(reading.lower(to), "to" | "of" | "for");
    let head = to.checked_sub(1)?;
    let names = &reading.lexicon.names;
    let is_role = names
        .role(|offset| if offset == 0 { reading.lower(head) } else { "" })
        .is_some();
    (is_to && is_role).then_some(head..role.end)
}

/// "Its spokesman, *Lin Jian*, …", "the senator, *Ann Roe* of Ohio", "the mayor of Lisbon, *Carlos Moedas*".
fn title_apposed(reading: &Reading, words: &Words, names: &[Name]) -> Option<Title> {
    let comma = words
        .start
        .checked_sub(1)
        .filter(|comma| reading.tag(*comma) == Tag::Comma)?;
    let owner = names.last().filter(|name| name.words.end == comma);
    let of = owner.and_then(|owner| {
        let the = usize::from(reading.lower(owner.words.start.checked_sub(1)?) == "the");
        let end = owner.words.start.checked_sub(1 + the)?;
        let (after, meaning) = owner_behind(reading, end)?;
        (after == comma).then_some((end, meaning))
    });
    let end = of.map_or(comma, |(end, _)| end);
    let is_closed = matches!(reading.tag(words.end), Tag::Comma | Tag::Stop | Tag::Edge)
        || reading.sentence(words.start).end == words.end
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
        full_role: of.map(|_| start..comma),
        of: of.map(|(_, meaning)| meaning),
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
    let owner = owner_behind(reading, head);
    (is_role && !role.is_empty() && !is_capital(reading.word(head - 1))).then(|| Title {
        gender: reading.lexicon.names.role_gender(reading.lower(head - 1)),
        full_role: owner.map(|(end, _)| role.start..end),
        role: Some(role),
        of: owner.map(|(_, meaning)| meaning),
        ..Title::default()
    })
}
