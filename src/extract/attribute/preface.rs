//! Phrases that open a sentence and say from whom all the rest of it comes: "According to X, …", "By X's
//! account, …".

use super::cue::Found;
use super::role::Roles;
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::Class;

/// How sure such an attribution is: a guess, for news has too few of them to count.
const SURE: f32 = 0.9;

/// An account is so many words from the start of its sentence at most.
const NAME: usize = 9;

/// "By X's account, …", in the order of the text: the account is the cue.
pub(super) fn find(reading: &Reading) -> Vec<(Found, Roles)> {
    let sentences = reading.layout.sentences.iter();
    let accounts = sentences.filter_map(|sentence| account(reading, &sentence.tokens));
    accounts.collect()
}

fn account(reading: &Reading, sentence: &Words) -> Option<(Found, Roles)> {
    let start = sentence.start;
    if reading.lower(start) != "by" {
        return None;
    }
    let limit = sentence.end.min(start + NAME);
    let head = (start + 2..limit).find(|at| reading.is(*at, Class::Account))?;
    let owner_end = head - usize::from(reading.lower(head - 1) == "own");
    let owner = start + 1..owner_end;
    let is_owner = !owner.is_empty() && is_possessive(reading, owner_end - 1);
    let rest = rest(reading, head + 1)?;
    is_owner.then(|| {
        let cue = Found {
            words: head..head + 1,
            head,
            probability: SURE,
        };
        let roles = Roles {
            probability: SURE,
            source: Some(owner),
            content: vec![rest],
        };
        (cue, roles)
    })
}

fn is_possessive(reading: &Reading, at: usize) -> bool {
    matches!(
        reading.lower(at),
        "'s" | "’s" | "'" | "’" | "his" | "her" | "their" | "its"
    )
}

/// For "According to X, …" X and all of the sentence after the comma, also where the words right after
/// the cue were taken for what is said.
pub(super) fn governed(reading: &Reading, cue: &Words, roles: &Roles) -> Option<(Words, Words)> {
    let source = roles.source.as_ref().or(roles.content.first())?;
    let opens = reading.sentence(cue.start).start == cue.start;
    let is_phrase = reading.says(cue.start, &["according", "to"]) && cue.len() == 2;
    if !opens || !is_phrase || source.start != cue.end {
        return None;
    }
    let has_comma = reading.tag(source.end - 1) == Tag::Comma;
    let end = source.end - usize::from(has_comma);
    // "witness accounts *backed by video footage*,"
    let is_more = reading.tag(end) == Tag::Past && reading.lower(end + 1) == "by";
    let limit = reading.sentence(end).end.min(end + NAME);
    let comma = (end..limit).find(|at| reading.tag(*at) == Tag::Comma);
    let end = comma.filter(|_| is_more).unwrap_or(end);
    let rest = rest(reading, end)?;
    Some((source.start..end.max(source.end), rest))
}

/// What comes after the comma at a token, up to the stop that ends the sentence; nothing in a
/// quotation, which may end before.
fn rest(reading: &Reading, comma: usize) -> Option<Words> {
    if reading.tag(comma) != Tag::Comma || reading.layout.quotation_of(comma).is_some() {
        return None;
    }
    let sentence = reading.sentence(comma);
    let end = sentence.end - usize::from(reading.tag(sentence.end - 1) == Tag::Stop);
    (comma + 1 < end).then_some(comma + 1..end)
}

#[cfg(test)]
mod tests {
    use super::super::tests;
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        tests::check(find, text, expected);
    }

    #[test]
    fn accounts_of_somebody() {
        check("By Trump's account, it works.", &[("Trump's", "it works")]);
        check(
            "It rained. By his own admission, he lied.",
            &[("his", "he lied")],
        );
    }

    #[test]
    fn near_misses() {
        check("By all accounts, it works.", &[]);
        check("By Trump's account it works.", &[]);
        check("It works, by Trump's account.", &[]);
        check("By noon, Trump's account was closed.", &[]);
    }
}
