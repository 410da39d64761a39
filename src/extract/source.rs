//! Finds who says what a cue shows to be said.

use super::cue::{Cue, CueKind, Voice, owner_end};
use super::noun_phrase;
use super::reading::{Reading, Words};
use super::tag::Tag;

/// The words that name who says it.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) words: Words,
    /// For "who", the phrase it stands for.
    pub(super) antecedent: Option<Words>,
    /// Whether it stands after its verb: "said Xi".
    pub(super) inverted: bool,
}

impl Source {
    fn at(words: Words) -> Self {
        Self {
            words,
            antecedent: None,
            inverted: false,
        }
    }

    /// The words that name somebody.
    pub(super) fn name(&self) -> Words {
        self.antecedent
            .clone()
            .unwrap_or_else(|| self.words.clone())
    }
}

/// The cues that come before in the same sentence, with their sources.
pub(super) type Earlier<'e, 'a> = &'e [(Cue<'a>, Option<Source>)];

/// The source of `cue`.
pub(super) fn find(reading: &Reading, cue: &Cue, earlier: Earlier) -> Option<Source> {
    let sentence = reading.sentence(cue.head);
    match cue.kind {
        CueKind::Phrase if reading.lower(cue.head) == "by" => owner_end(reading, cue.words.end - 1)
            .map(|end| {
                let is_genitive = reading.tag_before(end) == Tag::Genitive;
                Source::at(cue.head + 1..end - usize::from(is_genitive))
            }),
        CueKind::Phrase => noun_phrase::at_with_apposition(reading, cue.words.end, sentence.end)
            .map(|words| Source::at(shorten(reading, cue, words, &sentence))),
        CueKind::Turn => Some(Source::at(paragraph_start(reading, cue.head)..cue.head)),
        CueKind::Noun(_) => of_noun(reading, cue, &sentence),
        CueKind::Adjective(_) => subject(reading, cue, earlier),
        CueKind::Verb(_, Voice::Passive) => after_by(reading, cue, &sentence),
        CueKind::Verb(_, Voice::Participle | Voice::Infinitive) => {
            participle(reading, cue, earlier)
        }
        CueKind::Verb(_, Voice::Finite) => {
            inverted(reading, cue, &sentence).or_else(|| subject(reading, cue, earlier))
        }
    }
}

fn paragraph_start(reading: &Reading, token: usize) -> usize {
    let paragraphs = &reading.layout.paragraphs;
    let index = paragraphs.partition_point(|paragraph| paragraph.end <= token);
    paragraphs
        .get(index)
        .map_or(token, |paragraph| paragraph.start)
}

/// At the start of a sentence "according to" has its source up to the comma.
fn shorten(reading: &Reading, cue: &Cue, words: Words, sentence: &Words) -> Words {
    if cue.head == sentence.start {
        noun_phrase::at(reading, words.start, words.end).unwrap_or(words)
    } else {
        words
    }
}

/// "Trump's claim that", "the claim by Trump that".
fn of_noun(reading: &Reading, cue: &Cue, sentence: &Words) -> Option<Source> {
    if reading.lower(cue.words.end) == "by" {
        return noun_phrase::at(reading, cue.words.end + 1, sentence.end).map(Source::at);
    }
    let end = owner_end(reading, cue.head)?;
    if reading.tag_before(end) == Tag::Possessive {
        return Some(Source::at(end - 1..end));
    }
    noun_phrase::before(reading, end - 1).map(|words| Source::at(words.start..end))
}

fn after_by(reading: &Reading, cue: &Cue, sentence: &Words) -> Option<Source> {
    let window = cue.words.end..sentence.end.min(cue.words.end + 8);
    let by = window
        .take_while(|&at| !reading.tag(at).is_boundary())
        .find(|&at| reading.lower(at) == "by")?;
    noun_phrase::at(reading, by + 1, sentence.end).map(Source::at)
}

