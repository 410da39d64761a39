//! The value of an expression for a row.

mod access;
mod condition;
mod iteration;
mod remember;
mod size;

use super::context::Context;
use crate::graph::Value;
use crate::query::Error;
use crate::query::ast::BinaryOperator;
use crate::query::check::resolved::Expression;
use crate::query::function::Function;
use crate::query::value::{add, arithmetic, equal, negate, truth};
use std::sync::Arc;

pub(super) use remember::Memory;

impl Context<'_> {
    /// Computes an expression. The row is changed only where the expression's own variables are.
    pub(super) fn evaluate(
        &self,
        expression: &Expression,
        row: &mut [Value],
    ) -> Result<Value, Error> {
        match expression {
            Expression::Constant(value) => Ok(value.clone()),
            Expression::Parameter(number) => Ok(self.parameters[*number].clone()),
            Expression::Slot(slot) => Ok(row[*slot].clone()),
            Expression::Property(owner, key, span) => {
                if let Expression::Slot(slot) = **owner {
                    return self
                        .property(&row[slot], key)
                        .map_err(|error| error.at(*span));
                }
                let owner = self.evaluate(owner, row)?;
                self.property(&owner, key).map_err(|error| error.at(*span))
            }
            Expression::List(elements) => {
                let elements = elements.iter().map(|element| self.evaluate(element, row));
                elements.collect()
            }
            Expression::Map(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| Ok((Arc::clone(key), self.evaluate(value, row)?)));
                Ok(Value::Map(Arc::new(entries.collect::<Result<_, Error>>()?)))
            }
            Expression::Call(function, arguments, span) => self
                .function(function, arguments, row)
                .map_err(|error| error.at(*span)),
            Expression::Binary(operator, left, right, span) if is_arithmetic(*operator) => {
                let (left, right) = (self.evaluate(left, row)?, self.evaluate(right, row)?);
                let result = match operator {
                    BinaryOperator::Add => {
                        self.budget.make(size::sum(&left, &right))?;
                        add(&left, &right)
                    }
                    _ => arithmetic(*operator, &left, &right),
                };
                result.map_err(|error| error.at(*span))
            }
            Expression::Negate(operand, span) => {
                let operand = self.evaluate(operand, row)?;
                negate(&operand).map_err(|error| error.at(*span))
            }
            Expression::Coalesce(all) => {
                for one in all {
                    let value = self.evaluate(one, row)?;
                    if !value.is_null() {
                        return Ok(value);
                    }
                }
                Ok(Value::Null)
            }
            Expression::Case {
                operand,
                branches,
                otherwise,
            } => self.case(operand.as_deref(), branches, otherwise.as_deref(), row),
            Expression::Index(target, index, span) => {
                let (target, index) = (self.evaluate(target, row)?, self.evaluate(index, row)?);
                self.element(&target, &index)
                    .map_err(|error| error.at(*span))
            }
            Expression::Slice(target, from, to, span) => {
                let target = self.evaluate(target, row)?;
                let from = self.bound(from.as_deref(), row)?;
                let to = self.bound(to.as_deref(), row)?;
                access::slice(&target, from.as_ref(), to.as_ref()).map_err(|error| error.at(*span))
            }
            Expression::Remembered(one) => self.remembered(one, row),
            Expression::ListComprehension { .. }
            | Expression::Reduce { .. }
            | Expression::PatternComprehension(..)
            | Expression::First(..)
            | Expression::Count(_) => self.iterate(expression, row),
            _ => Ok(self
                .condition(expression, row)?
                .map_or(Value::Null, Value::Boolean)),
        }
    }

    /// Arguments of the usual functions need no list of their own.
    fn function(
        &self,
        function: &Function,
        arguments: &[Expression],
        row: &mut [Value],
    ) -> Result<Value, Error> {
        let result = match arguments {
            [] => function.apply(self.graph, self.clock, &[]),
            [one] => function.apply(self.graph, self.clock, &[self.evaluate(one, row)?]),
            [one, two] => {
                let arguments = [self.evaluate(one, row)?, self.evaluate(two, row)?];
                function.apply(self.graph, self.clock, &arguments)
            }
            all => {
                let all = all.iter().map(|argument| self.evaluate(argument, row));
                function.apply(self.graph, self.clock, &all.collect::<Result<Vec<_>, _>>()?)
            }
        }?;
        self.budget.make(size::of(&result))?;
        Ok(result)
    }

    fn case(
        &self,
        operand: Option<&Expression>,
        branches: &[(Expression, Expression)],
        otherwise: Option<&Expression>,
        row: &mut [Value],
    ) -> Result<Value, Error> {
        let operand = operand
            .map(|operand| self.evaluate(operand, row))
            .transpose()?;
        for (when, then) in branches {
            let holds = match &operand {
                Some(operand) => equal(operand, &self.evaluate(when, row)?),
                None => self.condition(when, row)?,
            };
            if holds == Some(true) {
                return self.evaluate(then, row);
            }
        }
        otherwise.map_or(Ok(Value::Null), |otherwise| self.evaluate(otherwise, row))
    }

    fn bound(&self, bound: Option<&Expression>, row: &mut [Value]) -> Result<Option<Value>, Error> {
        bound.map(|bound| self.evaluate(bound, row)).transpose()
    }

    /// A value that must be true, false or unknown.
    fn truth(&self, expression: &Expression, row: &mut [Value]) -> Result<Option<bool>, Error> {
        truth(&self.evaluate(expression, row)?)
    }
}

const fn is_arithmetic(operator: BinaryOperator) -> bool {
    matches!(
        operator,
        BinaryOperator::Add
            | BinaryOperator::Subtract
            | BinaryOperator::Multiply
            | BinaryOperator::Divide
            | BinaryOperator::Modulo
            | BinaryOperator::Power
    )
}
