//! What the graph is made of: which labels, types and properties go together.

use crate::graph::{Graph, NodeId, Value};
use crate::query::value::kind_name;
use indexmap::{IndexMap, IndexSet};
use std::collections::BTreeMap;
use std::sync::Arc;

type Row = Vec<Value>;

/// One row: nodes as `{label, count}`, relationships as `{type, from, to, count}`.
pub(super) fn visualization(graph: &Graph) -> Vec<Row> {
    let nodes = graph.label_names().filter_map(|label| {
        let count = graph.nodes_with_label(label).len();
        (count > 0).then(|| map([("label", label.into()), ("count", number(count))]))
    });
    let mut ways: IndexMap<_, usize> = IndexMap::new();
    for id in graph.relationships() {
        let (from, to) = graph.endpoints(id);
        for from in labels_or_null(graph, from) {
            for to in labels_or_null(graph, to) {
                let way = (graph.relationship_type(id), from, to);
                *ways.entry(way).or_default() += 1;
            }
        }
    }
    let relationships = ways.into_iter().map(|((kind, from, to), count)| {
        map([
            ("type", kind.into()),
            ("from", from.into()),
            ("to", to.into()),
            ("count", number(count)),
        ])
    });
    vec![vec![nodes.collect(), relationships.collect()]]
}

/// The labels of a node; `None` alone if it has none.
fn labels_or_null(graph: &Graph, node: NodeId) -> Vec<Option<&str>> {
    let labels: Vec<_> = graph.labels(node).map(Some).collect();
    if labels.is_empty() {
        vec![None]
    } else {
        labels
    }
}

/// A row for each property of nodes with the same labels.
pub(super) fn node_properties(graph: &Graph) -> Vec<Row> {
    let mut owners: IndexMap<Vec<&str>, Owners<'_>> = IndexMap::new();
    for node in graph.nodes() {
        let owner = owners.entry(graph.labels(node).collect()).or_default();
        owner.add(graph.properties(node));
    }
    let rows = owners.into_iter().flat_map(|(labels, owners)| {
        let name: Vec<_> = labels.iter().map(|label| format!(":`{label}`")).collect();
        let front = vec![name.concat().into(), Value::strings(labels)];
        owners.rows(front)
    });
    rows.collect()
}

/// A row for each property of relationships of the same type.
pub(super) fn relationship_properties(graph: &Graph) -> Vec<Row> {
    let mut owners: IndexMap<&str, Owners<'_>> = IndexMap::new();
    for id in graph.relationships() {
        let owner = owners.entry(graph.relationship_type(id)).or_default();
        owner.add(graph.relationship_properties(id));
    }
    let rows = owners
        .into_iter()
        .flat_map(|(kind, owners)| owners.rows(vec![format!(":`{kind}`").into()]));
    rows.collect()
}

/// Nodes or relationships of one kind: how many they are, and the types of each property with how
/// many have it.
#[derive(Default)]
struct Owners<'g> {
    count: usize,
    properties: BTreeMap<&'g str, (IndexSet<&'static str>, usize)>,
}

impl<'g> Owners<'g> {
    fn add(&mut self, properties: impl Iterator<Item = (&'g str, &'g Value)>) {
        self.count += 1;
        for (key, value) in properties {
            let (types, count) = self.properties.entry(key).or_default();
            types.insert(kind_name(value));
            *count += 1;
        }
    }

    /// A row for each property, all with the same front; one of nulls if there is no property.
    fn rows(self, front: Row) -> Vec<Row> {
        if self.properties.is_empty() {
            return vec![[front, vec![Value::Null, Value::Null, false.into()]].concat()];
        }
        let rows = self.properties.into_iter().map(|(key, (types, count))| {
            let mandatory = count == self.count;
            let back = vec![key.into(), Value::strings(types), mandatory.into()];
            [front.clone(), back].concat()
        });
        rows.collect()
    }
}

fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let entries = entries.map(|(key, value)| (key.into(), value));
    Value::Map(Arc::new(entries.into()))
}

fn number(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}
