//! Phrases become subjects: those used in enough documents that are no chance and no part of another.

use super::likelihood::Table;
use super::{Found, Use};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The words of what may be a subject, or hold one.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;

/// The most words of a subject.
const LONGEST: usize = 4;

/// The fewest documents in which a subject is used.
const FEWEST: f64 = 4.0;

/// That two words stand together by chance is less probable than one in a thousand, or one in twenty.
const SURE: f64 = 10.83;
const PROBABLE: f64 = 3.84;

/// A phrase that a corpus speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Subject {
    /// Its words with nouns in the singular.
    pub(super) key: String,
    /// As it is written most often.
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    /// Where it is used, and not only part of a longer subject; each statement once.
    pub(super) uses: Vec<Use>,
}

type Phrases = FxHashMap<Box<str>, Found>;

/// The subjects of a corpus of so many documents, in alphabetical order.
pub(super) fn subjects(phrases: &Phrases, documents: usize) -> Vec<Subject> {
    let candidates = candidates(phrases, enough(documents));
    let pairs = Pairs::new(phrases);
    let nested = nested(&candidates);
    let is_one = |(key, count): &(&&str, &usize)| {
        let longer = nested.get(**key).copied().unwrap_or_default();
        let is_short = key.split(' ').count() <= LONGEST;
        is_short && value(**count, longer) >= enough(documents) && pairs.hold(key)
    };
    let chosen: FxHashSet<&str> = candidates
        .iter()
        .filter(is_one)
        .map(|(key, _)| *key)
        .collect();
    gather(phrases, &chosen)
}

/// In how many documents of so many a subject is used at least: four, and more of the larger a corpus.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn enough(documents: usize) -> f64 {
    ((documents as f64).sqrt() / 8.0).ceil().max(FEWEST)
}

/// The documents in which a phrase is used beside the longer ones it is part of: the C-value of Frantzi,
/// Ananiadou and Mima (2000) without its weight for length, of documents instead of uses.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn value(documents: usize, (longer, kinds): (usize, usize)) -> f64 {
    documents as f64 - longer as f64 / kinds.max(1) as f64
}

/// Phrases and parts of phrases that are used in enough documents, and in how many.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn candidates(phrases: &Phrases, enough: f64) -> FxHashMap<&str, usize> {
    let mut places: FxHashMap<&str, Vec<&Found>> = FxHashMap::default();
    for (key, found) in phrases {
        for part in subject_parts(key, found) {
            places
                .entry(&key[part.start..part.end])
                .or_default()
                .push(found);
        }
    }
    let count = |found: Vec<&Found>| {
        let uses: usize = found.iter().map(|one| one.uses.len()).sum();
        if (uses as f64) < enough {
            return 0;
        }
        let documents = found
            .iter()
            .flat_map(|one| one.uses.iter().map(|one| one.document));
        documents.collect::<FxHashSet<_>>().len()
    };
    let counted = places.into_iter().map(|(key, found)| (key, count(found)));
    counted
        .filter(|(_, count)| *count as f64 >= enough)
        .collect()
}

/// For each candidate in how many documents the longer ones are used, in all, and how many these are.
fn nested<'p>(candidates: &FxHashMap<&'p str, usize>) -> FxHashMap<&'p str, (usize, usize)> {
    let mut nested: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    for (longer, count) in candidates {
        for part in parts(longer)
            .into_iter()
            .filter(|part| part.len() < longer.len())
        {
            if candidates.contains_key(part) {
                let entry = nested.entry(part).or_default();
                *entry = (entry.0 + count, entry.1 + 1);
            }
        }
    }
    nested
}

/// How often words follow each other in phrases.
#[derive(Debug, Default)]
struct Pairs<'p> {
    both: FxHashMap<(&'p str, &'p str), usize>,
    first: FxHashMap<&'p str, usize>,
    second: FxHashMap<&'p str, usize>,
    all: usize,
}

impl<'p> Pairs<'p> {
    fn new(phrases: &'p Phrases) -> Self {
        let mut own = Self::default();
        for (key, found) in phrases {
            let count = found.uses.len();
            for (first, second) in pairs(key) {
                *own.both.entry((first, second)).or_default() += count;
                *own.first.entry(first).or_default() += count;
                *own.second.entry(second).or_default() += count;
                own.all += count;
            }
        }
        own
    }

