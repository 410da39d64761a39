//! One annotated article, ready to learn from.

use crate::corpus::brat::Annotation;
use crate::extract::reading::{Reading, Words, overlaps};
use crate::lexicon::Lexicon;
use crate::text::{Document, TokenKind};
use crate::train::score::Attributed;
use crate::{Span, text};

/// One annotated article.
pub(super) struct Lesson<'a> {
    pub(super) reading: Reading<'a>,
    /// The right attributions.
    pub(super) attributions: Vec<Attributed>,
}

impl<'a> Lesson<'a> {
    /// Reads the article, and puts its annotation in words.
    pub(super) fn new(
        document: &'a Document,
        annotations: &[Annotation],
        lexicon: &'a Lexicon,
    ) -> Self {
        let reading = Reading::new(document, lexicon);
        let attributions = annotations
            .iter()
            .filter_map(|one| attributed(&reading.layout, one))
            .collect();
        Self {
            reading,
            attributions,
        }
    }

    /// The attribution whose cue shares a word with these.
    pub(super) fn annotated(&self, words: &Words) -> Option<&Attributed> {
        let mut annotated = self.attributions.iter();
        annotated.find(|one| overlaps(&one.cue, words))
    }

    /// Whether each role of an attribution found shares a word with that of an annotated one.
    pub(super) fn confirms(&self, found: &Attributed) -> bool {
        let is_word = |at| self.is_word(at);
        let mut annotated = self.attributions.iter();
        annotated.any(|one| one.agrees(found, &is_word))
    }

    /// Whether a token is a word rather than a mark.
    pub(super) fn is_word(&self, at: usize) -> bool {
        matches!(
            self.reading.kind(at),
            TokenKind::Word | TokenKind::Number | TokenKind::Clitic
        )
    }
}

/// An annotation in words; nothing where it has no cue.
fn attributed(layout: &text::Layout, annotation: &Annotation) -> Option<Attributed> {
    let tokens = &layout.tokens;
    let words = |span: &Span| {
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end);
        start..end
    };
    let cue = words(annotation.cue.first()?).start..words(annotation.cue.last()?).end;
    (!cue.is_empty()).then(|| Attributed {
        source: annotation.source.iter().map(words).collect(),
        cue,
        content: annotation.content.iter().map(words).collect(),
    })
}
