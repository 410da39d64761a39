//! Weights on disk where a feature speaks for few of many labels: rows are lists of labels and
//! small integers.
//!
//! Layout, all little-endian: magic, labels (u32), buckets (u32), scale (f32), zeros up to byte 28, then
//! the buckets, in which a feature stands for the entry its row begins with, then the entries: a label and a signed
//! byte each, the label of a row's last one with its highest bit set. No row begins with entry zero.

use super::buckets::{BUCKET, Buckets};
use super::feature::Feature;
use super::perceptron::Linear;
use super::weights::{WeightsError, quantise, word};
use std::borrow::Cow;
use std::cmp::Reverse;

const MAGIC: [u8; 4] = *b"WSS2";
/// With the length that [`join`](super::join) puts before a part, as long as a bucket.
const HEADER: usize = BUCKET - 4;
/// Bits that hold the entry a row begins with.
const PLACE: u32 = 20;
/// Marks the last entry of a row.
const LAST: u8 = 128;
/// How many features are looked up before their rows are read.
const AT_ONCE: usize = 64;

/// A feature and its weights by label, labels in rising order.
pub type SparseRow = (Feature, Vec<(u8, f32)>);

/// Rows of few labels each, read in place. A few features that were packed may be lost, and one in a
/// thousand others be taken for one of these.
#[derive(Debug, Clone)]
pub struct SparseWeights {
    bytes: Cow<'static, [u8]>,
    labels: usize,
    entries: usize,
    scale: f32,
}

impl SparseWeights {
    /// Weights in the bytes that [`pack_sparse`] gave.
    ///
    /// # Errors
    ///
    /// When the bytes are anything else.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, WeightsError> {
        let bytes = bytes.into();
        let word = |at| word(&bytes, at);
        let labels = u32::from_le_bytes(word(4)?) as usize;
        let buckets = u32::from_le_bytes(word(8)?) as usize;
        let scale = f32::from_le_bytes(word(12)?);
        let entries = HEADER + buckets * BUCKET;
        let is_whole = entries <= bytes.len() && (bytes.len() - entries).is_multiple_of(2);
        if word(0)? != MAGIC || buckets == 0 || !is_whole {
            return Err(WeightsError);
        }
        Ok(Self {
            bytes,
            labels,
            entries,
            scale,
        })
    }

    /// Number of labels.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// The feature's row: labels and their weights; none if it has no row.
    pub fn row(&self, feature: Feature) -> impl Iterator<Item = (u8, i8)> {
        let place = Buckets::<PLACE>::find(self.buckets(), feature);
        row(self.entries(), place)
    }

    #[inline]
    fn buckets(&self) -> &[[u8; BUCKET]] {
        self.bytes[HEADER..self.entries].as_chunks().0
    }

    #[inline]
    fn entries(&self) -> &[[u8; 2]] {
        self.bytes[self.entries..].as_chunks().0
    }
}

/// The entries from a place on up to the one that is marked as the last; none from place zero.
#[inline]
fn row(entries: &[[u8; 2]], place: u32) -> impl Iterator<Item = (u8, i8)> {
    let mut entries = entries.get(place as usize..).unwrap_or_default().iter();
    let mut is_done = place == 0;
    std::iter::from_fn(move || {
        let [label, weight] = *entries.next().filter(|_| !is_done)?;
        is_done = label & LAST != 0;
        Some((label & !LAST, weight.cast_signed()))
    })
}

impl Linear for SparseWeights {
    #[inline]
    fn add(&self, feature: Feature, scores: &mut [i32]) {
        for (label, weight) in self.row(feature) {
            if let Some(score) = scores.get_mut(usize::from(label)) {
                *score += i32::from(weight);
            }
        }
    }

    fn scale(&self) -> f32 {
        self.scale
    }

    /// Asks memory for many slots at once.
    #[inline]
    fn score(&self, features: &[Feature], scores: &mut [i32]) {
        scores.fill(0);
        let (buckets, entries) = (self.buckets(), self.entries());
        for features in features.chunks(AT_ONCE) {
            let mut places = [0; AT_ONCE];
            for (place, feature) in places.iter_mut().zip(features) {
                *place = Buckets::<PLACE>::find(buckets, *feature) as usize;
            }
            let mut firsts = [[0; 2]; AT_ONCE];
            for (first, place) in firsts.iter_mut().zip(&places[..features.len()]) {
                *first = entries.get(*place).copied().unwrap_or([LAST, 0]);
            }
            for (first, place) in firsts.iter().zip(&places[..features.len()]) {
                let [mut label, mut weight] = *first;
                let mut rest = entries.get(place + 1..).unwrap_or_default().iter();
                loop {
                    if let Some(score) = scores.get_mut(usize::from(label & !LAST)) {
                        *score += i32::from(weight.cast_signed());
                    }
                    let next = rest.next().filter(|_| label & LAST == 0);
                    let Some(entry) = next else { break };
                    [label, weight] = *entry;
                }
            }
        }
    }
}

