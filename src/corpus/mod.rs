//! Annotated corpora on disk become values: sentences with tags and heads (CoNLL-U).

mod conllu;

pub use conllu::{TaggedSentence, TaggedWord, read_conllu};
