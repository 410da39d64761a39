//! Each token gets one tag: what it most likely is where it stands.

use super::reading::Reading;
use crate::lexicon::Kinds;
use crate::text::TokenKind;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What a token is where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Determiner,
    Possessive,
    Genitive,
    Pronoun,
    Relative,
    That,
    To,
    Question,
    Preposition,
    Conjunction,
    Subordinator,
    Auxiliary,
    Modal,
    Negation,
    Adverb,
    Adjective,
    Noun,
    Name,
    Number,
    Time,
    Base,
    Third,
    Past,
    Gerund,
    Quote,
    Comma,
    Stop,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    Hyphen,
    Mark,
    /// Before the first token and after the last.
    Edge,
}

impl Tag {
    /// A noun, a name or a number.
    pub(super) fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Name | Self::Number)
    }

    /// A form of a verb, auxiliaries not counted.
    pub(super) fn is_verb(self) -> bool {
        matches!(self, Self::Base | Self::Third | Self::Past | Self::Gerund)
    }

    /// What can stand between a subject and its verb as part of the verb.
    pub(super) fn is_verb_group(self) -> bool {
        matches!(
            self,
            Self::Auxiliary | Self::Modal | Self::Negation | Self::Adverb
        )
    }

    /// Whether a clause can begin after it.
    pub(super) fn is_boundary(self) -> bool {
        matches!(
            self,
            Self::Edge
                | Self::Comma
                | Self::Stop
                | Self::Colon
                | Self::Semicolon
                | Self::Dash
                | Self::Quote
                | Self::Open
                | Self::Close
                | Self::Conjunction
                | Self::Subordinator
                | Self::That
                | Self::Relative
                | Self::Question
        )
    }

    /// Whether a noun phrase can begin with it.
    pub(super) fn opens_noun_phrase(self) -> bool {
        self.is_nominal()
            || matches!(
                self,
                Self::Determiner | Self::Possessive | Self::Adjective | Self::Pronoun
            )
    }
}

/// The tags of all tokens.
pub(super) fn tag(reading: &Reading) -> Vec<Tag> {
    let names = inner_capitals(reading);
    let mut tags = Vec::with_capacity(reading.len());
    for sentence in &reading.layout.sentences {
        let is_title = is_title_case(reading, &sentence.tokens);
        for token in sentence.tokens.clone() {
            let is_first = is_first_word(reading, &sentence.tokens, token);
            let tag = match reading.kind(token) {
                TokenKind::Word => word_tag(reading, token, is_first, is_title, &names, &tags),
                TokenKind::Clitic => clitic_tag(reading, token, &tags),
                _ => mark_tag(reading, token),
            };
            tags.push(tag);
        }
    }
    tags
}

/// Words met with a capital where no sentence begins: names, most likely.
fn inner_capitals<'a>(reading: &Reading<'a>) -> FxHashSet<&'a str> {
    let mut names = FxHashSet::default();
    for sentence in &reading.layout.sentences {
        for token in sentence.tokens.clone() {
            let is_inner = reading.kind(token) == TokenKind::Word
                && is_capital(reading.word(token))
                && !is_first_word(reading, &sentence.tokens, token);
            if is_inner {
                names.insert(reading.word(token));
            }
        }
    }
    names
}

pub(crate) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_first_word(reading: &Reading, sentence: &Range<usize>, token: usize) -> bool {
    token == sentence.start
        || matches!(
            reading.kind(token - 1),
            TokenKind::Quote | TokenKind::SingleQuote
        )
        || matches!(reading.word(token - 1), ":" | "[" | "…" | "..." | "•")
}

/// Whether nearly all longer words have a capital, as in a headline.
fn is_title_case(reading: &Reading, sentence: &Range<usize>) -> bool {
    let mut words = 0;
    let mut capitals = 0;
    for token in sentence.clone() {
        let word = reading.word(token);
        if reading.kind(token) == TokenKind::Word && word.len() > 3 {
            words += 1;
            capitals += usize::from(is_capital(word));
        }
    }
    words >= 4 && capitals * 10 >= words * 8
}

