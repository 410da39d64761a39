//! An input that is being read, line by line.

use super::Input;
use super::scanner::Scanner;
use crate::question::{Language, language};

/// An input that may go on.
pub(super) struct Open {
    pub(super) input: Input,
    scanner: Option<Scanner>,
    carried: bool,
}

impl Open {
    pub(super) fn new(line: usize, first: &str) -> Self {
        Self {
            input: Input {
                line,
                text: String::new(),
            },
            scanner: (language(first) == Language::Cypher).then(Scanner::default),
            carried: false,
        }
    }

    /// Takes in a line, or its part up to a `;` that ends the input; returns where it ended.
    pub(super) fn feed(&mut self, line: &str) -> usize {
        let whole = if self.is_quoted() {
            line
        } else {
            line.trim_end()
        };
        let carried = whole.strip_suffix('\\');
        let end = match &mut self.scanner {
            Some(scanner) => scanner.scan(carried.unwrap_or(whole)),
            None => None,
        };
        self.carried = end.is_none() && carried.is_some();
        if !self.input.text.is_empty() {
            self.input.text.push('\n');
        }
        let part = match end {
            Some(end) => &line[..end],
            None => carried.unwrap_or(whole),
        };
        self.input.text.push_str(part);
        end.unwrap_or(line.len())
    }

    pub(super) fn is_quoted(&self) -> bool {
        let scanner = self.scanner.as_ref();
        scanner.is_some_and(|scanner| scanner.quote.is_some())
    }

    pub(super) fn goes_on(&self) -> bool {
        self.carried || self.scanner.as_ref().is_some_and(Scanner::is_open)
    }

    /// Whether this input is whole, now that the line after it is known.
    pub(super) fn ends_before(&self, next: &str) -> bool {
        if self.carried {
            return next.trim().is_empty();
        }
        let Some(scanner) = &self.scanner else {
            return true;
        };
        match scanner.ended {
            true => true,
            false if self.is_quoted() => false,
            false if next.trim().is_empty() => true,
            false => !scanner.is_open() && !is_continuation(next),
        }
    }
}

/// Whether a line begins with a word that only carries a statement on.
fn is_continuation(line: &str) -> bool {
    const WORDS: [&str; 15] = [
        "AND", "OR", "XOR", "WHERE", "RETURN", "WITH", "ORDER", "SKIP", "LIMIT", "UNION", "SET",
        "REMOVE", "DELETE", "ON", "YIELD",
    ];
    let word: String = line
        .trim_start()
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    WORDS.iter().any(|own| own.eq_ignore_ascii_case(&word)) || line.starts_with(' ')
}
