//! Corpora become models.

pub mod attribution;
pub mod clusters;
pub mod coreference;
pub mod names;
pub mod score;
pub mod syntax;
