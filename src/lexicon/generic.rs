//! Nouns and adjectives that say nothing of what a text is about: *way*, *last*.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Words that make no subject.
#[derive(Debug, Default, Deserialize)]
pub struct Generic {
    /// Nouns that a subject does not end with, in the singular.
    heads: FxHashSet<String>,
    /// Words that are no part of a subject.
    modifiers: FxHashSet<String>,
}

impl Generic {
    /// Reads `phrases.json`.
    ///
    /// # Errors
    /// When the text is no JSON of that shape.
    pub fn read(json: &str) -> serde_json::Result<Self> {
        serde_json::from_str(json)
    }

    /// Whether a noun in the singular is too general to end a subject.
    #[must_use]
    pub fn is_head(&self, singular: &str) -> bool {
        self.heads.contains(singular)
    }

    /// Whether a word in lower case is no part of a subject.
    #[must_use]
    pub fn is_modifier(&self, lower: &str) -> bool {
        self.modifiers.contains(lower)
    }
}
