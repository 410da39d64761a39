//! Looking up by index. Each is made when a query first needs it.

use super::{Graph, KeyId, LabelId, NodeId, Rows, TypeId, Value, Way};

impl Graph {
    /// The first node with `label` whose property `key` equals `value`.
    #[must_use]
    pub fn find(&self, label: &str, key: &str, value: &Value) -> Option<NodeId> {
        let (label, key) = (self.label_id(label)?, self.key_id(key)?);
        let indexed = self.nodes_valued(label, key, value);
        let nodes = indexed.unwrap_or_else(|| self.nodes_labelled(label));
        let mut nodes = nodes.iter().copied();
        nodes.find(|node| self.node_value(*node, key) == Some(value))
    }

    /// Makes sure that relationships stand in rows by type and direction.
    pub fn index_relationships(&mut self) {
        self.indexes.make_adjacency(&self.store);
    }

    /// Makes sure that nodes with a label are found by the value of a property.
    pub fn index_values(&mut self, label: LabelId, key: KeyId) {
        self.indexes.make_values(&self.store, label, key);
    }

    /// Makes sure that nodes with a label are found by what the text of a property contains.
    pub fn index_text(&mut self, label: LabelId, key: KeyId) {
        self.indexes.make_texts(&self.store, label, key);
    }

    /// Makes sure that a property stands in one place, if many nodes share few texts.
    pub fn index_column(&mut self, key: KeyId) {
        self.indexes.make_column(&self.store, key);
    }

    /// A node's property, if it stands in a column.
    #[must_use]
    #[inline]
    pub fn column_value(&self, node: NodeId, key: KeyId) -> Option<&Value> {
        self.indexes.column(key)?.value(node)
    }

    /// The number in its column of the text that is a node's property, and how many texts the
    /// column has, if it stands in one.
    #[must_use]
    #[inline]
    pub fn column_text(&self, node: NodeId, key: KeyId) -> Option<(usize, usize)> {
        let column = self.indexes.column(key)?;
        Some((column.text(node)?, column.len()))
    }

    /// Whether a property stands in a column at all.
    #[must_use]
    pub fn has_column(&self, key: KeyId) -> bool {
        let column = self.indexes.column(key);
        column.is_some_and(|column| column.len() > 0)
    }

    /// The relationships of one type, gone one way, if they are indexed: rows apart by the labels
    /// that they lead to.
    #[must_use]
    #[inline]
    pub fn rows(&self, kind: TypeId, way: Way) -> Option<&[Rows]> {
        Some(self.indexes.adjacency()?.rows(kind, way))
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
        let adjacency = self.indexes.adjacency()?;
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
        let all = self.indexes.adjacency()?.between(kind);
        let all = all.filter(|((start, end), _)| fits(*start, from) && fits(*end, to));
        Some(all.map(|(_, count)| count).sum())
    }

    /// Nodes with a label among which are all whose property equals a value, if they are indexed.
    #[must_use]
    pub fn nodes_valued(&self, label: LabelId, key: KeyId, value: &Value) -> Option<&[NodeId]> {
        let values = self.indexes.values(label, key)?;
        Some(values.nodes(value))
    }

    /// Whether each node with a label is known to have a value of its own for a property.
    #[must_use]
    pub fn is_unique(&self, label: LabelId, key: KeyId) -> bool {
        let values = self.indexes.values(label, key);
        values.is_some_and(|values| values.are_unique(self.nodes_labelled(label).len()))
    }

    /// Nodes among which are all with a label whose property contains a text, in the order of
    /// their ids, if they are indexed.
    #[must_use]
    pub fn nodes_containing(&self, label: LabelId, key: KeyId, part: &str) -> Option<Vec<NodeId>> {
        self.indexes.texts(label, key)?.nodes(part)
    }
}
