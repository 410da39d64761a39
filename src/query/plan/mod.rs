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
mod walk;

pub(super) use prepare::prepare;
pub(super) use slots::of_pattern as slots_of;
pub(super) use walk::{Each, PartOfWalk};

use super::ast::Arrow;
use super::check::resolved::{
    self, Aggregate, Clause, Expression, Key, Merge, Pattern, SetItem, Slot, Symbol, Symbols,
};
use super::procedure::Procedure;
use crate::Span;
use crate::graph::{Direction, Graph, Value, Way};
use ahead::look_ahead;
use assumption::Assumption;
use spare::Spare;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// How many steps a stage has at most, so that running one does not go too deep.
const MAXIMUM_STEPS: usize = 128;

/// A query in the order in which it is carried out.
#[derive(Debug)]
pub(super) struct Plan {
    /// The single queries that UNION joins.
    pub(super) parts: Vec<Part>,
    /// Whether equal rows of the parts become one.
    pub(super) distinct: bool,
    /// Subqueries of expressions, by number.
    pub(super) subqueries: Vec<Subquery>,
    /// Names by number.
    pub(super) symbols: Symbols,
    /// Parameters by number.
    pub(super) parameters: Vec<String>,
    /// The slot in which rows keep what they touched, if that is asked for.
    pub(super) trace: Option<Slot>,
    /// The slot that says for how many rows a row stands; one if it is null.
    pub(super) weight: Slot,
    /// How many slots a row has.
    pub(super) width: usize,
    /// The name of what each slot holds, where it has one.
    pub(super) slots: Vec<Option<Box<str>>>,
    /// How many expansions there are.
    pub(super) expansions: usize,
    /// How many expressions are computed once for each text of a property.
    pub(super) remembered: usize,
    /// What is taken for granted about the parameters.
    pub(super) assumptions: Vec<Assumption>,
}

/// Queries inside an expression that UNION joins.
#[derive(Debug)]
pub(super) struct Subquery {
    /// One after another.
    pub(super) parts: Vec<Part>,
    /// Whether equal rows of the parts become one.
    pub(super) distinct: bool,
}

/// A single query.
#[derive(Debug)]
pub(super) struct Part {
    /// One after another.
    pub(super) stages: Vec<Stage>,
    /// What it returns: name and place.
    pub(super) columns: Vec<(String, Slot)>,
}

/// Rows in, rows out.
#[derive(Debug)]
pub(super) enum Stage {
    /// Rows pass through steps into a sink.
    Read {
        /// In order.
        steps: Vec<Step>,
        /// What gathers the rows.
        sink: Sink,
        /// The slots that go on.
        keep: Vec<Slot>,
    },
    /// Each row changes the graph.
    Write {
        /// How.
        write: Write,
        /// The slots that go on.
        keep: Vec<Slot>,
    },
}

/// One step of a row on its way.
#[derive(Debug)]
pub(super) enum Step {
    /// Binds nodes, one by one.
    Nodes(Slot, Source),
    /// Goes on if what is bound is a node.
    IsNode(Slot),
    /// Binds the relationships at a node, one by one, and the nodes at their other ends.
    Expand(Expand),
    /// Binds the walks from a node whose length lies in a range.
    ExpandMany(Box<ExpandMany>),
    /// Binds the ends of a relationship that is bound already.
    Follow(Expand),
    /// Binds the end of a list of relationships that is bound already.
    FollowMany(Box<ExpandMany>),
    /// Binds a shortest walk between two nodes, or all of them, of those whose every part is as
    /// told.
    Shortest(Box<ExpandMany>, bool, Vec<Each>),
    /// Binds the path through slots.
    Path {
        /// Where it goes.
        slot: Slot,
        /// The first node.
        start: Slot,
        /// Relationships and lists of them, in order.
        relationships: Vec<Slot>,
    },
    /// Goes on if the condition is true.
    Filter(Expression),
    /// Goes on unless, by the first value that the rows are sorted by, the row comes after all that
    /// are wanted.
    Promising(Expression, bool),
    /// Computes slots.
    Assign(Vec<(Slot, Expression)>),
    /// Binds the elements of a list.
    Unwind(Slot, Expression),
    /// Goes on with every way through these steps; without one, with nulls in these slots.
    Optional(Vec<Step>, Vec<Slot>),
    /// Binds the rows of a procedure.
    Call {
        /// What is called.
        procedure: Procedure,
        /// With what.
        arguments: Vec<Expression>,
        /// The place of a column and the slot it goes to.
        outputs: Vec<(usize, Slot)>,
        /// Whether the row goes on once, whatever the procedure gives.
        silent: bool,
    },
    /// Binds the nodes where all branches meet, each once, and multiplies the row's weight by the
    /// number of ways there.
    Meet(Box<Meet>),
    /// Multiplies the row's weight by the number of ways through these steps, if there is any.
    Ways(Vec<Step>),
    /// Notes what these slots hold as touched.
    Trace(Vec<Slot>),
    /// Counts the rows that come by, and the time that all does which comes after.
    Probe(usize),
}

