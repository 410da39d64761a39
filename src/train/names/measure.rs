//! How well names found agree with annotated ones: the same words, the same type.

use crate::Span;
use crate::corpus::{NameType, NamedText};
use crate::extract::{EntityLabel, Extraction, Sieve};
use crate::train::score::Count;
use std::fmt;

/// Names with their places in a text.
pub type Names = Vec<(Span, NameType)>;

/// Counts of names of people, of organisations, and of places with countries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NameScores {
    /// People.
    pub people: Count,
    /// Organisations.
    pub organizations: Count,
    /// Places and countries.
    pub places: Count,
}

impl NameScores {
    /// Adds what was found in one text.
    pub fn add(&mut self, text: &NamedText, found: &[(Span, NameType)]) {
        for kind in [NameType::Person, NameType::Organization, NameType::Place] {
            let own = |names: &[(Span, NameType)]| -> Vec<Span> {
                let own = names.iter().filter(|(_, other)| *other == kind);
                own.map(|(span, _)| *span).collect()
            };
            let (annotated, found) = (own(&text.names), own(found));
            let count = match kind {
                NameType::Person => &mut self.people,
                NameType::Organization => &mut self.organizations,
                NameType::Place => &mut self.places,
            };
            count.annotated += annotated.len();
            count.found += found.len();
            count.right += found.iter().filter(|span| annotated.contains(span)).count();
        }
    }
}

impl fmt::Display for NameScores {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        writeln!(formatter, "  people         {}", self.people)?;
        writeln!(formatter, "  organisations  {}", self.organizations)?;
        write!(formatter, "  places         {}", self.places)
    }
}

/// The names among the mentions of an extraction.
#[must_use]
pub fn names_of(extraction: &Extraction) -> Vec<(Span, NameType)> {
    let names = extraction.mentions.iter().filter_map(|mention| {
        let is_name = matches!(mention.by, Sieve::Gazetteer | Sieve::Name | Sieve::Alias);
        let kind = name_type(extraction.entities[mention.entity.0].label)?;
        is_name.then_some((mention.span, kind))
    });
    names.collect()
}

/// What an entity's name names; nothing for topics.
fn name_type(label: EntityLabel) -> Option<NameType> {
    match label {
        EntityLabel::Person => Some(NameType::Person),
        EntityLabel::Organization => Some(NameType::Organization),
        EntityLabel::Country | EntityLabel::Place => Some(NameType::Place),
        EntityLabel::Topic | EntityLabel::Event => None,
    }
}
