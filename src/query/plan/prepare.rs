//! The indexes that a query can use are made before it is planned.

use super::start::{containment, equality};
use crate::graph::{Graph, KeyId, LabelId};
use crate::query::check::resolved::{
    Clause, Expression, Matching, Properties, Query, Slot, Symbol, Symbols,
};
use std::collections::BTreeMap;

/// How many nodes may have a label for their properties to be looked at for groups alone.
const MAXIMUM_GROUPS: usize = 1 << 18;

/// How many nodes there must be for a property to stand in a column.
const MANY: usize = 1 << 14;

/// Makes the indexes that a query can use.
pub(in crate::query) fn prepare(query: &Query, graph: &mut Graph) {
    if graph.node_count() >= MANY {
        let read = query.symbols.keys.iter().filter(|key| key.read.is_some());
        for key in read {
            if let Some(key) = graph.key_id(&key.text) {
                graph.index_column(key);
            }
        }
    }
    let within = query.subqueries.iter().flat_map(|one| &one.parts);
    for part in within.chain(&query.parts) {
        let mut labels = BTreeMap::new();
        for clause in &part.clauses {
            match clause {
                Clause::Match { matching, .. } => {
                    prepare_matching(matching, &query.symbols, graph, &mut labels);
                }
                Clause::Project(projection) if projection.grouping.is_some() => {
                    for (_, value) in &projection.assignments {
                        prepare_group(value, &query.symbols, graph, &labels);
                    }
                }
                _ => {}
            }
        }
    }
}

fn prepare_matching(
    matching: &Matching,
    symbols: &Symbols,
    graph: &mut Graph,
    labels: &mut BTreeMap<Slot, Symbol>,
) {
    if matching
        .patterns
        .iter()
        .any(|one| !one.relationships.is_empty())
    {
        graph.index_relationships();
    }
    let conditions = match &matching.filter {
        Some(Expression::And(all)) => &all[..],
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    for node in matching.patterns.iter().flat_map(|one| &one.nodes) {
        let count = |label: &Symbol| graph.nodes_with_label(&symbols.labels[*label].text).len();
        let Some(label) = node.labels.iter().copied().min_by_key(count) else {
            continue;
        };
        labels.insert(node.slot, label);
        let mut valued = Vec::new();
        if let Properties::Entries(entries) = &node.properties {
            valued.extend(entries.iter().map(|(key, _)| key.symbol));
        }
        let equal = conditions.iter().filter_map(|one| equality(one, node.slot));
        valued.extend(equal.map(|(key, _)| key.symbol));
        for key in valued {
            if let Some((label, key)) = known(symbols, graph, label, key) {
                graph.index_values(label, key);
            }
        }
        for (key, _) in conditions
            .iter()
            .filter_map(|one| containment(one, node.slot))
        {
            if let Some((label, key)) = known(symbols, graph, label, key.symbol) {
                graph.index_text(label, key);
            }
        }
    }
}

/// A property that tells groups apart may be one by which each node can be told.
fn prepare_group(
    value: &Expression,
    symbols: &Symbols,
    graph: &mut Graph,
    labels: &BTreeMap<Slot, Symbol>,
) {
    let Expression::Property(owner, key, _) = value else {
        return;
    };
    if let Expression::Slot(slot) = **owner
        && let Some(label) = labels.get(&slot)
        && let Some((label, key)) = known(symbols, graph, *label, key.symbol)
        && graph.nodes_labelled(label).len() <= MAXIMUM_GROUPS
    {
        graph.index_values(label, key);
    }
}

fn known(symbols: &Symbols, graph: &Graph, label: Symbol, key: Symbol) -> Option<(LabelId, KeyId)> {
    let label = graph.label_id(&symbols.labels[label].text)?;
    Some((label, graph.key_id(&symbols.keys[key].text)?))
}
