//! Noun phrases of statements, written alike, to be counted over many documents: what a corpus speaks of that no
//! lexicon knows.

use crate::extract::attribute::Candidate;
use crate::extract::entity::Entities;
use crate::extract::entity::resolve::Link;
use crate::extract::extraction::{EntityLabel, Phrase};
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::Kinds;
use std::borrow::Cow;

/// A longer run of nouns is no phrase but a headline or a list.
const LONGEST: usize = 6;

/// The noun phrases of two words and more in the contents of `candidates`, names of people and events left out.
pub(in crate::extract) fn phrases(
    reading: &Reading,
    entities: &Entities,
    links: &[Link],
    candidates: &[Candidate],
) -> Vec<Phrase> {
    let names = Names::new(reading, entities, links);
    let mut found = Vec::new();
    for (attribution, candidate) in candidates.iter().enumerate() {
        for piece in &candidate.content.pieces {
            let mut at = piece.start;
            while at < piece.end {
                let end = run_end(reading, &names, at, piece.end);
                let start = names.run_start(reading, at, end);
                if (start + 2..=start + LONGEST).contains(&end) {
                    found.extend(phrase(reading, &names, attribution, start..end));
                }
                at = end.max(at) + 1;
            }
        }
    }
    found
}

/// What the names are.
struct Names {
    /// Words that are no part of a phrase.
    is_left_out: Vec<bool>,
    /// Which name they are part of, counted from 1.
    name: Vec<usize>,
}

impl Names {
    fn new(reading: &Reading, entities: &Entities, links: &[Link]) -> Self {
        let mut own = Self {
            is_left_out: vec![false; reading.len()],
            name: vec![0; reading.len()],
        };
        for (place, link) in links.iter().enumerate() {
            match entities.label(link.entity) {
                EntityLabel::Person | EntityLabel::Event => {
                    own.is_left_out[link.words.clone()].fill(true);
                }
                EntityLabel::Topic => {}
                _ => own.name[link.words.clone()].fill(place + 1),
            }
        }
        own
    }

    /// Where the phrase begins: not with the rest of a name or of a compound, "third-*place* finish".
    fn run_start(&self, reading: &Reading, at: usize, end: usize) -> usize {
        let Some(before) = at.checked_sub(1) else {
            return at;
        };
        if at < end && reading.tag(before) == Tag::Hyphen {
            return at + 1;
        }
        let is_rest = |word: &usize| self.name[*word] > 0 && self.name[*word] == self.name[before];
        at + (at..end).take_while(is_rest).count()
    }
}

/// One past the words from `at` on that can be one phrase.
fn run_end(reading: &Reading, names: &Names, at: usize, limit: usize) -> usize {
    let mut end = at;
    while end < limit && is_part(reading, names, end) {
        let is_joined = reading.tag(end + 1) == Tag::Hyphen
            && end + 2 < limit
            && is_part(reading, names, end + 2);
        end += if is_joined { 2 } else { 1 };
    }
    end
}

fn is_part(reading: &Reading, names: &Names, at: usize) -> bool {
    let is_nominal = matches!(reading.tag(at), Tag::Noun | Tag::Name | Tag::Adjective);
    if !is_nominal || names.is_left_out[at] {
        return false;
    }
    let lower = reading.lower(at);
    let is_time = || reading.kinds(at).any(Kinds::WEEKDAY.with(Kinds::MONTH));
    lower.len() > 1
        && lower.bytes().all(|letter| letter.is_ascii_lowercase())
        && !reading.lexicon.generic.is_modifier(lower)
        && !is_time()
}

/// The phrase that these words are; nothing where they are all names, or none can end a phrase.
fn phrase(reading: &Reading, names: &Names, attribution: usize, words: Words) -> Option<Phrase> {
    let mut phrase = Phrase {
        attribution,
        words: String::new(),
        key: String::new(),
        heads: 0,
        names: 0,
        joined: 0,
    };
    let own = words.filter(|at| reading.tag(*at) != Tag::Hyphen);
    for (place, at) in own.enumerate() {
        let lower = reading.lower(at);
        let is_noun = matches!(reading.tag(at), Tag::Noun | Tag::Name);
        let key = if is_noun {
            singular(lower)
        } else {
            Cow::Borrowed(lower)
        };
        let is_name = names.name[at] > 0 || reading.tag(at) == Tag::Name;
        let can_end = is_noun && !is_name && !reading.lexicon.generic.is_head(&key);
        phrase.heads |= u8::from(can_end) << place;
        phrase.names |= u8::from(is_name) << place;
        let goes_on = at > 0 && names.name[at] > 0 && names.name[at] == names.name[at - 1];
        phrase.joined |= u8::from(goes_on) << place;
        if place > 0 {
            phrase.words.push(' ');
            phrase.key.push(' ');
        }
        phrase.words.push_str(lower);
        phrase.key.push_str(&key);
    }
    (phrase.heads > 1).then_some(phrase)
}

/// A noun in the singular, or at least always in the same form.
fn singular(lower: &str) -> Cow<'_, str> {
    let irregular = [("men", "man"), ("women", "woman"), ("children", "child")];
    if let Some((_, one)) = irregular.iter().find(|(many, _)| *many == lower) {
        return Cow::Borrowed(one);
    }
    let stem = |end: &str| lower.strip_suffix(end);
    if lower.len() < 4 || ["ss", "us", "is"].iter().any(|end| lower.ends_with(end)) {
        return Cow::Borrowed(lower);
    }
    if let Some(stem) = stem("ies").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    let hissing = ["sses", "shes", "ches", "xes"];
    if hissing.iter().any(|end| lower.ends_with(end)) {
        return Cow::Borrowed(&lower[..lower.len() - 2]);
    }
    Cow::Borrowed(stem("s").unwrap_or(lower))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::extract;
    use crate::lexicon::Lexicon;
    use crate::text::Document;

    fn check(text: &str, expected: &[&str]) {
        let found = extract(&Document::new("a.txt", text), &Lexicon::builtin());
        let keys: Vec<_> = found.phrases.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(keys, expected, "{text}");
    }

    #[test]
    fn phrases_are_common_nouns_with_what_stands_before() {
        check(
            "Clinton said that the private email servers were secure.",
            &["private email server"],
        );
        check(
            "Clinton said that the health-care bill stops voter fraud.",
            &["health care bill", "voter fraud"],
        );
        check(
            "Clinton said that the Supreme Court nominees will wait.",
            &["supreme court nominee"],
        );
    }

    #[test]
    fn names_and_general_words_are_no_phrases() {
        check("Clinton said that the last year was a good time.", &[]);
        check(
            "Clinton said that Donald Trump and the Supreme Court agree.",
            &[],
        );
        check("The email server was secure.", &[]);
    }

    #[test]
    fn nouns_are_counted_in_one_form() {
        for (many, one) in [
            ("taxes", "tax"),
            ("policies", "policy"),
            ("servers", "server"),
            ("business", "business"),
            ("crisis", "crisis"),
            ("gas", "gas"),
        ] {
            assert_eq!(singular(many), one);
        }
    }
}
