//! What is nearly always right: features after each of which one label was, so that no weights need be
//! asked. Learnt by counting, read in place.
//!
//! Layout: 28 bytes (a magic, then zeros), then buckets, in which a feature stands for one more than its
//! label.

use super::buckets::{BUCKET, Buckets};
use super::feature::Feature;
use super::weights::WeightsError;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::Reverse;

const MAGIC: [u8; 4] = *b"WSN1";
/// With the length that [`join`](super::join) puts before a part, as long as a bucket.
const HEADER: usize = BUCKET - 4;
const LABEL: u32 = 6;
const LABELS: usize = (1 << LABEL) - 1;

/// Features and the label that is right after each.
#[derive(Debug, Clone)]
pub struct Certain {
    bytes: Cow<'static, [u8]>,
}

impl Certain {
    /// What [`Counts::pack`] gave.
    ///
    /// # Errors
    ///
    /// When the bytes are anything else.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, WeightsError> {
        let bytes = bytes.into();
        let buckets = bytes.len().saturating_sub(HEADER);
        let is_whole = buckets > 0 && buckets.is_multiple_of(BUCKET);
        (is_whole && bytes.starts_with(&MAGIC))
            .then_some(Self { bytes })
            .ok_or(WeightsError)
    }

    /// The label that is right after a feature, if one nearly always is.
    #[inline]
    #[must_use]
    pub fn label(&self, feature: Feature) -> Option<u8> {
        let (buckets, _) = self.bytes[HEADER..].as_chunks();
        let [found, ..] = Buckets::<LABEL>::find(buckets, feature).to_le_bytes();
        found.checked_sub(1)
    }
}

/// How often features were met, and how often each label was right then.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    features: FxHashMap<Feature, (u32, FxHashMap<u8, u32>)>,
}

impl Counts {
    /// A feature was met, and some labels, below 63, would have been right.
    pub fn count(&mut self, feature: Feature, right: impl IntoIterator<Item = u8>) {
        let (met, labels) = self.features.entry(feature).or_default();
        *met += 1;
        for label in right {
            *labels.entry(label).or_default() += 1;
        }
    }

    /// The features that were met at least `least` times, and at most one time in `wrong` without one
    /// and the same label being right.
    #[must_use]
    pub fn pack(&self, least: u32, wrong: u32) -> Vec<u8> {
        let label = |met: u32, labels: &FxHashMap<u8, u32>| {
            let (label, count) = labels
                .iter()
                .max_by_key(|(label, count)| (**count, Reverse(**label)))?;
            let is_certain = met >= least && (met - count) * wrong <= met;
            (is_certain && usize::from(*label) < LABELS).then_some(u32::from(*label) + 1)
        };
        let mut certain: Vec<_> = self
            .features
            .iter()
            .filter_map(|(feature, (met, labels))| Some((*met, *feature, label(*met, labels)?)))
            .collect();
        certain.sort_unstable_by_key(|(met, feature, _)| (Reverse(*met), *feature));
        let values: Vec<_> = certain
            .iter()
            .map(|(_, own, label)| (*own, *label))
            .collect();
        let mut bytes = MAGIC.to_vec();
        bytes.resize(HEADER, 0);
        bytes.extend(Buckets::<LABEL>::pack(&values));
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::feature;

    #[test]
    fn only_what_was_nearly_always_right_is_certain() {
        let mut counts = Counts::default();
        let own = |number| feature(1, [number]);
        for number in 0..100 {
            counts.count(own(1), [3]);
            counts.count(own(2), [u8::from(number == 7)]);
            counts.count(own(3), [u8::from(number % 9 == 7)]);
            counts.count(own(4), [2, u8::from(number % 2 == 0)]);
        }
        counts.count(own(5), [1]);
        let certain = Certain::read(counts.pack(50, 100)).unwrap();
        let labels = [1, 2, 3, 4, 5, 6].map(|number| certain.label(own(number)));
        assert_eq!(labels, [Some(3), Some(0), None, Some(2), None, None]);
    }

    #[test]
    fn other_bytes_are_refused() {
        let bytes = Counts::default().pack(1, 1);
        assert!(Certain::read(bytes[..bytes.len() - 1].to_vec()).is_err());
        assert!(Certain::read(b"WSN1".to_vec()).is_err());
        assert!(Certain::read(Vec::new()).is_err());
        assert_eq!(Certain::read(bytes).unwrap().label(1), None);
    }
}
