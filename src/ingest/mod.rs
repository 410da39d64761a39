//! A document and what was found in it become nodes and relationships.
//!
//! The only room that knows both the text and the graph. What a document says is made into [`Facts`] without a
//! look at any other; [`assemble`] puts those of many documents into one graph, and decides from all of them
//! who is who and which subjects they have in common. So a graph does not depend on the order in which documents
//! were read, and without a document it is the graph that never had it.

mod assemble;
pub mod copies;
mod corpus;
mod dispute;
mod evidence;
mod facts;
mod identity;
mod shelf;

pub use assemble::assemble;
pub use corpus::subjects;
pub use facts::{Facts, Said};
pub use shelf::{Memory, Part, Shelf, Visit};

use crate::Diagnostic;
use crate::extract::{EntityLabel, Extraction};
use crate::graph::Graph;
use crate::graph::schema::label;
use crate::text::Document;

/// Puts one document into `graph`; nothing if a document with its path is there already.
///
/// For many documents, [`assemble`] them from their [`Facts`]: who is who, which subjects they have in common and
/// which are copies is decided from all of them then.
///
/// # Errors
/// None for what [`extract`](crate::extract::extract) has found.
pub fn ingest(
    graph: &mut Graph,
    document: &Document,
    extraction: &Extraction,
) -> Result<(), Diagnostic> {
    let mut shelf = Memory::default();
    shelf.add(Facts::new(document, extraction));
    assemble(graph, &shelf)
}

/// The nearest hundredth, without the noise of 32 bits.
fn two_digits(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

const fn label_name(label: EntityLabel) -> &'static str {
    match label {
        EntityLabel::Person => label::PERSON,
        EntityLabel::Organization => label::ORGANIZATION,
        EntityLabel::Country => label::COUNTRY,
        EntityLabel::Topic => label::TOPIC,
        EntityLabel::Place => label::PLACE,
        EntityLabel::Event => label::EVENT,
    }
}
