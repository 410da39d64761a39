//! Several who are named one after the other.

use super::{Scene, actor, links_in, split};
use crate::extract::extraction::{EntityId, Sieve};
use crate::extract::reading::Words;
use crate::extract::reading::tag::Tag;

/// A list of three or more: "Macron, Merz and Starmer".
pub(super) fn listed(scene: &Scene, words: &Words) -> Vec<EntityId> {
    let reading = scene.reading;
    let parts = |at| reading.tag(at) == Tag::Comma || reading.lower(at) == "and";
    let items = split(words, parts);
    let closes = items
        .last()
        .is_some_and(|last| last.start > 0 && reading.lower(last.start - 1) == "and");
    if items.len() < 3 || !closes {
        return Vec::new();
    }
    let all: Option<Vec<EntityId>> = items.iter().map(|item| whole(scene, item)).collect();
    let mut all = all.unwrap_or_default();
    all.dedup();
    all
}

/// Those who are named from `start` on, with nothing but "and" and commas between.
pub(super) fn run(scene: &Scene, start: usize, limit: usize) -> Vec<EntityId> {
    let reading = scene.reading;
    let mut end = start;
    let mut found = Vec::new();
    for link in links_in(scene.links, &(start..limit)) {
        let joins = |at| {
            matches!(reading.lower(at), "and" | "," | "both" | "with")
                || matches!(
                    reading.tag(at),
                    Tag::Determiner | Tag::Name | Tag::Adjective
                )
        };
        if !(end..link.words.start).all(joins) {
            break;
        }
        end = link.words.end.max(end);
        let is_front = link.by == Sieve::Adjective && reading.tag(end).is_nominal();
        found.extend(actor(scene.entities, link).filter(|_| !is_front && link.by != Sieve::Role));
    }
    found.dedup();
    found
}

/// Whom an item names that is nothing but a name, with its title.
fn whole(scene: &Scene, item: &Words) -> Option<EntityId> {
    let reading = scene.reading;
    let mut links = links_in(scene.links, item).filter(|link| link.words.end == item.end);
    let link = links.find(|link| actor(scene.entities, link).is_some())?;
    let is_title = |at: usize| {
        let tag = reading.tag(at);
        tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Adjective | Tag::Genitive)
    };
    let is_plain = (item.start..link.words.start).all(is_title);
    actor(scene.entities, link).filter(|_| is_plain)
}
