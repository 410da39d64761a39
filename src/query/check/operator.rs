//! Operators, conditions and calls.

use super::Checker;
use super::expression::{Typed, expect};
use super::resolved::Expression;
use super::scope::Scope;
use crate::Span;
use crate::graph::Value;
use crate::query::ast::{
    self, BinaryOperator, ComparisonOperator, ExpressionKind, Name, Paths, UnaryOperator,
};
use crate::query::function;
use crate::query::kinds::Kinds;
use crate::query::{Detail, Error};

impl Checker<'_> {
    /// An expression that is true, false or unknown; patterns may stand in it.
    pub(super) fn condition(
        &mut self,
        written: &ast::Expression,
        scope: &mut Scope,
    ) -> Result<Expression, Error> {
        match &written.kind {
            ExpressionKind::Pattern(pattern) if pattern.paths == Paths::All => {
                self.pattern_condition(pattern, scope)
            }
            ExpressionKind::Unary(UnaryOperator::Not, operand) => {
                Ok(Expression::Not(Box::new(self.condition(operand, scope)?)))
            }
            ExpressionKind::Binary(
                operator @ (BinaryOperator::And | BinaryOperator::Or | BinaryOperator::Xor),
                left,
                right,
            ) => {
                let left = self.condition(left, scope)?;
                let right = self.condition(right, scope)?;
                Ok(joined(*operator, left, right))
            }
            _ => self.expression_of(written, Kinds::BOOLEAN, scope),
        }
    }

    pub(super) fn unary(
        &mut self,
        operator: UnaryOperator,
        operand: &ast::Expression,
        span: Span,
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        if operator == UnaryOperator::Not {
            let operand = self.expression_of(operand, Kinds::BOOLEAN, scope)?;
            return Ok((Expression::Not(Box::new(operand)), Kinds::BOOLEAN));
        }
        let (resolved, kinds) = self.expression(operand, scope)?;
        let one = Box::new(resolved);
        Ok(match operator {
            UnaryOperator::IsNull => (Expression::IsNull(one), Kinds::BOOLEAN),
            UnaryOperator::IsNotNull => {
                let is_null = Box::new(Expression::IsNull(one));
                (Expression::Not(is_null), Kinds::BOOLEAN)
            }
            _ => {
                expect(kinds, Kinds::NUMBER, operand.span)?;
                match operator {
                    UnaryOperator::Minus => (Expression::Negate(one, span), kinds),
                    _ => (*one, kinds),
                }
            }
        })
    }

    pub(super) fn binary(
        &mut self,
        operator: BinaryOperator,
        left: &ast::Expression,
        right: &ast::Expression,
        span: Span,
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        let (left_kinds, right_kinds, result) = operands(operator);
        let (first, first_kinds) = self.expression(left, scope)?;
        expect(first_kinds, left_kinds, left.span)?;
        let (second, second_kinds) = self.expression(right, scope)?;
        expect(second_kinds, right_kinds, right.span)?;
        let result = match operator {
            BinaryOperator::Add => sum(first_kinds, second_kinds),
            BinaryOperator::Subtract if first_kinds.surely(Kinds::TEMPORAL) => first_kinds,
            BinaryOperator::Subtract
            | BinaryOperator::Multiply
            | BinaryOperator::Divide
            | BinaryOperator::Modulo => {
                let both = |kinds| first_kinds.surely(kinds) && second_kinds.surely(kinds);
                let mut numbers = [Kinds::INTEGER, Kinds::NUMBER].into_iter();
                numbers.find(|kinds| both(*kinds)).unwrap_or(result)
            }
            _ => result,
        };
        let expression = match operator {
            BinaryOperator::And | BinaryOperator::Or | BinaryOperator::Xor => {
                joined(operator, first, second)
            }
            BinaryOperator::Matches => matches(first, second, right.span, span)?,
            _ => Expression::Binary(operator, Box::new(first), Box::new(second), span),
        };
        Ok((expression, result))
    }

    /// `a < b <= c` is `a < b AND b <= c`.
    pub(super) fn comparison(
        &mut self,
        first: &ast::Expression,
        rest: &[(ComparisonOperator, ast::Expression)],
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        let mut left = self.expression(first, scope)?.0;
        let mut all = Vec::new();
        for (operator, right) in rest {
            let right = self.expression(right, scope)?.0;
            let next = right.clone();
            let (one, other) = (Box::new(left), Box::new(right));
            all.push(Expression::Comparison(*operator, one, other));
            left = next;
        }
        let comparison = match all.len() {
            1 => all.remove(0),
            _ => Expression::And(all),
        };
        Ok((comparison, Kinds::BOOLEAN))
    }

    pub(super) fn call_function(
        &mut self,
        name: &Name,
        distinct: bool,
        arguments: &[ast::Expression],
        span: Span,
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        let is = |other: &str| name.text.eq_ignore_ascii_case(other);
        let mut aggregates = function::AGGREGATES.into_iter();
        if let Some((_, aggregate, count, kinds)) = aggregates.find(|(own, ..)| is(own)) {
            number_of_arguments(name, arguments, count..=count)?;
            return self.aggregate(aggregate, kinds, distinct, arguments, span, scope);
        }
        if is("exists") {
            number_of_arguments(name, arguments, 1..=1)?;
            return self.exists(&arguments[0], scope);
        }
        if is("coalesce") {
            return self.coalesce(arguments, scope);
        }
        let Some(function) = function::find(&name.text) else {
            return Err(unknown_function(name));
        };
        let most = function.parameters.len();
        number_of_arguments(name, arguments, most - function.optional..=most)?;
        if self.in_aggregate && function.name == "rand" {
            let message = "an aggregate of random numbers differs from row to row";
            return Err(Error::syntax(Detail::NonConstantExpression, span, message));
        }
        let mut resolved = Vec::new();
        for (argument, wanted) in arguments.iter().zip(function.parameters) {
            resolved.push(self.expression_of(argument, *wanted, scope)?);
        }
        Ok((Expression::Call(function, resolved, span), function.result))
    }

    /// `exists(n.name)` and `exists((n)-->())`.
    fn exists(&mut self, argument: &ast::Expression, scope: &mut Scope) -> Result<Typed, Error> {
        if let ExpressionKind::Pattern(pattern) = &argument.kind {
            return Ok((self.pattern_condition(pattern, scope)?, Kinds::BOOLEAN));
        }
        let (argument, _) = self.expression(argument, scope)?;
        let is_null = Expression::IsNull(Box::new(argument));
        Ok((Expression::Not(Box::new(is_null)), Kinds::BOOLEAN))
    }

    fn coalesce(
        &mut self,
        arguments: &[ast::Expression],
        scope: &mut Scope,
    ) -> Result<Typed, Error> {
        let mut all = Kinds::NULL;
        let mut resolved = Vec::new();
        for argument in arguments {
            let (argument, kinds) = self.expression(argument, scope)?;
            all = all.or(kinds);
            resolved.push(argument);
        }
        Ok((Expression::Coalesce(resolved), all))
    }
}

