//! One story in many papers: which documents are copies of which, and what is said in them once.

mod find;
mod mark;
mod signature;
#[cfg(test)]
mod tests;

pub use find::copies;
pub(super) use mark::mark;
pub use signature::Signature;

use crate::text::Document;

/// What is kept of a document to know its copies by; its head does not count.
#[must_use]
pub fn signature(document: &Document) -> Signature {
    Signature::of(document.body.of(&document.text))
}
