//! Which word of a noun phrase names who speaks.

use super::{Scene, actor, links_in};
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::{EntityId, EntityLabel, Sieve};
use crate::extract::reading::tag::{Tag, is_capital};
use crate::extract::reading::{Reading, Words};
use crate::lexicon::{Class, Meaning};

/// Whom the head of a noun phrase names: "they" may be several.
pub(super) fn named(scene: &Scene, words: &Words) -> Vec<EntityId> {
    let Some(head) = head(scene, words) else {
        return Vec::new();
    };
    let mut heads = links_in(scene.links, words)
        .filter(|link| link.words.contains(&head) && actor(scene.entities, link).is_some());
    let Some(link) = heads.next().filter(|link| !is_people(scene.reading, link)) else {
        return Vec::new();
    };
    let others = heads.filter(|other| link.by == Sieve::Pronoun && other.words == link.words);
    std::iter::once(link)
        .chain(others)
        .filter_map(|link| actor(scene.entities, link))
        .collect()
}

/// The last word of a person's name behind a role, or else of the words up to the first preposition.
fn head(scene: &Scene, words: &Words) -> Option<usize> {
    let mut people = links_in(scene.links, words)
        .filter(|link| scene.entities.label(link.entity) == EntityLabel::Person);
    let behind = people.find(|link| {
        has_long_role(scene.reading, words, link) || is_behind_office(scene, words, link)
    });
    match behind {
        Some(link) => link.words.end.checked_sub(1),
        None => core(scene, words).end.checked_sub(1),
    }
}

/// Who stands right behind an office of several words: "Minister of Transport and Trade *Mario Pinto*".
pub(super) fn behind_office(scene: &Scene, words: &Words) -> Option<EntityId> {
    let mut people = links_in(scene.links, words)
        .filter(|link| scene.entities.label(link.entity) == EntityLabel::Person);
    let link = people.find(|link| is_behind_office(scene, words, link))?;
    Some(link.entity)
}

/// "Secretary of State *Rubio*"
fn has_long_role(reading: &Reading, words: &Words, link: &Link) -> bool {
    let name = &link.words;
    (3..=6).any(|length| {
        let start = name.start.checked_sub(length);
        let Some(start) = start.filter(|start| *start >= words.start) else {
            return false;
        };
        let inside = |offset: usize| match start + offset {
            at if at < name.start => reading.lower(at),
            _ => "",
        };
        reading.lexicon.names.role(inside) == Some(length)
    })
}

/// "Minister of Education *Mario Pinto*", "President of the Supreme Court *Ruben Ferrer*"; not
/// "rival of *Mario Pinto*" or "critic of president *Mario Pinto*".
fn is_behind_office(scene: &Scene, words: &Words, link: &Link) -> bool {
    let reading = scene.reading;
    let of = core(scene, words).end;
    let name = &link.words;
    let is_of = matches!(reading.lower(of), "of" | "for" | "to" | "at");
    if !is_of || of == words.start || name.start <= of + 1 {
        return false;
    }
    let own = |at: usize| move |offset: usize| if offset == 0 { reading.lower(at) } else { "" };
    let names = &reading.lexicon.names;
    let is_role =
        |at: usize| names.role(own(at)).is_some() || names.title(reading.word(at)).is_some();
    // "superintendent of police (SP) Ann Roe"
    let mut last = name.start - 1;
    if reading.tag(last) == Tag::Close && last > of + 3 {
        last -= 3;
    }
    // "Adviser to the President Abdel Chikhi" is all one office.
    let is_one = reading.lower(of + 1) == "the" && is_capital(reading.word(of - 1));
    let is_apart = reading.tag(last).is_nominal() && (is_one || !is_role(last));
    let is_adjective = || {
        links_in(scene.links, words)
            .any(|link| link.words.end == name.start && link.by == Sieve::Adjective)
    };
    let is_whole = name.end >= words.end || reading.tag(name.end) == Tag::Open;
    is_role(of - 1) && is_apart && is_whole && !is_adjective()
}

/// Whether the words are a people or an adjective, not its country: "Americans", "the Chinese".
fn is_people(reading: &Reading, link: &Link) -> bool {
    let inside = |offset: usize| {
        let at = link.words.start + offset;
        if at < link.words.end {
            reading.word(at)
        } else {
            ""
        }
    };
    matches!(
        reading.lexicon.gazetteer.longest(inside),
        Some((length, Meaning::Demonym(_) | Meaning::Adjective(_))) if length == link.words.len()
    )
}

/// The words up to the first preposition, bracket or relative clause that is no part of a name, a genitive
/// mark not counted.
pub(super) fn core(scene: &Scene, words: &Words) -> Words {
    let reading = scene.reading;
    let is_inside = |at: usize| {
        links_in(scene.links, words)
            .any(|link| link.words.start < at && at < link.words.end && link.by != Sieve::Role)
    };
    // "editor-in-chief"
    let is_mistagged = |at: usize| {
        let is_linking = matches!(reading.tag(at), Tag::Preposition | Tag::Subordinator);
        is_linking && reading.kinds(at).is_empty()
    };
    let is_hyphened = |at: usize| reading.tag(at + 1) == Tag::Hyphen;
    let end = (words.start + 1..words.end)
        .find(|&at| {
            matches!(
                reading.tag(at),
                Tag::Preposition
                    | Tag::Subordinator
                    | Tag::Open
                    | Tag::Relative
                    | Tag::To
                    | Tag::Dash
            ) && !is_inside(at)
                && !is_hyphened(at)
                && !is_mistagged(at)
        })
        .unwrap_or(words.end);
    // "Carl Holt *KC*"
    let is_honour = |at: &usize| {
        let word = reading.word(*at);
        *at > words.start && word.chars().all(char::is_uppercase) && reading.is(*at, Class::Honour)
    };
    let honours = (words.start..end).rev().take_while(is_honour).count();
    let end = end - honours;
    let is_owner = end > words.start + 1 && reading.tag(end - 1) == Tag::Genitive;
    words.start..end - usize::from(is_owner)
}
