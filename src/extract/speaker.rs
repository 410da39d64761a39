//! The words of a source become those who speak.

use super::attribute::Candidate;
use super::entities::Entities;
use super::extraction::{EntityId, EntityLabel};
use super::reading::{Reading, Words};
use super::resolve::Link;
use super::source::Source;
use super::tag::Tag;

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
    "media",
    "military",
    "negotiator",
    "negotiators",
    "office",
    "official",
    "officials",
    "press",
    "regime",
    "side",
    "spokesman",
    "spokespeople",
    "spokesperson",
    "spokeswoman",
    "statement",
    "team",
    "television",
];

/// Who speaks, when these words name the source: one, or several that are joined by "and".
pub(super) fn speakers(
    reading: &Reading,
    entities: &Entities,
    links: &[Link],
    words: &Words,
) -> Vec<EntityId> {
    let mut found = Vec::new();
    let head = head_part(reading, words);
    for part in conjuncts(reading, &head) {
        found.extend(speaker(reading, entities, links, &part));
    }
    if found.is_empty() && head.end < words.end {
        found.extend(speaker(
            reading,
            entities,
            links,
            &(head.end + 1..words.end),
        ));
    }
    found.dedup();
    found
}

/// Lets capitals that speak stand for their government.
pub(super) fn govern(candidates: &[Candidate], speakers: &[Vec<EntityId>], links: &mut [Link]) {
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
pub(super) fn links_in<'l>(links: &'l [Link], words: &Words) -> impl Iterator<Item = &'l Link> {
    let first = links.partition_point(|link| link.words.start < words.start);
    let end = words.end;
    links
        .iter()
        .skip(first)
        .take_while(move |link| link.words.start < end)
}

/// What is before the first comma.
fn head_part(reading: &Reading, words: &Words) -> Words {
    let comma = words.clone().find(|&at| reading.tag(at) == Tag::Comma);
    words.start..comma.unwrap_or(words.end)
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

fn speaker(
    reading: &Reading,
    entities: &Entities,
    links: &[Link],
    words: &Words,
) -> Option<EntityId> {
    let core = core(reading, words);
    let rest = core.end..words.end;
    let candidates: Vec<&Link> = links_in(links, words)
        .filter(|link| actor(entities, link).is_some())
        .collect();
    let is_head = |link: &&&Link| {
        link.words.end == core.end || link.words.contains(&core.end.saturating_sub(1))
    };
    if let Some(link) = candidates.iter().rev().find(is_head) {
        let is_people = is_people(reading, link);
        return if is_people {
            None
        } else {
            actor(entities, link)
        };
    }
    let head = core.end.checked_sub(1)?;
    if !VOICES.contains(&reading.lower(head)) {
        return None;
    }
    let speaks_for = |link: &&&Link| entities.label(link.entity) != EntityLabel::Person;
    let before = candidates
        .iter()
        .filter(|link| link.words.end <= head)
        .rev()
        .find(speaks_for);
    let after = candidates
        .iter()
        .filter(|link| rest.contains(&link.words.start))
        .find(speaks_for);
    actor(entities, after.or(before)?)
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
pub(super) fn actor(entities: &Entities, link: &Link) -> Option<EntityId> {
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
