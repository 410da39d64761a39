//! Clusters of words, read in place: words used alike share the first bits of a path.
//!
//! Layout, all little-endian: magic, slots (u32), then for each slot the low half of the word's hash
//! (u32, 0: empty) and its path (u16). A word lives in the first free slot from the one that the high
//! half points to.

use super::feature::{Feature, feature, text};
use std::borrow::Cow;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

const MAGIC: [u8; 4] = *b"WSC1";
const HEADER: usize = 8;
const SLOT: usize = 6;

/// Bytes of the longest word that is looked up once more without its diacritics and marks.
const LONGEST: usize = 48;

/// Which cluster a word is in: a walk from the root of a tree to a leaf, one bit after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path(u16);

impl Path {
    /// Number of bits of a path.
    pub const BITS: u32 = 12;

    /// The lengths of prefixes that are clusters: 64, 256, 1024 and 4096 of them.
    pub const LEVELS: [u32; 4] = [6, 8, 10, 12];

    /// The cluster that the first `bits` lead to; the whole path if it has fewer.
    #[must_use]
    #[inline]
    pub fn prefix(self, bits: u32) -> u64 {
        u64::from(self.0 >> Self::BITS.saturating_sub(bits))
    }
}

/// Why bytes are no clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClustersError;

impl fmt::Display for ClustersError {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("these bytes are no clusters of this version")
    }
}

impl std::error::Error for ClustersError {}

/// Words and the clusters they are in.
#[derive(Debug, Clone)]
pub struct Clusters {
    bytes: Cow<'static, [u8]>,
    slots: usize,
}

impl Clusters {
    /// The clusters that come with the program.
    ///
    /// # Panics
    ///
    /// Never: a test reads them.
    #[must_use]
    pub fn builtin() -> Self {
        let bytes: &'static [u8] = include_bytes!("../../data/models/clusters.bin");
        Self::read(bytes).expect("the clusters of the program can be read")
    }

    /// Clusters in the bytes that [`pack_clusters`] gave.
    ///
    /// # Errors
    ///
    /// When the bytes are anything else.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ClustersError> {
        let bytes = bytes.into();
        let (magic, rest) = bytes.split_first_chunk().ok_or(ClustersError)?;
        let (slots, rest) = rest.split_first_chunk().ok_or(ClustersError)?;
        let slots = u32::from_le_bytes(*slots) as usize;
        let is_whole = rest.len().is_multiple_of(SLOT) && rest.len() / SLOT >= slots;
        if *magic != MAGIC || slots == 0 || !is_whole {
            return Err(ClustersError);
        }
        Ok(Self { bytes, slots })
    }

    /// The path of a word in lower case.
    ///
    /// A word that is not known is looked up without its diacritics, full stops and apostrophes, then
    /// as what follows its last hyphen: `erdoğan`, `gen.`, `beijing-backed`.
    #[must_use]
    pub fn get(&self, lower: &str) -> Option<Path> {
        let last = || lower.rsplit_once(['-', '‐', '‑']).map(|(_, last)| last);
        self.exact(lower)
            .or_else(|| self.folded(lower))
            .or_else(|| self.exact(last()?))
    }

    fn folded(&self, lower: &str) -> Option<Path> {
        let mut folded = [0; LONGEST];
        let mut length = 0;
        let letters = lower.nfkd().map(|letter| match letter {
            'ı' => 'i',
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            '‐' | '‑' => '-',
            letter => letter,
        });
        for letter in letters.filter(|letter| letter.is_alphabetic() || *letter == '-') {
            let room = folded.get_mut(length..length + letter.len_utf8())?;
            length += letter.encode_utf8(room).len();
        }
        let folded = std::str::from_utf8(&folded[..length]).ok()?;
        (folded.len() < lower.len()).then(|| self.exact(folded))?
    }

    fn exact(&self, word: &str) -> Option<Path> {
        let hash = hash(word);
        let mut at = HEADER + first_slot(hash, self.slots) * SLOT;
        loop {
            let slot = self.bytes.get(at..at + SLOT)?;
            let (key, path) = slot.split_first_chunk()?;
            match u32::from_le_bytes(*key) {
                0 => return None,
                found if found == low(hash) => {
                    return path
                        .first_chunk()
                        .map(|path| Path(u16::from_le_bytes(*path)));
                }
                _ => at += SLOT,
            }
        }
    }
}

