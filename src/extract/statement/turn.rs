//! Whom the label of a turn means: initials, a role, a name in capitals.

use crate::extract::attribute::Candidate;
use crate::extract::entity::{Entities, folded};
use crate::extract::extraction::{EntityId, EntityLabel};
use crate::extract::reading::Reading;

/// Who speaks a turn whose label names nobody by itself: "RL", "TREASURER", "HOLMBERG".
pub(super) fn speaker(
    reading: &Reading,
    entities: &Entities,
    candidate: &Candidate,
) -> Option<EntityId> {
    let source = candidate.source.as_ref()?;
    let label = reading.text_of(&source.words);
    if !candidate.is_turn(reading) || label.contains(' ') {
        return None;
    }
    let fits = |id: &EntityId| {
        let entity = entities.get(*id);
        let is_initials = label.len() > 1 && initials(&entity.name).eq(label.chars());
        match entity.label {
            EntityLabel::Person => {
                let role = entity.role.as_deref().map(folded);
                let has_role =
                    role.is_some_and(|role| role.split(' ').next_back() == Some(&*folded(label)));
                is_initials || has_role
            }
            EntityLabel::Organization => is_initials,
            _ => false,
        }
    };
    let surname = entities.with_surname(label);
    if let [only] = surname {
        return Some(*only);
    }
    let mut found = (0..entities.list.len()).map(EntityId).filter(fits);
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// The first letters of a name's words.
fn initials(name: &str) -> impl Iterator<Item = char> {
    name.split([' ', '-'])
        .filter_map(|word| word.chars().next())
        .filter(|first| first.is_uppercase())
}
