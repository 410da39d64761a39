//! What a statement is about: what its content names; what it answers to; and, where it names nothing, what is
//! spoken of right before it.

use super::speaker::links_in;
use crate::extract::attribute::Candidate;
use crate::extract::entity::Entities;
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::{EntityId, EntityLabel, Setting, Sieve};
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words, overlaps};
use crate::lexicon::Class;
use crate::syntax::Relation;
use crate::text::Sentence;
use std::collections::BTreeSet;

/// So many at most, so that a text that is one long quotation stays cheap.
const MOST: usize = 64;

/// So many from around a statement.
const MOST_AROUND: usize = 3;

/// A document in which statements are about something.
pub(in crate::extract) struct Subjects<'s, 'a> {
    pub(in crate::extract) reading: &'s Reading<'a>,
    pub(in crate::extract) entities: &'s Entities<'a>,
    pub(in crate::extract) links: &'s [Link],
    pub(in crate::extract) candidates: &'s [Candidate<'a>],
    /// Who speaks each.
    pub(in crate::extract) spoken: &'s [Vec<EntityId>],
}

impl Subjects<'_, '_> {
    /// Everything that the content of a statement names, but not its speaker as "I"; a capital that does
    /// something is its government.
    pub(in crate::extract) fn content(&self, index: usize) -> Vec<EntityId> {
        let mut found: Vec<EntityId> = Vec::new();
        let preface = self.preface(index);
        let pieces = self.candidates[index].content.pieces.iter();
        for piece in pieces.chain(&preface) {
            for link in links_in(self.links, piece) {
                let is_self =
                    link.by == Sieve::Pronoun && self.spoken[index].contains(&link.entity);
                let entity = self.subject(link);
                if !is_self && !found.contains(&entity) && found.len() < MOST {
                    found.push(entity);
                }
            }
        }
        found
    }

    /// "*Of the suspended treaty* he said": what is said to be spoken of.
    fn preface(&self, index: usize) -> Option<Words> {
        let candidate = &self.candidates[index];
        let sentence = self.reading.sentence(candidate.cue.head);
        let source = candidate.source.as_ref()?.words.start;
        let is_preface = self.reading.is(sentence.start, Class::Regarding);
        let is_free = source > sentence.start && source < candidate.cue.words.start;
        let words = sentence.start + 1..source;
        let is_apart = candidate
            .content
            .pieces
            .iter()
            .all(|piece| !overlaps(piece, &words));
        // "On Saturday, after four days of strikes, he wrote" only tells when.
        let is_time = self.reading.tag(words.start) == Tag::Time
            || (words.start + 1..words.end.max(words.start + 1) - 1)
                .any(|at| self.reading.tag(at) == Tag::Comma);
        (is_preface && is_free && is_apart && !is_time).then_some(words)
    }

    /// What it is about beside its `content`, and how that is known.
    pub(in crate::extract) fn around(
        &self,
        index: usize,
        content: &[EntityId],
    ) -> Vec<(EntityId, Setting)> {
        let countries = self.countries(content);
        let mut found: Vec<(EntityId, Setting)> =
            countries.map(|country| (country, Setting::Topic)).collect();
        if let Some(question) = self.question(index) {
            self.add(index, &question, Setting::Question, content, &mut found);
        }
        let is_told = content.iter().any(|id| is_matter(self.entities.label(*id)));
        if !is_told && found.is_empty() && self.points_back(index) {
            for words in self.before(index) {
                if found.is_empty() {
                    self.add(index, &words, Setting::Paragraph, content, &mut found);
                }
            }
        }
        found
    }

    /// The countries of the document that the topics of a content are about.
    fn countries(&self, content: &[EntityId]) -> impl Iterator<Item = EntityId> {
        let lexicon = self.reading.lexicon;
        let topics = content
            .iter()
            .map(|id| self.entities.get(*id))
            .filter(|entity| entity.label == EntityLabel::Topic && entity.known);
        let codes = topics
            .filter_map(|topic| lexicon.topics.named(&topic.name))
            .flat_map(|topic| &lexicon.topics.topic(topic).countries);
        let countries = codes.filter_map(|code| {
            let country = lexicon.gazetteer.country(code)?;
            self.entities.present(country)
        });
        let new = countries.filter(|country| !content.contains(country));
        new.collect::<BTreeSet<_>>().into_iter()
    }

    /// Adds what words speak of to what a statement is about.
    fn add(
        &self,
        index: usize,
        words: &Words,
        setting: Setting,
        content: &[EntityId],
        found: &mut Vec<(EntityId, Setting)>,
    ) {
        for link in links_in(self.links, words) {
            let entity = self.subject(link);
            let is_new = !content.contains(&entity) && found.iter().all(|own| own.0 != entity);
            if is_new && self.tells(index, link, entity) && found.len() < MOST_AROUND {
                found.push((entity, setting));
            }
        }
    }

