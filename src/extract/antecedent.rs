//! Whom a pronoun stands for: what speaks for each of those spoken of before, and how probable that makes
//! it.

use super::discourse::{Discourse, Role, Seen};
use super::entities::Entities;
use super::extraction::{EntityId, EntityLabel};
use super::reading::Reading;
use super::resolve::Link;
use super::tag::Tag;
use crate::learn::Ranker;
use crate::lexicon::Gender;
use crate::syntax::Relation;
use std::sync::OnceLock;

/// Numbers that speak for or against a candidate.
pub(crate) const WIDTH: usize = ROLES + 30;

/// Where the numbers begin that tell which role the pronoun and the candidate have.
const ROLES: usize = 62;

/// What speaks for and against one candidate.
pub(crate) type Numbers = [f64; WIDTH];

/// A candidate, and what speaks for and against it.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) entity: EntityId,
    pub(crate) numbers: Numbers,
}

/// The ranker that comes with the program.
pub(crate) fn builtin() -> &'static Ranker {
    static BUILTIN: OnceLock<Ranker> = OnceLock::new();
    let json = include_str!("../../data/models/antecedents.json");
    BUILTIN.get_or_init(|| serde_json::from_str(json).expect("the ranker is read in a test"))
}

/// A pronoun in its place.
pub(super) struct Pronoun<'p, 'a> {
    pub(super) reading: &'p Reading<'a>,
    pub(super) entities: &'p Entities<'a>,
    pub(super) discourse: &'p Discourse,
    /// The names from the pronoun on.
    pub(super) ahead: &'p [Link],
    pub(super) at: usize,
    pub(super) sentence: usize,
    pub(super) gender: Gender,
    /// Who cannot be meant: those who speak.
    pub(super) excluded: &'p [EntityId],
    /// Whether it is the subject of what somebody says: "said *he*".
    pub(super) is_reported: bool,
}

/// The most probable of the candidates, and how probable it is beside the others.
pub(super) fn best(ranker: &Ranker, candidates: &[Candidate]) -> Option<(EntityId, f32)> {
    let shares = ranker.probabilities(candidates.iter().map(|one| &one.numbers[..]));
    let (at, share) = shares
        .into_iter()
        .enumerate()
        .max_by(|left, right| left.1.total_cmp(&right.1))?;
    #[expect(clippy::cast_possible_truncation, reason = "a probability")]
    Some((candidates[at].entity, share as f32))
}

/// What all mentions but the weightiest add to how much somebody is spoken of.
const REPETITION: f32 = 0.3;

/// What somebody counts whose gender is not known.
const UNKNOWN: f32 = 0.4;

/// So many mentions behind a pronoun are looked at.
const AHEAD: usize = 16;

