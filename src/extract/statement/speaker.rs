//! The words of a source become those who speak.

use crate::extract::attribute::Candidate;
use crate::extract::attribute::Source;
use crate::extract::entity::Entities;
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::{EntityId, EntityLabel, Sieve};
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};

/// Heads of noun phrases that speak for a body or a country.
const VOICES: &[&str] = &[
    "administration",
    "agency",
    "army",
    "authorities",
    "authority",
    "campaign",
    "delegation",
    "diplomat",
    "diplomats",
    "embassy",
    "envoy",
    "envoys",
    "government",
    "military",
    "negotiator",
    "negotiators",
    "office",
    "official",
    "officials",
    "regime",
    "side",
    "spokesman",
    "spokespeople",
    "spokesperson",
    "spokeswoman",
    "statement",
    "team",
];

/// Who speaks, when these words name the source: one, or several that are joined by "and".
pub(in crate::extract) fn speakers(
    reading: &Reading,
    entities: &Entities,
    links: &[Link],
    words: &Words,
) -> Vec<EntityId> {
    let several = several(reading, entities, links, words);
    if !several.is_empty() {
        return several;
    }
    let parts = parts(reading, words);
    let named = parts
        .iter()
        .map(|part| joined(reading, part, |part| named(reading, entities, links, part)))
        .find(|found| !found.is_empty());
    let first = parts.into_iter().next();
    named
        .or_else(|| Some(voices(reading, entities, links, &first?)))
        .unwrap_or_default()
}

/// The bodies or countries for which people speak together: "officials *from China and Japan*".
fn several(reading: &Reading, entities: &Entities, links: &[Link], words: &Words) -> Vec<EntityId> {
    let core = core(reading, words);
    let is_plural = core.end.checked_sub(1).is_some_and(|head| {
        let lower = reading.lower(head);
        VOICES.contains(&lower) && lower.ends_with('s')
    });
    let is_from = matches!(reading.lower(core.end), "from" | "of");
    if !is_plural || !is_from {
        return Vec::new();
    }
    let mut end = core.end + 1;
    let mut found = Vec::new();
    for link in links_in(links, &(end..words.end)) {
        let between = (end..link.words.start)
            .all(|at| matches!(reading.lower(at), "the" | "and" | "," | "both"));
        if !between || entities.label(link.entity) == EntityLabel::Person {
            break;
        }
        end = link.words.end;
        found.extend(actor(entities, link));
    }
    found.dedup();
    found
}

/// The bodies or countries for which officials or the like speak: "Chinese and Japanese officials", too.
fn voices(reading: &Reading, entities: &Entities, links: &[Link], words: &Words) -> Vec<EntityId> {
    let parts = conjuncts(reading, words);
    let one = |part: &Words| voice(reading, entities, links, part);
    let has_voice = parts.last().is_some_and(|last| one(last).is_some());
    // An adjective alone shares the noun of the last.
    let bare = |part: &Words| {
        let mut own = links_in(links, part);
        let link = own.find(|link| link.words.end == part.end)?;
        let is_adjective = link.by == Sieve::Adjective && part.len() <= link.words.len() + 1;
        (has_voice && is_adjective).then(|| actor(entities, link))?
    };
    let mut found: Vec<EntityId> = Vec::new();
    for id in parts
        .iter()
        .filter_map(|part| one(part).or_else(|| bare(part)))
    {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// Those whom the parts between "and" name.
fn joined(
    reading: &Reading,
    words: &Words,
    some: impl Fn(&Words) -> Vec<EntityId>,
) -> Vec<EntityId> {
    let mut found: Vec<EntityId> = conjuncts(reading, words).iter().flat_map(some).collect();
    found.dedup();
    found
}

/// Lets capitals that speak stand for their government.
pub(in crate::extract) fn govern(
    candidates: &[Candidate],
    speakers: &[Vec<EntityId>],
    links: &mut [Link],
) {
    for (candidate, speakers) in candidates.iter().zip(speakers) {
        let Some(words) = candidate.source.as_ref().map(Source::name) else {
            continue;
        };
        let first = links.partition_point(|link| link.words.start < words.start);
        for link in links
            .iter_mut()
            .skip(first)
            .take_while(|link| link.words.start < words.end)
        {
            if let Some(government) = link.government.filter(|country| speakers.contains(country)) {
                link.entity = government;
            }
        }
    }
}

/// The links that begin in these words.
pub(in crate::extract) fn links_in<'l>(
    links: &'l [Link],
    words: &Words,
) -> impl Iterator<Item = &'l Link> {
    let first = links.partition_point(|link| link.words.start < words.start);
    let end = words.end;
    links
        .iter()
        .skip(first)
        .take_while(move |link| link.words.start < end)
}

