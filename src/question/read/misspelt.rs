//! Words that are spelt nearly like words of questions.

use crate::Span;
use crate::question::names::closest;
use crate::question::word::Word;
use crate::question::wording::Wording;

/// Fewer letters are near too many words.
const SHORTEST: usize = 3;

/// `text` with words put right that are no names and nearly words of questions, and what was put
/// right; nothing, where there is none.
///
/// Places where the question is not understood, and so what may be misspelt, are plain words.
pub(in crate::question) fn corrected(
    text: &str,
    words: &[Word],
    wording: &Wording,
) -> Option<(String, Vec<(String, String)>)> {
    let mut repaired = String::new();
    let mut done = 0;
    let mut changes = Vec::new();
    for word in words.iter().filter(|word| word.symbol == "word") {
        let Span { start, end } = word.span;
        let written = &text[start..end];
        let Some(meant) = nearest(written, wording) else {
            continue;
        };
        repaired.push_str(&text[done..start]);
        repaired.push_str(meant);
        done = end;
        changes.push((written.to_owned(), meant.to_owned()));
    }
    repaired.push_str(&text[done..]);
    (!changes.is_empty()).then_some((repaired, changes))
}

/// The one word of questions that is spelt nearly so.
pub(in crate::question) fn nearest<'a>(written: &str, wording: &'a Wording) -> Option<&'a str> {
    let length = written.chars().count();
    if length < SHORTEST || written.contains(char::is_numeric) {
        return None;
    }
    let likely = wording.phrases().filter(|(phrase, _)| {
        !phrase.contains(' ') && phrase.chars().count() >= SHORTEST.min(length)
    });
    let folded = written.to_lowercase();
    let dates = DATES.iter().map(|word| (*word, *word));
    let close = closest(
        &folded,
        likely.map(|(phrase, _)| (phrase, phrase)).chain(dates),
    );
    // Two letters in the wrong order; or one slip in a word that questions are made of. More makes other words
    // of words.
    close.into_iter().find(|meant| {
        let slip = strsim::osa_distance(meant, &folded) == 1;
        let same_letters = sorted(meant) == sorted(&folded) && wording.is_plain(meant);
        let same_start = meant.chars().next() == folded.chars().next();
        slip && (same_letters
            || same_start && length > SHORTEST && (CORE.contains(meant) || DATES.contains(meant)))
    })
}

/// Words without which there is hardly a question.
const CORE: [&str; 14] = [
    "who",
    "whom",
    "what",
    "which",
    "when",
    "where",
    "about",
    "since",
    "before",
    "until",
    "according",
    "during",
    "between",
    "said",
];

/// Words of dates, which have a grammar of their own.
const DATES: [&str; 4] = ["yesterday", "today", "confidence", "certainty"];

fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}
