//! Corpora become models.

pub mod clusters;
pub mod syntax;
