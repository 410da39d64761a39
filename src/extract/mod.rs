//! A document becomes mentions and attributions.

mod attribute;
mod content;
mod cue;
mod extraction;
mod noun_phrase;
mod reading;
mod source;
mod tag;

pub use extraction::{
    Attribution, Entity, EntityId, EntityLabel, Extraction, Form, Mention, Sieve,
};

use crate::lexicon::Lexicon;
use crate::text::Document;
use reading::Reading;

/// Finds who said what in `document`, and which words stand for which entity.
#[must_use]
pub fn extract(document: &Document, lexicon: &Lexicon) -> Extraction {
    let reading = Reading::new(document, lexicon);
    let candidates = attribute::candidates(&reading);
    let mut extraction = Extraction::default();
    for candidate in candidates {
        extraction.attributions.push(Attribution {
            source: candidate
                .source
                .iter()
                .map(|source| reading.span(&source.words))
                .collect(),
            cue: vec![reading.span(&candidate.cue.words)],
            content: candidate
                .content
                .pieces
                .iter()
                .map(|piece| reading.span(piece))
                .collect(),
            form: Form::Direct,
            attitude: candidate.cue.is_attitude(),
            negated: candidate.cue.negated,
            hedged: candidate.cue.hedged,
            speakers: vec![],
            to: vec![],
            according_to: None,
            via: None,
            about: vec![],
            date: None,
            parent: None,
            confidence: 0.5,
        });
    }
    extraction
}
