//! Bodies named after a person: "the Clinton campaign", "Obama's administration".

use super::Link;
use crate::extract::entity::{Entities, surname};
use crate::extract::extraction::{EntityId, EntityLabel, Sieve};
use crate::extract::reading::Reading;
use crate::extract::reading::tag::Tag;
use crate::lexicon::Class;

/// Adds a link for the head of each phrase for a body that is named after a person, where it acts.
pub(super) fn add_teams(reading: &Reading, entities: &mut Entities, links: &mut Vec<Link>) {
    let mut found = Vec::new();
    for link in links.iter() {
        if entities.label(link.entity) != EntityLabel::Person {
            continue;
        }
        let Some(head) = head(reading, link.words.end) else {
            continue;
        };
        if acts(reading, head) {
            let team = team(reading, entities, link.entity, head);
            found.push(Link::new(head..head + 1, team, Sieve::Description, 0.85));
        }
    }
    links.extend(found);
    links.sort_by_key(|link| (link.words.start, link.words.end));
}

/// The body of that kind that is named after somebody.
pub(in crate::extract) fn team(
    reading: &Reading,
    entities: &mut Entities,
    owner: EntityId,
    head: usize,
) -> EntityId {
    let kind = reading.lower(head);
    let full = entities.get(owner).name.clone();
    let team = entities.of_name(
        &format!("{} {kind}", surname(&full)),
        EntityLabel::Organization,
    );
    entities.add_alias(team, &format!("{full} {kind}"));
    entities.set_of(team, owner);
    team
}

/// The noun for a body behind a name: "Clinton*'s presidential campaign*".
fn head(reading: &Reading, name_end: usize) -> Option<usize> {
    let start = name_end + usize::from(reading.tag(name_end) == Tag::Genitive);
    let is_kind = matches!(
        reading.lower(start),
        "presidential" | "election" | "reelection" | "senate" | "transition"
    );
    let head = start + usize::from(is_kind);
    let ends = !reading.tag(head + 1).is_nominal() && reading.tag(head + 1) != Tag::Hyphen;
    (reading.is(head, Class::Team) && ends).then_some(head)
}

/// Whether a body is spoken of as somebody who does things: "the campaign *says*", "a spokesman *for* the
/// campaign"; a campaign that is only led is none.
pub(in crate::extract) fn acts(reading: &Reading, head: usize) -> bool {
    let sentence = reading.sentence(head);
    let floor = head.saturating_sub(6).max(sentence.start);
    let preposition = (floor..head)
        .rev()
        .find(|&at| reading.tag(at) == Tag::Preposition);
    let for_it = preposition.is_some_and(|at| {
        matches!(reading.lower(at), "by" | "for" | "from" | "to" | "with")
            && (at + 1..head).all(|at| reading.tag(at) != Tag::Comma)
    });
    reading.syntax.relations[head].is_subject() || for_it
}