/// A number, or a duration.
const LENGTH: Kinds = Kinds::NUMBER.or(Kinds::DURATION);

/// What an operator takes on its left and right, and what it gives.
const fn operands(operator: BinaryOperator) -> (Kinds, Kinds, Kinds) {
    match operator {
        BinaryOperator::And | BinaryOperator::Or | BinaryOperator::Xor => {
            (Kinds::BOOLEAN, Kinds::BOOLEAN, Kinds::BOOLEAN)
        }
        BinaryOperator::In => (Kinds::ANY, Kinds::LIST, Kinds::BOOLEAN),
        BinaryOperator::StartsWith
        | BinaryOperator::EndsWith
        | BinaryOperator::Contains
        | BinaryOperator::Matches => (Kinds::ANY, Kinds::ANY, Kinds::BOOLEAN),
        BinaryOperator::Add => (Kinds::ANY, Kinds::ANY, Kinds::ANY),
        BinaryOperator::Power => (Kinds::NUMBER, Kinds::NUMBER, Kinds::FLOAT),
        BinaryOperator::Modulo => (Kinds::NUMBER, Kinds::NUMBER, Kinds::NUMBER),
        BinaryOperator::Subtract => (
            Kinds::NUMBER.or(Kinds::TEMPORAL),
            LENGTH,
            Kinds::NUMBER.or(Kinds::TEMPORAL),
        ),
        BinaryOperator::Multiply => (LENGTH, LENGTH, LENGTH),
        BinaryOperator::Divide => (LENGTH, Kinds::NUMBER, LENGTH),
    }
}

