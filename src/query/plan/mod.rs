//! A checked query becomes stages of steps, in the order that the graph's counts suggest.
//!
//! A stage takes rows, passes each through its steps, which bind more slots, drop rows or
//! multiply them, and gathers what arrives in a sink: as it comes, sorted, grouped. Where a
//! clause writes, a stage of its own takes each row and changes the graph.

mod ahead;
mod assumption;
mod estimate;
mod late;
mod matching;
mod meet;
mod prepare;
mod probe;
mod projection;
mod remember;
mod slots;
mod spare;
mod start;
mod steps;
mod walk;

pub(super) use prepare::prepare;
pub(super) use slots::of_pattern as slots_of;
pub(super) use steps::{
    Ahead, Expand, ExpandMany, Meet, Part, Plan, Read, Sink, Source, Stage, Step, Subquery, Window,
    Write,
};
pub(super) use walk::{Each, PartOfWalk};

use super::ast::Arrow;
use super::check::resolved::{self, Clause, Slot, Symbol};
use crate::graph::{Direction, Graph, Value, Way};
use ahead::look_ahead;
use assumption::Assumption;
use spare::Spare;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// How many steps a stage has at most, so that running one does not go too deep.
const MAXIMUM_STEPS: usize = 128;

/// Puts a query's clauses into order.
pub(super) fn plan(
    query: resolved::Query,
    graph: &Graph,
    parameters: &[Value],
    trace: bool,
    way: Optimisation,
) -> Plan {
    let trace = trace.then_some(query.slots.len());
    let weight = query.slots.len() + 1;
    let only_reads = query.only_reads();
    let symbols = query.symbols;
    let assumptions = RefCell::default();
    let (expansions, remembered) = (Cell::new(0), Cell::new(0));
    let planner = |trace, needs, outermost| Planner {
        graph,
        assumptions: &assumptions,
        expansions: &expansions,
        remembered: &remembered,
        symbols: &symbols,
        parameters,
        needs,
        trace,
        is_optimised: way == Optimisation::On,
        is_weighed: outermost && trace.is_none() && way == Optimisation::On,
        only_reads,
    };
    let needs = slots::of_subqueries(&query.subqueries);
    let within = planner(None, needs.clone(), false);
    let subqueries = query.subqueries.into_iter();
    let subqueries = subqueries.map(|one| {
        let outer: BTreeSet<Slot> = one.outer.into_iter().collect();
        let parts = one.parts.into_iter();
        Subquery {
            parts: parts.map(|part| within.part(part, outer.clone())).collect(),
            distinct: one.distinct,
        }
    });
    let around = planner(trace, needs, true);
    let parts = query.parts.into_iter();
    let parts = parts.map(|part| around.part(part, BTreeSet::new()));
    let (subqueries, parts) = (subqueries.collect(), parts.collect());
    Plan {
        parts,
        distinct: query.distinct,
        subqueries,
        symbols,
        parameters: query.parameters,
        trace,
        weight,
        width: query.slots.len() + 2,
        slots: query.slots,
        expansions: expansions.get(),
        remembered: remembered.get(),
        assumptions: assumptions.into_inner(),
    }
}

/// What is known while planning.
struct Planner<'p> {
    graph: &'p Graph,
    /// What is taken for granted so far.
    assumptions: &'p RefCell<Vec<Assumption>>,
    /// How many expansions there are so far.
    expansions: &'p Cell<usize>,
    /// How many expressions are computed once for each text so far.
    remembered: &'p Cell<usize>,
    symbols: &'p resolved::Symbols,
    /// Their values.
    parameters: &'p [Value],
    /// What each subquery reads.
    needs: Vec<BTreeSet<Slot>>,
    trace: Option<Slot>,
    /// Whether the plan may be another than the query's own order.
    is_optimised: bool,
    /// Whether a row may stand for several.
    is_weighed: bool,
    /// Whether the graph stays as it is.
    only_reads: bool,
}

/// Whether a plan is as fast as can be or as simple as can be; the rows are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Optimisation {
    /// Indexes, other orders, rows that stand for several.
    On,
    /// Patterns as they are written.
    #[cfg(test)]
    Off,
}

/// The stages so far, the steps of the next one, and what is bound after them.
#[derive(Default)]
struct Progress {
    stages: Vec<Stage>,
    steps: Vec<Step>,
    bound: BTreeSet<Slot>,
    /// What patterns bound since the last stage ended.
    touched: Vec<Slot>,
    /// Whether the clause at hand is the last.
    is_last: bool,
    /// A label that the node in a slot has.
    labels: BTreeMap<Slot, Symbol>,
}

