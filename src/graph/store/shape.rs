//! The keys of nodes' properties: each combination is kept once, each node has the number of its
//! own, and beside it the values alone.

use super::{KeyId, index_u32};
use crate::graph::Value;
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// Combinations of keys, each in the order in which its properties were set first.
#[derive(Debug, Clone)]
pub(in crate::graph) struct Shapes(IndexSet<Box<[KeyId]>, FxBuildHasher>);

/// A node's properties: the number of their keys, and a value for each key.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    shape: u32,
    values: Box<[Value]>,
}

impl Default for Shapes {
    /// The first is that of no properties.
    fn default() -> Self {
        Self(IndexSet::from_iter([Box::default()]))
    }
}

impl Shapes {
    /// A property's value.
    #[inline]
    pub(super) fn value<'p>(&self, properties: &'p Properties, key: KeyId) -> Option<&'p Value> {
        let place = self.place(properties, key)?;
        properties.values.get(place)
    }

    /// All properties.
    pub(super) fn entries<'p>(
        &'p self,
        properties: &'p Properties,
    ) -> impl Iterator<Item = (KeyId, &'p Value)> {
        let keys = self.keys(properties).iter().copied();
        keys.zip(&properties.values)
    }

    /// Properties with keys that all differ, and no null.
    pub(super) fn properties(&mut self, entries: Vec<(KeyId, Value)>) -> Properties {
        let keys: Vec<KeyId> = entries.iter().map(|(key, _)| *key).collect();
        // Collecting would keep the room of the entries, of which a third is the keys'.
        let mut values = Vec::with_capacity(entries.len());
        values.extend(entries.into_iter().map(|(_, value)| value));
        Properties {
            shape: self.number(&keys),
            values: values.into_boxed_slice(),
        }
    }

    /// Sets a property, or removes it with null, and gives its former value.
    pub(super) fn set(&mut self, properties: &mut Properties, key: KeyId, value: Value) -> Value {
        let mut keys = self.keys(properties).to_vec();
        let mut values = std::mem::take(&mut properties.values).into_vec();
        let old = match (self.place(properties, key), value.is_null()) {
            (Some(place), false) => std::mem::replace(&mut values[place], value),
            (Some(place), true) => {
                keys.remove(place);
                values.remove(place)
            }
            (None, true) => Value::Null,
            (None, false) => {
                keys.push(key);
                values.push(value);
                Value::Null
            }
        };
        *properties = Properties {
            shape: self.number(&keys),
            values: values.into_boxed_slice(),
        };
        old
    }

    fn place(&self, properties: &Properties, key: KeyId) -> Option<usize> {
        self.keys(properties).iter().position(|own| *own == key)
    }

    fn keys(&self, properties: &Properties) -> &[KeyId] {
        &self.0[properties.shape as usize]
    }

    fn number(&mut self, keys: &[KeyId]) -> u32 {
        let known = self.0.get_index_of(keys);
        index_u32(known.unwrap_or_else(|| self.0.insert_full(keys.into()).0))
    }
}
