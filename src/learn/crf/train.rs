//! Training by stochastic gradient, with features left out at random.

use super::lattice::Lattice;
use super::transitions::Transitions;
use crate::learn::Random;
use crate::learn::adaptive::Adaptive;
use std::borrow::Cow;

/// One chain with the labels it should get.
#[derive(Debug, Clone, Default)]
pub struct Example {
    /// Where each position's rows begin in `rows`; one more entry than positions.
    pub offsets: Vec<u32>,
    /// Rows of the features that hold, position after position.
    pub rows: Vec<u32>,
    /// The right labels.
    pub labels: Vec<u8>,
}

impl Example {
    /// Adds a position with the rows of its features.
    ///
    /// # Panics
    ///
    /// When the chain has 2³² features or more.
    pub fn push(&mut self, rows: impl IntoIterator<Item = u32>, label: u8) {
        if self.offsets.is_empty() {
            self.offsets.push(0);
        }
        self.rows.extend(rows);
        let end = u32::try_from(self.rows.len()).expect("fewer than 2³² features in a chain");
        self.offsets.push(end);
        self.labels.push(label);
    }

    fn positions(&self) -> impl Iterator<Item = &[u32]> {
        self.offsets
            .windows(2)
            .map(|pair| &self.rows[pair[0] as usize..pair[1] as usize])
    }
}

/// How to train.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Passes over all examples.
    pub passes: usize,
    /// Step size.
    pub rate: f32,
    /// L1 penalty for each example.
    pub lasso: f32,
    /// Share of the features left out at random each time an example is looked at.
    pub dropout: f32,
    /// Order of the examples.
    pub seed: u64,
}

/// Weights learnt: rows of features and steps.
#[derive(Debug, Clone)]
pub struct Trained {
    /// One row of as many weights as labels for each feature.
    pub rows: Vec<f32>,
    /// Scores of the steps.
    pub transitions: Transitions,
}

impl Trained {
    /// The mean of models of the same features: it depends less than each on the order of the
    /// examples and on the features left out (model averaging, as in Polyak and Juditsky 1992 over steps).
    ///
    /// # Panics
    ///
    /// When there is no model, or not all have as many rows.
    #[must_use]
    pub fn mean(models: &[Self]) -> Self {
        let mean_of = |numbers: fn(&Self) -> &[f32]| {
            let mut sums = vec![0.0; numbers(&models[0]).len()];
            for model in models {
                assert_eq!(
                    numbers(model).len(),
                    sums.len(),
                    "models of the same features"
                );
                for (sum, number) in sums.iter_mut().zip(numbers(model)) {
                    *sum += number;
                }
            }
            #[expect(clippy::cast_precision_loss, reason = "a mean of a few")]
            let count = models.len() as f32;
            sums.into_iter().map(|sum: f32| sum / count).collect()
        };
        Self {
            rows: mean_of(|model| &model.rows),
            transitions: Transitions::new(
                mean_of(|model| model.transitions.starts()),
                mean_of(|model| model.transitions.steps()),
            ),
        }
    }
}

/// Learns from `examples`, whose rows are below `rows`; `on_pass` gets each pass's mean loss in nats.
#[must_use]
pub fn train(
    examples: &[Example],
    rows: usize,
    constraints: &Transitions,
    options: Options,
    mut on_pass: impl FnMut(usize, f64),
) -> Trained {
    let labels = constraints.labels();
    let mut learner = Learner {
        nodes: Adaptive::new(rows * labels, options.rate, options.lasso),
        steps: Adaptive::new(labels * labels, options.rate, 0.0),
        starts: constraints.starts().to_vec(),
        constraints: constraints.steps().to_vec(),
        labels,
        dropout: options.dropout,
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(options.seed);
    for pass in 0..options.passes {
        random.shuffle(&mut order);
        if pass == 1 {
            learner.nodes.forget();
            learner.steps.forget();
        }
        let loss: f64 = order
            .iter()
            .map(|at| learner.learn(&thinned(&examples[*at], options.dropout, &mut random)))
            .sum();
        #[expect(clippy::cast_precision_loss, reason = "a mean to be looked at")]
        on_pass(pass, loss / examples.len().max(1) as f64);
    }
    learner.finish()
}

/// The example without some of its features.
fn thinned<'a>(example: &'a Example, dropout: f32, random: &mut Random) -> Cow<'a, Example> {
    if dropout <= 0.0 {
        return Cow::Borrowed(example);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to 65536"
    )]
    let limit = (dropout * 65536.0) as u64;
    let mut thin = Example::default();
    let mut bits = 0;
    let mut left = 0;
    for (rows, label) in example.positions().zip(&example.labels) {
        let kept = rows.iter().copied().filter(|_| {
            if left == 0 {
                (bits, left) = (random.next_number(), 4);
            }
            let draw = bits & 0xffff;
            bits >>= 16;
            left -= 1;
            draw >= limit
        });
        thin.push(kept, *label);
    }
    Cow::Owned(thin)
}

struct Learner {
    nodes: Adaptive,
    steps: Adaptive,
    starts: Vec<f32>,
    constraints: Vec<f32>,
    labels: usize,
    dropout: f32,
}

impl Learner {
    /// One step down the gradient of the negative log-likelihood; gives the loss before it.
    fn learn(&mut self, example: &Example) -> f64 {
        let labels = self.labels;
        self.nodes.tick();
        self.steps.tick();
        let scores = self.scores(example);
        self.steps.current(0, self.labels * self.labels);
        let transitions = self.transitions(self.steps.weights());
        let lattice = Lattice {
            nodes: &scores,
            transitions: &transitions,
        };
        let marginals = lattice.marginals();
        for (at, rows) in example.positions().enumerate() {
            let mut gradient: [f32; 32] = [0.0; 32];
            let gradient = &mut gradient[..labels];
            gradient.copy_from_slice(&marginals.nodes[at * labels..][..labels]);
            gradient[usize::from(example.labels[at])] -= 1.0;
            if gradient.iter().all(|value| value.abs() < 1e-4) {
                continue;
            }
            for row in rows {
                self.nodes.descend(*row as usize * labels, gradient);
            }
        }
        let mut steps = marginals.steps;
        for pair in example.labels.windows(2) {
            steps[usize::from(pair[0]) * labels + usize::from(pair[1])] -= 1.0;
        }
        self.steps.descend(0, &steps);
        marginals.log_partition - f64::from(lattice.score(&example.labels))
    }

    fn scores(&mut self, example: &Example) -> Vec<f32> {
        let labels = self.labels;
        let mut scores = vec![0.0; example.labels.len() * labels];
        for (rows, scores) in example.positions().zip(scores.chunks_exact_mut(labels)) {
            for row in rows {
                let row = self.nodes.current(*row as usize * labels, labels);
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += weight;
                }
            }
        }
        scores
    }

    fn transitions(&self, steps: &[f32]) -> Transitions {
        let steps = steps.iter().zip(&self.constraints);
        Transitions::new(
            self.starts.clone(),
            steps.map(|(weight, allowed)| weight + allowed).collect(),
        )
    }

    fn finish(mut self) -> Trained {
        self.nodes.tick();
        self.steps.tick();
        let mut rows = self.nodes.mean(self.labels);
        // Without dropout there are more features that add up.
        for weight in &mut rows {
            *weight *= 1.0 - self.dropout;
        }
        let steps = self.steps.mean(self.labels * self.labels);
        Trained {
            transitions: self.transitions(&steps),
            rows,
        }
    }
}
