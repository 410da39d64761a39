//! The answers about a pronoun and each whom it can stand for.

use super::numbers::{Numbers, Question};
use super::place::Place;
use super::{Candidate, Pronoun};
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::{EntityId, EntityLabel};
use crate::extract::reference::discourse::Seen;
use crate::lexicon::Gender;

/// What all mentions but the weightiest add to how much somebody is spoken of.
const REPETITION: f32 = 0.3;

/// What somebody counts whose gender is not known.
const UNKNOWN: f32 = 0.4;

impl Pronoun<'_, '_> {
    /// The answers for each of those.
    pub(super) fn numbers(
        &self,
        who: &[EntityId],
        near: &[&Seen],
        ahead: &[&Link],
    ) -> Vec<Candidate> {
        let own = Place::of(self.reading, self.at);
        let mut common = Numbers::none();
        self.ask_pronoun(&own, &mut common);
        let known = |id: &EntityId| self.entities.gender(*id).is_some();
        common.count(Question::Rivals, who.len());
        common.count(
            Question::KnownRivals,
            who.iter().filter(|id| known(id)).count(),
        );
        let salience: Vec<f32> = who.iter().map(|id| self.salience(*id, near)).collect();
        let most = salience.iter().copied().fold(0.01, f32::max);
        let named = |id: &EntityId| self.named.get(id).copied().unwrap_or_default();
        let most_named = who.iter().map(named).max().unwrap_or_default().max(1);
        let mut found = Vec::with_capacity(who.len());
        for (rank, &entity) in who.iter().enumerate() {
            let mut numbers = common.clone();
            if let Some(last) = near.iter().find(|seen| seen.entity == entity) {
                numbers.tell(Question::Behind, true);
                numbers.count(Question::Rank, rank);
                let before = who[..rank].iter();
                numbers.count(Question::KnownRank, before.filter(|id| known(id)).count());
                let between = near.iter().take_while(|seen| seen.entity != entity);
                numbers.count(Question::Between, between.count());
                self.ask_last(last, &own, &mut numbers);
                self.ask_all(entity, near, &mut numbers);
            }
            let rest = salience.iter().enumerate().filter(|(at, _)| *at != rank);
            let second = rest.map(|(_, one)| *one).fold(0.0, f32::max);
            numbers[Question::Salience] = salience[rank] / most;
            numbers[Question::Ahead] = (salience[rank] - second) / most;
            numbers.count(Question::Count, self.discourse.count(entity));
            numbers.tell(
                Question::FirstPerson,
                self.discourse.first_person() == Some(entity),
            );
            numbers.count(Question::Named, named(&entity));
            #[expect(clippy::cast_precision_loss, reason = "a share")]
            let share = named(&entity) as f32 / most_named as f32;
            numbers[Question::NamedShare] = share;
            self.ask_later(entity, &own, ahead, &mut numbers);
            self.ask_entity(entity, &mut numbers);
            found.push(Candidate { entity, numbers });
        }
        found
    }

    fn ask_all(&self, entity: EntityId, near: &[&Seen], numbers: &mut Numbers) {
        let reading = self.reading;
        let own = || near.iter().filter(|seen| seen.entity == entity);
        let back = |seen: &Seen| self.sentence.saturating_sub(seen.sentence);
        let is_subject = |seen: &Seen| Place::of(reading, seen.head).is_subject();
        let here = || own().filter(|seen| back(seen) == 0);
        let before = || own().filter(|seen| back(seen) == 1);
        numbers.count(Question::Near, own().count());
        numbers.count(Question::Here, here().count());
        numbers.count(Question::Before, before().count());
        numbers.tell(Question::HereSubject, here().any(|seen| is_subject(seen)));
        numbers.tell(
            Question::BeforeSubject,
            before().any(|seen| is_subject(seen)),
        );
        numbers.tell(
            Question::NearestSubject,
            self.discourse.last_subject(self.sentence) == Some(entity),
        );
        numbers.tell(Question::BeforeFirst, before().any(|seen| seen.is_first));
        numbers.count(
            Question::Subjects,
            own().filter(|seen| is_subject(seen)).count(),
        );
        numbers.count(
            Question::Pronouns,
            own().filter(|seen| seen.is_pronoun).count(),
        );
        let name = own().find(|seen| !seen.is_pronoun);
        let back = name.map_or(200, |seen| self.at.saturating_sub(seen.head));
        numbers.count(Question::NamedWords, back);
        let last = near.iter().find(|seen| seen.is_pronoun);
        numbers.tell(
            Question::LastPronoun,
            last.is_some_and(|last| last.entity == entity),
        );
        numbers.tell(
            Question::OtherPronoun,
            last.is_some_and(|last| last.entity != entity),
        );
        let back = last.map_or(200, |last| self.at.saturating_sub(last.head));
        numbers.count(Question::LastPronounWords, back);
        numbers.tell(Question::HerePronoun, here().any(|seen| seen.is_pronoun));
    }