    /// Whether the content of a statement has a word for something that was spoken of before: "that", "the
    /// deal".
    fn points_back(&self, index: usize) -> bool {
        let reading = self.reading;
        let mut words = self.candidates[index]
            .content
            .pieces
            .iter()
            .cloned()
            .flatten();
        words.any(|at| {
            let is_noun = reading.tag(at + 1) == Tag::Noun;
            match reading.lower(at) {
                "it" | "its" | "them" | "they" => true,
                "that" | "this" | "these" | "those" => {
                    reading.tag(at) != Tag::That && reading.syntax.relations[at] != Relation::Marker
                }
                "so" => reading.tag_before(at).is_verb(),
                "such" => is_noun,
                _ => false,
            }
        })
    }

    /// What a link says that is spoken of.
    fn subject(&self, link: &Link) -> EntityId {
        let is_place = self.entities.label(link.entity) == EntityLabel::Place;
        link.government.filter(|_| is_place).unwrap_or(link.entity)
    }

    /// Whether words around a statement tell what it is about: neither who says it nor "Chinese" before an
    /// office.
    fn tells(&self, index: usize, link: &Link, entity: EntityId) -> bool {
        is_matter(self.entities.label(entity))
            && link.by != Sieve::Adjective
            && !self.is_owner(link)
            && !self.spoken[index].contains(&entity)
            && !self.is_own(index, &link.words)
    }

    /// "*China's* foreign ministry", "the president *of China*", "a mosque *in China*"
    fn is_owner(&self, link: &Link) -> bool {
        let is_country = self.entities.label(link.entity) == EntityLabel::Country;
        let before = link.words.start.checked_sub(1);
        let before = before.map_or("", |at| self.reading.lower(at));
        is_country
            && (self.reading.tag(link.words.end) == Tag::Genitive
                || matches!(before, "of" | "in" | "from"))
    }

    /// Whether the words belong to the source, the cue or the content of a statement.
    fn is_own(&self, index: usize, words: &Words) -> bool {
        let own = &self.candidates[index];
        let source = own.source.as_ref().map(|source| &source.words);
        source.is_some_and(|source| overlaps(source, words))
            || overlaps(&own.cue.words, words)
            || own.content.pieces.iter().any(|own| overlaps(own, words))
    }

    /// What the speaker was asked: "*Asked about tariffs*, he said", "*A reporter asked about tariffs.* He said".
    fn question(&self, index: usize) -> Option<Words> {
        let own = self.sentence(index)?;
        let here = || self.asked(index, &own.tokens);
        let before = || {
            let at = self.reading.layout.sentence_of(own.tokens.start);
            let before = self.reading.layout.sentences.get(at.checked_sub(1)?)?;
            self.asked(index, &before.tokens)
        };
        here().or_else(before)
    }

    /// From the word for asking in a sentence to the end of its clause.
    fn asked(&self, index: usize, sentence: &Words) -> Option<Words> {
        let reading = self.reading;
        let start = sentence
            .clone()
            .find(|&at| is_asking(reading.lower(at)) && !self.is_own(index, &(at..at + 1)))?;
        let limit = self.candidates[index].cue.words.start;
        let limit = if sentence.contains(&limit) && limit > start {
            limit
        } else {
            sentence.end
        };
        Some(start..limit)
    }

    /// The sentence of a statement without the statement, and the one before.
    fn before(&self, index: usize) -> Vec<Words> {
        let Some(own) = self.sentence(index) else {
            return Vec::new();
        };
        let at = self.reading.layout.sentence_of(own.tokens.start);
        let before = at
            .checked_sub(1)
            .and_then(|at| self.reading.layout.sentences.get(at))
            .filter(|before| before.paragraph + 1 >= own.paragraph && !before.is_dateline);
        std::iter::once(own)
            .chain(before)
            .map(|sentence| sentence.tokens.clone())
            .collect()
    }

    fn sentence(&self, index: usize) -> Option<&Sentence> {
        let layout = &self.reading.layout;
        let head = self.candidates[index].cue.head;
        layout.sentences.get(layout.sentence_of(head))
    }
}

/// Whether it is what people speak of rather than who speaks.
fn is_matter(label: EntityLabel) -> bool {
    matches!(
        label,
        EntityLabel::Topic | EntityLabel::Country | EntityLabel::Event
    )
}

fn is_asking(lower: &str) -> bool {
    matches!(lower, "asked" | "pressed" | "questioned" | "quizzed")
}