/// "…,” said Xi": a finite verb right after what is said, its subject right after it.
fn inverted(reading: &Reading, cue: &Cue, sentence: &Words) -> Option<Source> {
    let is_after_content = cue.words.start > sentence.start
        && matches!(reading.tag_before(cue.words.start), Tag::Quote | Tag::Comma)
        || cue.words.start == sentence.start
            && (follows_quotation(reading, sentence)
                || reading.tag_before(sentence.end) == Tag::Colon);
    if !is_after_content
        || ends_apposition(reading, cue)
        || reading.tag(cue.head) == Tag::Base
        || !reading.tag(cue.words.end).opens_noun_phrase()
    {
        return None;
    }
    let words = noun_phrase::at_with_apposition(reading, cue.words.end, sentence.end)?;
    let after = reading.tag(words.end);
    let ends = matches!(after, Tag::Stop | Tag::Comma | Tag::Edge | Tag::Relative)
        || words.end >= sentence.end;
    let goes_on = matches!(
        after,
        Tag::Colon
            | Tag::Preposition
            | Tag::To
            | Tag::Time
            | Tag::Dash
            | Tag::Conjunction
            | Tag::Subordinator
            | Tag::Gerund
            | Tag::Past
            | Tag::Open
    );
    let is_after_comma = reading.tag_before(cue.words.start) == Tag::Comma;
    let ends = ends || goes_on && !is_after_comma;
    let is_object = matches!(
        reading.lower(words.start),
        "it" | "him" | "them" | "her" | "me" | "us"
    );
    (ends && !is_object).then_some(Source {
        words,
        antecedent: None,
        inverted: true,
    })
}

/// Whether the comma before the verb ends an apposition of its subject: "X, its chief, told".
fn ends_apposition(reading: &Reading, cue: &Cue) -> bool {
    let start = cue.words.start;
    let tells = cue.entry().is_some_and(|entry| entry.lemma == "tell");
    let is_apposition = || {
        let subject = noun_phrase::before(reading, start);
        subject.is_some_and(|subject| {
            subject.end == start && reading.tag_before(subject.start) != Tag::Preposition
        })
    };
    tells || reading.tag_before(start) == Tag::Comma && is_apposition()
}

/// Whether the sentence stands right behind a closing mark in its paragraph.
pub(super) fn follows_quotation(reading: &Reading, sentence: &Words) -> bool {
    reading.tag_before(sentence.start) == Tag::Quote
        && paragraph_start(reading, sentence.start) < sentence.start
        && sentence
            .start
            .checked_sub(1)
            .and_then(|at| reading.layout.quotation_of(at))
            .is_some_and(|index| reading.layout.quotations[index].tokens.end == sentence.start)
}

/// The subject before a finite verb.
fn subject(reading: &Reading, cue: &Cue, earlier: Earlier) -> Option<Source> {
    let start = before_time(reading, cue.words.start, reading.sentence(cue.head).start);
    match reading.tag_before(start) {
        Tag::Relative => Some(relative(reading, start - 1)),
        Tag::That if start >= 2 && reading.tag(start - 2).is_nominal() => {
            Some(relative(reading, start - 1))
        }
        Tag::Conjunction | Tag::To | Tag::Subordinator | Tag::Question => {
            of_clause(reading, cue, earlier)
        }
        Tag::Comma => noun_phrase::before(reading, start)
            .map(Source::at)
            .or_else(|| of_clause(reading, cue, earlier)),
        Tag::Edge | Tag::Stop | Tag::Quote | Tag::Colon => None,
        _ => noun_phrase::before(reading, start)
            .filter(|words| words.start >= reading.sentence(cue.head).start)
            .filter(|words| reading.tag(cue.head) != Tag::Third || !opens_adverbial(reading, words))
            .map(Source::at)
            .or_else(|| of_clause(reading, cue, earlier)),
    }
}

/// Whether a preposition before the words opens the sentence: "For the Baltic states".
fn opens_adverbial(reading: &Reading, words: &Words) -> bool {
    reading.sentence(words.start).start + 1 == words.start
        && reading.tag_before(words.start) == Tag::Preposition
        && reading.tag(words.start) == Tag::Determiner
}

/// The place before "on Monday" or "last month", where that stands between subject and verb.
fn before_time(reading: &Reading, start: usize, floor: usize) -> usize {
    let mut at = start;
    while at > floor + 1 && reading.tag(at - 1) == Tag::Time {
        at -= 1;
    }
    let is_period = at > floor + 2
        && matches!(
            reading.lower(at - 1),
            "week" | "month" | "year" | "night" | "weekend"
        )
        && matches!(reading.lower(at - 2), "last" | "this" | "next");
    if is_period {
        at -= 2;
    }
    if at < start && reading.tag_before(at) == Tag::Preposition && at > floor + 1 {
        at -= 1;
    }
    while at < start && at > floor + 1 && reading.tag_before(at).is_verb_group() {
        at -= 1;
    }
    if at < start
        && (reading.tag_before(at).opens_noun_phrase() || reading.tag_before(at) == Tag::Close)
    {
        at
    } else {
        start
    }
}

