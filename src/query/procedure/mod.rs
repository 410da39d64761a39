//! Procedures: what CALL calls.

mod algorithm;
mod schema;

use super::Error;
use super::kinds::Kinds;
use crate::graph::{Graph, Value};
use std::sync::{Arc, LazyLock};

/// A procedure: its name, what it takes and gives, and where its rows come from.
#[derive(Debug, Clone)]
pub struct Procedure(Arc<Signature>);

#[derive(Debug)]
struct Signature {
    name: String,
    inputs: Vec<(String, Kinds)>,
    /// So many of the inputs must be given.
    required: usize,
    outputs: Vec<String>,
    rows: Source,
}

#[derive(Debug)]
enum Source {
    /// Rows of inputs followed by outputs: those whose inputs equal the arguments are given.
    Table(Vec<Vec<Value>>),
    /// Rows computed from the graph.
    Graph(fn(&Graph) -> Vec<Vec<Value>>),
    /// Rows computed from the graph and a map.
    Algorithm(algorithm::Algorithm),
}

impl Procedure {
    /// A procedure that looks its answer up in a table: each row has the inputs, then the outputs.
    /// Types are written as `STRING?`, `INTEGER`, `NUMBER?`; others take anything.
    #[must_use]
    pub fn table(
        name: impl Into<String>,
        inputs: &[(&str, &str)],
        outputs: &[&str],
        rows: Vec<Vec<Value>>,
    ) -> Self {
        let inputs = inputs
            .iter()
            .map(|(name, kind)| ((*name).to_owned(), kinds(kind)));
        Self(Arc::new(Signature {
            name: name.into(),
            required: inputs.len(),
            inputs: inputs.collect(),
            outputs: outputs.iter().map(|name| (*name).to_owned()).collect(),
            rows: Source::Table(rows),
        }))
    }

    fn of_graph(name: &str, outputs: &[&str], rows: fn(&Graph) -> Vec<Vec<Value>>) -> Self {
        Self(Arc::new(Signature {
            name: name.to_owned(),
            inputs: Vec::new(),
            required: 0,
            outputs: outputs.iter().map(|name| (*name).to_owned()).collect(),
            rows: Source::Graph(rows),
        }))
    }

    fn of_part(name: &str, outputs: &[&str], rows: algorithm::Algorithm) -> Self {
        Self(Arc::new(Signature {
            name: name.to_owned(),
            inputs: vec![("part".to_owned(), Kinds::MAP)],
            required: 0,
            outputs: outputs.iter().map(|name| (*name).to_owned()).collect(),
            rows: Source::Algorithm(rows),
        }))
    }

    /// Its dotted name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// What it takes: name and kinds.
    pub(super) fn inputs(&self) -> &[(String, Kinds)] {
        &self.0.inputs
    }

    /// The inputs that must be given; those after them may be left out.
    pub(super) fn required(&self) -> &[(String, Kinds)] {
        &self.0.inputs[..self.0.required]
    }

    /// The names of its columns.
    #[must_use]
    pub fn outputs(&self) -> &[String] {
        &self.0.outputs
    }

    /// Its rows for these arguments; what takes long asks `go_on` now and then.
    pub(super) fn rows<'g>(
        &'g self,
        graph: &'g Graph,
        arguments: &'g [Value],
        go_on: algorithm::GoOn,
    ) -> Result<algorithm::Rows<'g>, Error> {
        Ok(match &self.0.rows {
            Source::Graph(rows) => Box::new(rows(graph).into_iter()),
            Source::Algorithm(rows) => rows(graph, arguments, go_on)?,
            Source::Table(rows) => {
                let fitting = rows.iter().filter(move |row| {
                    let mut pairs = row.iter().zip(arguments);
                    pairs.all(|(own, given)| super::value::order(own, given).is_eq())
                });
                Box::new(fitting.map(|row| row[arguments.len()..].to_vec()))
            }
        })
    }
}

/// The procedures that are always there.
pub(crate) fn built_in() -> impl Iterator<Item = Procedure> {
    static ALL: LazyLock<[Procedure; 11]> = LazyLock::new(all);
    ALL.iter().cloned()
}

fn all() -> [Procedure; 11] {
    [
        Procedure::of_part("pagerank", &["node", "rank"], algorithm::pagerank),
        Procedure::of_part(
            "degree",
            &["node", "degree", "outgoing", "incoming"],
            algorithm::degree,
        ),
        Procedure::of_part("components", &["node", "component"], algorithm::components),
        Procedure::of_part(
            "strongComponents",
            &["node", "component"],
            algorithm::strong_components,
        ),
        Procedure::of_part(
            "betweenness",
            &["node", "betweenness"],
            algorithm::betweenness,
        ),
        Procedure::of_graph("db.labels", &["label"], |graph| {
            let names = graph.label_names();
            let used = names.filter(|name| !graph.nodes_with_label(name).is_empty());
            used.map(|name| vec![name.into()]).collect()
        }),
        Procedure::of_graph("db.relationshipTypes", &["relationshipType"], |graph| {
            let names = graph.type_names();
            let used = names.filter(|name| {
                let kind = graph.type_id(name);
                kind.is_some_and(|kind| graph.relationships_typed(kind) > 0)
            });
            used.map(|name| vec![name.into()]).collect()
        }),
        Procedure::of_graph("db.propertyKeys", &["propertyKey"], |graph| {
            graph.key_names().map(|name| vec![name.into()]).collect()
        }),
        Procedure::of_graph(
            "db.schema.visualization",
            &["nodes", "relationships"],
            schema::visualization,
        ),
        Procedure::of_graph(
            "db.schema.nodeTypeProperties",
            &[
                "nodeType",
                "nodeLabels",
                "propertyName",
                "propertyTypes",
                "mandatory",
            ],
            schema::node_properties,
        ),
        Procedure::of_graph(
            "db.schema.relTypeProperties",
            &["relType", "propertyName", "propertyTypes", "mandatory"],
            schema::relationship_properties,
        ),
    ]
}

fn kinds(written: &str) -> Kinds {
    match written.trim_end_matches('?') {
        "STRING" => Kinds::STRING,
        "INTEGER" => Kinds::INTEGER,
        "FLOAT" | "NUMBER" => Kinds::NUMBER,
        "BOOLEAN" => Kinds::BOOLEAN,
        "MAP" => Kinds::MAP,
        "NODE" => Kinds::NODE,
        "RELATIONSHIP" => Kinds::RELATIONSHIP,
        "PATH" => Kinds::PATH,
        _ => Kinds::ANY,
    }
}
