//! Some of a graph's nodes and relationships, and a graph of these alone.

use super::schema::{label, relationship};
use super::{Direction, Graph, NodeId, RelationshipId, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A selection of a graph's nodes and relationships: what a drawing shows, what a copy has.
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

    /// The nodes, relationships and paths among `values`, the documents of the statements among
    /// them, and what joins all these.
    #[must_use]
    pub fn of_values<'v>(values: impl IntoIterator<Item = &'v Value>, graph: &Graph) -> Self {
        let mut selection = Self::default();
        let mut values: Vec<&Value> = values.into_iter().collect();
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

    /// The nodes, and those at the relationships' ends.
    #[must_use]
    pub fn all_nodes(&self, graph: &Graph) -> BTreeSet<NodeId> {
        let ends = self.relationships.iter().map(|id| graph.endpoints(*id));
        let ends = ends.flat_map(|(from, to)| [from, to]);
        self.nodes.iter().copied().chain(ends).collect()
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

impl Graph {
    /// A graph of only what is selected of this one.
    #[must_use]
    pub fn copy(&self, selection: &Selection) -> Self {
        let mut copy = Self::new();
        let copied = selection
            .all_nodes(self)
            .into_iter()
            .map(|node| (node, self.copy_node(node, &mut copy)));
        let new: BTreeMap<NodeId, NodeId> = copied.collect();
        for id in &selection.relationships {
            let (from, to) = self.endpoints(*id);
            let properties = self.relationship_properties(*id);
            let properties = properties.map(|(key, value)| (key, value.clone()));
            let kind = self.relationship_type(*id);
            copy.create_relationship(kind, new[&from], new[&to], properties);
        }
        copy
    }

    fn copy_node(&self, node: NodeId, copy: &mut Self) -> NodeId {
        let properties = self.properties(node);
        let properties = properties.map(|(key, value)| (key, value.clone()));
        copy.create_node(self.labels(node), properties)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_what_is_selected_and_the_nodes_at_its_ends() {
        let mut graph = Graph::new();
        let [xi, topic, other] = ["Person", "Topic", "Other"]
            .map(|label| graph.create_node([label], [("name", label.into())]));
        let about = graph.create_relationship("ABOUT", xi, topic, [("n", 1.into())]);
        graph.create_relationship("ABOUT", xi, other, []);
        let selection = Selection {
            nodes: [topic].into(),
            relationships: [about].into(),
        };
        let copy = graph.copy(&selection);
        let names = copy
            .nodes()
            .map(|node| copy.property(node, "name").unwrap());
        let expected: Vec<Value> = vec!["Person".into(), "Topic".into()];
        assert!(names.eq(&expected));
        let [id] = copy.relationships().collect::<Vec<_>>()[..] else {
            panic!("one relationship was selected");
        };
        assert_eq!(copy.relationship_type(id), "ABOUT");
        assert_eq!(copy.relationship_property(id, "n"), Some(&1.into()));
        assert_eq!(copy.endpoints(id), (NodeId(0), NodeId(1)));
        assert_eq!(copy.label_names().collect::<Vec<_>>(), ["Person", "Topic"]);
    }
}
