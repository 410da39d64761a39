//! Known names close to one that is not known.

use super::{Names, fold};

/// How many suggestions are made at most.
const MOST: usize = 3;

impl Names {
    /// Canonical names of entities that may have been meant by `name`, the closest first.
    pub(crate) fn similar(&self, name: &str) -> Vec<&str> {
        let spellings = self.entities.iter();
        let whole = spellings.map(|(key, spelling)| (key, &spelling.entries));
        let named = whole.chain(&self.endings);
        closest(
            name,
            named.flat_map(|(key, entries)| {
                let canonical = entries.iter().map(|entry| &*self.entries[*entry].name);
                canonical.map(move |name| (&**key, name))
            }),
        )
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
    let mut close: Vec<(usize, &str)> = candidates
        .filter(|(key, _)| key.chars().count().abs_diff(length) <= allowed)
        .map(|(key, name)| (strsim::osa_distance(key, &wanted), name))
        .filter(|(distance, _)| *distance <= allowed && *distance < length)
        .collect();
    close.sort_unstable();
    let best = close.first().map_or(0, |(distance, _)| *distance);
    let mut names: Vec<&str> = Vec::new();
    for (distance, name) in close {
        if distance <= best + 1 && !names.contains(&name) && names.len() < MOST {
            names.push(name);
        }
    }
    names
}
