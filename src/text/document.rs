//! One article.

use crate::Span;
use jiff::civil::Date;

/// One article: its text exactly as it was read, and what its head says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Where it was read from; unique in a graph.
    pub path: String,
    /// Headline.
    pub title: Option<String>,
    /// The newspaper or agency.
    pub publisher: Option<String>,
    /// Date of publication.
    pub date: Option<Date>,
    /// The whole text, the head and a byte order mark included: places count from its start.
    pub text: String,
    /// The part of `text` that is the article, after the head.
    pub body: Span,
}

impl Document {
    /// A document without a head: all of `text` is the article.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            path: path.into(),
            title: None,
            publisher: None,
            date: None,
            body: Span::new(0, text.len()),
            text,
        }
    }
}
