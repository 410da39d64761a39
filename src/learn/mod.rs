//! Linear models learnt from annotated examples: features in, scores out. No news in here.
//!
//! A model sees features as 64-bit numbers ([`feature`]), keeps one row of weights for each, and is
//! read in place from its bytes ([`TernaryWeights`] for a choice among three labels, [`RowWeights`] among six,
//! [`SparseWeights`] where rows have few of many labels, [`ChoiceModel`] for one of several proposals). Where one label is
//! nearly always right, [`Certain`] spares the weights.
//! Words that are used alike share [`Clusters`].

mod adaptive;
mod buckets;
mod certain;
mod choice;
mod clusters;
pub mod crf;
mod feature;
mod kmeans;
mod logistic;
mod parts;
mod perceptron;
mod random;
mod ranker;
mod rows;
mod shares;
mod sparse;
mod ternary;
mod weights;

pub use certain::{Certain, Counts};
pub use choice::{Choice, ChoiceModel, ChoiceOptions, learn_choices};
pub use clusters::{Clusters, ClustersError, Path, pack_clusters};
pub use feature::{Feature, bytes, feature, text};
pub use kmeans::{Points, paths, split};
pub use logistic::Logistic;
pub use parts::{join, split as split_parts};
pub use perceptron::{Linear, Perceptron, best_label};
pub use random::Random;
pub use ranker::{Options, Ranker};
pub use rows::{RowWeights, pack_rows};
pub use sparse::{SparseRow, SparseWeights, pack_sparse};
pub use ternary::{TernaryWeights, pack_ternary};
pub use weights::{Aligned, Alphabet, WeightsError};
