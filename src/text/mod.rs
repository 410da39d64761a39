//! Text with places: a document, and the sentences, tokens and quotations found in it.

mod document;

pub use document::Document;
