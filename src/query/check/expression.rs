//! Expressions: what they read, what they call, and what they may be.

use super::resolved::Expression;
use super::scope::{Scope, Variable};
use super::{Checker, Key};
use crate::Span;
use crate::graph::Value;
use crate::query::ast::{self, ExpressionKind, Literal, Name};
use crate::query::kinds::Kinds;
use crate::query::{Detail, Error, ErrorKind};

/// An expression and what it may be.
pub(super) type Typed = (Expression, Kinds);

impl Checker<'_> {
    /// Looks up what an expression names.
    pub(super) fn expression(
        &mut self,
        written: &ast::Expression,
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        if let Some(known) = self.known_value(written) {
            return Ok((Expression::Slot(known.slot), known.kinds));
        }
        let span = written.span;
        match &written.kind {
            ExpressionKind::Literal(literal) => Ok(constant(literal)),
            ExpressionKind::Parameter(name) => Ok((self.parameter(name, span)?, Kinds::ANY)),
            ExpressionKind::Variable(name) => {
                let variable = scope.find(name, span)?;
                Ok((Expression::Slot(variable.slot), variable.kinds))
            }
            ExpressionKind::List(elements) => self.list(elements, scope),
            ExpressionKind::Map(entries) => self.map(entries, scope),
            ExpressionKind::Property(target, key) => self.property(target, key, span, scope),
            ExpressionKind::HasLabels(target, labels) => self.has_labels(target, labels, scope),
            ExpressionKind::Index(target, index) => self.index(target, index, span, scope),
            ExpressionKind::Slice(target, from, to) => {
                let (target, kinds) = self.expression(target, scope)?;
                let mut bound = |bound: &Option<Box<ast::Expression>>| {
                    let bound = bound.as_ref();
                    let bound = bound.map(|bound| self.expression_of(bound, Kinds::INTEGER, scope));
                    Ok(bound.transpose()?.map(Box::new))
                };
                let (from, to) = (bound(from)?, bound(to)?);
                Ok((Expression::Slice(Box::new(target), from, to, span), kinds))
            }
            ExpressionKind::Unary(operator, operand) => self.unary(*operator, operand, span, scope),
            ExpressionKind::Binary(operator, left, right) => {
                self.binary(*operator, left, right, span, scope)
            }
            ExpressionKind::Comparison(first, rest) => self.comparison(first, rest, scope),
            ExpressionKind::Case {
                operand,
                branches,
                otherwise,
            } => self.case(operand.as_deref(), branches, otherwise.as_deref(), scope),
            _ => self.call_or_subquery(written, scope),
        }
    }

    fn call_or_subquery(
        &mut self,
        written: &ast::Expression,
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        let span = written.span;
        match &written.kind {
            ExpressionKind::Call {
                function,
                distinct,
                arguments,
            } => self.call_function(function, *distinct, arguments, span, scope),
            ExpressionKind::CountStar => self.count_star(span),
            ExpressionKind::Pattern(pattern) if pattern.paths != ast::Paths::All => {
                self.shortest_value(pattern, scope)
            }
            ExpressionKind::Pattern(_) => Err(Error::syntax(
                Detail::UnexpectedSyntax,
                span,
                "a pattern is a condition, not a value",
            )
            .hint("`EXISTS { … }` tells whether it matches, `[(a)-->(b) | b]` lists its matches")),
            ExpressionKind::Exists(subquery) => {
                let number = self.subquery(subquery, scope)?;
                Ok((Expression::Exists(number), Kinds::BOOLEAN))
            }
            ExpressionKind::Count(subquery) => {
                let number = self.subquery(subquery, scope)?;
                Ok((Expression::Count(number), Kinds::INTEGER))
            }
            ExpressionKind::PatternComprehension {
                pattern,
                filter,
                result,
            } => {
                let filter = filter.as_deref();
                let (number, mut inner) = self.pattern_subquery(pattern, filter, scope)?;
                let (result, kinds) =
                    self.without_aggregates(|checker| checker.expression(result, &mut inner))?;
                let result = Box::new(result);
                Ok((
                    Expression::PatternComprehension(number, result),
                    kinds.in_list(),
                ))
            }
            _ => self.over_a_list(written, scope),
        }
    }

    fn over_a_list(
        &mut self,
        written: &ast::Expression,
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        match &written.kind {
            ExpressionKind::ListComprehension {
                variable,
                list,
                filter,
                result,
            } => {
                let (list, kinds) = self.list_operand(list, scope)?;
                self.with_local(variable, kinds.element(), scope, |checker, slot, scope| {
                    let filter = filter.as_deref();
                    let filter = filter.map(|filter| checker.condition(filter, scope));
                    let result = result.as_deref();
                    let result = result.map(|result| checker.expression(result, scope));
                    let filter = filter.transpose()?.map(Box::new);
                    let result = result.transpose()?;
                    let kinds = result.as_ref().map_or(kinds, |(_, kinds)| kinds.in_list());
                    Ok((
                        Expression::ListComprehension {
                            slot,
                            list: Box::new(list),
                            filter,
                            result: result.map(|(result, _)| Box::new(result)),
                        },
                        kinds,
                    ))
                })
            }
            ExpressionKind::Quantifier {
                quantifier,
                variable,
                list,
                filter,
            } => {
                let (list, kinds) = self.list_operand(list, scope)?;
                self.with_local(variable, kinds.element(), scope, |checker, slot, scope| {
                    let filter = Box::new(checker.condition(filter, scope)?);
                    let quantifier = Expression::Quantifier {
                        quantifier: *quantifier,
                        slot,
                        list: Box::new(list),
                        filter,
                    };
                    Ok((quantifier, Kinds::BOOLEAN))
                })
            }
            ExpressionKind::Reduce {
                accumulator,
                initial,
                variable,
                list,
                step,
            } => {
                let initial = Box::new(self.expression(initial, scope)?.0);
                let (list, kinds) = self.list_operand(list, scope)?;
                self.with_local(accumulator, Kinds::ANY, scope, |checker, running, scope| {
                    checker.with_local(variable, kinds.element(), scope, |checker, slot, scope| {
                        let step = Box::new(checker.expression(step, scope)?.0);
                        let reduce = Expression::Reduce {
                            accumulator: running,
                            initial,
                            slot,
                            list: Box::new(list),
                            step,
                        };
                        Ok((reduce, Kinds::ANY))
                    })
                })
            }
            _ => unreachable!("the functions that call this one look at every other kind"),
        }
    }

    /// Looks at what sees one more variable than the scope around it.
    fn with_local(
        &mut self,
        name: &Name,
        kinds: Kinds,
        scope: &mut Scope,
        work: impl FnOnce(&mut Self, usize, &mut Scope) -> Result<Typed, Error>,
    ) -> Result<Typed, Error> {
        let slot = self.named_slot(&name.text);
        let hidden = scope.insert(&name.text, Variable { slot, kinds });
        let known = self.known.clone();
        let property = format!("{}.", name.text);
        self.known
            .retain(|(text, _)| *text != name.text && !text.starts_with(&property));
        let result = self.without_aggregates(|checker| work(checker, slot, scope));
        self.known = known;
        scope.restore(&name.text, hidden);
        result
    }

    /// An expression that must be able to be of some kinds.
    pub(super) fn expression_of(
        &mut self,
        written: &ast::Expression,
        wanted: Kinds,
        scope: &mut Scope,
    ) -> Result<Expression, Error> {
        let (expression, kinds) = self.expression(written, scope)?;
        expect(kinds, wanted, written.span)?;
        Ok(expression)
    }

    fn list_operand(
        &mut self,
        written: &ast::Expression,
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        let (list, kinds) = self.expression(written, scope)?;
        expect(kinds, Kinds::LIST, written.span)?;
        Ok((list, kinds))
    }

    /// A parameter by number; it must have been given.
    pub(super) fn parameter(&mut self, name: &str, span: Span) -> Result<Expression, Error> {
        if !self.given.contains(name) {
            let error = Error::compile(
                ErrorKind::ParameterMissing,
                Detail::MissingParameter,
                span,
                format!("parameter `${name}` was not given"),
            );
            return Err(match super::nearest(name, self.given.iter().copied()) {
                Some(nearest) => error.hint(format!("did you mean `${nearest}`?")),
                None => error,
            });
        }
        let place = self.parameters.iter().position(|own| own == name);
        Ok(Expression::Parameter(place.unwrap_or_else(|| {
            self.parameters.push(name.to_owned());
            self.parameters.len() - 1
        })))
    }

    fn list(&mut self, elements: &[ast::Expression], scope: &mut Scope) -> Result<Typed, Error> {
        let mut all: Option<Kinds> = None;
        let mut resolved = Vec::with_capacity(elements.len());
        for element in elements {
            let (element, kinds) = self.expression(element, scope)?;
            all = Some(all.map_or(kinds, |all| all.or(kinds)));
            resolved.push(element);
        }
        Ok((
            Expression::List(resolved),
            all.unwrap_or(Kinds::ANY).in_list(),
        ))
    }

    fn map(
        &mut self,
        entries: &[(Name, ast::Expression)],
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        let entries = entries.iter().map(|(key, value)| {
            let (value, _) = self.expression(value, scope)?;
            Ok((key.text.as_str().into(), value))
        });
        let entries = entries.collect::<Result<_, Error>>()?;
        Ok((Expression::Map(entries), Kinds::MAP))
    }

    fn property(
        &mut self,
        target: &ast::Expression,
        key: &Name,
        span: Span,
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        let (resolved, kinds) = self.expression(target, scope)?;
        let holders = Kinds::ENTITY.or(Kinds::MAP).or(Kinds::TEMPORAL);
        if !kinds.fits(holders) {
            let kind = if kinds.surely(Kinds::PATH) {
                ErrorKind::SyntaxError
            } else {
                ErrorKind::TypeError
            };
            let message = format!("a {kinds} has no properties, so no `{}`", key.text);
            return Err(Error::compile(
                kind,
                Detail::InvalidArgumentType,
                span,
                message,
            ));
        }
        let key: Key = self.key(key, kinds.surely(Kinds::ENTITY));
        Ok((
            Expression::Property(Box::new(resolved), key, span),
            Kinds::ANY,
        ))
    }

    fn has_labels(
        &mut self,
        target: &ast::Expression,
        labels: &[Name],
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        let (resolved, kinds) = self.expression(target, scope)?;
        expect(kinds, Kinds::ENTITY, target.span)?;
        let resolved = Box::new(resolved);
        let expression = if kinds.surely(Kinds::RELATIONSHIP) {
            let types = labels.iter().map(|name| self.kind(name, true)).collect();
            Expression::HasType(resolved, types)
        } else {
            let labels = labels.iter().map(|name| self.label(name, true)).collect();
            Expression::HasLabels(resolved, labels)
        };
        Ok((expression, Kinds::BOOLEAN))
    }

    fn index(
        &mut self,
        target: &ast::Expression,
        index: &ast::Expression,
        span: Span,
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        let (resolved, kinds) = self.expression(target, scope)?;
        let (index, _) = self.expression(index, scope)?;
        let element = if kinds.surely(Kinds::LIST) {
            kinds.element().or(Kinds::NULL)
        } else {
            Kinds::ANY
        };
        Ok((
            Expression::Index(Box::new(resolved), Box::new(index), span),
            element,
        ))
    }

    fn case(
        &mut self,
        operand: Option<&ast::Expression>,
        branches: &[(ast::Expression, ast::Expression)],
        otherwise: Option<&ast::Expression>,
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        let has_operand = operand.is_some();
        let operand = operand.map(|one| self.expression(one, scope)).transpose()?;
        let mut all = Kinds::NULL;
        let mut resolved = Vec::new();
        for (when, then) in branches {
            let when = if has_operand {
                self.expression(when, scope)?.0
            } else {
                self.condition(when, scope)?
            };
            let (then, kinds) = self.expression(then, scope)?;
            all = all.or(kinds);
            resolved.push((when, then));
        }
        let otherwise = otherwise
            .map(|one| self.expression(one, scope))
            .transpose()?;
        if let Some((_, kinds)) = &otherwise {
            all = all.or(*kinds);
        }
        let case = Expression::Case {
            operand: operand.map(|(operand, _)| Box::new(operand)),
            branches: resolved,
            otherwise: otherwise.map(|(otherwise, _)| Box::new(otherwise)),
        };
        Ok((case, all))
    }

    /// What an expression's value is already known to be in this place: a group's key, or
    /// something projected.
    fn known_value(&self, written: &ast::Expression) -> Option<Variable> {
        if self.known.is_empty() || self.in_aggregate {
            return None;
        }
        let text = written.to_string();
        let known = self.known.iter().find(|(known, _)| *known == text);
        known.map(|(_, variable)| *variable)
    }
}

fn constant(literal: &Literal) -> Typed {
    let (value, kinds) = match literal {
        Literal::Null => (Value::Null, Kinds::NULL),
        Literal::Boolean(truth) => (Value::Boolean(*truth), Kinds::BOOLEAN),
        Literal::Integer(number) => (Value::Integer(*number), Kinds::INTEGER),
        Literal::Float(number) => (Value::Float(*number), Kinds::FLOAT),
        Literal::String(text) => (Value::from(text.as_str()), Kinds::STRING),
    };
    (Expression::Constant(value), kinds)
}

/// Refuses what can never be of the kinds wanted.
pub(super) fn expect(kinds: Kinds, wanted: Kinds, span: Span) -> Result<(), Error> {
    if kinds.fits(wanted) {
        return Ok(());
    }
    Err(Error::syntax(
        Detail::InvalidArgumentType,
        span,
        format!("a {wanted} is needed here, not a {kinds}"),
    ))
}
