//! Who speaks for whom: nobody disputes what their own side says.

use super::scene::Scene;
use super::words::{WORDS, Word, words};
use crate::extract::{Attribution, EntityId, EntityLabel};

impl Scene<'_> {
    /// Whether two statements are by people who do not speak for each other, as far as is known.
    pub(super) fn opposed(&self, one: &Attribution, other: &Attribution) -> bool {
        let apart = |a: EntityId| other.speakers.iter().all(|b| !self.on_one_side(a, *b));
        let unnamed = |speech: &Attribution, by: &Attribution| {
            by.speakers
                .iter()
                .all(|speaker| !self.names(speech, *speaker))
        };
        let known = [one, other]
            .iter()
            .all(|speech| self.is_by_somebody(speech));
        let named = !one.speakers.is_empty() || !other.speakers.is_empty();
        known
            && named
            && one.speakers.iter().copied().all(apart)
            && unnamed(one, other)
            && unnamed(other, one)
    }

    /// Whether it is told who speaks, by name or description.
    fn is_by_somebody(&self, speech: &Attribution) -> bool {
        let source = words(self.text, &speech.source);
        let is_noun = |word: &Word<'_>| !word.is(&WORDS.of.empty);
        !speech.speakers.is_empty() || source.iter().any(is_noun)
    }

    /// Whether the two are the same, or one belongs to the other.
    pub(super) fn on_one_side(&self, one: EntityId, other: EntityId) -> bool {
        let belongs = |a: EntityId, b: EntityId| {
            let entity = self.entity(a);
            entity.is_some_and(|entity| entity.of.contains(&b))
        };
        one == other
            || belongs(one, other)
            || belongs(other, one)
            || self.is_named_for(one, other)
            || self.is_named_for(other, one)
    }

    /// Whether an organisation has a person's name in its own: a campaign.
    fn is_named_for(&self, body: EntityId, person: EntityId) -> bool {
        let (Some(body), Some(person)) = (self.entity(body), self.entity(person)) else {
            return false;
        };
        let last = person.name.rsplit(' ').next().unwrap_or_default();
        person.label == EntityLabel::Person
            && body.name.split([' ', '\'', '’']).any(|word| word == last)
    }

    /// Whether the words for a speaker name somebody else, too: "a spokesman for Trump".
    pub(super) fn names(&self, speech: &Attribution, other: EntityId) -> bool {
        let Some(entity) = self.entity(other) else {
            return false;
        };
        let source = words(self.text, &speech.source);
        let has = |name: &str| source.iter().any(|word| word.text == name);
        let mut name = entity.name.split([' ', '\'', '’']).rev();
        self.mentioned(&speech.source).contains(&other)
            || match entity.label {
                EntityLabel::Person => name.next().is_some_and(has),
                _ => name.any(|word| {
                    word.len() > 3 && word.starts_with(char::is_uppercase) && has(word)
                }),
            }
    }

    /// Whether a statement is about, or to, who makes another, or whom they speak for.
    pub(super) fn concerns(&self, statement: &Attribution, speech: &Attribution) -> bool {
        let mut aimed = statement.about.iter().chain(&statement.to);
        aimed.any(|about| {
            speech
                .speakers
                .iter()
                .any(|speaker| self.on_one_side(*about, *speaker))
                || self.is_actor(*about) && self.names(speech, *about)
        })
    }

    fn is_actor(&self, id: EntityId) -> bool {
        let label = self.entity(id).map(|entity| entity.label);
        matches!(
            label,
            Some(EntityLabel::Person | EntityLabel::Organization | EntityLabel::Country)
        )
    }
}
