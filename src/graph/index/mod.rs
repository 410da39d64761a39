//! What makes the graph fast: indexes derived from it.
//!
//! Each is made when a query first needs it and kept right by every change after that. Nothing is
//! known here that the graph itself does not say.

mod adjacency;
mod column;
mod text;
mod values;

pub use adjacency::{Leads, Link, Rows, Way};

use super::{Direction, Graph, KeyId, LabelId, NodeId, RelationshipId, TypeId, Value};
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

impl Graph {
    /// Makes sure that relationships stand in rows by type and direction.
    pub fn index_relationships(&mut self) {
        if self.indexes.adjacency.is_none() {
            self.indexes.adjacency = Some(Adjacency::new(self));
        }
    }

    /// Makes sure that nodes with a label are found by the value of a property.
    pub fn index_values(&mut self, label: LabelId, key: KeyId) {
        if !self.indexes.values.contains_key(&(label, key)) {
            let values = Values::new(self, label, key);
            self.indexes.values.insert((label, key), values);
        }
    }

    /// Makes sure that nodes with a label are found by what the text of a property contains.
    pub fn index_text(&mut self, label: LabelId, key: KeyId) {
        if !self.indexes.texts.contains_key(&(label, key)) {
            let texts = Texts::new(self, label, key);
            self.indexes.texts.insert((label, key), texts);
        }
    }

    /// Makes sure that a property stands in one place, if many nodes share few texts.
    pub fn index_column(&mut self, key: KeyId) {
        let place = key.0 as usize;
        if self.indexes.columns.get(place).is_none_or(Option::is_none) {
            let column = Column::new(self, key);
            let columns = &mut self.indexes.columns;
            columns.resize(columns.len().max(place + 1), None);
            columns[place] = Some(column);
        }
    }

    /// A node's property, if it stands in a column.
    #[must_use]
    #[inline]
    pub fn column_value(&self, node: NodeId, key: KeyId) -> Option<&Value> {
        self.indexes
            .columns
            .get(key.0 as usize)?
            .as_ref()?
            .value(node)
    }

    /// The number in its column of the text that is a node's property, and how many texts the
    /// column has, if it stands in one.
    #[must_use]
    #[inline]
    pub fn column_text(&self, node: NodeId, key: KeyId) -> Option<(usize, usize)> {
        let column = self.indexes.columns.get(key.0 as usize)?.as_ref()?;
        Some((column.text(node)?, column.len()))
    }

    /// Whether a property stands in a column at all.
    #[must_use]
    pub fn has_column(&self, key: KeyId) -> bool {
        let column = self.indexes.columns.get(key.0 as usize);
        column.is_some_and(|column| column.as_ref().is_some_and(|column| column.len() > 0))
    }

    /// The relationships of one type, gone one way, if they are indexed: rows apart by the labels
    /// that they lead to.
    #[must_use]
    #[inline]
    pub fn rows(&self, kind: TypeId, way: Way) -> Option<&[Rows]> {
        let adjacency = self.indexes.adjacency.as_ref()?;
        Some(adjacency.rows(kind, way))
    }

    /// Those of them that may lead to a node.
    #[must_use]
    pub fn rows_toward(
        &self,
        kind: TypeId,
        way: Way,
        node: NodeId,
    ) -> Option<impl Iterator<Item = &Rows>> {
        let labels = self.label_sets.mask(self.label_sets.of(node));
        let adjacency = self.indexes.adjacency.as_ref()?;
        Some(adjacency.rows_toward(kind, way, labels))
    }

    /// How many relationships of one type at a node go one way, if they are indexed.
    #[must_use]
    pub fn link_count(&self, node: NodeId, kind: TypeId, way: Way) -> Option<usize> {
        let rows = self.rows(kind, way)?.iter();
        Some(rows.map(|rows| rows.at(node).len()).sum())
    }

    /// About how many relationships of a type lead from nodes with a label to nodes with another,
    /// if they are indexed.
    #[must_use]
    pub fn links_between(
        &self,
        kind: TypeId,
        from: Option<LabelId>,
        to: Option<LabelId>,
    ) -> Option<usize> {
        let fits =
            |set, label: Option<LabelId>| label.is_none_or(|label| self.label_sets.has(set, label));
        let all = self.indexes.adjacency.as_ref()?.between(kind);
        let all = all.filter(|((start, end), _)| fits(*start, from) && fits(*end, to));
        Some(all.map(|(_, count)| count).sum())
    }

    /// Nodes with a label among which are all whose property equals a value, if they are indexed.
    #[must_use]
    pub fn nodes_valued(&self, label: LabelId, key: KeyId, value: &Value) -> Option<&[NodeId]> {
        let values = self.indexes.values.get(&(label, key))?;
        Some(values.nodes(value))
    }

