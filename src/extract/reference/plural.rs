//! They: a body that was just the subject, or people joined by "and". Where anything else in the plural
//! could be meant, nobody is.

use super::{Context, Reference};
use crate::extract::extraction::{EntityId, EntityLabel, Sieve};
use crate::extract::reading::Words;
use crate::extract::reading::tag::Tag;
use crate::extract::reference::antecedent::Place;
use crate::extract::reference::discourse::Seen;
use crate::syntax::{Relation, Tag as Part};

/// How sure a plural pronoun is.
const CONFIDENCE: f32 = 0.7;

impl Context<'_, '_> {
    /// All for whom a plural pronoun outside of quotations stands.
    pub(super) fn plural(&self, at: usize) -> Vec<Reference> {
        let is_quoted = self.reading.layout.quotation_of(at).is_some();
        if is_quoted || !is_plural(self.reading.lower(at)) {
            return Vec::new();
        }
        let here = self.reading.sentence(at).start..at;
        let mut who = self.several(&here, at);
        // What somebody owns or does to themselves has its owner in the same sentence.
        let is_bound = matches!(self.reading.lower(at), "their" | "theirs" | "themselves");
        if who.is_empty() && !is_bound && !self.has_rival(&here) && here.start > 0 {
            let before = self.reading.sentence(here.start - 1);
            who = self.several(&before, at);
        }
        who.into_iter()
            .map(|entity| Reference::new(at..at + 1, entity, Sieve::Pronoun, CONFIDENCE))
            .collect()
    }

    /// The body, or the joined people, that alone were the subject among these words.
    fn several(&self, words: &Words, at: usize) -> Vec<EntityId> {
        if self.has_rival(words) {
            return Vec::new();
        }
        let seen: Vec<(&Seen, Place)> = self
            .discourse
            .near(self.sentence)
            .filter(|seen| words.contains(&seen.head) && seen.head < at && !seen.in_quotation)
            .map(|seen| (seen, Place::of(self.reading, seen.head)))
            .filter(|(_, place)| place.is_subject() && !self.is_barred(place, at))
            .collect();
        // A plural pronoun goes on with whom the last one stood for.
        let earlier = seen
            .iter()
            .filter(|(seen, _)| is_plural(self.reading.lower(seen.head)));
        let mut earlier: Vec<EntityId> = earlier.map(|(seen, _)| seen.entity).collect();
        if !earlier.is_empty() {
            earlier.dedup();
            return earlier;
        }
        let (joined, alone): (Vec<_>, Vec<_>) = seen
            .into_iter()
            .partition(|(_, place)| self.is_joined(place));
        let label = |entity| self.entities.label(entity);
        let mut people: Vec<EntityId> = joined.iter().map(|(seen, _)| seen.entity).collect();
        people.reverse();
        people.dedup();
        let is_one = |(_, place): &(&Seen, Place)| place.anchor == joined[0].1.anchor;
        let are_people = people.len() > 1
            && joined.iter().all(is_one)
            && people.iter().all(|id| label(*id) == EntityLabel::Person);
        let mut bodies: Vec<EntityId> = alone
            .iter()
            .map(|(seen, _)| seen.entity)
            .filter(|id| matches!(label(*id), EntityLabel::Organization | EntityLabel::Country))
            .collect();
        bodies.dedup();
        match bodies.len() {
            0 if are_people => people,
            1 if joined.is_empty() => bodies,
            _ => Vec::new(),
        }
    }

    /// Whether somebody cannot be meant: nobody does it to "them" who does it, and "there is no *union*" is of
    /// nobody.
    fn is_barred(&self, place: &Place, at: usize) -> bool {
        let syntax = &self.reading.syntax;
        let verb = syntax.head(place.anchor);
        let is_there = |relation| relation == Relation::Expletive;
        let has_there = |verb| syntax.dependent(verb, is_there).is_some();
        let does_it =
            self.reading.lower(at) == "them" && Place::of(self.reading, at).clause == place.clause;
        does_it || verb.is_some_and(has_there)
    }

    /// Whether the word is joined to others by "and".
    fn is_joined(&self, place: &Place) -> bool {
        let is_joined = |relation| relation == Relation::Conjunct;
        place.at != place.anchor
            || self
                .reading
                .syntax
                .dependent(place.anchor, is_joined)
                .is_some()
    }

    /// Whether a noun in the plural stands among the words, or others of whom nothing is known.
    fn has_rival(&self, words: &Words) -> bool {
        let syntax = &self.reading.syntax;
        let is_linked = |at: usize| {
            let first = self.links.partition_point(|link| link.words.end <= at);
            let link = self.links.get(first);
            link.is_some_and(|link| link.words.contains(&at) && link.by != Sieve::Keyword)
        };
        words.clone().any(|at| {
            let is_argument = !matches!(syntax.relations[at], Relation::Compound | Relation::Flat)
                && self.reading.tag(at) != Tag::Time;
            let is_unknown = is_plural(self.reading.lower(at))
                && !self
                    .discourse
                    .near(self.sentence)
                    .any(|seen| seen.head == at);
            is_unknown
                || matches!(syntax.tags[at], Part::NNS | Part::NNPS)
                    && is_argument
                    && !is_linked(at)
        })
    }
}

fn is_plural(lower: &str) -> bool {
    matches!(lower, "they" | "them" | "their" | "theirs" | "themselves")
}
