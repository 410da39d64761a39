//! Corpora become models.

pub mod attribution;
pub mod clusters;
pub mod score;
pub mod syntax;
