//! From one type to another.

use super::{Function, cannot_take};
use crate::graph::{Graph, Value};
use crate::query::Error;
use crate::query::kinds::Kinds;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "toInteger",
        &[Kinds::ANY],
        Kinds::INTEGER.or(Kinds::NULL),
        to_integer,
    ),
    Function::new(
        "toFloat",
        &[Kinds::ANY],
        Kinds::FLOAT.or(Kinds::NULL),
        to_float,
    ),
    Function::new(
        "toBoolean",
        &[Kinds::ANY],
        Kinds::BOOLEAN.or(Kinds::NULL),
        to_boolean,
    ),
    Function::new(
        "toString",
        &[Kinds::ANY],
        Kinds::STRING.or(Kinds::NULL),
        to_string,
    ),
    Function::new(
        "toIntegerOrNull",
        &[Kinds::ANY],
        Kinds::INTEGER.or(Kinds::NULL),
        |graph, values| Ok(to_integer(graph, values).unwrap_or(Value::Null)),
    ),
    Function::new(
        "toFloatOrNull",
        &[Kinds::ANY],
        Kinds::FLOAT.or(Kinds::NULL),
        |graph, values| Ok(to_float(graph, values).unwrap_or(Value::Null)),
    ),
    Function::new(
        "toBooleanOrNull",
        &[Kinds::ANY],
        Kinds::BOOLEAN.or(Kinds::NULL),
        |graph, values| Ok(to_boolean(graph, values).unwrap_or(Value::Null)),
    ),
    Function::new(
        "toStringOrNull",
        &[Kinds::ANY],
        Kinds::STRING.or(Kinds::NULL),
        |graph, values| Ok(to_string(graph, values).unwrap_or(Value::Null)),
    ),
];

fn to_integer(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    Ok(match &values[0] {
        Value::Integer(number) => Value::Integer(*number),
        Value::Float(number) => whole(*number),
        Value::Boolean(truth) => Value::Integer(i64::from(*truth)),
        Value::String(text) => {
            let text = text.trim();
            let integer = text.parse().map(Value::Integer);
            integer.unwrap_or_else(|_| text.parse().map_or(Value::Null, whole))
        }
        other => return Err(cannot_take("toInteger", other)),
    })
}

/// A float without its fraction, as an integer; null if it is too large for one.
fn whole(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "it lies within the bounds")]
    if number.abs() < 9.223_372_036_854_775e18 {
        Value::Integer(number as i64)
    } else {
        Value::Null
    }
}

fn to_float(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    Ok(match &values[0] {
        #[expect(clippy::cast_precision_loss, reason = "asked for")]
        Value::Integer(number) => Value::Float(*number as f64),
        Value::Float(number) => Value::Float(*number),
        Value::String(text) => text.trim().parse().map_or(Value::Null, Value::Float),
        other => return Err(cannot_take("toFloat", other)),
    })
}

fn to_boolean(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    Ok(match &values[0] {
        Value::Boolean(truth) => Value::Boolean(*truth),
        Value::Integer(number) => Value::Boolean(*number != 0),
        Value::String(text) => match text.trim() {
            text if text.eq_ignore_ascii_case("true") => Value::Boolean(true),
            text if text.eq_ignore_ascii_case("false") => Value::Boolean(false),
            _ => Value::Null,
        },
        other => return Err(cannot_take("toBoolean", other)),
    })
}

fn to_string(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    Ok(match &values[0] {
        Value::String(text) => Value::String(text.clone()),
        Value::Integer(number) => Value::from(number.to_string()),
        Value::Float(number) => Value::from(format!("{number:?}")),
        Value::Boolean(truth) => Value::from(truth.to_string()),
        other => match other.as_temporal() {
            Some((_, text)) => Value::from(text.to_string()),
            None => return Err(cannot_take("toString", other)),
        },
    })
}
