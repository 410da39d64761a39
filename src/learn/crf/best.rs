//! The few best labellings of a chain.
//!
//! Lawler (1972): each further labelling is the best of those that agree with an earlier one up to some
//! position and differ there. The best completion of any beginning is known from the Viterbi search
//! backwards, so that a labelling costs one walk along the places where labels are open.

use super::lattice::Lattice;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A labelling and its score.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelling {
    /// The score, as [`Lattice::score`] gives it.
    pub score: f32,
    /// A label for each position.
    pub labels: Vec<u8>,
}

/// A labelling not yet written out: one found before, but with another label at some position.
#[derive(Debug, Clone, Copy)]
struct Deviation {
    score: f32,
    /// Which labelling found before.
    like: usize,
    at: usize,
    label: u8,
}

impl PartialEq for Deviation {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Deviation {}

impl PartialOrd for Deviation {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Deviation {
    /// The better first; equal ones in the order of their positions.
    fn cmp(&self, other: &Self) -> Ordering {
        self.score
            .total_cmp(&other.score)
            .then_with(|| other.like.cmp(&self.like))
            .then_with(|| other.at.cmp(&self.at))
            .then_with(|| other.label.cmp(&self.label))
    }
}

impl Lattice<'_> {
    /// At most so many labellings, the best first, none of which is more than `within` worse than the
    /// best.
    #[must_use]
    pub fn best_few(&self, most: usize, within: f32) -> Vec<Labelling> {
        if self.is_empty() {
            return Vec::new();
        }
        let first = self.best_labelling();
        let search = Search::new(self, first.score - within);
        let mut found: Vec<Labelling> = Vec::with_capacity(most);
        let mut waiting = BinaryHeap::new();
        let mut next = Some((first, 0));
        while let Some((labelling, from)) = next.take() {
            if found.len() == most {
                break;
            }
            search.deviate(&labelling, from, found.len(), &mut waiting);
            found.push(labelling);
            next = waiting.pop().map(|deviation| {
                let labelling = search.write_out(&found[deviation.like], deviation);
                (labelling, deviation.at + 1)
            });
        }
        found
    }

    fn best_labelling(&self) -> Labelling {
        let labels = self.best();
        Labelling {
            score: self.score(&labels),
            labels,
        }
    }
}

/// What is looked up again and again in a search.
struct Search<'l> {
    lattice: &'l Lattice<'l>,
    least: f32,
    /// The best score of what follows each label, and the label after it.
    after: Vec<f32>,
    next: Vec<u8>,
    /// Positions and labels through which a labelling leads that is good enough.
    open: Vec<(usize, u8)>,
}

impl<'l> Search<'l> {
    fn new(lattice: &'l Lattice<'l>, least: f32) -> Self {
        let labels = lattice.transitions.labels();
        let (before, _) = lattice.best_before();
        let (after, next) = lattice.best_after();
        // Sums in another order differ in their last bits.
        let slack = 1e-3;
        let open = (0..lattice.nodes.len())
            .filter(|place| before[*place] + after[*place] >= least - slack)
            .map(|place| {
                (
                    place / labels,
                    u8::try_from(place % labels).unwrap_or(u8::MAX),
                )
            })
            .collect();
        Self {
            lattice,
            least,
            after,
            next,
            open,
        }
    }

    /// Adds what differs from a labelling first at `from` or later.
    fn deviate(
        &self,
        labelling: &Labelling,
        from: usize,
        like: usize,
        waiting: &mut BinaryHeap<Deviation>,
    ) {
        let (nodes, transitions) = (self.lattice.nodes, self.lattice.transitions);
        let count = transitions.labels();
        let labels = &labelling.labels;
        let mut known = 0;
        let mut beginning = 0.0;
        let first = self.open.partition_point(|(at, _)| *at < from);
        for &(at, label) in &self.open[first..] {
            while known < at {
                beginning += self.lattice.step_into(labels, known);
                known += 1;
            }
            if labels[at] == label {
                continue;
            }
            let place = at * count + usize::from(label);
            let step = match at.checked_sub(1) {
                None => transitions.start(label),
                Some(before) => transitions.step(labels[before], label),
            };
            let score = beginning + step + nodes[place] + self.after[place];
            if score >= self.least {
                waiting.push(Deviation {
                    score,
                    like,
                    at,
                    label,
                });
            }
        }
    }

    fn write_out(&self, like: &Labelling, deviation: Deviation) -> Labelling {
        let count = self.lattice.transitions.labels();
        let mut labels = like.labels.clone();
        labels[deviation.at] = deviation.label;
        for at in deviation.at + 1..labels.len() {
            labels[at] = self.next[(at - 1) * count + usize::from(labels[at - 1])];
        }
        Labelling {
            score: deviation.score,
            labels,
        }
    }
}
