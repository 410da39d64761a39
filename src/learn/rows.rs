//! Weights on disk for a choice among six labels at most, all of them of one feature side by side.
//!
//! Only how much the labels differ counts, so that the weights of the first are zero and are not
//! kept. Layout, all little-endian: magic, scale (f32), zeros up to byte 60, then buckets as long
//! as a line of memory: eight keys, whose lowest byte is the weight of the last label and the rest bits of
//! the feature; then for each key the four other weights. The feature tells which bucket it lives in;
//! what finds its bucket full is left out.

use super::feature::Feature;
use super::perceptron::Linear;
use super::sparse::SparseRow;
use super::weights::{WeightsError, header, quantise, scale_for, scale_in};
use std::borrow::Cow;

const MAGIC: [u8; 4] = *b"WSR1";
const SLOTS: usize = 8;
const BUCKET: usize = 64;
const HALF: usize = BUCKET / 2;
/// With the length that [`join`](super::join) puts before a part, as long as a bucket.
const HEADER: usize = BUCKET - 4;
/// Of eight slots, how many are filled in the mean.
const FILLED: usize = 5;
/// Labels but the first.
const LABELS: usize = 5;

/// Rows of six weights, the first of them zero, read in place. A few features that were packed may be
/// lost.
#[derive(Debug, Clone)]
pub struct RowWeights {
    bytes: Cow<'static, [u8]>,
    scale: f32,
}

impl RowWeights {
    /// Weights in the bytes that [`pack_rows`] gave.
    ///
    /// # Errors
    ///
    /// When the bytes are anything else.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, WeightsError> {
        let bytes = bytes.into();
        let scale = scale_in(&bytes, MAGIC, BUCKET)?;
        Ok(Self { bytes, scale })
    }

    #[inline]
    fn buckets(&self) -> &[[u8; BUCKET]] {
        self.bytes[HEADER..].as_chunks().0
    }
}

/// The first four weights and the last of a feature; zeros where it has none. There is no branch, so
/// that memory is asked for many features at once.
#[inline]
fn find(buckets: &[[u8; BUCKET]], feature: Feature) -> (u32, u32) {
    let key = key(feature);
    let (keys, values) = buckets[place(feature, buckets.len())].split_at(HALF);
    let (keys, values) = (keys.as_chunks().0, values.as_chunks().0);
    let mut found = (0, 0);
    for (slot, value) in keys.iter().zip(values) {
        let slot = u32::from_le_bytes(*slot);
        let mask = if (slot ^ key) >> 8 == 0 { u32::MAX } else { 0 };
        found.0 |= mask & u32::from_le_bytes(*value);
        found.1 |= mask & slot;
    }
    found
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the low half is the key")]
fn key(feature: Feature) -> u32 {
    // Empty slots are zero: no key is.
    feature as u32 | 1 << 8
}

#[inline]
fn place(feature: Feature, buckets: usize) -> usize {
    let mixed = feature.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    ((mixed * buckets as u64) >> 32) as usize
}

impl Linear for RowWeights {
    fn add(&self, feature: Feature, scores: &mut [i32]) {
        let mut own = [0; 1 + LABELS];
        self.score(&[feature], &mut own);
        for (score, own) in scores.iter_mut().zip(own) {
            *score += own;
        }
    }

    fn scale(&self) -> f32 {
        self.scale
    }

    #[inline]
    fn score(&self, features: &[Feature], scores: &mut [i32]) {
        let buckets = self.buckets();
        let mut sums = [0; LABELS];
        for feature in features {
            let (four, last) = find(buckets, *feature);
            let weights = four.to_le_bytes().into_iter().chain(last.to_le_bytes());
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(weight.cast_signed());
            }
        }
        for (score, sum) in scores.iter_mut().zip(std::iter::once(0).chain(sums)) {
            *score = sum;
        }
    }
}

