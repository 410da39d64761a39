//! Weights on disk: one row of small integers for each feature, found by hashing, read in place.
//!
//! Layout, all little-endian: magic, labels (u32), slots (u32), scale (f32), then for each slot the low
//! half of the feature (0: empty) and one signed byte for each label. A feature lives in the first free
//! slot from the one its high half points to.

use super::feature::Feature;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::fmt;

const MAGIC: [u8; 4] = *b"WSW1";
const HEADER: usize = 16;
const KEY: usize = 4;
/// How many features are looked up together.
const AT_ONCE: usize = 32;

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

/// Rows of quantised weights, read in place.
#[derive(Debug, Clone)]
pub struct Weights {
    bytes: Cow<'static, [u8]>,
    labels: usize,
    slots: usize,
    scale: f32,
}

impl Weights {
    /// Weights in the bytes that [`pack`] gave.
    ///
    /// # Errors
    ///
    /// When the bytes are anything else.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, WeightsError> {
        let bytes = bytes.into();
        let word = |at| word(&bytes, at);
        let labels = u32::from_le_bytes(word(4)?) as usize;
        let slots = u32::from_le_bytes(word(8)?) as usize;
        let scale = f32::from_le_bytes(word(12)?);
        let rows = bytes.len().saturating_sub(HEADER);
        let is_whole = rows.is_multiple_of(KEY + labels) && rows / (KEY + labels) >= slots;
        if word(0)? != MAGIC || slots == 0 || !is_whole {
            return Err(WeightsError);
        }
        Ok(Self {
            bytes,
            labels,
            slots,
            scale,
        })
    }

    /// Number of weights in a row.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// What one unit of the integer scores is worth.
    #[must_use]
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// Sets the scores to the sums of the rows that the features have. Memory is asked for many slots at
    /// once.
    #[inline]
    pub fn sum(&self, features: &[Feature], scores: &mut [i32]) {
        scores.fill(0);
        let stride = self.stride();
        for features in features.chunks(AT_ONCE) {
            let mut slots = [(0, 0); AT_ONCE];
            for ((at, found), feature) in slots.iter_mut().zip(features) {
                *at = HEADER + first_slot(*feature, self.slots) * stride;
                *found = self.key(*at);
            }
            for ((at, found), feature) in slots.iter().zip(features) {
                let row = match *found {
                    0 => None,
                    found if found == low(*feature) => self.bytes.get(at + KEY..at + stride),
                    _ => self.search(low(*feature), at + stride),
                };
                for (score, weight) in scores.iter_mut().zip(row.into_iter().flatten()) {
                    *score += i32::from(weight.cast_signed());
                }
            }
        }
    }

    fn stride(&self) -> usize {
        KEY + self.labels
    }

    #[inline]
    fn key(&self, at: usize) -> u32 {
        let key = self.bytes.get(at..).and_then(<[u8]>::first_chunk);
        key.map_or(0, |key| u32::from_le_bytes(*key))
    }

    /// The row with a key, from the slot that begins at byte `at`.
    fn search(&self, key: u32, mut at: usize) -> Option<&[u8]> {
        let stride = self.stride();
        loop {
            match self.key(at) {
                0 => return None,
                found if found == key => return self.bytes.get(at + KEY..at + stride),
                _ => at += stride,
            }
        }
    }
}

/// Quantises rows of `labels` weights each; rows that round to zero are left out.
///
/// # Panics
///
/// When there are 2³² rows or more.
#[must_use]
pub fn pack<'a>(labels: usize, rows: impl IntoIterator<Item = (Feature, &'a [f32])>) -> Vec<u8> {
    let mut rows: Vec<_> = rows.into_iter().collect();
    let largest = rows
        .iter()
        .flat_map(|(_, row)| row.iter())
        .fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
    let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
    rows.retain(|(_, row)| row.iter().any(|weight| quantise(*weight, scale) != 0));
    // Slots go in the order of the features, so that equal rows give equal bytes.
    rows.sort_unstable_by_key(|(feature, _)| *feature);
    let size = rows.len() * 3 / 2 + 1;
    write(labels, size, scale, &rows)
}

