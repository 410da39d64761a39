//! Annotated corpora and other files on disk → models: what `whosaid train` does.

mod clusters;

pub use clusters::{ClusterReport, train_clusters};
