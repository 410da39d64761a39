//! Which nodes and relationships a drawing shows.

use crate::graph::schema::{label, relationship};
use crate::graph::{Direction, Graph, NodeId, RelationshipId, Value};
use crate::query::Rows;
use std::collections::BTreeSet;

/// A part of a graph: exactly what a drawing shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// The nodes, besides those at the relationships' ends.
    pub nodes: BTreeSet<NodeId>,
    /// The relationships.
    pub relationships: BTreeSet<RelationshipId>,
}

impl Selection {
    /// All of `graph`, but without the `MENTIONS` that say nothing new, see [`Self::joined`].
    #[must_use]
    pub fn all(graph: &Graph) -> Self {
        let nodes = graph.nodes().collect();
        Self {
            nodes,
            relationships: BTreeSet::new(),
        }
        .joined(graph)
    }

    /// The nodes, relationships and paths in `rows`, the documents of the statements among them,
    /// and what joins all these.
    #[must_use]
    pub fn of_rows(rows: &Rows, graph: &Graph) -> Self {
        let mut selection = Self::default();
        let mut values: Vec<&Value> = rows.rows.iter().flatten().collect();
        while let Some(value) = values.pop() {
            match value {
                Value::List(items) => values.extend(items.iter()),
                Value::Map(map) => values.extend(map.values()),
                Value::Node(id) => selection.add_node(*id),
                Value::Relationship(id) => selection.add_relationship(*id, graph),
                Value::Path(path) => {
                    selection.nodes.extend(&path.nodes);
                    for id in &path.relationships {
                        selection.add_relationship(*id, graph);
                    }
                }
                _ => {}
            }
        }
        selection.with_documents(graph).joined(graph)
    }

    /// The same with what its statements report of each other: all that is worth adding to the
    /// relationships that a query has matched.
    #[must_use]
    pub fn with_reports(mut self, graph: &Graph) -> Self {
        let reports: Vec<_> = self
            .statements(graph)
            .flat_map(|statement| {
                graph.expand(statement, Direction::Outgoing, Some(relationship::REPORTS))
            })
            .filter(|(_, reported)| self.nodes.contains(reported))
            .collect();
        self.relationships
            .extend(reports.into_iter().map(|(id, _)| id));
        self
    }

    /// The same with every relationship between its nodes.
    ///
    /// `MENTIONS` are added only for an entity that nothing else joins to the rest: a document
    /// mentions everything that its statements are about.
    #[must_use]
    pub fn joined(mut self, graph: &Graph) -> Self {
        let mut mentions = Vec::new();
        for node in &self.nodes {
            for (id, other) in graph.expand(*node, Direction::Outgoing, None) {
                if !self.nodes.contains(&other) {
                } else if graph.relationship_type(id) == relationship::MENTIONS {
                    mentions.push((id, other));
                } else {
                    self.relationships.insert(id);
                }
            }
        }
        let ends = self.relationships.iter().map(|id| graph.endpoints(*id));
        let tied: BTreeSet<NodeId> = ends.flat_map(|(from, to)| [from, to]).collect();
        let loose = mentions
            .into_iter()
            .filter(|(_, entity)| !tied.contains(entity));
        self.relationships.extend(loose.map(|(id, _)| id));
        self
    }

    fn with_documents(mut self, graph: &Graph) -> Self {
        let documents: Vec<_> = self
            .statements(graph)
            .flat_map(|statement| {
                graph.expand(statement, Direction::Outgoing, Some(relationship::IN))
            })
            .map(|(_, document)| document)
            .collect();
        self.nodes.extend(documents);
        self
    }

    fn statements<'a>(&'a self, graph: &'a Graph) -> impl Iterator<Item = NodeId> + 'a {
        let nodes = self.nodes.iter().copied();
        nodes.filter(|node| graph.has_label(*node, label::STATEMENT))
    }

    fn add_node(&mut self, id: NodeId) {
        self.nodes.insert(id);
    }

    fn add_relationship(&mut self, id: RelationshipId, graph: &Graph) {
        let (from, to) = graph.endpoints(id);
        self.nodes.extend([from, to]);
        self.relationships.insert(id);
    }
}
