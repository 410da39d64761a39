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

/// What one unit is worth so that the largest of some weights fits into a signed byte.
pub(super) fn scale_for(weights: impl IntoIterator<Item = f32>) -> f32 {
    let weights = weights.into_iter();
    let most = weights.fold(0.0_f32, |most, weight| most.max(weight.abs()));
    if most > 0.0 { most / 127.0 } else { 1.0 }
}

/// What stands before buckets of so many bytes: a magic, a scale, and zeros, so that all of it with the
/// length that [`join`](super::join) puts before a part is as long as a bucket.
pub(super) fn header(magic: [u8; 4], scale: f32, bucket: usize) -> Vec<u8> {
    let mut bytes = magic.to_vec();
    bytes.extend(scale.to_le_bytes());
    bytes.resize(bucket - 4, 0);
    bytes
}

/// The scale in bytes that [`header`] begins and whole buckets follow.
pub(super) fn scale_in(bytes: &[u8], magic: [u8; 4], bucket: usize) -> Result<f32, WeightsError> {
    let (header, buckets) = bytes.split_at_checked(bucket - 4).ok_or(WeightsError)?;
    let is_whole = !buckets.is_empty() && buckets.len().is_multiple_of(bucket);
    if !header.starts_with(&magic) || !is_whole {
        return Err(WeightsError);
    }
    word(header, magic.len()).map(f32::from_le_bytes)
}

/// The nearest multiple of `scale` that fits into a signed byte.
#[expect(clippy::cast_possible_truncation, reason = "within ±127")]
pub(super) fn quantise(weight: f32, scale: f32) -> i8 {
    (weight / scale).round().clamp(-127.0, 127.0) as i8
}
