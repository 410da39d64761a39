//! A document becomes mentions and attributions.

mod extraction;

pub use extraction::{
    Attribution, Entity, EntityId, EntityLabel, Extraction, Form, Mention, Sieve,
};

use crate::lexicon::Lexicon;
use crate::text::Document;

/// Finds who said what in `document`, and which words stand for which entity.
#[must_use]
pub fn extract(_document: &Document, _lexicon: &Lexicon) -> Extraction {
    Extraction::default()
}
