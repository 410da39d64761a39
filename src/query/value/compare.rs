//! Equality, comparison and order. Null is unknown to the first two; the third has a place for it.

use crate::graph::Value;
use std::cmp::Ordering;

/// Whether two values are equal; unknown if null stands in the way.
pub(in crate::query) fn equal(left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Null, _) | (_, Value::Null) => None,
        (Value::List(left), Value::List(right)) => {
            if left.len() == right.len() {
                all(left.iter().zip(right.iter()))
            } else {
                Some(false)
            }
        }
        (Value::Map(left), Value::Map(right)) => {
            if left.keys().eq(right.keys()) {
                all(left.values().zip(right.values()))
            } else {
                Some(false)
            }
        }
        _ => Some(
            numbers(left, right)
                .map_or_else(|| left == right, |order| order == Some(Ordering::Equal)),
        ),
    }
}

fn all<'a>(pairs: impl Iterator<Item = (&'a Value, &'a Value)>) -> Option<bool> {
    let mut known = true;
    for (left, right) in pairs {
        match equal(left, right) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => known = false,
        }
    }
    known.then_some(true)
}

/// How two values compare: unknown if null or another type stands in the way, and
/// `Some(None)` if one is not a number.
#[expect(
    clippy::option_option,
    reason = "unknown and unordered differ: null and false"
)]
pub(in crate::query) fn compare(left: &Value, right: &Value) -> Option<Option<Ordering>> {
    match (left, right) {
        (Value::String(left), Value::String(right)) => Some(Some(left.cmp(right))),
        (Value::Boolean(left), Value::Boolean(right)) => Some(Some(left.cmp(right))),
        (Value::Date(left), Value::Date(right)) => Some(Some(left.cmp(right))),
        (Value::LocalTime(left), Value::LocalTime(right)) => Some(Some(left.cmp(right))),
        (Value::Time(left), Value::Time(right)) => Some(Some(left.cmp(right))),
        (Value::LocalDateTime(left), Value::LocalDateTime(right)) => Some(Some(left.cmp(right))),
        (Value::DateTime(left), Value::DateTime(right)) => Some(Some(left.cmp(right))),
        (Value::List(left), Value::List(right)) => {
            for (left, right) in left.iter().zip(right.iter()) {
                if !equal(left, right)? {
                    return compare(left, right);
                }
            }
            Some(Some(left.len().cmp(&right.len())))
        }
        _ => numbers(left, right),
    }
}

#[expect(clippy::option_option, reason = "not numbers and not a number differ")]
fn numbers(left: &Value, right: &Value) -> Option<Option<Ordering>> {
    Some(match (left, right) {
        (Value::Integer(left), Value::Integer(right)) => Some(left.cmp(right)),
        (Value::Float(left), Value::Float(right)) => left.partial_cmp(right),
        (Value::Integer(left), Value::Float(right)) => integer_and_float(*left, *right),
        (Value::Float(left), Value::Integer(right)) => {
            integer_and_float(*right, *left).map(Ordering::reverse)
        }
        _ => return None,
    })
}

/// Compares without losing the digits of large integers.
fn integer_and_float(integer: i64, float: f64) -> Option<Ordering> {
    const BOUND: f64 = 9_223_372_036_854_775_808.0;
    if float.is_nan() {
        None
    } else if float >= BOUND {
        Some(Ordering::Less)
    } else if float < -BOUND {
        Some(Ordering::Greater)
    } else {
        #[expect(clippy::cast_possible_truncation, reason = "it lies within the bounds")]
        let whole = float.trunc() as i64;
        let fraction = 0.0.partial_cmp(&float.fract())?;
        Some(integer.cmp(&whole).then(fraction))
    }
}

/// The order of ORDER BY: of any two values, equal numbers being equal whatever their type.
#[inline]
pub(in crate::query) fn order(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::Integer(left), Value::Integer(right)) => left.cmp(right),
        (Value::String(left), Value::String(right)) => left.as_str().cmp(right.as_str()),
        _ => order_of_any(left, right),
    }
}

