//! A statement's own properties and phrases.

use super::super::evidence::Evidence;
use super::super::two_digits;
use crate::Span;
use crate::extract::{Act, Attribution, Extraction, Form, Setting};
use crate::graph::Value;
use crate::graph::schema::relationship;
use serde::{Deserialize, Serialize};

/// A noun phrase of a statement; see [`Phrase`](crate::extract::Phrase).
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::ingest) struct Used<'u> {
    /// The number of the statement in its piece.
    pub(in crate::ingest) statement: u32,
    #[serde(borrow)]
    pub(in crate::ingest) words: &'u str,
    #[serde(borrow)]
    pub(in crate::ingest) key: &'u str,
    pub(in crate::ingest) heads: u8,
    pub(in crate::ingest) names: u8,
    pub(in crate::ingest) joined: u8,
}

/// The phrases of those attributions that are statements.
pub(super) fn used<'e>(extraction: &'e Extraction, numbers: &[Option<u32>]) -> Vec<Used<'e>> {
    let used = extraction.phrases.iter().filter_map(|phrase| {
        Some(Used {
            statement: numbers.get(phrase.attribution).copied().flatten()?,
            words: &phrase.words,
            key: &phrase.key,
            heads: phrase.heads,
            names: phrase.names,
            joined: phrase.joined,
        })
    });
    used.collect()
}

/// A statement's properties.
pub(super) fn properties(
    attribution: &Attribution,
    evidence: &mut Evidence<'_>,
) -> impl Iterator<Item = (&'static str, Value)> {
    let text = evidence.text;
    let named = |pieces| Some(words(text, pieces, &[])).filter(|words| !words.is_empty());
    let own = [
        ("text", content(text, attribution).into()),
        ("form", form_name(attribution.form).into()),
        ("act", attribution.act.map(Act::name).into()),
        ("manner", attribution.manner.clone().into()),
        ("cue", named(&attribution.cue).into()),
        ("source", named(&attribution.source).into()),
        ("date", attribution.date.into()),
        ("negated", attribution.negated.into()),
        ("hedged", attribution.hedged.into()),
        ("attitude", attribution.attitude.into()),
        ("confidence", two_digits(attribution.confidence).into()),
    ];
    let until = [("until", attribution.until.into())];
    let places = evidence.properties(attribution);
    own.into_iter().chain(places).chain(until)
}

/// How a statement is joined with what stands around it.
pub(super) const fn around(setting: Setting) -> &'static str {
    match setting {
        Setting::Topic | Setting::Question => relationship::ABOUT,
        Setting::Paragraph => relationship::NEAR,
    }
}

/// The index of the statement that `attribution` stands in, past those that only name its origin.
pub(super) fn reporting(all: &[Attribution], attribution: &Attribution) -> Option<usize> {
    let mut parent = attribution.parent?;
    for _ in 0..all.len() {
        let outer = all.get(parent)?;
        if !outer.provenance {
            break;
        }
        parent = outer.parent?;
    }
    Some(parent)
}

/// The words of a statement: its pieces, joined by a space where only its own source and cue stand
/// between them, and by an ellipsis where other words do.
fn content(text: &str, attribution: &Attribution) -> String {
    let own: Vec<Span> = [attribution.cue.as_slice(), &attribution.source].concat();
    words(text, &attribution.content, &own)
}

fn words(text: &str, pieces: &[Span], own: &[Span]) -> String {
    let mut out = String::new();
    for (place, piece) in pieces.iter().enumerate() {
        if let Some(before) = place.checked_sub(1).and_then(|before| pieces.get(before)) {
            let gap = Span::new(before.end, piece.start.max(before.end));
            let interrupted = own.iter().any(|span| gap.contains(*span));
            let blank = !gap.of(text).contains(char::is_alphanumeric);
            out.push_str(if interrupted || blank { " " } else { " … " });
        }
        for (place, word) in piece.of(text).split_whitespace().enumerate() {
            out.push_str(if place > 0 { " " } else { "" });
            out.push_str(word);
        }
    }
    out
}

const fn form_name(form: Form) -> &'static str {
    match form {
        Form::Direct => "direct",
        Form::Indirect => "indirect",
        Form::Mixed => "mixed",
    }
}