    /// Whether all words of a phrase belong together, and two of them surely.
    fn hold(&self, key: &str) -> bool {
        let ratios = pairs(key).map(|pair| self.ratio(pair));
        let (least, most) = ratios.fold((f64::MAX, f64::MIN), |(least, most), ratio| {
            (least.min(ratio), most.max(ratio))
        });
        least >= PROBABLE && most >= SURE
    }

    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    fn ratio(&self, pair: (&str, &str)) -> f64 {
        let both = self.both.get(&pair).copied().unwrap_or(0);
        let first = self.first.get(pair.0).copied().unwrap_or(0) - both;
        let second = self.second.get(pair.1).copied().unwrap_or(0) - both;
        let table = Table {
            both: both as f64,
            first: first as f64,
            second: second as f64,
            neither: (self.all - both - first - second) as f64,
        };
        table.ratio()
    }
}

fn pairs(key: &str) -> impl Iterator<Item = (&str, &str)> {
    key.split(' ').zip(key.split(' ').skip(1))
}

/// Some words of a phrase, in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    /// Bytes of the phrase.
    start: usize,
    end: usize,
    /// Places of the first word and past the last.
    words: (usize, usize),
}

/// The places in a phrase where a subject may be: what ends with a noun, and is more than a name.
fn subject_parts(key: &str, found: &Found) -> Vec<Part> {
    let can_be = |part: &Part| {
        let (first, last) = part.words;
        let is_head = found.heads >> (last - 1) & 1 == 1;
        let is_name = |word: usize| found.names >> word & 1 == 1;
        let goes_on = |word: usize| u32::from(found.joined) >> word & 1 == 1;
        is_head && !goes_on(first) && !goes_on(last) && !(first..last).all(is_name)
    };
    all_parts(key).into_iter().filter(can_be).collect()
}

fn all_parts(key: &str) -> Vec<Part> {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(key.match_indices(' ').map(|(at, _)| at + 1))
        .collect();
    let end = |word: usize| starts.get(word).map_or(key.len(), |next| next - 1);
    let mut parts = Vec::new();
    for first in 0..starts.len() {
        for length in LENGTHS {
            let last = first + length;
            if last <= starts.len() {
                parts.push(Part {
                    start: starts[first],
                    end: end(last),
                    words: (first, last),
                });
            }
        }
    }
    parts
}

/// The words in a row that a phrase has, the shortest first.
pub(super) fn parts(key: &str) -> Vec<&str> {
    let mut parts = all_parts(key);
    parts.sort_by_key(|part| (part.words.1 - part.words.0, part.start));
    parts
        .iter()
        .map(|part| &key[part.start..part.end])
        .collect()
}

/// Where each subject is used and how it is written.
fn gather(phrases: &Phrases, chosen: &FxHashSet<&str>) -> Vec<Subject> {
    let mut spellings: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut uses: FxHashMap<&str, Vec<Use>> = FxHashMap::default();
    for (key, found) in phrases {
        for part in outermost(key, found, chosen) {
            let name = &key[part.start..part.end];
            uses.entry(name).or_default().extend(&found.uses);
            let own = spellings.entry(name).or_default();
            for (spelling, count) in &found.spellings {
                *own.entry(words(spelling, part.words)).or_default() += count;
            }
        }
    }
    let subject = |(key, spellings): (&str, BTreeMap<&str, usize>)| {
        let mut uses = uses.remove(key).unwrap_or_default();
        uses.sort_unstable();
        uses.dedup();
        let most = spellings.iter().max_by_key(|(_, count)| **count);
        let name = most.map_or(key, |(name, _)| name);
        let others = spellings.keys().filter(|other| **other != name);
        Subject {
            key: key.to_owned(),
            name: name.to_owned(),
            aliases: others.map(|other| (*other).to_owned()).collect(),
            uses,
        }
    };
    spellings.into_iter().map(subject).collect()
}

/// The subjects in a phrase that are not in a longer one.
fn outermost(key: &str, found: &Found, chosen: &FxHashSet<&str>) -> Vec<Part> {
    let mut parts = subject_parts(key, found);
    parts.retain(|part| chosen.contains(&key[part.start..part.end]));
    let all = parts.clone();
    parts.retain(|part| {
        let holds = |other: &Part| {
            other != part && other.words.0 <= part.words.0 && part.words.1 <= other.words.1
        };
        !all.iter().any(holds)
    });
    parts
}

/// The words of a text from one place to another.
fn words(text: &str, (first, last): (usize, usize)) -> &str {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices(' ').map(|(at, _)| at + 1))
        .collect();
    let start = starts.get(first).copied().unwrap_or(0);
    let end = starts.get(last).map_or(text.len(), |next| next - 1);
    &text[start..end]
}
