//! What is typed is read once: it is a question, a statement or a command.

use super::command;
use crate::query::is_statement;

/// An input, and what it is.
///
/// ```
/// use whosaid::session::Input;
/// assert_eq!(Input::read("who said what "), Input::Question("who said what"));
/// assert_eq!(Input::read("RETURN 1"), Input::Statement("RETURN 1"));
/// assert_eq!(Input::read(":help"), Input::Command(":help"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input<T = String> {
    /// A question in English.
    Question(T),
    /// A statement in Cypher; several if `;` stands between them.
    Statement(T),
    /// A command to the session, by its name or in a word that anybody would try: `exit`.
    Command(T),
}

impl<'t> Input<&'t str> {
    /// Reads `text`, without the space around it.
    #[must_use]
    pub fn read(text: &'t str) -> Self {
        let text = text.trim();
        if is_statement(text) {
            Self::Statement(text)
        } else if command::is_command(text) || explained(text).is_some() {
            Self::Command(text)
        } else {
            Self::Question(text)
        }
    }
}

impl<T: AsRef<str>> Input<T> {
    /// What was typed.
    pub fn text(&self) -> &str {
        let (Self::Question(text) | Self::Statement(text) | Self::Command(text)) = self;
        text.as_ref()
    }

    /// The same, borrowed.
    pub fn borrowed(&self) -> Input<&str> {
        self.with(self.text())
    }

    /// The same, with a text of its own.
    #[must_use]
    pub fn owned(&self) -> Input {
        self.with(self.text().to_owned())
    }
}

impl<T> Input<T> {
    /// The same kind of input with another text.
    pub(super) fn with<U>(&self, text: U) -> Input<U> {
        match self {
            Self::Question(_) => Input::Question(text),
            Self::Statement(_) => Input::Statement(text),
            Self::Command(_) => Input::Command(text),
        }
    }
}

impl<'t> From<&'t str> for Input<&'t str> {
    fn from(text: &'t str) -> Self {
        Self::read(text)
    }
}

impl<'t> From<&'t String> for Input<&'t str> {
    fn from(text: &'t String) -> Self {
        Self::read(text)
    }
}

/// The question after `explain`; nothing if a statement stands there, which has its own `EXPLAIN`.
pub(super) fn explained(text: &str) -> Option<&str> {
    let (word, question) = text.split_once(char::is_whitespace)?;
    let question = question.trim_start();
    (word.eq_ignore_ascii_case("explain") && !is_statement(question)).then_some(question)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_is_one_of_three() {
        for text in [
            ":nonsense",
            "help",
            "EXIT;",
            "quit",
            "?",
            "\\q",
            "explain who said what",
            "explain",
        ] {
            assert_eq!(Input::read(text), Input::Command(text), "{text}");
        }
        for text in [
            "who said what",
            "help me please",
            "? Taiwan",
            "quitting",
            "",
        ] {
            assert_eq!(Input::read(text), Input::Question(text), "{text}");
        }
        for text in ["match (n) return n", "EXPLAIN MATCH (n) RETURN n"] {
            assert_eq!(Input::read(text), Input::Statement(text), "{text}");
        }
    }
}
