//! "That is not true": a statement that only says of another that it is not so.

use super::object::{Kind, Object};
use super::scene::Scene;
use super::words::{WORDS, Word, words};
use crate::extract::Attribution;

/// What the relationship says of a verdict.
const HOW: &str = "called false";
/// Before how many words a verdict stands.
const VERDICT: usize = 9;
/// How many words can stand between a form of *be* and the verdict.
const BETWEEN: usize = 4;

impl<'d> Scene<'d> {
    /// A verdict as a denial: "that's a lie", or *called the claim* "baseless".
    pub(super) fn by_verdict(
        &self,
        attribution: &Attribution,
    ) -> Option<(&'static str, Object<'d>)> {
        let cue = words(self.text, &attribution.cue);
        let is_unreal = |word: &Word<'_>| word.is(&WORDS.of.unreal);
        if attribution.act.is_none() || cue.iter().any(is_unreal) {
            return None;
        }
        let content = words(self.text, &attribution.content);
        let object = if cue.iter().any(|word| word.is(&WORDS.of.calling)) {
            self.object(before_verdict(content)?)
        } else if points_back(&content) || self.exclaims(&content) {
            let kind = Kind::Remark;
            return Some((
                HOW,
                Object {
                    words: content,
                    kind,
                },
            ));
        } else {
            self.object(before_be(content)?)
        };
        let is_said = matches!(object.kind, Kind::Claim { .. } | Kind::Pointer);
        is_said.then_some((HOW, object))
    }

    /// "Nonsense! I saw her."
    fn exclaims(&self, content: &[Word<'_>]) -> bool {
        content.first().is_some_and(|first| {
            let after = &self.text[first.span.end..];
            first.is(&WORDS.of.verdicts) && after.starts_with(['!', '.', ','])
        })
    }
}

/// What stands before the verdict: *the claims* "baseless".
fn before_verdict(mut content: Vec<Word<'_>>) -> Option<Vec<Word<'_>>> {
    let is_verdict = |word: &Word<'_>| word.is(&WORDS.of.verdicts);
    let place = content.iter().take(VERDICT).position(is_verdict)?;
    content.truncate(place);
    (!content.is_empty()).then_some(content)
}

/// What it is that *is misleading*: "the report".
fn before_be(mut content: Vec<Word<'_>>) -> Option<Vec<Word<'_>>> {
    let is_be = |word: &Word<'_>| word.is(&WORDS.of.be) && word.lower != "'s";
    let place = content.iter().take(VERDICT).position(is_be)?;
    let judged = judges(content.get(place + 1..)?);
    content.truncate(place);
    (judged && !content.is_empty()).then_some(content)
}

/// "That is not true", "it's completely false".
fn points_back(content: &[Word<'_>]) -> bool {
    let [subject, be, rest @ ..] = content else {
        return false;
    };
    subject.is(&WORDS.of.pointers) && be.is(&WORDS.of.be) && judges(rest)
}

/// Whether the words after a form of *be* begin with a verdict that ends there or goes on with a noun.
fn judges(rest: &[Word<'_>]) -> bool {
    let classes = &WORDS.of;
    let mut negated = false;
    for (at, word) in rest.iter().take(BETWEEN).enumerate() {
        negated ^= word.is(&classes.negations);
        let class = if negated {
            &classes.truth
        } else {
            &classes.verdicts
        };
        if word.is(class) {
            let goes_on = rest
                .get(at + 1)
                .is_some_and(|next| matches!(&*next.lower, "to" | "that" | "for" | "with"));
            return !goes_on;
        }
    }
    false
}
