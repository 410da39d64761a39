//! Annotated corpora on disk become values: sentences with tags and heads (CoNLL-U), articles with
//! attributions (brat standoff), texts with names (columns of labels,
//! entities in CoNLL-U), pronouns between names (GAP).

pub mod brat;
mod conllu;
mod gap;
mod named;

pub use conllu::{TaggedSentence, TaggedWord, read_conllu};
pub use gap::{Ambiguous, read_gap};
pub use named::{NameType, NamedText, read_names};
