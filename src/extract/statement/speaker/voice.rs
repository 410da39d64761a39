//! Those for whom others speak, and whose papers do: "Chinese officials", "a report by the World Bank".

use super::head::core;
use super::{Scene, actor, conjuncts, links_in, list};
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::{EntityId, EntityLabel, Sieve};
use crate::extract::reading::Words;
use crate::extract::reading::tag::Tag;
use crate::lexicon::Class;

/// The bodies or countries for which people speak together: "officials *from China and Japan*".
pub(super) fn several(scene: &Scene, words: &Words) -> Vec<EntityId> {
    let reading = scene.reading;
    let core = core(scene, words);
    let is_plural = core
        .end
        .checked_sub(1)
        .is_some_and(|head| reading.is(head, Class::Voice) && reading.lower(head).ends_with('s'));
    let is_from = matches!(reading.lower(core.end), "from" | "of");
    if !is_plural || !is_from {
        return Vec::new();
    }
    let mut end = core.end + 1;
    let mut found = Vec::new();
    for link in links_in(scene.links, &(end..words.end)) {
        let between = (end..link.words.start)
            .all(|at| matches!(reading.lower(at), "the" | "and" | "," | "both"));
        if !between || scene.entities.label(link.entity) == EntityLabel::Person {
            break;
        }
        end = link.words.end;
        found.extend(actor(scene.entities, link));
    }
    found.dedup();
    found
}

/// The bodies or countries for which officials or the like speak, "Chinese and Japanese officials", and those
/// whose paper says something.
pub(super) fn voices(scene: &Scene, words: &Words) -> Vec<EntityId> {
    let papers = paper(scene, words);
    if !papers.is_empty() {
        return papers;
    }
    let parts = conjuncts(scene.reading, words);
    let one = |part: &Words| voice(scene, part);
    let has_voice = parts.last().is_some_and(|last| one(last).is_some());
    // An adjective alone shares the noun of the last.
    let bare = |part: &Words| {
        let mut own = links_in(scene.links, part);
        let link = own.find(|link| link.words.end == part.end)?;
        let is_adjective = link.by == Sieve::Adjective && part.len() <= link.words.len() + 1;
        (has_voice && is_adjective).then(|| actor(scene.entities, link))?
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

/// The body or country for which a spokesman, officials or the like speak.
fn voice(scene: &Scene, words: &Words) -> Option<EntityId> {
    let reading = scene.reading;
    let head = core(scene, words).end.checked_sub(1)?;
    let is_house = reading.is(head, Class::HouseVoice);
    if !is_house && !reading.is(head, Class::Voice) {
        return None;
    }
    let bodies: Vec<&Link> = links_in(scene.links, words)
        .filter(|link| match scene.entities.label(link.entity) {
            EntityLabel::Person => false,
            EntityLabel::Country | EntityLabel::Place => {
                !is_house && actor(scene.entities, link).is_some()
            }
            _ => actor(scene.entities, link).is_some(),
        })
        .collect();
    let after = bodies
        .iter()
        .find(|link| link.words.start > head && is_whole(scene, link, words));
    let has_after = bodies.iter().any(|link| link.words.start > head);
    let mut before = bodies.iter().rev().filter(|link| link.words.end <= head);
    let before = before
        .next()
        .filter(|link| !has_after && is_next(scene, link.words.end, head));
    actor(scene.entities, after.or(before)?)
}

/// Whether nothing between a body's name and a noun says that it is another body's: "Brazilian *company*
/// officials".
fn is_next(scene: &Scene, start: usize, head: usize) -> bool {
    let is_other = |at| {
        let classes = [Class::Firm, Class::Agency, Class::PaperHouse];
        classes.iter().any(|class| scene.reading.is(at, *class))
    };
    !(start..head).any(is_other)
}

/// Whether a name is not only an adjective or owner of what is meant: "for the *Brazilian* company Gerdau".
fn is_whole(scene: &Scene, link: &Link, words: &Words) -> bool {
    let reading = scene.reading;
    let next = link.words.end;
    let is_owner = reading.tag(next) == Tag::Genitive;
    if link.by != Sieve::Adjective && !is_owner {
        return true;
    }
    let noun = next + usize::from(is_owner);
    let end = (noun..words.end)
        .find(|at| !reading.tag(*at).is_nominal() && reading.tag(*at) != Tag::Adjective);
    let end = end.unwrap_or(words.end);
    let has_other =
        links_in(scene.links, &(noun..end)).any(|link| actor(scene.entities, link).is_some());
    !has_other && is_next(scene, noun, end)
}

/// Those whose paper these words are: "a 2019 study *by the World Bank*", "*World Bank* data".
pub(super) fn paper(scene: &Scene, words: &Words) -> Vec<EntityId> {
    let reading = scene.reading;
    let core = core(scene, words);
    // "a joint statement signed by"
    let is_behind = |at: &usize| matches!(reading.tag(*at), Tag::Past | Tag::Adjective);
    let behind = core.clone().rev().take_while(is_behind).count();
    let head = core.end.checked_sub(1 + behind);
    let Some(head) = head.filter(|head| reading.is(*head, Class::Paper)) else {
        return Vec::new();
    };
    let by = (head + 1..words.end).find(|at| matches!(reading.lower(*at), "by" | "from"));
    // Who cites or has seen a paper has not written it.
    let by = by.filter(|by| !reading.is(by - 1, Class::PassedOn));
    let is_about = matches!(reading.lower(head + 1), "on" | "about" | "of" | "into");
    if let Some(by) = by.filter(|_| !is_about) {
        return list::run(scene, by + 1, words.end);
    }
    let before = links_in(scene.links, &(words.start..head)).filter(|link| link.words.end <= head);
    let owner = before.last().filter(|link| {
        let is_owner = reading.tag(link.words.end) == Tag::Genitive || link.by == Sieve::Pronoun;
        match scene.entities.label(link.entity) {
            EntityLabel::Organization => is_next(scene, link.words.end, head),
            EntityLabel::Person | EntityLabel::Country => is_owner,
            _ => false,
        }
    });
    owner.map(|link| link.entity).into_iter().collect()
}
