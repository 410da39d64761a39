//! Words that say too little for a noun phrase of them to be a subject of its own: "other people".

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Words that say too little.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Generic {
    modifiers: FxHashSet<String>,
    heads: FxHashSet<String>,
}

impl Generic {
    /// Reads `generic.json`.
    ///
    /// # Errors
    /// When the text is no JSON of that shape.
    pub fn read(json: &str) -> serde_json::Result<Self> {
        serde_json::from_str(json)
    }

    /// Whether an adjective or a noun before another, in lower case, tells nothing of what is spoken of: "big".
    #[must_use]
    pub fn is_modifier(&self, lower: &str) -> bool {
        self.modifiers.contains(lower)
    }

    /// Whether a noun, in lower case and the singular, tells nothing without what stands before it: "thing".
    #[must_use]
    pub fn is_head(&self, lower: &str) -> bool {
        self.heads.contains(lower)
    }
}
