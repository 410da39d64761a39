//! What went wrong, where, and what to do about it.

mod short;
mod suggestion;

pub use suggestion::{did_you_mean, suggest};

use crate::Span;

/// One problem in something the user wrote: a message, the place, and hints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong: lower case, names in backticks.
    pub message: String,
    /// Where in the input, if it has a place.
    pub span: Option<Span>,
    /// What to do: each a line of its own.
    pub hints: Vec<String>,
    /// Whether it is only to be told, and nothing has failed.
    pub is_note: bool,
}

impl Diagnostic {
    /// A problem without a place. A long text that the message quotes in backticks is cut.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: short::short(message.into()),
            span: None,
            hints: Vec::new(),
            is_note: false,
        }
    }

    /// Something that the user may want to know, where nothing has failed.
    pub fn note(message: impl Into<String>) -> Self {
        Self {
            is_note: true,
            ..Self::new(message)
        }
    }

    /// The same problem, at `span`.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same problem with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(short::short(hint.into()));
        self
    }
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Diagnostic {}
