//! Names of labels, types and property keys, each kept once and known by a number.

use super::{Store, index_u32};
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// A label's number in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelId(pub u32);

/// A relationship type's number in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// A property key's number in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub u32);

/// How many names of each kind there are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::graph) struct NameCounts {
    pub(in crate::graph) labels: usize,
    pub(in crate::graph) types: usize,
    pub(in crate::graph) keys: usize,
}

/// Names in the order they were first met.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(IndexSet<Box<str>, FxBuildHasher>);

impl Names {
    pub(super) fn name(&self, number: u32) -> &str {
        &self.0[number as usize]
    }

    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.0.get_index_of(name).map(index_u32)
    }

    pub(super) fn intern(&mut self, name: &str) -> u32 {
        self.number(name)
            .unwrap_or_else(|| index_u32(self.0.insert_full(name.into()).0))
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Forgets every name after the first `length`.
    pub(super) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }
}

impl Store {
    /// All labels ever used.
    pub fn label_names(&self) -> impl Iterator<Item = &str> {
        self.labels.iter()
    }

    /// All relationship types ever used.
    pub fn type_names(&self) -> impl Iterator<Item = &str> {
        self.types.iter()
    }

    /// All property keys ever used.
    pub fn key_names(&self) -> impl Iterator<Item = &str> {
        self.keys.iter()
    }

    /// How many labels, types and keys were ever used.
    #[must_use]
    pub fn name_count(&self) -> usize {
        self.labels.len() + self.types.len() + self.keys.len()
    }

    /// The same, each for itself.
    pub(in crate::graph) fn name_counts(&self) -> NameCounts {
        NameCounts {
            labels: self.labels.len(),
            types: self.types.len(),
            keys: self.keys.len(),
        }
    }

    /// A label by its number.
    #[must_use]
    pub fn label_name(&self, label: LabelId) -> &str {
        self.labels.name(label.0)
    }

    /// A relationship type by its number.
    #[must_use]
    pub fn type_name(&self, kind: TypeId) -> &str {
        self.types.name(kind.0)
    }

    /// A property key by its number.
    #[must_use]
    pub fn key_name(&self, key: KeyId) -> &str {
        self.keys.name(key.0)
    }

    /// A label's number, if it was ever used.
    #[must_use]
    pub fn label_id(&self, label: &str) -> Option<LabelId> {
        self.labels.number(label).map(LabelId)
    }

    /// A relationship type's number, if it was ever used.
    #[must_use]
    pub fn type_id(&self, kind: &str) -> Option<TypeId> {
        self.types.number(kind).map(TypeId)
    }

    /// A property key's number, if it was ever used.
    #[must_use]
    pub fn key_id(&self, key: &str) -> Option<KeyId> {
        self.keys.number(key).map(KeyId)
    }
}
