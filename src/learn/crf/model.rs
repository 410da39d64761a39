//! A trained chain model on disk: transitions, then quantised weights.
//!
//! Layout, little-endian: magic, labels (u32), the scores of first labels, those of steps (f32), zeros up
//! to a line of memory, then the weights.

use super::train::Trained;
use super::transitions::Transitions;
use crate::learn::perceptron::Linear;
use crate::learn::weights::word;
use crate::learn::{
    Alphabet, Feature, RowWeights, SparseRow, SparseWeights, TernaryWeights, WeightsError,
    pack_rows, pack_sparse, pack_ternary,
};
use std::borrow::Cow;

const MAGIC: [u8; 4] = *b"WSM2";
/// Weights begin where a line of memory does.
const LINE: usize = 64;

/// Weights that come from a file.
pub trait Packed: Linear + Sized {
    /// The bytes of rows with a weight for each of so many labels.
    fn pack(labels: usize, rows: Vec<SparseRow>) -> Vec<u8>;

    /// The weights in these bytes.
    ///
    /// # Errors
    ///
    /// When the bytes are anything else.
    fn unpack(bytes: Cow<'static, [u8]>) -> Result<Self, WeightsError>;
}

impl Packed for TernaryWeights {
    fn pack(_: usize, rows: Vec<SparseRow>) -> Vec<u8> {
        pack_ternary(rows)
    }

    fn unpack(bytes: Cow<'static, [u8]>) -> Result<Self, WeightsError> {
        Self::read(bytes)
    }
}

impl Packed for RowWeights {
    fn pack(_: usize, rows: Vec<SparseRow>) -> Vec<u8> {
        pack_rows(&rows)
    }

    fn unpack(bytes: Cow<'static, [u8]>) -> Result<Self, WeightsError> {
        Self::read(bytes)
    }
}

impl Packed for SparseWeights {
    fn pack(labels: usize, rows: Vec<SparseRow>) -> Vec<u8> {
        pack_sparse(labels, rows)
    }

    fn unpack(bytes: Cow<'static, [u8]>) -> Result<Self, WeightsError> {
        Self::read(bytes)
    }
}

/// A chain model, read in place.
#[derive(Debug, Clone)]
pub struct ChainModel<W> {
    weights: W,
    transitions: Transitions,
}

impl<W: Packed> ChainModel<W> {
    /// The bytes of what was learnt about the features of `alphabet`, but for those none of whose
    /// weights is `least` or more.
    ///
    /// # Panics
    ///
    /// When the alphabet has more features than were learnt about.
    #[must_use]
    pub fn pack(trained: &Trained, alphabet: &Alphabet, least: f32) -> Vec<u8> {
        let labels = trained.transitions.labels();
        let features = alphabet.features();
        let rows = features
            .into_iter()
            .zip(trained.rows.chunks_exact(labels))
            .filter(|(_, row)| row.iter().any(|weight| weight.abs() >= least))
            .map(|(feature, row)| (feature, (0..).zip(row.iter().copied()).collect()))
            .collect();
        let mut bytes = MAGIC.to_vec();
        bytes.extend(u32::try_from(labels).expect("few labels").to_le_bytes());
        let transitions = &trained.transitions;
        for score in transitions.starts().iter().chain(transitions.steps()) {
            bytes.extend(score.to_le_bytes());
        }
        bytes.resize(bytes.len().next_multiple_of(LINE), 0);
        bytes.extend(W::pack(labels, rows));
        bytes
    }

    /// The model in the bytes that [`ChainModel::pack`] gave.
    ///
    /// # Errors
    ///
    /// When the bytes are anything else.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, WeightsError> {
        let bytes = bytes.into();
        let word = |at| word(&bytes, at);
        let labels = u32::from_le_bytes(word(4)?) as usize;
        if word(0)? != MAGIC || !(1..=32).contains(&labels) {
            return Err(WeightsError);
        }
        let score = |index: usize| word(8 + index * 4).map(f32::from_le_bytes);
        let start = (0..labels).map(score).collect::<Result<_, _>>()?;
        let steps = (labels..labels + labels * labels)
            .map(score)
            .collect::<Result<_, _>>()?;
        let from = (8 + (labels + labels * labels) * 4).next_multiple_of(LINE);
        let weights = match bytes {
            Cow::Borrowed(bytes) => bytes.get(from..).map(Cow::Borrowed),
            Cow::Owned(bytes) => bytes.get(from..).map(|rest| Cow::Owned(rest.to_vec())),
        };
        Ok(Self {
            weights: W::unpack(weights.ok_or(WeightsError)?)?,
            transitions: Transitions::new(start, steps),
        })
    }

    /// Scores of the steps between labels.
    #[must_use]
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// Sets the scores to the sums of what the features of one position say.
    #[inline]
    pub fn sum(&self, features: &[Feature], scores: &mut [i32]) {
        self.weights.score(features, scores);
    }

    /// Turns scores of [`ChainModel::sum`] into scores of a [`super::Lattice`].
    #[must_use]
    pub fn scaled(&self, scores: &[i32]) -> Vec<f32> {
        #[expect(clippy::cast_precision_loss, reason = "far below 2²⁴")]
        let scaled = |score: &i32| *score as f32 * self.weights.scale();
        scores.iter().map(scaled).collect()
    }
}
