//! Why a text is no question, said at the place where it stops making sense.

use super::Rule;
use crate::question::forms::{FormHelp, forms, near_word};
use crate::{Diagnostic, Span};
use pest::error::{Error, ErrorVariant, InputLocation};

/// How many forms are shown as hints.
const SHOWN: usize = 3;

/// Says what is wrong with `text`, and which forms come near it.
pub(super) fn explain(text: &str, error: &Error<Rule>) -> Diagnostic {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    let here = word_at(text, text.len() - text[at..].trim_start().len());
    let (span, meant) = misspelt(text, here);
    let mut diagnostic = Diagnostic::new(message(text, span, error)).at(span);
    if let Some(meant) = meant {
        diagnostic = diagnostic.hint(format!("did you mean `{meant}`?"));
    }
    if expects_date(error) {
        return diagnostic
            .hint("dates: `2025-11-24`, `24 November 2025`, `November 2025`, `2025`, `yesterday`, `last week`")
            .hint("a name that holds a word of the question stands in quotation marks");
    }
    nearest(&text[..span.end])
        .into_iter()
        .fold(diagnostic, |diagnostic, form| {
            diagnostic.hint(format!("try `{}`", form.pattern))
        })
}

/// The word that begins at `at`, without the punctuation after it.
fn word_at(text: &str, at: usize) -> Span {
    let rest = &text[at..];
    let word = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
    let trimmed = word.trim_end_matches(PUNCTUATION);
    Span::new(
        at,
        at + if trimmed.is_empty() {
            word.len()
        } else {
            trimmed.len()
        },
    )
}

const PUNCTUATION: [char; 4] = ['?', '!', '.', ','];

/// The word at fault and what was meant: the one `here`, or, if that is a word of questions, the
/// one before it, which may have passed for part of a name.
fn misspelt(text: &str, here: Span) -> (Span, Option<&'static str>) {
    if let Some(meant) = near_word(&plain(here.of(text))) {
        return (here, Some(meant));
    }
    let before = text[..here.start].trim_end();
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let previous = Span::new(before.len() - word.len(), before.len());
    match near_word(&plain(previous.of(text))) {
        Some(meant) => (previous, Some(meant)),
        None => (here, None),
    }
}

fn plain(word: &str) -> String {
    word.replace('\u{1F}', " ")
}

fn is_filler(character: char) -> bool {
    character.is_whitespace() || PUNCTUATION.contains(&character)
}

fn message(text: &str, span: Span, error: &Error<Rule>) -> String {
    if text.trim_matches(is_filler).is_empty() {
        return "there is no question".to_owned();
    }
    let word = plain(span.of(text));
    if text[span.start..].trim_matches(is_filler).is_empty() {
        return "the question is not finished".to_owned();
    }
    if word.starts_with(['"', '“', '„', '«', '‘']) {
        return "this quotation mark is never closed, or stands where no name does".to_owned();
    }
    if expects_date(error) {
        return format!("`{word}` is no date");
    }
    format!("`{word}` is not understood here")
}

fn expects_date(error: &Error<Rule>) -> bool {
    match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => {
            positives.contains(&Rule::iso_day) && !positives.contains(&Rule::topic)
        }
        ErrorVariant::CustomError { .. } => false,
    }
}

/// The forms that share most with what was typed, first words first.
fn nearest(text: &str) -> Vec<&'static FormHelp> {
    let typed: Vec<String> = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut ranked: Vec<(usize, usize, &FormHelp)> = forms()
        .iter()
        .enumerate()
        .map(|(place, form)| (usize::MAX - likeness(&typed, form), place, form))
        .collect();
    ranked.sort_unstable_by_key(|(rank, place, _)| (*rank, *place));
    ranked
        .into_iter()
        .take(SHOWN)
        .map(|(_, _, form)| form)
        .collect()
}

fn likeness(typed: &[String], form: &FormHelp) -> usize {
    let pattern: Vec<&str> = form
        .pattern
        .split([' ', '[', ']'])
        .filter(|word| !word.is_empty())
        .collect();
    let close = |a: &str, b: &str| a == b || (b.len() > 3 && strsim::osa_distance(a, b) <= 1);
    let leading = typed
        .iter()
        .zip(&pattern)
        .take_while(|(typed, word)| close(typed, word))
        .count();
    let shared = pattern
        .iter()
        .filter(|word| typed.iter().any(|typed| close(typed, word)))
        .count();
    leading * 4 + shared
}
