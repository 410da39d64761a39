//! Which of many documents are copies of which.

use super::Signature;
use super::signature::Overlap;
use rustc_hash::{FxHashMap, FxHashSet};

/// A shingle of so many different stories is boilerplate: a disclaimer, the background that a paper has in all
/// articles on a war.
const STORIES: usize = 10;

/// Below so many shingles, a text has to be nearly the same.
const SHORT: usize = 36;

/// So much of two short texts must be shared.
const NEARLY_ALL: f64 = 0.7;

/// So much of a text must stand in another for it to be the same story, where that is as long.
const ENOUGH: f64 = 0.4;

/// The same, where the other is so much longer that it may only quote it.
const PART: f64 = 0.75;

/// Of a text of this part of the other's length or more, it is enough if much stands there; a shorter one has to stand in it nearly as a whole.
const LONG_ENOUGH: f64 = 0.4;

/// A text that is this part of another, or less, is quoted there and no copy.
const TINY: f64 = 0.1;

/// So much of a text that stands in another leaves nothing new to look for.
const SURELY: f64 = 0.75;

/// So many shingles must be shared before two texts are looked at more closely.
const FIRST_SIGNS: usize = 4;

/// Which documents are copies: the place of each, and that of the first of its story. The order given is that
/// in which stories are first told.
///
/// Each document joins the story of the one before it that it shares most with, so that a copy of a copy is
/// found even where both were cut.
#[must_use]
pub fn copies(signatures: &[&Signature]) -> Vec<(usize, usize)> {
    let repeated = repeated(signatures);
    let first = Walk::over(signatures, &repeated, &FxHashSet::default());
    // What many stories have in common is only known at the end, so they are looked at once more.
    let boilerplate = first.boilerplate();
    let walk = if boilerplate.is_empty() {
        first
    } else {
        Walk::over(signatures, &repeated, &boilerplate)
    };
    let firsts = walk.firsts.into_iter().enumerate();
    firsts.filter(|(copy, first)| copy != first).collect()
}

/// The shingles of more than one document: all others need not be looked up.
fn repeated(signatures: &[&Signature]) -> FxHashSet<u32> {
    let hashes = signatures.iter().flat_map(|signature| signature.hashes());
    let mut hashes: Vec<u32> = hashes.copied().collect();
    hashes.sort_unstable();
    let pairs = hashes.windows(2).filter(|pair| pair[0] == pair[1]);
    pairs.map(|pair| pair[0]).collect()
}

/// What is known of the documents so far, one after the other.
#[derive(Default)]
struct Walk {
    /// The documents that first had a shingle; copies of these add nothing.
    stories: FxHashMap<u32, Vec<usize>>,
    /// The first document of each one's story.
    firsts: Vec<usize>,
}

impl Walk {
    fn over(
        signatures: &[&Signature],
        repeated: &FxHashSet<u32>,
        boilerplate: &FxHashSet<u32>,
    ) -> Self {
        let mut walk = Self::default();
        for (place, signature) in signatures.iter().enumerate() {
            let hashes = signature.hashes().iter().copied();
            let telling: Vec<u32> = hashes
                .filter(|hash| repeated.contains(hash) && !boilerplate.contains(hash))
                .collect();
            let nearest = walk.nearest(&telling, signatures, signature, boilerplate);
            let first = nearest.map_or(place, |(other, _)| walk.firsts[other]);
            walk.firsts.push(first);
            let known = nearest.filter(|(_, share)| *share >= SURELY);
            let known = known.map_or(&[] as &[u32], |(other, _)| signatures[other].hashes());
            for hash in telling {
                if known.binary_search(&hash).is_err() {
                    walk.stories.entry(hash).or_default().push(place);
                }
            }
        }
        walk
    }

    /// The document so far that shares most with this one, if it tells the same story, and how much.
    fn nearest(
        &self,
        telling: &[u32],
        signatures: &[&Signature],
        signature: &Signature,
        boilerplate: &FxHashSet<u32>,
    ) -> Option<(usize, f64)> {
        let mut signs: FxHashMap<usize, usize> = FxHashMap::default();
        let stories = telling.iter().filter_map(|hash| self.stories.get(hash));
        for story in stories.filter(|stories| stories.len() <= STORIES).flatten() {
            *signs.entry(*story).or_default() += 1;
        }
        let least = FIRST_SIGNS.min(telling.len());
        let candidates = signs.into_iter().filter(|(_, count)| *count >= least);
        let candidates = candidates.filter_map(|(other, _)| {
            let says_nothing = |hash| boilerplate.contains(&hash);
            let share = share(signatures[other].overlap(signature, says_nothing))?;
            Some((other, share))
        });
        candidates.max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)))
    }

    /// The shingles of many stories.
    fn boilerplate(&self) -> FxHashSet<u32> {
        let many = self
            .stories
            .iter()
            .filter(|(_, stories)| stories.len() > STORIES);
        many.map(|(hash, _)| *hash).collect()
    }
}

/// How much of the shorter text stands in the longer one, if that is enough for a copy.
#[expect(clippy::cast_precision_loss, reason = "there are few shingles")]
fn share(overlap: Overlap) -> Option<f64> {
    let Overlap {
        smaller,
        larger,
        shared,
        ..
    } = overlap;
    if shared == 0 {
        return None;
    }
    let [smaller, larger, shared] = [smaller, larger, shared].map(|count| count as f64);
    let share = shared / smaller;
    let is_copy = if overlap.shorter() < SHORT {
        shared / (smaller + larger - shared) >= NEARLY_ALL
    } else {
        share >= enough(smaller / larger)
    };
    is_copy.then_some(share)
}

/// How much of a text must stand in another, whose length it has this part of.
fn enough(part: f64) -> f64 {
    match part {
        _ if part <= TINY => f64::INFINITY,
        _ if part >= LONG_ENOUGH => ENOUGH,
        _ => ENOUGH + (PART - ENOUGH) * (LONG_ENOUGH - part) / (LONG_ENOUGH - TINY),
    }
}
