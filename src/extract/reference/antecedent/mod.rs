//! Whom a pronoun stands for: what speaks for each of those spoken of before or after, and how probable
//! that makes it.

mod last;
mod numbers;
mod own;
mod place;
mod questions;
mod speaking;

pub(crate) use numbers::{Numbers, WIDTH};
pub(in crate::extract) use place::Place;

use super::discourse::{Discourse, Seen};
use crate::extract::entity::Entities;
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::EntityId;
use crate::extract::reading::Reading;
use crate::extract::reading::tag::Tag;
use crate::learn::Ranker;
use crate::lexicon::Gender;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// A candidate, and what speaks for and against it.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) entity: EntityId,
    pub(crate) numbers: Numbers,
}

/// The ranker that comes with the program.
pub(crate) fn builtin() -> &'static Ranker {
    static BUILTIN: OnceLock<Ranker> = OnceLock::new();
    let json = include_str!("../../../../data/models/antecedents.json");
    BUILTIN.get_or_init(|| serde_json::from_str(json).expect("the ranker is read in a test"))
}

/// A pronoun in its place.
pub(in crate::extract) struct Pronoun<'p, 'a> {
    pub(in crate::extract) reading: &'p Reading<'a>,
    pub(in crate::extract) entities: &'p Entities<'a>,
    pub(in crate::extract) discourse: &'p Discourse,
    /// How often each is named in the document.
    pub(in crate::extract) named: &'p FxHashMap<EntityId, usize>,
    /// The names from the pronoun on.
    pub(in crate::extract) ahead: &'p [Link],
    pub(in crate::extract) at: usize,
    pub(in crate::extract) sentence: usize,
    pub(in crate::extract) gender: Gender,
    /// Who cannot be meant: those who speak.
    pub(in crate::extract) excluded: &'p [EntityId],
    /// Whether it is the subject of what somebody says: "said *he*".
    pub(in crate::extract) is_reported: bool,
}

/// The most probable of the candidates, and how probable it is beside the others.
pub(in crate::extract) fn best(
    ranker: &Ranker,
    candidates: &[Candidate],
) -> Option<(EntityId, f32)> {
    let shares = ranker.probabilities(candidates.iter().map(|one| &one.numbers.0[..]));
    let (at, share) = shares
        .into_iter()
        .enumerate()
        .max_by(|left, right| left.1.total_cmp(&right.1))?;
    Some((candidates[at].entity, share))
}

/// So many mentions behind a pronoun are looked at.
const AHEAD: usize = 16;

impl Pronoun<'_, '_> {
    /// All whom it can stand for: those mentioned before, the latest first, then those only named later in
    /// the sentence.
    pub(in crate::extract) fn candidates(&self) -> Vec<Candidate> {
        let near: Vec<&Seen> = self
            .discourse
            .near(self.sentence)
            .filter(|seen| self.can_be(seen.entity) && !self.is_only_quoted(seen.entity))
            .collect();
        let limit = self.reading.sentence(self.at).end;
        let ahead: Vec<&Link> = self
            .ahead
            .iter()
            .take(AHEAD)
            .filter(|link| link.words.start > self.at && self.can_be(link.entity))
            .filter(|link| !self.is_owned(link))
            .collect();
        let later = ahead.iter().filter(|link| link.words.start < limit);
        let mut who: Vec<EntityId> = Vec::new();
        let all = near.iter().map(|seen| seen.entity);
        for entity in all.chain(later.map(|link| link.entity)) {
            if !who.contains(&entity) {
                who.push(entity);
            }
        }
        self.numbers(&who, &near, &ahead)
    }

    /// Whether the name is of what the pronoun owns: "*his* spokesman Ushakov".
    fn is_owned(&self, link: &Link) -> bool {
        let owned = self.reading.syntax.head(self.at);
        let place = Place::of(self.reading, Seen::head_of(self.reading, &link.words));
        let stands_right_behind =
            self.reading.tag(self.at) == Tag::Possessive && link.words.start <= self.at + 2;
        stands_right_behind || owned == Some(place.anchor) && place.at <= self.at + 4
    }

    /// Whether somebody is only spoken of in the quotation whose speaker the pronoun is: "Stone died," *he*
    /// said.
    pub(in crate::extract) fn is_only_quoted(&self, id: EntityId) -> bool {
        let is_outside = self.reading.layout.quotation_of(self.at).is_none();
        let mut own = self
            .discourse
            .near(self.sentence)
            .filter(|seen| seen.entity == id);
        is_outside && own.all(|seen| seen.in_quotation && seen.sentence == self.sentence)
    }

    pub(in crate::extract) fn can_be(&self, id: EntityId) -> bool {
        let other = self.entities.gender(id);
        self.entities.can_be_person(id)
            && !self.excluded.contains(&id)
            && other.is_none_or(|other| other == self.gender)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_ranker_can_be_read() {
        assert!(builtin().score(&[0.0; WIDTH]).is_finite());
        assert!(builtin().score(&[1.0; WIDTH]).is_finite());
    }
}