/// What stands between commas: a noun phrase and its appositions.
fn parts(reading: &Reading, words: &Words) -> Vec<Words> {
    let mut parts = Vec::new();
    let mut start = words.start;
    for at in words.clone() {
        if reading.tag(at) == Tag::Comma {
            parts.push(start..at);
            start = at + 1;
        }
    }
    parts.push(start..words.end);
    parts.retain(|part| !part.is_empty());
    parts
}

fn conjuncts(reading: &Reading, words: &Words) -> Vec<Words> {
    let mut parts = Vec::new();
    let mut start = words.start;
    for at in words.clone() {
        if reading.lower(at) == "and" {
            parts.push(start..at);
            start = at + 1;
        }
    }
    parts.push(start..words.end);
    parts
}

/// Whom the head of a noun phrase names: "they" may be several.
fn named(reading: &Reading, entities: &Entities, links: &[Link], words: &Words) -> Vec<EntityId> {
    let Some(head) = head(reading, entities, links, words) else {
        return Vec::new();
    };
    let mut heads = links_in(links, words)
        .filter(|link| link.words.contains(&head) && actor(entities, link).is_some());
    let Some(link) = heads.next().filter(|link| !is_people(reading, link)) else {
        return Vec::new();
    };
    let others = heads.filter(|other| link.by == Sieve::Pronoun && other.words == link.words);
    std::iter::once(link)
        .chain(others)
        .filter_map(|link| actor(entities, link))
        .collect()
}

/// The last word of a person's name behind a role, "Secretary of State *Rubio*"; or else of the
/// words up to the first preposition.
fn head(reading: &Reading, entities: &Entities, links: &[Link], words: &Words) -> Option<usize> {
    let named = links_in(links, words).find(|link| {
        let name = &link.words;
        let has_role = (3..=6).any(|length| {
            let start = name
                .start
                .checked_sub(length)
                .filter(|start| *start >= words.start);
            let role = |start: usize| {
                let inside = |offset: usize| match start + offset {
                    at if at < name.start => reading.lower(at),
                    _ => "",
                };
                reading.lexicon.names.role(inside) == Some(length)
            };
            start.is_some_and(role)
        });
        has_role && entities.label(link.entity) == EntityLabel::Person
    });
    match named {
        Some(link) => link.words.end.checked_sub(1),
        None => core(reading, words).end.checked_sub(1),
    }
}

/// The body or country for which a spokesman, officials or the like speak.
fn voice(
    reading: &Reading,
    entities: &Entities,
    links: &[Link],
    words: &Words,
) -> Option<EntityId> {
    let head = core(reading, words).end.checked_sub(1)?;
    if !VOICES.contains(&reading.lower(head)) {
        return None;
    }
    let bodies = links_in(links, words).filter(|link| {
        actor(entities, link).is_some() && entities.label(link.entity) != EntityLabel::Person
    });
    let (before, after): (Vec<&Link>, Vec<&Link>) =
        bodies.partition(|link| link.words.start <= head);
    actor(entities, after.first().or(before.last())?)
}

/// Whether the words are a people or an adjective, not its country: "Americans", "the Chinese".
fn is_people(reading: &Reading, link: &Link) -> bool {
    use crate::lexicon::Meaning;
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
        Some((_, Meaning::Demonym(_) | Meaning::Adjective(_)))
    )
}

/// Whoever can speak under that link: a capital speaks for its government.
pub(in crate::extract) fn actor(entities: &Entities, link: &Link) -> Option<EntityId> {
    match entities.label(link.entity) {
        EntityLabel::Person | EntityLabel::Organization | EntityLabel::Country => Some(link.entity),
        EntityLabel::Place => link.government,
        EntityLabel::Topic | EntityLabel::Event => None,
    }
}

/// The words up to the first preposition, bracket or relative clause, a genitive mark not counted.
fn core(reading: &Reading, words: &Words) -> Words {
    let end = (words.start + 1..words.end)
        .find(|&at| {
            matches!(
                reading.tag(at),
                Tag::Preposition | Tag::Open | Tag::Relative | Tag::To | Tag::Dash
            )
        })
        .unwrap_or(words.end);
    let is_owner = end > words.start + 1 && reading.tag(end - 1) == Tag::Genitive;
    words.start..end - usize::from(is_owner)
}
