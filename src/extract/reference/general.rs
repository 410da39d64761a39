//! Words that tell only what sort of thing speaks: "the company said", "the 52-year-old added", "it noted".
//!
//! They mean what was just spoken of most, and nobody where two could be meant.

use super::{Context, Reference};
use crate::extract::extraction::{EntityId, EntityLabel, Sieve};
use crate::extract::reading::Words;
use crate::extract::reading::tag::Tag;
use crate::extract::reference::antecedent::Place;
use crate::lexicon::{Class, Frame};
use crate::syntax::Relation;

/// How sure such words are.
const CONFIDENCE: f32 = 0.7;

impl Context<'_, '_> {
    /// "the company", "the watchdog", "the country", where it speaks.
    pub(super) fn general(
        &self,
        at: usize,
        start: usize,
        owner: Option<EntityId>,
    ) -> Option<Reference> {
        let reading = self.reading;
        let is_sort = SORTS.iter().any(|class| reading.is(at, *class));
        let is_bare = owner.is_some() || at <= start + 1;
        if !is_sort || !is_bare || !self.is_source(&(start..at + 1)) {
            return None;
        }
        let fits = |id: EntityId| {
            let of = &self.entities.get(id).of;
            let is_owned = owner.is_none_or(|owner| of.is_empty() || of.contains(&owner));
            is_owned && self.is_of_sort(id, at)
        };
        let entity = self.discourse.only_near(self.sentence, fits)?;
        Some(Reference::new(
            start..at + 1,
            entity,
            Sieve::Description,
            CONFIDENCE,
        ))
    }

    /// Whether the thing can be called by that noun.
    fn is_of_sort(&self, id: EntityId, at: usize) -> bool {
        let reading = self.reading;
        let entity = self.entities.get(id);
        if entity.label == EntityLabel::Country {
            return reading.is(at, Class::Nation);
        }
        if entity.label != EntityLabel::Organization {
            return false;
        }
        let gazetteer = &reading.lexicon.gazetteer;
        let known = gazetteer.named(&entity.name);
        let kind = known.and_then(|known| gazetteer.entry(known).kind.as_deref());
        match kind {
            Some("company" | "platform") => reading.is(at, Class::Firm),
            Some("bank") => reading.is(at, Class::Firm) || reading.is(at, Class::Agency),
            Some("media") => reading.is(at, Class::PaperHouse) || reading.lower(at) == "company",
            Some("party" | "military" | "legislature" | "government" | "bloc") => false,
            Some(_) => reading.is(at, Class::Agency),
            None => self.can_be_called(&entity.name, at),
        }
    }

    /// Whether a body of which only the name is known can be called so: a ministry is no company.
    fn can_be_called(&self, name: &str, at: usize) -> bool {
        let reading = self.reading;
        let english = &reading.lexicon.english;
        let of = |class| {
            name.split(' ')
                .any(|word| english.is(&word.to_lowercase(), class))
        };
        let is_house = of(Class::HouseName);
        let is_agency = of(Class::Agency) || of(Class::Organ) || of(Class::FieldHead);
        reading.is(at, Class::PaperHouse) && is_house
            || reading.is(at, Class::Agency) && !is_house
            || reading.is(at, Class::Firm) && !is_house && !is_agency
            || reading.is(at, Class::Side) && !is_house && !is_agency
    }

    /// "the 52-year-old", "the 21-year-old driver": the person just spoken of.
    pub(super) fn aged(&self, at: usize) -> Option<Reference> {
        let reading = self.reading;
        let is_aged = reading.says(at + 1, &["-", "year", "-", "old"]);
        let start = at
            .checked_sub(1)
            .filter(|the| reading.lower(*the) == "the")?;
        if !is_aged {
            return None;
        }
        let noun = at + 5;
        let has_noun = reading.tag(noun) == Tag::Noun;
        let gender = reading
            .lexicon
            .names
            .role_gender(reading.lower(noun))
            .filter(|_| has_noun);
        let fits = |id: EntityId| {
            let own = self.entities.gender(id);
            self.entities.label(id) == EntityLabel::Person
                && !self.speakers.contains(&id)
                && (gender.is_none() || own.is_none() || own == gender)
        };
        let entity = self.discourse.only_near(self.sentence, fits)?;
        let words = start..noun + usize::from(has_noun);
        Some(Reference::new(
            words,
            entity,
            Sieve::Description,
            CONFIDENCE,
        ))
    }

