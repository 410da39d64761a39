//! Clauses, one after another, each seeing what the one before hands on.

use super::resolved::{Clause, Matching, Part, Subquery};
use super::scope::Scope;
use super::{Checker, Variable};
use crate::Span;
use crate::query::ast::{self, ClauseKind, Expression, Name, SingleQuery, Yield};
use crate::query::kinds::Kinds;
use crate::query::procedure::Procedure;
use crate::query::{Detail, Error, ErrorKind};

impl Checker<'_> {
    /// A single query that stands for itself.
    pub(super) fn part(&mut self, query: &SingleQuery) -> Result<Part, Error> {
        composition(query)?;
        self.part_within(query, &mut Scope::default())
    }

    /// A single query that sees the variables of `scope`.
    fn part_within(&mut self, query: &SingleQuery, scope: &mut Scope) -> Result<Part, Error> {
        let mut part = Part::default();
        let alone = query.clauses.len() == 1;
        for clause in &query.clauses {
            let resolved = match &clause.kind {
                ClauseKind::Return(projection) => {
                    let (resolved, columns) = self.projection(projection, None, scope, true)?;
                    part.columns = columns;
                    resolved
                }
                ClauseKind::Call { .. } if alone => {
                    let resolved = self.clause(clause, scope, true)?;
                    let columns = scope.iter();
                    part.columns = columns
                        .map(|(name, own)| (name.to_owned(), own.slot))
                        .collect();
                    resolved
                }
                _ => self.clause(clause, scope, false)?,
            };
            part.clauses.push(resolved);
        }
        Ok(part)
    }

    fn clause(
        &mut self,
        clause: &ast::Clause,
        scope: &mut Scope,
        alone: bool,
    ) -> Result<Clause, Error> {
        match &clause.kind {
            ClauseKind::Match {
                optional,
                patterns,
                filter,
            } => Ok(Clause::Match {
                optional: *optional,
                matching: self.matching(patterns, filter.as_ref(), *optional, scope)?,
            }),
            ClauseKind::Unwind { list, variable } => {
                let (list, kinds) = self.expression(list, scope)?;
                if scope.get(&variable.text).is_some() {
                    return Err(Scope::taken(variable));
                }
                let slot = self.declare(Some(variable), kinds.element(), scope);
                Ok(Clause::Unwind { list, slot })
            }
            ClauseKind::With { projection, filter } => {
                let (clause, _) = self.projection(projection, filter.as_ref(), scope, false)?;
                Ok(clause)
            }
            ClauseKind::Return(projection) => {
                let (clause, _) = self.projection(projection, None, scope, true)?;
                Ok(clause)
            }
            ClauseKind::Create(patterns) => self.create(patterns, scope),
            ClauseKind::Merge {
                pattern,
                on_create,
                on_match,
            } => self.merge(pattern, on_create, on_match, scope),
            ClauseKind::Set(items) => Ok(Clause::Set(self.set_items(items, scope)?)),
            ClauseKind::Remove(items) => Ok(Clause::Set(self.remove_items(items, scope)?)),
            ClauseKind::Delete { detach, targets } => self.delete(*detach, targets, scope),
            ClauseKind::Call {
                procedure,
                arguments,
                yields,
            } => self.call(
                procedure,
                arguments.as_deref(),
                yields.as_ref(),
                scope,
                alone,
            ),
        }
    }

    /// Patterns matched together; what they name comes into sight.
    pub(super) fn matching(
        &mut self,
        patterns: &[ast::Pattern],
        filter: Option<&Expression>,
        optional: bool,
        scope: &mut Scope,
    ) -> Result<Matching, Error> {
        let before = scope.clone();
        let patterns =
            self.without_aggregates(|checker| checker.match_patterns(patterns, scope))?;
        let filter = filter
            .map(|filter| self.without_aggregates(|checker| checker.condition(filter, scope)))
            .transpose()?;
        if optional {
            let fresh: Vec<_> = scope
                .iter()
                .filter(|(name, _)| before.get(name).is_none())
                .map(|(name, variable)| (name.to_owned(), variable))
                .collect();
            for (name, variable) in fresh {
                let kinds = variable.kinds.or(Kinds::NULL);
                scope.insert(&name, Variable { kinds, ..variable });
            }
        }
        Ok(Matching { patterns, filter })
    }

    /// The inside of `EXISTS { … }` or `COUNT { … }`, by its number.
    pub(super) fn subquery(
        &mut self,
        subquery: &ast::Subquery,
        scope: &Scope,
    ) -> Result<usize, Error> {
        let known = std::mem::take(&mut self.known);
        let mut inner = scope.clone();
        let union = self.without_aggregates(|checker| match subquery {
            ast::Subquery::Patterns { patterns, filter } => {
                let matching = checker.matching(patterns, filter.as_ref(), false, &mut inner)?;
                Ok((vec![Part::of_matching(matching)], false))
            }
            ast::Subquery::Query(query) => {
                reads_only(query)?;
                let mut parts = vec![checker.part_within(&query.first, &mut inner)?];
                for (_, single) in &query.unions {
                    parts.push(checker.part_within(single, &mut scope.clone())?);
                }
                let distinct = super::unions(query, &parts)?;
                Ok((parts, distinct))
            }
        });
        self.known = known;
        let (parts, distinct) = union?;
        Ok(self.add_union(scope, parts, distinct))
    }

    pub(super) fn add_subquery(&mut self, scope: &Scope, part: Part) -> usize {
        self.add_union(scope, vec![part], false)
    }

    fn add_union(&mut self, scope: &Scope, parts: Vec<Part>, distinct: bool) -> usize {
        self.subqueries.push(Subquery {
            outer: scope.slots(),
            parts,
            distinct,
        });
        self.subqueries.len() - 1
    }

    fn call(
        &mut self,
        name: &Name,
        arguments: Option<&[Expression]>,
        yields: Option<&Yield>,
        scope: &mut Scope,
        alone: bool,
    ) -> Result<Clause, Error> {
        let procedure = self.procedure(name)?;
        let resolved = match arguments {
            Some(arguments) => self.procedure_arguments(&procedure, name, arguments, scope)?,
            None => self.implicit_arguments(&procedure, name, alone)?,
        };
        let items = match yields {
            Some(Yield::Items { items, .. }) => items.clone(),
            Some(Yield::All) => all_outputs(&procedure, name.span),
            None if alone => all_outputs(&procedure, name.span),
            None => Vec::new(),
        };
        let mut outputs = Vec::new();
        for (column, variable) in &items {
            let place = procedure
                .outputs()
                .iter()
                .position(|own| *own == column.text);
            let place = place.ok_or_else(|| {
                let message = format!("`{}` has no column `{}`", name.text, column.text);
                Error::syntax(Detail::UndefinedVariable, column.span, message)
            })?;
            if scope.get(&variable.text).is_some() {
                return Err(Scope::taken(variable));
            }
            outputs.push((place, self.declare(Some(variable), Kinds::ANY, scope)));
        }
        let filter = match yields {
            Some(Yield::Items { filter, .. }) => filter.as_ref(),
            _ => None,
        };
        Ok(Clause::Call {
            silent: procedure.outputs().is_empty(),
            procedure,
            arguments: resolved,
            outputs,
            filter: filter
                .map(|filter| self.condition(filter, scope))
                .transpose()?,
        })
    }

    fn procedure(&self, name: &Name) -> Result<Procedure, Error> {
        let found = self.procedures.iter().find(|own| own.name() == name.text);
        found.cloned().ok_or_else(|| {
            let error = Error::compile(
                ErrorKind::ProcedureError,
                Detail::ProcedureNotFound,
                name.span,
                format!("there is no procedure `{}`", name.text),
            );
            let names = self.procedures.iter().map(Procedure::name);
            match super::nearest(&name.text, names) {
                Some(nearest) => error.hint(format!("did you mean `{nearest}`?")),
                None => error,
            }
        })
    }

    fn procedure_arguments(
        &mut self,
        procedure: &Procedure,
        name: &Name,
        arguments: &[Expression],
        scope: &mut Scope,
    ) -> Result<Vec<super::resolved::Expression>, Error> {
        let (required, inputs) = (procedure.required().len(), procedure.inputs());
        if !(required..=inputs.len()).contains(&arguments.len()) {
            let wanted = match inputs.len() {
                1 if required == 0 => "at most 1 argument".to_owned(),
                1 => "1 argument".to_owned(),
                count => format!("{count} arguments"),
            };
            let given = arguments.len();
            let message = format!("`{}` takes {wanted}, not {given}", name.text);
            return Err(Error::syntax(
                Detail::InvalidNumberOfArguments,
                name.span,
                message,
            ));
        }
        let mut resolved = Vec::new();
        for (argument, (_, wanted)) in arguments.iter().zip(inputs) {
            let one =
                self.without_aggregates(|checker| checker.expression_of(argument, *wanted, scope))?;
            resolved.push(one);
        }
        Ok(resolved)
    }

    /// A procedure called without parentheses takes its arguments from the parameters.
    fn implicit_arguments(
        &mut self,
        procedure: &Procedure,
        name: &Name,
        alone: bool,
    ) -> Result<Vec<super::resolved::Expression>, Error> {
        if !alone {
            let message = "inside a query, a procedure's arguments stand in parentheses";
            return Err(Error::syntax(
                Detail::InvalidArgumentPassingMode,
                name.span,
                message,
            ));
        }
        let inputs = procedure.required().iter();
        inputs
            .map(|(input, _)| self.parameter(input, name.span))
            .collect()
    }
}

