//! Descriptions and pronouns become the entities they stand for.

use super::antecedent::{self, Candidate, Pronoun};
use super::discourse::Discourse;
use super::entities::Entities;
use super::extraction::{EntityId, EntityLabel, Sieve};
use super::office::{self, Incumbent};
use super::reading::{Reading, Words};
use super::resolve::Link;
use super::tag::Tag;
use crate::learn::Ranker;
use crate::lexicon::{Frame, Gender};
use jiff::civil::Date;
use std::cell::RefCell;

/// Who speaks each quotation, where that is known.
pub(super) type QuotationSpeakers = [Vec<EntityId>];

/// What a pass looks at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Where<'s> {
    /// What stands outside of quotations.
    Outside,
    /// What stands inside of them; who speaks each.
    Inside(&'s QuotationSpeakers),
}

/// With what pronouns are resolved, and who wants to see the candidates of each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Means<'m> {
    pub(crate) ranker: &'m Ranker,
    pub(crate) watch: Option<&'m RefCell<Watched>>,
}

/// Pronouns, as tokens, and whom each can stand for.
pub(crate) type Watched = Vec<(usize, Vec<Candidate>)>;

/// Who is less probable than that is not taken for whom a pronoun stands for.
const LEAST: f32 = 0.3;

/// Who is as probable has the pronoun's gender, and is a person whatever the name looked like.
const SURE: f32 = 0.7;

/// Adds links for descriptions and pronouns.
pub(super) fn link(
    reading: &Reading,
    entities: &mut Entities,
    links: &mut Vec<Link>,
    day: Option<Date>,
    place: Where,
    means: Means,
) {
    let mut found = Vec::new();
    let mut discourse = Discourse::default();
    let mut next = 0;
    let mut at = 0;
    let mut sentence = 0;
    let mut quotation = 0;
    let quotations = &reading.layout.quotations;
    while at < reading.len() {
        while reading
            .layout
            .sentences
            .get(sentence)
            .is_some_and(|words| words.tokens.end <= at)
        {
            sentence += 1;
        }
        while quotations
            .get(quotation)
            .is_some_and(|words| words.tokens.end <= at)
        {
            quotation += 1;
        }
        while links.get(next).is_some_and(|link| link.words.start < at) {
            next += 1;
        }
        if let Some(link) = links
            .get(next)
            .filter(|link| link.words.start == at && link.by != Sieve::Keyword)
        {
            discourse.see(reading, entities, &link.words, link.entity, sentence);
            at = link.words.end.max(at + 1);
            continue;
        }
        let is_inside = quotations
            .get(quotation)
            .is_some_and(|words| words.tokens.contains(&at));
        let speakers: Option<&[EntityId]> = match (place, is_inside.then_some(quotation)) {
            (Where::Outside, None) => Some(&[]),
            (Where::Inside(speakers), Some(index)) => {
                Some(speakers.get(index).map_or(&[], Vec::as_slice))
            }
            _ => None,
        };
        let new = speakers.and_then(|speakers| {
            let context = Context {
                reading,
                entities,
                links,
                next,
                day,
                discourse: &discourse,
                sentence,
                speakers,
                means,
            };
            context.refer(at)
        });
        if let Some(new) = new.map(|new| new.link(entities)) {
            discourse.see(reading, entities, &new.words, new.entity, sentence);
            at = new.words.end.max(at + 1);
            found.push(new);
        } else {
            at += 1;
        }
    }
    links.extend(found);
    links.sort_by_key(|link| (link.words.start, link.words.end));
}

/// Words found to stand for an entity, which may not be in the document yet.
struct Reference {
    words: Words,
    target: Incumbent,
    by: Sieve,
    confidence: f32,
    /// What the words surely tell of whom they stand for.
    gender: Option<Gender>,
}

impl Reference {
    fn new(words: Words, entity: EntityId, by: Sieve, confidence: f32) -> Self {
        let target = Incumbent::Present(entity);
        Self {
            words,
            target,
            by,
            confidence,
            gender: None,
        }
    }

    fn link(self, entities: &mut Entities) -> Link {
        let entity = match self.target {
            Incumbent::Present(entity) => entity,
            Incumbent::Known(entry) => entities.of_entry(entry),
        };
        if let Some(gender) = self.gender {
            entities.set_person(entity, gender);
        }
        Link::new(self.words, entity, self.by, self.confidence)
    }
}

/// What is known at one place of the text.
struct Context<'c, 'a> {
    reading: &'c Reading<'a>,
    entities: &'c Entities<'a>,
    links: &'c [Link],
    /// Index of the first link at or after the place.
    next: usize,
    day: Option<Date>,
    discourse: &'c Discourse,
    sentence: usize,
    speakers: &'c [EntityId],
    means: Means<'c>,
}

impl Context<'_, '_> {
    fn refer(&self, at: usize) -> Option<Reference> {
        match self.reading.tag(at) {
            Tag::Pronoun | Tag::Possessive => self.pronoun(at),
            Tag::Noun | Tag::Adjective | Tag::Name => {
                self.office(at).or_else(|| self.description(at))
            }
            _ => None,
        }
    }

