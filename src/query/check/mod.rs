//! A query as written becomes one whose names are looked up; what makes no sense is an error.

mod aggregation;
mod clause;
mod expression;
mod operator;
mod pattern;
mod projection;
pub(super) mod resolved;
mod scope;
mod size;
mod write;

pub(super) use operator::whole_pattern;
pub(super) use scope::nearest;

use super::ast;
use super::kinds::Kinds;
use super::procedure::Procedure;
use super::{Detail, Error};
use crate::Span;
use resolved::{Aggregate, Key, Name, Query, Slot, Subquery, Symbol, Symbols};
use scope::{Scope, Variable};
use std::collections::BTreeSet;

/// Looks up every name of a query.
///
/// `procedures` are those that CALL finds, `given` the names of the parameters given.
pub(super) fn check(
    query: &ast::Query,
    procedures: &[Procedure],
    given: &BTreeSet<&str>,
) -> Result<Query, Error> {
    let mut checker = Checker::new(procedures, given);
    let mut parts = vec![checker.part(&query.first)?];
    for (_, single) in &query.unions {
        parts.push(checker.part(single)?);
    }
    let distinct = unions(query, &parts)?;
    let inner = checker.subqueries.iter().flat_map(|inner| &inner.parts);
    size::check(query, &checker.slots, parts.iter().chain(inner))?;
    Ok(Query {
        parts,
        distinct,
        subqueries: checker.subqueries,
        symbols: checker.symbols,
        parameters: checker.parameters,
        slots: checker.slots,
    })
}

/// Whether a query's parts are joined by UNION without ALL; they must be joined all alike.
fn unions(query: &ast::Query, parts: &[resolved::Part]) -> Result<bool, Error> {
    let names = |part: &resolved::Part| {
        let names = part.columns.iter().map(|(name, _)| name.clone());
        names.collect::<Vec<_>>()
    };
    for (part, (union, single)) in parts[1..].iter().zip(&query.unions) {
        if *union != query.unions[0].0 {
            let message = "UNION and UNION ALL cannot be mixed";
            return Err(Error::syntax(
                Detail::InvalidClauseComposition,
                single.span,
                message,
            ));
        }
        if names(part) != names(&parts[0]) {
            let message = format!(
                "both sides of UNION need the same columns: {} and {} differ",
                listed(&names(&parts[0])),
                listed(&names(part)),
            );
            return Err(Error::syntax(
                Detail::DifferentColumnsInUnion,
                single.span,
                message,
            ));
        }
    }
    let union = query.unions.first();
    Ok(union.is_some_and(|(union, _)| *union == ast::Union::Distinct))
}

fn listed(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// What is gathered while names are looked up.
struct Checker<'a> {
    procedures: &'a [Procedure],
    given: &'a BTreeSet<&'a str>,
    subqueries: Vec<Subquery>,
    symbols: Symbols,
    parameters: Vec<String>,
    /// The name of what each slot of a row holds, where it has one.
    slots: Vec<Option<Box<str>>>,
    /// The aggregates met; `None` where none may stand.
    aggregates: Option<Vec<Aggregate>>,
    /// Whether an aggregate's argument is looked at.
    in_aggregate: bool,
    /// Expressions, as text, whose values are known already.
    known: Vec<(String, Variable)>,
}

impl<'a> Checker<'a> {
    const fn new(procedures: &'a [Procedure], given: &'a BTreeSet<&'a str>) -> Self {
        Self {
            procedures,
            given,
            subqueries: Vec::new(),
            symbols: Symbols {
                labels: Vec::new(),
                types: Vec::new(),
                keys: Vec::new(),
            },
            parameters: Vec::new(),
            slots: Vec::new(),
            aggregates: None,
            in_aggregate: false,
            known: Vec::new(),
        }
    }

    /// A place in the row that nothing else has.
    fn slot(&mut self) -> Slot {
        self.slots.push(None);
        self.slots.len() - 1
    }

    /// The same for something with a name.
    fn named_slot(&mut self, name: &str) -> Slot {
        self.slots.push(Some(name.into()));
        self.slots.len() - 1
    }

    /// A new variable, named or not.
    fn declare(&mut self, name: Option<&ast::Name>, kinds: Kinds, scope: &mut Scope) -> Slot {
        let Some(name) = name else {
            return self.slot();
        };
        let slot = self.named_slot(&name.text);
        scope.insert(&name.text, Variable { slot, kinds });
        slot
    }

    fn label(&mut self, name: &ast::Name, read: bool) -> Symbol {
        symbol(
            &mut self.symbols.labels,
            &name.text,
            read.then_some(name.span),
        )
    }

    fn kind(&mut self, name: &ast::Name, read: bool) -> Symbol {
        symbol(
            &mut self.symbols.types,
            &name.text,
            read.then_some(name.span),
        )
    }

    fn key(&mut self, name: &ast::Name, read: bool) -> Key {
        let symbol = symbol(
            &mut self.symbols.keys,
            &name.text,
            read.then_some(name.span),
        );
        let name = self.symbols.keys[symbol].text.clone();
        Key { symbol, name }
    }

    /// Does `work` where no aggregate may stand.
    fn without_aggregates<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let aggregates = self.aggregates.take();
        let result = work(self);
        self.aggregates = aggregates;
        result
    }
}

fn symbol(names: &mut Vec<Name>, text: &str, read: Option<Span>) -> Symbol {
    if let Some(place) = names.iter().position(|name| &*name.text == text) {
        let name = &mut names[place];
        name.read = name.read.or(read);
        name.written |= read.is_none();
        return place;
    }
    names.push(Name {
        text: text.into(),
        written: read.is_none(),
        read,
    });
    names.len() - 1
}