fn write(labels: usize, size: usize, scale: f32, rows: &[(Feature, &[f32])]) -> Vec<u8> {
    let stride = KEY + labels;
    let mut slots: Vec<Option<&(Feature, &[f32])>> = vec![None; size];
    for row in rows {
        let mut at = first_slot(row.0, size);
        // A run may go past the last slot: look-ups end where the bytes end.
        while slots.get(at).is_some_and(Option::is_some) {
            at += 1;
        }
        if at == slots.len() {
            slots.push(None);
        }
        slots[at] = Some(row);
    }
    let mut bytes = Vec::with_capacity(HEADER + slots.len() * stride);
    bytes.extend(MAGIC);
    bytes.extend(u32::try_from(labels).expect("few labels").to_le_bytes());
    bytes.extend(
        u32::try_from(size)
            .expect("fewer than 2³² rows")
            .to_le_bytes(),
    );
    bytes.extend(scale.to_le_bytes());
    for slot in slots {
        let Some((feature, row)) = slot else {
            bytes.extend(std::iter::repeat_n(0, stride));
            continue;
        };
        bytes.extend(low(*feature).to_le_bytes());
        bytes.extend(
            row.iter()
                .map(|weight| quantise(*weight, scale).cast_unsigned()),
        );
    }
    bytes
}

#[expect(clippy::cast_possible_truncation, reason = "within ±127")]
pub(super) fn quantise(weight: f32, scale: f32) -> i8 {
    (weight / scale).round().clamp(-127.0, 127.0) as i8
}

#[expect(clippy::cast_possible_truncation, reason = "the low half is the key")]
fn low(feature: Feature) -> u32 {
    feature as u32
}

/// The high half of the feature, scaled to the number of slots.
fn first_slot(feature: Feature, slots: usize) -> usize {
    (((feature >> 32) * slots as u64) >> 32) as usize
}

#[cfg(test)]
mod tests {
    #![expect(clippy::cast_precision_loss, reason = "small numbers")]

    use super::*;
    use crate::learn::feature;

    fn rows(count: u64) -> Vec<(Feature, Vec<f32>)> {
        let weight = |number: u64| (number as f32 * 0.37).sin() * 3.0;
        (1..=count)
            .map(|number| {
                (
                    feature(1, [number]),
                    vec![weight(number), -weight(number), 0.5],
                )
            })
            .collect()
    }

    fn packed(rows: &[(Feature, Vec<f32>)]) -> Vec<u8> {
        pack(
            3,
            rows.iter().map(|(feature, row)| (*feature, row.as_slice())),
        )
    }

    #[test]
    fn quantised_and_exact_weights_agree() {
        let rows = rows(5000);
        let weights = Weights::read(packed(&rows)).unwrap();
        for (feature, row) in &rows {
            let mut scores = [0; 3];
            weights.sum(&[*feature], &mut scores);
            for (score, exact) in scores.iter().zip(row) {
                let error = (*score as f32 * weights.scale() - exact).abs();
                assert!(error <= weights.scale() * 0.51, "{error}");
            }
        }
    }

    #[test]
    fn sums_are_those_of_single_rows() {
        let weights = Weights::read(packed(&rows(5000))).unwrap();
        let features: Vec<_> = (1..7000).map(|number| feature(1, [number])).collect();
        for features in features.chunks(77) {
            let (mut sum, mut single, mut added) = ([9; 3], [0; 3], [0; 3]);
            weights.sum(features, &mut sum);
            for feature in features {
                weights.sum(&[*feature], &mut single);
                for (added, single) in added.iter_mut().zip(single) {
                    *added += single;
                }
            }
            assert_eq!(sum, added);
        }
    }

    #[test]
    fn unknown_features_have_no_row() {
        let weights = Weights::read(packed(&rows(5000))).unwrap();
        let features: Vec<_> = (1..10_000).map(|number| feature(2, [number])).collect();
        let mut scores = [9; 3];
        weights.sum(&features, &mut scores);
        assert_eq!(scores, [0; 3]);
    }

    #[test]
    fn bytes_are_the_same_whatever_the_order() {
        let mut rows = rows(100);
        let forward = packed(&rows);
        rows.reverse();
        assert_eq!(forward, packed(&rows));
    }

    #[test]
    fn other_bytes_are_refused() {
        let bytes = packed(&rows(10));
        assert!(Weights::read(bytes[..bytes.len() - 1].to_vec()).is_err());
        assert!(Weights::read(b"WSW1".to_vec()).is_err());
        assert!(Weights::read(Vec::new()).is_err());
        let none = Weights::read(pack(3, [])).unwrap();
        let mut scores = [9; 3];
        none.sum(&[feature(1, [1])], &mut scores);
        assert_eq!(scores, [0; 3]);
    }
}