fn mark_tag(reading: &Reading, token: usize) -> Tag {
    match reading.kind(token) {
        TokenKind::Number => return Tag::Number,
        TokenKind::Quote => return Tag::Quote,
        TokenKind::Hyphen => return Tag::Hyphen,
        TokenKind::SingleQuote => return single_quote_tag(reading, token),
        _ => {}
    }
    match reading.word(token) {
        "," => Tag::Comma,
        "." | "?" | "!" | "..." | "…" | "...." => Tag::Stop,
        ":" => Tag::Colon,
        ";" => Tag::Semicolon,
        "—" | "–" | "--" | "-" | "―" | "---" | "−" => Tag::Dash,
        "(" | "[" | "{" => Tag::Open,
        ")" | "]" | "}" => Tag::Close,
        _ => Tag::Mark,
    }
}

/// A single mark at the edge of an outer quotation quotes; others are apostrophes or stand inside.
fn single_quote_tag(reading: &Reading, token: usize) -> Tag {
    let is_edge = reading.layout.quotation_of(token).is_some_and(|index| {
        let words = &reading.layout.quotations[index].tokens;
        words.start == token || words.end == token + 1
    });
    let is_after_s = token > 0 && reading.lower(token - 1).ends_with('s');
    if is_edge {
        Tag::Quote
    } else if is_after_s {
        Tag::Genitive
    } else {
        Tag::Mark
    }
}

fn clitic_tag(reading: &Reading, token: usize, tags: &[Tag]) -> Tag {
    let lower = reading.lower(token);
    if lower.ends_with('t') {
        Tag::Negation
    } else if lower.ends_with('s') {
        match tags.last() {
            Some(Tag::Pronoun | Tag::That | Tag::Question | Tag::Relative | Tag::Adverb) => {
                Tag::Auxiliary
            }
            _ => Tag::Genitive,
        }
    } else if lower.ends_with("ll") || lower.ends_with('d') {
        Tag::Modal
    } else {
        Tag::Auxiliary
    }
}

fn word_tag(
    reading: &Reading,
    token: usize,
    is_first: bool,
    is_title: bool,
    names: &FxHashSet<&str>,
    tags: &[Tag],
) -> Tag {
    let word = reading.word(token);
    let kinds = reading.kinds(token);
    let is_upper = is_capital(word) && word != "I";
    if is_upper && kinds.any(Kinds::WEEKDAY.with(Kinds::MONTH)) && !kinds.any(Kinds::MODAL) {
        return Tag::Time;
    }
    let is_name = is_upper
        && !is_closed(kinds)
        && if is_title {
            kinds.is_empty()
        } else {
            !is_first || kinds.is_empty() || names.contains(word) && !kinds.any(Kinds::ADVERB)
        };
    if is_name {
        return Tag::Name;
    }
    let before = tags.last().copied().unwrap_or(Tag::Edge);
    if is_upper && !is_first && before == Tag::Name && word == "One" {
        return Tag::Name;
    }
    let is_particle = before == Tag::Name
        && reading.lexicon.names.is_particle(word)
        && is_capital(reading.word(token + 1));
    if is_particle && !matches!(word, "and" | "e" | "y" | "the") {
        return Tag::Name;
    }
    closed_tag(reading, token, kinds, before)
        .or_else(|| verb_tag(reading, token, kinds, tags))
        .or_else(|| unknown_verb(reading, token, kinds, before))
        .unwrap_or_else(|| open_tag(reading, token, kinds))
}

/// Whether the word belongs to a class that takes no new words.
fn is_closed(kinds: Kinds) -> bool {
    const CLOSED: Kinds = Kinds::DETERMINER
        .with(Kinds::POSSESSIVE)
        .with(Kinds::PRONOUN)
        .with(Kinds::PREPOSITION)
        .with(Kinds::CONJUNCTION)
        .with(Kinds::SUBORDINATOR)
        .with(Kinds::QUESTION)
        .with(Kinds::RELATIVE)
        .with(Kinds::BE)
        .with(Kinds::HAVE)
        .with(Kinds::DO)
        .with(Kinds::NEGATION);
    kinds.any(CLOSED)
}

