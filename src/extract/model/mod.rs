//! Trained models of who says what: which words are cues, and what each cue's source and content are.

pub(crate) mod cue;
pub(crate) mod fact;
pub(crate) mod role;

use crate::learn::WeightsError;
use crate::learn::crf::ChainModel;
use std::borrow::Cow;

/// The models of who says what.
#[derive(Debug, Clone)]
pub(crate) struct Models {
    /// Which words are cues.
    pub(crate) cues: ChainModel,
    /// Which words are the source and the content of a cue.
    pub(crate) roles: ChainModel,
}

impl Models {
    /// Models in the bytes that training gave.
    pub(crate) fn read(
        cues: impl Into<Cow<'static, [u8]>>,
        roles: impl Into<Cow<'static, [u8]>>,
    ) -> Result<Self, WeightsError> {
        Ok(Self {
            cues: ChainModel::read(cues)?,
            roles: ChainModel::read(roles)?,
        })
    }
}
