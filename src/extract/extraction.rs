//! What is found in one document.

use crate::Span;
use crate::lexicon::Act;
use arcstr::ArcStr;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Everything found in one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// The real things the document speaks of, each once.
    pub entities: Vec<Entity>,
    /// Words that stand for an entity, in the order of the text.
    pub mentions: Vec<Mention>,
    /// Who said what, in the order of the text.
    pub attributions: Vec<Attribution>,
    /// The times that the text names, in its order.
    pub times: Vec<Time>,
    /// The noun phrases of the attributions' contents.
    pub phrases: Vec<Phrase>,
    /// The sentences of the text, in order; none crosses a paragraph's end.
    pub sentences: Vec<Span>,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Span>,
}

impl Extraction {
    /// All that says which entity is meant, outside of the entities.
    pub(super) fn entity_ids(&mut self) -> impl Iterator<Item = &mut EntityId> {
        let mentions = self.mentions.iter_mut().map(|mention| &mut mention.entity);
        let roles = self.attributions.iter_mut().flat_map(|attribution| {
            let said = attribution.speakers.iter_mut().chain(&mut attribution.to);
            let rest = attribution.according_to.iter_mut();
            let around = attribution.around.iter_mut().map(|(id, _)| id);
            said.chain(rest)
                .chain(around)
                .chain(&mut attribution.via)
                .chain(&mut attribution.about)
        });
        mentions.chain(roles)
    }

    /// Moves all places by so many bytes.
    pub(super) fn shift(&mut self, bytes: usize) {
        self.relocate(|span| Span::new(span.start + bytes, span.end + bytes));
    }

    /// Gives all places another.
    pub(super) fn relocate(&mut self, place: impl Fn(Span) -> Span) {
        let mentions = self.mentions.iter_mut().map(|mention| &mut mention.span);
        let pieces = self.attributions.iter_mut().flat_map(|attribution| {
            let source = attribution.source.iter_mut();
            source
                .chain(&mut attribution.cue)
                .chain(&mut attribution.content)
        });
        let times = self.times.iter_mut().map(|time| &mut time.span);
        let parts = self.sentences.iter_mut().chain(&mut self.paragraphs);
        for span in mentions.chain(pieces).chain(times).chain(parts) {
            *span = place(*span);
        }
    }
}

/// Index into [`Extraction::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityId(pub usize);

/// What kind of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityLabel {
    /// A human being.
    Person,
    /// A government body, company, party, publisher, platform.
    Organization,
    /// A country or territory, also when it stands for its government.
    Country,
    /// What a statement can be about.
    Topic,
    /// A city, region, sea, building.
    Place,
    /// A summit, war, election.
    Event,
}

/// One real thing, under its canonical name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Canonical name: `Xi Jinping`, `United States`, `China's Foreign Ministry`.
    pub name: String,
    /// What kind of thing it is.
    pub label: EntityLabel,
    /// Other names, as known or as met.
    pub aliases: Vec<String>,
    /// Office or occupation in words, as the text or an office table gives it.
    pub role: Option<String>,
    /// `male` or `female`, where known.
    pub gender: Option<String>,
    /// Wikidata item, `Q…`, where known.
    pub wikidata: Option<String>,
    /// ISO 3166 two- and three-letter codes of a country.
    pub iso: Option<(String, String)>,
    /// The countries and organisations it belongs to.
    pub of: Vec<EntityId>,
    /// For a topic, the wider topic it is part of.
    pub broader: Option<EntityId>,
    /// For a country, its adjectives: `Chinese`.
    pub adjectives: Vec<String>,
    /// For a country, its capital, which stands for its government.
    pub capital: Option<String>,
    /// For a country, the blocs it is a member of.
    pub blocs: Vec<String>,
    /// For an event, the first day.
    pub date: Option<Date>,
    /// For an event, the last day, where it is another.
    pub until: Option<Date>,
    /// For an event, the city.
    pub place: Option<String>,
    /// Whether the lexicon has it.
    pub known: bool,
}

impl Entity {
    /// An entity of which no more than this is known.
    pub fn new(name: impl Into<String>, label: EntityLabel) -> Self {
        Self {
            name: name.into(),
            label,
            aliases: Vec::new(),
            role: None,
            gender: None,
            wikidata: None,
            iso: None,
            of: Vec::new(),
            broader: None,
            adjectives: Vec::new(),
            capital: None,
            blocs: Vec::new(),
            date: None,
            until: None,
            place: None,
            known: false,
        }
    }
}

