//! What a document knows of one entity: what identity is decided from.

use crate::extract::{Entity, EntityLabel, Extraction};
use serde::{Deserialize, Serialize};

/// What a document knows of an entity. Documents that know the same have equal bytes for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::ingest) struct Record {
    /// Its name and properties, without what it is tied to.
    pub(in crate::ingest) entity: Entity,
    /// The names of the countries that it belongs to, in order.
    pub(in crate::ingest) countries: Vec<String>,
}

/// An entity of a document.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::ingest) struct Seen<'s> {
    /// The bytes of its [`Record`].
    pub(in crate::ingest) record: &'s [u8],
    /// How often it is mentioned.
    pub(in crate::ingest) mentions: u32,
    /// Whether no more is known of it than a word, or a month: it is nobody of other documents.
    pub(in crate::ingest) is_brief: bool,
}

/// The entities of a document as bytes, in the order of their ids.
pub(super) fn bytes(extraction: &Extraction) -> Vec<u8> {
    let entities = &extraction.entities;
    let mut mentions = vec![0_u32; entities.len()];
    for mention in &extraction.mentions {
        if let Some(count) = mentions.get_mut(mention.entity.0) {
            *count += 1;
        }
    }
    let records = entities.iter().map(|entity| record(entity, entities));
    let records: Vec<Vec<u8>> = records
        .map(|record| postcard::to_allocvec(&record).unwrap_or_default())
        .collect();
    let seen = records.iter().zip(entities).zip(mentions);
    let seen: Vec<Seen> = seen
        .map(|((record, entity), mentions)| Seen {
            record,
            mentions,
            is_brief: is_brief(entity),
        })
        .collect();
    postcard::to_allocvec(&seen).unwrap_or_default()
}

/// Reads the entities of a document; nothing where these bytes are others.
pub(in crate::ingest) fn read_seen(bytes: &[u8]) -> Option<Vec<Seen<'_>>> {
    postcard::from_bytes(bytes).ok()
}

fn record(entity: &Entity, all: &[Entity]) -> Record {
    let of = entity.of.iter().filter_map(|id| all.get(id.0));
    let countries = of.filter(|of| of.label == EntityLabel::Country);
    let mut countries: Vec<String> = countries.map(|country| country.name.clone()).collect();
    countries.sort();
    Record {
        entity: Entity {
            of: Vec::new(),
            broader: None,
            ..entity.clone()
        },
        countries,
    }
}

/// Whether one word is all that is known of somebody, or the month all of a meeting: the Bob of one document is
/// not that of another, nor its "October 2025 summit".
fn is_brief(entity: &Entity) -> bool {
    let is_bare = match entity.label {
        EntityLabel::Person => !entity.name.contains(' '),
        EntityLabel::Event => entity.of.is_empty() && is_month(&entity.name),
        _ => false,
    };
    is_bare && !entity.known
}

/// Whether a name begins with a month and is three words: "October 2025 summit".
fn is_month(name: &str) -> bool {
    let mut words = name.split(' ');
    let year = words.nth(1).and_then(|year| year.parse::<i16>().ok());
    year.is_some() && words.count() == 1 && name.starts_with(char::is_uppercase)
}
