//! What is done by saying something: asserted, denied, asked, urged or promised.

use super::flags::spoken;
use crate::extract::attribute::cue::cue_word;
use crate::extract::reading::tag::Tag;
use crate::extract::reading::{Reading, Words};
use crate::lexicon::{Act, Class, CueWord};

/// What is done by the cue with this head, whose content stands in these pieces; nothing, where it
/// shows an attitude, which is no act of speech.
///
/// The head's entry in the lexicon tells it, as far as the words between it and its content do not:
/// "asked *whether*" is a question, "asked *for*" a directive. A direct question is one whatever
/// its cue.
pub(in crate::extract) fn act(
    reading: &Reading,
    cue: &Words,
    head: usize,
    content: &[Words],
) -> Option<Act> {
    let outer = head;
    let head = spoken(reading, cue, head);
    let entry = cue_word(reading, head);
    if entry.is_some_and(|entry| entry.attitude) {
        return None;
    }
    if content
        .iter()
        .any(|piece| reading.is(piece.start, Class::Guilt))
    {
        return Some(Act::Admission);
    }
    if outer != head {
        return Some(Act::Refusal);
    }
    let by_head = entry.map_or(Act::Assertion, |entry| {
        by_entry(reading, cue, head, content, entry)
    });
    let by_noun = || noun_after(reading, cue, head);
    let by_content = || is_direct_question(reading, content).then_some(Act::Question);
    Some(match by_head {
        Act::Assertion => by_noun().or_else(by_content).unwrap_or_default(),
        act => act,
    })
}

fn by_entry(
    reading: &Reading,
    cue: &Words,
    head: usize,
    content: &[Words],
    entry: &CueWord,
) -> Act {
    let mut between = linking(reading, cue, head, content);
    let changed = between.find_map(|at| match reading.lower(at) {
        "to" if !opens_infinitive(reading, at) => None,
        word => entry.act_with(word),
    });
    changed.unwrap_or(entry.act)
}

/// The tokens that link a cue to its content: the cue's own after its head, the next one, the one
/// before the content, and the content's first that is no negation.
pub(super) fn linking(
    reading: &Reading,
    cue: &Words,
    head: usize,
    content: &[Words],
) -> impl Iterator<Item = usize> {
    let after = content
        .iter()
        .map(|piece| piece.start)
        .find(|start| *start > head);
    let bare = |at: &usize| reading.tag(*at) != Tag::Quote;
    let before = after.and_then(|start| (head + 1..start).rev().find(bare));
    let first = after.map(|start| start + usize::from(reading.tag(start) == Tag::Negation));
    let own = head + 1..cue.end.max(head + 2);
    own.chain(before).chain(first)
}

/// "to leave", "to never leave"; not "to Xi".
pub(super) fn opens_infinitive(reading: &Reading, to: usize) -> bool {
    let is_adverb = |at: usize| matches!(reading.tag(at), Tag::Adverb | Tag::Negation);
    let verb = (to + 1..to + 4).find(|&at| !is_adverb(at));
    verb.is_some_and(|verb| {
        reading.tag(verb) == Tag::Base || matches!(reading.lower(verb), "be" | "have" | "do")
    })
}

/// What a noun in the cue says that a light verb before it does not.
fn noun_after(reading: &Reading, cue: &Words, head: usize) -> Option<Act> {
    let mut nouns = nouns_after(reading, cue, head);
    nouns.find_map(|noun| (noun.act != Act::Assertion).then_some(noun.act))
}

/// The cue nouns in a cue whose head is a light verb.
pub(super) fn nouns_after<'a>(
    reading: &Reading<'a>,
    cue: &Words,
    head: usize,
) -> impl Iterator<Item = &'a CueWord> {
    let is_light = reading.is(head, Class::LightVerb);
    let after = if is_light { head + 1..cue.end } else { 0..0 };
    after.filter_map(|at| reading.lexicon.cues.noun(reading.lower(at)))
}

