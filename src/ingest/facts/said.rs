//! Who said what in one document, in plain words.

use super::{Facts, Record, read_seen};
use crate::graph::Piece;
use crate::graph::schema::relationship;
use rustc_hash::FxHashMap;

/// A statement of a document by one speaker, as the document alone has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The number of the statement in the document, from 1.
    pub place: u32,
    /// Who says it; a statement of several is there several times, one of nobody known once.
    pub speaker: Option<String>,
    /// The words.
    pub words: String,
    /// When it was said, as ISO 8601.
    pub date: Option<String>,
}

impl Facts {
    /// Who said what.
    #[must_use]
    pub fn said(&self) -> Vec<Said> {
        let (Some(piece), Some(seen)) = (Piece::read(&self.statements), read_seen(&self.entities))
        else {
            return Vec::new();
        };
        let own = u32::try_from(piece.len()).unwrap_or(u32::MAX);
        let mut speakers: FxHashMap<u32, Vec<String>> = FxHashMap::default();
        let links = piece.relationships();
        for (_, [from, to], _) in links.filter(|(kind, ..)| *kind == relationship::SAID) {
            let speaker = from
                .checked_sub(own)
                .and_then(|place| seen.get(place as usize));
            let record = speaker.and_then(|one| postcard::from_bytes::<Record>(one.record).ok());
            if let Some(record) = record {
                speakers.entry(to).or_default().push(record.entity.name);
            }
        }
        let mut said = Vec::new();
        for (place, node) in (1..own).zip(1..) {
            let words = piece.property(node, "text");
            let date = piece.property(node, "date");
            let one = Said {
                place,
                speaker: None,
                words: words.as_str().unwrap_or_default().to_owned(),
                date: date.as_temporal().map(|(_, date)| date.to_string()),
            };
            match speakers.remove(&place) {
                None => said.push(one),
                Some(names) => said.extend(names.into_iter().map(|name| Said {
                    speaker: Some(name),
                    ..one.clone()
                })),
            }
        }
        said
    }
}
