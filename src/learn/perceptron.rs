//! The averaged perceptron: weights move when the best label is wrong, and their mean over all
//! steps is what is kept.

use super::feature::Feature;
use super::sparse::{SparseRow, pack_sparse};
use super::ternary::pack_ternary;
use rustc_hash::FxHashMap;

/// What gives each label a score for a feature.
pub trait Linear {
    /// Adds the feature's weights, if it has any, to the scores.
    fn add(&self, feature: Feature, scores: &mut [i32]);

    /// What one unit of the scores is worth.
    fn scale(&self) -> f32 {
        1.0
    }

    /// Sums the weights of `features` into `scores`, which begin at zero.
    #[inline]
    fn score(&self, features: &[Feature], scores: &mut [i32]) {
        scores.fill(0);
        for feature in features {
            self.add(*feature, scores);
        }
    }
}

/// A perceptron that is being trained. Features that were moved only a few times have no say, and
/// are dropped in the end: what remains has learnt to do without them.
#[derive(Debug, Clone, Default)]
pub struct Perceptron {
    labels: usize,
    least: u32,
    rows: FxHashMap<Feature, Row>,
    step: i64,
}

/// The weights of one feature, only those of labels that were ever moved.
#[derive(Debug, Clone, Default)]
struct Row {
    updates: u32,
    moved: Vec<Moved>,
}

/// The weight of one label, and the sum of its changes, each times the step it happened in.
#[derive(Debug, Clone, Copy)]
struct Moved {
    label: u8,
    value: i32,
    total: i64,
}

impl Linear for Perceptron {
    fn add(&self, feature: Feature, scores: &mut [i32]) {
        let Some(row) = self.rows.get(&feature) else {
            return;
        };
        if row.updates >= self.least {
            for moved in &row.moved {
                scores[usize::from(moved.label)] += moved.value;
            }
        }
    }
}

impl Perceptron {
    /// A perceptron of at most 64 labels, all weights zero; features count once they were moved
    /// `least` times.
    #[must_use]
    pub fn new(labels: usize, least: u32) -> Self {
        Self {
            labels,
            least,
            ..Self::default()
        }
    }

    /// Begins the next step; averages count each step once.
    pub fn tick(&mut self) {
        self.step += 1;
    }

    /// Moves the weights of `features` towards the label `right` and away from `wrong`.
    pub fn update(&mut self, features: &[Feature], right: u8, wrong: u8) {
        for feature in features {
            let row = self.rows.entry(*feature).or_default();
            row.updates += 1;
            change(&mut row.moved, right, 1, self.step);
            change(&mut row.moved, wrong, -1, self.step);
        }
    }

    /// The averaged weights, in the order of the features: at most `most` of these, the ones with
    /// the largest weights.
    #[must_use]
    pub fn average(&self, most: usize) -> Vec<SparseRow> {
        let mut rows: Vec<SparseRow> = self
            .rows
            .iter()
            .filter(|(_, row)| row.updates >= self.least)
            .map(|(feature, row)| (*feature, self.mean(row)))
            .collect();
        let size = |row: &[(u8, f32)]| {
            row.iter()
                .fold(0.0_f32, |most, (_, weight)| most.max(weight.abs()))
        };
        rows.sort_by(|(left, row), (right, other)| {
            size(other).total_cmp(&size(row)).then(left.cmp(right))
        });
        rows.truncate(most);
        rows.sort_unstable_by_key(|(feature, _)| *feature);
        rows
    }

    #[expect(clippy::cast_precision_loss, reason = "weights are small")]
    fn mean(&self, row: &Row) -> Vec<(u8, f32)> {
        let steps = (self.step + 1) as f64;
        let mean = |moved: &Moved| {
            #[expect(clippy::cast_possible_truncation, reason = "weights need few digits")]
            let mean = (f64::from(moved.value) - moved.total as f64 / steps) as f32;
            (moved.label, mean)
        };
        let mut row: Vec<_> = row.moved.iter().map(mean).collect();
        row.sort_unstable_by_key(|(label, _)| *label);
        row
    }

    /// At most `most` rows as bytes that [`TernaryWeights`](super::TernaryWeights) reads, if there are
    /// three labels.
    #[must_use]
    pub fn pack_ternary(&self, most: usize) -> Vec<u8> {
        pack_ternary(self.average(most))
    }

    /// At most `most` rows as bytes that [`SparseWeights`](super::SparseWeights) reads.
    #[must_use]
    pub fn pack_sparse(&self, most: usize) -> Vec<u8> {
        pack_sparse(self.labels, self.average(most))
    }
}

fn change(row: &mut Vec<Moved>, label: u8, by: i32, step: i64) {
    let at = row
        .iter()
        .position(|moved| moved.label == label)
        .unwrap_or_else(|| {
            let (value, total) = (0, 0);
            row.push(Moved {
                label,
                value,
                total,
            });
            row.len() - 1
        });
    row[at].value += by;
    row[at].total += i64::from(by) * step;
}

