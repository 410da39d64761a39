//! Where something was said: "on Truth Social", "in an interview with CNN".

use super::speaker::links_in;
use crate::extract::attribute::Candidate;
use crate::extract::entity::Entities;
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::EntityId;
use crate::extract::reading::Reading;
use crate::extract::reading::tag::Tag;

/// The platform or broadcaster named after a preposition in the cue's sentence.
pub(in crate::extract) fn venue(
    reading: &Reading,
    entities: &Entities,
    links: &[Link],
    candidate: &Candidate,
) -> Option<EntityId> {
    let sentence = reading.sentence(candidate.cue.head);
    links_in(links, &sentence)
        .filter(|link| {
            let entity = entities.get(link.entity);
            let entry = reading.lexicon.gazetteer.named(&entity.name);
            let kind =
                entry.and_then(|entry| reading.lexicon.gazetteer.entry(entry).kind.as_deref());
            matches!(kind, Some("platform" | "media"))
        })
        .filter(|link| {
            !candidate
                .content
                .pieces
                .iter()
                .any(|piece| piece.contains(&link.words.start))
        })
        .filter(|link| {
            !candidate
                .source
                .as_ref()
                .is_some_and(|source| source.words.contains(&link.words.start))
        })
        .find(|link| is_venue(reading, link.words.start))
        .map(|link| link.entity)
}

/// Whether "on", "with" or the like stands before, with at most an article or a day between.
fn is_venue(reading: &Reading, start: usize) -> bool {
    let mut at = start;
    while matches!(reading.tag_before(at), Tag::Determiner | Tag::Possessive) {
        at -= 1;
    }
    at > 0
        && matches!(
            reading.lower(at - 1),
            "on" | "with" | "via" | "in" | "through" | "for"
        )
}
