//! What a cue says beyond "is said": thought rather than speech, not said at all, only hearsay.
//!
//! All of it is told by the cue's words, its head and the words around them.

use crate::extract::attribute::cue::cue_word;
use crate::extract::reading::tag::Tag;
use crate::extract::reading::verb_group::{VerbGroup, verb_group};
use crate::extract::reading::{Reading, Words};
use crate::lexicon::{Frame, Kinds};

/// The token of a cue that tells what is done: its head, or, of "declined to comment", the verb
/// that the head refuses.
pub(in crate::extract) fn spoken(reading: &Reading, cue: &Words, head: usize) -> usize {
    if !reading.lexicon.cues.is_refusal(reading.lower(head)) {
        return head;
    }
    let mut after = head + 1..cue.end;
    let to = after.find(|&at| reading.tag(at) == Tag::To);
    let verb = to.and_then(|_| after.find(|&at| reading.tag(at).is_verb()));
    verb.filter(|&verb| cue_word(reading, verb).is_some())
        .unwrap_or(head)
}

/// Whether the cue shows thought or will rather than speech: "wants", "his belief that".
pub(in crate::extract) fn attitude(reading: &Reading, cue: &Words, head: usize) -> bool {
    cue_word(reading, spoken(reading, cue, head)).is_some_and(|entry| entry.attitude)
}

/// Whether it is said not to have been said or thought: "did not say", "declined to comment", "no
/// one said".
pub(in crate::extract) fn negated(
    reading: &Reading,
    cue: &Words,
    head: usize,
    source: &[Words],
) -> bool {
    let VerbGroup { start, governor } = verb_group(reading, head);
    let before = start.min(cue.start);
    let cues = &reading.lexicon.cues;
    let denies = |at: usize| {
        cues.is_negation(reading.lower(at))
            && !matches!(reading.lower(at + 1), "only" | "just" | "merely" | "simply")
    };
    let introduced = before
        .checked_sub(1)
        .is_some_and(|at| matches!(reading.lower(at), "without" | "neither" | "nor"));
    // China "will not" renounce it: the quotation ends inside of the verb group.
    let quoted = before
        .checked_sub(2)
        .is_some_and(|at| matches!(reading.lower(at + 1), "\"" | "”" | "''") && denies(at));
    introduced
        || quoted
        || (before..head).any(denies)
        || governor.is_some_and(|verb| cues.is_refusal(reading.lower(verb)))
        || spoken(reading, cue, head) != head
        || source
            .first()
            .is_some_and(|words| is_nobody(reading, words))
}

/// "no one", "neither side", "none of them".
fn is_nobody(reading: &Reading, source: &Words) -> bool {
    matches!(
        reading.lower(source.start),
        "no" | "nobody" | "neither" | "none"
    )
}

/// Whether the article does not vouch for its having been said: "reportedly told", and, where
/// nobody is named who says it, "is said to", "it was reported that".
pub(in crate::extract) fn hedged(
    reading: &Reading,
    cue: &Words,
    head: usize,
    source: &[Words],
) -> bool {
    let start = verb_group(reading, head).start.min(cue.start);
    let end = cue.end.max(head + 1);
    let hedges = |at: usize| reading.lexicon.cues.is_hedge(reading.lower(at));
    (start.saturating_sub(1)..=end).any(hedges)
        || source.is_empty() && is_hearsay(reading, start, head)
}

/// A passive of whose subject it is said; not one who is told: "Xi was told that".
fn is_hearsay(reading: &Reading, start: usize, head: usize) -> bool {
    let is_be = |at: usize| reading.kinds(at).any(Kinds::BE);
    let is_adjective = reading
        .lexicon
        .cues
        .adjective(reading.lower(head))
        .is_some();
    let is_passive = reading.tag(head) == Tag::Past && (start..head).any(is_be) && !is_adjective;
    is_passive && cue_word(reading, head).is_some_and(|entry| !entry.takes(Frame::Person))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tests::reading;

    /// Whether a flag holds of a text's cue, which stands in brackets with its head behind `|`;
    /// what stands in braces is its source.
    fn check(
        marked: &str,
        expected: bool,
        flag: impl Fn(&Reading, &Words, usize, &[Words]) -> bool,
    ) {
        reading(marked, |reading, cue, head, source, _| {
            assert_eq!(flag(reading, cue, head, source), expected, "{marked}");
        });
    }

    #[test]
    fn thought_and_will_are_attitudes() {
        let check = |text, expected| {
            check(text, expected, |reading, cue, head, _| {
                attitude(reading, cue, head)
            });
        };
        check("Trump [|wants] to win.", true);
        check("Trump [has long |believed] that it works.", true);
        check("his [|belief] that it works", true);
        check("Xi [is |confident] that it works.", true);
        check("Xi [declined to |think] about it.", true);
        check("Xi [|refused to think] about it.", true);
        check("Trump [|said] he wants to win.", false);
        check("his [|claim] that it works", false);
        check("Xi [|refused to say] what he thinks.", false);
        check("Trump [|zorbed] that it works.", false);
    }

    #[test]
    fn what_is_not_said_is_negated() {
        let check = |text, expected| check(text, expected, negated);
        check("Trump [did not |say] that it works.", true);
        check("Trump didn't [|say] that it works.", true);
        check("Trump has never [|said] that it works.", true);
        check("Trump [declined to |say] whether it works.", true);
        check("Trump [|declined to say] whether it works.", true);
        check("Trump refused to [|comment] on it.", true);
        check("Trump neither confirmed nor [|denied] it.", true);
        check("He left without [|saying] that it works.", true);
        check("{No one} [|said] that it works.", true);
        check("{Neither side} [|said] that it works.", true);
        check("Trump [|said] that it does not work.", false);
        check("Trump [did not only |say] that it works.", false);
        check("{Trump} [|denied] that it works.", false);
        check("Trump, who did not win, [|said] that it works.", false);
        check("{Norway} [|said] that it works.", false);
        check("Trump [went on to |say] that it works.", false);
        check("Trump [|refused] to leave.", false);
    }

    #[test]
    fn hearsay_is_hedged() {
        let check = |text, expected| check(text, expected, hedged);
        check("{Trump} [reportedly |told] Xi that it works.", true);
        check("{Trump} reportedly [|told] Xi that it works.", true);
        check("{Trump} has allegedly [|said] that it works.", true);
        check("Trump [is |said] to be angry.", true);
        check("It [was |reported] that he was angry.", true);
        check("Xi is widely [|believed] to be angry.", true);
        check("{Trump} [|said] it reportedly works.", false);
        check("Xi [was |told] that it works.", false);
        check("Xi [was |worried] that it fails.", false);
        check("“It works” [was |repeated] by {Xi}.", false);
        check("{Trump} [has |said] that it works.", false);
    }
}
