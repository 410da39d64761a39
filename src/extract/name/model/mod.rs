//! Which capitalised words are names, and of what: a conditional random field over them, which sees what
//! the gazetteer and the rules make of them and what the rest of the document does with the same words.

mod chain;
mod evidence;
mod features;

pub(crate) use chain::{NameModel, Tagged, pack};
pub(crate) use evidence::Evidence;
pub(crate) use features::features;

use crate::extract::extraction::EntityLabel;
use crate::extract::reading::tag::is_capital;
use crate::extract::reading::{Reading, Words};
use crate::text::TokenKind;

/// Labels of words: no part of a name, or the first or a further word of one.
pub(crate) const LABELS: u8 = 7;
pub(crate) const OUTSIDE: u8 = 0;

/// What kinds of names there are; the labels of the first word are 1, 3 and 5.
pub(crate) const KINDS: [EntityLabel; 3] = [
    EntityLabel::Person,
    EntityLabel::Organization,
    EntityLabel::Place,
];

/// The label of the first, or a further, word of a name.
pub(crate) fn label(kind: usize, is_first: bool) -> u8 {
    let kind = u8::try_from(kind).unwrap_or(0);
    2 * kind + if is_first { 1 } else { 2 }
}

/// Whether one label can follow another: a further word follows one of the same name.
pub(crate) fn allowed(from: Option<u8>, to: u8) -> bool {
    let is_further = to != OUTSIDE && to.is_multiple_of(2);
    !is_further || from.is_some_and(|from| from == to || from + 1 == to)
}

/// So many words without a capital may stand between two capitalised ones in a chain.
const GAP: usize = 3;

/// The stretches in which names can be: capitalised words of a sentence, what stands between them, and
/// what a name can begin or end with besides.
pub(crate) fn chains(reading: &Reading) -> Vec<Words> {
    let mut chains: Vec<Words> = Vec::new();
    for sentence in &reading.layout.sentences {
        let first = chains.len();
        for at in sentence.tokens.clone() {
            if reading.kind(at) != TokenKind::Word || !is_capital(reading.word(at)) {
                continue;
            }
            let start = start(reading, at, sentence.tokens.start);
            let end = end(reading, at, sentence.tokens.end);
            let own = chains.get_mut(first..).unwrap_or_default();
            match own.last_mut().filter(|last| start <= last.end + GAP) {
                Some(last) => last.end = end,
                None => chains.push(start..end),
            }
        }
    }
    chains
}

/// "al-Sadr" begins before its capital.
fn start(reading: &Reading, at: usize, floor: usize) -> usize {
    let before = |steps: usize| at.checked_sub(steps).filter(|to| *to >= floor);
    let is_particle = |to: &usize| reading.lexicon.names.is_particle(reading.word(*to));
    let is_hyphen = before(1).is_some_and(|to| reading.kind(to) == TokenKind::Hyphen);
    before(1 + usize::from(is_hyphen))
        .filter(is_particle)
        .unwrap_or(at)
}

/// "Flight 93", "Yahoo!" and "G-20" end behind their capital.
fn end(reading: &Reading, at: usize, limit: usize) -> usize {
    let is_number = |to: usize| to < limit && reading.kind(to) == TokenKind::Number;
    let is_hyphen = at + 1 < limit && reading.kind(at + 1) == TokenKind::Hyphen;
    if is_number(at + 1) || at + 1 < limit && reading.kind(at + 1) == TokenKind::Clitic {
        at + 2
    } else if is_hyphen && at + 2 < limit {
        at + 3
    } else {
        at + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Document;

    #[test]
    fn chains_hold_capitals_and_what_is_between() {
        let check = |text: &str, expected: &[&str]| {
            let lexicon = Lexicon::builtin();
            let document = Document::new("", text);
            let reading = Reading::new(&document, &lexicon);
            let chains = chains(&reading);
            let found: Vec<_> = chains.iter().map(|words| reading.text_of(words)).collect();
            assert_eq!(found, expected);
        };
        check(
            "He met Bank of England staff and many of his old friends from Rome. Paris waits.",
            &["He met Bank of England", "Rome", "Paris"],
        );
        check("it was al-Sadr on Flight 93", &["al-Sadr on Flight 93"]);
    }

    #[test]
    fn names_go_on_as_they_began() {
        let person = [label(0, true), label(0, false)];
        assert!(allowed(None, OUTSIDE) && allowed(None, person[0]));
        assert!(!allowed(None, person[1]) && !allowed(Some(OUTSIDE), person[1]));
        assert!(allowed(Some(person[0]), person[1]) && allowed(Some(person[1]), person[1]));
        assert!(!allowed(Some(label(1, true)), person[1]));
        assert!(!allowed(Some(label(2, false)), person[1]));
        assert_eq!(label(2, false) + 1, LABELS);
    }
}
