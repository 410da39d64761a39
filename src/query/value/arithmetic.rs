//! Calculating with values. Null in, null out; integers do not overflow silently.

use super::{kind, temporal, wrong_type};
use crate::graph::Value;
use crate::query::ast::BinaryOperator;
use crate::query::{Detail, Error, ErrorKind};
use arcstr::ArcStr;

/// `left + right`: numbers are added, texts and lists joined.
pub(in crate::query) fn add(left: &Value, right: &Value) -> Result<Value, Error> {
    match (left, right) {
        (Value::List(list), Value::List(other)) => {
            Ok(list.iter().chain(other.iter()).cloned().collect())
        }
        (Value::List(list), element) => Ok(list.iter().chain([element]).cloned().collect()),
        (element, Value::List(list)) => {
            Ok([element].into_iter().chain(list.iter()).cloned().collect())
        }
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (Value::String(left), right) => Ok(joined(left, &text_of(right)?)),
        (left, Value::String(right)) => Ok(joined(&text_of(left)?, right)),
        _ => calculated(BinaryOperator::Add, left, right),
    }
}

fn joined(left: &str, right: &str) -> Value {
    Value::String(ArcStr::from([left, right].concat()))
}

fn text_of(value: &Value) -> Result<ArcStr, Error> {
    match value {
        Value::String(text) => Ok(ArcStr::clone(text)),
        Value::Integer(number) => Ok(number.to_string().into()),
        Value::Float(number) => Ok(format!("{number:?}").into()),
        Value::Boolean(truth) => Ok(truth.to_string().into()),
        other => match other.as_temporal() {
            Some((_, text)) => Ok(text.to_string().into()),
            None => Err(wrong_type("a text or number", other)),
        },
    }
}

/// `left operator right` for the operators of arithmetic but `+`.
pub(in crate::query) fn arithmetic(
    operator: BinaryOperator,
    left: &Value,
    right: &Value,
) -> Result<Value, Error> {
    if left.is_null() || right.is_null() {
        return Ok(Value::Null);
    }
    calculated(operator, left, right)
}

fn calculated(operator: BinaryOperator, left: &Value, right: &Value) -> Result<Value, Error> {
    match temporal::calculated(operator, left, right) {
        Some(result) => result,
        None => numbers(operator, left, right),
    }
}

fn numbers(operator: BinaryOperator, left: &Value, right: &Value) -> Result<Value, Error> {
    if let (Value::Integer(left), Value::Integer(right)) = (left, right)
        && operator != BinaryOperator::Power
    {
        return integers(operator, *left, *right);
    }
    let (left, right) = (float(left, right)?, float(right, left)?);
    Ok(Value::Float(match operator {
        BinaryOperator::Add => left + right,
        BinaryOperator::Subtract => left - right,
        BinaryOperator::Multiply => left * right,
        BinaryOperator::Divide => left / right,
        BinaryOperator::Modulo => left % right,
        _ => left.powf(right),
    }))
}

fn integers(operator: BinaryOperator, left: i64, right: i64) -> Result<Value, Error> {
    let divides = matches!(operator, BinaryOperator::Divide | BinaryOperator::Modulo);
    if divides && right == 0 {
        return Err(Error::runtime(
            ErrorKind::ArithmeticError,
            Detail::DivisionByZero,
            "an integer cannot be divided by zero",
        ));
    }
    let result = match operator {
        BinaryOperator::Add => left.checked_add(right),
        BinaryOperator::Subtract => left.checked_sub(right),
        BinaryOperator::Multiply => left.checked_mul(right),
        BinaryOperator::Divide => left.checked_div(right),
        _ => Some(left.wrapping_rem(right)),
    };
    result.map(Value::Integer).ok_or_else(overflow)
}

fn overflow() -> Error {
    Error::runtime(
        ErrorKind::ArithmeticError,
        Detail::IntegerOverflow,
        "the result does not fit into a 64-bit integer",
    )
    .hint("`toFloat` makes a number a float")
}

fn float(value: &Value, other: &Value) -> Result<f64, Error> {
    match value {
        #[expect(
            clippy::cast_precision_loss,
            reason = "mixing with floats loses digits"
        )]
        Value::Integer(number) => Ok(*number as f64),
        Value::Float(number) => Ok(*number),
        value => Err(Error::runtime(
            ErrorKind::TypeError,
            Detail::InvalidArgumentType,
            format!(
                "{} and {} cannot be calculated with",
                kind(value),
                kind(other)
            ),
        )),
    }
}

/// `-value`
pub(in crate::query) fn negate(value: &Value) -> Result<Value, Error> {
    match value {
        Value::Null => Ok(Value::Null),
        Value::Integer(number) => number
            .checked_neg()
            .map(Value::Integer)
            .ok_or_else(overflow),
        Value::Float(number) => Ok(Value::Float(-number)),
        other => Err(wrong_type("a number", other)),
    }
}
