//! Weights on disk where a feature speaks for few of many labels: rows are lists of labels and
//! small integers.
//!
//! Layout, all little-endian: magic, labels (u32), slots (u32), scale (f32), then for each slot the low
//! half of the feature (0: empty) and a u32 that tells where its row begins (the upper 26 bits, in
//! entries) and how long it is (the lower 6), then the entries: a label and a signed byte each. A
//! feature lives in the first free slot from the one its high half points to.

use super::feature::Feature;
use super::perceptron::Linear;
use super::weights::{AT_ONCE, WeightsError, first_slot, low, quantise};
use std::borrow::Cow;

const MAGIC: [u8; 4] = *b"WSS1";
const HEADER: usize = 16;
const SLOT: usize = 8;
/// Bits of a slot that hold the row's length.
const LENGTH: u32 = 6;

/// A feature and its weights by label, labels in rising order.
pub type SparseRow = (Feature, Vec<(u8, f32)>);

/// Rows of few labels each, read in place.
#[derive(Debug, Clone)]
pub struct SparseWeights {
    bytes: Cow<'static, [u8]>,
    labels: usize,
    slots: usize,
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
        let word = |at: usize| -> Result<[u8; 4], WeightsError> {
            let word = bytes.get(at..at + 4).ok_or(WeightsError)?;
            word.try_into().map_err(|_| WeightsError)
        };
        let labels = u32::from_le_bytes(word(4)?) as usize;
        let slots = u32::from_le_bytes(word(8)?) as usize;
        let scale = f32::from_le_bytes(word(12)?);
        let entries = HEADER + slots * SLOT;
        let is_whole = entries <= bytes.len() && (bytes.len() - entries).is_multiple_of(2);
        if word(0)? != MAGIC || slots == 0 || !is_whole {
            return Err(WeightsError);
        }
        Ok(Self {
            bytes,
            labels,
            slots,
            entries,
            scale,
        })
    }

    /// Number of labels.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// The feature's row: pairs of a label and a signed byte; empty if it has none.
    #[inline]
    #[must_use]
    pub fn row(&self, feature: Feature) -> &[[u8; 2]] {
        self.search(low(feature), first_slot(feature, self.slots))
    }

    /// The slots' keys and what stands with them.
    #[inline]
    fn slots(&self) -> &[[u8; SLOT]] {
        self.bytes[HEADER..self.entries].as_chunks().0
    }

    /// The row with a key, from a slot on and then from the first.
    fn search(&self, key: u32, from: usize) -> &[[u8; 2]] {
        let (before, after) = self.slots().split_at(from);
        for slot in after.iter().chain(before) {
            match read(*slot) {
                (0, _) => break,
                (found, place) if found == key => return self.entries(place),
                _ => {}
            }
        }
        &[]
    }

    #[inline]
    fn entries(&self, place: u32) -> &[[u8; 2]] {
        let start = (place >> LENGTH) as usize;
        let length = (place & ((1 << LENGTH) - 1)) as usize;
        let (entries, _) = self.bytes[self.entries..].as_chunks::<2>();
        entries.get(start..start + length).unwrap_or_default()
    }
}

