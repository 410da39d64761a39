//! Values as keys, for grouping and DISTINCT: null and NaN are equal to themselves.

use super::order;
use crate::graph::Value;
use std::hash::{Hash, Hasher};

/// Values that are one group if they are equal.
#[derive(Debug, Clone)]
pub(in crate::query) struct Key(pub(in crate::query) Box<[Value]>);

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        let mut pairs = self.0.iter().zip(&other.0);
        self.0.len() == other.0.len() && pairs.all(|(left, right)| order(left, right).is_eq())
    }
}

impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for value in &self.0 {
            hash(value, state);
        }
    }
}

/// The same as [`Key`], where the values lie already.
pub(in crate::query) struct Keys<'k>(pub(in crate::query) &'k [Value]);

impl Hash for Keys<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for value in self.0 {
            hash(value, state);
        }
    }
}

impl indexmap::Equivalent<Key> for Keys<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        let mut pairs = self.0.iter().zip(&key.0);
        self.0.len() == key.0.len() && pairs.all(|(left, right)| order(left, right).is_eq())
    }
}

fn hash<H: Hasher>(value: &Value, state: &mut H) {
    match value {
        Value::Null => 0_u8.hash(state),
        Value::Boolean(truth) => truth.hash(state),
        Value::Integer(number) => number.hash(state),
        Value::Float(number) => hash_float(*number, state),
        Value::String(text) => text.hash(state),
        Value::Date(date) => date.hash(state),
        Value::LocalTime(time) => time.hash(state),
        Value::Time(time) => time.hash(state),
        Value::LocalDateTime(moment) => moment.hash(state),
        Value::DateTime(moment) => moment.hash(state),
        Value::Duration(duration) => duration.hash(state),
        Value::List(values) => {
            values.len().hash(state);
            for value in values.iter() {
                hash(value, state);
            }
        }
        Value::Map(entries) => {
            for (key, value) in entries.iter() {
                key.hash(state);
                hash(value, state);
            }
        }
        Value::Node(node) => node.hash(state),
        Value::Relationship(relationship) => relationship.hash(state),
        Value::Path(path) => {
            path.nodes.hash(state);
            path.relationships.hash(state);
        }
    }
}

/// A float that is a whole number has the hash of the integer it is equal to.
fn hash_float<H: Hasher>(number: f64, state: &mut H) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "compared with the original just after"
    )]
    let whole = number as i64;
    #[expect(
        clippy::cast_precision_loss,
        reason = "what does not come back is no whole number"
    )]
    let back = whole as f64;
    if number.is_nan() {
        f64::NAN.to_bits().hash(state);
    } else if back.total_cmp(&number).is_eq() || number == 0.0 {
        whole.hash(state);
    } else {
        number.to_bits().hash(state);
    }
}
