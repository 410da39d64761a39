//! Sentences in which the models find what is said, and near misses that they leave alone.

mod actors;
mod direct;
mod entities;
mod flags;
mod gaps;
mod indirect;
mod reported;
mod robust;

use super::reading::{Reading, Words};
use super::{Attribution, EntityId, Extraction, extract};
use crate::Span;
use crate::lexicon::Lexicon;
use crate::text::Document;
use jiff::civil::{Date, date};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

/// What is found in a text of 24 November 2025.
fn found(text: &str) -> (Document, Extraction) {
    found_on(text, Some(date(2025, 11, 24)))
}

/// What is found in a text of that day.
pub(super) fn found_on(text: &str, day: Option<Date>) -> (Document, Extraction) {
    let mut document = Document::new("", text);
    document.date = day;
    let extraction = extract(&document, &LEXICON);
    (document, extraction)
}

/// Hands a marked text over: its cue, in brackets; the cue's head, behind `|`; what stands in
/// braces, its source; what stands in angle brackets, its content.
pub(super) fn reading(
    marked: &str,
    check: impl FnOnce(&Reading, &Words, usize, &[Words], &[Words]),
) {
    let mut text = String::new();
    let mut places: HashMap<char, usize> = HashMap::new();
    for character in marked.chars() {
        if "[]|{}<>".contains(character) {
            places.insert(character, text.len());
        } else {
            text.push(character);
        }
    }
    let document = Document::new("", text);
    let reading = Reading::new(&document, &LEXICON);
    let token = |mark: char| {
        let place = *places.get(&mark)?;
        let tokens = &reading.layout.tokens;
        Some(tokens.partition_point(|token| token.span.start < place))
    };
    let words = |open, close| Some(token(open)?..token(close)?);
    let cue = words('[', ']').expect("a cue is marked");
    let head = token('|').expect("a head is marked");
    let (source, content) = (words('{', '}'), words('<', '>'));
    check(&reading, &cue, head, source.as_slice(), content.as_slice());
}

/// Checks the attributions: `speaker [cue] content`, with ` > to`, ` < according to`, ` @ via`, and
/// `!` negated, `?` hedged, `~` attitude, `^` provenance before the cue.
fn check(text: &str, expected: &[&str]) {
    let (document, extraction) = found(text);
    let attributions = extraction.attributions.iter();
    let found: Vec<_> = attributions
        .map(|attribution| line(&document, &extraction, attribution))
        .collect();
    assert_eq!(found, expected, "{text}");
}

fn line(document: &Document, extraction: &Extraction, found: &Attribution) -> String {
    let names = |ids: &[EntityId]| {
        let names: Vec<_> = ids
            .iter()
            .map(|id| extraction.entities[id.0].name.as_str())
            .collect();
        names.join(" & ")
    };
    let words = |spans: &[Span]| {
        let words: Vec<_> = spans.iter().map(|span| span.of(&document.text)).collect();
        words.join(" … ")
    };
    let speaker = match (&*found.speakers, &*found.source) {
        ([], []) => "-".to_owned(),
        ([], source) => format!("({})", words(source)),
        (speakers, _) => names(speakers),
    };
    let marks = [
        (found.negated, "!"),
        (found.hedged, "?"),
        (found.attitude, "~"),
        (found.provenance, "^"),
    ];
    let marks: String = marks
        .iter()
        .filter(|mark| mark.0)
        .map(|mark| mark.1)
        .collect();
    let mut line = format!(
        "{speaker} [{marks}{}] {}",
        words(&found.cue),
        words(&found.content)
    );
    for (sign, ids) in [
        (">", &*found.to),
        ("<", found.according_to.as_slice()),
        ("@", found.via.as_slice()),
    ] {
        if !ids.is_empty() {
            let _ = write!(line, " {sign} {}", names(ids));
        }
    }
    line
}