impl Linear for SparseWeights {
    #[inline]
    fn add(&self, feature: Feature, scores: &mut [i32]) {
        for [label, weight] in self.row(feature) {
            if let Some(score) = scores.get_mut(usize::from(*label)) {
                *score += i32::from(weight.cast_signed());
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
        let slots = self.slots();
        for features in features.chunks(AT_ONCE) {
            let mut found = [(0, 0, 0); AT_ONCE];
            for (found, feature) in found.iter_mut().zip(features) {
                let at = first_slot(*feature, self.slots);
                let (key, place) = read(slots[at]);
                *found = (at, key, place);
            }
            for ((at, key, place), feature) in found.iter().zip(features) {
                let row = match *key {
                    0 => &[],
                    key if key == low(*feature) => self.entries(*place),
                    _ => self.search(low(*feature), *at),
                };
                for [label, weight] in row {
                    if let Some(score) = scores.get_mut(usize::from(*label)) {
                        *score += i32::from(weight.cast_signed());
                    }
                }
            }
        }
    }
}

/// A slot's key, and the place of its row.
#[inline]
fn read(slot: [u8; SLOT]) -> (u32, u32) {
    let [k0, k1, k2, k3, p0, p1, p2, p3] = slot;
    let key = u32::from_le_bytes([k0, k1, k2, k3]);
    (key, u32::from_le_bytes([p0, p1, p2, p3]))
}

/// Quantises rows of at most 63 labels each, sorted by feature; what rounds to zero is left out.
///
/// # Panics
///
/// When there are 2²⁶ weights or more, or a row is too long.
#[must_use]
pub fn pack_sparse(labels: usize, mut rows: Vec<SparseRow>) -> Vec<u8> {
    let largest = rows
        .iter()
        .flat_map(|(_, row)| row)
        .fold(0.0_f32, |largest, (_, weight)| largest.max(weight.abs()));
    let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
    for (_, row) in &mut rows {
        row.retain(|(_, weight)| quantise(*weight, scale) != 0);
    }
    rows.retain(|(_, row)| !row.is_empty());
    rows.sort_unstable_by_key(|(feature, _)| *feature);
    write(labels, scale, &rows)
}

fn write(labels: usize, scale: f32, rows: &[SparseRow]) -> Vec<u8> {
    let mut slots = vec![[0; 2]; rows.len() * 3 / 2 + 1];
    let mut entries = Vec::new();
    for (feature, row) in rows {
        let mut at = first_slot(*feature, slots.len());
        while slots[at][0] != 0 {
            at = (at + 1) % slots.len();
        }
        let start = u32::try_from(entries.len()).expect("fewer than 2³² weights");
        let length = u32::try_from(row.len()).expect("few labels");
        assert!(start >> (32 - LENGTH) == 0 && length >> LENGTH == 0);
        slots[at] = [low(*feature), start << LENGTH | length];
        entries.extend(
            row.iter()
                .map(|(label, weight)| [*label, quantise(*weight, scale).cast_unsigned()]),
        );
    }
    let mut bytes = Vec::with_capacity(HEADER + slots.len() * SLOT + entries.len() * 2);
    bytes.extend(MAGIC);
    bytes.extend(u32::try_from(labels).expect("few labels").to_le_bytes());
    bytes.extend(u32::try_from(slots.len()).expect("few slots").to_le_bytes());
    bytes.extend(scale.to_le_bytes());
    bytes.extend(slots.iter().flatten().flat_map(|word| word.to_le_bytes()));
    bytes.extend(entries.iter().flatten());
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
        for (feature, row) in &rows {
            let mut scores = [0; 41];
            weights.add(*feature, &mut scores);
            for (label, exact) in row {
                let score = scores[usize::from(*label)] as f32 * weights.scale();
                assert!((score - exact).abs() <= weights.scale() * 0.51);
            }
        }
    }

    #[test]
    fn unknown_features_have_no_row() {
        let weights = SparseWeights::read(pack_sparse(41, rows(5000))).unwrap();
        let found = (1..10_000).filter(|number| !weights.row(feature(2, [*number])).is_empty());
        assert_eq!(found.count(), 0);
    }

    #[test]
    fn other_bytes_are_refused() {
        let bytes = pack_sparse(41, rows(10));
        assert!(SparseWeights::read(bytes[..bytes.len() - 1].to_vec()).is_err());
        assert!(SparseWeights::read(b"WSW1".to_vec()).is_err());
        assert!(SparseWeights::read(Vec::new()).is_err());
        let none = SparseWeights::read(pack_sparse(3, Vec::new())).unwrap();
        assert!(none.row(feature(1, [1])).is_empty());
    }

    #[test]
    fn a_full_table_ends_every_search() {
        let mut bytes = pack_sparse(3, Vec::new());
        let end = bytes.len();
        bytes[end - 8] = 1;
        let weights = SparseWeights::read(bytes).unwrap();
        assert!(weights.row(feature(1, [1])).is_empty());
    }
}