/// Where nodes are looked for. What is found by an index is checked by a filter after it.
#[derive(Debug)]
pub(super) enum Source {
    /// Everywhere.
    All,
    /// Under a label.
    Label(Symbol),
    /// Under a label, by the value of a property.
    Value(Symbol, Key, Expression),
    /// Under a label, with a relationship of one of some types.
    Linked(Symbol, Vec<Symbol>, Direction),
    /// Under a label, by what the text of a property contains.
    Text(Symbol, Key, Expression),
}

/// Branches from bound nodes to one that is not, whose own nodes and relationships nobody needs.
#[derive(Debug)]
pub(super) struct Meet {
    /// The node where they meet.
    pub(super) slot: Slot,
    /// The steps of each branch; all bind the slot.
    pub(super) branches: Vec<Vec<Step>>,
    /// If the same node is in two of these slots, a relationship might be walked twice: then the
    /// branches are gone one by one.
    pub(super) unlike: Vec<(Slot, Slot)>,
    /// Everything the branches do, with the node bound.
    pub(super) exactly: Vec<Step>,
    /// Relationships that the branches do not tell.
    pub(super) relationships: Vec<Slot>,
    /// Whether a row goes on as often as there are ways, for all that the weight would say.
    pub(super) repeats: bool,
}

/// From a node over one relationship to another node.
#[derive(Debug, Clone)]
pub(super) struct Expand {
    /// Its own number in the plan.
    pub(super) number: usize,
    /// The node it begins at.
    pub(super) from: Slot,
    /// The relationship.
    pub(super) relationship: Slot,
    /// The node at its other end.
    pub(super) to: Slot,
    /// Whether the first node is bound; not so only for a relationship bound already.
    pub(super) from_bound: bool,
    /// Whether the other node is bound.
    pub(super) to_bound: bool,
    /// Seen from the first node.
    pub(super) direction: Direction,
    /// One of which the relationship has; any if empty.
    pub(super) types: Vec<Symbol>,
    /// All of which the other node has.
    pub(super) labels: Vec<Symbol>,
    /// Relationships of the same MATCH, and lists of them, that it must not be.
    pub(super) unlike: Vec<Slot>,
    /// What the steps after it will read of the other node.
    pub(super) ahead: Vec<Ahead>,
}

/// Something that is read of a node.
#[derive(Debug, Clone)]
pub(super) enum Ahead {
    /// Its relationships of some types.
    Rows(Vec<Symbol>, Direction),
    /// One of its properties.
    Property(Key),
}

/// From a node over several relationships to another node.
#[derive(Debug)]
pub(super) struct ExpandMany {
    /// Each of the relationships; the slot takes the list.
    pub(super) one: Expand,
    /// The fewest.
    pub(super) minimum: u64,
    /// The most.
    pub(super) maximum: u64,
    /// What the properties of each are.
    pub(super) properties: Vec<(Key, Expression)>,
    /// Whether the list is needed.
    pub(super) stored: bool,
    /// Whether the list is put together against the direction of the pattern.
    pub(super) reversed: bool,
}

/// What gathers rows.
#[derive(Debug)]
pub(super) enum Sink {
    /// Takes them as they come.
    Rows(Window),
    /// Takes each but once.
    Distinct,
    /// Sorts them: by what, and whether downwards.
    Sort(Vec<(Expression, bool)>, Window),
    /// Makes one of each group.
    Group(Vec<Slot>, Vec<Aggregate>),
}

/// SKIP and LIMIT.
#[derive(Debug, Default)]
pub(super) struct Window {
    /// How many rows are left out.
    pub(super) skip: Option<Expression>,
    /// How many go on.
    pub(super) limit: Option<Expression>,
}

impl Window {
    /// Whether every row goes on.
    pub(super) const fn is_open(&self) -> bool {
        self.skip.is_none() && self.limit.is_none()
    }
}

/// A change to the graph.
#[derive(Debug)]
pub(super) enum Write {
    /// CREATE
    Create(Vec<Pattern>),
    /// MERGE
    Merge(Box<Merge>),
    /// SET and REMOVE
    Set(Vec<SetItem>),
    /// DELETE
    Delete {
        /// DETACH.
        detach: bool,
        /// What is deleted.
        targets: Vec<(Expression, Span)>,
    },
}

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
        for (clause, spare) in self.with_spare(part.clauses) {
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
        look_ahead(&mut steps, &sink);
        self.remember(&mut steps, &mut sink);
        progress.stages.push(Stage::Read {
            steps,
            sink,
            keep: self.with_trace(keep),
        });
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
