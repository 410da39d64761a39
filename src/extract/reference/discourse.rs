//! Who has been spoken of lately, and how much.

use crate::extract::entity::Entities;
use crate::extract::extraction::{EntityId, EntityLabel};
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::Class;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// A pronoun looks back so many sentences.
const SENTENCES: usize = 4;

/// A description looks back so many mentions.
const MENTIONS: usize = 80;

/// The latest mentions.
#[derive(Debug, Default)]
pub(in crate::extract) struct Discourse {
    seen: VecDeque<Seen>,
    first_person: Option<EntityId>,
    counts: FxHashMap<EntityId, usize>,
}

/// One mention.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not depend on each other"
)]
pub(in crate::extract) struct Seen {
    pub(in crate::extract) entity: EntityId,
    pub(in crate::extract) sentence: usize,
    /// The word that the others depend on.
    pub(in crate::extract) head: usize,
    pub(in crate::extract) in_quotation: bool,
    pub(in crate::extract) is_pronoun: bool,
    /// Whether it stands alone in brackets: "Zissou (Bill Murray)".
    pub(in crate::extract) in_brackets: bool,
    /// Whether it is the first mention of its sentence.
    pub(in crate::extract) is_first: bool,
    weight: f32,
    is_subject: bool,
}

impl Seen {
    /// The word of these that depends on none of them.
    pub(in crate::extract) fn head_of(reading: &Reading, words: &Words) -> usize {
        let outside = |at: &usize| {
            let head = reading.syntax.head(*at);
            head.is_none_or(|head| !words.contains(&head))
        };
        words.clone().find(outside).unwrap_or(words.start)
    }

    /// How much it weighs from a later sentence.
    pub(in crate::extract) fn weight_at(&self, sentence: usize) -> f32 {
        let distance = sentence.saturating_sub(self.sentence);
        self.weight * [1.0, 0.5, 0.25, 0.125, 0.0625][distance.min(4)]
    }
}

impl Discourse {
    /// Notes a mention; subjects count most.
    pub(in crate::extract) fn see(
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
        ) || entities.can_be_person(entity);
        // "born in Hunan": nobody is in a person.
        let is_where = entities.label(entity) == EntityLabel::Place
            && words.start > 0
            && reading.is(words.start - 1, Class::Locative);
        if !is_actor || is_where {
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
            head: Seen::head_of(reading, words),
            in_quotation,
            in_brackets: reading.tag_before(words.start) == Tag::Open,
            is_pronoun: matches!(reading.tag(words.start), Tag::Pronoun | Tag::Possessive),
            is_first,
            weight,
            is_subject,
        });
        if entities.label(entity) == EntityLabel::Person {
            self.first_person.get_or_insert(entity);
        }
        *self.counts.entry(entity).or_default() += 1;
    }

    /// The mentions of the last sentences, the latest first.
    pub(in crate::extract) fn near(&self, sentence: usize) -> impl Iterator<Item = &Seen> {
        let all = self.seen.iter().rev();
        all.take_while(move |seen| seen.sentence + SENTENCES >= sentence)
    }

    /// The first person that was mentioned at all.
    pub(in crate::extract) fn first_person(&self) -> Option<EntityId> {
        self.first_person
    }

    /// How often somebody was mentioned so far.
    pub(in crate::extract) fn count(&self, entity: EntityId) -> usize {
        self.counts.get(&entity).copied().unwrap_or_default()
    }

    /// Who is spoken of most, however far back, and how sure that is: the latest mention counts most;
    /// `fit` weighs from 0 to 1.
    pub(in crate::extract) fn most_salient_far(
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

    /// Who is spoken of most in the last sentences, where no other is spoken of nearly as much.
    pub(in crate::extract) fn only_near(
        &self,
        sentence: usize,
        fits: impl Fn(EntityId) -> bool,
    ) -> Option<EntityId> {
        let near = self.near(sentence).filter(|seen| fits(seen.entity));
        let (entity, confidence) = best(near.map(|seen| (seen.entity, seen.weight_at(sentence))))?;
        (confidence >= CLEAR).then_some(entity)
    }

    /// The subject nearest before in the same sentence.
    pub(in crate::extract) fn last_subject(&self, sentence: usize) -> Option<EntityId> {
        let mut here = self
            .seen
            .iter()
            .rev()
            .take_while(|seen| seen.sentence == sentence);
        here.find(|seen| seen.is_subject).map(|seen| seen.entity)
    }
}

/// How sure the one spoken of most must be, where another could be meant.
const CLEAR: f32 = 0.65;

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
