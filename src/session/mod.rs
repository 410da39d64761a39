//! One graph, and what can be asked of it: an input becomes an answer.

pub mod attributions;
mod language;
pub mod script;
