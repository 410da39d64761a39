//! How probable something is, given some numbers: logistic regression.

use serde::{Deserialize, Serialize};

/// One weight for each number.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Logistic {
    weights: Vec<f64>,
}

/// A weight this far from zero costs as much as one example that is wrong by a nat.
const RIDGE: f64 = 1e-3;

/// Steps of the gradient descent.
const STEPS: usize = 400;

impl Logistic {
    /// The probability.
    #[must_use]
    pub fn probability(&self, numbers: &[f64]) -> f64 {
        let sum: f64 = self
            .weights
            .iter()
            .zip(numbers)
            .map(|(weight, number)| weight * number)
            .sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// The weights with which `examples` of `WIDTH` numbers are most probable, with a small ridge.
    ///
    /// Gradient descent with momentum (Nesterov 1983) on numbers brought to the same scale.
    #[must_use]
    pub fn fit<const WIDTH: usize>(examples: &[([f64; WIDTH], bool)]) -> Self {
        let scales = scales(examples);
        let mut own = Self {
            weights: vec![0.0; WIDTH],
        };
        let mut velocity = [0.0; WIDTH];
        for _ in 0..STEPS {
            let slopes = own.slopes(examples, &scales);
            for (((weight, velocity), slope), scale) in own
                .weights
                .iter_mut()
                .zip(&mut velocity)
                .zip(slopes)
                .zip(&scales)
            {
                *velocity = 0.9 * *velocity - slope;
                *weight += *velocity / scale;
            }
        }
        own
    }

    /// The slope of the mean loss in each scaled weight.
    fn slopes<const WIDTH: usize>(
        &self,
        examples: &[([f64; WIDTH], bool)],
        scales: &[f64; WIDTH],
    ) -> [f64; WIDTH] {
        let mut slopes = [0.0; WIDTH];
        for (numbers, is_true) in examples {
            let error = self.probability(numbers) - f64::from(u8::from(*is_true));
            for ((slope, number), scale) in slopes.iter_mut().zip(numbers).zip(scales) {
                *slope += error * number / scale;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a mean")]
        let count = examples.len().max(1) as f64;
        for ((slope, weight), scale) in slopes.iter_mut().zip(&self.weights).zip(scales) {
            *slope = *slope / count + RIDGE * weight * scale / count;
        }
        slopes
    }
}

/// The root mean square of each number.
fn scales<const WIDTH: usize>(examples: &[([f64; WIDTH], bool)]) -> [f64; WIDTH] {
    let mut scales = [0.0; WIDTH];
    for (numbers, _) in examples {
        for (scale, number) in scales.iter_mut().zip(numbers) {
            *scale += number * number;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a mean")]
    let count = examples.len().max(1) as f64;
    scales.map(|sum| (sum / count).sqrt().max(1e-9))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::Random;

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn it_finds_the_weights_that_made_the_examples() {
        let mut random = Random::new(5);
        let mut draw = || random.below(2000) as f64 / 1000.0 - 1.0;
        let truth = Logistic {
            weights: vec![0.5, -2.0, 3.0],
        };
        let examples: Vec<_> = (0..20_000)
            .map(|_| {
                let numbers = [1.0, draw() * 10.0, draw()];
                (
                    numbers,
                    truth.probability(&numbers) > f64::midpoint(draw(), 1.0),
                )
            })
            .collect();
        let found = Logistic::fit(&examples);
        for (found, truth) in found.weights.iter().zip(&truth.weights) {
            assert!((found - truth).abs() < 0.2, "{found} {truth}");
        }
    }

    #[test]
    fn what_is_probable_is_true_as_often() {
        let examples: Vec<_> = (0..100).map(|at| ([1.0], at % 4 == 0)).collect();
        assert!((Logistic::fit(&examples).probability(&[1.0]) - 0.25).abs() < 0.01);
        assert!((Logistic::fit::<1>(&[]).probability(&[1.0]) - 0.5).abs() < 0.01);
    }
}
