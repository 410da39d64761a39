//! One graph, and what can be asked of it: an input becomes an answer.

mod language;
pub mod script;
