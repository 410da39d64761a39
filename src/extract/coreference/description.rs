//! Noun phrases whose head says what they stand for: "the ministry".

use super::{Context, Reference};
use crate::extract::extraction::{EntityId, EntityLabel, Sieve};
use crate::extract::tag::Tag;

impl Context<'_, '_> {
    /// "the ministry", "the senator", "the island".
    pub(super) fn description(&self, at: usize) -> Option<Reference> {
        let reading = self.reading;
        let mut start = at;
        while reading.tag_before(start) == Tag::Adjective && at - start < 2 {
            start -= 1;
        }
        let is_definite = start > 0 && matches!(reading.lower(start - 1), "the" | "that" | "this");
        if !is_definite || reading.tag(at + 1).is_nominal() || reading.tag(at + 1) == Tag::Hyphen {
            return None;
        }
        let lower = reading.lower(at);
        let words = start - 1..at + 1;
        let countries = reading.lexicon.descriptions.countries(lower);
        let fits = |id: EntityId| {
            let entity = self.entities.get(id);
            match entity.label {
                EntityLabel::Country => entity
                    .iso
                    .as_ref()
                    .is_some_and(|iso| countries.contains(&iso.0)),
                EntityLabel::Organization => {
                    reading.lexicon.names.is_body(lower) && has_word(&entity.name, lower)
                }
                EntityLabel::Person => {
                    !self.speakers.contains(&id)
                        && entity
                            .role
                            .as_ref()
                            .is_some_and(|role| role_has(role, lower))
                }
                _ => false,
            }
        };
        let is_role = reading
            .lexicon
            .names
            .role(|offset| if offset == 0 { lower } else { "" })
            .is_some();
        if countries.is_empty() && !is_role && !reading.lexicon.names.is_body(lower) {
            return None;
        }
        let (entity, confidence) = self
            .discourse
            .most_salient_far(|id| f32::from(u8::from(fits(id))))?;
        Some(Reference::new(
            words,
            entity,
            Sieve::Description,
            confidence.min(0.7),
        ))
    }
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
