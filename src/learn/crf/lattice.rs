//! One chain to be labelled: a score for each label at each position, and for each step between labels.

use super::transitions::Transitions;

/// The scores of one chain; its length is that of `nodes` divided by the number of labels.
#[derive(Debug, Clone, Copy)]
pub struct Lattice<'a> {
    /// Scores of the labels at the first position, then at the second, and so on.
    pub nodes: &'a [f32],
    /// Scores of the steps.
    pub transitions: &'a Transitions,
}

/// What a model expects of a chain: Lafferty, `McCallum` and Pereira (2001).
#[derive(Debug, Clone, Default)]
pub struct Marginals {
    /// Logarithm of the sum of all labellings' exponentiated scores.
    pub log_partition: f64,
    /// Probability of each label at each position, laid out as [`Lattice::nodes`].
    pub nodes: Vec<f32>,
    /// Probability of each step between labels, summed over the chain: from-label by to-label.
    pub steps: Vec<f32>,
}

impl Lattice<'_> {
    /// Number of positions.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len() / self.transitions.labels()
    }

    /// Whether there is nothing to label.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The score of one labelling.
    #[must_use]
    pub fn score(&self, labels: &[u8]) -> f32 {
        (0..labels.len()).map(|at| self.step_into(labels, at)).sum()
    }

    /// What the label at a position adds to the score of a labelling.
    pub(super) fn step_into(&self, labels: &[u8], at: usize) -> f32 {
        let label = labels[at];
        let step = match at.checked_sub(1) {
            None => self.transitions.start(label),
            Some(before) => self.transitions.step(labels[before], label),
        };
        step + self.nodes[at * self.transitions.labels() + usize::from(label)]
    }

    /// The labelling with the highest score (Viterbi).
    #[must_use]
    pub fn best(&self) -> Vec<u8> {
        let (scores, back) = self.best_before();
        let count = self.transitions.labels();
        let last = scores.len().saturating_sub(count);
        follow(&scores[last..], &back, self.len())
    }

    /// The labelling with the highest score among those in which `label` occurs.
    #[must_use]
    pub fn best_with(&self, label: u8) -> Vec<u8> {
        let count = self.transitions.labels();
        let (before, back) = self.best_before();
        let (after, next) = self.best_after();
        let through = |at: usize| {
            let place = at * count + usize::from(label);
            before[place] + after[place]
        };
        let Some(middle) =
            (0..self.len()).max_by(|left, right| through(*left).total_cmp(&through(*right)))
        else {
            return Vec::new();
        };
        let mut labels = vec![label; self.len()];
        for at in (0..middle).rev() {
            labels[at] = back[(at + 1) * count + usize::from(labels[at + 1])];
        }
        for at in middle + 1..self.len() {
            labels[at] = next[(at - 1) * count + usize::from(labels[at - 1])];
        }
        labels
    }

    /// For each position and label the best score up to there, and the label before.
    pub(super) fn best_before(&self) -> (Vec<f32>, Vec<u8>) {
        let count = self.transitions.labels();
        let mut scores = self.first();
        scores.reserve(self.nodes.len());
        let mut back = vec![0; count.min(self.nodes.len())];
        back.reserve(self.nodes.len());
        for (place, node) in self.nodes.iter().enumerate().skip(count) {
            let before = (place / count - 1) * count;
            let steps = self.transitions.into(place % count);
            let (from, score) = best_step(&scores[before..before + count], steps);
            scores.push(score + node);
            back.push(from);
        }
        (scores, back)
    }

    /// For each position and label the best score of what follows, and the label after.
    pub(super) fn best_after(&self) -> (Vec<f32>, Vec<u8>) {
        let count = self.transitions.labels();
        let mut scores = vec![0.0; self.nodes.len()];
        let mut next = vec![0; self.nodes.len()];
        let mut ahead = vec![0.0; count];
        for at in (0..self.len().saturating_sub(1)).rev() {
            let after = (at + 1) * count;
            for (label, ahead) in ahead.iter_mut().enumerate() {
                *ahead = scores[after + label] + self.nodes[after + label];
            }
            for from in 0..count {
                let (to, score) = best_step(&ahead, self.transitions.from(from));
                scores[at * count + from] = score;
                next[at * count + from] = to;
            }
        }
        (scores, next)
    }

    /// Probabilities of labels and steps (forward-backward, each position scaled to sum to one).
    #[must_use]
    pub fn marginals(&self) -> Marginals {
        let count = self.transitions.labels();
        let mut own = Marginals {
            nodes: vec![0.0; self.nodes.len()],
            steps: vec![0.0; count * count],
            log_partition: 0.0,
        };
        if self.is_empty() {
            return own;
        }
        let (weights, peaks) = self.exponentiated();
        let (forward, scales) = self.forward(&weights);
        own.log_partition = peaks
            + scales
                .iter()
                .map(|scale| f64::from(*scale).ln())
                .sum::<f64>();
        self.backward(&weights, &forward, &scales, &mut own);
        own
    }

    fn first(&self) -> Vec<f32> {
        let count = self.transitions.labels();
        let nodes = self.nodes.get(..count).unwrap_or_default();
        nodes
            .iter()
            .zip(0..)
            .map(|(node, label)| node + self.transitions.start(label))
            .collect()
    }

    /// Each position's scores, exponentiated relative to their peak, and the sum of the peaks.
    fn exponentiated(&self) -> (Vec<f32>, f64) {
        let count = self.transitions.labels();
        let mut weights = Vec::with_capacity(self.nodes.len());
        let mut peaks = 0.0;
        for nodes in self.nodes.chunks_exact(count) {
            let peak = nodes.iter().copied().fold(f32::MIN, f32::max);
            peaks += f64::from(peak);
            weights.extend(nodes.iter().map(|node| (node - peak).exp()));
        }
        (weights, peaks)
    }

    fn forward(&self, weights: &[f32]) -> (Vec<f32>, Vec<f32>) {
        let count = self.transitions.labels();
        let mut forward = vec![0.0; weights.len()];
        let mut scales = Vec::with_capacity(self.len());
        for at in 0..self.len() {
            let (before, rest) = forward.split_at_mut(at * count);
            let own = &mut rest[..count];
            for (to, value) in own.iter_mut().enumerate() {
                let reached = match before.rchunks_exact(count).next() {
                    None => self.transitions.exp_start(to),
                    Some(before) => dot(before, self.transitions.exp_into(to)),
                };
                *value = reached * weights[at * count + to];
            }
            let scale = own.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            for value in own {
                *value /= scale;
            }
            scales.push(scale);
        }
        (forward, scales)
    }

    fn backward(&self, weights: &[f32], forward: &[f32], scales: &[f32], own: &mut Marginals) {
        let count = self.transitions.labels();
        let mut after = vec![1.0_f32; count];
        let mut pulled = vec![0.0_f32; count];
        for at in (0..self.len()).rev() {
            let here = &forward[at * count..][..count];
            let nodes = &mut own.nodes[at * count..][..count];
            for ((node, forward), after) in nodes.iter_mut().zip(here).zip(&after) {
                *node = forward * after;
            }
            let Some(before) = at.checked_sub(1) else {
                break;
            };
            for (label, value) in pulled.iter_mut().enumerate() {
                *value = after[label] * weights[at * count + label] / scales[at];
            }
            let before = &forward[before * count..][..count];
            for (from, value) in after.iter_mut().enumerate() {
                let steps = self.transitions.exp_from(from);
                *value = dot(steps, &pulled);
                let sums = &mut own.steps[from * count..][..count];
                for ((sum, step), pulled) in sums.iter_mut().zip(steps).zip(&pulled) {
                    *sum += before[from] * step * pulled;
                }
            }
        }
    }
}

fn dot(left: &[f32], right: &[f32]) -> f32 {
    left.iter()
        .zip(right)
        .map(|(left, right)| left * right)
        .sum()
}

fn best_step(scores: &[f32], steps: &[f32]) -> (u8, f32) {
    let mut best = (0, f32::NEG_INFINITY);
    for ((score, step), from) in scores.iter().zip(steps).zip(0..) {
        if score + step > best.1 {
            best = (from, score + step);
        }
    }
    best
}

fn follow(scores: &[f32], back: &[u8], length: usize) -> Vec<u8> {
    let (mut label, _) = best_step(scores, &vec![0.0; scores.len()]);
    let mut labels = vec![0; length];
    for at in (0..length).rev() {
        labels[at] = label;
        label = back[at * scores.len() + usize::from(label)];
    }
    labels
}
