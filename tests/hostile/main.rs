//! Nothing breaks it: hostile texts, paths, questions and names. What takes long is ignored, and run by
//! `cargo test --test hostile -- --ignored`.

mod files;
mod output;
mod pipes;
mod program;
mod questions;
mod random;
mod text;
