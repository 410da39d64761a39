//! Why a text is no question, said at the place where it stops making sense.

use super::Rule;
use crate::query::question::forms::{FormHelp, forms, near_word};
use crate::{Diagnostic, Span};
use pest::error::{Error, ErrorVariant, InputLocation};

/// How many forms are shown as hints.
const SHOWN: usize = 3;

/// Says what is wrong with `text`, and which forms come near it.
pub(super) fn explain(text: &str, error: &Error<Rule>) -> Diagnostic {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    let at = text.len() - text[at..].trim_start().len();
    let length = text[at..]
        .find(char::is_whitespace)
        .unwrap_or(text.len() - at);
    let span = Span::new(at, at + length);
    let word = span
        .of(text)
        .trim_end_matches(['?', '!', '.', ','])
        .replace('\u{1F}', " ");
    let mut diagnostic = Diagnostic::new(message(text, at, &word, error)).at(span);
    if let Some(meant) = near_word(&word) {
        diagnostic = diagnostic.hint(format!("did you mean `{meant}`?"));
    }
    if expects_date(error) {
        return diagnostic
            .hint("dates are written `2025-11-24`, `24 November 2025`, `November 2025`, `2025`, `yesterday`, `last week`")
            .hint("a name that holds a word of the question stands in quotation marks");
    }
    nearest(&text[..span.end])
        .into_iter()
        .fold(diagnostic, |diagnostic, form| {
            diagnostic.hint(format!("a question looks like `{}`", form.pattern))
        })
}

fn message(text: &str, at: usize, word: &str, error: &Error<Rule>) -> String {
    if text.trim().is_empty() {
        return "there is no question".to_owned();
    }
    if word.is_empty() {
        return if at >= text.trim_end_matches(['?', '!', '.']).len() {
            "the question is not finished".to_owned()
        } else {
            "this is not understood here".to_owned()
        };
    }
    if word.starts_with(['"', '“', '„', '«', '‘']) {
        return "this quotation mark is never closed, or stands where no name is expected"
            .to_owned();
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
