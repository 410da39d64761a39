//! The few best labellings of a chain, lazily: Huang and Chiang (2005), algorithm 3.

use super::lattice::Lattice;
use std::cmp::Ordering;

/// One way to label a chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelling {
    /// Its score.
    pub score: f32,
    /// One label for each position.
    pub labels: Vec<u8>,
}

impl Lattice<'_> {
    /// The `count` labellings with the highest scores, best first; fewer if there are no more.
    #[must_use]
    pub fn k_best(&self, count: usize) -> Vec<Labelling> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut search = Search::new(self);
        (0..count)
            .map_while(|rank| search.labelling(rank))
            .collect()
    }
}

/// A labelling of the chain up to one position that ends in one label.
#[derive(Debug, Clone, Copy)]
struct Derivation {
    score: f32,
    /// The label before, and which of the derivations that end there.
    from: u8,
    rank: u32,
}

/// Derivations of one position and label, best first, and those that may come next.
#[derive(Debug, Clone, Default)]
struct Cell {
    known: Vec<Derivation>,
    next: Vec<Derivation>,
}

struct Search<'a> {
    lattice: &'a Lattice<'a>,
    labels: usize,
    cells: Vec<Cell>,
}

impl<'a> Search<'a> {
    fn new(lattice: &'a Lattice<'a>) -> Self {
        let labels = lattice.transitions.labels();
        let mut search = Self {
            lattice,
            labels,
            cells: vec![Cell::default(); lattice.nodes.len() + 1],
        };
        for at in 0..lattice.len() {
            for label in 0..labels {
                search.begin(at, label);
            }
        }
        search.begin_end();
        search
    }

    /// Finds a cell's best derivation, and remembers the best from each other label.
    fn begin(&mut self, at: usize, label: usize) {
        let node = self.lattice.nodes[at * self.labels + label];
        let derivations: Vec<Derivation> = if at == 0 {
            let score = node + self.lattice.transitions.start(to_label(label));
            vec![Derivation {
                score,
                from: 0,
                rank: 0,
            }]
        } else {
            let steps = self.lattice.transitions.into(label);
            self.best_of(at - 1, |from| node + steps[from])
        };
        self.store(at * self.labels + label, derivations);
    }

    /// The cell past the end, which every labelling ends in.
    fn begin_end(&mut self) {
        let derivations = self.best_of(self.lattice.len() - 1, |_| 0.0);
        self.store(self.lattice.nodes.len(), derivations);
    }

    fn best_of(&self, at: usize, added: impl Fn(usize) -> f32) -> Vec<Derivation> {
        (0..self.labels)
            .filter_map(|from| {
                let best = self.cells[at * self.labels + from].known.first()?;
                let score = best.score + added(from);
                (score > f32::NEG_INFINITY).then_some(Derivation {
                    score,
                    from: to_label(from),
                    rank: 0,
                })
            })
            .collect()
    }

    fn store(&mut self, cell: usize, mut derivations: Vec<Derivation>) {
        derivations.retain(|derivation| derivation.score > f32::NEG_INFINITY);
        let best = take_best(&mut derivations);
        self.cells[cell].known.extend(best);
        self.cells[cell].next = derivations;
    }

    /// Makes sure that the cell knows its derivation of this rank, if there is one.
    fn extend(&mut self, cell: usize, rank: usize) -> Option<Derivation> {
        while self.cells[cell].known.len() <= rank {
            let last = *self.cells[cell].known.last()?;
            self.propose(cell, last);
            let best = take_best(&mut self.cells[cell].next)?;
            self.cells[cell].known.push(best);
        }
        self.cells[cell].known.get(rank).copied()
    }

    /// Adds the derivation that goes on from the next best one before.
    fn propose(&mut self, cell: usize, last: Derivation) {
        let at = cell / self.labels;
        let Some(before) = at.checked_sub(1) else {
            return;
        };
        let before = before * self.labels + usize::from(last.from);
        let used = self.cells[before].known[last.rank as usize].score;
        if let Some(next) = self.extend(before, last.rank as usize + 1) {
            self.cells[cell].next.push(Derivation {
                score: last.score - used + next.score,
                from: last.from,
                rank: last.rank + 1,
            });
        }
    }

    fn labelling(&mut self, rank: usize) -> Option<Labelling> {
        let end = self.extend(self.lattice.nodes.len(), rank)?;
        let mut labels = vec![0; self.lattice.len()];
        let mut derivation = end;
        for at in (0..labels.len()).rev() {
            labels[at] = derivation.from;
            let cell = at * self.labels + usize::from(derivation.from);
            derivation = *self.cells[cell].known.get(derivation.rank as usize)?;
        }
        Some(Labelling {
            score: end.score,
            labels,
        })
    }
}

fn take_best(derivations: &mut Vec<Derivation>) -> Option<Derivation> {
    let best = derivations
        .iter()
        .enumerate()
        .max_by(|left, right| compare(left.1, right.1))?;
    Some(derivations.swap_remove(best.0))
}

fn compare(left: &Derivation, right: &Derivation) -> Ordering {
    left.score
        .total_cmp(&right.score)
        .then(right.from.cmp(&left.from))
}

fn to_label(label: usize) -> u8 {
    u8::try_from(label).unwrap_or(u8::MAX)
}
