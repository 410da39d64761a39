//! What the lexicon knows of a cue.

use crate::extract::reading::Reading;
use crate::lexicon::CueWord;

/// The lexicon's entry for the head of a cue, as the verb, noun or adjective that it is.
pub(in crate::extract) fn cue_word<'a>(reading: &Reading<'a>, head: usize) -> Option<&'a CueWord> {
    let cues = &reading.lexicon.cues;
    let lower = reading.lower(head);
    let (verb, noun, adjective) = (cues.verb(lower), cues.noun(lower), cues.adjective(lower));
    if reading.tag(head).is_verb() {
        verb.or(adjective)
    } else {
        noun.or(adjective).or(verb)
    }
}