    fn ask_later(&self, entity: EntityId, own: &Place, ahead: &[&Link], numbers: &mut Numbers) {
        let reading = self.reading;
        let syntax = &reading.syntax;
        let limit = reading.sentence(self.at).end;
        let next = reading.sentence(limit.min(reading.len().saturating_sub(1)));
        let mut named = ahead.iter().filter(|link| link.entity == entity);
        let Some(first) = named.clone().next() else {
            return;
        };
        numbers.tell(
            Question::NextSentence,
            named.any(|link| next.contains(&link.words.start) && link.words.start >= limit),
        );
        if first.words.start >= limit {
            return;
        }
        let place = Place::of(reading, Seen::head_of(reading, &first.words));
        let verb = syntax.head(place.anchor).filter(|_| place.is_subject());
        let governs = |verb: usize| syntax.ancestors(self.at).any(|above| above == verb);
        numbers.tell(Question::Later, true);
        numbers.count(Question::LaterWords, first.words.start - self.at);
        numbers.tell(Question::LaterSubject, place.is_subject());
        numbers.tell(Question::LaterGoverns, verb.is_some_and(governs));
        numbers.tell(Question::LaterPossessor, place.is_possessor());
        let own_verb = own.clause.filter(|_| own.is_subject());
        let below = own_verb.is_some_and(|own| syntax.ancestors(place.at).any(|up| up == own));
        numbers.tell(Question::LaterBelow, below);
        let is_first = ahead.first().is_some_and(|link| link.entity == entity);
        numbers.tell(Question::LaterFirst, is_first);
    }

    fn ask_entity(&self, id: EntityId, numbers: &mut Numbers) {
        let entity = self.entities.get(id);
        let first = entity.name.split(' ').next().unwrap_or_default();
        let given = self.reading.lexicon.names.given(first);
        let most = self.named.values().copied().max();
        numbers.tell(Question::Topic, self.named.get(&id).copied() == most);
        numbers.tell(Question::Gender, self.entities.gender(id).is_some());
        numbers.tell(Question::Thing, entity.label != EntityLabel::Person);
        numbers.tell(Question::Short, !entity.name.contains(' '));
        numbers.tell(Question::Known, entity.known);
        numbers.tell(Question::Given, given.is_some());
        let [men, women] = self.reading.lexicon.names.alike(first).map(f32::from);
        let more = if self.gender == Gender::Female {
            women - men
        } else {
            men - women
        };
        numbers[Question::Ending] = more / (men + women + 1.0);
        numbers.tell(Question::Loose, self.entities.is_loose(id));
    }

    /// How much somebody is spoken of: the weightiest mention, and a share of the others.
    pub(super) fn salience(&self, entity: EntityId, near: &[&Seen]) -> f32 {
        let own = near.iter().filter(|seen| seen.entity == entity);
        let sum = own.fold(0.0_f32, |sum, seen| {
            let weight = seen.weight_at(self.sentence);
            sum.max(weight) + REPETITION * sum.min(weight)
        });
        let is_known = self.entities.gender(entity).is_some();
        if is_known { sum } else { sum * UNKNOWN }
    }
}
