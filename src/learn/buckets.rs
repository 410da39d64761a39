//! Where a feature's weights are: a table of slots in buckets, read in place without a branch, so that
//! memory is asked for many features at once.
//!
//! A slot is a u32, little-endian: some bits of the feature above, what it stands for below. A bucket
//! has eight of them, empty ones zero; the feature tells which bucket it lives in. What finds its
//! bucket full, or another feature with the same bits there, is left out.

use super::feature::Feature;

/// Bytes of a slot, and slots of a bucket.
const SLOT: usize = 4;
const SLOTS: usize = 8;
pub(super) const BUCKET: usize = SLOT * SLOTS;
/// Of eight slots, how many are filled in the mean.
const FILLED: usize = 5;

/// A slot's bits below the key hold a value of `BITS` bits.
pub(super) struct Buckets<const BITS: u32>;

impl<const BITS: u32> Buckets<BITS> {
    /// What the feature stands for: zero when it is not there.
    #[inline]
    pub(super) fn find(buckets: &[[u8; BUCKET]], feature: Feature) -> u32 {
        let key = key(feature);
        let (slots, _) = buckets[place(feature, buckets.len())].as_chunks::<SLOT>();
        let found = slots.iter().fold(0, |found, slot| {
            let slot = u32::from_le_bytes(*slot);
            let is_same = (slot ^ key) >> BITS == 0;
            found | if is_same { slot } else { 0 }
        });
        found & ((1 << BITS) - 1)
    }

    /// A table of features and the values they stand for, at least one bucket; earlier ones come
    /// first where there is too little room.
    pub(super) fn pack(values: &[(Feature, u32)]) -> Vec<u8> {
        let count = values.len() / FILLED + 1;
        let mut buckets: Vec<Vec<u32>> = vec![Vec::new(); count];
        for (feature, value) in values {
            let bucket = &mut buckets[place(*feature, count)];
            let slot = key(*feature) >> BITS << BITS | value;
            let is_taken = bucket.iter().any(|other| other >> BITS == slot >> BITS);
            if bucket.len() < SLOTS && !is_taken {
                bucket.push(slot);
            }
        }
        for bucket in &mut buckets {
            bucket.resize(SLOTS, 0);
        }
        let slots = buckets.iter().flatten();
        slots.flat_map(|slot| slot.to_le_bytes()).collect()
    }
}

/// The low half of the feature.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the low half is the key")]
fn key(feature: Feature) -> u32 {
    feature as u32
}

/// The bucket of a feature, whose bits are mixed once more: features of small values are alike.
#[inline]
fn place(feature: Feature, buckets: usize) -> usize {
    let mixed = feature.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    ((mixed * buckets as u64) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::feature;

    #[test]
    fn nearly_all_are_found_with_their_values() {
        let values: Vec<_> = (1..=5000)
            .map(|value| (feature(1, [u64::from(value)]), value))
            .collect();
        let bytes = Buckets::<16>::pack(&values);
        let (buckets, _) = bytes.as_chunks();
        let found = |(feature, _): &&(Feature, u32)| Buckets::<16>::find(buckets, *feature) != 0;
        assert!(values.iter().filter(found).count() > 4800);
        for (feature, value) in values.iter().filter(found) {
            assert_eq!(Buckets::<16>::find(buckets, *feature), *value);
        }
    }

    #[test]
    fn others_are_hardly_ever_found() {
        let values: Vec<_> = (1..=5000)
            .map(|value| (feature(1, [u64::from(value)]), value))
            .collect();
        let bytes = Buckets::<16>::pack(&values);
        let (buckets, _) = bytes.as_chunks();
        let others = (1..=10_000).map(|value| feature(2, [value]));
        assert!(
            others
                .filter(|other| Buckets::<16>::find(buckets, *other) != 0)
                .count()
                < 10
        );
    }

    #[test]
    fn the_first_come_first_where_there_is_little_room() {
        let values: Vec<_> = (1..=9_u64)
            .map(|value| (value << 40 | value << 20 | 1, 7))
            .collect();
        let bytes = Buckets::<16>::pack(&values[..4]);
        assert_eq!(bytes.len(), BUCKET);
        let same = [(5, 1), (5, 2)];
        let bytes = Buckets::<16>::pack(&same);
        assert_eq!(Buckets::<16>::find(bytes.as_chunks().0, 5), 1);
    }
}
