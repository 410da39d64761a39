//! Putting nodes and relationships in.

use crate::graph::{NodeId, RelationshipId, Value};
use crate::query::ast::Arrow;
use crate::query::check::resolved::{Node, Pattern, Properties, Relationship};
use crate::query::execute::Run;
use crate::query::value::{kind, wrong_type};
use crate::query::{Detail, Error, ErrorKind};
use std::sync::Arc;

/// Properties by name.
type Entries = Vec<(Arc<str>, Value)>;

impl Run<'_> {
    /// Makes a pattern: nodes that are not bound, then the relationships between them.
    pub(super) fn create(&mut self, pattern: &Pattern, row: &mut [Value]) -> Result<(), Error> {
        let mut nodes = Vec::with_capacity(pattern.nodes.len());
        for node in &pattern.nodes {
            nodes.push(self.create_node(node, row)?);
        }
        for (place, relationship) in pattern.relationships.iter().enumerate() {
            let (left, right) = (nodes[place], nodes[place + 1]);
            self.create_relationship(relationship, left, right, row)?;
        }
        if let Some(path) = pattern.path {
            let slots: Vec<_> = pattern.relationships.iter().map(|one| one.slot).collect();
            row[path] =
                self.with_context(|context| context.path(pattern.nodes[0].slot, &slots, row));
        }
        Ok(())
    }

    fn create_node(&mut self, node: &Node, row: &mut [Value]) -> Result<NodeId, Error> {
        if node.bound {
            return match &row[node.slot] {
                Value::Node(bound) if self.graph.has_node(*bound) => Ok(*bound),
                Value::Node(_) => Err(crate::query::function::entity::deleted("node")),
                other => Err(wrong_type("a node", other)),
            };
        }
        let properties = self.created_properties(&node.properties, row)?;
        let symbols = &self.plan.symbols.labels;
        let labels = node.labels.iter().map(|label| &*symbols[*label].text);
        let entries = properties
            .iter()
            .map(|(key, value)| (&**key, value.clone()));
        let created = self.graph.create_node(labels, entries);
        self.stats.nodes_created += 1;
        self.stats.labels_added += node.labels.len();
        self.stats.properties_set += properties.len();
        row[node.slot] = Value::Node(created);
        Ok(created)
    }

    fn create_relationship(
        &mut self,
        relationship: &Relationship,
        left: NodeId,
        right: NodeId,
        row: &mut [Value],
    ) -> Result<RelationshipId, Error> {
        let properties = self.created_properties(&relationship.properties, row)?;
        let kind = relationship.types.first();
        let kind = kind.map_or("", |kind| &*self.plan.symbols.types[*kind].text);
        let (from, to) = match relationship.direction {
            Arrow::Left => (right, left),
            Arrow::Right | Arrow::Either => (left, right),
        };
        let entries = properties
            .iter()
            .map(|(key, value)| (&**key, value.clone()));
        let created = self.graph.create_relationship(kind, from, to, entries);
        self.stats.relationships_created += 1;
        self.stats.properties_set += properties.len();
        row[relationship.slot] = Value::Relationship(created);
        Ok(created)
    }

    fn created_properties(
        &self,
        properties: &Properties,
        row: &mut [Value],
    ) -> Result<Entries, Error> {
        let mut entries = match properties {
            Properties::Entries(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| Ok((Arc::clone(&key.name), self.evaluate(value, row)?)));
                entries.collect::<Result<Vec<_>, Error>>()?
            }
            Properties::Map(map) => match self.evaluate(map, row)? {
                Value::Map(map) => map
                    .iter()
                    .map(|(key, value)| (Arc::clone(key), value.clone()))
                    .collect(),
                other => return Err(wrong_type("a map", &other)),
            },
        };
        entries.retain(|(_, value)| !value.is_null());
        entries
            .iter()
            .try_for_each(|(key, value)| storable(key, value))?;
        Ok(entries)
    }

    /// Refuses to MERGE what could never be found again.
    pub(super) fn no_null(&self, pattern: &Pattern, row: &mut [Value]) -> Result<(), Error> {
        let nodes = pattern.nodes.iter().map(|node| &node.properties);
        let relationships = pattern.relationships.iter().map(|one| &one.properties);
        for properties in nodes.chain(relationships) {
            let Properties::Entries(entries) = properties else {
                continue;
            };
            for (key, value) in entries {
                if self.evaluate(value, row)?.is_null() {
                    return Err(Error::runtime(
                        ErrorKind::SemanticError,
                        Detail::MergeReadOwnWrites,
                        format!("MERGE cannot look for `{}` with the value null", key.name),
                    ));
                }
            }
        }
        Ok(())
    }
}

/// Refuses what a property cannot hold: maps, nodes, paths, lists of lists.
pub(super) fn storable(key: &str, value: &Value) -> Result<(), Error> {
    let is_plain = |value: &Value| {
        matches!(
            value,
            Value::Boolean(_) | Value::Integer(_) | Value::Float(_) | Value::String(_)
        ) || value.as_temporal().is_some()
    };
    let fits = match value {
        Value::List(list) => list.iter().all(is_plain),
        Value::Null => true,
        value => is_plain(value),
    };
    if fits {
        return Ok(());
    }
    let what = match value {
        Value::List(_) => "a list of anything but plain values",
        value => kind(value),
    };
    Err(Error::runtime(
        ErrorKind::TypeError,
        Detail::InvalidPropertyType,
        format!("property `{key}` cannot hold {what}"),
    ))
}
