//! The words of a source become those who speak.

mod head;
mod list;
mod voice;

use crate::extract::attribute::Candidate;
use crate::extract::attribute::Source;
use crate::extract::entity::Entities;
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::{EntityId, EntityLabel, Sieve};
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::Class;
use head::{core, named};

/// A document's words and what they stand for.
#[derive(Clone, Copy)]
struct Scene<'s, 'a> {
    reading: &'s Reading<'a>,
    entities: &'s Entities<'a>,
    links: &'s [Link],
}

/// Who speaks, when these words name the source: one, or several that are joined by "and".
pub(in crate::extract) fn speakers(
    reading: &Reading,
    entities: &Entities,
    links: &[Link],
    words: &Words,
) -> Vec<EntityId> {
    let scene = Scene {
        reading,
        entities,
        links,
    };
    let words = &main_words(&scene, words);
    let listed = list::listed(&scene, words);
    if listed.len() > 1 {
        return listed;
    }
    let signed = voice::paper(&scene, words);
    if signed.len() > 1 {
        return signed;
    }
    let several = voice::several(&scene, words);
    if !several.is_empty() {
        return several;
    }
    let parts = parts(reading, words);
    let Some((first, rest)) = parts.split_first() else {
        return Vec::new();
    };
    let own = joined(&scene, first);
    let holder = rest.first().and_then(|next| holder(&scene, first, next));
    if let Some(holder) = holder {
        return vec![holder];
    }
    if !own.is_empty() {
        return with_companions(&scene, own, first);
    }
    let apposed = rest.iter().map(|part| apposed(&scene, first, part));
    let mut apposed = apposed.filter(|found| !found.is_empty());
    apposed
        .next()
        .unwrap_or_else(|| voice::voices(&scene, first))
}

/// The words up to a relative clause or a dash.
fn main_words(scene: &Scene, words: &Words) -> Words {
    let reading = scene.reading;
    let is_end = |at: &usize| match reading.tag(*at) {
        Tag::Relative => reading.tag_before(*at) != Tag::Comma,
        Tag::Dash => true,
        _ => false,
    };
    let end = (words.start + 1..words.end).find(is_end);
    words.start..end.unwrap_or(words.end)
}

/// Who is named right behind an office: "the then foreign secretary, *Dominic Raab*". The text knows
/// better than the table who holds it.
fn holder(scene: &Scene, first: &Words, next: &Words) -> Option<EntityId> {
    let mut own = links_in(scene.links, first);
    let is_office = own.any(|link| link.by == Sieve::Role && link.words.end >= first.end);
    let mut names = links_in(scene.links, next);
    let name = names.find(|link| link.words == *next && link.by != Sieve::Role)?;
    let is_person = scene.entities.label(name.entity) == EntityLabel::Person;
    (is_office && is_person).then_some(name.entity)
}

/// Whom a later part names that stands for the first: "her lawyer, *Tara Winn*". After people only a
/// person does; a place never does, "a farmer in Lyon, France".
fn apposed(scene: &Scene, first: &Words, part: &Words) -> Vec<EntityId> {
    let reading = scene.reading;
    let actors = links_in(scene.links, part);
    let mut actors = actors.filter(|link| actor(scene.entities, link).is_some());
    let Some(link) = actors.next() else {
        return Vec::new();
    };
    let opens = (part.start..link.words.start).all(|at| {
        let tag = reading.tag(at);
        !tag.is_verb_group()
            && !matches!(
                tag,
                Tag::Preposition
                    | Tag::Relative
                    | Tag::Pronoun
                    | Tag::Gerund
                    | Tag::Past
                    | Tag::Third
                    | Tag::To
            )
    });
    let next = link.words.end;
    let closes = next >= part.end
        || matches!(
            reading.tag(next),
            Tag::Open | Tag::Preposition | Tag::Conjunction | Tag::Dash
        );
    let is_right = match scene.entities.label(link.entity) {
        EntityLabel::Person => true,
        EntityLabel::Organization => !is_human(scene, first),
        _ => false,
    };
    if opens && closes && is_right {
        joined(scene, part)
    } else {
        Vec::new()
    }
}

/// Whether words stand for a human being: "one nurse at the hospital".
fn is_human(scene: &Scene, words: &Words) -> bool {
    let reading = scene.reading;
    let head = core(scene, words).end.saturating_sub(1);
    let lower = reading.lower(head);
    let is_role = |lower| {
        let own = |offset| if offset == 0 { lower } else { "" };
        reading.lexicon.names.role(own).is_some()
    };
    is_role(lower)
        || is_role(lower.trim_end_matches('s'))
        || matches!(reading.lower(words.start), "a" | "an" | "one" | "another")
            && !reading.is(head, Class::Firm)
            && !reading.is(head, Class::Agency)
            && !reading.lexicon.names.is_body(lower)
}

/// Those whom the parts between "and" name; where the first says nothing and only leads to somebody, as
/// "supporters of A and B" does, nobody.
fn joined(scene: &Scene, words: &Words) -> Vec<EntityId> {
    if let Some(holder) = head::behind_office(scene, words) {
        return vec![holder];
    }
    let parts = conjuncts(scene.reading, words);
    let mut found: Vec<EntityId> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let own = named(scene, part);
        let leads = core(scene, part).end < part.end;
        if at == 0 && own.is_empty() && leads && parts.len() > 1 {
            return Vec::new();
        }
        found.extend(own);
    }
    found.dedup();
    found
}

/// The same with those who speak together with them: "Macron, *with Merz*".
fn with_companions(scene: &Scene, mut own: Vec<EntityId>, first: &Words) -> Vec<EntityId> {
    let end = core(scene, first).end;
    if scene.reading.is(end, Class::Together) && end + 1 < first.end {
        own.extend(list::run(scene, end + 1, first.end));
        own.dedup();
    }
    own
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
) -> impl Iterator<Item = &'l Link> + use<'l> {
    let first = links.partition_point(|link| link.words.start < words.start);
    let end = words.end;
    links
        .iter()
        .skip(first)
        .take_while(move |link| link.words.start < end)
}

/// What stands between commas: a noun phrase and its appositions.
fn parts(reading: &Reading, words: &Words) -> Vec<Words> {
    split(words, |at| reading.tag(at) == Tag::Comma)
}

fn conjuncts(reading: &Reading, words: &Words) -> Vec<Words> {
    let opens = matches!(reading.lower(words.start), "neither" | "both");
    let words = words.start + usize::from(opens)..words.end;
    split(&words, |at| matches!(reading.lower(at), "and" | "nor"))
}

/// The words between those that part them.
fn split(words: &Words, parts: impl Fn(usize) -> bool) -> Vec<Words> {
    let mut found = Vec::new();
    let mut start = words.start;
    for at in words.clone().filter(|at| parts(*at)) {
        found.push(start..at);
        start = at + 1;
    }
    found.push(start..words.end);
    found.retain(|part| !part.is_empty());
    found
}

/// Whoever can speak under that link: a capital speaks for its government.
fn actor(entities: &Entities, link: &Link) -> Option<EntityId> {
    match entities.label(link.entity) {
        EntityLabel::Person | EntityLabel::Organization | EntityLabel::Country => Some(link.entity),
        EntityLabel::Place => link.government,
        EntityLabel::Topic | EntityLabel::Event => None,
    }
}
