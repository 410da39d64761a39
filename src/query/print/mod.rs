//! A query becomes text again, one clause a line; parsed, it is the same query.

mod clause;
mod expression;
mod pattern;

use super::ast::{Expression, Pattern, Query};
use super::with_room;
use std::fmt;

/// Text as it grows, and what stands between two clauses.
struct Printer {
    text: String,
    between: &'static str,
}

impl Printer {
    const fn new() -> Self {
        Self {
            text: String::new(),
            between: "\n",
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Prints `items` with `between` between them.
    fn separated<T>(&mut self, items: &[T], between: &str, print: impl Fn(&mut Self, &T)) {
        for (place, item) in items.iter().enumerate() {
            if place > 0 {
                self.push(between);
            }
            print(self, item);
        }
    }

    /// A label, type or property key, in backticks where it needs them.
    fn name(&mut self, name: &str) {
        if is_plain(name) {
            self.push(name);
        } else {
            self.push("`");
            self.push(&name.replace('`', "``"));
            self.push("`");
        }
    }

    /// A variable's name: it must not be a keyword either.
    fn variable(&mut self, name: &str) {
        if is_reserved(name) {
            self.push("`");
            self.push(name);
            self.push("`");
        } else {
            self.name(name);
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printer = Printer::new();
        with_room(|| printer.query(self));
        formatter.write_str(&printer.text)
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printer = Printer::new();
        with_room(|| printer.expression(self));
        formatter.write_str(&printer.text)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printer = Printer::new();
        with_room(|| printer.pattern(self));
        formatter.write_str(&printer.text)
    }
}

/// Whether a name needs no backticks.
pub(super) fn is_plain(name: &str) -> bool {
    let mut characters = name.chars();
    let first = characters.next();
    first.is_some_and(|first| first == '_' || first.is_ascii_alphabetic())
        && characters.all(|other| other == '_' || other.is_ascii_alphanumeric())
}

/// Whether a word cannot be a variable without backticks.
fn is_reserved(word: &str) -> bool {
    const RESERVED: &str = " and as call case contains create delete detach distinct else ends end \
        false in is limit match merge not null optional order or remove return set skip starts \
        then true union unwind when where with xor ";
    RESERVED.contains(&format!(" {} ", word.to_ascii_lowercase()))
}

/// Whether a character does something to a terminal, or to the direction of what is read.
pub(crate) fn does_harm(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
