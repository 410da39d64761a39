//! Events that words mean: by the lexicon, by what stands around a noun such as "summit", and "the summit" after
//! that.

mod group;
mod known;
mod meeting;
mod naming;
mod refer;
mod scene;
mod sketch;
#[cfg(test)]
mod tests;

use super::date::Dated;
use super::extraction::{EntityId, EntityLabel, Period, Sieve};
use super::reading::{Reading, Words};
use crate::extract::entity::Entities;
use crate::extract::entity::resolve::Link;
use crate::extract::name::Proper;
use crate::lexicon::EventId;
use jiff::civil::Date;
use known::Meaning;
use naming::Named;
use scene::Scene;
use sketch::Sketch;

/// What a sketch was found to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Identity {
    Known(EventId),
    Named(Named),
}

/// Adds links for the words that mean events.
pub(super) fn link(
    reading: &Reading,
    entities: &mut Entities,
    links: &mut Vec<Link>,
    proper: &[Proper],
    dates: &[Dated],
    day: Option<Date>,
) {
    let scene = Scene::new(reading, entities, links, dates, day);
    let sketches = sketch::all(&scene, proper);
    let identities = identify(&scene, &sketches);
    let is_none_known = identities.iter().all(Option::is_none);
    let unnamed = is_none_known.then(|| refer::unnamed(&scene)).flatten();
    let mut found = Vec::new();
    for (sketch, identity) in sketches.iter().zip(identities) {
        if let Some(identity) = identity {
            let entity = make(reading, entities, sketch, identity);
            found.push((sketch.words.clone(), entity));
        }
    }
    let mut new: Vec<Link> = found
        .iter()
        .map(|(words, entity)| Link::new(words.clone(), *entity, Sieve::Name, 0.85))
        .collect();
    if let Some((words, event)) = unnamed {
        let entity = entities.of_event(event);
        let refer = |words: Words| Link::new(words, entity, Sieve::Description, 0.6);
        new.extend(words.into_iter().map(refer));
    }
    let names: Vec<(Words, EntityId, String)> = found
        .into_iter()
        .map(|(words, entity)| (words, entity, entities.get(entity).name.clone()))
        .collect();
    let references = refer::references(reading, &names);
    let free = references
        .into_iter()
        .filter(|(words, _)| !refer::is_taken(links, words));
    new.extend(free.map(|(words, entity)| Link::new(words, entity, Sieve::Description, 0.7)));
    links.extend(new);
    links.sort_by_key(|link| (link.words.start, link.words.end));
}

/// What each sketch means: what says it alone first, then what the others tell.
fn identify(scene: &Scene, sketches: &[Sketch]) -> Vec<Option<Identity>> {
    let mut found: Vec<Option<Identity>> = vec![None; sketches.len()];
    let mut told: Vec<EventId> = Vec::new();
    for (sketch, place) in sketches.iter().zip(&mut found) {
        if let Some(Meaning::Event(event)) = known::meaning(scene, sketch, &[]) {
            told.push(event);
            *place = Some(Identity::Known(event));
        }
    }
    told.sort_unstable();
    told.dedup();
    for (sketch, place) in sketches.iter().zip(&mut found) {
        if place.is_none() {
            *place = match known::meaning(scene, sketch, &told) {
                Some(Meaning::Event(event) | Meaning::Series(event)) => {
                    Some(Identity::Known(event))
                }
                Some(Meaning::Other(series, year)) => Some(Identity::Named(Named {
                    name: format!("{year} {}", scene.lexicon.events.event(series).name),
                    of: None,
                    period: sketch.period,
                })),
                None => naming::named(scene, sketch).map(Identity::Named),
            };
        }
    }
    for meeting in meeting::meetings(scene, sketches, |place| found[place].is_some()) {
        let known = meeting.known(scene).map(Identity::Known);
        let identity = known.or_else(|| meeting.named(scene).map(Identity::Named));
        for member in &meeting.members {
            found[*member].clone_from(&identity);
        }
    }
    found
}

/// The entity, with what the words tell of it.
fn make(
    reading: &Reading,
    entities: &mut Entities,
    sketch: &Sketch,
    identity: Identity,
) -> EntityId {
    let named = match identity {
        Identity::Known(event) => return entities.of_event(event),
        Identity::Named(named) => named,
    };
    let entity = entities.of_name(&named.name, EntityLabel::Event);
    if let Some(Period { first, last }) = named.period {
        entities.set_date(entity, first, last);
    }
    if let Some(of) = named.of {
        entities.set_of(entity, of);
    }
    let is_plain = sketch.period.is_none() && sketch.year.is_none() && !sketch.is_proper;
    let text = reading.text_of(&sketch.words);
    if is_plain && text.contains(' ') && !text.contains('\n') {
        entities.add_alias(entity, text);
    }
    entity
}
