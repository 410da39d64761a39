//! What makes the graph fast: indexes read from its store.
//!
//! Each is made when a query first needs it and kept right by every change that it follows after
//! that. Nothing is known here that the store does not say.

mod adjacency;
mod column;
mod follow;
mod text;
mod values;

pub use adjacency::{Leads, Link, Rows, Way};

use super::store::{Change, KeyId, LabelId, NodeId, RelationshipId, Store, TypeId};
use super::{Direction, Value};
use adjacency::{Adjacency, End};
use column::Column;
use rustc_hash::FxHashMap;
use text::Texts;
use values::Values;

/// The indexes made so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Indexes {
    adjacency: Option<Adjacency>,
    values: FxHashMap<(LabelId, KeyId), Values>,
    texts: FxHashMap<(LabelId, KeyId), Texts>,
    /// By key.
    columns: Vec<Option<Column>>,
}

impl Indexes {
    /// Relationships in rows by type and direction.
    pub(super) fn make_adjacency(&mut self, store: &Store) {
        self.adjacency.get_or_insert_with(|| Adjacency::new(store));
    }

    /// Nodes with a label by the value of a property.
    pub(super) fn make_values(&mut self, store: &Store, label: LabelId, key: KeyId) {
        let place = self.values.entry((label, key));
        place.or_insert_with(|| Values::new(store, label, key));
    }

    /// Nodes with a label by the words in the text of a property.
    pub(super) fn make_texts(&mut self, store: &Store, label: LabelId, key: KeyId) {
        let place = self.texts.entry((label, key));
        place.or_insert_with(|| Texts::new(store, label, key));
    }

    /// A property of all nodes in one place.
    pub(super) fn make_column(&mut self, store: &Store, key: KeyId) {
        let place = key.0 as usize;
        if place >= self.columns.len() {
            self.columns.resize(place + 1, None);
        }
        self.columns[place].get_or_insert_with(|| Column::new(store, key));
    }

    #[inline]
    pub(super) const fn adjacency(&self) -> Option<&Adjacency> {
        self.adjacency.as_ref()
    }

    pub(super) fn values(&self, label: LabelId, key: KeyId) -> Option<&Values> {
        self.values.get(&(label, key))
    }

    pub(super) fn texts(&self, label: LabelId, key: KeyId) -> Option<&Texts> {
        self.texts.get(&(label, key))
    }

    #[inline]
    pub(super) fn column(&self, key: KeyId) -> Option<&Column> {
        self.columns.get(key.0 as usize)?.as_ref()
    }

    /// Keys after the first so many are forgotten.
    pub(super) fn forget_keys(&mut self, keys: usize) {
        self.columns.truncate(keys);
    }
}

#[cfg(test)]
mod tests;
