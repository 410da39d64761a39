//! Finds the words that show that somebody says or thinks something.

use super::reading::{Reading, Words};
use super::tag::Tag;
use crate::lexicon::{CueWord, Frame, Kinds};

/// Words that show that something is said, and how.
#[derive(Debug, Clone)]
pub(super) struct Cue<'a> {
    /// With auxiliaries, adverbs and particles: "has also pointed out".
    pub(super) words: Words,
    /// The word that carries the meaning: "pointed".
    pub(super) head: usize,
    pub(super) kind: CueKind<'a>,
    pub(super) negated: bool,
    pub(super) hedged: bool,
}

/// What the head of a cue is.
#[derive(Debug, Clone, Copy)]
pub(super) enum CueKind<'a> {
    /// "said", and how it stands in its clause.
    Verb(&'a CueWord, Voice),
    /// "the warning that"
    Noun(&'a CueWord),
    /// "is confident that"
    Adjective(&'a CueWord),
    /// "according to"
    Phrase,
    /// `Name:` at the start of a paragraph.
    Turn,
}

/// How a verb stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// "she said"
    Finite,
    /// "was told"
    Passive,
    /// "saying"
    Participle,
    /// "to say"
    Infinitive,
}

impl<'a> Cue<'a> {
    /// The word of the lexicon, if the cue has one.
    pub(super) fn entry(&self) -> Option<&'a CueWord> {
        match self.kind {
            CueKind::Verb(entry, _) | CueKind::Noun(entry) | CueKind::Adjective(entry) => {
                Some(entry)
            }
            CueKind::Phrase | CueKind::Turn => None,
        }
    }

    /// Whether `frame` can follow.
    pub(super) fn takes(&self, frame: Frame) -> bool {
        self.entry().is_some_and(|entry| entry.takes(frame))
    }

    /// Whether it shows thought or will rather than speech.
    pub(super) fn is_attitude(&self) -> bool {
        self.entry().is_some_and(|entry| entry.attitude)
    }
}

/// All cues, in the order of the text.
pub(super) fn find<'a>(reading: &Reading<'a>) -> Vec<Cue<'a>> {
    let mut cues: Vec<Cue> = Vec::new();
    for token in 0..reading.len() {
        let found = verb(reading, token)
            .or_else(|| noun(reading, token))
            .or_else(|| adjective(reading, token))
            .or_else(|| phrase(reading, token))
            .or_else(|| turn(reading, token));
        let Some(cue) = found else {
            continue;
        };
        while cues
            .last()
            .is_some_and(|last| last.words.end > cue.words.start)
        {
            cues.pop();
        }
        cues.push(cue);
    }
    cues
}

fn verb<'a>(reading: &Reading<'a>, head: usize) -> Option<Cue<'a>> {
    let tag = reading.tag(head);
    let is_tank =
        || reading.says(head, &["think", "tank"]) || reading.says(head, &["think", "tanks"]);
    let is_compound = reading.tag_before(head) == Tag::Hyphen || is_tank();
    if !tag.is_verb() || is_compound {
        return None;
    }
    let entry = reading.lexicon.cues.verb(reading.lower(head))?;
    let (start, governor) = group_start(reading, head);
    let group = start..head;
    let has = |kinds: Kinds| group.clone().any(|at| reading.kinds(at).any(kinds));
    let has_be = group
        .clone()
        .any(|at| reading.tag(at) == Tag::Auxiliary && reading.kinds(at).any(Kinds::BE));
    let voice = if has_be && tag == Tag::Past || is_participle_by(reading, head, tag) {
        Voice::Passive
    } else if tag == Tag::Gerund && !has_be {
        Voice::Participle
    } else if governor.is_none() && reading.tag_before(start) == Tag::To {
        Voice::Infinitive
    } else {
        Voice::Finite
    };
    let is_hypothetical = has(Kinds::MODAL)
        && !entry.attitude
        && !matches!(reading.lower(start), "will" | "'ll" | "’ll");
    let cue = Cue {
        words: start..head + 1,
        head,
        kind: CueKind::Verb(entry, voice),
        negated: negates(reading, &group)
            || governor.is_some_and(|verb| reading.lexicon.cues.is_refusal(reading.lower(verb))),
        hedged: hedges(reading, start, head + 1),
    };
    let can_refuse = [Frame::Clause, Frame::To, Frame::Question];
    let is_refused = has(Kinds::NEGATION) && can_refuse.into_iter().any(|frame| entry.takes(frame));
    (!is_hypothetical || is_refused).then_some(cue)
}