/// Quantises rows of labels below 128; what rounds to zero is left out.
///
/// # Panics
///
/// When there are 2²⁰ weights or more.
#[must_use]
pub fn pack_sparse(labels: usize, mut rows: Vec<SparseRow>) -> Vec<u8> {
    let largest = |row: &[(u8, f32)]| {
        row.iter()
            .fold(0.0_f32, |largest, (_, weight)| largest.max(weight.abs()))
    };
    let most = rows.iter().map(|(_, row)| largest(row)).fold(0.0, f32::max);
    let scale = if most > 0.0 { most / 127.0 } else { 1.0 };
    for (_, row) in &mut rows {
        row.retain(|(_, weight)| quantise(*weight, scale) != 0);
    }
    rows.retain(|(_, row)| !row.is_empty());
    // Features met often have long rows: these stand together.
    rows.sort_unstable_by_key(|(feature, row)| (Reverse(row.len()), *feature));
    write(labels, scale, &rows, largest)
}

fn write(
    labels: usize,
    scale: f32,
    rows: &[SparseRow],
    size: impl Fn(&[(u8, f32)]) -> f32,
) -> Vec<u8> {
    let mut entries = vec![[LAST, 0]];
    let mut places = Vec::with_capacity(rows.len());
    for (feature, row) in rows {
        let place = u32::try_from(entries.len()).expect("fewer than 2³² weights");
        assert!(place >> PLACE == 0, "there are too many weights");
        places.push((size(row), (*feature, place)));
        let weights = row
            .iter()
            .map(|(label, weight)| [*label, quantise(*weight, scale).cast_unsigned()]);
        entries.extend(weights);
        if let Some([label, _]) = entries.last_mut() {
            *label |= LAST;
        }
    }
    places.sort_by(|(size, _), (other, _)| other.total_cmp(size));
    let places: Vec<_> = places.into_iter().map(|(_, place)| place).collect();
    let buckets = Buckets::<PLACE>::pack(&places);
    let number = |number: usize| u32::try_from(number).expect("small").to_le_bytes();
    let mut bytes = Vec::with_capacity(HEADER + buckets.len() + entries.len() * 2);
    bytes.extend(MAGIC);
    bytes.extend(number(labels));
    bytes.extend(number(buckets.len() / BUCKET));
    bytes.extend(scale.to_le_bytes());
    bytes.resize(HEADER, 0);
    bytes.extend(buckets);
    bytes.extend(entries.iter().flatten());
    // The next part begins where a bucket would.
    bytes.resize((bytes.len() + 4).next_multiple_of(BUCKET) - 4, 0);
    bytes
}

#[cfg(test)]
mod tests {
    #![expect(clippy::cast_precision_loss, reason = "small numbers")]

    use super::*;
    use crate::learn::feature;

    fn rows(count: u64) -> Vec<SparseRow> {
        let weight = |number: u64| (number as f32 * 0.37).sin() * 3.0;
        (1..=count)
            .map(|number| {
                let label = u8::try_from(number % 40).unwrap();
                let row = vec![(label, weight(number)), (label + 1, 1.0)];
                (feature(1, [number]), row)
            })
            .collect()
    }

    #[test]
    fn quantised_and_exact_weights_agree() {
        let rows = rows(5000);
        let weights = SparseWeights::read(pack_sparse(41, rows.clone())).unwrap();
        let mut lost = 0;
        for (feature, row) in &rows {
            let mut scores = [0; 41];
            weights.add(*feature, &mut scores);
            // A lost feature has no weights, or once in a while those of another.
            let is_near = |(label, exact): &(u8, f32)| {
                let score = scores[usize::from(*label)] as f32 * weights.scale();
                (score - exact).abs() <= weights.scale() * 0.51
            };
            lost += usize::from(!row.iter().all(is_near));
        }
        assert!(lost < 200, "{lost}");
    }

    #[test]
    fn unknown_features_have_no_row() {
        let weights = SparseWeights::read(pack_sparse(41, rows(5000))).unwrap();
        let found = (1..10_000).filter(|number| weights.row(feature(2, [*number])).count() > 0);
        assert!(found.count() < 30);
    }

    #[test]
    fn sums_are_those_of_single_rows() {
        let weights = SparseWeights::read(pack_sparse(41, rows(5000))).unwrap();
        let features: Vec<_> = (1..7000).map(|number| feature(1, [number])).collect();
        for features in features.chunks(77) {
            let (mut sum, mut single) = ([9; 41], [0; 41]);
            weights.score(features, &mut sum);
            for feature in features {
                weights.add(*feature, &mut single);
            }
            assert_eq!(sum, single);
        }
    }

    #[test]
    fn other_bytes_are_refused() {
        let bytes = pack_sparse(41, rows(10));
        assert!(SparseWeights::read(bytes[..bytes.len() - 1].to_vec()).is_err());
        assert!(SparseWeights::read(b"WSS2".to_vec()).is_err());
        assert!(SparseWeights::read(Vec::new()).is_err());
        let none = SparseWeights::read(pack_sparse(3, Vec::new())).unwrap();
        assert!(none.row(feature(1, [1])).count() == 0);
    }
}
