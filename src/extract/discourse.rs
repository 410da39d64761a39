//! Who has been spoken of lately, and how much.

use super::entities::Entities;
use super::extraction::{EntityId, EntityLabel};
use super::reading::{Reading, Words};
use super::tag::Tag;
use std::collections::VecDeque;

/// A pronoun looks back so many sentences.
const SENTENCES: usize = 4;

/// A description looks back so many mentions.
const MENTIONS: usize = 80;

/// The latest mentions.
#[derive(Debug, Default)]
pub(super) struct Discourse {
    seen: VecDeque<Seen>,
}

#[derive(Debug, Clone, Copy)]
struct Seen {
    entity: EntityId,
    sentence: usize,
    weight: f32,
    is_subject: bool,
}

impl Discourse {
    /// Notes a mention; subjects count most.
    pub(super) fn see(
        &mut self,
        reading: &Reading,
        entities: &Entities,
        words: &Words,
        entity: EntityId,
        sentence: usize,
    ) {
        let is_actor = matches!(
            entities.label(entity),
            EntityLabel::Person | EntityLabel::Organization | EntityLabel::Country
        );
        if !is_actor {
            return;
        }
        let is_subject = is_subject(reading, words);
        let is_object = matches!(
            reading.tag_before(words.start),
            Tag::Preposition | Tag::To | Tag::Past
        ) || reading.tag(words.end) == Tag::Genitive;
        let is_first = self
            .seen
            .back()
            .is_none_or(|seen| seen.sentence != sentence);
        let role = match (is_subject, is_object) {
            (true, _) if is_first => 4.0,
            (true, _) => 3.0,
            (_, true) => 2.0,
            _ => 1.2,
        };
        let in_quotation = reading.layout.quotation_of(words.start).is_some();
        let weight = if in_quotation { role / 2.0 } else { role };
        if self.seen.len() == MENTIONS {
            self.seen.pop_front();
        }
        self.seen.push_back(Seen {
            entity,
            sentence,
            weight,
            is_subject,
        });
    }

    /// Who is spoken of most in the last sentences, and how sure that is; `fit` weighs from 0 to 1.
    pub(super) fn most_salient(
        &self,
        sentence: usize,
        fit: impl Fn(EntityId) -> f32,
    ) -> Option<(EntityId, f32)> {
        let near = self
            .seen
            .iter()
            .rev()
            .take_while(|seen| seen.sentence + SENTENCES >= sentence);
        best(near.map(|seen| {
            let distance = sentence.saturating_sub(seen.sentence);
            let decay = [1.0, 0.5, 0.25, 0.125, 0.0625][distance.min(4)];
            (seen.entity, seen.weight * decay * fit(seen.entity))
        }))
    }

    /// The same, however far back: the latest mention counts most.
    pub(super) fn most_salient_far(
        &self,
        fit: impl Fn(EntityId) -> f32,
    ) -> Option<(EntityId, f32)> {
        let mut decay = 1.0;
        best(self.seen.iter().rev().map(|seen| {
            let score = seen.weight * decay * fit(seen.entity);
            if score > 0.0 {
                decay *= 0.6;
            }
            (seen.entity, score)
        }))
    }

    /// The subject nearest before in the same sentence.
    pub(super) fn last_subject(&self, sentence: usize) -> Option<EntityId> {
        let mut here = self
            .seen
            .iter()
            .rev()
            .take_while(|seen| seen.sentence == sentence);
        here.find(|seen| seen.is_subject).map(|seen| seen.entity)
    }
}

/// What all mentions but the weightiest add to a score.
const REPETITION: f32 = 0.3;

/// The one with the highest score, and how far it is ahead of the next.
fn best(scores: impl Iterator<Item = (EntityId, f32)>) -> Option<(EntityId, f32)> {
    let mut sums: Vec<(EntityId, f32)> = Vec::new();
    for (entity, score) in scores.filter(|(_, score)| *score > 0.0) {
        match sums.iter_mut().find(|(other, _)| *other == entity) {
            Some((_, sum)) => *sum = sum.max(score) + REPETITION * sum.min(score),
            None => sums.push((entity, score)),
        }
    }
    sums.sort_by(|left, right| right.1.total_cmp(&left.1));
    let (entity, first) = *sums.first()?;
    let second = sums.get(1).map_or(0.0, |(_, score)| *score);
    Some((
        entity,
        (0.5 + 0.45 * (first - second) / first).clamp(0.5, 0.9),
    ))
}

/// Whether a verb follows: the mention is its subject.
fn is_subject(reading: &Reading, words: &Words) -> bool {
    let after = reading.tag(words.end);
    let is_after_preposition =
        matches!(reading.tag_before(words.start), Tag::Preposition | Tag::To);
    let is_inverted = reading.tag_before(words.start) == Tag::Past
        && matches!(after, Tag::Stop | Tag::Comma | Tag::Edge);
    let verb =
        after.is_verb_group() || matches!(after, Tag::Past | Tag::Third | Tag::Base | Tag::Comma);
    verb && !is_after_preposition || is_inverted
}
