//! Annotated corpora on disk become values: sentences with tags and heads (CoNLL-U), articles with
//! attributions (brat standoff).

pub mod brat;
mod conllu;

pub use conllu::{TaggedSentence, TaggedWord, read_conllu};