/// The bytes of words and their paths; of a word given twice, the first counts.
///
/// # Panics
///
/// When there are 2³² words or more.
#[must_use]
pub fn pack_clusters<'a>(words: impl IntoIterator<Item = (&'a str, u16)>) -> Vec<u8> {
    let words: Vec<_> = words.into_iter().collect();
    let size = words.len() * 5 / 4 + 1;
    let mut slots: Vec<Option<(u32, u16)>> = vec![None; size];
    for (word, path) in words {
        let hash = hash(word);
        let mut at = first_slot(hash, size);
        // A run may go past the last slot: look-ups end where the bytes end.
        while let Some(Some((key, _))) = slots.get(at)
            && *key != low(hash)
        {
            at += 1;
        }
        if at == slots.len() {
            slots.push(None);
        }
        slots[at].get_or_insert((low(hash), path));
    }
    let mut bytes = Vec::with_capacity(HEADER + slots.len() * SLOT);
    bytes.extend(MAGIC);
    let size = u32::try_from(size).expect("fewer than 2³² words");
    bytes.extend(size.to_le_bytes());
    for (key, path) in slots.into_iter().map(Option::unwrap_or_default) {
        bytes.extend(key.to_le_bytes());
        bytes.extend(path.to_le_bytes());
    }
    bytes
}

fn hash(word: &str) -> Feature {
    feature(0, [text(word)])
}

#[expect(clippy::cast_possible_truncation, reason = "the low half is the key")]
fn low(hash: Feature) -> u32 {
    hash as u32
}

/// The high half of the hash, scaled to the number of slots.
fn first_slot(hash: Feature, slots: usize) -> usize {
    (((hash >> 32) * slots as u64) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(count: u16) -> Clusters {
        let words: Vec<_> = (0..count).map(|number| format!("word{number}")).collect();
        let paths = words.iter().map(String::as_str).zip(0..);
        Clusters::read(pack_clusters(paths)).unwrap()
    }

    #[test]
    fn words_are_found_again() {
        let clusters = numbered(4000);
        for number in 0..4000 {
            assert_eq!(clusters.get(&format!("word{number}")), Some(Path(number)));
        }
    }

    #[test]
    fn other_words_are_not() {
        let clusters = Clusters::builtin();
        let unknown = (0..200_000).filter(|number| clusters.get(&format!("xq{number}z")).is_some());
        // `xqz`, without digits, is what all of them fold to.
        assert!(clusters.get("xqz").is_none());
        assert!(unknown.count() < 20);
    }

    #[test]
    fn of_a_word_given_twice_the_first_counts() {
        let clusters = Clusters::read(pack_clusters([("said", 1), ("said", 2)])).unwrap();
        assert_eq!(clusters.get("said"), Some(Path(1)));
    }

    #[test]
    fn spellings_lead_to_a_known_word() {
        let words = ["erdogan", "gen", "uk", "backed", "vice-president", "not"];
        let clusters = Clusters::read(pack_clusters(words.into_iter().zip(0..))).unwrap();
        let check = |word, expected| assert_eq!(clusters.get(word).map(|path| path.0), expected);
        check("erdoğan", Some(0));
        check("gen.", Some(1));
        check("u.k.", Some(2));
        check("beijing-backed", Some(3));
        check("vice-president", Some(4));
        check("vice‑president", Some(4));
        check("not-", None);
        check("", None);
        check("-", None);
        check("…", None);
        check(&"é".repeat(100), None);
    }

    #[test]
    fn prefixes_get_shorter() {
        let path = Path(0b1010_1111_0011);
        let prefixes = Path::LEVELS.map(|bits| path.prefix(bits));
        assert_eq!(
            prefixes,
            [0b10_1011, 0b1010_1111, 0b10_1011_1100, 0b1010_1111_0011]
        );
        assert_eq!(path.prefix(0), 0);
        assert_eq!(path.prefix(99), path.prefix(12));
    }

    #[test]
    fn other_bytes_are_refused() {
        let bytes = pack_clusters([("said", 1)]);
        assert!(Clusters::read(bytes[..bytes.len() - 1].to_vec()).is_err());
        assert!(Clusters::read(MAGIC.to_vec()).is_err());
        assert!(Clusters::read(Vec::new()).is_err());
        let none = Clusters::read(pack_clusters([])).unwrap();
        assert_eq!(none.get("said"), None);
    }

    #[test]
    fn words_used_alike_are_together() {
        let clusters = Clusters::builtin();
        let is_one = |words: &[&str], bits| {
            let paths = words.iter().map(|word| clusters.get(word).unwrap());
            let mut prefixes: Vec<_> = paths.map(|path| path.prefix(bits)).collect();
            prefixes.dedup();
            prefixes.len() == 1
        };
        assert!(is_one(&["monday", "tuesday", "wednesday", "friday"], 12));
        assert!(is_one(&["told", "warned", "insisted"], 12));
        assert!(is_one(&["merkel", "kohl", "schroeder"], 12));
        assert!(is_one(&["spokesman", "spokesperson"], 10));
        assert!(!is_one(&["monday", "told"], 6));
    }
}