    /// "it" and "its report", where they speak: the body or country that was the subject before.
    pub(super) fn it(&self, at: usize) -> Option<Reference> {
        let reading = self.reading;
        let lower = reading.lower(at);
        let speaks = match lower {
            "it" => self.is_speaker(at),
            "its" => (at + 1..at + 4)
                .find(|noun| reading.is(*noun, Class::Paper))
                .is_some_and(|noun| self.is_source(&(at..noun + 1))),
            _ => false,
        };
        let is_quoted = reading.layout.quotation_of(at).is_some();
        if !speaks || is_quoted {
            return None;
        }
        let entity = self.subject_before(at)?;
        Some(Reference::new(
            at..at + 1,
            entity,
            Sieve::Pronoun,
            CONFIDENCE,
        ))
    }

    /// The body or country that alone was the subject, in the sentence or the one before; behind what is
    /// said, ", it added", the one that spoke before.
    fn subject_before(&self, at: usize) -> Option<EntityId> {
        let reading = self.reading;
        let here = reading.sentence(at);
        let is_tail = matches!(reading.tag_before(at), Tag::Comma | Tag::Quote)
            && matches!(
                reading.tag(at + 2),
                Tag::Stop | Tag::Comma | Tag::Edge | Tag::Colon
            );
        let before = here.start.checked_sub(1).map(|last| reading.sentence(last));
        let spoke = || self.speaker_before(here.start);
        if is_tail {
            return spoke();
        }
        let mut subjects = std::iter::once(here.start..at)
            .chain(before)
            .filter_map(|words| self.main_subject(&words));
        subjects.next().map_or_else(spoke, Subject::body)
    }

    /// The body or country that spoke last before a sentence, if no person has spoken since.
    fn speaker_before(&self, start: usize) -> Option<EntityId> {
        let near = self.discourse.near(self.sentence);
        let mut spoke = near.filter(|seen| {
            let is_outside = !seen.in_quotation && seen.head < start;
            is_outside && self.is_source(&(seen.head..seen.head + 1))
        });
        spoke
            .next()
            .map(|seen| seen.entity)
            .filter(|id| self.is_body(*id))
    }

    fn is_body(&self, id: EntityId) -> bool {
        let label = self.entities.label(id);
        matches!(label, EntityLabel::Organization | EntityLabel::Country)
    }

    /// The subject of these words, if there is one.
    fn main_subject(&self, words: &Words) -> Option<Subject> {
        let reading = self.reading;
        let subject = words.clone().find(|at| {
            let place = Place::of(reading, *at);
            place.at == place.anchor
                && place.is_subject()
                && reading.layout.quotation_of(*at).is_none()
        })?;
        let mut seen = self.discourse.near(self.sentence);
        let seen = seen.find(|seen| {
            words.contains(&seen.head) && Place::of(reading, seen.head).anchor == subject
        });
        let body = seen.map(|seen| seen.entity).filter(|id| self.is_body(*id));
        Some(body.map_or(Subject::Other, Subject::Body))
    }

    /// Whether words are the subject of a verb of saying, or follow "according to".
    fn is_source(&self, words: &Words) -> bool {
        let reading = self.reading;
        let is_account = words.start >= 2 && reading.says(words.start - 2, &["according", "to"]);
        is_account || self.is_speaker(words.end - 1)
    }

    /// Whether a word is the subject of a verb of saying, which is no passive.
    fn is_speaker(&self, at: usize) -> bool {
        let reading = self.reading;
        let says = |verb: usize| {
            let cue = reading.lexicon.cues.verb(reading.lower(verb));
            reading.tag(verb).is_verb()
                && cue.is_some_and(|cue| cue.takes(Frame::Quote) || cue.takes(Frame::Clause))
        };
        let is_active = reading.syntax.relations[at] == Relation::Subject;
        let by_tree = is_active && reading.syntax.head(at).is_some_and(says);
        // The parser loses verbs of saying around long quotations.
        let by_side = says(at + 1) && matches!(reading.tag(at + 1), Tag::Past | Tag::Third);
        by_tree || by_side
    }
}

/// What a clause is about.
enum Subject {
    /// A body or a country.
    Body(EntityId),
    /// Somebody or something else.
    Other,
}

impl Subject {
    fn body(self) -> Option<EntityId> {
        match self {
            Self::Body(id) => Some(id),
            Self::Other => None,
        }
    }
}

/// Nouns that say only what sort of thing is meant.
const SORTS: [Class; 5] = [
    Class::Firm,
    Class::Agency,
    Class::PaperHouse,
    Class::Nation,
    Class::Side,
];
