//! Of texts. Places and lengths are counted in characters.

use super::{Function, cannot_take, out_of_range};
use crate::graph::{Graph, Value};
use crate::query::Error;
use crate::query::kinds::Kinds;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("toLower", &[Kinds::STRING], Kinds::STRING, lower),
    Function::new("lower", &[Kinds::STRING], Kinds::STRING, lower),
    Function::new("toUpper", &[Kinds::STRING], Kinds::STRING, upper),
    Function::new("upper", &[Kinds::STRING], Kinds::STRING, upper),
    Function::new("trim", &[Kinds::STRING], Kinds::STRING, |_, values| {
        Ok(Value::from(text("trim", values, 0)?.trim()))
    }),
    Function::new("lTrim", &[Kinds::STRING], Kinds::STRING, |_, values| {
        Ok(Value::from(text("lTrim", values, 0)?.trim_start()))
    }),
    Function::new("rTrim", &[Kinds::STRING], Kinds::STRING, |_, values| {
        Ok(Value::from(text("rTrim", values, 0)?.trim_end()))
    }),
    Function::new(
        "replace",
        &[Kinds::STRING, Kinds::STRING, Kinds::STRING],
        Kinds::STRING,
        replace,
    ),
    Function::new(
        "split",
        &[Kinds::STRING, Kinds::STRING],
        Kinds::STRING.in_list(),
        split,
    ),
    Function::new(
        "substring",
        &[Kinds::STRING, Kinds::INTEGER, Kinds::INTEGER],
        Kinds::STRING,
        substring,
    )
    .optional(1),
    Function::new(
        "left",
        &[Kinds::STRING, Kinds::INTEGER],
        Kinds::STRING,
        left,
    ),
    Function::new(
        "right",
        &[Kinds::STRING, Kinds::INTEGER],
        Kinds::STRING,
        right,
    ),
];

/// The longest text that `replace` makes, in bytes.
const LONGEST: usize = 1 << 28;

/// How many pieces `split` makes.
const MAXIMUM_PIECES: usize = 10_000_000;

fn text<'v>(function: &str, values: &'v [Value], place: usize) -> Result<&'v str, Error> {
    match &values[place] {
        Value::String(text) => Ok(text),
        other => Err(cannot_take(function, other)),
    }
}

/// A place or length; a negative one is an error.
fn characters(function: &str, values: &[Value], place: usize) -> Result<usize, Error> {
    match &values[place] {
        Value::Integer(number) => usize::try_from(*number)
            .map_err(|_| out_of_range(format!("`{function}` takes no negative number"))),
        other => Err(cannot_take(function, other)),
    }
}

fn lower(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    Ok(Value::from(text("toLower", values, 0)?.to_lowercase()))
}

fn upper(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    Ok(Value::from(text("toUpper", values, 0)?.to_uppercase()))
}

fn replace(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    let [whole, search, replacement] = [0, 1, 2].map(|place| text("replace", values, place));
    let (whole, search, replacement) = (whole?, search?, replacement?);
    if whole.len().saturating_mul(replacement.len()) > LONGEST {
        let length = whole
            .matches(search)
            .count()
            .saturating_mul(replacement.len());
        if length.saturating_add(whole.len()) > LONGEST {
            let message = format!("`replace` makes texts of at most {} MB", LONGEST >> 20);
            return Err(out_of_range(message));
        }
    }
    Ok(Value::from(whole.replace(search, replacement)))
}

fn split(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    let (whole, separator) = (text("split", values, 0)?, text("split", values, 1)?);
    let pieces = || whole.matches(separator).count();
    if whole.len() > MAXIMUM_PIECES && (separator.is_empty() || pieces() >= MAXIMUM_PIECES) {
        return Err(out_of_range(format!(
            "`split` makes at most {MAXIMUM_PIECES} pieces"
        )));
    }
    if separator.is_empty() {
        return Ok(whole
            .chars()
            .map(|character| Value::from(character.to_string()))
            .collect());
    }
    Ok(Value::strings(whole.split(separator)))
}

fn substring(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    let start = characters("substring", values, 1)?;
    let rest = text("substring", values, 0)?.chars().skip(start);
    let length = match values.len() {
        3 => characters("substring", values, 2)?,
        _ => usize::MAX,
    };
    Ok(Value::from(rest.take(length).collect::<String>()))
}

fn left(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    let length = characters("left", values, 1)?;
    let whole = text("left", values, 0)?;
    let end = whole
        .char_indices()
        .nth(length)
        .map_or(whole.len(), |(place, _)| place);
    Ok(Value::from(&whole[..end]))
}

fn right(_: &Graph, values: &[Value]) -> Result<Value, Error> {
    let length = characters("right", values, 1)?;
    let whole = text("right", values, 0)?;
    let start = match length {
        0 => whole.len(),
        _ => whole
            .char_indices()
            .rev()
            .nth(length - 1)
            .map_or(0, |(place, _)| place),
    };
    Ok(Value::from(&whole[start..]))
}
