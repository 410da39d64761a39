//! What each token is where it stands, in the coarse classes that the rules look at: the tagger's part of
//! speech, made finer by the relation that the parser gives and by the lexicon's closed classes.

use crate::extract::reading::Reading;
use crate::lexicon::Kinds;
use crate::syntax::{Relation, Tag as Part};
use crate::text::TokenKind;
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
    pub(in crate::extract) fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Name | Self::Number)
    }

    /// A form of a verb, auxiliaries not counted.
    pub(in crate::extract) fn is_verb(self) -> bool {
        matches!(self, Self::Base | Self::Third | Self::Past | Self::Gerund)
    }

    /// What can stand between a subject and its verb as part of the verb.
    pub(in crate::extract) fn is_verb_group(self) -> bool {
        matches!(
            self,
            Self::Auxiliary | Self::Modal | Self::Negation | Self::Adverb
        )
    }

    /// Whether a clause can begin after it.
    pub(in crate::extract) fn is_boundary(self) -> bool {
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
    pub(in crate::extract) fn opens_noun_phrase(self) -> bool {
        self.is_nominal()
            || matches!(
                self,
                Self::Determiner | Self::Possessive | Self::Adjective | Self::Pronoun
            )
    }
}

/// The tags of all tokens.
pub(in crate::extract) fn tag(reading: &Reading) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(reading.len());
    for sentence in &reading.layout.sentences {
        for token in sentence.tokens.clone() {
            tags.push(match reading.kind(token) {
                TokenKind::Word => word_tag(reading, &sentence.tokens, token),
                TokenKind::Clitic => clitic_tag(reading, token),
                _ => mark_tag(reading, token),
            });
        }
    }
    tags
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

fn clitic_tag(reading: &Reading, token: usize) -> Tag {
    let lower = reading.lower(token);
    match reading.syntax.tags[token] {
        Part::POS => Tag::Genitive,
        Part::MD => Tag::Modal,
        _ if lower.ends_with('t') => Tag::Negation,
        _ if lower.ends_with("ll") => Tag::Modal,
        _ => Tag::Auxiliary,
    }
}

fn word_tag(reading: &Reading, sentence: &Range<usize>, token: usize) -> Tag {
    let kinds = reading.kinds(token);
    let is_upper = is_capital(reading.word(token)) && reading.word(token) != "I";
    let is_time = matches!(
        reading.lower(token),
        "today" | "yesterday" | "tomorrow" | "tonight"
    );
    let is_date = is_upper && kinds.any(Kinds::WEEKDAY.with(Kinds::MONTH));
    if is_time || is_date && !kinds.any(Kinds::MODAL) {
        return Tag::Time;
    }
    let part = reading.syntax.tags[token];
    let is_open = is_upper && !is_closed(kinds);
    let is_known = is_open && reading.listed[token];
    let is_unusual = is_open && (kinds.is_empty() || !is_first_word(reading, sentence, token));
    match part {
        Part::NNP | Part::NNPS => Tag::Name,
        _ if is_known || is_unusual && part != Part::CD => Tag::Name,
        Part::NN | Part::NNS | Part::FW | Part::ADD => Tag::Noun,
        Part::JJ | Part::JJR | Part::JJS | Part::AFX => Tag::Adjective,
        Part::CD if reading.syntax.relations[token] == Relation::Number => Tag::Number,
        Part::CD => Tag::Pronoun,
        _ if part.is_verb() => verb_tag(reading, token, kinds, part),
        _ => closed_tag(reading, token, kinds, part),
    }
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

/// A verb's form; a participle at a noun is an adjective.
fn verb_tag(reading: &Reading, token: usize, kinds: Kinds, part: Part) -> Tag {
    if kinds.any(Kinds::BE.with(Kinds::HAVE).with(Kinds::DO)) {
        return Tag::Auxiliary;
    }
    match part {
        Part::VBG | Part::VBN if reading.syntax.relations[token] == Relation::Adjective => {
            Tag::Adjective
        }
        Part::VB | Part::VBP => Tag::Base,
        Part::VBZ => Tag::Third,
        Part::VBG => Tag::Gerund,
        _ => Tag::Past,
    }
}

fn closed_tag(reading: &Reading, token: usize, kinds: Kinds, part: Part) -> Tag {
    let relation = reading.syntax.relations[token];
    match part {
        _ if reading.lower(token) == "that" => Tag::That,
        Part::TO => Tag::To,
        _ if kinds.any(Kinds::NEGATION) => Tag::Negation,
        Part::MD => Tag::Modal,
        Part::PRPS | Part::WPS => Tag::Possessive,
        Part::DT | Part::PDT if relation == Relation::Determiner => Tag::Determiner,
        Part::DT | Part::PDT | Part::PRP | Part::EX => Tag::Pronoun,
        Part::WDT | Part::WP if kinds.any(Kinds::RELATIVE) => Tag::Relative,
        Part::WDT | Part::WP | Part::WRB => Tag::Question,
        Part::CC => Tag::Conjunction,
        Part::IN if relation == Relation::Marker && kinds.any(Kinds::QUESTION) => Tag::Question,
        Part::IN if relation == Relation::Marker => Tag::Subordinator,
        Part::IN => Tag::Preposition,
        Part::RP if kinds.any(Kinds::PREPOSITION) => Tag::Preposition,
        Part::RB | Part::RBR | Part::RBS | Part::RP => Tag::Adverb,
        _ => Tag::Mark,
    }
}
