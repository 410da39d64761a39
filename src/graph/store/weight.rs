//! What petgraph keeps of nodes and relationships.

use super::shape::Properties;
use super::{KeyId, TypeId};
use crate::graph::Value;

/// By key, in the order in which they were set first.
pub(super) type Entries = Box<[(KeyId, Value)]>;

/// What petgraph keeps of a node; its labels stand apart.
#[derive(Debug, Clone, Default)]
pub(in crate::graph) struct Node {
    pub(super) deleted: bool,
    pub(super) properties: Properties,
}

/// What petgraph keeps of a relationship: its type, and in the highest bit whether it is deleted.
/// Properties are rare and stand apart.
#[derive(Debug, Clone, Copy)]
pub(in crate::graph) struct Relationship(u32);

impl Relationship {
    const DELETED: u32 = 1 << 31;

    pub(super) const fn new(kind: TypeId) -> Self {
        Self(kind.0)
    }

    pub(super) const fn kind(self) -> TypeId {
        TypeId(self.0 & !Self::DELETED)
    }

    /// Its type, unless it is deleted.
    pub(in crate::graph) const fn live_type(self) -> Option<TypeId> {
        if self.is_deleted() {
            None
        } else {
            Some(self.kind())
        }
    }

    pub(super) const fn is_deleted(self) -> bool {
        self.0 & Self::DELETED != 0
    }

    pub(super) const fn set_deleted(&mut self, deleted: bool) {
        self.0 = if deleted {
            self.0 | Self::DELETED
        } else {
            self.0 & !Self::DELETED
        };
    }
}

/// A property among others.
pub(super) fn get(properties: &[(KeyId, Value)], key: KeyId) -> Option<&Value> {
    let mut properties = properties.iter();
    properties
        .find(|(own, _)| *own == key)
        .map(|(_, value)| value)
}

/// Sets a property among others, or removes it with null, and gives its former value.
pub(super) fn put(properties: &mut Vec<(KeyId, Value)>, key: KeyId, value: Value) -> Value {
    let place = properties.iter().position(|(own, _)| *own == key);
    match (place, value.is_null()) {
        (Some(place), true) => properties.remove(place).1,
        (Some(place), false) => std::mem::replace(&mut properties[place].1, value),
        (None, true) => Value::Null,
        (None, false) => {
            properties.push((key, value));
            Value::Null
        }
    }
}