fn closed_tag(reading: &Reading, token: usize, kinds: Kinds, before: Tag) -> Option<Tag> {
    let lower = reading.lower(token);
    let tag = match lower {
        "that" => Tag::That,
        "to" => Tag::To,
        "her" if !next_is_nominal(reading, token) => Tag::Pronoun,
        "today" | "yesterday" | "tomorrow" | "tonight" => Tag::Time,
        "one" | "others" | "some" | "many" | "all" | "both" | "most" | "another" | "few"
            if is_alone(reading, token) =>
        {
            Tag::Pronoun
        }
        "neither" if before.is_nominal() && is_alone(reading, token) => Tag::Negation,
        "like" if matches!(before, Tag::Modal | Tag::To | Tag::Negation) => Tag::Base,
        _ if kinds.any(Kinds::NEGATION) => Tag::Negation,
        _ if kinds.any(Kinds::BE.with(Kinds::HAVE).with(Kinds::DO)) => Tag::Auxiliary,
        _ if kinds.any(Kinds::MODAL) => Tag::Modal,
        _ if kinds.any(Kinds::RELATIVE) => Tag::Relative,
        _ if kinds.any(Kinds::POSSESSIVE) => Tag::Possessive,
        _ if kinds.any(Kinds::PRONOUN) => Tag::Pronoun,
        _ if kinds.any(Kinds::DETERMINER) => Tag::Determiner,
        _ if kinds.any(Kinds::QUESTION) => Tag::Question,
        _ if kinds.any(Kinds::CONJUNCTION) => Tag::Conjunction,
        _ if kinds.any(Kinds::PREPOSITION) => Tag::Preposition,
        _ if kinds.any(Kinds::SUBORDINATOR) => Tag::Subordinator,
        _ => return None,
    };
    Some(tag)
}

/// What follows a determiner that stands alone.
const VERBAL: Kinds = Kinds::BE
    .with(Kinds::HAVE)
    .with(Kinds::DO)
    .with(Kinds::MODAL)
    .with(Kinds::PAST)
    .with(Kinds::BASE)
    .with(Kinds::RELATIVE);

/// Whether what follows is no part of a noun phrase, so that a determiner stands for one itself.
fn is_alone(reading: &Reading, token: usize) -> bool {
    let next = reading.kinds(token + 1);
    next.any(VERBAL) && !next.any(Kinds::NOUN) || reading.kind(token + 1) == TokenKind::Mark
}

fn next_is_nominal(reading: &Reading, token: usize) -> bool {
    let next = reading.kinds(token + 1);
    reading.kind(token + 1) == TokenKind::Word
        && !is_closed(next)
        && !next.any(Kinds::ADVERB.with(Kinds::MODAL))
}

/// Whether an article, "that" or a quotation follows: "by promising *a* deal".
fn opens_object(reading: &Reading, token: usize) -> bool {
    matches!(
        reading.lower(token),
        "a" | "an" | "the" | "that" | "his" | "her" | "its" | "their" | "“" | "\""
    )
}

/// A verb's form, where what stands around it speaks for a verb.
fn verb_tag(reading: &Reading, token: usize, kinds: Kinds, tags: &[Tag]) -> Option<Tag> {
    let before = tags
        .iter()
        .rev()
        .copied()
        .find(|tag| !matches!(tag, Tag::Adverb | Tag::Negation))
        .unwrap_or(Tag::Edge);
    let needs_base = matches!(before, Tag::To | Tag::Modal)
        || before == Tag::Auxiliary && tags.len() > 1 && is_do_before(reading, token);
    if kinds.any(Kinds::BASE) && needs_base {
        return Some(Tag::Base);
    }
    let is_modifier = matches!(
        before,
        Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Preposition
    );
    if kinds.any(Kinds::PAST.with(Kinds::PARTICIPLE))
        && !(is_modifier && next_is_nominal(reading, token))
    {
        return Some(Tag::Past);
    }
    if kinds.any(Kinds::GERUND) {
        let has_object = before == Tag::Preposition && opens_object(reading, token + 1);
        let is_noun = is_modifier && !has_object
            || before == Tag::Adjective
            || reading.lower(token + 1) == "of";
        return Some(if is_noun { Tag::Noun } else { Tag::Gerund });
    }
    let form = match () {
        () if kinds.any(Kinds::THIRD) => Tag::Third,
        () if kinds.any(Kinds::BASE) => Tag::Base,
        () => return None,
    };
    if !kinds.any(Kinds::NOUN) {
        return Some(form);
    }
    Some(if is_finite_here(reading, token, form, before) {
        form
    } else {
        Tag::Noun
    })
}