    fn pronoun(&self, at: usize) -> Option<Reference> {
        let lower = self.reading.lower(at);
        let gender = match lower {
            "he" | "him" | "his" | "himself" => Gender::Male,
            "she" | "her" | "hers" | "herself" => Gender::Female,
            "i" | "me" | "my" | "myself" | "mine" => return self.speaker(at, 0.95),
            "we" | "us" | "our" | "ours" | "ourselves" => return self.speaker(at, 0.6),
            _ => return None,
        };
        let pronoun = Pronoun {
            reading: self.reading,
            entities: self.entities,
            discourse: self.discourse,
            ahead: self.links.get(self.next..).unwrap_or_default(),
            at,
            sentence: self.sentence,
            gender,
            excluded: self.speakers,
            is_reported: matches!(lower, "he" | "she") && self.follows_cue(at),
        };
        let candidates = pronoun.candidates();
        let best = antecedent::best(self.means.ranker, &candidates);
        if let Some(watch) = self.means.watch {
            watch.borrow_mut().push((at, candidates));
        }
        let reporter = self.discourse.last_subject(self.sentence);
        let reporter = reporter.filter(|id| pronoun.is_reported && pronoun.can_be(*id));
        if let Some(id) = reporter.filter(|id| self.entities.label(*id) == EntityLabel::Person) {
            return Some(Reference::new(at..at + 1, id, Sieve::Pronoun, 0.85));
        }
        let is_person = |id| self.entities.label(id) == EntityLabel::Person;
        if let Some((id, confidence)) = pronoun.goes_on_speaking() {
            return Some(Reference::new(at..at + 1, id, Sieve::Pronoun, confidence));
        }
        let (entity, confidence) = best.filter(|(entity, confidence)| {
            *confidence >= if is_person(*entity) { LEAST } else { SURE }
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

    /// "the Chinese leader", "Japan's prime minister", "the president".
    fn office(&self, at: usize) -> Option<Reference> {
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
            let target = office::incumbent(reading, self.entities, of, title, self.day)?;
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
            if self.link_ending(start).is_some() {
                break;
            }
            start -= 1;
        }
        let gap = usize::from(reading.tag_before(start) == Tag::Genitive);
        let owner = self.link_ending(start - gap);
        if owner.is_none() && gap == 1 {
            return None;
        }
        (owner.is_some() || reading.tag_before(start) == Tag::Determiner)
            .then_some(Front { owner, start })
    }

    /// The country or organisation named right before `end`.
    fn link_ending(&self, end: usize) -> Option<&Link> {
        let before = self.links.get(..self.next)?;
        before.iter().rev().take(3).find(|link| {
            link.words.end == end
                && matches!(
                    self.entities.label(link.entity),
                    EntityLabel::Country | EntityLabel::Organization
                )
        })
    }

    /// "the president *of China*".
    fn owner_after(&self, end: usize) -> Option<EntityId> {
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

    /// "the ministry", "the senator", "the island".
    fn description(&self, at: usize) -> Option<Reference> {
        let reading = self.reading;
        let mut start = at;
        while reading.tag_before(start) == Tag::Adjective && at - start < 2 {
            start -= 1;
        }
        let is_definite = start > 0 && matches!(reading.lower(start - 1), "the" | "that" | "this");
        if !is_definite || reading.tag(at + 1).is_nominal() || reading.tag(at + 1) == Tag::Hyphen {
            return None;
        }
        let lower = reading.lower(at);
        let words = start - 1..at + 1;
        let countries = reading.lexicon.descriptions.countries(lower);
        let fits = |id: EntityId| {
            let entity = self.entities.get(id);
            match entity.label {
                EntityLabel::Country => entity
                    .iso
                    .as_ref()
                    .is_some_and(|iso| countries.contains(&iso.0)),
                EntityLabel::Organization => {
                    reading.lexicon.names.is_body(lower) && has_word(&entity.name, lower)
                }
                EntityLabel::Person => {
                    !self.speakers.contains(&id)
                        && entity
                            .role
                            .as_ref()
                            .is_some_and(|role| role_has(role, lower))
                }
                _ => false,
            }
        };
        let is_role = reading
            .lexicon
            .names
            .role(|offset| if offset == 0 { lower } else { "" })
            .is_some();
        if countries.is_empty() && !is_role && !reading.lexicon.names.is_body(lower) {
            return None;
        }
        let (entity, confidence) = self
            .discourse
            .most_salient_far(|id| f32::from(u8::from(fits(id))))?;
        Some(Reference::new(
            words,
            entity,
            Sieve::Description,
            confidence.min(0.7),
        ))
    }
}

struct Front<'l> {
    owner: Option<&'l Link>,
    start: usize,
}

/// Whether the word before says that somebody else is meant: "former".
fn is_past_holder(reading: &Reading, start: usize) -> bool {
    start > 0
        && matches!(
            reading.lower(start - 1),
            "former" | "ex" | "next" | "future" | "deputy" | "vice" | "new" | "old" | "other"
        )
}

fn has_word(name: &str, lower: &str) -> bool {
    name.split(' ').any(|word| word.eq_ignore_ascii_case(lower))
}

/// Whether a role, which may be abbreviated, holds the noun: "Sen." and "senator".
fn role_has(role: &str, lower: &str) -> bool {
    const SHORT: &[(&str, &str)] = &[
        ("sen.", "senator"),
        ("sen", "senator"),
        ("gov.", "governor"),
        ("gov", "governor"),
        ("rep.", "representative"),
        ("rep.", "congressman"),
        ("rep.", "congresswoman"),
        ("gen.", "general"),
        ("prof.", "professor"),
        ("secretary of state", "secretary"),
    ];
    let role = role.to_lowercase();
    role == lower
        || role.split(' ').next_back() == Some(lower)
        || role.ends_with(&format!(" {lower}"))
        || SHORT
            .iter()
            .any(|(short, long)| role == *short && *long == lower)
}