/// Words that stand for an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where the words are.
    pub span: Span,
    /// What they stand for.
    pub entity: EntityId,
    /// How that was found out.
    pub by: Sieve,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
}

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day; the first, where it is only one.
    pub last: Date,
}

impl Period {
    /// One day.
    #[must_use]
    pub const fn day(day: Date) -> Self {
        Self {
            first: day,
            last: day,
        }
    }

    /// As much of it as is not after `day`.
    #[must_use]
    pub(super) fn until(self, day: Option<Date>) -> Self {
        let last = day.map_or(self.last, |day| self.last.min(day));
        Self {
            first: self.first.min(last),
            last,
        }
    }
}

/// Words for a time: "on Monday", "last October".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// Where the words are.
    pub span: Span,
    /// The days they cover, seen from the day of publication.
    pub period: Period,
}

/// A noun phrase of a statement, written as all that mean the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Index into [`Extraction::attributions`] of the one whose content it is in.
    pub attribution: usize,
    /// Its words in lower case, with one space between two.
    pub words: String,
    /// The same with nouns in the singular.
    pub key: String,
    /// A bit for each word, the lowest for the first: whether a phrase can end with it.
    pub heads: u8,
    /// A bit for each word: whether it is part of a name.
    pub names: u8,
    /// A bit for each word: whether it goes on with the name of the word before.
    pub joined: u8,
}

/// The rule that linked a mention to its entity, in order of precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sieve {
    /// The gazetteer has these words.
    Gazetteer,
    /// A name found by its shape, title or head noun, or by the trained model.
    Name,
    /// Part of a name seen in full elsewhere in the document.
    Alias,
    /// The adjective of a country, its people or those of a party: "Chinese", "Democrats".
    Adjective,
    /// An office: "the Chinese leader".
    Role,
    /// A noun phrase whose head was used of the entity before: "the ministry".
    Description,
    /// He, she, they, I, we.
    Pronoun,
    /// A topic's word.
    Keyword,
}

/// What tells that a statement is about something that its content does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// A topic of its content, which is about a country: "cross-strait relations".
    Topic,
    /// The question that it answers.
    Question,
    /// The rest of its sentence, or the sentence before.
    Paragraph,
}

impl Setting {
    /// How much it counts beside the content, which counts 1.
    #[must_use]
    pub const fn weight(self) -> f64 {
        match self {
            Self::Topic => 0.9,
            Self::Question => 0.8,
            Self::Paragraph => 0.5,
        }
    }
}

/// Whether the content stands inside quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// All of it.
    Direct,
    /// None of it.
    Indirect,
    /// Part of it.
    Mixed,
}

/// One attribution: a source, by a cue, has a content.
///
/// Source, cue and content are the terms of PARC and `PolNeAR`; each may lie in several pieces.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "any of them can hold with any other"
)]
pub struct Attribution {
    /// The words that name who says it.
    pub source: Vec<Span>,
    /// The words that show it is said: "told", "according to".
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
    /// Direct, indirect or mixed.
    pub form: Form,
    /// What is done by saying it; nothing for an attitude, which is no act of speech.
    pub act: Option<Act>,
    /// The way of saying or thinking it, by which questions ask; nothing where it is merely said.
    pub manner: Option<ArcStr>,
    /// Wants, believes, plans; not speech.
    pub attitude: bool,
    /// "did not say".
    pub negated: bool,
    /// "reportedly".
    pub hedged: bool,
    /// Who says it: one, or several who say it together.
    pub speakers: Vec<EntityId>,
    /// To whom.
    pub to: Vec<EntityId>,
    /// Who reports it, when that is not the article itself.
    pub according_to: Option<EntityId>,
    /// Where it was said: a platform, a broadcaster.
    pub via: Option<EntityId>,
    /// What it is about, as its content names it.
    pub about: Vec<EntityId>,
    /// What else it is about, as what stands around it tells.
    pub around: Vec<(EntityId, Setting)>,
    /// When it was said, or when that began, where the text or the document tells.
    pub date: Option<Date>,
    /// The last day when it may have been said, where the text tells no single day: "last October".
    pub until: Option<Date>,
    /// Index into [`Extraction::attributions`] of the one this stands in.
    pub parent: Option<usize>,
    /// Only tells where the statement inside it comes from: "according to X, Y said".
    pub provenance: bool,
    /// How sure the whole is, from 0 to 1.
    pub confidence: f32,
}
