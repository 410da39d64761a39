//! Conditions: true, false or unknown.

use crate::graph::Value;
use crate::query::Error;
use crate::query::ast::{BinaryOperator, ComparisonOperator, Quantifier};
use crate::query::check::resolved::{Expression, Slot, Symbol};
use crate::query::check::whole_pattern;
use crate::query::execute::context::Context;
use crate::query::value::{compare, equal, wrong_type};
use std::cmp::Ordering;

impl Context<'_> {
    /// Whether a condition holds for a row; `None` where that is unknown.
    pub(in crate::query::execute) fn condition(
        &self,
        condition: &Expression,
        row: &mut [Value],
    ) -> Result<Option<bool>, Error> {
        match condition {
            Expression::And(all) => {
                let mut known = true;
                for one in all {
                    match self.condition(one, row)? {
                        Some(true) => {}
                        Some(false) => return Ok(Some(false)),
                        None => known = false,
                    }
                }
                Ok(known.then_some(true))
            }
            Expression::Or(all) => {
                let mut known = true;
                for one in all {
                    match self.condition(one, row)? {
                        Some(true) => return Ok(Some(true)),
                        Some(false) => {}
                        None => known = false,
                    }
                }
                Ok(known.then_some(false))
            }
            Expression::Xor(left, right) => {
                let (left, right) = (self.condition(left, row)?, self.condition(right, row)?);
                Ok(left.zip(right).map(|(left, right)| left != right))
            }
            Expression::Not(operand) => Ok(self.condition(operand, row)?.map(|truth| !truth)),
            Expression::IsNull(operand) => {
                if let Some(value) = self.in_place(operand, row) {
                    return Ok(Some(value.is_null()));
                }
                Ok(Some(self.evaluate(operand, row)?.is_null()))
            }
            Expression::Comparison(operator, left, right) => {
                if let (Some(left), Some(right)) =
                    (self.in_place(left, row), self.in_place(right, row))
                {
                    return Ok(compared(*operator, left, right));
                }
                let (left, right) = (self.evaluate(left, row)?, self.evaluate(right, row)?);
                Ok(compared(*operator, &left, &right))
            }
            Expression::HasLabels(target, labels) => self.has_labels(target, labels, row),
            Expression::HasType(target, types) => match self.evaluate(target, row)? {
                Value::Relationship(id) => {
                    let kind = self.graph.type_of(id);
                    Ok(Some(
                        types.iter().all(|own| self.names.kind(*own) == Some(kind)),
                    ))
                }
                Value::Null => Ok(None),
                other => Err(wrong_type("a relationship", &other)),
            },
            Expression::Binary(operator, left, right, span) if !super::is_arithmetic(*operator) => {
                if let (Some(left), Some(right)) =
                    (self.in_place(left, row), self.in_place(right, row))
                {
                    return test(*operator, left, right).map_err(|error| error.at(*span));
                }
                let (left, right) = (self.evaluate(left, row)?, self.evaluate(right, row)?);
                test(*operator, &left, &right).map_err(|error| error.at(*span))
            }
            Expression::Matches(text, regex) => match self.evaluate(text, row)? {
                Value::String(text) => Ok(Some(regex.is_match(&text))),
                _ => Ok(None),
            },
            Expression::Exists(subquery) => Ok(Some(self.exists(*subquery, row)?)),
            Expression::Quantifier {
                quantifier,
                slot,
                list,
                filter,
            } => self.quantifier(*quantifier, *slot, list, filter, row),
            other => self.truth(other, row),
        }
    }

    /// A value that need not be computed or copied, if there is one.
    pub(in crate::query::execute) fn in_place<'v>(
        &'v self,
        expression: &'v Expression,
        row: &'v [Value],
    ) -> Option<&'v Value> {
        match expression {
            Expression::Constant(value) => Some(value),
            Expression::Parameter(number) => self.parameters.get(*number),
            Expression::Slot(slot) => row.get(*slot),
            Expression::Property(owner, key, _) => match **owner {
                Expression::Slot(slot) => self.property_in_place(&row[slot], key).ok(),
                _ => None,
            },
            _ => None,
        }
    }

    fn has_labels(
        &self,
        target: &Expression,
        labels: &[Symbol],
        row: &mut [Value],
    ) -> Result<Option<bool>, Error> {
        match self.evaluate(target, row)? {
            Value::Node(node) => Ok(Some(labels.iter().all(|label| {
                let label = self.names.label(*label);
                label.is_some_and(|label| self.graph.is_labelled(node, label))
            }))),
            Value::Relationship(id) => {
                let kind = self.graph.relationship_type(id);
                let symbols = &self.plan.symbols.labels;
                Ok(Some(
                    labels.iter().all(|label| *symbols[*label].text == *kind),
                ))
            }
            Value::Null => Ok(None),
            other => Err(wrong_type("a node", &other)),
        }
    }

    fn quantifier(
        &self,
        quantifier: Quantifier,
        slot: Slot,
        list: &Expression,
        filter: &Expression,
        row: &mut [Value],
    ) -> Result<Option<bool>, Error> {
        let list = match self.evaluate(list, row)? {
            Value::List(list) => list,
            Value::Null => return Ok(None),
            other => return Err(wrong_type("a list", &other)),
        };
        let (mut yes, mut no, mut unknown) = (0_usize, 0_usize, 0_usize);
        for element in list.iter() {
            self.budget.step()?;
            row[slot] = element.clone();
            match self.condition(filter, row)? {
                Some(true) => yes += 1,
                Some(false) => no += 1,
                None => unknown += 1,
            }
        }
        let known = |truth| (unknown == 0).then_some(truth);
        Ok(match quantifier {
            Quantifier::All if no > 0 => Some(false),
            Quantifier::Any if yes > 0 => Some(true),
            Quantifier::Any => known(false),
            Quantifier::None if yes > 0 => Some(false),
            Quantifier::All | Quantifier::None => known(true),
            Quantifier::Single if yes > 1 => Some(false),
            Quantifier::Single => known(yes == 1),
        })
    }
}

