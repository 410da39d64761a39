//! Which of a few proposals is best: the conditional logit model (`McFadden` 1974), a reranker.
//!
//! Each proposal has features, each feature one weight; the proposal with the greatest sum is chosen.
//! Layout on disk, little-endian: magic, scale (f32), zeros up to byte 28, then buckets, in which a
//! feature stands for one signed byte.

use super::Random;
use super::adaptive::Adaptive;
use super::buckets::{BUCKET, Buckets};
use super::feature::Feature;
use super::shares::shares;
use super::weights::{Alphabet, WeightsError, header, quantise, scale_for, scale_in};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::Reverse;

const MAGIC: [u8; 4] = *b"WSH1";
const HEADER: usize = BUCKET - 4;
const WEIGHT: u32 = 8;

/// Proposals to choose from, and how good each is; to learn from.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// The features of each proposal.
    pub proposals: Vec<Vec<Feature>>,
    /// The greater the better; those that are best are all right.
    pub rewards: Vec<f32>,
}

impl Choice {
    /// Whether something holds: a choice against a proposal that has no features.
    #[must_use]
    pub fn yes_or_no(features: Vec<Feature>, holds: bool) -> Self {
        let reward = |is_right| f32::from(u8::from(is_right));
        Self {
            proposals: vec![features, Vec::new()],
            rewards: vec![reward(holds), reward(!holds)],
        }
    }
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub struct ChoiceOptions {
    /// Passes over all choices.
    pub passes: usize,
    /// Step size.
    pub rate: f32,
    /// L1 penalty for each choice.
    pub lasso: f32,
    /// Features that are met in fewer choices get no weight.
    pub rare: u32,
    /// Order of the choices.
    pub seed: u64,
}

/// Learns from choices (stochastic gradient of the likelihood that one of the best is chosen), and
/// gives the bytes of a model.
#[must_use]
pub fn learn_choices(choices: &[&Choice], options: ChoiceOptions) -> Vec<u8> {
    let mut counts: FxHashMap<Feature, u32> = FxHashMap::default();
    for choice in choices {
        for feature in telling(choice) {
            *counts.entry(feature).or_default() += 1;
        }
    }
    let mut alphabet = Alphabet::default();
    let rows: Vec<Vec<Vec<u32>>> = choices
        .iter()
        .map(|choice| {
            let row = |features: &Vec<Feature>| {
                let frequent = features
                    .iter()
                    .filter(|one| counts.get(one).is_some_and(|count| *count >= options.rare));
                frequent.map(|one| alphabet.row(*one)).collect()
            };
            choice.proposals.iter().map(row).collect()
        })
        .collect();
    let mut weights = Adaptive::new(alphabet.len(), options.rate, options.lasso);
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let mut random = Random::new(options.seed);
    for pass in 0..options.passes {
        random.shuffle(&mut order);
        if pass == 1 {
            weights.forget();
        }
        for at in &order {
            learn(&mut weights, &rows[*at], &choices[*at].rewards);
        }
    }
    weights.tick();
    pack(&alphabet.features(), &weights.mean(1))
}

/// The features by which the proposals of a choice differ, each once.
fn telling(choice: &Choice) -> Vec<Feature> {
    let mut all: Vec<Feature> = choice.proposals.iter().flatten().copied().collect();
    all.sort_unstable();
    let count = choice.proposals.len();
    let runs = all.chunk_by(PartialEq::eq);
    runs.filter(|run| run.len() != count)
        .map(|run| run[0])
        .collect()
}

fn learn(weights: &mut Adaptive, proposals: &[Vec<u32>], rewards: &[f32]) {
    weights.tick();
    let scores: Vec<f32> = proposals
        .iter()
        .map(|rows| {
            rows.iter()
                .map(|row| weights.current(*row as usize, 1)[0])
                .sum()
        })
        .collect();
    let chosen = shares(&scores, |_| true);
    let best = rewards.iter().copied().fold(f32::MIN, f32::max);
    let right = shares(&scores, |at| rewards[at] >= best - 1e-6);
    let mut slopes: FxHashMap<u32, f32> = FxHashMap::default();
    for ((rows, chosen), right) in proposals.iter().zip(chosen).zip(right) {
        for row in rows {
            *slopes.entry(*row).or_default() += chosen - right;
        }
    }
    for (row, slope) in slopes {
        if slope.abs() > 1e-5 {
            weights.descend(row as usize, &[slope]);
        }
    }
}

fn pack(features: &[Feature], weights: &[f32]) -> Vec<u8> {
    let scale = scale_for(weights.iter().copied());
    let mut values: Vec<(Feature, i8)> = features
        .iter()
        .zip(weights)
        .map(|(feature, weight)| (*feature, quantise(*weight, scale)))
        .filter(|(_, weight)| *weight != 0)
        .collect();
    // The heaviest come first, should there be too little room.
    values.sort_unstable_by_key(|(feature, weight)| (Reverse(weight.unsigned_abs()), *feature));
    let values: Vec<(Feature, u32)> = values
        .into_iter()
        .map(|(feature, weight)| (feature, u32::from(weight.cast_unsigned())))
        .collect();
    let mut bytes = header(MAGIC, scale, BUCKET);
    bytes.extend(Buckets::<WEIGHT>::pack(&values));
    bytes
}

/// A model that chooses, read in place.
#[derive(Debug, Clone)]
pub struct ChoiceModel {
    bytes: Cow<'static, [u8]>,
    scale: f32,
}

impl ChoiceModel {
    /// The model in the bytes that [`learn_choices`] gave.
    ///
    /// # Errors
    ///
    /// When the bytes are anything else.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, WeightsError> {
        let bytes = bytes.into();
        let scale = scale_in(&bytes, MAGIC, BUCKET)?;
        Ok(Self { bytes, scale })
    }

