//! The variables that can be seen, and where they are.

use super::resolved::Slot;
use crate::Span;
use crate::query::ast::Name;
use crate::query::kinds::Kinds;
use crate::query::{Detail, Error};
use indexmap::IndexMap;

/// A variable: its place in a row and what it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Variable {
    pub(super) slot: Slot,
    pub(super) kinds: Kinds,
}

/// Variables by name, in the order they came into sight.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope(IndexMap<String, Variable>);

impl Scope {
    pub(super) fn get(&self, name: &str) -> Option<Variable> {
        self.0.get(name).copied()
    }

    pub(super) fn insert(&mut self, name: &str, variable: Variable) -> Option<Variable> {
        self.0.insert(name.to_owned(), variable)
    }

    /// Takes a local variable away again and puts back what it hid.
    pub(super) fn restore(&mut self, name: &str, hidden: Option<Variable>) {
        match hidden {
            Some(variable) => self.insert(name, variable),
            None => self.0.shift_remove(name),
        };
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Variable)> {
        self.0
            .iter()
            .map(|(name, variable)| (name.as_str(), *variable))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn slots(&self) -> Vec<Slot> {
        self.0.values().map(|variable| variable.slot).collect()
    }

    /// This scope, with the variables of `other` before its own.
    pub(super) fn under(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.0.extend(
            other
                .0
                .iter()
                .map(|(name, variable)| (name.clone(), *variable)),
        );
        both
    }

    /// The variable of a name.
    pub(super) fn find(&self, name: &str, span: Span) -> Result<Variable, Error> {
        self.get(name).ok_or_else(|| {
            let message = format!("variable `{name}` is not defined");
            let error = Error::syntax(Detail::UndefinedVariable, span, message);
            match nearest(name, self.0.keys().map(String::as_str)) {
                Some(nearest) => error.hint(format!("did you mean `{nearest}`?")),
                None => error,
            }
        })
    }

    /// The error of a name that is taken.
    pub(super) fn taken(name: &Name) -> Error {
        Error::syntax(
            Detail::VariableAlreadyBound,
            name.span,
            format!("variable `{}` is already defined", name.text),
        )
    }
}

/// The name most like `name`, if one is like it.
pub(in crate::query) fn nearest<'n>(
    name: &str,
    names: impl Iterator<Item = &'n str>,
) -> Option<&'n str> {
    const ALIKE: f64 = 0.75;
    let lower = name.to_lowercase();
    let scored = names.map(|other| (strsim::jaro_winkler(&lower, &other.to_lowercase()), other));
    scored
        .filter(|(score, other)| *score >= ALIKE && *other != name)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, other)| other)
}
