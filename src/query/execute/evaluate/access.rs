//! What is taken from a value: properties, elements, parts of lists.

use crate::graph::Value;
use crate::query::check::resolved::Key;
use crate::query::execute::context::Context;
use crate::query::function::entity::deleted;
use crate::query::function::temporal::component;
use crate::query::value::{kind, wrong_type};
use crate::query::{Detail, Error, ErrorKind};

/// What is not there.
pub(super) static NULL: Value = Value::Null;

impl Context<'_> {
    /// `owner.key`
    pub(super) fn property(&self, owner: &Value, key: &Key) -> Result<Value, Error> {
        if owner.as_temporal().is_some() {
            return Ok(component(owner, &key.name));
        }
        self.property_in_place(owner, key).cloned()
    }

    /// `owner.key` where it lies, for all that keep their properties.
    pub(super) fn property_in_place<'v>(
        &'v self,
        owner: &'v Value,
        key: &Key,
    ) -> Result<&'v Value, Error> {
        let number = self.names.key(key.symbol);
        if let (Value::Node(node), Some(number)) = (owner, number)
            && let Some(value) = self.graph.column_value(*node, number)
        {
            return Ok(value);
        }
        let value = match owner {
            Value::Node(node) if self.graph.has_node(*node) => {
                number.and_then(|number| self.graph.node_value(*node, number))
            }
            Value::Relationship(id) if self.graph.has_relationship(*id) => {
                number.and_then(|number| self.graph.relationship_value(*id, number))
            }
            Value::Map(map) => map.get(&key.name),
            Value::Null => None,
            Value::Node(_) => return Err(deleted("node")),
            Value::Relationship(_) => return Err(deleted("relationship")),
            other => return Err(wrong_type("a node, relationship or map", other)),
        };
        Ok(value.unwrap_or(&NULL))
    }

    /// `target[index]`
    pub(super) fn element(&self, target: &Value, index: &Value) -> Result<Value, Error> {
        match (target, index) {
            (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
            (Value::List(list), Value::Integer(index)) => {
                let place = place(*index, list.len());
                let element = place.and_then(|place| list.get(place));
                Ok(element.cloned().unwrap_or(Value::Null))
            }
            (Value::Map(map), Value::String(key)) => {
                Ok(map.get(&**key).cloned().unwrap_or(Value::Null))
            }
            (Value::Node(node), Value::String(key)) => Ok(self
                .graph
                .property(*node, key)
                .cloned()
                .unwrap_or(Value::Null)),
            (Value::Relationship(id), Value::String(key)) => {
                let value = self.graph.relationship_property(*id, key);
                Ok(value.cloned().unwrap_or(Value::Null))
            }
            (owner, Value::String(key)) if owner.as_temporal().is_some() => {
                Ok(component(owner, key))
            }
            (Value::List(_), other) => Err(wrong_index("an integer", other)),
            (Value::Map(_) | Value::Node(_) | Value::Relationship(_), other) => {
                Err(wrong_index("a text", other))
            }
            (other, _) => Err(wrong_type("a list or map", other)),
        }
    }
}

fn wrong_index(wanted: &str, found: &Value) -> Error {
    Error::runtime(
        ErrorKind::TypeError,
        match wanted {
            "a text" => Detail::MapElementAccessByNonString,
            _ => Detail::ListElementAccessByNonInteger,
        },
        format!("{wanted} is needed as an index here, not {}", kind(found)),
    )
}

/// A place counted from the start, or from the end if it is negative.
fn place(index: i64, length: usize) -> Option<usize> {
    match usize::try_from(index) {
        Ok(place) => Some(place),
        Err(_) => length.checked_sub(usize::try_from(index.unsigned_abs()).ok()?),
    }
}

/// `target[from..to]`
pub(super) fn slice(
    target: &Value,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Result<Value, Error> {
    let Value::List(list) = target else {
        return match target {
            Value::Null => Ok(Value::Null),
            other => Err(wrong_type("a list", other)),
        };
    };
    let bound = |bound: Option<&Value>, open: usize| match bound {
        None => Ok(Some(open)),
        Some(Value::Null) => Ok(None),
        Some(Value::Integer(index)) => Ok(Some(place(*index, list.len()).unwrap_or(0))),
        Some(other) => Err(wrong_type("an integer", other)),
    };
    let (Some(from), Some(to)) = (bound(from, 0)?, bound(to, list.len())?) else {
        return Ok(Value::Null);
    };
    let to = to.min(list.len());
    Ok(list
        .get(from..to)
        .unwrap_or_default()
        .iter()
        .cloned()
        .collect())
}