/// "X, who said".
fn relative(reading: &Reading, pronoun: usize) -> Source {
    let end = if reading.tag_before(pronoun) == Tag::Comma {
        pronoun - 1
    } else {
        pronoun
    };
    Source {
        words: pronoun..pronoun + 1,
        antecedent: noun_phrase::before(reading, end),
        inverted: false,
    }
}

/// "…, saying", "with Takaichi stating".
fn participle(reading: &Reading, cue: &Cue, earlier: Earlier) -> Option<Source> {
    let before = reading.tag_before(cue.words.start);
    if before.is_nominal() && reading.tag(cue.head) == Tag::Gerund {
        let words = noun_phrase::before(reading, cue.words.start)?;
        let is_named = words.clone().any(|at| reading.tag(at) == Tag::Name);
        if is_named && (before == Tag::Name || reading.tag_before(words.start) == Tag::Preposition)
        {
            return Some(Source::at(words));
        }
    }
    of_clause(reading, cue, earlier)
}

/// The subject of the clause or sentence: that of the cue before, or the first noun phrase.
fn of_clause(reading: &Reading, cue: &Cue, earlier: Earlier) -> Option<Source> {
    let sentence = reading.sentence(cue.head);
    let quotation = reading.layout.quotation_of(cue.head);
    let before = earlier.iter().rev().take(6).find(|(other, source)| {
        source.is_some()
            && other.words.start >= sentence.start
            && reading.layout.quotation_of(other.head) == quotation
            && matches!(other.kind, CueKind::Verb(..) | CueKind::Adjective(_))
    });
    if let Some((_, Some(source))) = before {
        return Some(Source {
            inverted: false,
            ..source.clone()
        });
    }
    if quotation.is_some_and(|index| reading.layout.quotations[index].tokens.start > sentence.start)
    {
        return None;
    }
    first_phrase(reading, sentence.start, cue.words.start).map(Source::at)
}

/// The place behind "WASHINGTON, D.C. (AP) —" and the like.
fn past_dateline(reading: &Reading, start: usize, limit: usize) -> usize {
    let word = reading.word(start);
    let is_upper = word.len() > 2 && !word.contains(char::is_lowercase);
    let near = start..limit.min(start + 10);
    let dash = near
        .clone()
        .find(|&at| reading.tag(at) == Tag::Dash)
        .filter(|_| is_upper || near.clone().any(|at| reading.tag(at) == Tag::Close));
    dash.map_or(start, |dash| dash + 1)
}

/// The first noun phrase of a sentence that is no part of an opening adverbial.
fn first_phrase(reading: &Reading, start: usize, limit: usize) -> Option<Words> {
    let mut at = past_dateline(reading, start, limit);
    for _ in 0..3 {
        while at < limit
            && matches!(
                reading.tag(at),
                Tag::Conjunction
                    | Tag::Adverb
                    | Tag::Quote
                    | Tag::Comma
                    | Tag::Time
                    | Tag::Dash
                    | Tag::Mark
            )
        {
            at += 1;
        }
        match reading.tag(at) {
            _ if reading.says(at, &["according", "to"]) => {
                at = (at..limit).find(|&at| reading.tag(at) == Tag::Comma)?;
            }
            Tag::Preposition
            | Tag::Subordinator
            | Tag::Gerund
            | Tag::Past
            | Tag::To
            | Tag::Question => {
                at = (at..limit).find(|&at| reading.tag(at) == Tag::Comma)?;
            }
            _ => {
                let words =
                    noun_phrase::at(reading, at, limit).filter(|words| words.end <= limit)?;
                if !matches!(reading.lower(words.end), "ago" | "earlier" | "later") {
                    return Some(words);
                }
                at = (words.end..limit).find(|&at| reading.tag(at) == Tag::Comma)?;
            }
        }
    }
    None
}
