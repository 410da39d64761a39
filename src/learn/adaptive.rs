//! Weights that are being learnt: `AdaGrad` with a lasso that is caught up lazily, and averaged.
//!
//! Duchi, Hazan and Singer (2011), with the composite (proximal) update for the L1 penalty; the result
//! is the mean of the weights after each example since the mean was begun (Polyak and Juditsky 1992).

/// Weights with a step size of their own each.
pub(super) struct Adaptive {
    weights: Vec<f32>,
    squares: Vec<f32>,
    /// The tick at which each weight was last pulled towards zero.
    pulled: Vec<u32>,
    /// Sum of each weight over the ticks up to `pulled`.
    sums: Vec<f32>,
    now: u32,
    /// Since when sums are kept.
    since: u32,
    /// Step size.
    rate: f32,
    /// L1 penalty for each example.
    lasso: f32,
}

impl Adaptive {
    /// So many weights, all zero.
    pub(super) fn new(size: usize, rate: f32, lasso: f32) -> Self {
        Self {
            weights: vec![0.0; size],
            squares: vec![0.0; size],
            pulled: vec![0; size],
            sums: vec![0.0; size],
            now: 0,
            since: 0,
            rate,
            lasso,
        }
    }

    /// All weights as they are, whether caught up or not.
    pub(super) fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// The next example begins.
    pub(super) fn tick(&mut self) {
        self.now += 1;
    }

    /// Begins the mean anew.
    pub(super) fn forget(&mut self) {
        self.since = self.now;
        self.sums.fill(0.0);
    }

    /// `count` weights from `at`, pulled towards zero for all examples since they were last looked at.
    pub(super) fn current(&mut self, at: usize, count: usize) -> &[f32] {
        let last = self.pulled[at].max(self.since);
        #[expect(
            clippy::cast_precision_loss,
            reason = "fewer than 2²⁴ examples between"
        )]
        let (elapsed, counted) = (
            (self.now - self.pulled[at]) as f32,
            (self.now - last) as f32,
        );
        if elapsed > 0.0 {
            self.pulled[at] = self.now;
            for index in at..at + count {
                let weight = self.weights[index];
                if weight != 0.0 {
                    self.sums[index] += weight * counted;
                    let pull = self.lasso * elapsed * self.rate_of(index);
                    self.weights[index] = (weight.abs() - pull).max(0.0).copysign(weight);
                }
            }
        }
        &self.weights[at..at + count]
    }

    /// The means of all weights since they are kept, where `count` lie together.
    pub(super) fn mean(&mut self, count: usize) -> Vec<f32> {
        for at in (0..self.weights.len()).step_by(count) {
            self.current(at, count);
        }
        #[expect(clippy::cast_precision_loss, reason = "fewer than 2²⁴ examples")]
        let ticks = (self.now - self.since).max(1) as f32;
        self.sums.iter().map(|sum| sum / ticks).collect()
    }

    /// One step down the gradient, in the weights from `at`.
    pub(super) fn descend(&mut self, at: usize, gradient: &[f32]) {
        for (index, slope) in (at..).zip(gradient) {
            if *slope != 0.0 {
                self.squares[index] += slope * slope;
                self.weights[index] -= self.rate_of(index) * slope;
            }
        }
    }

    fn rate_of(&self, index: usize) -> f32 {
        self.rate / (self.squares[index] + 1e-6).sqrt()
    }
}
