//! The trained model on disk, and what it finds.

use super::evidence::Evidence;
use super::{KINDS, OUTSIDE, features};
use crate::extract::extraction::EntityLabel;
use crate::extract::reading::Words;
use crate::learn::crf::{Lattice, Transitions};
use crate::learn::{
    Feature, Linear, SparseRow, SparseWeights, WeightsError, join, pack_sparse, split_parts,
};
use std::borrow::Cow;
use std::sync::OnceLock;

/// A chain model whose features speak for few labels.
#[derive(Debug, Clone)]
pub(crate) struct NameModel {
    weights: SparseWeights,
    transitions: Transitions,
}

/// Words that the model takes for a name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tagged {
    pub(crate) words: Words,
    pub(crate) label: EntityLabel,
    /// The least probability of its words' labels.
    pub(crate) sureness: f32,
}

/// Bytes that begin where a line of memory does.
#[repr(align(64))]
struct Aligned<B: ?Sized>(B);

static NAMES: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../../data/models/names.bin"));

impl NameModel {
    /// The model that comes with the program, read in place.
    pub(crate) fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<NameModel> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::read(&NAMES.0).expect("the model of names is whole"))
    }

    /// The model in the bytes that [`pack`] gave.
    pub(crate) fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, WeightsError> {
        let [weights, transitions] = split_parts(bytes)?;
        let weights = SparseWeights::read(weights)?;
        let labels = weights.labels();
        let (scores, rest) = transitions.as_chunks();
        let scores: Vec<f32> = scores
            .iter()
            .map(|score| f32::from_le_bytes(*score))
            .collect();
        if !rest.is_empty() || scores.len() != labels + labels * labels {
            return Err(WeightsError);
        }
        let (start, steps) = scores.split_at(labels);
        Ok(Self {
            weights,
            transitions: Transitions::new(start.to_vec(), steps.to_vec()),
        })
    }

    /// The names in one chain of words.
    pub(crate) fn find(&self, evidence: &Evidence, chain: &Words, found: &mut Vec<Tagged>) {
        let labels = self.weights.labels();
        let mut nodes = Vec::with_capacity(chain.len() * labels);
        let mut own: Vec<Feature> = Vec::with_capacity(96);
        let mut scores = vec![0; labels];
        for at in chain.clone() {
            own.clear();
            features(evidence, chain, at, &mut |feature| own.push(feature));
            self.weights.score(&own, &mut scores);
            #[expect(clippy::cast_precision_loss, reason = "far below 2²⁴")]
            let scaled = scores
                .iter()
                .map(|score| *score as f32 * self.weights.scale());
            nodes.extend(scaled);
        }
        let lattice = Lattice {
            nodes: &nodes,
            transitions: &self.transitions,
        };
        let best = lattice.best();
        if best.iter().all(|label| *label == OUTSIDE) {
            return;
        }
        let marginals = lattice.marginals().nodes;
        for (index, label) in best
            .iter()
            .enumerate()
            .filter(|(_, label)| **label != OUTSIDE)
        {
            let at = chain.start + index;
            let sureness = marginals[index * labels + usize::from(*label)];
            match found.last_mut() {
                Some(last) if label.is_multiple_of(2) && last.words.end == at => {
                    last.words.end += 1;
                    last.sureness = last.sureness.min(sureness);
                }
                _ => found.push(Tagged {
                    words: at..at + 1,
                    label: KINDS[usize::from((label - 1) / 2)],
                    sureness,
                }),
            }
        }
    }
}

/// The bytes of a model.
pub(crate) fn pack(rows: Vec<SparseRow>, transitions: &Transitions) -> Vec<u8> {
    let labels = transitions.labels();
    let scores = transitions.starts().iter().chain(transitions.steps());
    let scores = scores.flat_map(|score| score.to_le_bytes()).collect();
    join(&[pack_sparse(labels, rows), scores])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_model_is_whole() {
        let _ = NameModel::builtin();
    }

    #[test]
    fn other_bytes_are_refused() {
        assert!(NameModel::read(Vec::new()).is_err());
        assert!(NameModel::read(b"WSM1".to_vec()).is_err());
        let bytes = pack(Vec::new(), &Transitions::constrained(3, |_, _| true));
        assert!(NameModel::read(bytes[..bytes.len() - 4].to_vec()).is_err());
        assert!(NameModel::read(bytes).is_ok());
    }
}