fn order_of_any(left: &Value, right: &Value) -> Ordering {
    rank(left)
        .cmp(&rank(right))
        .then_with(|| match (left, right) {
            (Value::Map(left), Value::Map(right)) => {
                let keys = left.keys().cmp(right.keys());
                keys.then_with(|| lists(left.values(), right.values()))
            }
            (Value::Node(left), Value::Node(right)) => left.cmp(right),
            (Value::Relationship(left), Value::Relationship(right)) => left.cmp(right),
            (Value::List(left), Value::List(right)) => lists(left.iter(), right.iter()),
            (Value::Path(left), Value::Path(right)) => {
                let nodes = left.nodes.cmp(&right.nodes);
                nodes.then_with(|| left.relationships.cmp(&right.relationships))
            }
            // A month may be longer than 30 days or not, yet each duration has its place.
            (Value::Duration(left), Value::Duration(right)) => left.cmp(right),
            _ => compare(left, right).flatten().unwrap_or(Ordering::Equal),
        })
}

fn lists<'a>(
    left: impl Iterator<Item = &'a Value>,
    mut right: impl Iterator<Item = &'a Value>,
) -> Ordering {
    for left in left {
        let Some(right) = right.next() else {
            return Ordering::Greater;
        };
        let order = order(left, right);
        if order.is_ne() {
            return order;
        }
    }
    right.next().map_or(Ordering::Equal, |_| Ordering::Less)
}

const fn rank(value: &Value) -> u8 {
    match value {
        Value::Map(_) => 0,
        Value::Node(_) => 1,
        Value::Relationship(_) => 2,
        Value::List(_) => 3,
        Value::Path(_) => 4,
        Value::DateTime(_) => 5,
        Value::LocalDateTime(_) => 6,
        Value::Date(_) => 7,
        Value::Time(_) => 8,
        Value::LocalTime(_) => 9,
        Value::Duration(_) => 10,
        Value::String(_) => 11,
        Value::Boolean(_) => 12,
        Value::Float(number) if number.is_nan() => 14,
        Value::Integer(_) | Value::Float(_) => 13,
        Value::Null => 15,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::NodeId;

    fn list<const N: usize>(values: [Value; N]) -> Value {
        values.into_iter().collect()
    }

    #[test]
    fn equality_knows_what_it_does_not_know() {
        let check = |left: Value, right: Value, expected| {
            assert_eq!(equal(&left, &right), expected, "{left:?} = {right:?}");
        };
        check(1.into(), 1.0.into(), Some(true));
        check(1.into(), "1".into(), Some(false));
        check(Value::Null, Value::Null, None);
        check(f64::NAN.into(), f64::NAN.into(), Some(false));
        check(
            list([1.into(), Value::Null]),
            list([1.into(), 2.into()]),
            None,
        );
        check(
            list([1.into(), Value::Null]),
            list([2.into(), Value::Null]),
            Some(false),
        );
        check(
            i64::MAX.into(),
            9_223_372_036_854_775_807_f64.into(),
            Some(false),
        );
    }

    #[test]
    fn every_type_has_its_place() {
        let mut values = vec![
            Value::Null,
            f64::NAN.into(),
            1.5.into(),
            1.into(),
            true.into(),
            false.into(),
            "b".into(),
            list(["a".into(), 1.into()]),
            list(["a".into()]),
            Value::Node(NodeId(0)),
            Value::Map(std::sync::Arc::default()),
        ];
        let reversed: Vec<_> = values
            .iter()
            .rev()
            .map(|value| format!("{value:?}"))
            .collect();
        values.sort_by(order);
        let sorted: Vec<_> = values.iter().map(|value| format!("{value:?}")).collect();
        assert_eq!(sorted, reversed);
    }
}
