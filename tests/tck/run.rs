//! A scenario against the engine.

use super::gherkin::{Scenario, Step};
use super::value::{Told, read, tell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use whosaid::graph::{Graph, Value};
use whosaid::query::{Error, Options, Outcome, Parameters, Phase, Procedure, parse, run};

/// The result of a scenario.
#[derive(Debug)]
pub(crate) struct Verdict {
    /// Why it failed, if it did.
    pub(crate) failure: Option<String>,
    /// For one that expects an error: raised, right type and phase, right detail.
    pub(crate) error_levels: Option<[bool; 3]>,
}

struct World<'w> {
    graphs: &'w Path,
    graph: Graph,
    parameters: Parameters,
    options: Options,
    before: BTreeMap<String, BTreeSet<String>>,
    result: Option<Result<Outcome, Error>>,
    error_levels: Option<[bool; 3]>,
}

/// Runs a scenario; a panic is a failure too.
pub(crate) fn judge(scenario: &Scenario, graphs: &Path) -> Verdict {
    let judged = std::panic::catch_unwind(|| {
        let mut world = World {
            graphs,
            graph: Graph::new(),
            parameters: Parameters::new(),
            options: Options::default(),
            before: BTreeMap::new(),
            result: None,
            error_levels: None,
        };
        let failure = scenario
            .steps
            .iter()
            .find_map(|step| world.step(step).err());
        Verdict {
            failure,
            error_levels: world.error_levels,
        }
    });
    judged.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
        Verdict {
            failure: Some(format!("panic: {}", text.unwrap_or_default())),
            error_levels: None,
        }
    })
}

