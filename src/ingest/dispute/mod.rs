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

/// A statement that disputes another, by the indexes of their attributions.
pub(super) struct Dispute {
    pub(super) from: usize,
    pub(super) to: usize,
    /// What it does: `denied`.
    pub(super) how: &'static str,
    /// How sure that is, from 0 to 1.
    pub(super) confidence: f64,
}

/// Which statements of a document dispute others of it.
pub(super) fn disputes(document: &Document, extraction: &Extraction) -> Vec<Dispute> {
    let scene = Scene {
        text: &document.text,
        extraction,
    };
    let all = 0..extraction.attributions.len();
    let found = all.filter_map(|from| {
        let denial = scene.denial(from)?;
        let target = scene.target(&denial)?;
        let sureness = |at: usize| scene.attribution(at).map_or(0.0, |one| one.confidence);
        let both = sureness(from).min(sureness(target.at));
        Some(Dispute {
            from,
            to: target.at,
            how: denial.how,
            confidence: two_digits(both * target.confidence),
        })
    });
    found.filter(|one| one.confidence >= SURE).collect()
}
