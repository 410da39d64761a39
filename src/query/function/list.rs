//! Of lists, and of lists and texts alike.

use super::{Function, cannot_take, out_of_range};
use crate::graph::{Graph, Value};
use crate::query::kinds::Kinds;
use crate::query::value::kind;
use crate::query::{Detail, Error, ErrorKind};

const MANY: Kinds = Kinds::LIST.or(Kinds::STRING);

/// The longest list that `range` makes.
const MAXIMUM_RANGE: i128 = 10_000_000;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("size", &[MANY], Kinds::INTEGER, size),
    Function::new("isEmpty", &[MANY.or(Kinds::MAP)], Kinds::BOOLEAN, is_empty),
    Function::new("head", &[Kinds::LIST], Kinds::ANY, head),
    Function::new("last", &[Kinds::LIST], Kinds::ANY, last),
    Function::new("tail", &[Kinds::LIST], Kinds::LIST, tail),
    Function::new("reverse", &[MANY], MANY, reverse),
    Function::new(
        "range",
        &[Kinds::ANY, Kinds::ANY, Kinds::ANY],
        Kinds::INTEGER.in_list(),
        range,
    )
    .optional(1),
];

/// A length as a value.
pub(super) fn count(length: usize) -> Result<Value, Error> {
    i64::try_from(length)
        .map(Value::Integer)
        .map_err(|_| out_of_range("this is too long to be counted"))
}

fn size(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::List(list) => count(list.len()),
        Value::String(text) => count(text.chars().count()),
        other => Err(cannot_take("size", other)),
    }
}

fn is_empty(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::List(list) => Ok(Value::Boolean(list.is_empty())),
        Value::String(text) => Ok(Value::Boolean(text.is_empty())),
        Value::Map(map) => Ok(Value::Boolean(map.is_empty())),
        other => Err(cannot_take("isEmpty", other)),
    }
}

fn head(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::List(list) => Ok(list.first().cloned().unwrap_or(Value::Null)),
        other => Err(cannot_take("head", other)),
    }
}

fn last(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::List(list) => Ok(list.last().cloned().unwrap_or(Value::Null)),
        other => Err(cannot_take("last", other)),
    }
}

fn tail(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::List(list) => Ok(list.iter().skip(1).cloned().collect()),
        other => Err(cannot_take("tail", other)),
    }
}

fn reverse(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::List(list) => Ok(list.iter().rev().cloned().collect()),
        Value::String(text) => Ok(Value::from(text.chars().rev().collect::<String>())),
        other => Err(cannot_take("reverse", other)),
    }
}

fn range(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    let bound = |place: usize| match values.get(place) {
        Some(Value::Integer(number)) => Ok(*number),
        None => Ok(1),
        Some(other) => Err(Error::runtime(
            ErrorKind::ArgumentError,
            Detail::InvalidArgumentType,
            format!("`range` takes integers, not {}", kind(other)),
        )),
    };
    let (start, end, step) = (bound(0)?, bound(1)?, bound(2)?);
    if step == 0 {
        return Err(out_of_range("the step of `range` cannot be 0"));
    }
    let length = (i128::from(end) - i128::from(start)) / i128::from(step) + 1;
    if length > MAXIMUM_RANGE {
        return Err(out_of_range(format!(
            "`range` makes at most {MAXIMUM_RANGE} numbers"
        )));
    }
    let is_before_end = |number: &i64| {
        if step > 0 {
            *number <= end
        } else {
            *number >= end
        }
    };
    let numbers = std::iter::successors(Some(start), |number| number.checked_add(step));
    Ok(numbers
        .take_while(is_before_end)
        .map(Value::Integer)
        .collect())
}
