//! Which body a name means: with its country, by its seat, its letters, or one of its words.

use super::{Link, plain_name, shown};
use crate::extract::entity::Entities;
use crate::extract::extraction::{EntityId, EntityLabel, Sieve};
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::{Class, EntryId, Meaning};

/// A ministry, company or the like: the one of that name, or the only one of the document that it can be.
pub(super) fn body(
    reading: &Reading,
    words: Words,
    of: Option<EntryId>,
    entities: &mut Entities,
) -> Link {
    if let (None, Some(body)) = (of, bare_body(reading, &words, entities)) {
        return Link::new(words, body, Sieve::Alias, 0.9);
    }
    let seat = seat(reading, words.end).filter(|_| of.is_none());
    let country = of.or(seat).map(|of| entities.of_entry(of));
    let owner = country.map(|id| entities.get(id).name.as_str());
    let name = match (owner, seat) {
        (Some(owner), Some(_)) => owned(owner, reading.text_of(&words)),
        (owner, _) => body_name(reading, &words, owner),
    };
    let known = reading.lexicon.gazetteer.named(&name);
    let entity = match known {
        Some(entry) => entities.of_entry(entry),
        None => entities.of_name(&name, EntityLabel::Organization),
    };
    if let Some(country) = country {
        entities.set_of(entity, country);
    }
    Link::new(words, entity, Sieve::Name, 0.9)
}

/// Three letters or more, all capitals.
fn is_acronym(text: &str) -> bool {
    (3..=6).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// The letters that a body of the document begins its words with, "*KIM*" for the Kettering Institute of Metals, or
/// its first or last word, "*Goldman*" and "the *Times*"; or else something else.
pub(super) fn short_body(
    reading: &Reading,
    words: Words,
    label: EntityLabel,
    entities: &mut Entities,
) -> Option<Link> {
    let text = reading.text_of(&words);
    let body = if is_acronym(text) {
        entities.only_with_initials(text)
    } else {
        entities.only_body_with(text)
    };
    let is_known = reading.lexicon.gazetteer.called(text).is_some();
    match body.filter(|_| !is_known) {
        Some(body) => {
            entities.add_alias(body, text);
            Some(Link::new(words, body, Sieve::Alias, 0.9))
        }
        // "the University", and no university is named.
        None if !is_known && reading.lexicon.names.is_body(&text.to_lowercase()) => None,
        None => Some(shown(reading, words, label, entities)),
    }
}

/// The one body of the document that has a country before these words: "the *Foreign Ministry*" after "China's
/// Foreign Ministry".
fn bare_body(reading: &Reading, words: &Words, entities: &Entities) -> Option<EntityId> {
    let text = plain_name(reading.text_of(words));
    let (genitive, us, uk) = (format!("'s {text}"), owned(US, &text), owned(UK, &text));
    let is_owned = |name: &str| name.ends_with(&genitive) || name == us || name == uk;
    let mut bodies =
        entities.list.iter().enumerate().filter(|(_, entity)| {
            entity.label == EntityLabel::Organization && is_owned(&entity.name)
        });
    let (only, _) = bodies.next()?;
    bodies.next().is_none().then_some(EntityId(only))
}

/// The country in whose capital a ministry is: "the Foreign Ministry *in Beijing*".
fn seat(reading: &Reading, end: usize) -> Option<EntryId> {
    let is_ministry = end
        .checked_sub(1)
        .is_some_and(|head| reading.lower(head) == "ministry");
    let found = reading
        .lexicon
        .gazetteer
        .longest(|offset| reading.word(end + 1 + offset));
    match found {
        Some((_, Meaning::Capital { country, .. }))
            if is_ministry && reading.lower(end) == "in" =>
        {
            Some(country)
        }
        _ => None,
    }
}

/// "Chinese Defense Ministry" and "China's Defense Ministry" alike.
fn body_name(reading: &Reading, words: &Words, country: Option<&str>) -> String {
    // "Britain's Conservative Party" is called so without its country.
    let owner = words.clone().find(|at| reading.tag(*at) == Tag::Genitive);
    if let Some(mark) = owner.filter(|_| reading.lower(words.end - 1) == "party") {
        return plain_name(reading.text_of(&(mark + 1..words.end)));
    }
    let Some(country) = country.filter(|_| !is_own_name(reading, words)) else {
        return plain_name(reading.text_of(words));
    };
    let mut start = words.start + 1;
    while start < words.end
        && reading
            .lexicon
            .gazetteer
            .longest(|offset| {
                if offset <= start - words.start {
                    reading.word(words.start + offset)
                } else {
                    ""
                }
            })
            .is_some_and(|(length, _)| length > start - words.start)
    {
        start += 1;
    }
    if reading.tag(start) == Tag::Genitive {
        start += 1;
    }
    owned(country, reading.text_of(&(start..words.end)))
}

const US: &str = "United States";
const UK: &str = "United Kingdom";

/// A country's body as it is usually called: "China's Foreign Ministry", "US Court of Appeals".
pub(super) fn owned(country: &str, body: &str) -> String {
    match country {
        US => format!("US {body}"),
        UK => format!("UK {body}"),
        _ => format!("{country}'s {body}"),
    }
}

/// Whether the country is part of a name that is no government's: "American Enterprise Institute".
fn is_own_name(reading: &Reading, words: &Words) -> bool {
    words.clone().any(|at| reading.is(at, Class::OwnName))
}
