//! Where the facts of documents are kept, in the order in which a graph is made of them.

use super::Facts;
use crate::Diagnostic;
use std::collections::BTreeMap;

/// What of a document's [`Facts`] is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// [`Facts::entities`]
    Entities,
    /// [`Facts::statements`]
    Statements,
    /// [`Facts::phrases`]
    Phrases,
    /// [`Facts::signature`]
    Signature,
}

/// Keeps the facts of documents.
pub trait Shelf {
    /// Shows one part of each document's facts, with its path, in the order of paths.
    ///
    /// # Errors
    /// Those of `visit`, which stop it, and what of it cannot be read.
    fn visit(&self, part: Part, visit: &mut Visit<'_>) -> Result<(), Diagnostic>;

    /// What [`subjects`](super::subjects) gave for the documents that are there now, if it was kept.
    ///
    /// # Errors
    /// When it cannot be read.
    fn subjects(&self) -> Result<Option<Vec<u8>>, Diagnostic> {
        Ok(None)
    }
}

/// Looks at a part of a document's facts.
pub type Visit<'v> = dyn FnMut(&str, &[u8]) -> Result<(), Diagnostic> + 'v;

/// Facts in memory.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    documents: BTreeMap<String, Facts>,
}

impl Memory {
    /// Puts in what a document says, unless one of that path is there; gives back whether it was not.
    pub fn add(&mut self, facts: Facts) -> bool {
        let is_new = !self.documents.contains_key(&facts.path);
        if is_new {
            self.documents.insert(facts.path.clone(), facts);
        }
        is_new
    }

    /// Takes a document out, and gives what it said.
    pub fn remove(&mut self, path: &str) -> Option<Facts> {
        self.documents.remove(path)
    }

    /// Whether nothing is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Whether a document of that path is there.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.documents.contains_key(path)
    }
}

impl Shelf for Memory {
    fn visit(&self, part: Part, visit: &mut Visit<'_>) -> Result<(), Diagnostic> {
        self.documents.values().try_for_each(|facts| {
            visit(
                &facts.path,
                match part {
                    Part::Entities => &facts.entities,
                    Part::Statements => &facts.statements,
                    Part::Phrases => &facts.phrases,
                    Part::Signature => &facts.signature,
                },
            )
        })
    }
}
