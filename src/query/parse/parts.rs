//! The parts of what a rule recognised, taken in the order of the grammar.

use super::Rule;
use crate::Span;
use crate::query::ast::Name;
use pest::iterators::{Pair, Pairs};

/// The parts not yet taken.
pub(super) struct Parts<'i>(Pairs<'i, Rule>);

impl<'i> Parts<'i> {
    pub(super) const fn new(pairs: Pairs<'i, Rule>) -> Self {
        Self(pairs)
    }

    pub(super) fn of(pair: Pair<'i, Rule>) -> Self {
        Self(pair.into_inner())
    }

    /// Takes a keyword if it is next.
    pub(super) fn keyword(&mut self, keyword: Rule) -> bool {
        let found = self.0.peek().is_some_and(|pair| pair.as_rule() == keyword);
        if found {
            self.0.next();
        }
        found
    }

    /// Takes the next part that is no keyword, if `rule` recognised it.
    pub(super) fn optional(&mut self, rule: Rule) -> Option<Pair<'i, Rule>> {
        self.skip_keywords();
        let found = self.0.peek().is_some_and(|pair| pair.as_rule() == rule);
        if found { self.0.next() } else { None }
    }

    /// Takes the next part that is no keyword, where the grammar says that there is one.
    pub(super) fn next_expected(&mut self) -> Pair<'i, Rule> {
        self.next().expect("the grammar has this part")
    }

    fn skip_keywords(&mut self) {
        while self
            .0
            .peek()
            .is_some_and(|pair| pair.as_rule() >= Rule::ALL)
        {
            self.0.next();
        }
    }
}

impl<'i> Iterator for Parts<'i> {
    type Item = Pair<'i, Rule>;

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_keywords();
        self.0.next().filter(|pair| pair.as_rule() != Rule::EOI)
    }
}

/// Where something stands.
pub(super) fn span(pair: &Pair<'_, Rule>) -> Span {
    let span = pair.as_span();
    Span::new(span.start(), span.end())
}

/// A name without its backticks.
pub(super) fn name(pair: &Pair<'_, Rule>) -> Name {
    Name {
        text: unquoted(pair.as_str()),
        span: span(pair),
    }
}

/// A name's text without the backticks around it or its parts; a doubled one inside is one.
pub(super) fn unquoted(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    let mut inside = false;
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '`' if inside && rest.peek() == Some(&'`') => name.extend(rest.next()),
            '`' => inside = !inside,
            other => name.push(other),
        }
    }
    name
}
