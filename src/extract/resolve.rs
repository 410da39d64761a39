//! Names become entities: the same person under full name, surname and misspelt name is one.

use super::entities::{Entities, folded, surname, without_initials};
use super::extraction::{EntityId, EntityLabel, Mention, Sieve};
use super::mention::{Name, NameSort, Title};
use super::reading::{Reading, Words};
use super::tag::Tag;
use crate::lexicon::{EntryId, EntryLabel, Frame, Gender, Meaning};
use crate::syntax;
use jiff::civil::Date;

/// Words that stand for an entity.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) words: Words,
    pub(super) entity: EntityId,
    pub(super) by: Sieve,
    pub(super) confidence: f32,
    /// For a capital, the country whose government it can stand for.
    pub(super) government: Option<EntityId>,
}

impl Link {
    pub(super) fn new(words: Words, entity: EntityId, by: Sieve, confidence: f32) -> Self {
        Self {
            words,
            entity,
            by,
            confidence,
            government: None,
        }
    }

    /// The same with a place in the text.
    pub(super) fn mention(&self, reading: &Reading) -> Mention {
        Mention {
            span: reading.span(&self.words),
            entity: self.entity,
            by: self.by,
            confidence: self.confidence,
        }
    }
}

/// Links all names to entities, in the order of the text.
pub(super) fn resolve(
    reading: &Reading,
    names: &[Name],
    entities: &mut Entities,
    day: Option<Date>,
) -> Vec<Link> {
    let mut links: Vec<Option<Link>> = names
        .iter()
        .map(|name| full_name(reading, name, entities, day))
        .collect();
    for (link, name) in links.iter_mut().zip(names) {
        if link.is_none() {
            *link = partial_name(reading, name, entities);
        }
    }
    let mut links: Vec<Link> = links.into_iter().flatten().collect();
    add_topics(reading, entities, &mut links);
    links
}