/// A verb that the lexicon does not have: "waved", "to abide by".
fn unknown_verb(reading: &Reading, token: usize, kinds: Kinds, before: Tag) -> Option<Tag> {
    if !kinds.is_empty() {
        return None;
    }
    let lower = reading.lower(token);
    let next = reading.kinds(token + 1);
    let goes_on = next.any(OBJECT.with(Kinds::PREPOSITION).with(Kinds::ADVERB));
    if before == Tag::To && !lower.ends_with('s') && goes_on {
        return Some(Tag::Base);
    }
    let is_past = lower.len() > 4
        && lower.ends_with("ed")
        && !lower.ends_with("eed")
        && !matches!(lower, "hundred" | "sacred" | "kindred" | "hatred");
    let is_modifier = matches!(
        before,
        Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Hyphen
    );
    is_past.then_some(if is_modifier {
        Tag::Adjective
    } else {
        Tag::Past
    })
}

fn is_do_before(reading: &Reading, token: usize) -> bool {
    (token.saturating_sub(3)..token).any(|at| reading.kinds(at).any(Kinds::DO))
}

/// What an object begins with.
const OBJECT: Kinds = Kinds::DETERMINER
    .with(Kinds::POSSESSIVE)
    .with(Kinds::PRONOUN)
    .with(Kinds::QUESTION);

/// Whether a word that can be a noun ("claims") is a verb: a subject before, an object after.
fn is_finite_here(reading: &Reading, token: usize, form: Tag, before: Tag) -> bool {
    if matches!(
        before,
        Tag::Determiner
            | Tag::Possessive
            | Tag::Genitive
            | Tag::Adjective
            | Tag::Preposition
            | Tag::Number
    ) {
        return false;
    }
    let subject = token.checked_sub(1).map_or("", |at| reading.lower(at));
    if before == Tag::Pronoun || before == Tag::Relative {
        let is_singular = matches!(subject, "he" | "she" | "it" | "who" | "which" | "nobody");
        return (form == Tag::Third) == is_singular
            || subject == "who"
            || reading.kinds(token - 1).any(Kinds::ADVERB);
    }
    let next = reading.kinds(token + 1);
    let has_object = next.any(OBJECT)
        || matches!(reading.lower(token + 1), "that" | "to" | "as")
        || reading.kind(token + 1) == TokenKind::Quote
        || is_capital(reading.word(token + 1)) && form == Tag::Third;
    let is_plural =
        subject.ends_with('s') || matches!(subject, "people" | "voters" | "police" | "who");
    has_object
        && match form {
            Tag::Base => is_plural && before != Tag::Edge,
            _ => matches!(
                before,
                Tag::Noun
                    | Tag::Name
                    | Tag::Comma
                    | Tag::That
                    | Tag::Quote
                    | Tag::Close
                    | Tag::Pronoun
            ),
        }
}

fn open_tag(reading: &Reading, token: usize, kinds: Kinds) -> Tag {
    let lower = reading.lower(token);
    if kinds.any(Kinds::ADVERB) || lower.len() > 4 && lower.ends_with("ly") && !is_ly_noun(lower) {
        Tag::Adverb
    } else if kinds.any(Kinds::ADJECTIVE) {
        Tag::Adjective
    } else if is_capital(reading.word(token)) && kinds.is_empty() {
        Tag::Name
    } else {
        Tag::Noun
    }
}

fn is_ly_noun(lower: &str) -> bool {
    matches!(
        lower,
        "family"
            | "assembly"
            | "supply"
            | "reply"
            | "rally"
            | "anomaly"
            | "monopoly"
            | "friendly"
            | "likely"
            | "unlikely"
            | "elderly"
            | "deadly"
            | "daily"
            | "weekly"
            | "early"
            | "costly"
            | "ally"
    )
}
