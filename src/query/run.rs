//! A query runs: checked, planned, carried out; taken back if it fails.

use super::ast::{Mode, Query};
use super::check::{self, nearest, resolved};
use super::execute::{Names, Options, Outcome, Profile, execute};
use super::explain::explain;
use super::plan::{Optimisation, Plan, plan, prepare};
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
        let mut ready = Ready::new(graph, query, parameters, options, way)?;
        let values = ready.values(parameters);
        ready.run(graph, &values, options)
    })
}

/// A query to be run again and again, over one graph and with other parameters. Its plan is
/// remembered for as long as the graph stays the same and the parameters find about as much.
///
/// ```
/// use whosaid::graph::Graph;
/// use whosaid::query::{Options, Parameters, Prepared, parse};
/// let mut graph = Graph::new();
/// let mut add = Prepared::new(parse("RETURN $n + 1 AS n").unwrap());
/// for n in 0..3 {
///     let parameters = Parameters::from([("n".to_owned(), n.into())]);
///     let outcome = add.run(&mut graph, &parameters, &Options::default()).unwrap();
///     assert_eq!(outcome.rows.rows, [[(n + 1).into()]]);
/// }
/// ```
#[derive(Debug)]
pub struct Prepared {
    query: Query,
    ready: Option<Ready>,
}

impl Prepared {
    /// A query that is not planned yet.
    #[must_use]
    pub const fn new(query: Query) -> Self {
        Self { query, ready: None }
    }

    /// Runs it. If it fails, the graph is as it was before.
    ///
    /// # Errors
    /// As [`run`] has them.
    pub fn run(
        &mut self,
        graph: &mut Graph,
        parameters: &Parameters,
        options: &Options,
    ) -> Result<Outcome, Error> {
        with_room(|| {
            let known = self.ready.take().filter(|ready| {
                let (version, given) = (graph.version(), parameters.keys());
                ready.version == version && ready.given.iter().eq(given) && ready.suits(options)
            });
            let known = known.map(|ready| (ready.values(parameters), ready));
            let fitting = known.filter(|(values, ready)| ready.is_fast(graph, values));
            let (values, mut ready) = if let Some(fitting) = fitting {
                fitting
            } else {
                let way = Optimisation::On;
                let ready = Ready::new(graph, &self.query, parameters, options, way)?;
                (ready.values(parameters), ready)
            };
            let outcome = ready.run(graph, &values, options);
            self.ready = Some(ready).filter(|_| self.query.mode == Mode::Run);
            outcome
        })
    }
}

/// A plan, and what it was made for.
#[derive(Debug)]
struct Ready {
    plan: Plan,
    mode: Mode,
    warnings: Vec<Diagnostic>,
    names: Names,
    /// Of the graph.
    version: u64,
    /// The names of the parameters that were given.
    given: Vec<String>,
    trace: bool,
    procedures: usize,
}

impl Ready {
    fn new(
        graph: &mut Graph,
        query: &Query,
        parameters: &Parameters,
        options: &Options,
        way: Optimisation,
    ) -> Result<Self, Error> {
        let resolved = resolve(query, parameters, options)?;
        let warnings = warnings(&resolved, graph);
        prepare(&resolved, graph);
        let values = values(&resolved.parameters, parameters);
        Ok(Self {
            plan: plan(resolved, graph, &values, options.trace, way),
            mode: query.mode,
            warnings,
            names: Names::default(),
            version: graph.version(),
            given: parameters.keys().cloned().collect(),
            trace: options.trace,
            procedures: options.procedures.len(),
        })
    }

    /// Whether the plan is right under other options.
    fn suits(&self, options: &Options) -> bool {
        self.trace == options.trace && self.procedures == options.procedures.len()
    }

    /// Whether the plan is about as fast as another with other values of the parameters.
    fn is_fast(&self, graph: &Graph, values: &[Value]) -> bool {
        let mut assumptions = self.plan.assumptions.iter();
        assumptions.all(|assumption| assumption.holds(graph, values))
    }

    /// The values of the parameters by number.
    fn values(&self, parameters: &Parameters) -> Vec<Value> {
        values(&self.plan.parameters, parameters)
    }

    fn run(
        &mut self,
        graph: &mut Graph,
        values: &[Value],
        options: &Options,
    ) -> Result<Outcome, Error> {
        let warnings = self.warnings.clone();
        if self.mode == Mode::Explain {
            return Ok(Outcome {
                rows: explain(&self.plan, None),
                warnings,
                ..Outcome::default()
            });
        }
        let profile = match self.mode {
            Mode::Profile => Profile::new(self.plan.probe()),
            _ => Profile::default(),
        };
        graph.begin();
        let names = &mut self.names;
        let outcome = execute(&self.plan, graph, values, options, &profile, names);
        let mut outcome = match outcome {
            Ok(outcome) => outcome,
            Err(error) => {
                graph.roll_back();
                return Err(error);
            }
        };
        if options.keep {
            outcome.deed = Some(graph.keep()).filter(|deed| !deed.is_empty());
        } else {
            graph.commit();
        }
        if self.mode == Mode::Profile {
            outcome.rows = explain(&self.plan, Some(&profile));
        }
        outcome.warnings = warnings;
        Ok(outcome)
    }
}

/// The values of parameters by number.
fn values(names: &[String], parameters: &Parameters) -> Vec<Value> {
    let values = names.iter().map(|name| parameters.get(name).cloned());
    values.map(|value| value.unwrap_or(Value::Null)).collect()
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
