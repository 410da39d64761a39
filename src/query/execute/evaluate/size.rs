//! How large and how deep values are: what grows with each step of a query has limits.

use crate::graph::Value;
use crate::query::{Detail, Error, ErrorKind, MAXIMUM_NESTING};

/// About how many bytes a text takes, or a list without what its elements share with others.
pub(super) fn of(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::List(list) => list.len() * size_of::<Value>(),
        _ => 0,
    }
}

/// The same of what `+` makes.
pub(super) fn sum(left: &Value, right: &Value) -> usize {
    of(left).saturating_add(of(right))
}

/// Refuses lists and maps that lie deep in each other: whatever goes through them goes as deep.
pub(super) fn check_depth(value: &Value) -> Result<(), Error> {
    let is_flat = match value {
        Value::List(list) => !list.iter().any(is_nest),
        Value::Map(map) => !map.values().any(is_nest),
        _ => true,
    };
    if is_flat {
        return Ok(());
    }
    let mut level = vec![value];
    let mut next = Vec::new();
    for _ in 0..MAXIMUM_NESTING {
        for value in level.drain(..) {
            match value {
                Value::List(list) => next.extend(list.iter().filter(|one| is_nest(one))),
                Value::Map(map) => next.extend(map.values().filter(|one| is_nest(one))),
                _ => {}
            }
        }
        // Two ways to the same value count once, or there could be more ways than anybody can go.
        next.sort_unstable_by_key(|value| address(value));
        next.dedup_by_key(|value| address(value));
        std::mem::swap(&mut level, &mut next);
        if level.is_empty() {
            return Ok(());
        }
    }
    let message = format!("lists and maps lie more than {MAXIMUM_NESTING} deep in each other");
    Err(Error::runtime(
        ErrorKind::LimitError,
        Detail::SizeLimitReached,
        message,
    ))
}

const fn is_nest(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Map(_))
}

/// Where what a value shares with others lies.
fn address(value: &Value) -> usize {
    match value {
        Value::List(list) => std::sync::Arc::as_ptr(list).addr(),
        Value::Map(map) => std::sync::Arc::as_ptr(map).addr(),
        _ => 0,
    }
}