/// Whether the content is one piece and one sentence in quotation marks that ends in a question
/// mark.
fn is_direct_question(reading: &Reading, content: &[Words]) -> bool {
    let [piece] = content else { return false };
    let quoted = reading.tag(piece.start) == Tag::Quote
        || matches!(reading.tag_before(piece.start), Tag::Quote | Tag::Colon);
    let words = piece.clone().map(|at| reading.word(at));
    let ends = words.filter(|word| matches!(*word, "." | "!" | "?"));
    quoted && ends.eq(["?"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tests::reading;

    /// The act of a text's cue, which stands in brackets with its head behind `|`; its content
    /// stands in angle brackets.
    fn check(marked: &str, expected: impl Into<Option<Act>>) {
        let expected = expected.into();
        reading(marked, |reading, cue, head, _, content| {
            assert_eq!(act(reading, cue, head, content), expected, "{marked}");
        });
    }

    #[test]
    fn most_is_asserted() {
        check("Trump [|said] <that it works>.", Act::Assertion);
        check("Trump [|zorbed] <that it works>.", Act::Assertion);
        check("Trump [|called] <the deal a disaster>.", Act::Assertion);
        check("Trump [|told] Xi <that it works>.", Act::Assertion);
        check("Trump [|warned] <that it fails>.", Act::Assertion);
        check("[|According] to Xi, <it works>.", Act::Assertion);
        check("Trump [|said] <to Xi that it works>.", Act::Assertion);
        check("Trump [|explained] <why it works>.", Act::Assertion);
        check(
            "Xi [|responded] to a question, <“It works.”>",
            Act::Assertion,
        );
    }

    #[test]
    fn what_is_denied_or_turned_down_is_a_denial() {
        check("Trump [|denied] <that it works>.", Act::Denial);
        check("Trump [has repeatedly |denied] <the report>.", Act::Denial);
        check("Trump [|rejected] <the claim>.", Act::Denial);
        check("Trump [|ruled out] <talks>.", Act::Denial);
        check("Trump [|refused] <to leave>.", Act::Denial);
        check("Trump [|issued a denial] <that it works>.", Act::Denial);
        check("a [|denial] <that it works>", Act::Denial);
        check("The court [|ruled] <that it works>.", Act::Assertion);
        check("Trump [|refused to say] <whether it works>.", Act::Refusal);
        check("Trump [|pleaded] <guilty to theft>.", Act::Admission);
        check("Trump [did not |say] <that it works>.", Act::Assertion);
    }

    #[test]
    fn what_is_asked_is_a_question() {
        check("Trump [|asked] <whether it works>.", Act::Question);
        check("Trump [|asked] Xi <if it works>.", Act::Question);
        check("Trump [|asked], <“Does it work?”>", Act::Question);
        check("Trump [|asked] Xi about <the deal>.", Act::Question);
        check("Trump [|wondered] <what it does>.", Act::Question);
        check(
            "Trump [|posed the question] <of how it works>.",
            Act::Question,
        );
        check("<“Does it work?”> Trump [|said].", Act::Question);
        check("<“Does it work? It does.”> Trump [|said].", Act::Assertion);
        check("<“It works,”> Trump [|said].", Act::Assertion);
        check("Trump [|said] <he asked whether it works>.", Act::Assertion);
    }

    #[test]
    fn what_others_are_to_do_is_a_directive() {
        check("Trump [|urged] Xi <to stop>.", Act::Directive);
        check("Trump [|asked] Xi <to stop>.", Act::Directive);
        check("Trump [|asked for] <help>.", Act::Directive);
        check("Trump [|asked] Xi for <help>.", Act::Directive);
        check("Trump [|asked] <that it be stopped>.", Act::Directive);
        check("Trump [|called for] <talks>.", Act::Directive);
        check("Trump [|called] on Xi <to stop>.", Act::Directive);
        check("Trump [|told] Xi <to stop>.", Act::Directive);
        check("Trump [|told] Xi <to not stop>.", Act::Directive);
        check("Trump [|warned] Xi against <talks>.", Act::Directive);
        check("Trump [|warned] Xi <not to stop>.", Act::Directive);
        check("his [|demand] <that it be stopped>", Act::Directive);
        check(
            "Trump [made a |demand] <that it be stopped>.",
            Act::Directive,
        );
        check("Trump [|told] <to Xi that it works>.", Act::Assertion);
    }

    #[test]
    fn what_one_will_do_is_a_commissive() {
        check("Trump [|promised] <to stop>.", Act::Commissive);
        check("Trump [has |vowed] <that it will stop>.", Act::Commissive);
        check("Trump [|threatened] <to stop>.", Act::Commissive);
        check("Trump [|swore] <to stop>.", Act::Commissive);
        check("Trump [|made a promise] <to stop>.", Act::Commissive);
        check("Trump [|swore] <that it works>.", Act::Assertion);
        check("Trump [|said] <he would stop>.", Act::Assertion);
    }

    #[test]
    fn attitudes_are_no_acts() {
        check("Trump [|wants] <to stop>.", None);
        check("Trump [|believes] <it works>.", None);
        check("his [|hope] <that it works>", None);
    }
}
