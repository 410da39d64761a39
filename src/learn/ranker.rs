//! Which of several is chosen, given some numbers about each: the conditional logit (`McFadden` 1974).

use serde::{Deserialize, Serialize};

/// One weight for each number.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Ranker {
    weights: Vec<f64>,
}

/// What a weight's square costs, beside the mean loss.
const RIDGE: f64 = 1e-3;

/// Steps of the gradient descent, and how long they are.
const STEPS: usize = 600;
const RATE: f64 = 0.2;

/// The numbers of each option, and whether it is a right one.
pub type Options<const WIDTH: usize> = Vec<([f64; WIDTH], bool)>;

impl Ranker {
    /// What the numbers are worth together.
    #[must_use]
    pub fn score(&self, numbers: &[f64]) -> f64 {
        let products = self.weights.iter().zip(numbers);
        products.map(|(weight, number)| weight * number).sum()
    }

    /// How probable each option is.
    #[must_use]
    pub fn probabilities<'n>(&self, options: impl IntoIterator<Item = &'n [f64]>) -> Vec<f64> {
        let scores: Vec<f64> = options.into_iter().map(|one| self.score(one)).collect();
        let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let odds: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
        let sum: f64 = odds.iter().sum();
        odds.into_iter().map(|one| one / sum).collect()
    }

    /// The weights with which right options are most probable, with a small ridge; choices without a
    /// right one teach nothing.
    ///
    /// Gradient descent with a step size of its own for each weight (`AdaGrad`).
    #[must_use]
    pub fn fit<const WIDTH: usize>(choices: &[Options<WIDTH>]) -> Self {
        let mut own = Self {
            weights: vec![0.0; WIDTH],
        };
        let choices: Vec<&Options<WIDTH>> = choices
            .iter()
            .filter(|options| options.iter().any(|(_, is_right)| *is_right))
            .collect();
        let mut squares = [0.0_f64; WIDTH];
        for _ in 0..STEPS {
            let slopes = own.slopes(&choices);
            for ((weight, square), slope) in own.weights.iter_mut().zip(&mut squares).zip(slopes) {
                *square += slope * slope;
                *weight -= RATE * slope / (square.sqrt() + 1e-9);
            }
        }
        own
    }

    /// The slope of the mean loss in each weight.
    fn slopes<const WIDTH: usize>(&self, choices: &[&Options<WIDTH>]) -> [f64; WIDTH] {
        let mut slopes = [0.0; WIDTH];
        for options in choices {
            let shares = self.probabilities(options.iter().map(|(numbers, _)| &numbers[..]));
            let right = |at: usize| if options[at].1 { shares[at] } else { 0.0 };
            let all: f64 = (0..options.len()).map(right).sum();
            for (at, (numbers, _)) in options.iter().enumerate() {
                let error = shares[at] - right(at) / all.max(1e-12);
                for (slope, number) in slopes.iter_mut().zip(numbers) {
                    *slope += error * number;
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a mean")]
        let count = choices.len().max(1) as f64;
        for (slope, weight) in slopes.iter_mut().zip(&self.weights) {
            *slope = *slope / count + RIDGE * weight;
        }
        slopes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::Random;

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn it_finds_what_choices_depend_on() {
        let mut random = Random::new(7);
        let mut draw = || random.below(2000) as f64 / 1000.0 - 1.0;
        let choices: Vec<Options<2>> = (0..400)
            .map(|_| {
                let options = [[draw(), draw()], [draw(), draw()], [draw(), draw()]];
                let worth = |one: &[f64; 2]| one[0] - 2.0 * one[1];
                let most = options.iter().map(worth).fold(f64::NEG_INFINITY, f64::max);
                options.map(|one| (one, worth(&one) >= most)).to_vec()
            })
            .collect();
        let found = Ranker::fit(&choices);
        assert!(
            found.weights[0] > 1.0 && found.weights[1] < -2.0,
            "{found:?}"
        );
        let shares = found.probabilities([&[1.0, -1.0][..], &[-1.0, 1.0][..]]);
        assert!(shares[0] > 0.99 && (shares[0] + shares[1] - 1.0).abs() < 1e-9);
    }
}
