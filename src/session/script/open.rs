//! An input that is being read, line by line.

use super::Entry;
use super::scanner::{Scanner, is_trailing};
use crate::session::Input;

/// An input that may go on.
#[derive(Debug, Clone)]
pub(super) struct Open {
    line: usize,
    /// What it is, told by its first line.
    kind: Input<()>,
    text: String,
    scanner: Scanner,
    /// A `\` ends its last line.
    carried: bool,
}

impl Open {
    pub(super) fn new(line: usize, first: &str) -> Self {
        Self {
            line,
            kind: Input::read(first).with(()),
            text: String::new(),
            scanner: Scanner::default(),
            carried: false,
        }
    }

    pub(super) fn entry(self) -> Entry {
        Entry {
            line: self.line,
            input: self.kind.with(self.text),
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The mark that closes the text, the name or the comment that is open.
    pub(super) fn mark(&self) -> Option<&'static str> {
        self.scanner.quote.map(|quote| match quote {
            '\'' => "'",
            '"' => "\"",
            '`' => "`",
            _ => "*/",
        })
    }

    /// Takes in a line, or its part up to a `;` that ends the input; returns where it ended.
    pub(super) fn feed(&mut self, line: &str) -> usize {
        let whole = if self.is_quoted() {
            line
        } else {
            line.trim_end()
        };
        let carried = whole.strip_suffix('\\').filter(|_| !self.is_command());
        let part = carried.unwrap_or(whole);
        let end = self.is_statement().then(|| self.scanner.scan(part));
        let end = end.flatten();
        self.carried = end.is_none() && carried.is_some();
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&part[..end.unwrap_or(part.len())]);
        end.unwrap_or(line.len())
    }

    /// Whether it reads as a statement, which changes nothing.
    pub(super) fn is_read_only(&self) -> bool {
        self.is_statement() && !self.scanner.writes
    }

    fn is_statement(&self) -> bool {
        matches!(self.kind, Input::Statement(()))
    }

    fn is_command(&self) -> bool {
        matches!(self.kind, Input::Command(()))
    }

    fn is_quoted(&self) -> bool {
        self.scanner.quote.is_some()
    }

    /// Whether more must follow.
    pub(super) fn wants_more(&self) -> bool {
        self.carried || self.is_statement() && self.scanner.is_open()
    }

    /// Whether no line that may come can go on with it.
    pub(super) fn is_whole(&self) -> bool {
        !self.carried && (!self.is_statement() || self.scanner.ended)
    }

    /// Whether a line says nothing inside of it.
    pub(super) fn skips(&self, line: &str) -> bool {
        self.is_statement() && !self.is_quoted() && super::is_comment(line)
    }

    /// Whether it is whole, now that the line after it is known.
    pub(super) fn ends_before(&self, next: &str) -> bool {
        let is_empty = next.trim().is_empty();
        if self.carried || !self.is_statement() {
            return is_empty || !self.carried;
        }
        if self.is_quoted() {
            return false;
        }
        let is_command = || matches!(Input::read(next), Input::Command(_));
        is_empty
            || !self.scanner.is_inside() && is_command()
            || !self.scanner.is_open() && !self.scanner.goes_on_with(next)
    }

    /// Whether a line can be nothing but more of it.
    pub(super) fn is_trailed_by(&self, line: &str) -> bool {
        self.is_read_only() && !self.scanner.ended && is_trailing(line)
    }
}
