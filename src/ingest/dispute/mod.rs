//! Who disputes what somebody else says: a denial, and the statement that it denies.
//!
//! Only where the text itself leads from one to the other: nothing is better than what is wrong.

mod candidate;
mod object;
mod scene;
mod side;
mod target;
#[cfg(test)]
mod tests;
mod verdict;
mod words;

use super::two_digits;
use crate::extract::Extraction;
use crate::graph::schema::relationship;
use crate::graph::{Graph, NodeId};
use crate::text::Document;
use object::Object;
use scene::Scene;

/// How sure both statements and what joins them are at least.
const SURE: f64 = 0.3;

/// A statement that disputes something.
struct Denial<'d> {
    /// Index of its attribution.
    at: usize,
    /// What it does: `denied`.
    how: &'static str,
    /// What is denied, in words.
    object: Object<'d>,
}

/// Which statement is disputed.
struct Target {
    at: usize,
    /// How sure that is, were both statements sure.
    confidence: f32,
}

impl Target {
    const fn new(at: usize, confidence: f32) -> Self {
        Self { at, confidence }
    }
}

/// Joins the statements of a document that dispute others with these.
pub(super) fn relate_disputes(
    graph: &mut Graph,
    document: &Document,
    extraction: &Extraction,
    statements: &[Option<NodeId>],
) {
    let scene = Scene {
        text: &document.text,
        extraction,
    };
    for at in 0..extraction.attributions.len() {
        let Some(denial) = scene.denial(at) else {
            continue;
        };
        let Some(target) = scene.target(&denial) else {
            continue;
        };
        let node = |at: usize| statements.get(at).copied().flatten();
        let sureness = |at: usize| scene.attribution(at).map_or(0.0, |one| one.confidence);
        let both = sureness(at).min(sureness(target.at));
        let confidence = two_digits(both * target.confidence);
        if let (Some(from), Some(to)) = (node(at), node(target.at))
            && confidence >= SURE
        {
            let properties = [
                ("how", denial.how.into()),
                ("confidence", confidence.into()),
            ];
            graph.create_relationship(relationship::DISPUTES, from, to, properties);
        }
    }
}
