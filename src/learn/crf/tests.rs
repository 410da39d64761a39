#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "tiny chains"
)]

use super::*;
use crate::learn::Random;

/// Four labels; the second may not follow the first, and no chain begins with the last.
fn transitions(shuffle: &mut Random) -> Transitions {
    let mut steps = vec![0.0; 16];
    for (at, step) in steps.iter_mut().enumerate() {
        *step = if at == 1 {
            f32::NEG_INFINITY
        } else {
            random(shuffle)
        };
    }
    let start = vec![random(shuffle), random(shuffle), 0.0, f32::NEG_INFINITY];
    Transitions::new(start, steps)
}

fn random(shuffle: &mut Random) -> f32 {
    (shuffle.next_number() % 2000) as f32 / 500.0 - 2.0
}

/// Every labelling of a chain of this length.
fn all(length: u32) -> Vec<Vec<u8>> {
    let digits = |number: usize| (0..length).map(move |at| (number >> (2 * at) & 3) as u8);
    (0..4_usize.pow(length))
        .map(|number| digits(number).collect())
        .collect()
}

#[test]
fn marginals_agree_with_brute_force() {
    let mut shuffle = Random::new(1);
    for length in 1..=5 {
        let transitions = transitions(&mut shuffle);
        let nodes: Vec<f32> = (0..length * 4).map(|_| random(&mut shuffle)).collect();
        let lattice = Lattice {
            nodes: &nodes,
            transitions: &transitions,
        };
        let mut total = 0.0_f64;
        let mut expected = vec![0.0_f64; nodes.len()];
        let mut steps = [0.0_f64; 16];
        for labels in all(length) {
            let weight = f64::from(lattice.score(&labels)).exp();
            total += weight;
            for (at, label) in labels.iter().enumerate() {
                expected[at * 4 + usize::from(*label)] += weight;
            }
            for pair in labels.windows(2) {
                steps[usize::from(pair[0]) * 4 + usize::from(pair[1])] += weight;
            }
        }
        let marginals = lattice.marginals();
        assert!((marginals.log_partition - total.ln()).abs() < 1e-4);
        for (found, expected) in marginals.nodes.iter().zip(&expected) {
            assert!((f64::from(*found) - expected / total).abs() < 1e-4);
        }
        for (found, expected) in marginals.steps.iter().zip(&steps) {
            assert!((f64::from(*found) - expected / total).abs() < 1e-4);
        }
        for position in marginals.nodes.chunks(4) {
            assert!((position.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
    }
}

#[test]
fn the_best_are_those_of_brute_force() {
    let mut shuffle = Random::new(2);
    for length in 1..=5 {
        let transitions = transitions(&mut shuffle);
        let nodes: Vec<f32> = (0..length * 4).map(|_| random(&mut shuffle)).collect();
        let lattice = Lattice {
            nodes: &nodes,
            transitions: &transitions,
        };
        let best = |keep: &dyn Fn(&Vec<u8>) -> bool| {
            let labellings = all(length).into_iter().filter(keep);
            labellings
                .map(|labels| lattice.score(&labels))
                .fold(f32::NEG_INFINITY, f32::max)
        };
        let found = lattice.score(&lattice.best());
        assert!((found - best(&|_| true)).abs() < 1e-4);
        for label in 0..4 {
            let expected = best(&|labels| labels.contains(&label));
            if expected.is_finite() {
                let found = lattice.best_with(label);
                assert!(found.contains(&label));
                assert!((lattice.score(&found) - expected).abs() < 1e-4);
            }
        }
    }
}

#[test]
fn the_few_best_are_those_of_brute_force() {
    let mut shuffle = Random::new(4);
    for length in 1..=5 {
        let transitions = transitions(&mut shuffle);
        let nodes: Vec<f32> = (0..length * 4).map(|_| random(&mut shuffle)).collect();
        let lattice = Lattice {
            nodes: &nodes,
            transitions: &transitions,
        };
        let mut expected: Vec<f32> = all(length)
            .iter()
            .map(|labels| lattice.score(labels))
            .collect();
        expected.sort_by(|left, right| right.total_cmp(left));
        for (most, within) in [(1, 9.0), (7, 9.0), (1000, 2.5), (1000, 1e3)] {
            let found = lattice.best_few(most, within);
            let least = expected[0] - within;
            let right = expected.iter().take(most).filter(|score| **score >= least);
            let right: Vec<f32> = right.copied().collect();
            assert_eq!(found.len(), right.len(), "{length} {most} {within}");
            for (one, score) in found.iter().zip(&right) {
                assert!((one.score - score).abs() < 1e-4);
                assert!((lattice.score(&one.labels) - one.score).abs() < 1e-4);
            }
            let distinct: std::collections::HashSet<_> =
                found.iter().map(|one| &one.labels).collect();
            assert_eq!(distinct.len(), found.len());
        }
    }
}

#[test]
fn empty_chains_have_nothing() {
    let transitions = Transitions::constrained(2, |_, _| true);
    let lattice = Lattice {
        nodes: &[],
        transitions: &transitions,
    };
    assert!(lattice.best().is_empty());
    assert!(lattice.best_with(1).is_empty());
    assert!(lattice.best_few(3, 1.0).is_empty());
    assert!(lattice.marginals().nodes.is_empty());
}

/// Row 1 begins (label 1) what rows 2 go on with (label 2); rows 2 that go on with nothing and rows 0
/// are label 0. The rows from 3 mean nothing.
fn chunked(shuffle: &mut Random) -> Example {
    let mut example = Example::default();
    let mut label = 0;
    for _ in 0..12 {
        let row = (shuffle.next_number() % 3) as u32;
        label = match row {
            1 => 1,
            2 if label > 0 => 2,
            _ => 0,
        };
        let noise = 3 + (shuffle.next_number() % 30) as u32;
        example.push([row, noise], label);
    }
    example
}

#[test]
fn training_reaches_zero_error_on_separable_chains() {
    let mut shuffle = Random::new(3);
    let examples: Vec<Example> = (0..50).map(|_| chunked(&mut shuffle)).collect();
    let constraints = Transitions::constrained(3, |_, _| true);
    let options = Options {
        passes: 30,
        rate: 1.0,
        lasso: 0.0,
        dropout: 0.0,
        seed: 1,
    };
    let mut losses = Vec::new();
    let trained = train(&examples, 33, &constraints, options, |_, loss| {
        losses.push(loss);
    });
    assert!(losses[29] < losses[0] / 20.0, "{losses:?}");
    for example in &examples {
        let nodes: Vec<f32> = example
            .offsets
            .windows(2)
            .flat_map(|pair| {
                let rows = &example.rows[pair[0] as usize..pair[1] as usize];
                [0, 1, 2].map(|label| {
                    rows.iter()
                        .map(|row| trained.rows[*row as usize * 3 + label])
                        .sum()
                })
            })
            .collect();
        let lattice = Lattice {
            nodes: &nodes,
            transitions: &trained.transitions,
        };
        assert_eq!(lattice.best(), example.labels);
    }
}

#[test]
fn a_lasso_leaves_fewer_weights() {
    let mut shuffle = Random::new(3);
    let examples: Vec<Example> = (0..50).map(|_| chunked(&mut shuffle)).collect();
    let constraints = Transitions::constrained(3, |_, _| true);
    let left = |lasso| {
        let options = Options {
            passes: 10,
            rate: 0.3,
            lasso,
            dropout: 0.0,
            seed: 1,
        };
        let trained = train(&examples, 33, &constraints, options, |_, _| ());
        trained
            .rows
            .iter()
            .filter(|weight| weight.abs() > 0.05)
            .count()
    };
    assert!(left(0.1) < left(0.0));
}

#[test]
fn the_mean_of_models_scores_as_their_mean() {
    let mut shuffle = Random::new(7);
    let models: Vec<Trained> = (0..3)
        .map(|_| Trained {
            rows: (0..12).map(|_| random(&mut shuffle)).collect(),
            transitions: transitions(&mut shuffle),
        })
        .collect();
    let score = |model: &Trained, labels: &[u8]| {
        let lattice = Lattice {
            nodes: &model.rows,
            transitions: &model.transitions,
        };
        lattice.score(labels)
    };
    let mean = Trained::mean(&models);
    for labels in all(3) {
        let expected = models
            .iter()
            .map(|model| score(model, &labels))
            .sum::<f32>()
            / 3.0;
        let found = score(&mean, &labels);
        assert_eq!(found.is_finite(), expected.is_finite(), "{labels:?}");
        assert!(
            !found.is_finite() || (found - expected).abs() < 1e-4,
            "{labels:?}"
        );
    }
}
