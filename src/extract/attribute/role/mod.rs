//! For one cue, which words are its source and its content: a chain model over the words around
//! makes a few proposals, and another model, which sees each as a whole, chooses.

pub(crate) mod choice;
mod features;
mod proposal;
mod tie;
mod window;

pub(crate) use features::{features, own_features};
pub(crate) use proposal::{Finder, Proposal, Proposals};
pub(crate) use window::Cue;

use crate::extract::reading::Words;
use crate::learn::crf::ChainModel;
use crate::learn::{ChoiceModel, RowWeights, WeightsError, split_parts};
use std::borrow::Cow;

/// Labels of the model.
pub(crate) const LABELS: u8 = 6;
pub(crate) const OUTSIDE: u8 = 0;
pub(crate) const CUE: u8 = 1;
pub(crate) const SOURCE: u8 = 2;
pub(crate) const IN_SOURCE: u8 = 3;
pub(crate) const CONTENT: u8 = 4;
pub(crate) const IN_CONTENT: u8 = 5;

/// Whether a label may follow another, or begin the chain.
pub(crate) fn allowed(from: Option<u8>, to: u8) -> bool {
    match to {
        IN_SOURCE => matches!(from, Some(SOURCE | IN_SOURCE)),
        IN_CONTENT => matches!(from, Some(CONTENT | IN_CONTENT)),
        _ => true,
    }
}

/// Turns labels that may not stand where they are into the first of their role.
pub(crate) fn mend(labels: &mut [u8]) {
    let mut before = None;
    for label in labels {
        if !allowed(before, *label) {
            *label -= 1;
        }
        before = Some(*label);
    }
}

/// Which words are the source and the content of a cue.
#[derive(Debug, Clone)]
pub(crate) struct RoleModel {
    chain: ChainModel<RowWeights>,
    /// Which of the proposals that the chain model makes is best.
    choices: ChoiceModel,
}

impl RoleModel {
    /// The model in a file of two parts.
    pub(crate) fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, WeightsError> {
        let [chain, choices] = split_parts(bytes)?;
        Ok(Self {
            chain: ChainModel::read(chain)?,
            choices: ChoiceModel::read(choices)?,
        })
    }
}

/// The source and the content of a cue.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Roles {
    /// How probable it is that the words are a cue, now that all around is looked at.
    pub(crate) probability: f32,
    /// Who says it.
    pub(crate) source: Option<Words>,
    /// What is said.
    pub(crate) content: Vec<Words>,
}

/// A number of words, in bins.
fn bin(count: usize) -> u64 {
    match count {
        0..=4 => count as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}
