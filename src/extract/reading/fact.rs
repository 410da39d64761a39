//! What the models look at in each token: numbers, ready to be mixed into features.

use crate::extract::reading::Reading;
use crate::learn::{Clusters, text};
use crate::lexicon::{CueWord, Frame, Kinds};
use crate::text::TokenKind;

/// One token in numbers; zero stands for nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Fact {
    /// The word in lower case; all numbers of as many digits are one word.
    pub(crate) word: u64,
    /// The last three letters.
    pub(crate) suffix: u64,
    /// Where the word is in the tree of clusters, all bits; zero where it is not.
    pub(crate) cluster: u64,
    /// Part of speech.
    pub(crate) tag: u64,
    /// How it depends on its head.
    pub(crate) relation: u64,
    /// Capitals, digits and marks.
    pub(crate) shape: u64,
    /// What the cue lexicon says of the word.
    pub(crate) cue: u64,
    /// What the other lexicons say: a title, a role, a name of an actor.
    pub(crate) actor: u64,
    /// Outside of quotations (0), an opening mark (1), inside (2), a closing mark (3).
    pub(crate) quote: u64,
    /// Which quotation holds it, counted from 1; zero outside.
    pub(crate) quotation: u32,
    /// Which paragraph holds it.
    pub(crate) paragraph: u32,
    /// Which sentence holds it.
    pub(crate) sentence: u32,
}

impl Fact {
    /// The first bits of the way to its cluster.
    pub(crate) fn cluster(&self, bits: u32) -> u64 {
        if self.cluster == 0 {
            0
        } else {
            (self.cluster >> (12 - bits)) | 1 << 20
        }
    }
}

/// What stands beyond the ends of a text.
pub(crate) const EDGE: Fact = Fact {
    word: 1,
    suffix: 1,
    cluster: 0,
    tag: 99,
    relation: 99,
    shape: 99,
    cue: 0,
    actor: 0,
    quote: 0,
    quotation: 0,
    paragraph: u32::MAX,
    sentence: u32::MAX,
};

/// All tokens in numbers.
pub(crate) fn facts(reading: &Reading) -> Vec<Fact> {
    let clusters = Clusters::builtin();
    let mut facts: Vec<Fact> = (0..reading.len())
        .map(|at| word(reading, &clusters, at))
        .collect();
    for (at, fact) in facts.iter_mut().enumerate() {
        fact.tag = u64::from(reading.syntax.tags[at].number()) + 1;
        fact.relation = u64::from(reading.syntax.relations[at].number()) + 1;
    }
    for (paragraph, range) in reading.layout.paragraphs.iter().enumerate() {
        for fact in &mut facts[range.clone()] {
            fact.paragraph = number(paragraph);
        }
    }
    for (sentence, found) in reading.layout.sentences.iter().enumerate() {
        for fact in &mut facts[found.tokens.clone()] {
            fact.sentence = number(sentence);
        }
    }
    quotations(reading, &mut facts);
    actors(reading, &mut facts);
    facts
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn word(reading: &Reading, clusters: &Clusters, at: usize) -> Fact {
    let lower = reading.lower(at);
    let kind = reading.kind(at);
    let word = match kind {
        TokenKind::Number => text("0") + lower.len() as u64,
        TokenKind::Quote => text("\""),
        TokenKind::SingleQuote => text("'"),
        _ => text(lower),
    };
    let is_word = matches!(kind, TokenKind::Word | TokenKind::Clitic);
    Fact {
        word,
        suffix: if is_word { text(last(lower, 3)) } else { 0 },
        cluster: clusters
            .get(lower)
            .filter(|_| is_word)
            .map_or(0, |path| path.prefix(12) | 1 << 12),
        shape: shape(reading.word(at), kind),
        cue: if is_word { cue(reading, lower) } else { 0 },
        ..Fact::default()
    }
}

fn last(word: &str, letters: usize) -> &str {
    let start = word.char_indices().rev().nth(letters - 1);
    start.map_or(word, |(start, _)| &word[start..])
}

fn shape(word: &str, kind: TokenKind) -> u64 {
    let mut letters = word.chars();
    let first_upper = letters.next().is_some_and(char::is_uppercase);
    let rest_upper =
        letters.clone().next().is_some() && letters.all(|letter| !letter.is_lowercase());
    kind as u64 * 4 + u64::from(first_upper) * 2 + u64::from(first_upper && rest_upper)
}

fn cue(reading: &Reading, lower: &str) -> u64 {
    let cues = &reading.lexicon.cues;
    let code = |word: &CueWord, class: u64| {
        let frames = [
            Frame::Quote,
            Frame::Clause,
            Frame::To,
            Frame::Object,
            Frame::Question,
            Frame::Person,
            Frame::As,
        ];
        let takes = frames
            .iter()
            .fold(0, |bits, frame| bits * 2 + u64::from(word.takes(*frame)));
        takes << 5 | u64::from(word.attitude) << 4 | u64::from(word.shows) << 3 | class
    };
    let verb = cues.verb(lower).map(|word| code(word, 1));
    let noun = || cues.noun(lower).map(|word| code(word, 2));
    let adjective = || cues.adjective(lower).map(|word| code(word, 3));
    let other = || {
        if cues.is_negation(lower) {
            Some(4)
        } else if cues.is_hedge(lower) {
            Some(5)
        } else {
            let kinds = reading.lexicon.words.kinds(lower);
            kinds.any(Kinds::WEEKDAY.with(Kinds::MONTH)).then_some(6)
        }
    };
    verb.or_else(noun)
        .or_else(adjective)
        .or_else(other)
        .unwrap_or(0)
}

fn quotations(reading: &Reading, facts: &mut [Fact]) {
    for (index, quotation) in reading.layout.quotations.iter().enumerate() {
        let tokens = quotation.tokens.clone();
        for fact in &mut facts[tokens.clone()] {
            fact.quote = 2;
            fact.quotation = number(index + 1);
        }
        if let Some(first) = facts.get_mut(tokens.start) {
            first.quote = 1;
        }
        let last = tokens.end.saturating_sub(1);
        if last > tokens.start && is_mark(reading, last) {
            facts[last].quote = 3;
        }
    }
}

fn is_mark(reading: &Reading, at: usize) -> bool {
    matches!(reading.kind(at), TokenKind::Quote | TokenKind::SingleQuote)
}

fn actors(reading: &Reading, facts: &mut [Fact]) {
    let names = &reading.lexicon.names;
    for at in 0..facts.len() {
        if facts[at].actor != 0 || reading.kind(at) != TokenKind::Word {
            continue;
        }
        if reading.listed[at] {
            facts[at].actor = 1;
        } else if let Some(length) = names.role(|ahead| reading.lower(at + ahead)) {
            for fact in facts.iter_mut().skip(at).take(length) {
                fact.actor = 2;
            }
        } else if names.is_body(reading.lower(at)) {
            facts[at].actor = 3;
        } else if names.title(reading.word(at)).is_some() {
            facts[at].actor = 4;
        } else if names.given(reading.word(at)).is_some() {
            facts[at].actor = 5;
        }
    }
}
