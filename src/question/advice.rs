//! What to say where words make no question: what can be asked, with names of this graph.

use super::Setting;
use super::forms::nearest;
use super::read::nearest_word;
use super::word::Word;
use super::wording::wording;
use crate::{Diagnostic, Span};

/// So many questions are offered.
const OFFERED: usize = 3;

/// Says that `text` is no question that can be answered here, and what can be asked.
pub(super) fn refuse(text: &str, words: &[Word], setting: &Setting<'_>) -> Diagnostic {
    if words.is_empty() {
        return Diagnostic::new("there is no question");
    }
    let offers = offers(text, words, setting);
    let problem = problem(text, words);
    let mut offered = offers.into_iter().chain(nearest(text, setting.names));
    let mut hints: Vec<String> = Vec::new();
    while hints.len() < OFFERED
        && let Some(offer) = offered.next()
    {
        let hint = format!("try `{offer}`");
        if !hints.contains(&hint) {
            hints.push(hint);
        }
    }
    hints.into_iter().fold(problem, Diagnostic::hint)
}

/// Says that reasons are not known here, and what is.
pub(super) fn no_reason(text: &str, words: &[Word], setting: &Setting<'_>) -> Diagnostic {
    let why = words.iter().find(|word| word.symbol == "why");
    let problem =
        Diagnostic::new("why something was done or said is not known here: only who said what");
    let problem = match why {
        Some(word) => problem.at(word.span),
        None => problem,
    };
    let offers = offers(text, words, setting);
    offers
        .into_iter()
        .take(OFFERED)
        .fold(problem, |problem, offer| {
            problem.hint(format!("try `{offer}`"))
        })
}

fn problem(text: &str, words: &[Word]) -> Diagnostic {
    let first = words.iter().position(|word| word.symbol == "word");
    let misspelt = words.iter().find_map(|word| {
        let written = word.span.of(text);
        let meant = nearest_word(written, wording()).filter(|_| word.symbol == "word")?;
        Some((word.span, meant))
    });
    if let Some((span, meant)) = misspelt {
        return Diagnostic::new(format!("`{}` is not understood here", span.of(text)))
            .at(span)
            .hint(format!("did you mean `{meant}`?"));
    }
    let asks = words.iter().any(|word| {
        matches!(
            word.symbol,
            "who" | "what" | "which" | "when" | "howmany" | "do" | "say" | "whom"
        )
    });
    let span = match first {
        Some(place) => words[place].span,
        None => words.last().map_or(Span::default(), |word| word.span),
    };
    let message = if text.trim().len() == span.end && first.is_none() && asks {
        "the question is not finished"
    } else {
        "this program answers who said what, about what, to whom, when and where: nothing else"
    };
    Diagnostic::new(message).at(span)
}

/// Questions about what `text` names, each of which has an answer here.
pub(super) fn offers(text: &str, words: &[Word], setting: &Setting<'_>) -> Vec<String> {
    let mut speakers: Vec<String> = Vec::new();
    let mut subjects: Vec<String> = Vec::new();
    for word in words
        .iter()
        .filter(|word| matches!(word.symbol, "name" | "word"))
    {
        let written = word.span.of(text);
        let named = setting.names.find(written);
        let ending = || setting.names.find_ending(written);
        let mut named = if named.is_empty() { ending() } else { named };
        named.sort_by_key(|entry| std::cmp::Reverse(entry.said + entry.spoken_of));
        let Some(entry) = named.first() else { continue };
        if entry.said > 0 {
            speakers.push(entry.name.to_string());
        }
        if entry.spoken_of > 0 {
            subjects.push(entry.name.to_string());
        }
    }
    let mut offers = Vec::new();
    if let (Some(speaker), Some(subject)) = (speakers.first(), subjects.last())
        && speaker != subject
    {
        offers.push(format!("{speaker} on {subject}"));
    }
    for speaker in &speakers {
        offers.push(format!("what did {speaker} say"));
    }
    for subject in &subjects {
        offers.push(format!("who said what about {subject}"));
    }
    offers
}
