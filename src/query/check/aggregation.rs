//! Aggregates: where they may stand, and what may stand beside them.

use super::Checker;
use super::expression::Typed;
use super::resolved::{Aggregate, Expression};
use super::scope::Scope;
use crate::Span;
use crate::query::ast::{self, ExpressionKind};
use crate::query::function;
use crate::query::kinds::Kinds;
use crate::query::{Detail, Error};

impl Checker<'_> {
    /// An aggregate: its value has a slot of its own.
    pub(super) fn aggregate(
        &mut self,
        aggregate: function::Aggregate,
        kinds: Kinds,
        distinct: bool,
        arguments: &[ast::Expression],
        span: Span,
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        if self.in_aggregate {
            let message = "an aggregate cannot stand inside another";
            return Err(Error::syntax(Detail::NestedAggregation, span, message)
                .hint("aggregate in a WITH before"));
        }
        self.in_aggregate = true;
        let resolved = self.arguments(arguments, scope);
        self.in_aggregate = false;
        let mut resolved = resolved?.into_iter();
        let argument = resolved.next();
        let kinds = match (aggregate, &argument) {
            (function::Aggregate::Collect, Some((_, kinds))) => kinds.in_list(),
            (function::Aggregate::Minimum | function::Aggregate::Maximum, Some((_, kinds))) => {
                kinds.or(Kinds::NULL)
            }
            _ => kinds,
        };
        let one = Aggregate {
            function: aggregate,
            distinct,
            argument: argument.map(|(argument, _)| argument),
            parameter: resolved.next().map(|(parameter, _)| parameter),
            slot: self.slot(),
        };
        self.add_aggregate(one, kinds, span)
    }

    pub(super) fn count_star(&mut self, span: Span) -> Result<Typed, Error> {
        if self.in_aggregate {
            let message = "an aggregate cannot stand inside another";
            return Err(Error::syntax(Detail::NestedAggregation, span, message));
        }
        let one = Aggregate {
            function: function::Aggregate::Count,
            distinct: false,
            argument: None,
            parameter: None,
            slot: self.slot(),
        };
        self.add_aggregate(one, Kinds::INTEGER, span)
    }

    fn arguments(
        &mut self,
        arguments: &[ast::Expression],
        scope: &mut Scope,
    ) -> Result<Vec<Typed>, Error> {
        arguments
            .iter()
            .map(|argument| self.expression(argument, scope))
            .collect()
    }

    fn add_aggregate(&mut self, one: Aggregate, kinds: Kinds, span: Span) -> Result<Typed, Error> {
        let slot = one.slot;
        let Some(aggregates) = &mut self.aggregates else {
            let message = "an aggregate can only stand in WITH and RETURN";
            return Err(Error::syntax(Detail::InvalidAggregation, span, message));
        };
        aggregates.push(one);
        Ok((Expression::Slot(slot), kinds))
    }
}

/// Whether an aggregate stands in an expression.
pub(super) fn aggregates(expression: &ast::Expression) -> bool {
    match &expression.kind {
        ExpressionKind::CountStar => true,
        ExpressionKind::Call { function, .. } if is_aggregate(&function.text) => true,
        _ => children(expression).into_iter().any(aggregates),
    }
}

fn is_aggregate(name: &str) -> bool {
    function::AGGREGATES
        .iter()
        .any(|(own, ..)| own.eq_ignore_ascii_case(name))
}

/// Refuses variables beside an aggregate unless they, or the property taken of them, are keys of
/// the group: `keys` as text, `local` those of a comprehension around.
pub(super) fn unambiguous(
    expression: &ast::Expression,
    keys: &[String],
    local: &mut Vec<String>,
) -> Result<(), Error> {
    match &expression.kind {
        ExpressionKind::CountStar => return Ok(()),
        ExpressionKind::Call { function, .. } if is_aggregate(&function.text) => return Ok(()),
        ExpressionKind::Variable(name) => {
            if keys.contains(&expression.to_string()) || local.contains(name) {
                return Ok(());
            }
            return Err(ambiguous(expression));
        }
        ExpressionKind::Property(..) if keys.contains(&expression.to_string()) => return Ok(()),
        _ => {}
    }
    let before = local.len();
    local.extend(locals(expression));
    let result = children(expression)
        .into_iter()
        .try_for_each(|child| unambiguous(child, keys, local));
    local.truncate(before);
    result
}

fn ambiguous(expression: &ast::Expression) -> Error {
    Error::syntax(
        Detail::AmbiguousAggregationExpression,
        expression.span,
        format!("`{expression}` stands beside an aggregate but is not returned itself"),
    )
    .hint(format!("return `{expression}` too, or aggregate it"))
}

/// The variables that an expression binds for its own parts.
fn locals(expression: &ast::Expression) -> Vec<String> {
    match &expression.kind {
        ExpressionKind::ListComprehension { variable, .. }
        | ExpressionKind::Quantifier { variable, .. } => vec![variable.text.clone()],
        ExpressionKind::Reduce {
            accumulator,
            variable,
            ..
        } => vec![accumulator.text.clone(), variable.text.clone()],
        ExpressionKind::PatternComprehension { pattern, .. } => {
            let steps = pattern.steps.iter();
            let names = steps.flat_map(|(one, node)| [&one.variable, &node.variable]);
            let names = names.chain([&pattern.variable, &pattern.start.variable]);
            names.flatten().map(|name| name.text.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// The expressions directly inside one; those of patterns and subqueries are not looked at.
fn children(expression: &ast::Expression) -> Vec<&ast::Expression> {
    match &expression.kind {
        ExpressionKind::List(all) => all.iter().collect(),
        ExpressionKind::Call { arguments, .. } => arguments.iter().collect(),
        ExpressionKind::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
        ExpressionKind::Property(one, _)
        | ExpressionKind::HasLabels(one, _)
        | ExpressionKind::Unary(_, one) => vec![one],
        ExpressionKind::Index(one, other) | ExpressionKind::Binary(_, one, other) => {
            vec![one, other]
        }
        ExpressionKind::Slice(one, from, to) => [Some(one), from.as_ref(), to.as_ref()]
            .into_iter()
            .flatten()
            .map(Box::as_ref)
            .collect(),
        ExpressionKind::Comparison(first, rest) => {
            let rest = rest.iter().map(|(_, other)| other);
            std::iter::once(first.as_ref()).chain(rest).collect()
        }
        ExpressionKind::Case {
            operand,
            branches,
            otherwise,
        } => {
            let ends = operand.iter().chain(otherwise).map(Box::as_ref);
            ends.chain(branches.iter().flat_map(|(when, then)| [when, then]))
                .collect()
        }
        ExpressionKind::ListComprehension {
            list,
            filter,
            result,
            ..
        } => std::iter::once(list)
            .chain(filter)
            .chain(result)
            .map(Box::as_ref)
            .collect(),
        ExpressionKind::PatternComprehension { filter, result, .. } => {
            filter.iter().chain([result]).map(Box::as_ref).collect()
        }
        ExpressionKind::Quantifier { list, filter, .. } => vec![list, filter],
        ExpressionKind::Reduce {
            initial,
            list,
            step,
            ..
        } => vec![initial, list, step],
        ExpressionKind::Literal(_)
        | ExpressionKind::Parameter(_)
        | ExpressionKind::Variable(_)
        | ExpressionKind::CountStar
        | ExpressionKind::Exists(_)
        | ExpressionKind::Count(_)
        | ExpressionKind::Pattern(_) => Vec::new(),
    }
}
