//! A document laid out and tagged: what all passes look at.

pub(crate) mod fact;
pub(super) mod noun_phrase;
pub(crate) mod tag;
pub(super) mod verb_group;

use crate::Span;
use crate::lexicon::{Class, Kinds, Lexicon};
use crate::syntax::{self, Models, Syntax};
use crate::text::{Document, Layout, TokenKind, layout};
use fact::{Fact, facts};
use std::ops::Range;
use tag::{Tag, tag};

/// Words in this range of tokens.
pub(crate) type Words = Range<usize>;

/// Whether two ranges share a token.
pub(crate) fn overlaps(left: &Words, right: &Words) -> bool {
    left.start < right.end && right.start < left.end
}

/// A document with its layout, its syntax, and what the models look at in each token.
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) layout: Layout,
    pub(super) tags: Vec<Tag>,
    pub(crate) syntax: Syntax,
    /// Which tokens stand in a name that the gazetteer lists.
    pub(crate) listed: Vec<bool>,
    pub(crate) facts: Vec<Fact>,
    /// The text in lower case (ASCII only, so that places stay the same).
    lower: String,
}

impl<'a> Reading<'a> {
    /// Lays `document` out and tags it.
    pub(crate) fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let layout = layout(document);
        let listed = listed(&document.text, &layout, lexicon);
        let is_listed = |token: usize| listed[token];
        let syntax = syntax::analyse(&document.text, &layout, Models::builtin(), is_listed);
        let mut reading = Self {
            text: &document.text,
            lexicon,
            layout,
            syntax,
            listed,
            facts: Vec::new(),
            tags: Vec::new(),
            lower: document.text.to_ascii_lowercase(),
        };
        reading.tags = tag(&reading);
        reading.facts = facts(&reading);
        reading
    }

    /// Number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.layout.tokens.len()
    }

    /// The token as written; empty past the end.
    pub(crate) fn word(&self, token: usize) -> &'a str {
        self.span_of(token).of(self.text)
    }

    /// The token in lower case; empty past the end.
    pub(crate) fn lower(&self, token: usize) -> &str {
        self.span_of(token).of(&self.lower)
    }

    /// The tag; [`Tag::Edge`] past the end.
    pub(crate) fn tag(&self, token: usize) -> Tag {
        self.tags.get(token).copied().unwrap_or(Tag::Edge)
    }

    /// The tag of the token before; [`Tag::Edge`] at the start.
    pub(crate) fn tag_before(&self, token: usize) -> Tag {
        token
            .checked_sub(1)
            .map_or(Tag::Edge, |before| self.tag(before))
    }

    /// What kinds the word can be.
    pub(crate) fn kinds(&self, token: usize) -> Kinds {
        self.lexicon.words.kinds(self.lower(token))
    }

    /// Whether the word is of a class.
    pub(crate) fn is(&self, token: usize, class: Class) -> bool {
        self.lexicon.english.is(self.lower(token), class)
    }

    /// What the token is made of.
    pub(crate) fn kind(&self, token: usize) -> TokenKind {
        self.layout
            .tokens
            .get(token)
            .map_or(TokenKind::Mark, |token| token.kind)
    }

    /// The bytes of these words.
    pub(crate) fn span(&self, words: &Words) -> Span {
        self.layout.span(words)
    }

    /// The text of these words.
    pub(crate) fn text_of(&self, words: &Words) -> &'a str {
        self.span(words).of(self.text)
    }

    /// Whether the words from `token` on are these, in lower case.
    pub(crate) fn says(&self, token: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(at, word)| self.lower(token + at) == *word)
    }

    /// The sentence that holds a token.
    pub(crate) fn sentence(&self, token: usize) -> Words {
        let index = self.layout.sentence_of(token);
        self.layout
            .sentences
            .get(index)
            .map_or(token..token, |sentence| sentence.tokens.clone())
    }

    /// Where the sentences stand.
    pub(super) fn sentences(&self) -> impl Iterator<Item = Span> {
        let sentences = self.layout.sentences.iter();
        sentences.map(|sentence| self.layout.span(&sentence.tokens))
    }

    /// Where the paragraphs stand.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = Span> {
        let paragraphs = self.layout.paragraphs.iter();
        paragraphs.map(|tokens| self.layout.span(tokens))
    }

    fn span_of(&self, token: usize) -> Span {
        self.layout
            .tokens
            .get(token)
            .map_or_else(Span::default, |token| token.span)
    }
}

/// Which tokens stand in a name that the gazetteer lists, the longest at each place.
fn listed(text: &str, layout: &Layout, lexicon: &Lexicon) -> Vec<bool> {
    let tokens = &layout.tokens;
    let mut listed = vec![false; tokens.len()];
    let mut next = 0;
    while let Some(token) = tokens.get(next) {
        let word = |ahead: usize| tokens.get(next + ahead).map_or("", |one| one.span.of(text));
        let found = lexicon.gazetteer.longest(word);
        let length = match found {
            Some((length, _)) if token.kind == TokenKind::Word => length,
            _ => 0,
        };
        listed[next..next + length].fill(true);
        next += length.max(1);
    }
    listed
}
