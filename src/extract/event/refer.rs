//! "The summit" after "the APEC summit".

use super::group::{Group, group_of};
use super::known::distance;
use super::naming::nouns;
use super::scene::Scene;
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::EntityId;
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words, overlaps};
use crate::lexicon::EventId;
use rustc_hash::FxHashMap;

/// A meeting is spoken of as "the summit" so many days before and after it, where both who met are named.
const NEAR: i32 = 30;

/// A noun alone looks back so many words.
const FAR: usize = 250;

/// Words that stand for the one event of their noun that was named before.
pub(super) fn references(
    reading: &Reading,
    names: &[(Words, EntityId, String)],
) -> Vec<(Words, EntityId)> {
    let mut events: FxHashMap<(Group, String), Vec<EntityId>> = FxHashMap::default();
    let mut ends: FxHashMap<EntityId, usize> = FxHashMap::default();
    let mut names = names.iter().peekable();
    let mut found = Vec::new();
    let mut latest: Option<&Words> = None;
    for at in 0..reading.len() {
        while let Some((words, entity, name)) = names.next_if(|(words, ..)| words.start <= at) {
            latest = Some(words);
            ends.insert(*entity, words.end);
            let text = reading.text_of(words);
            for noun in nouns(name).chain(nouns(text)) {
                let known = events.entry(noun).or_default();
                if !known.contains(entity) {
                    known.push(*entity);
                }
            }
        }
        let Some(noun) = nouns(reading.lower(at))
            .next()
            .filter(|_| !events.is_empty())
        else {
            continue;
        };
        let Some(words) = bare(reading, at) else {
            if reading.says(at.saturating_sub(1), &["a"]) {
                events.remove(&noun);
            }
            continue;
        };
        let is_free = latest.is_none_or(|latest| !overlaps(latest, &words))
            && names
                .peek()
                .is_none_or(|(next, ..)| !overlaps(next, &words));
        if let (true, Some([only])) = (is_free, events.get(&noun).map(Vec::as_slice))
            && ends.get(only).is_some_and(|end| at < *end + FAR)
        {
            ends.insert(*only, words.end);
            found.push((words, *only));
        }
    }
    found
}

/// The words of "the summit", "that meeting", with nothing that tells which.
pub(super) fn bare(reading: &Reading, head: usize) -> Option<Words> {
    let before = head.checked_sub(1)?;
    let is_bare = matches!(reading.lower(before), "the" | "this" | "that");
    let is_noun = reading.tag(head).is_nominal();
    let goes_on = reading.tag(head + 1).is_nominal()
        || matches!(
            reading.tag(head + 1),
            Tag::Hyphen | Tag::Preposition | Tag::To
        );
    let is_time = reading.tag(head + 1) == Tag::Preposition
        && matches!(reading.tag(head + 2), Tag::Time)
        && reading.lower(head + 1) == "on";
    (is_bare && is_noun && (!goes_on || is_time)).then_some(before..head + 1)
}

/// The meeting of the lexicon that "the summit" is, where none is named: who met is, the place too, and it was
/// lately.
pub(super) fn unnamed(scene: &Scene) -> Option<(Vec<Words>, EventId)> {
    let day = scene.day?;
    let mut near = scene.lexicon.events.all().filter(|(_, event)| {
        let places = event.place.iter();
        !event.people.is_empty()
            && distance(day, event) <= NEAR
            && scene.has_all(&event.people)
            && places.clone().all(|place| scene.has_name(place))
    });
    let (only, _) = near.next()?;
    if near.next().is_some() {
        return None;
    }
    let is_meeting = |at: &usize| {
        matches!(
            group_of(scene.reading.lower(*at)),
            Some(Group::Summit | Group::Meeting)
        )
    };
    // Talks go on where a meeting has ended.
    let is_talk = |at: &usize| scene.reading.lower(*at) == "talks";
    let heads = (0..scene.reading.len()).filter(|at| is_meeting(at) && !is_talk(at));
    let words: Vec<Words> = heads.filter_map(|head| bare(scene.reading, head)).collect();
    (!words.is_empty()).then_some((words, only))
}

/// Whether one of `links` has any of these words.
pub(super) fn is_taken(links: &[Link], words: &Words) -> bool {
    let mut links = links.iter();
    links.any(|link| overlaps(&link.words, words) && link.by != crate::extract::Sieve::Keyword)
}