impl World<'_> {
    fn step(&mut self, step: &Step) -> Result<(), String> {
        let text = step.text.as_str();
        match text {
            "an empty graph" | "any graph" => Ok(()),
            "having executed:" => self
                .execute(&step.document)
                .map(drop)
                .map_err(|error| show(&error)),
            "parameters are:" => {
                for row in &step.table {
                    let value = Self::value(&row[1])?;
                    self.parameters.insert(row[0].clone(), value);
                }
                Ok(())
            }
            "executing query:" | "executing control query:" => {
                self.before = self.observe();
                self.result = Some(self.execute(&step.document));
                Ok(())
            }
            "no side effects" => self.side_effects(&[]),
            "the side effects should be:" => self.side_effects(&step.table),
            "the result should be empty" => {
                let outcome = self.outcome()?;
                match outcome.rows.rows.len() {
                    0 => Ok(()),
                    rows => Err(format!("{rows} rows instead of none")),
                }
            }
            _ if text.starts_with("there exists a procedure") => self.procedure(step),
            _ if text.ends_with(" graph") => self.named_graph(text),
            _ if text.starts_with("the result should be") => self.result(step),
            _ if text.contains("should be raised at") => self.error(text),
            _ => Err(format!("step `{text}` is not known")),
        }
    }

    fn execute(&mut self, query: &str) -> Result<Outcome, Error> {
        let query = parse(query)?;
        run(&mut self.graph, &query, &self.parameters, &self.options)
    }

    /// A value in the suite's notation, as the engine itself reads it.
    fn value(text: &str) -> Result<Value, String> {
        let query = parse(&format!("RETURN {text} AS value")).map_err(|error| show(&error))?;
        let outcome = run(
            &mut Graph::new(),
            &query,
            &Parameters::new(),
            &Options::default(),
        );
        Ok(outcome.map_err(|error| show(&error))?.rows.rows[0][0].clone())
    }

    fn named_graph(&mut self, text: &str) -> Result<(), String> {
        let name = text.trim_start_matches("the ").trim_end_matches(" graph");
        let file = self.graphs.join(name).join(format!("{name}.cypher"));
        let script = std::fs::read_to_string(&file).map_err(|error| error.to_string())?;
        for statement in script
            .split(';')
            .filter(|statement| !statement.trim().is_empty())
        {
            self.execute(statement).map_err(|error| show(&error))?;
        }
        Ok(())
    }

    fn procedure(&mut self, step: &Step) -> Result<(), String> {
        let signature = step.text.trim_start_matches("there exists a procedure ");
        let (inputs, outputs) = signature.split_once(" :: (").ok_or("no outputs")?;
        let (name, inputs) = inputs.split_once('(').ok_or("no inputs")?;
        let fields = |text: &str| {
            let text = text.trim_end_matches(':').trim_end_matches(')').to_owned();
            let fields = text.split(',').filter_map(|field| {
                let (name, kind) = field.split_once("::")?;
                Some((name.trim().to_owned(), kind.trim().to_owned()))
            });
            fields.collect::<Vec<_>>()
        };
        let (inputs, outputs) = (fields(inputs), fields(outputs));
        let rows = step.table.iter().skip(1);
        let rows = rows.map(|row| row.iter().map(|cell| Self::value(cell)).collect());
        let rows = rows.collect::<Result<Vec<Vec<Value>>, String>>()?;
        let inputs: Vec<_> = inputs
            .iter()
            .map(|(name, kind)| (&**name, &**kind))
            .collect();
        let outputs: Vec<_> = outputs.iter().map(|(name, _)| &**name).collect();
        self.options
            .procedures
            .push(Procedure::table(name, &inputs, &outputs, rows));
        Ok(())
    }

    fn outcome(&self) -> Result<&Outcome, String> {
        match &self.result {
            Some(Ok(outcome)) => Ok(outcome),
            Some(Err(error)) => Err(show(error)),
            None => Err("nothing was executed".to_owned()),
        }
    }

    fn result(&self, step: &Step) -> Result<(), String> {
        let rows = &self.outcome()?.rows;
        let (header, expected) = step.table.split_first().ok_or("no table")?;
        let mut header = header.clone();
        let mut columns = rows.columns.clone();
        let mut places: Vec<_> = (0..columns.len()).collect();
        places.sort_by_key(|place| &rows.columns[*place]);
        let unordered = header != columns;
        if unordered {
            columns.sort();
            header.sort();
        }
        if columns != header {
            return Err(format!("columns {columns:?} instead of {header:?}"));
        }
        let mut order: Vec<_> = (0..header.len()).collect();
        if unordered {
            order.sort_by_key(|place| &step.table[0][*place]);
        } else {
            places.clone_from(&order);
        }
        let sorted = step.text.contains("ignoring element order");
        let tidy = |told: Told| {
            if sorted {
                told.with_lists_sorted()
            } else {
                told
            }
        };
        let mut got: Vec<Vec<Told>> = rows
            .rows
            .iter()
            .map(|row| {
                places
                    .iter()
                    .map(|place| tidy(tell(&self.graph, &row[*place])))
                    .collect()
            })
            .collect();
        let mut wanted: Vec<Vec<Told>> = expected
            .iter()
            .map(|row| order.iter().map(|place| tidy(read(&row[*place]))).collect())
            .collect();
        if !step.text.contains("in order") {
            got.sort();
            wanted.sort();
        }
        if got == wanted {
            return Ok(());
        }
        Err(format!(
            "got\n{}instead of\n{}",
            lines(&got),
            lines(&wanted)
        ))
    }

    /// Everything in the graph, by the kinds of side effect.
    fn observe(&self) -> BTreeMap<String, BTreeSet<String>> {
        let graph = &self.graph;
        let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut add = |kind: &str, what: String| {
            all.entry(kind.to_owned()).or_default().insert(what);
        };
        let answer = |query: &str| {
            let query = parse(query).expect("the suite's own query parses");
            let mut copy = graph.clone();
            let outcome = run(&mut copy, &query, &Parameters::new(), &Options::default());
            outcome
                .expect("the suite's own query runs")
                .rows
                .rows
                .into_iter()
                .flatten()
        };
        for value in answer("MATCH (n) RETURN n") {
            let Value::Node(node) = value else { continue };
            add("nodes", format!("{node:?}"));
            graph
                .labels(node)
                .for_each(|label| add("labels", label.to_owned()));
            for (key, value) in graph.properties(node) {
                add(
                    "properties",
                    format!("{node:?} {key} {}", tell(graph, value)),
                );
            }
        }
        for value in answer("MATCH ()-[r]->() RETURN r") {
            let Value::Relationship(id) = value else {
                continue;
            };
            add("relationships", format!("{id:?}"));
            for (key, value) in graph.relationship_properties(id) {
                add("properties", format!("{id:?} {key} {}", tell(graph, value)));
            }
        }
        all
    }

    fn side_effects(&self, table: &[Vec<String>]) -> Result<(), String> {
        let after = self.observe();
        let empty = BTreeSet::new();
        let mut effects = BTreeMap::new();
        for kind in ["nodes", "relationships", "properties", "labels"] {
            let (before, after) = (self.before.get(kind), after.get(kind));
            let (before, after) = (before.unwrap_or(&empty), after.unwrap_or(&empty));
            effects.insert(format!("+{kind}"), after.difference(before).count());
            effects.insert(format!("-{kind}"), before.difference(after).count());
        }
        effects.retain(|_, count| *count > 0);
        let wanted: BTreeMap<_, _> = table
            .iter()
            .map(|row| (row[0].clone(), row[1].parse().unwrap_or(0)))
            .filter(|(_, count)| *count > 0)
            .collect();
        if effects == wanted {
            return Ok(());
        }
        Err(format!("side effects {effects:?} instead of {wanted:?}"))
    }

    fn error(&mut self, text: &str) -> Result<(), String> {
        let words: Vec<_> = text
            .split([' ', ':'])
            .filter(|word| !word.is_empty())
            .collect();
        let kind = words.get(1).copied().unwrap_or_default();
        let detail = words.last().copied().unwrap_or_default();
        let Some(Err(error)) = &self.result else {
            self.error_levels = Some([false; 3]);
            return Err(format!("no error instead of {kind}: {detail}"));
        };
        let phase = match error.phase {
            Phase::Compile => text.contains("compile time") || text.contains("any time"),
            Phase::Runtime => text.contains("runtime") || text.contains("any time"),
        };
        let right = error.kind.to_string() == kind && phase;
        let exact = right && error.detail.to_string() == detail;
        self.error_levels = Some([true, right, exact]);
        if exact {
            return Ok(());
        }
        Err(format!("{} instead of {text}", show(error)))
    }
}

fn show(error: &Error) -> String {
    format!(
        "{} at {}: {}: {error}",
        error.kind, error.phase, error.detail
    )
}

fn lines(rows: &[Vec<Told>]) -> String {
    let rows = rows.iter().take(12).map(|row| {
        let cells: Vec<_> = row.iter().map(ToString::to_string).collect();
        format!("    {}\n", cells.join(" | "))
    });
    rows.collect()
}
