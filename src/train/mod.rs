//! Corpora become models.

pub mod syntax;
