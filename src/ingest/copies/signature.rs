//! What is kept of a text to know its copies by: a sample of its shingles.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// So many words that follow each other are a shingle.
const WORDS: usize = 5;

/// So many shingles are kept of a text at most: a kilobyte.
const MOST: usize = 256;

/// The shingles of a text with the smallest hashes; of a text of up to some 250 words, all.
///
/// A shingle is a run of five words (Broder, *On the resemblance and containment of documents*, 1997), and the
/// smallest hashes of all are a fair sample of them (bottom-k sketches: Cohen and Kaplan, 2007). Cut at the
/// same hash, two such samples tell how much of one text stands in the other, whatever their lengths. That two
/// minima agree, as in `MinHash`, only tells how much of both together: little of a text and its first half.
///
/// Hashes are 32 bits and the same on every machine and in every version of the program: FNV-1a of a word's
/// bytes, the words joined by the same steps, and the finisher of `MurmurHash3` behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Whether the text has no others.
    is_whole: bool,
    /// The smallest hashes, in order.
    hashes: Vec<u32>,
}

/// How much two texts share, in shingles of the part of the hashes that both know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Overlap {
    /// Of the shorter text.
    pub(super) smaller: usize,
    /// Of the longer one.
    pub(super) larger: usize,
    /// Of both.
    pub(super) shared: usize,
    /// The hash up to which both are known.
    bound: u32,
}

impl Signature {
    /// The signature of a text; letter case, diacritics, punctuation and white space do not count.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut sample = Sample::default();
        let mut last = [0; WORDS];
        let mut count = 0;
        each_word(text, |word| {
            last.rotate_left(1);
            last[WORDS - 1] = word;
            count += 1;
            if count >= WORDS {
                sample.add(shingle(&last));
            }
        });
        if (1..WORDS).contains(&count) {
            sample.add(shingle(&last[WORDS - count..]));
        }
        sample.finish()
    }

    /// The signature as numbers, to be stored.
    #[must_use]
    pub fn to_numbers(&self) -> Vec<u32> {
        std::iter::once(u32::from(self.is_whole))
            .chain(self.hashes.iter().copied())
            .collect()
    }

    /// The signature that became these numbers; nothing, where none can have.
    #[must_use]
    pub fn from_numbers(numbers: &[u32]) -> Option<Self> {
        let (is_whole, hashes) = numbers.split_first()?;
        let is_whole = *is_whole == 1;
        let is_full = hashes.len() == MOST;
        let is_sorted = hashes.windows(2).all(|pair| pair[0] < pair[1]);
        (hashes.len() <= MOST && (is_whole || is_full) && is_sorted).then(|| Self {
            is_whole,
            hashes: hashes.to_vec(),
        })
    }

    /// The shingles that are kept.
    pub(super) fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// How much both texts share, but for shingles that say nothing.
    pub(super) fn overlap(&self, other: &Self, says_nothing: impl Fn(u32) -> bool) -> Overlap {
        let bound = self.bound().min(other.bound());
        let known = |signature: &Self| signature.hashes.partition_point(|hash| *hash <= bound);
        let (mut own, mut others, mut shared) = (0, 0, 0);
        let mut left = self.hashes[..known(self)].iter().copied().peekable();
        let mut right = other.hashes[..known(other)].iter().copied().peekable();
        while let Some(next) = left
            .peek()
            .copied()
            .into_iter()
            .chain(right.peek().copied())
            .min()
        {
            let in_left = left.next_if_eq(&next).is_some();
            let in_right = right.next_if_eq(&next).is_some();
            if !says_nothing(next) {
                own += usize::from(in_left);
                others += usize::from(in_right);
                shared += usize::from(in_left && in_right);
            }
        }
        Overlap {
            smaller: own.min(others),
            larger: own.max(others),
            shared,
            bound,
        }
    }

    /// The greatest hash of which it is known whether the text has it.
    fn bound(&self) -> u32 {
        match self.hashes.last() {
            Some(last) if !self.is_whole => *last,
            _ => u32::MAX,
        }
    }
}

impl Overlap {
    /// About how many shingles the shorter text has.
    pub(super) fn shorter(&self) -> usize {
        let all = self.smaller as u64 * (1 << 32) / (u64::from(self.bound) + 1);
        usize::try_from(all).unwrap_or(usize::MAX)
    }
}

/// The smallest hashes so far, and others that may be thrown away: however long a text is, they are few.
#[derive(Default)]
struct Sample {
    hashes: Vec<u32>,
    /// From this one on, hashes are too great.
    end: Option<u32>,
}

impl Sample {
    fn add(&mut self, hash: u32) {
        if self.end.is_some_and(|end| hash > end) {
            return;
        }
        self.hashes.push(hash);
        if self.hashes.len() > 8 * MOST {
            self.tidy();
        }
    }

    /// Keeps the smallest, and one more, which tells that there are more.
    fn tidy(&mut self) {
        self.hashes.sort_unstable();
        self.hashes.dedup();
        self.hashes.truncate(MOST + 1);
        self.end = self.hashes.get(MOST).copied();
    }

    fn finish(mut self) -> Signature {
        self.tidy();
        let is_whole = self.hashes.len() <= MOST;
        self.hashes.truncate(MOST);
        Signature {
            is_whole,
            hashes: self.hashes.as_slice().to_vec(),
        }
    }
}

/// The hashes of the words of a text; letter case, diacritics and apostrophes do not count.
pub(super) fn words(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word));
    words
}

fn each_word(text: &str, mut tell: impl FnMut(u64)) {
    let mut word = None;
    for character in text.nfkd().flat_map(char::to_lowercase) {
        match character {
            // "don't" is "dont", whichever apostrophe it has.
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '\u{ad}' => {}
            _ if is_combining_mark(character) => {}
            _ if character.is_alphanumeric() => {
                let mut bytes = [0; 4];
                let bytes = character.encode_utf8(&mut bytes).bytes();
                word = Some(bytes.fold(word.unwrap_or(FNV_BASIS), |hash, byte| {
                    step(hash, u64::from(byte))
                }));
            }
            _ => word.take().into_iter().for_each(&mut tell),
        }
    }
    word.into_iter().for_each(tell);
}

/// The hash of some words in a row.
fn shingle(words: &[u64]) -> u32 {
    let joined = words
        .iter()
        .fold(FNV_BASIS, |hash, word| step(hash, *word).rotate_left(23));
    u32::try_from(finish(joined) >> 32).unwrap_or_default()
}

const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// A step of FNV-1a.
const fn step(hash: u64, next: u64) -> u64 {
    (hash ^ next).wrapping_mul(0x0100_0000_01b3)
}

/// The finisher of `MurmurHash3`: each bit of the outcome hangs on every bit of the hash.
const fn finish(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}
