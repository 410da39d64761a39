//! Text with places: a document becomes paragraphs, sentences, tokens and quotations.

mod clean;
mod code_points;
mod dateline;
mod document;
mod paragraph;
mod quotation;
mod sentence;
mod stretch;
mod token;

pub use clean::{Clean, clean};
pub use code_points::CodePoints;
pub use dateline::{Dateline, dateline};
pub use document::Document;
pub use quotation::Quotation;
pub use sentence::Sentence;
pub use stretch::stretches;
pub use token::{Token, TokenKind, tokens};

use crate::Span;
use std::ops::Range;

/// The parts of one document. Ranges count tokens; spans count bytes of [`Document::text`].
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// Words and marks, in order.
    pub tokens: Vec<Token>,
    /// Paragraphs, as ranges of tokens.
    pub paragraphs: Vec<Range<usize>>,
    /// Sentences, none of which crosses a paragraph's end.
    pub sentences: Vec<Sentence>,
    /// Quotations at the outer level, none of which crosses a paragraph's end.
    pub quotations: Vec<Quotation>,
}

/// Divides `document` into its parts.
#[must_use]
pub fn layout(document: &Document) -> Layout {
    let text = &document.text;
    let mut layout = Layout::default();
    for span in paragraph::paragraphs(text, document.body) {
        let first = layout.tokens.len();
        token::tokens_into(text, span, &mut layout.tokens);
        if layout.tokens.len() > first {
            layout.paragraphs.push(first..layout.tokens.len());
        }
    }
    layout.sentences = sentence::sentences(text, &layout.tokens, &layout.paragraphs);
    layout.quotations = quotation::quotations(text, &layout.tokens, &layout.paragraphs);
    layout
}

impl Layout {
    /// The bytes from the first to the last token of `range`; nothing for an empty one.
    #[must_use]
    pub fn span(&self, range: &Range<usize>) -> Span {
        match self.tokens.get(range.clone()) {
            Some([first, .., last]) => first.span.to(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The sentence that holds a token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// The outer quotation that holds a token.
    #[must_use]
    pub fn quotation_of(&self, token: usize) -> Option<usize> {
        let index = self
            .quotations
            .partition_point(|quotation| quotation.tokens.end <= token);
        let quotation = self.quotations.get(index)?;
        quotation.tokens.contains(&token).then_some(index)
    }
}