    /// What speaks for a proposal.
    #[must_use]
    pub fn score(&self, features: &[Feature]) -> f32 {
        let (buckets, _) = self.bytes[HEADER..].as_chunks();
        let weight = |feature: &Feature| {
            let [weight, ..] = Buckets::<WEIGHT>::find(buckets, *feature).to_le_bytes();
            i32::from(weight.cast_signed())
        };
        #[expect(clippy::cast_precision_loss, reason = "far below 2²⁴")]
        let sum = features.iter().map(weight).sum::<i32>() as f32;
        sum * self.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::feature;

    /// The right proposal is the one whose two numbers have the smallest sum.
    fn choices(count: usize) -> Vec<Choice> {
        let mut random = Random::new(3);
        (0..count)
            .map(|_| {
                let mut draw = || random.below(9) as u64;
                let numbers: Vec<[u64; 2]> = (0..5).map(|_| [draw(), draw()]).collect();
                let proposal = |own: &[u64; 2]| vec![feature(1, [own[0]]), feature(2, [own[1]])];
                Choice {
                    proposals: numbers.iter().map(proposal).collect(),
                    rewards: numbers
                        .iter()
                        .map(|own| -f32::from(u8::try_from(own[0] + own[1]).unwrap()))
                        .collect(),
                }
            })
            .collect()
    }

    #[test]
    fn it_chooses_as_it_was_taught() {
        let choices = choices(3000);
        let (taught, apart) = choices.split_at(2500);
        let options = ChoiceOptions {
            passes: 20,
            rate: 0.3,
            lasso: 0.0,
            rare: 1,
            seed: 1,
        };
        let model =
            ChoiceModel::read(learn_choices(&taught.iter().collect::<Vec<_>>(), options)).unwrap();
        let is_right = |choice: &&Choice| {
            let scores: Vec<f32> = choice
                .proposals
                .iter()
                .map(|own| model.score(own))
                .collect();
            let chosen = (0..5)
                .max_by(|a, b| scores[*a].total_cmp(&scores[*b]))
                .unwrap();
            choice
                .rewards
                .iter()
                .all(|other| *other <= choice.rewards[chosen])
        };
        assert!(apart.iter().filter(is_right).count() > 475);
    }

    #[test]
    fn other_bytes_are_refused() {
        let options = ChoiceOptions {
            passes: 1,
            rate: 0.1,
            lasso: 0.0,
            rare: 1,
            seed: 1,
        };
        let bytes = learn_choices(&[], options);
        assert!(ChoiceModel::read(bytes.clone()).is_ok());
        assert!(ChoiceModel::read(bytes[..bytes.len() - 1].to_vec()).is_err());
        assert!(ChoiceModel::read(Vec::new()).is_err());
    }
}
