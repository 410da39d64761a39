//! Linear models learnt from annotated examples: features in, scores out. No news in here.
//!
//! A model sees features as 64-bit numbers ([`feature`]), keeps one row of weights for each, and is
//! read in place from its bytes ([`Weights`]). Words that are used alike share [`Clusters`].

mod clusters;
pub mod crf;
mod feature;
mod kmeans;
mod perceptron;
mod shuffle;
mod weights;

pub use clusters::{Clusters, ClustersError, Path, pack_clusters};
pub use feature::{Feature, feature, text};
pub use kmeans::{Points, paths, split};
pub use perceptron::PERCEPTRON;
pub use shuffle::Shuffle;
pub use weights::{Alphabet, Weights, WeightsError, pack};
