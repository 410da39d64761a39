//! Names become entities: the same person under full name, surname and misspelt name is one.

mod body;
mod organ;
mod person;
pub(in crate::extract) mod team;
mod topic;

use super::Entities;
use crate::extract::extraction::{EntityId, EntityLabel, Mention, Sieve};
use crate::extract::name::{Name, NameSort, is_apposed_to_body};
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words, overlaps};
use crate::lexicon::{Class, EntryId, EntryLabel, Frame, Meaning};
use crate::syntax;
use body::{body, short_body};
use jiff::civil::Date;
use organ::add_organs;
use person::{bearer, describe, is_whole, person};
use team::add_teams;
use topic::add_topics;

/// Words that stand for an entity.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Link {
    pub(in crate::extract) words: Words,
    pub(in crate::extract) entity: EntityId,
    pub(in crate::extract) by: Sieve,
    pub(in crate::extract) confidence: f32,
    /// For a capital, the country whose government it can stand for.
    pub(in crate::extract) government: Option<EntityId>,
}

impl Link {
    pub(in crate::extract) fn new(
        words: Words,
        entity: EntityId,
        by: Sieve,
        confidence: f32,
    ) -> Self {
        Self {
            words,
            entity,
            by,
            confidence,
            government: None,
        }
    }

    /// The same with a place in the text.
    pub(in crate::extract) fn mention(&self, reading: &Reading) -> Mention {
        Mention {
            span: reading.span(&self.words),
            entity: self.entity,
            by: self.by,
            confidence: self.confidence,
        }
    }
}

/// Links all names to entities, in the order of the text.
pub(in crate::extract) fn resolve(
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
    add_teams(reading, entities, &mut links);
    add_organs(reading, entities, &mut links);
    add_topics(reading, entities, &mut links);
    links
}

/// Capitalised words of which nothing is known but that somebody may be called so.
pub(in crate::extract) fn loose(
    reading: &Reading,
    names: &[Name],
    links: &[Link],
    entities: &mut Entities,
) -> Vec<Link> {
    let is_name = |at: usize| reading.syntax.tags[at] == syntax::Tag::NNP;
    let mut found = Vec::new();
    for name in names {
        let words = &name.words;
        let first = links.partition_point(|link| link.words.end <= words.start);
        let is_taken = links
            .get(first)
            .is_some_and(|link| overlaps(&link.words, words));
        let is_unknown = matches!(name.sort, NameSort::Unknown) && words.clone().all(is_name);
        let text = plain_name(reading.text_of(words));
        if is_unknown && !is_taken && text.len() > 2 && entities.looks_like_person(&text) {
            let entity = entities.of_loose(&text);
            found.push(Link::new(words.clone(), entity, Sieve::Name, 0.5));
        }
    }
    found
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
        NameSort::Body(of) => Some(body(reading, words, *of, entities)),
        // All of the document may tell what its letters, or one of its words, stand for.
        NameSort::Shown(EntityLabel::Organization) if words.len() == 1 => None,
        NameSort::Shown(label) => Some(shown(reading, words, *label, entities)),
        NameSort::Person(_) | NameSort::Unknown => None,
    }
}

/// Something that neither the gazetteer nor a rule knows.
fn shown(reading: &Reading, words: Words, label: EntityLabel, entities: &mut Entities) -> Link {
    let name = plain_name(reading.text_of(&words));
    let gazetteer = &reading.lexicon.gazetteer;
    let is_person = label == EntityLabel::Person;
    let is_right = |id: &EntryId| (gazetteer.entry(*id).label == EntryLabel::Person) == is_person;
    let state = || {
        let first = |offset: usize| if offset == 0 { name.as_str() } else { "" };
        let (_, state) = gazetteer.abbreviation(first)?;
        (label == EntityLabel::Place).then_some(state)
    };
    let known = gazetteer.called(&name).filter(is_right).or_else(state);
    let entity = match known {
        Some(entry) => entities.of_entry(entry),
        None => entities.of_name(without_ending(reading, &name, label), label),
    };
    entities.add_alias(entity, &name);
    Link::new(words, entity, Sieve::Name, 0.85)
}

/// "Gannett *Co.*" is Gannett.
fn without_ending<'n>(reading: &Reading, name: &'n str, label: EntityLabel) -> &'n str {
    let Some((front, last)) = name.rsplit_once(' ') else {
        return name;
    };
    let ending = last.trim_end_matches('.').to_lowercase();
    let is_ending = reading.lexicon.english.is(&ending, Class::CompanyEnding);
    if label == EntityLabel::Organization && is_ending && !front.ends_with('&') {
        front.trim_end_matches(',')
    } else {
        name
    }
}

/// A name with spaces as one, apostrophes as on a typewriter, and not all in capitals if it is of several
/// words: "SHARM EL-SHEIKH", "JAKE TAPPER".
fn plain_name(text: &str) -> String {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut name = name.replace('’', "'");
    // The full stop of a sentence, and not that of "Corp.".
    if name.ends_with('.')
        && name
            .rsplit([' ', '.'])
            .nth(1)
            .is_some_and(|last| last.len() > 4)
    {
        name.pop();
    }
    let is_shout = name.contains(' ') && !name.chars().any(char::is_lowercase);
    let is_long = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 2;
    if !is_shout || !name.split(' ').all(is_long) {
        return name;
    }
    let mut is_first = true;
    let letters = name.chars().map(|letter| {
        let shown = if is_first {
            letter
        } else {
            letter.to_lowercase().next().unwrap_or(letter)
        };
        is_first = !letter.is_alphabetic();
        shown
    });
    letters.collect()
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
    at > 0 && reading.is(at - 1, Class::Locative)
}

/// A surname, or a title and a surname, of somebody named in full elsewhere in the document.
fn partial_name(reading: &Reading, name: &Name, entities: &mut Entities) -> Option<Link> {
    let words = name.words.clone();
    if let NameSort::Shown(label) = name.sort {
        return short_body(reading, words, label, entities);
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
                let label = match entities.present_name(&text) {
                    Some(same) => entities.label(same),
                    None if is_apposed_to_body(reading, &words) => EntityLabel::Organization,
                    None => unknown_label(&text),
                };
                entities.of_name(&text, label)
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
