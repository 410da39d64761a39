//! What relationships there are, looked at before rows are made for them.

use super::{OfType, OneWay, Rows, Sets};
use crate::graph::{NodeId, Store};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How many rows a type has at most for nodes with the same labels, one way.
const MAXIMUM_ROWS: usize = 8;

/// How many nodes there may be for each link in rows of their own, and how many in any case.
const SPARSE: (usize, usize) = (16, 1024);

/// Nodes from one to before another.
type Range = (u32, u32);

/// By type and label sets at the ends: how many relationships there are, and between which nodes.
pub(super) struct Survey(Vec<FxHashMap<Sets, Seen>>);

#[derive(Clone, Copy)]
struct Seen {
    count: usize,
    from: Range,
    to: Range,
}

/// Links that lead to nodes with the same labels.
struct Leading {
    set: u32,
    count: usize,
    range: Range,
}

impl Survey {
    pub(super) fn of(store: &Store) -> Self {
        let mut types = vec![FxHashMap::default(); store.type_names().count()];
        for id in store.relationships() {
            let (from, to) = store.endpoints(id);
            let sets = (store.label_sets.of(from), store.label_sets.of(to));
            let of_type: &mut FxHashMap<_, Seen> = &mut types[store.type_of(id).0 as usize];
            let seen = of_type.entry(sets).or_insert(Seen {
                count: 0,
                from: NOWHERE,
                to: NOWHERE,
            });
            seen.count += 1;
            seen.from = with(seen.from, from);
            seen.to = with(seen.to, to);
        }
        Self(types)
    }

    /// Rows to be filled.
    pub(super) fn types(self, store: &Store) -> Vec<OfType> {
        let types = self.0.into_iter().map(|seen| {
            let out = seen.iter().map(|((_, set), seen)| Leading {
                set: *set,
                count: seen.count,
                range: seen.from,
            });
            let back = seen.iter().map(|((set, _), seen)| Leading {
                set: *set,
                count: seen.count,
                range: seen.to,
            });
            OfType {
                out: one_way(out, store),
                back: one_way(back, store),
                between: seen
                    .iter()
                    .map(|(sets, seen)| (*sets, seen.count))
                    .collect(),
            }
        });
        types.collect()
    }
}

/// Rows for each label set that many links lead to, and for all others together.
fn one_way(all: impl Iterator<Item = Leading>, store: &Store) -> OneWay {
    let mut by_set: BTreeMap<u32, Leading> = BTreeMap::new();
    for one in all {
        let known = by_set.entry(one.set).or_insert(Leading {
            set: one.set,
            count: 0,
            range: NOWHERE,
        });
        known.count += one.count;
        known.range = union(known.range, one.range);
    }
    let mut by_count: Vec<_> = by_set.into_values().collect();
    by_count.sort_by_key(|one| std::cmp::Reverse(one.count));
    let mut way = OneWay::default();
    let mut rest = Vec::new();
    for one in by_count {
        let nodes = (one.range.1 - one.range.0) as usize;
        let is_dense = nodes <= one.count * SPARSE.0 + SPARSE.1;
        if way.rows.len() < MAXIMUM_ROWS && is_dense {
            let place = way.add(one.range);
            way.lead(one.set, place);
            way.rows[place].allow(store.label_sets.mask(one.set));
        } else {
            rest.push(one);
        }
    }
    let ranges = rest.iter().map(|one| one.range);
    if let Some(range) = ranges.reduce(union) {
        let place = way.add(range);
        way.rest = Some(place);
        for one in rest {
            way.rows[place].allow(store.label_sets.mask(one.set));
        }
    }
    way
}

impl OneWay {
    /// Adds empty rows and gives their place.
    fn add(&mut self, range: Range) -> usize {
        self.rows.push(Rows::new(range));
        self.rows.len() - 1
    }

    /// Nodes with a label set are led to by the rows at a place.
    fn lead(&mut self, set: u32, place: usize) {
        let number = set as usize;
        self.places.resize(self.places.len().max(number + 1), None);
        self.places[number] = Some(place);
    }

    /// The place of the rows that lead to nodes with a label set.
    fn place(&self, set: u32) -> Option<usize> {
        let own = self.places.get(set as usize).copied().flatten();
        own.or(self.rest)
    }

    /// The rows that lead to nodes with a label set.
    pub(super) fn leading_to(&mut self, set: u32) -> &mut Rows {
        let place = self.place(set).unwrap_or_else(|| {
            let rest = self.add((0, 0));
            self.rest = Some(rest);
            rest
        });
        &mut self.rows[place]
    }
}

const NOWHERE: Range = (u32::MAX, 0);

fn with(range: Range, node: NodeId) -> Range {
    union(range, (node.0, node.0 + 1))
}

fn union(one: Range, other: Range) -> Range {
    (one.0.min(other.0), one.1.max(other.1))
}
