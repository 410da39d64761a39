//! The way in which something is said or thought, by which questions ask: accused, praised, warned.

use super::act::{linking, nouns_after, opens_infinitive};
use super::flags::spoken;
use crate::extract::attribute::cue::cue_word;
use crate::extract::reading::{Reading, Words};
use arcstr::ArcStr;

/// The manner of the cue with this head, whose content stands in these pieces; nothing, where it is
/// merely said.
///
/// The head's entry in the lexicon tells it, as far as the words between it and its content do not:
/// "called *for*" urges, "ruled *out*" rejects. After a light verb, the noun tells it: "issued a
/// *denial*".
pub(super) fn manner(
    reading: &Reading,
    cue: &Words,
    head: usize,
    content: &[Words],
) -> Option<ArcStr> {
    let head = spoken(reading, cue, head);
    let by_head = cue_word(reading, head).and_then(|entry| {
        let mut between = linking(reading, cue, head, content);
        let changed = between.find_map(|at| match reading.lower(at) {
            "to" if !opens_infinitive(reading, at) => None,
            word => entry.manner_with(word),
        });
        changed.or(entry.manner.as_ref()).cloned()
    });
    by_head.or_else(|| {
        let mut nouns = nouns_after(reading, cue, head);
        nouns.find_map(|noun| noun.manner.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tests::reading;

    #[test]
    fn the_cue_tells_the_manner() {
        let check = |marked: &str, expected: Option<&str>| {
            reading(marked, |reading, cue, head, _, content| {
                let found = manner(reading, cue, head, content);
                assert_eq!(found.as_deref(), expected, "{marked}");
            });
        };
        check("Mr. Xi [|said] <it would rain>.", None);
        check("Mr. Xi [|accused] Japan of <lying>.", Some("accuse"));
        check("Mr. Xi [|called for] <calm>.", Some("urge"));
        check("Mr. Xi [|ruled out] <a return>.", Some("reject"));
        check("Mr. Xi [|hopes] <for rain>.", Some("hope"));
        check(
            "Mr. Xi [has |issued a denial] <that it rained>.",
            Some("deny"),
        );
        check("Mr. Xi [|asked] <whether it rained>.", Some("ask"));
    }
}
