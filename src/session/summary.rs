//! What a graph holds, counted.

use super::respond::counted;
use crate::graph::{Graph, Value};
use crate::query::Rows;
use indexmap::{IndexMap, IndexSet};

/// How many nodes and relationships there are, in all and of each label and type.
pub(super) fn stats(graph: &Graph) -> Rows {
    let labels = graph.label_names().map(|label| {
        let nodes = graph.nodes_with_label(label).len();
        (format!("(:{label})"), nodes)
    });
    let mut types: IndexMap<&str, usize> = IndexMap::new();
    for relationship in graph.relationships() {
        *types
            .entry(graph.relationship_type(relationship))
            .or_default() += 1;
    }
    let types = types
        .into_iter()
        .map(|(kind, count)| (format!("[:{kind}]"), count));
    let totals = [
        ("nodes".to_string(), graph.node_count()),
        ("relationships".to_string(), graph.relationship_count()),
    ];
    let counts = totals.into_iter().chain(labels).chain(types);
    Rows {
        columns: vec!["of".into(), "count".into()],
        rows: counts
            .map(|(name, count)| vec![name.into(), integer(count)])
            .collect(),
    }
}

/// `12 statements, 5 speakers, 3 articles`, for rows that are statements and more than one.
pub(super) fn statements(rows: &Rows) -> Option<String> {
    let column = |name: &str| rows.columns.iter().position(|column| column == name);
    let text = column("statement").filter(|_| rows.rows.len() > 1)?;
    let place = ["start", "path", "document"].map(column);
    let place = place.into_iter().flatten().chain([text]);
    let cells = |row: &[Value], columns: &[usize]| {
        let cells = columns.iter().map(|column| format!("{:?}", row[*column]));
        cells.collect::<Vec<_>>()
    };
    let different = |columns: Vec<usize>| {
        let rows = rows.rows.iter();
        let known = rows.filter(|row| columns.iter().any(|column| !row[*column].is_null()));
        known
            .map(|row| cells(row, &columns))
            .collect::<IndexSet<_>>()
            .len()
    };
    let mut counts = vec![counted(different(place.collect()), "statement")];
    let article = column("path").or_else(|| column("document"));
    for (column, noun) in [(column("speaker"), "speaker"), (article, "article")] {
        counts.extend(column.map(|column| counted(different(vec![column]), noun)));
    }
    Some(counts.join(", "))
}

/// The patterns that the graph is made of, with their properties.
pub(super) fn schema(graph: &Graph) -> Rows {
    let mut patterns: IndexMap<String, (usize, IndexSet<&str>)> = IndexMap::new();
    for node in graph.nodes() {
        let entry = patterns
            .entry(format!("({})", labels(graph, node)))
            .or_default();
        entry.0 += 1;
        entry.1.extend(graph.properties(node).map(|(key, _)| key));
    }
    for relationship in graph.relationships() {
        let (from, to) = graph.endpoints(relationship);
        let kind = graph.relationship_type(relationship);
        let pattern = format!("({})-[:{kind}]->({})", first(graph, from), first(graph, to));
        let entry = patterns.entry(pattern).or_default();
        entry.0 += 1;
        let properties = graph.relationship_properties(relationship);
        entry.1.extend(properties.map(|(key, _)| key));
    }
    let row = |(pattern, (count, keys)): (String, (usize, IndexSet<&str>))| {
        let keys: Vec<_> = keys.into_iter().collect();
        vec![pattern.into(), integer(count), keys.join(", ").into()]
    };
    Rows {
        columns: ["pattern", "count", "properties"].map(Into::into).into(),
        rows: patterns.into_iter().map(row).collect(),
    }
}

fn labels(graph: &Graph, node: crate::graph::NodeId) -> String {
    let labels: Vec<_> = graph.labels(node).collect();
    match labels.as_slice() {
        [] => String::new(),
        _ => format!(":{}", labels.join(":")),
    }
}

fn first(graph: &Graph, node: crate::graph::NodeId) -> String {
    graph
        .labels(node)
        .next()
        .map(|label| format!(":{label}"))
        .unwrap_or_default()
}

fn integer(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}
