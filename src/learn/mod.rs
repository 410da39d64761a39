//! Linear models learnt from annotated examples: features in, scores out. No news in here.
//!
//! A model sees features as 64-bit numbers ([`feature`]), keeps one row of weights for each, and is
//! read in place from its bytes ([`Weights`]).

pub mod crf;
mod feature;
mod shuffle;
mod weights;

pub use feature::{Feature, feature, text};
pub use shuffle::Shuffle;
pub use weights::{Alphabet, Weights, WeightsError, pack};
