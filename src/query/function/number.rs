//! Of numbers.

use super::{Function, cannot_take};
use crate::graph::{Graph, Value};
use crate::query::Error;
use crate::query::kinds::Kinds;
use std::hash::{BuildHasher, Hasher, RandomState};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("abs", &[Kinds::NUMBER], Kinds::NUMBER, abs),
    Function::new("sign", &[Kinds::NUMBER], Kinds::INTEGER, sign),
    Function::new("ceil", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::ceil)
    }),
    Function::new("floor", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::floor)
    }),
    Function::new(
        "round",
        &[Kinds::NUMBER, Kinds::INTEGER],
        Kinds::FLOAT,
        round,
    )
    .optional(1),
    Function::new("sqrt", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::sqrt)
    }),
    Function::new("exp", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::exp)
    }),
    Function::new("log", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::ln)
    }),
    Function::new("log10", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::log10)
    }),
    Function::new("sin", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::sin)
    }),
    Function::new("cos", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::cos)
    }),
    Function::new("tan", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::tan)
    }),
    Function::new("cot", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, |number| number.tan().recip())
    }),
    Function::new("asin", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::asin)
    }),
    Function::new("acos", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::acos)
    }),
    Function::new("atan", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::atan)
    }),
    Function::new(
        "atan2",
        &[Kinds::NUMBER, Kinds::NUMBER],
        Kinds::FLOAT,
        |_, values| {
            let x = number(&values[1])?;
            float(values, |y| y.atan2(x))
        },
    ),
    Function::new("degrees", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::to_degrees)
    }),
    Function::new("radians", &[Kinds::NUMBER], Kinds::FLOAT, |_, values| {
        float(values, f64::to_radians)
    }),
    Function::new("isNaN", &[Kinds::NUMBER], Kinds::BOOLEAN, |_, values| {
        Ok(Value::Boolean(number(&values[0])?.is_nan()))
    }),
    Function::new("pi", &[], Kinds::FLOAT, |_, _| {
        Ok(Value::Float(std::f64::consts::PI))
    }),
    Function::new("e", &[], Kinds::FLOAT, |_, _| {
        Ok(Value::Float(std::f64::consts::E))
    }),
    Function::new("rand", &[], Kinds::FLOAT, |_, _| Ok(rand())).unsteady(),
];

fn number(value: &Value) -> Result<f64, Error> {
    match value {
        #[expect(
            clippy::cast_precision_loss,
            reason = "the functions here are of floats"
        )]
        Value::Integer(number) => Ok(*number as f64),
        Value::Float(number) => Ok(*number),
        other => Err(crate::query::value::wrong_type("a number", other)),
    }
}

fn float(values: &[Value], function: impl Fn(f64) -> f64) -> Result<Value, Error> {
    Ok(Value::Float(function(number(&values[0])?)))
}

fn abs(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    match &values[0] {
        Value::Integer(number) => Ok(Value::Integer(number.saturating_abs())),
        Value::Float(number) => Ok(Value::Float(number.abs())),
        other => Err(cannot_take("abs", other)),
    }
}

fn sign(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    let number = number(&values[0])?;
    Ok(Value::Integer(
        i64::from(number > 0.0) - i64::from(number < 0.0),
    ))
}

/// Half a unit is rounded up, as in the language's own definition.
fn round(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    let digits = match values.get(1) {
        Some(Value::Integer(digits)) => i32::try_from(*digits).unwrap_or(0),
        _ => 0,
    };
    let scale = 10_f64.powi(digits);
    float(values, |number| {
        let rounded = (number * scale + 0.5).floor() / scale;
        if rounded.is_finite() { rounded } else { number }
    })
}

fn rand() -> Value {
    let bits = RandomState::new().build_hasher().finish() >> 11;
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    let number = bits as f64 / (1_u64 << 53) as f64;
    Value::Float(number)
}
