//! A plan is carried out over the graph; rows come out.

mod ahead;
mod budget;
mod context;
mod evaluate;
mod expand;
mod gather;
mod group;
mod hop;
mod meet;
mod node_set;
mod outcome;
mod profile;
mod route;
mod shortest;
mod stage;
mod step;
mod table;
mod walk;
mod write;

pub use budget::Options;
pub(super) use context::Names;
pub use outcome::{Outcome, Stats, Touched};
pub(super) use profile::{Passed, Profile};

use super::Error;
use super::function::temporal::Clock;
use super::plan::{Part, Plan, Stage};
use super::rows::Rows;
use super::value::Key;
use crate::graph::{Graph, Value};
use budget::Budget;
use context::Context;
use evaluate::Memory;
use meet::Tallies;
use route::Routes;
use rustc_hash::FxHashSet;
use std::cell::RefCell;
use table::Table;

/// Why a row goes no further.
enum Stop {
    /// No more rows are wanted.
    Enough,
    /// Something went wrong.
    Failed(Box<Error>),
}

/// What happens after a row was passed on.
type Flow = Result<(), Stop>;

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(Box::new(error))
    }
}

/// Whether all went well, be it that enough rows were there early.
fn settle(flow: Flow) -> Result<(), Error> {
    match flow {
        Ok(()) | Err(Stop::Enough) => Ok(()),
        Err(Stop::Failed(error)) => Err(*error),
    }
}

/// Carries a plan out. If it fails, the graph is left as the plan made it so far.
pub(super) fn execute(
    plan: &Plan,
    graph: &mut Graph,
    parameters: &[Value],
    options: &Options,
    profile: &Profile,
    names: &mut Names,
) -> Result<Outcome, Error> {
    let mut run = Run {
        plan,
        graph,
        parameters,
        names,
        budget: Budget::new(options),
        clock: Clock::default(),
        profile,
        tallies: Tallies::default(),
        memory: Memory::new(plan.remembered),
        threshold: RefCell::default(),
        stats: Stats::default(),
        row: vec![Value::Null; plan.width],
    };
    let mut outcome = Outcome::default();
    let mut seen = FxHashSet::default();
    for part in &plan.parts {
        let table = run.part(part)?;
        outcome.rows.columns = part.columns.iter().map(|(name, _)| name.clone()).collect();
        if part.columns.is_empty() {
            continue;
        }
        let slots: Vec<_> = part.columns.iter().map(|(_, slot)| *slot).collect();
        if plan.trace.is_none() && !plan.distinct {
            outcome.rows.rows.extend(table.into_rows(&slots));
            continue;
        }
        for row in table.rows() {
            let answer: Vec<Value> = slots.iter().map(|slot| row.get(*slot).clone()).collect();
            if let Some(trace) = plan.trace {
                outcome.touched.add(row.get(trace));
            }
            if !plan.distinct || seen.insert(Key(answer.clone().into())) {
                outcome.rows.rows.push(answer);
            }
        }
    }
    outcome.stats = run.stats;
    Ok(outcome)
}

/// A plan being carried out.
struct Run<'r> {
    plan: &'r Plan,
    graph: &'r mut Graph,
    parameters: &'r [Value],
    names: &'r mut Names,
    budget: Budget<'r>,
    clock: Clock,
    profile: &'r Profile,
    tallies: Tallies,
    memory: Memory,
    threshold: RefCell<Option<Value>>,
    stats: Stats,
    row: Vec<Value>,
}

impl Run<'_> {
    fn part(&mut self, part: &Part) -> Result<Table, Error> {
        let mut table = Table::one_row();
        for stage in &part.stages {
            self.names.refresh(&self.plan.symbols, self.graph);
            let begun = self.profile.begin();
            table = match stage {
                Stage::Read(read) => {
                    let mut row = std::mem::take(&mut self.row);
                    let gathered =
                        self.with_context(|context| context.gather(read, table, &mut row));
                    self.row = row;
                    gathered?
                }
                Stage::Write { write, keep } => self.write(write, keep, table)?,
            };
            self.profile.stage(table.len(), begun);
        }
        Ok(table)
    }

    /// Reads the graph as it is now.
    fn with_context<T>(&self, work: impl FnOnce(Context<'_>) -> T) -> T {
        let routes = Routes::new(self.plan.expansions);
        work(Context {
            graph: self.graph,
            plan: self.plan,
            parameters: self.parameters,
            names: self.names,
            budget: &self.budget,
            clock: &self.clock,
            profile: self.profile,
            tallies: &self.tallies,
            memory: &self.memory,
            threshold: &self.threshold,
            routes: &routes,
        })
    }
}

impl Outcome {
    /// The rows alone.
    #[must_use]
    pub fn into_rows(self) -> Rows {
        self.rows
    }
}