/// Where the group of a verb starts, and the verb before it that it is merged with:
/// "*declined* to say", "*went* on to say".
fn group_start(reading: &Reading, head: usize) -> (usize, Option<usize>) {
    let sentence = reading.sentence(head).start;
    let start = auxiliaries_start(reading, sentence, head);
    if start == sentence || reading.tag_before(start) != Tag::To || start < sentence + 2 {
        return (start, None);
    }
    let mut governor = start - 2;
    if reading.lower(governor) == "on" && governor > sentence {
        governor -= 1;
    }
    if reading.tag(governor).is_verb() && governs(reading, governor) {
        (
            auxiliaries_start(reading, sentence, governor),
            Some(governor),
        )
    } else {
        (start, None)
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

fn auxiliaries_start(reading: &Reading, sentence: usize, head: usize) -> usize {
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

/// "a plan proposed by", "favored by": a participle without its auxiliary.
fn is_participle_by(reading: &Reading, head: usize, tag: Tag) -> bool {
    tag == Tag::Past && reading.lower(head + 1) == "by" && reading.tag(head + 2).opens_noun_phrase()
}

fn negates(reading: &Reading, group: &Words) -> bool {
    let without = group
        .start
        .checked_sub(1)
        .is_some_and(|before| matches!(reading.lower(before), "without" | "neither" | "nor"));
    without
        || group
            .clone()
            .any(|at| reading.lexicon.cues.is_negation(reading.lower(at)))
}

/// Whether "reportedly" or the like stands in the group or right beside it.
fn hedges(reading: &Reading, start: usize, end: usize) -> bool {
    (start.saturating_sub(1)..=end).any(|at| reading.lexicon.cues.is_hedge(reading.lower(at)))
}

fn noun<'a>(reading: &Reading<'a>, head: usize) -> Option<Cue<'a>> {
    if reading.tag(head) != Tag::Noun {
        return None;
    }
    let entry = reading.lexicon.cues.noun(reading.lower(head))?;
    let is_owned = is_owned(reading, head);
    let follows = reading.tag(head + 1) == Tag::That && !is_relative(reading, head + 1)
        || is_owned && matches!(reading.lower(head + 1), "of" | "for" | "to")
        || is_owned && entry.attitude && reading.lower(head + 1) == "about";
    follows.then(|| Cue {
        words: head..head + 1,
        head,
        kind: CueKind::Noun(entry),
        negated: false,
        hedged: false,
    })
}

/// Whether "that" stands for the noun before it: "the statement that was", "a claim that X made",
/// "an offer that he hoped would".
fn is_relative(reading: &Reading, that: usize) -> bool {
    if reading.kinds(that + 1).any(RELATIVE_VERB) {
        return true;
    }
    let mut near = (that + 1..that + 7).take_while(|&at| !reading.tag(at).is_boundary());
    let verb = near.find(|&at| reading.tag(at).is_verb());
    verb.is_some_and(|verb| {
        let after = reading.tag(verb + 1);
        let lacks_object = !after.opens_noun_phrase() && after != Tag::Quote;
        let takes_noun = matches!(
            reading.lower(verb),
            "made" | "makes" | "make" | "issued" | "repeated" | "gave" | "given" | "sent"
        );
        after == Tag::Modal || takes_noun && lacks_object
    })
}

/// What follows "that" where it stands for the noun before it: "the statement that *was*".
const RELATIVE_VERB: Kinds = Kinds::BE
    .with(Kinds::HAVE)
    .with(Kinds::DO)
    .with(Kinds::MODAL)
    .with(Kinds::THIRD)
    .with(Kinds::PAST);

/// "Trump's claim", "his long-held belief".
pub(super) fn is_owned(reading: &Reading, head: usize) -> bool {
    owner_end(reading, head).is_some()
}

/// One past the owner of a noun: the genitive mark or the possessive.
pub(super) fn owner_end(reading: &Reading, head: usize) -> Option<usize> {
    let mut at = head;
    while at > 0
        && matches!(
            reading.tag(at - 1),
            Tag::Adjective | Tag::Noun | Tag::Hyphen | Tag::Adverb
        )
        && head - at < 4
    {
        at -= 1;
    }
    matches!(reading.tag_before(at), Tag::Genitive | Tag::Possessive).then_some(at)
}

fn adjective<'a>(reading: &Reading<'a>, head: usize) -> Option<Cue<'a>> {
    let entry = reading.lexicon.cues.adjective(reading.lower(head))?;
    let sentence = reading.sentence(head).start;
    let start = auxiliaries_start(reading, sentence, head);
    let group = start..head;
    let has_be = group
        .clone()
        .any(|at| reading.tag(at) == Tag::Auxiliary && reading.kinds(at).any(Kinds::BE));
    has_be.then(|| Cue {
        words: start..head + 1,
        head,
        kind: CueKind::Adjective(entry),
        negated: negates(reading, &group),
        hedged: hedges(reading, start, head + 1),
    })
}

