//! The tags that frequent words were seen with.

use crate::learn::{SparseWeights, WeightsError, feature, pack_sparse};
use crate::syntax::Tag;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Words seen often enough, each with its tags and how large their share is.
#[derive(Debug, Clone)]
pub(super) struct Dictionary {
    words: SparseWeights,
}

/// What the dictionary knows of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Entry {
    /// Stands for the set of its tags; zero for an unknown word.
    pub(super) class: u64,
    /// Its tag, if it only has one.
    pub(super) only: Option<Tag>,
}

/// A word is known when it was seen as often as this.
const KNOWN: u32 = 3;
/// A word has only one tag when it was seen as often as this, and with that in nearly all cases.
const FREQUENT: u32 = 25;
const NEARLY_ALL: f32 = 0.99;
/// A tag counts for a word when it has this share.
const LEAST: f32 = 0.04;
/// The share that stands for the only tag: it packs as the largest weight.
const ONLY: f32 = 4.0;

impl Dictionary {
    pub(super) fn read(bytes: Cow<'static, [u8]>) -> Result<Self, WeightsError> {
        let words = SparseWeights::read(bytes)?;
        Ok(Self { words })
    }

    pub(super) fn entry(&self, lower: u64) -> Entry {
        let mut entry = Entry::default();
        for (tag, share) in self.words.row(feature(0, [lower])) {
            let class = (entry.class | 7).wrapping_mul(0x9e37_79b9);
            entry.class = class ^ u64::from(tag) << 8 ^ u64::from(share.unsigned_abs());
            if share == i8::MAX {
                entry.only = Tag::numbered(tag);
            }
        }
        entry
    }
}

/// The bytes of a dictionary of words and their tags in a corpus.
pub(super) fn pack(words: impl Iterator<Item = (u64, Tag)>) -> Vec<u8> {
    let mut counts: FxHashMap<u64, FxHashMap<Tag, u32>> = FxHashMap::default();
    for (word, tag) in words {
        *counts.entry(word).or_default().entry(tag).or_default() += 1;
    }
    // A row that no word has keeps the scale the same for any corpus.
    let scale = (feature(1, []), vec![(0, ONLY)]);
    let rows = counts
        .iter()
        .filter_map(|(word, tags)| Some((feature(0, [*word]), shares(tags)?)))
        .chain([scale])
        .collect();
    pack_sparse(Tag::ALL.len(), rows)
}

/// The tags of a word with their shares in rough steps.
#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn shares(tags: &FxHashMap<Tag, u32>) -> Option<Vec<(u8, f32)>> {
    let total: u32 = tags.values().sum();
    if total < KNOWN {
        return None;
    }
    let step = |share: f32| match share {
        _ if share >= NEARLY_ALL && total >= FREQUENT => ONLY,
        _ if share > 0.8 => 3.0,
        _ if share > 0.3 => 2.0,
        _ => 1.0,
    };
    let mut shares: Vec<(u8, f32)> = tags
        .iter()
        .map(|(tag, count)| (tag.number(), *count as f32 / total as f32))
        .filter(|(_, share)| *share >= LEAST)
        .map(|(tag, share)| (tag, step(share)))
        .collect();
    shares.sort_unstable_by_key(|(tag, _)| *tag);
    if let Some(only) = shares.iter().copied().find(|(_, share)| *share == ONLY) {
        shares = vec![only];
    }
    Some(shares)
}