impl Pronoun<'_, '_> {
    /// All whom it can stand for, in the order of their last mention.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        let near: Vec<&Seen> = self.discourse.near(self.sentence).collect();
        let barred = self.barred(&near);
        let mut found: Vec<Candidate> = Vec::new();
        for seen in &near {
            let is_new = found.iter().all(|other| other.entity != seen.entity);
            if is_new && self.can_be(seen.entity) && !barred.contains(&seen.entity) {
                let numbers = self.numbers(seen, &near, found.len());
                found.push(Candidate {
                    entity: seen.entity,
                    numbers,
                });
            }
        }
        self.add_ahead(&mut found);
        found
    }

    pub(super) fn can_be(&self, id: EntityId) -> bool {
        let other = self.entities.gender(id);
        self.entities.can_be_person(id)
            && !self.excluded.contains(&id)
            && other.is_none_or(|other| other == self.gender)
    }

    fn relation(&self) -> Relation {
        self.reading.syntax.relations[self.at]
    }

    fn role(&self) -> Role {
        Role::of(self.relation())
    }

    fn is_reflexive(&self) -> bool {
        matches!(self.reading.lower(self.at), "himself" | "herself")
    }

    fn is_possessive(&self) -> bool {
        self.reading.lower(self.at) == "his"
            || self.reading.tag(self.at) == Tag::Possessive
            || self.relation() == Relation::Possessor
    }

    /// Whoever does what is done to the pronoun: he cannot be him (principle B).
    fn barred(&self, near: &[&Seen]) -> Vec<EntityId> {
        if self.is_reflexive() || self.is_possessive() {
            return Vec::new();
        }
        let Some(verb) = self.reading.syntax.head(self.at) else {
            return Vec::new();
        };
        let same = near.iter().filter(|seen| {
            seen.sentence == self.sentence
                && self.reading.syntax.head(seen.head) == Some(verb)
                && seen.role != Role::Other
        });
        same.map(|seen| seen.entity).collect()
    }

    /// What speaks for somebody whose last mention is `seen`, `rank` others having been mentioned since.
    fn numbers(&self, seen: &Seen, near: &[&Seen], rank: usize) -> Numbers {
        let flag = |holds: bool| f64::from(u8::from(holds));
        let own = || near.iter().filter(|other| other.entity == seen.entity);
        let distance = self.sentence.saturating_sub(seen.sentence);
        let role = self.role();
        let is_subject = seen.role == Role::Subject;
        let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX)).ln_1p();
        let weight: f32 = own().map(|own| own.weight_at(self.sentence)).sum();
        let total: f32 = near
            .iter()
            .filter(|other| self.can_be(other.entity))
            .map(|own| own.weight_at(self.sentence))
            .sum();
        let last_pronoun = near
            .iter()
            .find(|other| other.is_pronoun && self.can_be(other.entity));
        let reporter = self.discourse.last_subject(self.sentence);
        let syntax = &self.reading.syntax;
        let governs = distance == 0 && is_subject && {
            let verb = syntax.head(seen.head);
            verb.is_some_and(|verb| syntax.ancestors(self.at).any(|above| above == verb))
        };
        let is_nearest = governs && self.nearest_verb() == syntax.head(seen.head);
        let dominates = distance == 0 && syntax.ancestors(self.at).any(|above| above == seen.head);
        let salience = self.salience(seen.entity, near);
        let rivals = near.iter().filter(|other| self.can_be(other.entity));
        let most = rivals
            .map(|other| self.salience(other.entity, near))
            .fold(0.0, f64::max);
        let mut numbers = [0.0; WIDTH];
        numbers[self.roles(seen, distance)] = 1.0;
        let general = [
            1.0,
            flag(distance == 0),
            flag(distance == 1),
            flag(distance == 2),
            flag(is_subject),
            flag(seen.role == Role::Object),
            flag(seen.role == Role::Possessor),
            flag(seen.role == Role::Oblique),
            flag(role == Role::Subject && is_subject),
            flag(role == Role::Object && seen.role == Role::Object),
            flag(self.is_possessive() && is_subject && distance == 0),
            flag(self.is_possessive() && seen.role == Role::Possessor),
            flag(self.entities.gender(seen.entity).is_some()),
            flag(rank == 0),
            flag(rank == 1),
            count(own().count()),
            f64::from(weight.ln_1p()),
            f64::from(weight / total.max(0.01)),
            flag(last_pronoun.is_some_and(|other| other.entity == seen.entity)),
            flag(last_pronoun.is_some_and(|other| other.entity != seen.entity)),
            flag(self.is_reported && reporter == Some(seen.entity)),
            flag(governs),
            flag(own().any(|own| own.is_first)),
            flag(distance == 1 && is_subject && role == Role::Subject),
            flag(self.discourse.first_person() == Some(seen.entity)),
            count(self.discourse.count(seen.entity)),
            flag(seen.in_quotation),
            flag(self.is_reflexive() && is_subject && distance == 0),
            flag(own().any(|own| own.role == Role::Subject)),
            // Only for those ahead.
            0.0,
            flag(self.governs_ahead(seen.entity)),
            flag(distance == 0 && is_subject && role == Role::Subject),
            flag(distance == 0 && is_subject && self.is_possessive()),
            flag(distance == 1 && seen.role == Role::Possessor),
            flag(distance == 1 && is_subject && self.is_possessive()),
            flag(rank == 0 && distance == 0),
            flag(rank == 0 && self.is_possessive()),
            flag(rank == 0 && role == Role::Subject),
            flag(rank == 0 && seen.role == Role::Oblique),
            flag(seen.is_first && distance == 1),
            flag(seen.is_first && distance == 0),
            flag(seen.role == Role::Other),
            f64::from(u32::try_from(rank.min(6)).unwrap_or(6)),
            flag(seen.is_pronoun && distance <= 1),
            count(self.at.saturating_sub(seen.head)),
            flag(seen.in_brackets),
            flag(self.entities.label(seen.entity) != EntityLabel::Person),
            flag(!self.entities.get(seen.entity).name.contains(' ')),
            flag(governs && self.is_possessive()),
            flag(governs && role == Role::Subject),
            flag(distance == 1 && seen.role == Role::Object),
            flag(seen.role == Role::Subject && seen.is_pronoun),
            flag(is_nearest && self.is_possessive()),
            flag(is_nearest && role == Role::Subject),
            flag(is_nearest && role != Role::Subject && !self.is_possessive()),
            flag(dominates && self.is_possessive()),
            flag(dominates && !self.is_possessive()),
            flag(dominates && self.at.saturating_sub(seen.head) <= 3),
            flag(self.at.saturating_sub(seen.head) <= 3),
            flag(governs && rank == 0),
            salience / most.max(0.01),
            flag(salience >= most),
        ];
        numbers[..general.len()].copy_from_slice(&general);
        numbers
    }

    /// Whoever is spoken of most, where the pronoun is the subject of a verb of saying: who speaks in the
    /// news goes on speaking. And how far ahead of the next that is.
    pub(super) fn goes_on_speaking(&self) -> Option<(EntityId, f32)> {
        let verb = self.reading.syntax.head(self.at)?;
        let cue = self.reading.lexicon.cues.verb(self.reading.lower(verb));
        if self.role() != Role::Subject || cue.is_none() {
            return None;
        }
        let near: Vec<&Seen> = self.discourse.near(self.sentence).collect();
        let mut scores: Vec<(EntityId, f64)> = Vec::new();
        for seen in &near {
            let is_new = scores.iter().all(|(other, _)| *other != seen.entity);
            if is_new && self.can_be(seen.entity) {
                scores.push((seen.entity, self.salience(seen.entity, &near)));
            }
        }
        scores.sort_by(|left, right| right.1.total_cmp(&left.1));
        let (entity, first) = *scores.first()?;
        let second = scores.get(1).map_or(0.0, |(_, score)| *score);
        #[expect(clippy::cast_possible_truncation, reason = "a share")]
        let ahead = ((first - second) / first.max(1e-6)) as f32;
        Some((entity, (0.5 + 0.45 * ahead).clamp(0.5, 0.9)))
    }

    /// How much somebody is spoken of: the weightiest mention, and a share of the others.
    fn salience(&self, entity: EntityId, near: &[&Seen]) -> f64 {
        let own = near.iter().filter(|seen| seen.entity == entity);
        let sum = own.fold(0.0_f32, |sum, seen| {
            let weight = seen.weight_at(self.sentence);
            sum.max(weight) + REPETITION * sum.min(weight)
        });
        let is_known = self.entities.gender(entity).is_some();
        f64::from(if is_known { sum } else { sum * UNKNOWN })
    }

    /// Which number tells the roles of the pronoun and a mention, and whether these are in one sentence.
    fn roles(&self, seen: &Seen, distance: usize) -> usize {
        let own = match self.role() {
            _ if self.is_possessive() => 0,
            Role::Subject => 1,
            _ => 2,
        };
        ROLES + (own * 5 + seen.role as usize) * 2 + distance.min(1)
    }

    /// The nearest verb above the pronoun, not its own, that has a subject.
    fn nearest_verb(&self) -> Option<usize> {
        let syntax = &self.reading.syntax;
        let has_subject = |verb: &usize| {
            let is_subject = |relation| Role::of(relation) == Role::Subject;
            syntax
                .dependent(*verb, is_subject)
                .is_some_and(|subject| subject != self.at)
        };
        syntax.ancestors(self.at).find(has_subject)
    }

    /// Whether somebody named later in the sentence is the subject of the verb that the pronoun's phrase
    /// belongs to: "In *her* book, Smith writes".
    fn governs_ahead(&self, entity: EntityId) -> bool {
        let syntax = &self.reading.syntax;
        let limit = self.reading.sentence(self.at).end;
        let mut own = self.ahead.iter().take(AHEAD).filter(|link| {
            link.entity == entity && link.words.start > self.at && link.words.start < limit
        });
        own.any(|link| {
            let head = Seen::head_of(self.reading, &link.words);
            let verb = syntax.head(head);
            Role::of(syntax.relations[head]) == Role::Subject
                && verb.is_some_and(|verb| syntax.ancestors(self.at).any(|above| above == verb))
        })
    }

    /// Those named later in the sentence: "After *he* won, Smith left", "In *her* book, Smith writes".
    fn add_ahead(&self, found: &mut Vec<Candidate>) {
        let limit = self.reading.sentence(self.at).end;
        let is_early = self.is_possessive() || self.role() == Role::Subject;
        let names = self.ahead.iter().take(AHEAD);
        for link in names.take_while(|link| link.words.start < limit && is_early) {
            let is_new = found.iter().all(|other| other.entity != link.entity);
            if link.words.start > self.at && is_new && self.can_be(link.entity) {
                let mut numbers = [0.0; WIDTH];
                let head = Seen::head_of(self.reading, &link.words);
                let is_subject = Role::of(self.reading.syntax.relations[head]) == Role::Subject;
                numbers[12] = f64::from(u8::from(self.entities.gender(link.entity).is_some()));
                numbers[25] =
                    f64::from(u32::try_from(self.discourse.count(link.entity)).unwrap_or(0))
                        .ln_1p();
                numbers[29] = 1.0;
                numbers[0] = f64::from(u8::from(is_subject));
                numbers[30] = f64::from(u8::from(self.governs_ahead(link.entity)));
                found.push(Candidate {
                    entity: link.entity,
                    numbers,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_ranker_can_be_read() {
        assert!((builtin().score(&[0.0; WIDTH])).abs() < 1e-9);
        assert!((builtin().score(&[1.0; WIDTH])).is_finite());
    }
}
