//! Text with places: a document, and the sentences, tokens and quotations found in it.

mod code_points;
mod document;

pub use code_points::CodePoints;
pub use document::Document;
