//! A document laid out and tagged: what all passes look at.

use super::tag::{Tag, tag};
use crate::Span;
use crate::lexicon::{Kinds, Lexicon};
use crate::text::{Document, Layout, TokenKind, layout};
use std::ops::Range;

/// Words in this range of tokens.
pub(super) type Words = Range<usize>;

/// A document with its layout, and one tag for each token.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) layout: Layout,
    pub(super) tags: Vec<Tag>,
    /// The text in lower case (ASCII only, so that places stay the same).
    lower: String,
}

impl<'a> Reading<'a> {
    /// Lays `document` out and tags it.
    pub(super) fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let mut reading = Self {
            text: &document.text,
            lexicon,
            layout: layout(document),
            tags: Vec::new(),
            lower: document.text.to_ascii_lowercase(),
        };
        reading.tags = tag(&reading);
        reading
    }

    /// Number of tokens.
    pub(super) fn len(&self) -> usize {
        self.layout.tokens.len()
    }

    /// The token as written; empty past the end.
    pub(super) fn word(&self, token: usize) -> &'a str {
        self.span_of(token).of(self.text)
    }

    /// The token in lower case; empty past the end.
    pub(super) fn lower(&self, token: usize) -> &str {
        self.span_of(token).of(&self.lower)
    }

    /// The tag; [`Tag::Edge`] past the end.
    pub(super) fn tag(&self, token: usize) -> Tag {
        self.tags.get(token).copied().unwrap_or(Tag::Edge)
    }

    /// The tag of the token before; [`Tag::Edge`] at the start.
    pub(super) fn tag_before(&self, token: usize) -> Tag {
        token
            .checked_sub(1)
            .map_or(Tag::Edge, |before| self.tag(before))
    }

    /// What kinds the word can be.
    pub(super) fn kinds(&self, token: usize) -> Kinds {
        self.lexicon.words.kinds(self.lower(token))
    }

    /// What the token is made of.
    pub(super) fn kind(&self, token: usize) -> TokenKind {
        self.layout
            .tokens
            .get(token)
            .map_or(TokenKind::Mark, |token| token.kind)
    }

    /// The bytes of these words.
    pub(super) fn span(&self, words: &Words) -> Span {
        self.layout.span(words)
    }

    /// The text of these words.
    pub(super) fn text_of(&self, words: &Words) -> &'a str {
        self.span(words).of(self.text)
    }

    /// Whether the words from `token` on are these, in lower case.
    pub(super) fn says(&self, token: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(at, word)| self.lower(token + at) == *word)
    }

    /// The sentence that holds a token.
    pub(super) fn sentence(&self, token: usize) -> Words {
        let index = self.layout.sentence_of(token);
        self.layout
            .sentences
            .get(index)
            .map_or(token..token, |sentence| sentence.tokens.clone())
    }

    fn span_of(&self, token: usize) -> Span {
        self.layout
            .tokens
            .get(token)
            .map_or_else(Span::default, |token| token.span)
    }
}