/// Quantises rows of at most six labels; what rounds to zero is left out.
#[must_use]
pub fn pack_rows(rows: &[SparseRow]) -> Vec<u8> {
    let mut rows: Vec<(Feature, [f32; LABELS])> = rows
        .iter()
        .map(|(feature, row)| (*feature, differences(row)))
        .collect();
    let size = |row: &[f32]| row.iter().fold(0.0_f32, |most, own| most.max(own.abs()));
    let scale = scale_for(rows.iter().flat_map(|(_, row)| *row));
    rows.retain(|(_, row)| row.iter().any(|weight| quantise(*weight, scale) != 0));
    // The heaviest come first, should there be too little room.
    rows.sort_by(|(left, row), (right, other)| {
        size(other).total_cmp(&size(row)).then(left.cmp(right))
    });
    let mut buckets = vec![(0, [0_u8; BUCKET]); rows.len() / FILLED + 1];
    let count = buckets.len();
    for (feature, row) in &rows {
        let (filled, bucket) = &mut buckets[place(*feature, count)];
        if *filled < SLOTS && find(&[*bucket], *feature) == (0, 0) {
            put(
                bucket,
                *filled,
                key(*feature),
                row.map(|weight| quantise(weight, scale)),
            );
            *filled += 1;
        }
    }
    let mut bytes = header(MAGIC, scale, BUCKET);
    bytes.extend(buckets.iter().flat_map(|(_, bucket)| bucket));
    bytes
}

/// How much more the other labels weigh than the first.
fn differences(row: &[(u8, f32)]) -> [f32; LABELS] {
    let mut weights = [0.0; 1 + LABELS];
    for (label, weight) in row {
        weights[usize::from(*label)] = *weight;
    }
    let [first, rest @ ..] = weights;
    rest.map(|weight| weight - first)
}

fn put(bucket: &mut [u8; BUCKET], slot: usize, key: u32, weights: [i8; LABELS]) {
    let [four @ .., last] = weights.map(i8::cast_unsigned);
    let key = key & !0xff | u32::from(last);
    bucket[slot * 4..][..4].copy_from_slice(&key.to_le_bytes());
    bucket[HALF + slot * 4..][..4].copy_from_slice(&four);
}

#[cfg(test)]
mod tests {
    #![expect(clippy::cast_precision_loss, reason = "small numbers")]

    use super::*;
    use crate::learn::feature;

    fn rows(count: u64) -> Vec<SparseRow> {
        let weight = |number: u64| (number as f32 * 0.37).sin() * 3.0 + 4.0;
        (1..=count)
            .map(|own| {
                let row = vec![(0, 0.5), (1, weight(own)), (3, -weight(own)), (5, 1.0)];
                (feature(1, [own]), row)
            })
            .collect()
    }

    #[test]
    fn quantised_and_exact_weights_agree() {
        let rows = rows(5000);
        let weights = RowWeights::read(pack_rows(&rows)).unwrap();
        let mut lost = 0;
        for (feature, row) in &rows {
            let mut scores = [7; 6];
            weights.score(&[*feature], &mut scores);
            if scores == [0; 6] {
                lost += 1;
                continue;
            }
            for (label, exact) in row {
                let score = scores[usize::from(*label)] as f32 * weights.scale();
                assert!((score - (exact - 0.5)).abs() <= weights.scale() * 0.51);
            }
        }
        assert!(lost < 200, "{lost}");
    }

    #[test]
    fn sums_are_those_of_single_rows() {
        let weights = RowWeights::read(pack_rows(&rows(5000))).unwrap();
        let features: Vec<_> = (1..7000).map(|number| feature(1, [number])).collect();
        for features in features.chunks(77) {
            let (mut sum, mut single) = ([9; 6], [0; 6]);
            weights.score(features, &mut sum);
            for feature in features {
                weights.add(*feature, &mut single);
            }
            assert_eq!(sum, single);
        }
    }

    #[test]
    fn unknown_features_have_no_row() {
        let weights = RowWeights::read(pack_rows(&rows(5000))).unwrap();
        let is_known = |number: &u64| {
            let mut scores = [0; 6];
            weights.score(&[feature(2, [*number])], &mut scores);
            scores != [0; 6]
        };
        assert!((1..10_000).filter(is_known).count() < 10);
    }

    #[test]
    fn bytes_are_the_same_whatever_the_order() {
        let mut rows = rows(100);
        let forward = pack_rows(&rows);
        rows.reverse();
        assert_eq!(forward, pack_rows(&rows));
    }

    #[test]
    fn other_bytes_are_refused() {
        let bytes = pack_rows(&rows(10));
        assert!(RowWeights::read(bytes[..bytes.len() - 1].to_vec()).is_err());
        assert!(RowWeights::read(b"WSR1".to_vec()).is_err());
        assert!(RowWeights::read(Vec::new()).is_err());
        assert!(RowWeights::read(pack_rows(&[])).is_ok());
    }
}
