//! What a relative pronoun stands for: "*Xi*, who said".

use crate::extract::reading::noun_phrase;
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};

/// The phrase before a source that is nothing but "who", "which" or "that".
pub(super) fn antecedent(reading: &Reading, source: &Words) -> Option<Words> {
    let pronoun = source.start;
    let is_relative = matches!(reading.lower(pronoun), "who" | "which" | "that");
    if source.len() != 1 || !is_relative {
        return None;
    }
    let has_comma = reading.tag_before(pronoun) == Tag::Comma;
    noun_phrase::before(reading, pronoun - usize::from(has_comma))
}
