//! Corpora become models.

pub mod clusters;
