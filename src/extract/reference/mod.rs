//! Descriptions and pronouns become the entities they stand for.

pub(crate) mod antecedent;
mod description;
pub(super) mod discourse;
mod general;
mod office;
mod plural;
mod pronoun;

use super::extraction::{EntityId, EntityLabel, Sieve};
use super::reading::{Reading, Words};
use crate::Span;
use crate::extract::entity::Entities;
use crate::extract::entity::office::Incumbent;
use crate::extract::entity::resolve::Link;
use crate::extract::entity::resolve::team::team;
use crate::extract::reading::tag::Tag;
use crate::learn::Ranker;
use crate::lexicon::{EntryId, Gender};
use crate::text::TokenKind;
use antecedent::Candidate;
use discourse::Discourse;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
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

/// What is seen of the work.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    /// Pronouns, as tokens, and whom each can stand for.
    pub(crate) pronouns: Vec<(usize, Vec<Candidate>)>,
    /// The words that name each, those included that are no names for sure.
    pub(crate) names: Vec<(Span, EntityId)>,
}

/// Adds links for descriptions and pronouns.
pub(super) fn link(
    reading: &Reading,
    entities: &mut Entities,
    links: &mut Vec<Link>,
    loose: &mut Vec<Link>,
    day: Option<Date>,
    place: Where,
    means: Means,
) {
    links.append(loose);
    links.sort_by_key(|link| (link.words.start, link.words.end));
    let mut named: FxHashMap<EntityId, usize> = FxHashMap::default();
    for link in links.iter().filter(|link| {
        link.by != Sieve::Pronoun && entities.label(link.entity) == EntityLabel::Person
    }) {
        *named.entry(link.entity).or_default() += 1;
    }
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
            // "the island", after "Taipei's government".
            if let Some(government) = link.government {
                discourse.see(reading, entities, &link.words, government, sentence);
            }
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
        let new = speakers.map_or_else(Vec::new, |speakers| {
            let context = Context {
                reading,
                entities,
                links,
                named: &named,
                next,
                day,
                discourse: &discourse,
                previous: found.last(),
                sentence,
                speakers,
                means,
            };
            context.refer(at)
        });
        let mut end = at + 1;
        for new in new {
            let new = new.link(reading, entities);
            discourse.see(reading, entities, &new.words, new.entity, sentence);
            end = end.max(new.words.end);
            found.push(new);
        }
        at = end;
    }
    links.extend(found);
    links.sort_by_key(|link| (link.words.start, link.words.end));
    if let Some(watch) = means.watch {
        let naming = links.iter().filter(|link| link.by != Sieve::Pronoun);
        let naming = naming.map(|link| (reading.span(&link.words), link.entity));
        watch.borrow_mut().names = naming.collect();
    }
    let (unknown, known) = std::mem::take(links)
        .into_iter()
        .partition(|link| entities.is_loose(link.entity));
    (*loose, *links) = (unknown, known);
}

/// What words stand for.
#[derive(Debug, Clone, Copy)]
enum Target {
    /// Something in the document.
    Entity(EntityId),
    /// Somebody whom only the gazetteer has.
    Entry(EntryId),
    /// The body named after somebody, of the kind that the noun at `head` tells.
    Team { owner: EntityId, head: usize },
}

impl From<Incumbent> for Target {
    fn from(incumbent: Incumbent) -> Self {
        match incumbent {
            Incumbent::Present(entity) => Self::Entity(entity),
            Incumbent::Known(entry) => Self::Entry(entry),
        }
    }
}

/// Words found to stand for an entity, which may not be in the document yet.
struct Reference {
    words: Words,
    target: Target,
    by: Sieve,
    confidence: f32,
    /// What the words surely tell of whom they stand for.
    gender: Option<Gender>,
}

impl Reference {
    fn new(words: Words, entity: EntityId, by: Sieve, confidence: f32) -> Self {
        let target = Target::Entity(entity);
        Self {
            words,
            target,
            by,
            confidence,
            gender: None,
        }
    }

    fn link(self, reading: &Reading, entities: &mut Entities) -> Link {
        let entity = match self.target {
            Target::Entity(entity) => entity,
            Target::Entry(entry) => entities.of_entry(entry),
            Target::Team { owner, head } => team(reading, entities, owner, head),
        };
        entities.settle(entity);
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
    named: &'c FxHashMap<EntityId, usize>,
    /// Index of the first link at or after the place.
    next: usize,
    day: Option<Date>,
    discourse: &'c Discourse,
    /// What was found last.
    previous: Option<&'c Link>,
    sentence: usize,
    speakers: &'c [EntityId],
    means: Means<'c>,
}

impl Context<'_, '_> {
    /// What the words that begin here stand for; several, where a plural pronoun stands for several.
    fn refer(&self, at: usize) -> Vec<Reference> {
        let one = match self.reading.tag(at) {
            Tag::Pronoun | Tag::Possessive => {
                let plural = self.plural(at);
                if !plural.is_empty() {
                    return plural;
                }
                self.it(at).or_else(|| self.pronoun(at))
            }
            _ if self.reading.kind(at) == TokenKind::Number => self.aged(at),
            Tag::Noun | Tag::Adjective | Tag::Name => {
                let team = self.own_team(at).or_else(|| self.office(at));
                team.or_else(|| self.description(at))
            }
            _ => None,
        };
        one.into_iter().collect()
    }
}