    /// Whether each node with a label is known to have a value of its own for a property.
    #[must_use]
    pub fn is_unique(&self, label: LabelId, key: KeyId) -> bool {
        let values = self.indexes.values.get(&(label, key));
        values.is_some_and(|values| values.are_unique(self.nodes_labelled(label).len()))
    }

    /// Nodes among which are all with a label whose property contains a text, in the order of
    /// their ids, if they are indexed.
    #[must_use]
    pub fn nodes_containing(&self, label: LabelId, key: KeyId, part: &str) -> Option<Vec<NodeId>> {
        let texts = self.indexes.texts.get(&(label, key))?;
        texts.nodes(part)
    }

    /// Names after the first `keys` are forgotten.
    pub(super) fn forget_columns(&mut self, keys: usize) {
        self.indexes.columns.truncate(keys);
    }

    /// A relationship has come.
    pub(super) fn index_link(&mut self, id: RelationshipId) {
        self.index_relationship(id, Adjacency::link);
    }

    /// A relationship has gone.
    pub(super) fn unindex_link(&mut self, id: RelationshipId) {
        self.index_relationship(id, Adjacency::unlink);
    }

    fn index_relationship(
        &mut self,
        id: RelationshipId,
        change: fn(&mut Adjacency, TypeId, RelationshipId, [End; 2]),
    ) {
        let Some(mut adjacency) = self.indexes.adjacency.take() else {
            return;
        };
        let (from, to) = self.endpoints(id);
        let ends = [from, to].map(|node| self.end(node));
        change(&mut adjacency, self.type_of(id), id, ends);
        self.indexes.adjacency = Some(adjacency).filter(|adjacency| !adjacency.is_stale());
    }

    fn end(&self, node: NodeId) -> End {
        let set = self.label_sets.of(node);
        (node, set, self.label_sets.mask(set))
    }

    /// Gives a node other labels; what leads to it stands in other rows then.
    pub(super) fn set_labels(&mut self, node: NodeId, labels: &[LabelId]) {
        let before = self.end(node);
        self.label_sets.set(node, labels);
        let Some(mut adjacency) = self.indexes.adjacency.take() else {
            return;
        };
        for (id, kind, _) in self.neighbours(node, Direction::Both) {
            let (from, to) = self.endpoints(id);
            let ends = [from, to].map(|end| self.end(end));
            let ends_before = ends.map(|end| if end.0 == node { before } else { end });
            adjacency.relabel(kind, id, ends_before, ends);
            if adjacency.is_stale() {
                return;
            }
        }
        self.indexes.adjacency = Some(adjacency);
    }

    /// A node has come under a label, or is about to leave it.
    pub(super) fn index_labelled(&mut self, label: LabelId, node: NodeId, comes: bool) {
        let mut values = std::mem::take(&mut self.indexes.values);
        let of_label = values.iter_mut();
        for ((_, key), values) in of_label.filter(|((own, _), _)| *own == label) {
            match self.node_value(node, *key) {
                Some(value) if comes => values.insert(value, node),
                Some(value) => values.remove(value, node),
                None => {}
            }
        }
        self.indexes.values = values;
        let of_label = self.indexes.texts.iter_mut();
        for (_, texts) in of_label.filter(|((own, _), _)| *own == label) {
            texts.touch(node);
        }
        self.indexes.texts.retain(|_, texts| !texts.is_stale());
    }

    /// A node has gone.
    pub(super) fn index_gone(&mut self, node: NodeId) {
        let columns = self.indexes.columns.iter_mut().flatten();
        columns.for_each(|column| column.forget(node));
    }

    /// A node's property has changed.
    pub(super) fn index_property(&mut self, node: NodeId, key: KeyId, old: &Value) {
        if let Some(Some(column)) = self.indexes.columns.get_mut(key.0 as usize) {
            column.forget(node);
        }
        if self.indexes.values.is_empty() && self.indexes.texts.is_empty() || !self.has_node(node) {
            return;
        }
        let set = self.label_sets.of(node);
        let mut values = std::mem::take(&mut self.indexes.values);
        let new = self.node_value(node, key);
        for ((label, own), values) in &mut values {
            if *own == key && self.label_sets.has(set, *label) {
                values.remove(old, node);
                if let Some(new) = new {
                    values.insert(new, node);
                }
            }
        }
        self.indexes.values = values;
        for ((label, own), texts) in &mut self.indexes.texts {
            if *own == key && self.label_sets.has(set, *label) {
                texts.touch(node);
            }
        }
        self.indexes.texts.retain(|_, texts| !texts.is_stale());
    }
}

#[cfg(test)]
mod tests;
