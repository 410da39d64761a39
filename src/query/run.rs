//! A query runs: checked, planned, carried out; taken back if it fails.

use super::ast::{Mode, Query};
use super::check::{self, nearest, resolved};
use super::execute::{Options, Outcome, Profile, execute};
use super::explain::explain;
use super::plan::{Optimisation, plan, prepare};
use super::{Error, procedure, with_room};
use crate::Diagnostic;
use crate::graph::{Graph, Value};
use std::collections::BTreeMap;

/// The values of a query's parameters, by name.
pub type Parameters = BTreeMap<String, Value>;

/// Runs a query over a graph. If it fails, the graph is as it was before.
///
/// # Errors
/// What makes no sense in the query, and what goes wrong while it runs.
///
/// ```
/// use whosaid::graph::Graph;
/// use whosaid::query::{Options, Parameters, parse, run};
/// let mut graph = Graph::new();
/// let options = Options::default();
/// let create = parse("CREATE (:Person {name: 'Xi'})-[:SAID]->(:Statement)").unwrap();
/// run(&mut graph, &create, &Parameters::new(), &options).unwrap();
/// let count = parse("MATCH (p:Person)-->(s) RETURN p.name, count(s) AS n").unwrap();
/// let outcome = run(&mut graph, &count, &Parameters::new(), &options).unwrap();
/// assert_eq!(outcome.rows.columns, ["p.name", "n"]);
/// assert_eq!(outcome.rows.rows, [["Xi".into(), 1.into()]]);
/// ```
pub fn run(
    graph: &mut Graph,
    query: &Query,
    parameters: &Parameters,
    options: &Options,
) -> Result<Outcome, Error> {
    run_in_a_way(graph, query, parameters, options, Optimisation::On)
}

/// Runs a query by a plan that is optimised or not.
pub(super) fn run_in_a_way(
    graph: &mut Graph,
    query: &Query,
    parameters: &Parameters,
    options: &Options,
    way: Optimisation,
) -> Result<Outcome, Error> {
    with_room(|| {
        let resolved = resolve(query, parameters, options)?;
        let warnings = warnings(&resolved, graph);
        let given = resolved.parameters.iter();
        let given: Vec<_> = given.map(|name| parameters[name].clone()).collect();
        prepare(&resolved, graph);
        let mut plan = plan(resolved, graph, &given, options.trace, way);
        if query.mode == Mode::Explain {
            return Ok(Outcome {
                rows: explain(&plan, None),
                warnings,
                ..Outcome::default()
            });
        }
        let profile = match query.mode {
            Mode::Profile => Profile::new(plan.probe()),
            _ => Profile::default(),
        };
        graph.begin();
        match execute(&plan, graph, &given, options, &profile) {
            Ok(outcome) => {
                graph.commit();
                let rows = match query.mode {
                    Mode::Profile => explain(&plan, Some(&profile)),
                    _ => outcome.rows,
                };
                Ok(Outcome {
                    rows,
                    warnings,
                    ..outcome
                })
            }
            Err(error) => {
                graph.roll_back();
                Err(error)
            }
        }
    })
}

/// Looks at a query without running it: its columns.
///
/// # Errors
/// What makes no sense in the query.
pub fn check(
    query: &Query,
    parameters: &Parameters,
    options: &Options,
) -> Result<Vec<String>, Error> {
    with_room(|| {
        let resolved = resolve(query, parameters, options)?;
        let columns = resolved
            .parts
            .first()
            .into_iter()
            .flat_map(|part| &part.columns);
        Ok(columns.map(|(name, _)| name.clone()).collect())
    })
}

fn resolve(
    query: &Query,
    parameters: &Parameters,
    options: &Options,
) -> Result<resolved::Query, Error> {
    let mut procedures = options.procedures.clone();
    procedures.extend(procedure::built_in());
    let given = parameters.keys().map(String::as_str).collect();
    check::check(query, &procedures, &given)
}

/// Names that a query looks for and that the graph has never seen.
fn warnings(query: &resolved::Query, graph: &Graph) -> Vec<Diagnostic> {
    if graph.node_count() == 0 {
        return Vec::new();
    }
    let symbols = &query.symbols;
    let labels: Vec<_> = graph.label_names().collect();
    let types: Vec<_> = graph.type_names().collect();
    let keys: Vec<_> = graph.key_names().collect();
    let unseen = [
        (&symbols.labels, labels, "no node has the label"),
        (&symbols.types, types, "no relationship has the type"),
        (&symbols.keys, keys, "nothing has the property"),
    ];
    let warnings = unseen.into_iter().flat_map(|(names, known, what)| {
        let names = names.iter().filter(|name| !name.written);
        names
            .filter_map(move |name| warning(name, &known, what))
            .collect::<Vec<_>>()
    });
    warnings.collect()
}

fn warning(name: &resolved::Name, known: &[&str], what: &str) -> Option<Diagnostic> {
    let span = name.read?;
    if known.contains(&&*name.text) {
        return None;
    }
    let warning = Diagnostic::new(format!("{what} `{}`", name.text)).at(span);
    Some(match nearest(&name.text, known.iter().copied()) {
        Some(nearest) => warning.hint(format!("did you mean `{nearest}`?")),
        None => warning,
    })
}