/// The label with the highest score among those that `allowed` names; the first of equals.
#[must_use]
#[inline]
pub fn best_label<S: PartialOrd + Copy>(
    scores: &[S],
    mut allowed: impl FnMut(u8) -> bool,
) -> Option<u8> {
    let mut best: Option<(u8, S)> = None;
    for (label, score) in (0_u8..).zip(scores) {
        if best.is_none_or(|(_, highest)| *score > highest) && allowed(label) {
            best = Some((label, *score));
        }
    }
    best.map(|(label, _)| label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::{Random, SparseWeights, TernaryWeights, feature};

    /// Points with three values each; the label is told by which value is the largest.
    fn examples() -> Vec<(Vec<Feature>, u8)> {
        let mut random = Random::new(5);
        let mut example = || {
            let values: [usize; 3] = std::array::from_fn(|_| random.below(6));
            let best = (0..3).max_by_key(|at| (values[*at], *at)).unwrap();
            let features = (0..3)
                .flat_map(|at| {
                    (0..=values[at]).map(move |step| feature(1, [at as u64, step as u64]))
                })
                .collect();
            (features, u8::try_from(best).unwrap())
        };
        (0..400).map(|_| example()).collect()
    }

    fn train(examples: &[(Vec<Feature>, u8)], passes: usize) -> Perceptron {
        let mut perceptron = Perceptron::new(3, 0);
        for _ in 0..passes {
            for (features, right) in examples {
                let best = guess(&perceptron, features);
                perceptron.tick();
                if best != *right {
                    perceptron.update(features, *right, best);
                }
            }
        }
        perceptron
    }

    fn guess(model: &impl Linear, features: &[Feature]) -> u8 {
        let mut scores = [0; 3];
        model.score(features, &mut scores);
        best_label(&scores, |_| true).unwrap()
    }

    fn errors(model: &impl Linear, examples: &[(Vec<Feature>, u8)]) -> usize {
        let is_wrong = |(features, right): &&(Vec<Feature>, u8)| guess(model, features) != *right;
        examples.iter().filter(is_wrong).count()
    }

    #[test]
    fn separable_examples_are_learnt_without_error() {
        let examples = examples();
        assert_eq!(errors(&train(&examples, 100), &examples), 0);
    }

    #[test]
    fn the_average_is_that_of_all_steps() {
        let examples = examples();
        let mut perceptron = Perceptron::new(3, 0);
        let mut sums: FxHashMap<(Feature, u8), f64> = FxHashMap::default();
        for (features, right) in &examples {
            let best = guess(&perceptron, features);
            perceptron.tick();
            if best != *right {
                perceptron.update(features, *right, best);
            }
            for (feature, row) in &perceptron.rows {
                for moved in &row.moved {
                    *sums.entry((*feature, moved.label)).or_default() += f64::from(moved.value);
                }
            }
        }
        // Steps count from one, and the zero weights before the first are one more.
        let steps = f64::from(u32::try_from(examples.len()).unwrap()) + 1.0;
        let mut compared = 0;
        for (feature, row) in perceptron.average(usize::MAX) {
            for (label, mean) in row {
                let naive = sums[&(feature, label)] / steps;
                assert!((naive - f64::from(mean)).abs() < 1e-4, "{naive} {mean}");
                compared += 1;
            }
        }
        assert!(compared > 20);
    }

    #[test]
    fn packed_weights_choose_as_the_exact_ones() {
        let examples = examples();
        let perceptron = train(&examples, 100);
        let ternary = TernaryWeights::read(perceptron.pack_ternary(usize::MAX)).unwrap();
        let sparse = SparseWeights::read(perceptron.pack_sparse(usize::MAX)).unwrap();
        assert!(errors(&ternary, &examples) <= 4);
        assert!(errors(&sparse, &examples) <= 4);
    }

    #[test]
    fn features_that_seldom_moved_are_silent() {
        let mut perceptron = Perceptron::new(2, 2);
        perceptron.update(&[1, 3], 0, 1);
        perceptron.update(&[3], 0, 1);
        let mut scores = [0; 2];
        perceptron.score(&[1], &mut scores);
        assert_eq!(scores, [0, 0]);
        perceptron.score(&[3], &mut scores);
        assert_eq!(scores, [2, -2]);
        assert_eq!(perceptron.average(9).len(), 1);
        assert_eq!(perceptron.average(0).len(), 0);
    }

    #[test]
    fn only_allowed_labels_are_chosen() {
        assert_eq!(best_label(&[3, 9, 9], |_| true), Some(1));
        assert_eq!(best_label(&[3, 9, 9], |label| label != 1), Some(2));
        assert_eq!(best_label(&[3, 9, 9], |_| false), None);
        assert_eq!(best_label::<i32>(&[], |_| true), None);
    }
}
