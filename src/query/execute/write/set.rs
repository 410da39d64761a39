//! Changing properties and labels.

use super::create::storable;
use crate::graph::{NodeId, RelationshipId, Value};
use crate::query::Error;
use crate::query::check::resolved::{SetItem, Slot, Symbol};
use crate::query::execute::Run;
use crate::query::function::entity::deleted;
use crate::query::value::wrong_type;
use std::sync::Arc;

/// A node or relationship.
#[derive(Clone, Copy)]
enum Entity {
    Node(NodeId),
    Relationship(RelationshipId),
}

impl Run<'_> {
    /// Does one change after another; null is left alone.
    pub(super) fn set(&mut self, items: &[SetItem], row: &mut [Value]) -> Result<(), Error> {
        for item in items {
            self.names.refresh(&self.plan.symbols, self.graph);
            match item {
                SetItem::Property(target, key, value) => {
                    let target = self.evaluate(target, row)?;
                    let value = self.evaluate(value, row)?;
                    if let Some(entity) = self.entity(&target)? {
                        self.set_property(entity, &key.name, value)?;
                    }
                }
                SetItem::Replace(slot, map) => {
                    let entries = self.evaluate(map, row)?;
                    self.set_all(*slot, &entries, true, row)?;
                }
                SetItem::Add(slot, map) => {
                    let entries = self.evaluate(map, row)?;
                    self.set_all(*slot, &entries, false, row)?;
                }
                SetItem::AddLabels(slot, labels) => {
                    self.set_labels(*slot, labels, true, row)?;
                }
                SetItem::RemoveLabels(slot, labels) => {
                    self.set_labels(*slot, labels, false, row)?;
                }
            }
        }
        Ok(())
    }

    /// What a value stands for; `None` for null.
    fn entity(&self, value: &Value) -> Result<Option<Entity>, Error> {
        match value {
            Value::Null => Ok(None),
            Value::Node(node) if self.graph.has_node(*node) => Ok(Some(Entity::Node(*node))),
            Value::Node(_) => Err(deleted("node")),
            Value::Relationship(id) if self.graph.has_relationship(*id) => {
                Ok(Some(Entity::Relationship(*id)))
            }
            Value::Relationship(_) => Err(deleted("relationship")),
            other => Err(wrong_type("a node or relationship", other)),
        }
    }

    fn set_property(&mut self, entity: Entity, key: &str, value: Value) -> Result<(), Error> {
        storable(key, &value)?;
        self.stats.properties_set += 1;
        match entity {
            Entity::Node(node) => self.graph.set_property(node, key, value),
            Entity::Relationship(id) => self.graph.set_relationship_property(id, key, value),
        }
        Ok(())
    }

    /// Sets the entries of a map, or of another node or relationship; `replaces` tells whether
    /// the properties that it does not name go.
    fn set_all(
        &mut self,
        slot: Slot,
        entries: &Value,
        replaces: bool,
        row: &[Value],
    ) -> Result<(), Error> {
        let Some(entity) = self.entity(&row[slot])? else {
            return Ok(());
        };
        let entries: Vec<(Arc<str>, Value)> = match (entries, self.entity_or_none(entries)) {
            (Value::Map(map), _) => map
                .iter()
                .map(|(key, value)| (Arc::clone(key), value.clone()))
                .collect(),
            (_, Some(other)) => self.properties(other),
            (other, None) => return Err(wrong_type("a map", other)),
        };
        if replaces {
            for (key, _) in self.properties(entity) {
                if !entries.iter().any(|(other, _)| *other == key) {
                    self.set_property(entity, &key, Value::Null)?;
                }
            }
        }
        for (key, value) in entries {
            self.set_property(entity, &key, value)?;
        }
        Ok(())
    }

    fn entity_or_none(&self, value: &Value) -> Option<Entity> {
        self.entity(value).ok().flatten()
    }

    fn properties(&self, entity: Entity) -> Vec<(Arc<str>, Value)> {
        let copied = |(key, value): (&str, &Value)| (Arc::from(key), value.clone());
        match entity {
            Entity::Node(node) => self.graph.properties(node).map(copied).collect(),
            Entity::Relationship(id) => {
                self.graph.relationship_properties(id).map(copied).collect()
            }
        }
    }

    fn set_labels(
        &mut self,
        slot: Slot,
        labels: &[Symbol],
        adds: bool,
        row: &[Value],
    ) -> Result<(), Error> {
        let node = match self.entity(&row[slot])? {
            Some(Entity::Node(node)) => node,
            Some(Entity::Relationship(_)) => return Err(wrong_type("a node", &row[slot])),
            None => return Ok(()),
        };
        for label in labels {
            let label = &self.plan.symbols.labels[*label].text;
            match (adds, self.graph.has_label(node, label)) {
                (true, false) => {
                    self.graph.add_label(node, label);
                    self.stats.labels_added += 1;
                }
                (false, true) => {
                    self.graph.remove_label(node, label);
                    self.stats.labels_removed += 1;
                }
                _ => {}
            }
        }
        Ok(())
    }
}
