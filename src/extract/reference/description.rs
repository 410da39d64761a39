//! Noun phrases whose head says what they stand for: "the ministry".

use super::{Context, Reference, Target};
use crate::extract::entity::resolve::Link;
use crate::extract::entity::resolve::team::acts;
use crate::extract::extraction::{EntityId, EntityLabel, Sieve};
use crate::extract::reading::tag::Tag;
use crate::lexicon::Class;

/// What a role can be held at.
const OWNERS: [EntityLabel; 3] = [
    EntityLabel::Country,
    EntityLabel::Organization,
    EntityLabel::Place,
];

impl Context<'_, '_> {
    /// "the ministry", "the senator", "the island".
    pub(super) fn description(&self, at: usize) -> Option<Reference> {
        let reading = self.reading;
        if reading.tag(at + 1).is_nominal() || reading.tag(at + 1) == Tag::Hyphen {
            return None;
        }
        let lower = reading.lower(at);
        let (start, owner) = self.determined(at)?;
        let owner = owner.or_else(|| self.owner_after(at + 1));
        let words = start..at + 1;
        let is_of = |of: &[EntityId]| owner.is_none_or(|owner| of.contains(&owner));
        let countries = reading.lexicon.descriptions.countries(lower);
        let is_body = reading.lexicon.names.is_body(lower) || reading.is(at, Class::Team);
        let fits = |id: EntityId| {
            let entity = self.entities.get(id);
            match entity.label {
                EntityLabel::Country => entity
                    .iso
                    .as_ref()
                    .is_some_and(|iso| countries.contains(&iso.0)),
                EntityLabel::Organization => {
                    let mut fields = (start..at).filter(|at| reading.is(*at, Class::Portfolio));
                    is_body
                        && has_word(&entity.name, lower)
                        && fields.all(|at| has_word(&entity.name, reading.lower(at)))
                        && is_of(&entity.of)
                }
                EntityLabel::Person => {
                    !self.speakers.contains(&id)
                        && is_of(&entity.of)
                        && entity
                            .role
                            .as_ref()
                            .is_some_and(|role| has_role(role, lower))
                }
                _ => false,
            }
        };
        let is_role = reading
            .lexicon
            .names
            .role(|offset| if offset == 0 { lower } else { "" })
            .is_some();
        let general = || self.general(at, start, owner);
        if countries.is_empty() && !is_role && !is_body {
            return general();
        }
        let found = self
            .discourse
            .most_salient_far(|id| f32::from(u8::from(fits(id))));
        let Some((entity, confidence)) = found else {
            return general();
        };
        Some(Reference::new(
            words,
            entity,
            Sieve::Description,
            confidence.min(0.7),
        ))
    }

    /// Where a definite phrase begins, and the place, body or country that stands in it: "*the Florida*
    /// senator".
    fn determined(&self, at: usize) -> Option<(usize, Option<EntityId>)> {
        let reading = self.reading;
        let mut start = at;
        let is_part = |end: usize| {
            let is_field = end > 0 && reading.is(end - 1, Class::Portfolio);
            is_field || reading.tag_before(end) == Tag::Adjective
        };
        while is_part(start) && at - start < 2 && self.owner_ending(start, &OWNERS).is_none() {
            start -= 1;
        }
        let gap = usize::from(reading.tag_before(start) == Tag::Genitive);
        let owner = self.owner_ending(start - gap, &OWNERS);
        let start = owner.map_or(start, |link| link.words.start);
        let the = start
            .checked_sub(1)
            .filter(|before| matches!(reading.lower(*before), "the" | "that" | "this"));
        let is_definite = the.is_some() || gap == 1 && owner.is_some();
        is_definite.then(|| (the.unwrap_or(start), owner.map(|link| link.entity)))
    }

    /// What is of one of these kinds and named right before `end`.
    pub(super) fn owner_ending(&self, end: usize, kinds: &[EntityLabel]) -> Option<&Link> {
        let before = self.links.get(..self.next)?;
        before
            .iter()
            .rev()
            .take(3)
            .find(|link| link.words.end == end && kinds.contains(&self.entities.label(link.entity)))
    }

    /// "*his* campaign": the body that is named after whom the pronoun right before stands for.
    pub(super) fn own_team(&self, at: usize) -> Option<Reference> {
        let owner = self
            .previous
            .filter(|link| link.words.end == at && link.by == Sieve::Pronoun)?;
        let is_person = self.entities.label(owner.entity) == EntityLabel::Person;
        let is_whole = !self.reading.tag(at + 1).is_nominal();
        let target = Target::Team {
            owner: owner.entity,
            head: at,
        };
        (is_person && is_whole && self.reading.is(at, Class::Team) && acts(self.reading, at)).then(
            || Reference {
                words: at..at + 1,
                target,
                by: Sieve::Description,
                confidence: 0.7,
                gender: None,
            },
        )
    }
}

/// Whether a role is of that kind, its owner not counted: "mayor" of "mayor of Lisbon".
fn has_role(role: &str, lower: &str) -> bool {
    let bare = [" of ", " from ", " for ", " to "].map(|of| role.split(of).next().unwrap_or(role));
    role_has(role, lower) || bare.into_iter().any(|bare| role_has(bare, lower))
}

fn has_word(name: &str, lower: &str) -> bool {
    name.split(' ').any(|word| word.eq_ignore_ascii_case(lower))
}

/// Whether a role, which may be abbreviated, holds the noun: "Sen." and "senator".
pub(super) fn role_has(role: &str, lower: &str) -> bool {
    const SHORT: &[(&str, &str)] = &[
        ("sen.", "senator"),
        ("sen", "senator"),
        ("gov.", "governor"),
        ("gov", "governor"),
        ("rep.", "representative"),
        ("rep.", "congressman"),
        ("rep.", "congresswoman"),
        ("gen.", "general"),
        ("prof.", "professor"),
        ("secretary of state", "secretary"),
    ];
    let role = role.to_lowercase();
    role == lower
        || role.split(' ').next_back() == Some(lower)
        || role.ends_with(&format!(" {lower}"))
        || SHORT
            .iter()
            .any(|(short, long)| role == *short && *long == lower)
}