impl Part {
    /// A query that only matches.
    pub(super) fn of_matching(matching: Matching) -> Self {
        Self {
            clauses: vec![Clause::Match {
                optional: false,
                matching,
            }],
            columns: Vec::new(),
        }
    }
}

fn all_outputs(procedure: &Procedure, span: Span) -> Vec<(Name, Name)> {
    let outputs = procedure.outputs().iter().map(|output| Name {
        text: output.clone(),
        span,
    });
    outputs.map(|name| (name.clone(), name)).collect()
}

/// Whether the clauses may follow each other as they do.
fn composition(query: &SingleQuery) -> Result<(), Error> {
    let wrong = |span: Span, message: &str| {
        Err(Error::syntax(
            Detail::InvalidClauseComposition,
            span,
            message,
        ))
    };
    let Some((last, before)) = query.clauses.split_last() else {
        return Ok(());
    };
    for clause in before {
        if matches!(clause.kind, ClauseKind::Return(_)) {
            return wrong(clause.span, "nothing can stand after RETURN")
                .map_err(|error| error.hint("between two statements stands `;`"));
        }
    }
    match last.kind {
        ClauseKind::Match { .. } | ClauseKind::Unwind { .. } | ClauseKind::With { .. } => wrong(
            last.span,
            "a query ends with RETURN or a clause that writes",
        ),
        ClauseKind::Call {
            yields: Some(_), ..
        } if !before.is_empty() => wrong(last.span, "a query ends with RETURN after YIELD"),
        _ => Ok(()),
    }
}

/// Refuses clauses that write, inside an expression.
fn reads_only(query: &ast::Query) -> Result<(), Error> {
    let unions = query.unions.iter().map(|(_, single)| single);
    for single in std::iter::once(&query.first).chain(unions) {
        for clause in &single.clauses {
            if matches!(
                clause.kind,
                ClauseKind::Create(_)
                    | ClauseKind::Merge { .. }
                    | ClauseKind::Set(_)
                    | ClauseKind::Remove(_)
                    | ClauseKind::Delete { .. }
            ) {
                let message = "nothing can be written inside EXISTS or COUNT";
                return Err(Error::syntax(
                    Detail::InvalidClauseComposition,
                    clause.span,
                    message,
                ));
            }
        }
    }
    Ok(())
}
