//! Which statement a denial denies.

use super::object::Kind;
use super::scene::Scene;
use super::words::{Set, WORDS, Word, substance, words};
use super::{Denial, Target};
use crate::extract::EntityId;

/// How many bytes before a denial an accusation may end that it only points at.
const NEAR: usize = 1200;
/// The same for whatever was just said.
const RIGHT_BEFORE: usize = 350;
/// The same where it is told whose claim it is, or in which words.
const FAR: usize = 2500;
/// Which part of the words that tell more than "the claim" a statement must share.
const SOME: f32 = 0.3;
/// Which part of a proposition's.
const HALF: f32 = 0.5;

impl Scene<'_> {
    /// The statement that is denied, if one is found.
    pub(super) fn target(&self, denial: &Denial<'_>) -> Option<Target> {
        let inside = self.inside(denial);
        inside.or_else(|| match &denial.object.kind {
            Kind::Claim { by, noun } if !by.is_empty() => self.of_owner(denial, by, *noun),
            Kind::Claim { noun, .. } => {
                let pointed = self.pointed_at(denial, *noun);
                pointed.or_else(|| self.same_words(denial, *noun + 1))
            }
            Kind::Guilt | Kind::Pointer => self.pointed_at(denial, denial.object.words.len()),
            Kind::Remark => self.just_said(denial),
            Kind::Proposition => self.same_words(denial, 0),
        })
    }

    /// The statement that the object of the denial itself reports: *Trump's claim that …*.
    fn inside(&self, denial: &Denial<'_>) -> Option<Target> {
        let Kind::Claim { noun, .. } = denial.object.kind else {
            return None;
        };
        let noun = denial.object.words.get(noun)?.span;
        let inner = self.around(denial.at).find(|at| {
            let cue = self.attribution(*at).map(|one| one.cue.as_slice());
            let cue = cue.unwrap_or_default();
            *at != denial.at && cue.iter().any(|piece| piece.contains(noun))
        })?;
        let opposed = self.opposed(self.attribution(denial.at)?, self.attribution(inner)?);
        // Of "his comments were false", the inner statement has only the verdict.
        let judged = self.content(inner).first()?.is(&WORDS.of.be);
        (opposed && !judged).then_some(Target::new(inner, 0.95))
    }

    /// What the one said whose claim it is: the last before the denial, or what says the same after it.
    fn of_owner(&self, denial: &Denial<'_>, by: &[EntityId], noun: usize) -> Option<Target> {
        let rest = rest(denial, noun);
        let is_theirs = |at: &usize| {
            let speakers = self.attribution(*at).map(|one| one.speakers.as_slice());
            let mut speakers = speakers.unwrap_or_default().iter();
            speakers.any(|speaker| by.iter().any(|owner| self.on_one_side(*speaker, *owner)))
        };
        let before = self.earlier(denial, FAR).filter(is_theirs);
        let fits = |(_, likeness): &(usize, f32)| rest.len() < 2 || *likeness >= SOME;
        let found = self.likest(before, &rest).filter(fits).or_else(|| {
            let after = self.later(denial, FAR).filter(is_theirs);
            let same = |(_, likeness): &(usize, f32)| rest.len() > 2 && *likeness >= HALF;
            self.likest(after, &rest).filter(same)
        });
        found.map(|(at, _)| Target::new(at, 0.85))
    }

    /// What was said right before of who denies it.
    fn pointed_at(&self, denial: &Denial<'_>, noun: usize) -> Option<Target> {
        let own = self.attribution(denial.at)?;
        let rest = rest(denial, noun);
        let noun = denial.object.words.get(noun);
        let is_charge = noun.is_some_and(|noun| noun.is(&WORDS.of.charges));
        let aimed = self.earlier(denial, NEAR).filter(|at| {
            self.attribution(*at).is_some_and(|target| {
                let is_just_said = || self.is_within(*at, denial.at, RIGHT_BEFORE);
                self.concerns(target, own) && (self.accuses(target) || is_charge && is_just_said())
            })
        });
        let (at, likeness) = self.likest(aimed, &rest)?;
        (rest.len() < 2 || likeness >= SOME).then_some(Target::new(at, 0.8))
    }

    /// What somebody else has said last.
    fn just_said(&self, denial: &Denial<'_>) -> Option<Target> {
        let own = self.attribution(denial.at)?;
        let source = words(self.text, &own.source);
        let is_certain = source.first().is_some_and(|word| word.lower == "the");
        if own.speakers.is_empty() && !is_certain {
            return None;
        }
        let at = self.earlier(denial, RIGHT_BEFORE).next()?;
        Some(Target::new(at, 0.7))
    }

    /// What was said in the same words, of which it is denied that it is so.
    fn same_words(&self, denial: &Denial<'_>, first: usize) -> Option<Target> {
        let words = denial.object.words.get(first..)?;
        let is_clause = words.first().is_some_and(|word| {
            matches!(&*word.lower, "that" | "of") || word.lower.ends_with("ing")
        });
        let substance = substance(words);
        if !is_clause || substance.len() < 2 {
            return None;
        }
        let negative = is_negative(words);
        let said = self
            .earlier(denial, FAR)
            .filter(|at| is_negative(&self.content(*at)) == negative);
        let (at, likeness) = self.likest(said, &substance)?;
        (likeness >= HALF).then_some(Target::new(at, 0.8))
    }

    /// The first of the statements whose words are most like these, and how like.
    #[expect(clippy::cast_precision_loss, reason = "few words")]
    fn likest(&self, statements: impl Iterator<Item = usize>, words: &Set) -> Option<(usize, f32)> {
        let mut best: Option<(usize, f32)> = None;
        for at in statements {
            let other = substance(&self.content(at));
            let shared = other.intersection(words).count();
            let likeness = shared as f32 / words.len().max(1) as f32;
            if best.is_none_or(|(_, most)| likeness > most) {
                best = Some((at, likeness));
            }
        }
        best
    }
}

/// The stems of what follows the noun for what was said.
fn rest(denial: &Denial<'_>, noun: usize) -> Set {
    substance(denial.object.words.get(noun + 1..).unwrap_or_default())
}

/// Whether an odd number of words turns a proposition into its opposite.
fn is_negative(words: &[Word<'_>]) -> bool {
    let negations = words.iter().filter(|word| word.is(&WORDS.of.negations));
    negations.count() % 2 == 1
}
