//! Known names close to one that is not known.

use super::{Names, fold};

/// How many suggestions are made at most.
const MOST: usize = 3;
/// Fewer letters begin too many names, in characters.
const BEGINNING: usize = 3;

/// In longer names, two slips are likely.
const LONG: usize = 7;

impl Names {
    /// Names of entities that may have been meant by `name`: those that begin so, and the canonical
    /// names of those that differ by slips of the hand, the closest first.
    pub(crate) fn similar(&self, name: &str) -> Vec<&str> {
        let spellings = self.entities.iter();
        let whole = spellings.map(|(key, spelling)| (key, &spelling.entries));
        let named = whole.chain(&self.endings);
        let is_beginning = name.chars().count() >= BEGINNING;
        let begun = self.completions(name).filter(|_| is_beginning);
        let mut meant: Vec<&str> = begun.take(MOST).collect();
        let close = closest(
            name,
            named.flat_map(|(key, entries)| {
                let canonical = entries.iter().map(|entry| &*self.entries[*entry].name);
                canonical.map(move |name| (&**key, name))
            }),
        );
        for name in close {
            if meant.len() < MOST && !meant.contains(&name) {
                meant.push(name);
            }
        }
        meant
    }

    /// Names of entities from which `name` differs by slips of the hand alone.
    pub(crate) fn misspelt(&self, name: &str) -> Vec<&str> {
        let wanted = fold(name);
        let spellings = self.entities.iter();
        let whole = spellings.map(|(key, spelling)| (key, &spelling.entries));
        let length = wanted.chars().count();
        // One slip; in long names, two.
        let allowed = if length > LONG { 2 } else { 1 };
        let near = |key: &str| {
            length > 2
                && key.chars().count().abs_diff(length) <= allowed
                && (1..=allowed).contains(&strsim::osa_distance(key, &wanted))
        };
        let mut close: Vec<&str> = whole
            .chain(&self.endings)
            .filter(|(key, _)| near(key))
            .flat_map(|(_, entries)| entries.iter().map(|entry| &*self.entries[*entry].name))
            .collect();
        close.sort_unstable();
        close.dedup();
        close.truncate(MOST);
        close
    }

    /// Names of documents and publishers that may have been meant by `name`, the closest first.
    pub(crate) fn similar_documents(&self, name: &str) -> Vec<&str> {
        let named = self.documents.iter();
        closest(
            name,
            named.filter_map(|(key, names)| Some((&**key, &*names.first()?.value))),
        )
    }
}

/// The names of those `candidates` whose keys differ from `wanted` by slips of the hand.
pub(crate) fn closest<'a>(
    wanted: &str,
    candidates: impl Iterator<Item = (&'a str, &'a str)>,
) -> Vec<&'a str> {
    let wanted = fold(wanted);
    let length = wanted.chars().count();
    let allowed = match length {
        0 | 1 => return Vec::new(),
        2..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    let mut close: Vec<(usize, bool, &str)> = candidates
        .filter(|(key, _)| key.chars().count().abs_diff(length) <= allowed)
        .map(|(key, name)| (strsim::osa_distance(key, &wanted), key, name))
        .filter(|(distance, ..)| *distance <= allowed && *distance < length)
        .map(|(distance, key, name)| (distance, letters(key) != letters(&wanted), name))
        .collect();
    close.sort_unstable();
    let best = close.first().map_or(0, |(distance, ..)| *distance);
    let mut names: Vec<&str> = Vec::new();
    for (distance, _, name) in close {
        if distance <= best + 1 && !names.contains(&name) && names.len() < MOST {
            names.push(name);
        }
    }
    names
}

/// The same for words that differ only in the order of their letters.
fn letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}
