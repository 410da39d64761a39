//! One article.

use crate::Span;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

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
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The whole text: places count from its start. Of a file of plain text it is all of it, the head and a
    /// byte order mark included.
    pub text: String,
    /// Whether `text` was taken out of a file of another kind, a web page or a feed, and is not the file's own.
    pub is_extracted: bool,
    /// The part of `text` that is the article, after the head.
    pub body: Span,
}

impl Document {
    /// A document whose text was taken out of a file of another kind: all of `text` is the article.
    pub fn extracted(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            is_extracted: true,
            ..Self::new(path, text)
        }
    }

    /// A document without a head: all of `text` is the article.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            path: path.into(),
            title: None,
            publisher: None,
            date: None,
            url: None,
            author: None,
            is_extracted: false,
            body: Span::new(0, text.len()),
            text,
        }
    }

    /// The SHA-256 of the text, in hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> String {
        let mut digits = String::new();
        for byte in Sha256::digest(&self.text) {
            let _ = write!(digits, "{byte:02x}");
        }
        digits
    }
}
