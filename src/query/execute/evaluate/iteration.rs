//! Expressions that go through a list or the rows of a subquery.

use super::size;
use crate::graph::Value;
use crate::query::Error;
use crate::query::check::resolved::{Expression, Slot};
use crate::query::execute::Stop;
use crate::query::execute::context::Context;
use crate::query::value::wrong_type;

impl Context<'_> {
    pub(super) fn iterate(
        &self,
        expression: &Expression,
        row: &mut [Value],
    ) -> Result<Value, Error> {
        match expression {
            Expression::ListComprehension {
                slot,
                list,
                filter,
                result,
            } => self.comprehension(*slot, list, filter.as_deref(), result.as_deref(), row),
            Expression::Reduce {
                accumulator,
                initial,
                slot,
                list,
                step,
            } => {
                let initial = self.evaluate(initial, row)?;
                let Value::List(list) = self.list(list, row)? else {
                    return Ok(Value::Null);
                };
                row[*accumulator] = initial;
                for element in list.iter() {
                    self.budget.step()?;
                    row[*slot] = element.clone();
                    row[*accumulator] = self.evaluate(step, row)?;
                    size::check_depth(&row[*accumulator])?;
                }
                Ok(row[*accumulator].clone())
            }
            Expression::PatternComprehension(subquery, result) => {
                let mut values = Vec::new();
                self.subquery(*subquery, row, &mut |row| {
                    self.budget.row(values.len())?;
                    values.push(self.evaluate(result, row)?);
                    Ok(())
                })?;
                Ok(values.into_iter().collect())
            }
            Expression::First(subquery, result) => {
                let mut first = Value::Null;
                self.subquery(*subquery, row, &mut |row| {
                    first = self.evaluate(result, row)?;
                    Err(Stop::Enough)
                })?;
                Ok(first)
            }
            Expression::Count(subquery) => Ok(Value::Integer(self.count_rows(*subquery, row)?)),
            other => Ok(self
                .condition(other, row)?
                .map_or(Value::Null, Value::Boolean)),
        }
    }

    fn comprehension(
        &self,
        slot: Slot,
        list: &Expression,
        filter: Option<&Expression>,
        result: Option<&Expression>,
        row: &mut [Value],
    ) -> Result<Value, Error> {
        let Value::List(list) = self.list(list, row)? else {
            return Ok(Value::Null);
        };
        let mut values = Vec::new();
        for element in list.iter() {
            self.budget.step()?;
            row[slot] = element.clone();
            let passes = match filter {
                Some(filter) => self.condition(filter, row)? == Some(true),
                None => true,
            };
            if passes {
                values.push(match result {
                    Some(result) => self.evaluate(result, row)?,
                    None => element.clone(),
                });
            }
        }
        let values: Value = values.into_iter().collect();
        self.budget.make(size::of(&values))?;
        Ok(values)
    }

    /// A list, or null.
    fn list(&self, expression: &Expression, row: &mut [Value]) -> Result<Value, Error> {
        match self.evaluate(expression, row)? {
            list @ (Value::List(_) | Value::Null) => Ok(list),
            other => Err(wrong_type("a list", &other)),
        }
    }
}
