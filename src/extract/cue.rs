//! Finds the words that show that somebody says or thinks something.

use super::reading::{Reading, Words};
use super::tag::Tag;
use super::verb_group::{VerbGroup, auxiliaries_start, verb_group};
use crate::lexicon::{CueWord, Frame, Kinds};

/// Words that show that something is said, and how.
#[derive(Debug, Clone)]
pub(super) struct Cue<'a> {
    /// With auxiliaries, adverbs and particles: "has also pointed out".
    pub(super) words: Words,
    /// The word that carries the meaning: "pointed".
    pub(super) head: usize,
    pub(super) kind: CueKind<'a>,
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
    let VerbGroup { start, governor } = verb_group(reading, head);
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
    };
    let can_refuse = [Frame::Clause, Frame::To, Frame::Question];
    let is_refused = has(Kinds::NEGATION) && can_refuse.into_iter().any(|frame| entry.takes(frame));
    (!is_hypothetical || is_refused).then_some(cue)
}

/// "a plan proposed by", "favored by": a participle without its auxiliary.
fn is_participle_by(reading: &Reading, head: usize, tag: Tag) -> bool {
    tag == Tag::Past && reading.lower(head + 1) == "by" && reading.tag(head + 2).opens_noun_phrase()
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
    })
}

fn phrase<'a>(reading: &Reading<'a>, start: usize) -> Option<Cue<'a>> {
    if let Some(head) = account(reading, start) {
        return Some(Cue {
            words: start..head + 1,
            head: start,
            kind: CueKind::Phrase,
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
    })
}
