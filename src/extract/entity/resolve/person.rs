//! Whom a person's name means: by office, full name, surname or first name.

use super::{Link, plain_name};
use crate::extract::entity::{Entities, folded, surname, without_initials};
use crate::extract::extraction::{EntityId, EntityLabel, Sieve};
use crate::extract::name::Title;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::{EntryId, EntryLabel, Gender, Meaning};
use jiff::civil::Date;

/// A person by full name, or by surname with an office.
pub(super) fn person(
    reading: &Reading,
    words: &Words,
    title: &Title,
    entities: &mut Entities,
    day: Option<Date>,
) -> Option<Link> {
    let text = plain_name(reading.text_of(words));
    let holder = office_holder(reading, &text, title, day);
    let known = title.known.filter(|_| words.len() > 1);
    let gazetteer = &reading.lexicon.gazetteer;
    let is_person =
        |id: &EntryId| words.len() > 1 && gazetteer.entry(*id).label == EntryLabel::Person;
    let found = holder
        .or(known)
        .or_else(|| gazetteer.called(&text).filter(is_person))
        .or_else(|| {
            gazetteer
                .called(&without_initials(&text)?)
                .filter(is_person)
        });
    let entity = match found {
        Some(entry) => entities.of_entry(entry),
        None if words.len() > 1 => same_person(entities, &text)
            .or_else(|| whole_name(reading, entities, words, &text))
            .unwrap_or_else(|| entities.of_name(&text, EntityLabel::Person)),
        None => match title.known.filter(|&id| is_whole(reading, id)) {
            Some(entry) => entities.of_entry(entry),
            None => return None,
        },
    };
    entities.add_alias(entity, &text);
    describe(reading, entity, title, words, entities);
    Some(Link::new(words.clone(), entity, Sieve::Name, 0.95))
}

/// Writes down what title and given name tell of a person.
pub(super) fn describe(
    reading: &Reading,
    entity: EntityId,
    title: &Title,
    words: &Words,
    entities: &mut Entities,
) {
    let given = Some(words.start)
        .filter(|_| words.len() > 1 || !entities.get(entity).name.contains(' '))
        .and_then(|first| reading.lexicon.names.given(reading.word(first)))
        .flatten();
    entities.set_gender(entity, title.gender.or(given));
    if let Some(role) = title.full_role.as_ref().or(title.role.as_ref()) {
        entities.set_role(entity, reading.text_of(role));
    }
    if let Some(Meaning::Name(of) | Meaning::Adjective(of) | Meaning::Capital { city: of, .. }) =
        title.of
    {
        let of = entities.of_entry(of);
        entities.set_of(entity, of);
    }
}

/// Whether the canonical name is one word.
pub(super) fn is_whole(reading: &Reading, entry: EntryId) -> bool {
    !reading.lexicon.gazetteer.entry(entry).name.contains(' ')
}

/// Who of that surname holds the office of the title: "Japanese Prime Minister *Se Takaichi*".
fn office_holder(
    reading: &Reading,
    name: &str,
    title: &Title,
    day: Option<Date>,
) -> Option<EntryId> {
    let role = title.role.as_ref()?;
    let (length, title_id) = reading.lexicon.offices.longest_title(|offset| {
        if role.start + offset < role.end {
            reading.lower(role.start + offset)
        } else {
            ""
        }
    })?;
    if length != role.len() {
        return None;
    }
    let gazetteer = &reading.lexicon.gazetteer;
    let country = title.of.and_then(|of| match of {
        Meaning::Name(id) | Meaning::Adjective(id) => {
            gazetteer.entry(id).iso.as_ref().map(|iso| &*iso.0)
        }
        _ => None,
    });
    let own = surname(name);
    let mut found = reading
        .lexicon
        .offices
        .with_title(title_id)
        .filter(|office| country.is_none_or(|country| office.country.as_deref() == Some(country)))
        .flat_map(|office| &office.holders)
        .filter(|holder| country.is_some() || day.is_none_or(|day| holder.holds_on(day)))
        .filter(|holder| surname(&holder.name) == own || holder.name.split(' ').next() == Some(own))
        .filter(|holder| begin_alike(name, &holder.name))
        .map(|holder| holder.name.as_str());
    let first = found.next()?;
    found
        .all(|other| other == first)
        .then(|| gazetteer.named(first))
        .flatten()
}

/// Whether the first names can be one, as "Se" and "Sanae" can; a surname alone can be anybody's.
fn begin_alike(name: &str, holder: &str) -> bool {
    let first = |name: &str| folded(name).chars().next();
    !name.contains(' ') || first(name) == first(holder)
}

/// Whose surname several words are: "Van der Bellen".
fn whole_name(
    reading: &Reading,
    entities: &Entities,
    words: &Words,
    text: &str,
) -> Option<EntityId> {
    let is_particle = reading
        .lexicon
        .names
        .is_particle(reading.lower(words.start));
    let is_alone = |id: &EntityId| entities.get(*id).name.len() > text.len();
    bearer(entities, text, None, None).filter(|id| is_particle && is_alone(id))
}

/// Somebody in the document with that surname, and a first name that can be the same.
fn same_person(entities: &Entities, name: &str) -> Option<EntityId> {
    let given = |name: &str| -> Vec<String> {
        let words: Vec<&str> = name.split(' ').collect();
        let front = words.len().saturating_sub(1).clamp(1, 2);
        words[..front].iter().map(|word| folded(word)).collect()
    };
    let own = given(name);
    let is_same = |left: &String, right: &String| {
        left == right || is_initial_of(left, right) || is_initial_of(right, left)
    };
    entities
        .with_surname(surname(name))
        .iter()
        .copied()
        .find(|&id| {
            let other = given(&entities.get(id).name);
            is_same(&own[0], &other[0])
                || other
                    .get(1)
                    .is_some_and(|second| is_same(&own[0], second) && second.len() > 2)
                || own
                    .get(1)
                    .is_some_and(|second| is_same(second, &other[0]) && second.len() > 2)
        })
}

fn is_initial_of(initial: &str, name: &str) -> bool {
    initial
        .strip_suffix('.')
        .is_some_and(|letter| letter.chars().count() == 1 && name.starts_with(letter))
}

/// Who in the document bears the surname: the well-known one first, then who was named first; or else
/// the only one who has it as first name.
pub(super) fn bearer(
    entities: &Entities,
    text: &str,
    known: Option<EntryId>,
    gender: Option<Gender>,
) -> Option<EntityId> {
    let fits = |id: EntityId| {
        gender.is_none() || entities.gender(id).is_none() || entities.gender(id) == gender
    };
    let known = known
        .and_then(|entry| entities.present(entry))
        .filter(|&id| fits(id));
    // Of several words, as of "van der Bellen", all must be in the whole name.
    let words: Vec<String> = text.split(' ').map(folded).collect();
    let has_all = |id: EntityId| {
        let name = folded(&entities.get(id).name);
        words.len() == 1
            || words
                .iter()
                .all(|word| name.split(' ').any(|own| own == word))
    };
    known
        .or_else(|| {
            let mut bearers = entities.with_surname(surname(text)).iter().copied();
            bearers.find(|&id| fits(id) && has_all(id))
        })
        .or_else(|| {
            let is_given = words.len() == 1 && entities.lexicon.names.given(text).is_some();
            entities
                .only_with_first_name(&words[0])
                .filter(|&id| is_given && fits(id))
        })
        .or_else(|| {
            let word = Some(&words[0]).filter(|_| words.len() == 1);
            entities.only_with_part(word?).filter(|&id| fits(id))
        })
}
