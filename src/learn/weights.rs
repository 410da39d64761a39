//! What all kinds of weights on disk have in common.

use super::feature::Feature;
use rustc_hash::FxHashMap;
use std::fmt;

/// Numbers features in the order they are met: a feature's number is its row in training.
#[derive(Debug, Clone, Default)]
pub struct Alphabet {
    rows: FxHashMap<Feature, u32>,
}

impl Alphabet {
    /// The row of a feature, a new one if it was never met.
    ///
    /// # Panics
    ///
    /// After 2³² features.
    pub fn row(&mut self, feature: Feature) -> u32 {
        let next = u32::try_from(self.rows.len()).expect("fewer than 2³² features");
        *self.rows.entry(feature).or_insert(next)
    }

    /// Number of features.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no feature was met.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The features in the order they were met.
    #[must_use]
    pub fn features(&self) -> Vec<Feature> {
        let mut features = vec![0; self.rows.len()];
        for (feature, row) in &self.rows {
            features[*row as usize] = *feature;
        }
        features
    }
}

/// Bytes that begin where a line of memory does, so that no bucket of weights lies across two.
#[derive(Debug)]
#[repr(align(64))]
pub struct Aligned<B: ?Sized>(pub B);

/// Why bytes are no weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeightsError;

impl fmt::Display for WeightsError {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("these bytes are no weights of this version")
    }
}

impl std::error::Error for WeightsError {}

/// Four bytes of a header.
pub(super) fn word(bytes: &[u8], at: usize) -> Result<[u8; 4], WeightsError> {
    let word = bytes.get(at..).and_then(<[u8]>::first_chunk);
    word.copied().ok_or(WeightsError)
}

/// The nearest multiple of `scale` that fits into a signed byte.
#[expect(clippy::cast_possible_truncation, reason = "within ±127")]
pub(super) fn quantise(weight: f32, scale: f32) -> i8 {
    (weight / scale).round().clamp(-127.0, 127.0) as i8
}
