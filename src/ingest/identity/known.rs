//! The entities that a graph has already: from files of nodes and relationships.

use super::group::{is_another, key, may_be_one};
use crate::extract::EntityLabel;
use crate::graph::schema::{label, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use crate::ingest::facts::Record;
use crate::ingest::label_name;
use rustc_hash::FxHashMap;

/// The entities of a graph, by what they are called.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Known {
    named: FxHashMap<(EntityLabel, String), Vec<NodeId>>,
    /// By the name without initials, accents, capitals and marks.
    spelt: FxHashMap<(EntityLabel, String), Vec<NodeId>>,
}

const LABELS: [EntityLabel; 6] = [
    EntityLabel::Person,
    EntityLabel::Organization,
    EntityLabel::Country,
    EntityLabel::Topic,
    EntityLabel::Place,
    EntityLabel::Event,
];

impl Known {
    /// Those of `graph`.
    pub(in crate::ingest) fn new(graph: &Graph) -> Self {
        let mut own = Self::default();
        for label in LABELS {
            for node in graph.nodes_with_label(label_name(label)) {
                if let Some(name) = graph.property(*node, "name").and_then(Value::as_str) {
                    own.add(label, name, *node);
                }
            }
            for node in graph.nodes_with_label(label_name(label)) {
                for name in former_names(graph, *node) {
                    own.add(label, name, *node);
                }
            }
        }
        own
    }

    fn add(&mut self, label: EntityLabel, name: &str, node: NodeId) {
        let named = self.named.entry((label, name.to_owned())).or_default();
        if named.contains(&node) {
            return;
        }
        named.push(node);
        let spelt = self.spelt.entry((label, key(name))).or_default();
        if !spelt.contains(&node) {
            spelt.push(node);
        }
    }

    /// The node that a record is about, if there is one.
    pub(in crate::ingest) fn find(&self, graph: &Graph, record: &Record) -> Option<NodeId> {
        let entity = &record.entity;
        let is_same = |node: &NodeId| !is_other(graph, *node, record);
        let named = self.named.get(&(entity.label, entity.name.clone()));
        let same = named.into_iter().flatten().copied().find(is_same);
        same.or_else(|| {
            let spelt = self.spelt.get(&(entity.label, key(&entity.name)))?;
            let mut spelt = spelt.iter().copied();
            let is_same = |node: &NodeId| {
                let name = graph.property(*node, "name").and_then(Value::as_str);
                name.is_some_and(|name| may_be_one(name, &entity.name)) && is_same(node)
            };
            let only = spelt.by_ref().find(is_same)?;
            spelt.all(|node| !is_same(&node)).then_some(only)
        })
    }
}

/// Under which names a reader has merged or renamed it.
fn former_names(graph: &Graph, node: NodeId) -> impl Iterator<Item = &str> {
    let names = match graph.property(node, "formerly") {
        Some(Value::List(names)) => names.as_slice(),
        _ => &[],
    };
    names.iter().filter_map(Value::as_str)
}

fn is_other(graph: &Graph, node: NodeId, record: &Record) -> bool {
    let text = |key: &str| graph.property(node, key).and_then(Value::as_str);
    let of = graph.expand(node, Direction::Outgoing, Some(relationship::OF));
    let countries = of.filter(|(_, country)| graph.has_label(*country, label::COUNTRY));
    let known: Vec<&str> = countries
        .filter_map(|(_, country)| graph.property(country, "name").and_then(Value::as_str))
        .collect();
    let own: Vec<&str> = record.countries.iter().map(String::as_str).collect();
    is_another(&record.entity, &own, text("gender"), text("role"), &known)
}
