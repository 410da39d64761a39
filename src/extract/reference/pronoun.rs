//! He, she, I and we.

use super::{Context, Reference};
use crate::extract::extraction::{EntityLabel, Sieve};
use crate::extract::reading::tag::Tag;
use crate::extract::reference::antecedent;
use crate::extract::reference::antecedent::Pronoun;
use crate::lexicon::{Frame, gender_of_pronoun};

/// Who is less probable than that is not taken for whom a pronoun stands for.
const LEAST: f32 = 0.3;

/// Who is as probable is taken for a person of whom nothing else tells, if others could have been meant.
const LOOSE: f32 = 0.5;

/// Who is as probable has the pronoun's gender, and is a person whatever the name looked like.
const SURE: f32 = 0.7;

impl Context<'_, '_> {
    /// Whom a personal pronoun stands for.
    pub(super) fn pronoun(&self, at: usize) -> Option<Reference> {
        let lower = self.reading.lower(at);
        match lower {
            "i" | "me" | "my" | "myself" | "mine" => return self.speaker(at, 0.95),
            "we" | "us" | "our" | "ours" | "ourselves" => return self.speaker(at, 0.6),
            _ => {}
        }
        let gender = gender_of_pronoun(lower)?;
        let pronoun = Pronoun {
            reading: self.reading,
            entities: self.entities,
            discourse: self.discourse,
            named: self.named,
            ahead: self.links.get(self.next..).unwrap_or_default(),
            at,
            sentence: self.sentence,
            gender,
            excluded: self.speakers,
            is_reported: matches!(lower, "he" | "she") && self.follows_cue(at),
        };
        let candidates = pronoun.candidates();
        let best = antecedent::best(self.means.ranker, &candidates);
        let has_rivals = candidates.len() > 1;
        if let Some(watch) = self.means.watch {
            watch.borrow_mut().pronouns.push((at, candidates));
        }
        // Most of what was learnt from is no news.
        if let Some((id, confidence)) = pronoun.goes_on_speaking() {
            return Some(Reference::new(at..at + 1, id, Sieve::Pronoun, confidence));
        }
        let (entity, confidence) = best.filter(|(entity, confidence)| {
            let is_loose = self.entities.is_loose(*entity);
            let is_person = self.entities.label(*entity) == EntityLabel::Person;
            match (is_loose, is_person) {
                (true, _) => *confidence >= LOOSE && has_rivals,
                (false, true) => *confidence >= LEAST,
                (false, false) => *confidence >= SURE,
            }
        })?;
        Some(Reference {
            gender: Some(gender).filter(|_| confidence >= SURE),
            ..Reference::new(at..at + 1, entity, Sieve::Pronoun, confidence.min(0.95))
        })
    }

    /// Whether the place is right behind "said" or "claimed that": its subject is most often the
    /// one who says it.
    fn follows_cue(&self, at: usize) -> bool {
        let reading = self.reading;
        let that = usize::from(reading.tag_before(at) == Tag::That);
        let Some(verb) = at.checked_sub(1 + that) else {
            return false;
        };
        let cue = reading.lexicon.cues.verb(reading.lower(verb));
        matches!(reading.tag(verb), Tag::Past | Tag::Third)
            && reading.tag_before(verb) != Tag::Comma
            && cue.is_some_and(|cue| cue.takes(Frame::Clause))
    }

    /// I and we, inside a quotation that one speaks.
    fn speaker(&self, at: usize, confidence: f32) -> Option<Reference> {
        match self.speakers {
            [speaker] => Some(Reference::new(
                at..at + 1,
                *speaker,
                Sieve::Pronoun,
                confidence,
            )),
            _ => None,
        }
    }
}
