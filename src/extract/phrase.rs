//! Common noun phrases in what is said: "health care bill". Those that many documents use become topics.

use super::attribute::Candidate;
use super::extraction::Phrase;
use super::reading::{Reading, Words};
use super::resolve::Link;
use super::speaker::links_in;
use crate::syntax::Tag;
use crate::text::TokenKind;
use std::collections::BTreeSet;

/// Longer ones are hardly used twice.
const LONGEST: usize = 4;

/// The phrases in the content of a statement, each once.
pub(super) fn phrases(reading: &Reading, links: &[Link], candidate: &Candidate) -> Vec<Phrase> {
    let mut found: BTreeSet<Phrase> = BTreeSet::new();
    for piece in &candidate.content.pieces {
        let mut at = piece.start;
        while at < piece.end {
            let run = at..run_end(reading, at, piece.end);
            // "anti-immigrant" is one word.
            let is_cut = run.start > 0 && reading.kind(run.start - 1) == TokenKind::Hyphen;
            if run.len() > 1 && !is_cut {
                add(reading, links, &run, &mut found);
            }
            at = run.end.max(at + 1);
        }
    }
    // What stands alone somewhere is whole.
    let is_part_too = |one: &Phrase| {
        let whole = Phrase {
            is_whole: true,
            ..one.clone()
        };
        !one.is_whole && found.contains(&whole)
    };
    found
        .iter()
        .filter(|one| !is_part_too(one))
        .cloned()
        .collect()
}

/// One past the nouns and adjectives in lower case from `at` on, the last of which is a noun.
fn run_end(reading: &Reading, at: usize, limit: usize) -> usize {
    let tags = &reading.syntax.tags;
    let is_plain = |at: usize| {
        let word = reading.word(at);
        reading.kind(at) == TokenKind::Word
            && word.len() > 2
            && word.bytes().all(|letter| letter.is_ascii_lowercase())
    };
    let is_part = |at: &usize| is_plain(*at) && matches!(tags[*at], Tag::NN | Tag::NNS | Tag::JJ);
    let end = (at..limit).take_while(is_part).count() + at;
    let is_noun = |at: &usize| matches!(tags[*at], Tag::NN | Tag::NNS);
    (at..end).rev().find(is_noun).map_or(at, |last| last + 1)
}

/// Adds a run of words, and what is left of it without its first words.
fn add(reading: &Reading, links: &[Link], run: &Words, found: &mut BTreeSet<Phrase>) {
    let generic = &reading.lexicon.generic;
    let start = (run.start..run.end)
        .find(|at| !generic.is_modifier(reading.lower(*at)))
        .unwrap_or(run.end);
    let last = run.end - 1;
    for first in start.max(run.end.saturating_sub(LONGEST))..last {
        let words = first..run.end;
        if tells(reading, &words) && !is_topic(links, &words) {
            found.insert(Phrase {
                words: singular(reading, &words),
                is_whole: first == start,
            });
        }
    }
}

/// Whether the words tell what is spoken of: none is generic, and the head is not for people or a time.
fn tells(reading: &Reading, words: &Words) -> bool {
    let generic = &reading.lexicon.generic;
    let last = words.end - 1;
    let head = one(reading.lower(last));
    let is_role = reading
        .lexicon
        .names
        .role(|offset| if offset == 0 { head.as_str() } else { "" })
        .is_some();
    let is_compound = matches!(reading.syntax.tags[last - 1], Tag::NN | Tag::NNS);
    let is_modifier = |at: usize| {
        let lower = reading.lower(at);
        let is_noun = matches!(reading.syntax.tags[at], Tag::NN | Tag::NNS);
        !generic.is_modifier(lower) && !(is_noun && generic.is_head(&one(lower)))
    };
    !is_role && (words.start..last).all(is_modifier) && (is_compound || !generic.is_head(&head))
}

/// Whether a topic or a name has all of the words.
fn is_topic(links: &[Link], words: &Words) -> bool {
    let around = words.start.saturating_sub(2)..words.end;
    let mut links = links_in(links, &around);
    links.any(|link| link.words.start <= words.start && link.words.end >= words.end)
}

fn singular(reading: &Reading, words: &Words) -> Box<str> {
    let last = words.end - 1;
    let mut text = String::new();
    for at in words.start..last {
        text.push_str(reading.lower(at));
        text.push(' ');
    }
    let is_plural = reading.syntax.tags[last] == Tag::NNS;
    let head = reading.lower(last);
    text.push_str(&if is_plural {
        one(head)
    } else {
        head.to_owned()
    });
    text.into()
}

/// The singular of a noun.
fn one(lower: &str) -> String {
    let stem = |ending: &str| lower.strip_suffix(ending);
    if let Some(stem) = stem("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let sibilant = ["ches", "shes", "sses", "xes"];
    if sibilant.iter().any(|ending| lower.ends_with(ending)) {
        return lower[..lower.len() - 2].to_owned();
    }
    match stem("s") {
        _ if lower.ends_with("ics") || matches!(lower, "news" | "series" | "means") => {
            lower.to_owned()
        }
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => lower.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tests::found;

    #[test]
    fn nouns_have_a_singular() {
        for (many, expected) in [
            ("policies", "policy"),
            ("speeches", "speech"),
            ("classes", "class"),
            ("taxes", "tax"),
            ("servers", "server"),
            ("crisis", "crisis"),
            ("bus", "bus"),
            ("politics", "politics"),
            ("ties", "tie"),
        ] {
            assert_eq!(one(many), expected);
        }
    }

    #[test]
    fn what_tells_nothing_is_none() {
        let check = |text: &str, expected: &[(&str, bool)]| {
            let (_, extraction) = found(text);
            let phrases = extraction.attributions.iter().flat_map(|own| &own.phrases);
            let phrases: Vec<_> = phrases.map(|own| (&*own.words, own.is_whole)).collect();
            assert_eq!(phrases, expected, "{text}");
        };
        check(
            "Ann Roe said other private email servers were used.",
            &[("email server", true)],
        );
        check(
            "Ann Roe said a background check system was needed.",
            &[("background check system", true), ("check system", false)],
        );
        check("Ann Roe said the whole thing took a long time.", &[]);
        check("Ann Roe said campaign managers like police officers.", &[]);
    }
}