fn compared(operator: ComparisonOperator, left: &Value, right: &Value) -> Option<bool> {
    let ordered = |fits: fn(Ordering) -> bool| {
        let order = compare(left, right)?;
        Some(order.is_some_and(fits))
    };
    match operator {
        ComparisonOperator::Equal => equal(left, right),
        ComparisonOperator::NotEqual => equal(left, right).map(|truth| !truth),
        ComparisonOperator::Less => ordered(Ordering::is_lt),
        ComparisonOperator::LessOrEqual => ordered(Ordering::is_le),
        ComparisonOperator::Greater => ordered(Ordering::is_gt),
        ComparisonOperator::GreaterOrEqual => ordered(Ordering::is_ge),
    }
}

/// Operators that test one value by another.
fn test(operator: BinaryOperator, left: &Value, right: &Value) -> Result<Option<bool>, Error> {
    if operator == BinaryOperator::In {
        return contains(right, left);
    }
    let (Value::String(left), Value::String(right)) = (left, right) else {
        return Ok(None);
    };
    Ok(Some(match operator {
        BinaryOperator::StartsWith => left.starts_with(&**right),
        BinaryOperator::EndsWith => left.ends_with(&**right),
        BinaryOperator::Contains => left.contains(&**right),
        _ => whole_pattern(right)?.is_match(left),
    }))
}

/// Whether a list has an element; unknown if it has a null instead.
fn contains(list: &Value, element: &Value) -> Result<Option<bool>, Error> {
    let Value::List(list) = list else {
        return match list {
            Value::Null => Ok(None),
            other => Err(wrong_type("a list", other)),
        };
    };
    let mut known = true;
    for own in list.iter() {
        match equal(own, element) {
            Some(true) => return Ok(Some(true)),
            Some(false) => {}
            None => known = false,
        }
    }
    Ok(known.then_some(false))
}

#[cfg(test)]
mod tests {
    use super::super::access::NULL;
    use super::*;

    #[test]
    fn what_is_not_there_is_null() {
        assert!(NULL.is_null());
        assert_eq!(compared(ComparisonOperator::Less, &NULL, &1.into()), None);
        assert_eq!(
            compared(ComparisonOperator::Less, &1.into(), &"a".into()),
            None
        );
        assert_eq!(
            compared(ComparisonOperator::Less, &1.into(), &f64::NAN.into()),
            Some(false)
        );
    }
}
