//! Weights on disk for a choice among three labels.
//!
//! Only how much the weights of a feature differ counts, so that they sum to zero and two of three tell the third. Layout, all
//! little-endian: magic, scale (f32), zeros up to byte 28, then the buckets, in which a feature stands for two signed bytes:
//! the weights of the second label and of the third, which has the higher byte.

use super::buckets::{BUCKET, Buckets};
use super::feature::Feature;
use super::perceptron::Linear;
use super::sparse::SparseRow;
use super::weights::{WeightsError, header, quantise, scale_for, scale_in};
use std::borrow::Cow;

const MAGIC: [u8; 4] = *b"WST1";
/// With the length that [`join`](super::join) puts before a part, as long as a bucket.
const HEADER: usize = BUCKET - 4;
const WEIGHTS: u32 = 16;

/// Rows of three weights that sum to zero, read in place. A few features that were packed may be lost.
#[derive(Debug, Clone)]
pub struct TernaryWeights {
    bytes: Cow<'static, [u8]>,
    scale: f32,
}

impl TernaryWeights {
    /// Weights in the bytes that [`pack_ternary`] gave.
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

impl Linear for TernaryWeights {
    fn add(&self, feature: Feature, scores: &mut [i32]) {
        let mut own = [0; 3];
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
        let (mut second, mut third) = (0, 0);
        for feature in features {
            let [low, high, ..] = Buckets::<WEIGHTS>::find(buckets, *feature).to_le_bytes();
            second += i32::from(low.cast_signed());
            third += i32::from(high.cast_signed());
        }
        let sums = [-second - third, second, third];
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score = sum;
        }
    }
}

/// Quantises rows of three labels; what rounds to zero is left out.
#[must_use]
pub fn pack_ternary(mut rows: Vec<SparseRow>) -> Vec<u8> {
    let weight = |row: &[(u8, f32)], label: u8| {
        let own = row.iter().find(|(other, _)| *other == label);
        let mean = row.iter().map(|(_, weight)| weight).sum::<f32>() / 3.0;
        own.map_or(0.0, |(_, weight)| *weight) - mean
    };
    let size = |row: &[(u8, f32)]| weight(row, 1).abs().max(weight(row, 2).abs());
    let scale = scale_for(rows.iter().map(|(_, row)| size(row)));
    rows.sort_by(|(left, row), (right, other)| {
        size(other).total_cmp(&size(row)).then(left.cmp(right))
    });
    let quantised = |row: &[(u8, f32)], label| quantise(weight(row, label), scale).cast_unsigned();
    let values: Vec<(Feature, u32)> = rows
        .iter()
        .map(|(feature, row)| {
            let bytes = [quantised(row, 1), quantised(row, 2), 0, 0];
            (*feature, u32::from_le_bytes(bytes))
        })
        .filter(|(_, value)| *value != 0)
        .collect();
    let mut bytes = header(MAGIC, scale, BUCKET);
    bytes.extend(Buckets::<WEIGHTS>::pack(&values));
    bytes
}

#[cfg(test)]
mod tests {
    #![expect(clippy::cast_precision_loss, reason = "small numbers")]

    use super::*;
    use crate::learn::feature;

    #[test]
    fn quantised_and_exact_weights_agree() {
        let weight = |number: u64| (number as f32 * 0.37).sin() * 3.0 + 4.0;
        let row = |number: u64| vec![(0, -weight(number)), (2, weight(number))];
        let rows: Vec<_> = (1..=5000)
            .map(|own| (feature(1, [own]), row(own)))
            .collect();
        let weights = TernaryWeights::read(pack_ternary(rows.clone())).unwrap();
        let mut lost = 0;
        for (feature, row) in &rows {
            let mut scores = [0; 3];
            weights.add(*feature, &mut scores);
            let exact = [row[0].1, 0.0, row[1].1];
            let near =
                |(score, exact): (&i32, f32)| (*score as f32 * weights.scale() - exact).abs();
            let is_near = scores
                .iter()
                .zip(exact)
                .all(|pair| near(pair) <= weights.scale() * 0.51);
            lost += usize::from(scores == [0; 3]);
            assert!(is_near || scores == [0; 3]);
        }
        assert!(lost < 200, "{lost}");
    }

    #[test]
    fn other_bytes_are_refused() {
        let bytes = pack_ternary(vec![(1, vec![(0, -1.0), (1, 1.0)])]);
        assert!(TernaryWeights::read(bytes[..bytes.len() - 1].to_vec()).is_err());
        assert!(TernaryWeights::read(b"WST1".to_vec()).is_err());
        assert!(TernaryWeights::read(Vec::new()).is_err());
        assert!(TernaryWeights::read(pack_ternary(Vec::new())).is_ok());
    }
}
