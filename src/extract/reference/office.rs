//! Offices without their holder's name: "the Chinese leader".

use super::description::role_has;
use super::{Context, Reference};
use crate::extract::entity::office;
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::{EntityId, EntityLabel, Sieve};
use crate::extract::reading::Reading;
use crate::extract::reading::tag::Tag;
use crate::lexicon::Class;

/// What has an office that the table lists.
const RULED: [EntityLabel; 2] = [EntityLabel::Country, EntityLabel::Organization];

struct Front<'l> {
    owner: Option<&'l Link>,
    start: usize,
}

impl Context<'_, '_> {
    /// "the Chinese leader", "Japan's prime minister", "the president".
    pub(super) fn office(&self, at: usize) -> Option<Reference> {
        let reading = self.reading;
        let (length, title) = reading
            .lexicon
            .offices
            .longest_title(|offset| reading.lower(at + offset))?;
        let end = at + length;
        let is_before_name = self.links.get(self.next..)?.iter().take(2).any(|link| {
            link.words.start == end && self.entities.label(link.entity) == EntityLabel::Person
        }) || reading.tag(end) == Tag::Name;
        if is_before_name
            || matches!(reading.tag(end), Tag::Hyphen)
            || reading.tag_before(at) == Tag::Hyphen
        {
            return None;
        }
        let front = self.front(at)?;
        let (of, start) = match front.owner {
            Some(link) => (Some(link.entity), link.words.start),
            None => (self.owner_after(end), front.start),
        };
        let start = match reading.tag_before(start) {
            Tag::Determiner => start - 1,
            _ => start,
        };
        if is_past_holder(reading, start) {
            return None;
        }
        let words = start..end;
        if let Some(of) = of {
            let target = office::incumbent(reading, self.entities, of, title, self.day)?.into();
            return Some(Reference {
                words,
                target,
                by: Sieve::Role,
                confidence: 0.9,
                gender: None,
            });
        }
        if reading.lower(start) != "the" {
            return None;
        }
        let text = reading.text_of(&(at..end)).to_lowercase();
        let (entity, confidence) = self.discourse.most_salient_far(|id| {
            let entity = self.entities.get(id);
            let is_person = entity.label == EntityLabel::Person && !self.speakers.contains(&id);
            let has_role = entity
                .role
                .as_ref()
                .is_some_and(|role| role_has(role, &text));
            f32::from(u8::from(
                is_person
                    && (has_role
                        || reading
                            .lexicon
                            .offices
                            .has_title(&entity.name, title, self.day)),
            ))
        })?;
        Some(Reference::new(words, entity, Sieve::Role, confidence))
    }

    /// What stands before a title: its country, or only an article.
    fn front(&self, at: usize) -> Option<Front<'_>> {
        let reading = self.reading;
        let mut start = at;
        while reading.tag_before(start) == Tag::Adjective && at - start < 3 {
            if is_past_holder(reading, start) {
                return None;
            }
            if self.owner_ending(start, &RULED).is_some() {
                break;
            }
            start -= 1;
        }
        let gap = usize::from(reading.tag_before(start) == Tag::Genitive);
        let owner = self.owner_ending(start - gap, &RULED);
        if owner.is_none() && gap == 1 {
            return None;
        }
        (owner.is_some() || reading.tag_before(start) == Tag::Determiner)
            .then_some(Front { owner, start })
    }

    /// "the president *of China*".
    pub(super) fn owner_after(&self, end: usize) -> Option<EntityId> {
        if self.reading.lower(end) != "of" {
            return None;
        }
        let start = end + 1 + usize::from(self.reading.lower(end + 1) == "the");
        let after = self.links.get(self.next..)?;
        after
            .iter()
            .take(3)
            .find(|link| link.words.start == start)
            .map(|link| link.entity)
    }
}

/// Whether the word before says that somebody else is meant: "former".
fn is_past_holder(reading: &Reading, start: usize) -> bool {
    start > 0 && reading.is(start - 1, Class::PastHolder)
}
