//! The words before a verb that belong to it: "has not yet *said*", "declined to *say*".

use super::tag::Tag;
use crate::extract::reading::Reading;

/// Where the group of a verb starts, and the verb before it that it is merged with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) struct VerbGroup {
    /// The first token; the verb itself, if nothing before belongs to it.
    pub(in crate::extract) start: usize,
    /// "*declined* to say", "*went* on to say".
    pub(in crate::extract) governor: Option<usize>,
}

/// The group of the verb at `head`.
pub(in crate::extract) fn verb_group(reading: &Reading, head: usize) -> VerbGroup {
    let sentence = reading.sentence(head).start;
    let start = auxiliaries_start(reading, sentence, head);
    if start == sentence || reading.tag_before(start) != Tag::To || start < sentence + 2 {
        return VerbGroup {
            start,
            governor: None,
        };
    }
    let mut governor = start - 2;
    if reading.lower(governor) == "on" && governor > sentence {
        governor -= 1;
    }
    if reading.tag(governor).is_verb() && governs(reading, governor) {
        VerbGroup {
            start: auxiliaries_start(reading, sentence, governor),
            governor: Some(governor),
        }
    } else {
        VerbGroup {
            start,
            governor: None,
        }
    }
}

fn governs(reading: &Reading, verb: usize) -> bool {
    let lower = reading.lower(verb);
    reading.lexicon.cues.is_refusal(lower)
        || matches!(
            lower,
            "went"
                | "goes"
                | "going"
                | "go"
                | "continued"
                | "continues"
                | "continue"
                | "came"
                | "comes"
                | "seemed"
                | "seems"
                | "appeared"
                | "appears"
                | "took"
                | "used"
                | "began"
                | "started"
        )
}

/// Where the auxiliaries, negations and adverbs right before `head` start.
pub(in crate::extract) fn auxiliaries_start(
    reading: &Reading,
    sentence: usize,
    head: usize,
) -> usize {
    let mut start = head;
    while start > sentence && reading.tag(start - 1).is_verb_group() {
        start -= 1;
    }
    // An adverb that opens the sentence belongs to the sentence.
    while start < head && start == sentence && reading.tag(start) == Tag::Adverb {
        start += 1;
    }
    start
}
