//! Text becomes a query: syntax only, names are looked up later.

mod clause;
mod expression;
mod literal;
mod mistake;
mod nesting;
mod parts;
mod pattern;
#[cfg(test)]
mod tests;

use super::ast::{Expression, Mode, Query};
use super::{Detail, Error, with_room};
use crate::Span;
use parts::Parts;
use pest::Parser;
use std::num::NonZeroUsize;

/// How deep brackets, `CASE`s and chains of operators may lie in each other.
pub const MAXIMUM_NESTING: usize = 128;

/// How many operators, brackets included, may lie on each other in one expression.
const MAXIMUM_DEPTH: usize = 512;

/// How many rules the parser may try before it gives up: enough for half a megabyte of query,
/// and for a list or a text of several.
const MAXIMUM_CALLS: NonZeroUsize = NonZeroUsize::new(30_000_000).expect("it is not zero");

#[derive(pest_derive::Parser)]
#[grammar = "grammar/cypher.pest"]
struct Grammar;

/// Reads one query.
///
/// # Errors
/// What cannot be read, with its place and what was expected there.
///
/// ```
/// let query = whosaid::query::parse("MATCH (p:Person) RETURN p.name").unwrap();
/// assert_eq!(query.to_string(), "MATCH (p:Person)\nRETURN p.name");
/// ```
pub fn parse(text: &str) -> Result<Query, Error> {
    with_room(|| {
        let mut parts = read(Rule::input, text)?;
        let mode = parts.optional(Rule::mode).map(Parts::of);
        let query = Builder::new(text).query(parts.next_expected())?;
        Ok(match mode {
            None => query,
            Some(mut mode) => Query {
                mode: if mode.keyword(Rule::EXPLAIN) {
                    Mode::Explain
                } else {
                    Mode::Profile
                },
                ..query
            },
        })
    })
}

/// Reads one expression.
///
/// # Errors
/// As [`parse`].
pub fn parse_expression(text: &str) -> Result<Expression, Error> {
    with_room(|| {
        let expression = read(Rule::single_expression, text)?.next_expected();
        Builder::new(text).expression(expression)
    })
}

fn read(rule: Rule, text: &str) -> Result<Parts<'_>, Error> {
    nesting::check(text)?;
    pest::set_call_limit(Some(MAXIMUM_CALLS));
    let pairs = Grammar::parse(rule, text).map_err(|error| mistake::explain(text, &error))?;
    Ok(Parts::new(pairs))
}

/// Turns what the grammar recognised into syntax.
struct Builder<'t> {
    text: &'t str,
    depth: usize,
}

impl<'t> Builder<'t> {
    const fn new(text: &'t str) -> Self {
        Self { text, depth: 0 }
    }

    /// Does `build` with `levels` more levels around what it builds.
    fn deeper<T>(
        &mut self,
        levels: usize,
        span: Span,
        build: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.depth += levels;
        if self.depth > MAXIMUM_DEPTH {
            return Err(Error::syntax(
                Detail::UnexpectedSyntax,
                span,
                format!("more than {MAXIMUM_DEPTH} operators lie in each other here"),
            )
            .hint("`x IN [a, b, c]` says `x = a OR x = b OR x = c` in one operator"));
        }
        let syntax = build(self);
        self.depth -= levels;
        syntax
    }
}