/// What a sum may be.
fn sum(left: Kinds, right: Kinds) -> Kinds {
    let both = |kinds: Kinds| left.surely(kinds) && right.surely(kinds);
    if both(Kinds::INTEGER) {
        Kinds::INTEGER
    } else if both(Kinds::NUMBER) {
        Kinds::NUMBER
    } else if both(Kinds::STRING) {
        Kinds::STRING
    } else if both(Kinds::TEMPORAL) || both(Kinds::LIST) {
        left.or(right)
    } else {
        Kinds::ANY
    }
}

/// Joins conditions; several with the same operator stand side by side, not in each other.
fn joined(operator: BinaryOperator, left: Expression, right: Expression) -> Expression {
    match (operator, left, right) {
        (BinaryOperator::And, Expression::And(mut all), right) => {
            all.push(right);
            Expression::And(all)
        }
        (BinaryOperator::Or, Expression::Or(mut all), right) => {
            all.push(right);
            Expression::Or(all)
        }
        (BinaryOperator::And, left, right) => Expression::And(vec![left, right]),
        (BinaryOperator::Or, left, right) => Expression::Or(vec![left, right]),
        (_, left, right) => Expression::Xor(Box::new(left), Box::new(right)),
    }
}

/// `text =~ pattern`; a constant pattern is compiled once.
fn matches(
    text: Expression,
    pattern: Expression,
    pattern_span: Span,
    span: Span,
) -> Result<Expression, Error> {
    if let Expression::Constant(Value::String(pattern)) = &pattern {
        let regex = whole_pattern(pattern).map_err(|error| error.at(pattern_span))?;
        return Ok(Expression::Matches(Box::new(text), Box::new(regex)));
    }
    let (text, pattern) = (Box::new(text), Box::new(pattern));
    Ok(Expression::Binary(
        BinaryOperator::Matches,
        text,
        pattern,
        span,
    ))
}

/// A regular expression that must match the whole of a text.
pub(in crate::query) fn whole_pattern(pattern: &str) -> Result<regex::Regex, Error> {
    regex::Regex::new(&format!("^(?:{pattern})$")).map_err(|error| {
        let reason = error.to_string();
        let reason = reason.lines().last().unwrap_or_default().to_owned();
        let message = format!("`{pattern}` is not a regular expression: {reason}");
        Error::syntax(Detail::InvalidArgumentValue, Span::default(), message)
    })
}

fn number_of_arguments(
    name: &Name,
    arguments: &[ast::Expression],
    allowed: std::ops::RangeInclusive<usize>,
) -> Result<(), Error> {
    if allowed.contains(&arguments.len()) {
        return Ok(());
    }
    let (least, most) = (allowed.start(), allowed.end());
    let wanted = if least == most {
        most.to_string()
    } else {
        format!("{least} to {most}")
    };
    let message = format!(
        "`{}` takes {wanted} arguments, not {}",
        name.text,
        arguments.len()
    );
    Err(Error::syntax(
        Detail::InvalidNumberOfArguments,
        name.span,
        message,
    ))
}

fn unknown_function(name: &Name) -> Error {
    let message = format!("there is no function `{}`", name.text);
    let error = Error::syntax(Detail::UnknownFunction, name.span, message);
    let aggregates = function::AGGREGATES.iter().map(|(own, ..)| *own);
    let names = function::all()
        .map(|function| function.name)
        .chain(aggregates);
    match super::nearest(&name.text, names) {
        Some(nearest) => error.hint(format!("did you mean `{nearest}`?")),
        None => error,
    }
}