/// A name that says by itself whom it means.
fn full_name(
    reading: &Reading,
    name: &Name,
    entities: &mut Entities,
    day: Option<Date>,
) -> Option<Link> {
    let words = name.words.clone();
    match &name.sort {
        NameSort::Known(meaning) => Some(known(reading, words, *meaning, entities)),
        NameSort::Person(title)
            if words.len() > 1
                || title.role.is_some()
                || title.known.is_some_and(|id| is_whole(reading, id)) =>
        {
            person(reading, &words, title, entities, day)
        }
        NameSort::Body(of) => {
            if let (None, Some(body)) = (of, bare_body(reading, &words, entities)) {
                return Some(Link::new(words, body, Sieve::Alias, 0.9));
            }
            let seat = seat(reading, words.end).filter(|_| of.is_none());
            let country = of.or(seat).map(|of| entities.of_entry(of));
            let owner = country.map(|id| entities.get(id).name.as_str());
            let name = match (owner, seat) {
                (Some(owner), Some(_)) => format!("{owner}'s {}", reading.text_of(&words)),
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
            Some(Link::new(words, entity, Sieve::Name, 0.9))
        }
        // All of the document may tell what its letters stand for.
        NameSort::Shown(_) if is_acronym(reading.text_of(&words)) => None,
        NameSort::Shown(label) => Some(shown(reading, words, *label, entities)),
        NameSort::Person(_) | NameSort::Unknown => None,
    }
}

/// Three letters or more, all capitals.
fn is_acronym(text: &str) -> bool {
    (3..=6).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// The letters that a body of the document begins its words with, "Harbour Workers Union", or something else.
fn acronym(reading: &Reading, words: Words, label: EntityLabel, entities: &mut Entities) -> Link {
    let text = reading.text_of(&words);
    let body = entities.only_with_initials(text);
    match body.filter(|_| reading.lexicon.gazetteer.called(text).is_none()) {
        Some(body) => {
            entities.add_alias(body, text);
            Link::new(words, body, Sieve::Alias, 0.9)
        }
        None => shown(reading, words, label, entities),
    }
}

/// Something that neither the gazetteer nor a rule knows.
fn shown(reading: &Reading, words: Words, label: EntityLabel, entities: &mut Entities) -> Link {
    let name = plain_name(reading.text_of(&words));
    let gazetteer = &reading.lexicon.gazetteer;
    let is_person = label == EntityLabel::Person;
    let known = gazetteer
        .called(&name)
        .filter(|id| (gazetteer.entry(*id).label == EntryLabel::Person) == is_person);
    let entity = match known {
        Some(entry) => entities.of_entry(entry),
        None => entities.of_name(&name, label),
    };
    Link::new(words, entity, Sieve::Name, 0.85)
}

fn known(reading: &Reading, words: Words, meaning: Meaning, entities: &mut Entities) -> Link {
    let (id, government) = match meaning {
        Meaning::Name(id) | Meaning::Adjective(id) | Meaning::Demonym(id) => (id, None),
        Meaning::Capital { city, country } => (city, Some(country)),
    };
    let entity = entities.of_entry(id);
    let government = government
        .filter(|_| !is_locative(reading, words.start))
        .map(|country| entities.of_entry(country));
    let by = match meaning {
        Meaning::Adjective(_) | Meaning::Demonym(_) => Sieve::Adjective,
        _ => Sieve::Gazetteer,
    };
    Link {
        government,
        ..Link::new(words, entity, by, 0.98)
    }
}

/// "in Washington" is a city; "warned Washington" and "Washington's view" are a government.
fn is_locative(reading: &Reading, at: usize) -> bool {
    const LOCATIVE: &[&str] = &[
        "across",
        "around",
        "at",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "outside",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
    ];
    at > 0 && LOCATIVE.contains(&reading.lower(at - 1))
}

/// Whether the canonical name is one word.
fn is_whole(reading: &Reading, entry: EntryId) -> bool {
    !reading.lexicon.gazetteer.entry(entry).name.contains(' ')
}

/// Whether the country is part of a name that is no government's: "American Enterprise Institute".
fn is_own_name(reading: &Reading, words: &Words) -> bool {
    words.clone().any(|at| {
        matches!(
            reading.lower(at),
            "association"
                | "bank"
                | "center"
                | "centre"
                | "chamber"
                | "club"
                | "college"
                | "company"
                | "federation"
                | "foundation"
                | "fund"
                | "institute"
                | "institution"
                | "league"
                | "museum"
                | "network"
                | "school"
                | "society"
                | "trust"
                | "union"
                | "university"
        )
    })
}

/// The one body of the document that has a country before these words: "the *Foreign Ministry*" after "China's
/// Foreign Ministry".
fn bare_body(reading: &Reading, words: &Words, entities: &Entities) -> Option<EntityId> {
    let text = plain_name(reading.text_of(words));
    let owned = format!("'s {text}");
    let mut bodies = entities.list.iter().enumerate().filter(|(_, entity)| {
        entity.label == EntityLabel::Organization && entity.name.ends_with(&owned)
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
    format!("{country}'s {}", reading.text_of(&(start..words.end)))
}

/// A person by full name, or by surname with an office.
fn person(
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
fn describe(
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
    if let Some(Meaning::Name(of) | Meaning::Adjective(of)) = title.of {
        let of = entities.of_entry(of);
        entities.set_of(entity, of);
    }
}

/// Spaces as one, apostrophes as on a typewriter.
fn plain_name(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('’', "'")
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
            gazetteer.entry(id).iso.as_ref().map(|iso| iso.0.as_str())
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

/// A surname, or a title and a surname, of somebody named in full elsewhere in the document.
fn partial_name(reading: &Reading, name: &Name, entities: &mut Entities) -> Option<Link> {
    let words = name.words.clone();
    if let NameSort::Shown(label) = name.sort {
        return Some(acronym(reading, words, label, entities));
    }
    let text = plain_name(reading.text_of(&words));
    let (meaning, gender) = match &name.sort {
        NameSort::Person(title) => (title.known, title.gender),
        _ => (None, None),
    };
    let entity = match bearer(entities, &text, meaning, gender) {
        Some(entity) => entity,
        None => match (meaning, &name.sort) {
            (Some(entry), _) => entities.of_entry(entry),
            (None, NameSort::Person(_)) => entities.of_name(&text, EntityLabel::Person),
            (None, NameSort::Unknown) if speaks(reading, &words) => {
                entities.of_name(&text, unknown_label(&text))
            }
            _ => return None,
        },
    };
    entities.add_alias(entity, &text);
    if let NameSort::Person(title) = &name.sort {
        describe(reading, entity, title, &words, entities);
    }
    Some(Link::new(words, entity, Sieve::Alias, 0.9))
}

/// Whether the words are the subject of a verb that only speakers have: "Bozell said".
fn speaks(reading: &Reading, words: &Words) -> bool {
    let speaks = |at: usize| {
        matches!(reading.tag(at), Tag::Past | Tag::Third)
            && reading
                .lexicon
                .cues
                .verb(reading.lower(at))
                .is_some_and(|entry| entry.takes(Frame::Quote) && !entry.attitude)
    };
    let is_alone = matches!(
        reading.tag_before(words.start),
        Tag::Edge | Tag::Stop | Tag::Quote | Tag::Comma | Tag::Conjunction | Tag::That
    );
    let is_name = |at| reading.tag(at) == Tag::Name && reading.syntax.tags[at] == syntax::Tag::NNP;
    let is_short = words.len() <= 3 && words.clone().all(is_name);
    let after = speaks(words.end);
    let before = words.start > 0
        && speaks(words.start - 1)
        && reading.tag_before(words.start - 1) == Tag::Quote;
    is_short && (after && is_alone || before)
}

/// A body where all letters are capitals, a person otherwise.
fn unknown_label(name: &str) -> EntityLabel {
    if name.len() > 1
        && name
            .chars()
            .all(|letter| letter.is_uppercase() || letter == '.')
    {
        EntityLabel::Organization
    } else {
        EntityLabel::Person
    }
}

/// Who in the document bears the surname: the well-known one first, then who was named first; or else
/// the only one who has it as first name.
fn bearer(
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
}

/// Adds the words that show a topic, where they are no part of a name.
fn add_topics(reading: &Reading, entities: &mut Entities, links: &mut Vec<Link>) {
    let mut found = Vec::new();
    let mut names = links.iter().map(|link| link.words.clone()).peekable();
    let mut at = 0;
    while at < reading.len() {
        while names.peek().is_some_and(|words| words.end <= at) {
            names.next();
        }
        let in_name = names
            .peek()
            .is_some_and(|words| words.contains(&at) && words.len() > 1);
        let topic = if in_name {
            None
        } else {
            reading
                .lexicon
                .topics
                .longest(|offset| reading.lower(at + offset))
        };
        match topic {
            Some((length, topic)) => {
                let entity = entities.of_topic(topic);
                found.push(Link::new(at..at + length, entity, Sieve::Keyword, 0.8));
                at += length;
            }
            None => at += 1,
        }
    }
    links.extend(found);
    links.sort_by_key(|link| (link.words.start, link.words.end));
}