impl Planner<'_> {
    fn assume(&self, assumption: Assumption) {
        let mut all = self.assumptions.borrow_mut();
        if !all.contains(&assumption) {
            all.push(assumption);
        }
    }

    fn part(&self, part: resolved::Part, bound: BTreeSet<Slot>) -> Part {
        Part {
            columns: part.columns.clone(),
            stages: self.stages(part, bound),
        }
    }

    fn stages(&self, part: resolved::Part, bound: BTreeSet<Slot>) -> Vec<Stage> {
        let mut progress = Progress {
            bound,
            ..Progress::default()
        };
        let columns = part.columns.iter().map(|(_, slot)| *slot).collect();
        let mut clauses = self.with_spare(part.clauses).into_iter().peekable();
        while let Some((clause, spare)) = clauses.next() {
            progress.is_last = clauses.peek().is_none();
            self.clause(clause, &spare, &mut progress);
            if progress.steps.len() > MAXIMUM_STEPS {
                let keep = progress.bound.iter().copied().collect();
                self.end_stage(&mut progress, Sink::Rows(Window::default()), keep);
            }
        }
        if !progress.steps.is_empty() || progress.stages.is_empty() {
            self.end_stage(&mut progress, Sink::Rows(Window::default()), columns);
        }
        progress.stages
    }

    /// Plans a clause; some of its slots nobody reads.
    fn clause(&self, clause: Clause, spare: &Spare, progress: &mut Progress) {
        match clause {
            Clause::Match { optional, matching } => {
                self.match_clause(optional, matching, spare, progress);
            }
            Clause::Unwind { list, slot } => {
                progress.steps.push(Step::Unwind(slot, list));
                progress.bound.insert(slot);
            }
            Clause::Project(projection) => self.project(*projection, progress),
            Clause::Create(patterns) => {
                let slots = patterns.iter().flat_map(slots::of_pattern).collect();
                self.write(Write::Create(patterns), slots, progress);
            }
            Clause::Merge(merge) => {
                let slots = slots::of_pattern(&merge.pattern);
                self.write(Write::Merge(merge), slots, progress);
            }
            Clause::Set(items) => self.write(Write::Set(items), Vec::new(), progress),
            Clause::Delete { detach, targets } => {
                self.write(Write::Delete { detach, targets }, Vec::new(), progress);
            }
            Clause::Call {
                procedure,
                arguments,
                outputs,
                filter,
                silent,
            } => {
                progress.bound.extend(outputs.iter().map(|(_, slot)| *slot));
                progress.steps.push(Step::Call {
                    procedure,
                    arguments,
                    outputs,
                    silent,
                });
                progress.steps.extend(filter.map(Step::Filter));
            }
        }
    }

    /// A stage that writes, after one that gathers the rows so far.
    fn write(&self, write: Write, binds: Vec<Slot>, progress: &mut Progress) {
        let keep = progress.bound.iter().copied().collect();
        if !progress.steps.is_empty() || progress.stages.is_empty() {
            self.end_stage(progress, Sink::Rows(Window::default()), keep);
        }
        progress.bound.extend(&binds);
        progress.touched.extend(binds);
        let keep = self.with_trace(progress.bound.iter().copied().collect());
        progress.stages.push(Stage::Write { write, keep });
    }

    fn end_stage(&self, progress: &mut Progress, mut sink: Sink, keep: Vec<Slot>) {
        self.note_touched(progress);
        let mut steps = std::mem::take(&mut progress.steps);
        let before = progress.stages.last().map(|stage| match stage {
            Stage::Read(read) => &read.keep[..],
            Stage::Write { keep, .. } => &keep[..],
        });
        let ahead = look_ahead(&mut steps, &sink, before.unwrap_or_default());
        self.remember(&mut steps, &mut sink);
        progress.stages.push(Stage::Read(Read {
            ahead,
            steps,
            sink,
            keep: self.with_trace(keep),
        }));
    }

    fn note_touched(&self, progress: &mut Progress) {
        let touched = std::mem::take(&mut progress.touched);
        if self.trace.is_some() && !touched.is_empty() {
            progress.steps.push(Step::Trace(touched));
        }
    }

    fn with_trace(&self, mut keep: Vec<Slot>) -> Vec<Slot> {
        keep.extend(self.trace);
        keep
    }
}

/// The direction of a pattern's arrow, seen from its left node or from its right one.
const fn direction(arrow: Arrow, from_left: bool) -> Direction {
    match (arrow, from_left) {
        (Arrow::Either, _) => Direction::Both,
        (Arrow::Right, true) | (Arrow::Left, false) => Direction::Outgoing,
        (Arrow::Right, false) | (Arrow::Left, true) => Direction::Incoming,
    }
}

/// The ways that relationships go in a direction.
pub(super) const fn ways(direction: Direction) -> &'static [Way] {
    match direction {
        Direction::Outgoing => &[Way::Out],
        Direction::Incoming => &[Way::In],
        Direction::Both => &[Way::Out, Way::In],
    }
}