fn phrase<'a>(reading: &Reading<'a>, start: usize) -> Option<Cue<'a>> {
    if let Some(head) = account(reading, start) {
        return Some(Cue {
            words: start..head + 1,
            head: start,
            kind: CueKind::Phrase,
            negated: false,
            hedged: false,
        });
    }
    let phrase = reading.lexicon.cues.phrases().iter().find(|phrase| {
        phrase
            .iter()
            .enumerate()
            .all(|(at, word)| reading.lower(start + at) == word)
    })?;
    Some(Cue {
        words: start..start + phrase.len(),
        head: start,
        kind: CueKind::Phrase,
        negated: false,
        hedged: false,
    })
}

/// The noun of "by X's account", "by his own admission".
fn account(reading: &Reading, start: usize) -> Option<usize> {
    if reading.lower(start) != "by" {
        return None;
    }
    let near = start + 2..start + 8;
    let noun = near
        .take_while(|&at| !reading.tag(at).is_boundary())
        .find(|&at| {
            matches!(
                reading.lower(at),
                "account" | "telling" | "reckoning" | "admission"
            )
        })?;
    let end = owner_end(reading, noun).filter(|end| *end > start + 1)?;
    (end == noun || end + 1 == noun && reading.lower(end) == "own").then_some(noun)
}

/// A colon after the name that a paragraph starts with, in an interview or a headline.
fn turn<'a>(reading: &Reading<'a>, colon: usize) -> Option<Cue<'a>> {
    if reading.tag(colon) != Tag::Colon {
        return None;
    }
    let paragraphs = &reading.layout.paragraphs;
    let index = paragraphs.partition_point(|paragraph| paragraph.end <= colon);
    let start = paragraphs.get(index)?.start;
    let name = start..colon;
    let is_short = (1..=6).contains(&name.len());
    let is_name = name.clone().all(|at| {
        matches!(reading.tag(at), Tag::Name | Tag::Hyphen)
            || reading.tag(at) == Tag::Adjective && super::tag::is_capital(reading.word(at))
            || name.len() == 1 && matches!(reading.word(at), "Q" | "A")
    });
    let joined =
        reading.layout.tokens.get(colon + 1)?.span.start > reading.layout.tokens[colon].span.end;
    (is_short && is_name && joined && paragraphs[index].end > colon + 2).then(|| Cue {
        words: colon..colon + 1,
        head: colon,
        kind: CueKind::Turn,
        negated: false,
        hedged: false,
    })
}
