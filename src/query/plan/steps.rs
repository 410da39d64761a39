//! What a plan is made of.

use super::assumption::Assumption;
use super::walk::Each;
use crate::Span;
use crate::graph::Direction;
use crate::query::check::resolved::{
    Aggregate, Expression, Key, Merge, Pattern, SetItem, Slot, Symbol, Symbols,
};
use crate::query::procedure::Procedure;

/// A query in the order in which it is carried out.
#[derive(Debug)]
pub(in crate::query) struct Plan {
    /// The single queries that UNION joins.
    pub(in crate::query) parts: Vec<Part>,
    /// Whether equal rows of the parts become one.
    pub(in crate::query) distinct: bool,
    /// Subqueries of expressions, by number.
    pub(in crate::query) subqueries: Vec<Subquery>,
    /// Names by number.
    pub(in crate::query) symbols: Symbols,
    /// Parameters by number.
    pub(in crate::query) parameters: Vec<String>,
    /// The slot in which rows keep what they touched, if that is asked for.
    pub(in crate::query) trace: Option<Slot>,
    /// The slot that says for how many rows a row stands; one if it is null.
    pub(in crate::query) weight: Slot,
    /// How many slots a row has.
    pub(in crate::query) width: usize,
    /// The name of what each slot holds, where it has one.
    pub(in crate::query) slots: Vec<Option<Box<str>>>,
    /// How many expansions there are.
    pub(in crate::query) expansions: usize,
    /// How many expressions are computed once for each text of a property.
    pub(in crate::query) remembered: usize,
    /// What is taken for granted about the parameters.
    pub(in crate::query) assumptions: Vec<Assumption>,
}

/// Queries inside an expression that UNION joins.
#[derive(Debug)]
pub(in crate::query) struct Subquery {
    /// One after another.
    pub(in crate::query) parts: Vec<Part>,
    /// Whether equal rows of the parts become one.
    pub(in crate::query) distinct: bool,
}

/// A single query.
#[derive(Debug)]
pub(in crate::query) struct Part {
    /// One after another.
    pub(in crate::query) stages: Vec<Stage>,
    /// What it returns: name and place.
    pub(in crate::query) columns: Vec<(String, Slot)>,
}

/// Rows in, rows out.
#[derive(Debug)]
pub(in crate::query) enum Stage {
    /// Rows pass through steps into a sink.
    Read(Read),
    /// Each row changes the graph.
    Write {
        /// How.
        write: Write,
        /// The slots that go on.
        keep: Vec<Slot>,
    },
}

/// How rows are read.
#[derive(Debug)]
pub(in crate::query) struct Read {
    /// What the steps will read of the nodes in slots of the rows that come in.
    pub(in crate::query) ahead: Vec<(Slot, Ahead)>,
    /// In order.
    pub(in crate::query) steps: Vec<Step>,
    /// What gathers the rows.
    pub(in crate::query) sink: Sink,
    /// The slots that go on.
    pub(in crate::query) keep: Vec<Slot>,
}

/// One step of a row on its way.
#[derive(Debug)]
pub(in crate::query) enum Step {
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
pub(in crate::query) enum Source {
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
pub(in crate::query) struct Meet {
    /// The node where they meet.
    pub(in crate::query) slot: Slot,
    /// The steps of each branch; all bind the slot.
    pub(in crate::query) branches: Vec<Vec<Step>>,
    /// If the same node is in two of these slots, a relationship might be walked twice: then the
    /// branches are gone one by one.
    pub(in crate::query) unlike: Vec<(Slot, Slot)>,
    /// Everything the branches do, with the node bound.
    pub(in crate::query) exactly: Vec<Step>,
    /// Relationships that the branches do not tell.
    pub(in crate::query) relationships: Vec<Slot>,
    /// Whether a row goes on as often as there are ways, for all that the weight would say.
    pub(in crate::query) repeats: bool,
}

/// From a node over one relationship to another node.
#[derive(Debug, Clone)]
pub(in crate::query) struct Expand {
    /// Its own number in the plan.
    pub(in crate::query) number: usize,
    /// The node it begins at.
    pub(in crate::query) from: Slot,
    /// The relationship.
    pub(in crate::query) relationship: Slot,
    /// The node at its other end.
    pub(in crate::query) to: Slot,
    /// Whether the first node is bound; not so only for a relationship bound already.
    pub(in crate::query) from_bound: bool,
    /// Whether the other node is bound.
    pub(in crate::query) to_bound: bool,
    /// Seen from the first node.
    pub(in crate::query) direction: Direction,
    /// One of which the relationship has; any if empty.
    pub(in crate::query) types: Vec<Symbol>,
    /// All of which the other node has.
    pub(in crate::query) labels: Vec<Symbol>,
    /// Relationships of the same MATCH, and lists of them, that it must not be.
    pub(in crate::query) unlike: Vec<Slot>,
    /// What the steps after it will read of the other node.
    pub(in crate::query) ahead: Vec<Ahead>,
}

/// Something that is read of a node.
#[derive(Debug, Clone)]
pub(in crate::query) enum Ahead {
    /// Its relationships of some types.
    Rows(Vec<Symbol>, Direction),
    /// One of its properties.
    Property(Key),
}

/// From a node over several relationships to another node.
#[derive(Debug)]
pub(in crate::query) struct ExpandMany {
    /// Each of the relationships; the slot takes the list.
    pub(in crate::query) one: Expand,
    /// The fewest.
    pub(in crate::query) minimum: u64,
    /// The most.
    pub(in crate::query) maximum: u64,
    /// What the properties of each are.
    pub(in crate::query) properties: Vec<(Key, Expression)>,
    /// Whether the list is needed.
    pub(in crate::query) stored: bool,
    /// Whether the list is put together against the direction of the pattern.
    pub(in crate::query) reversed: bool,
}

/// What gathers rows.
#[derive(Debug)]
pub(in crate::query) enum Sink {
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
pub(in crate::query) struct Window {
    /// How many rows are left out.
    pub(in crate::query) skip: Option<Expression>,
    /// How many go on.
    pub(in crate::query) limit: Option<Expression>,
}

impl Window {
    /// Whether every row goes on.
    pub(in crate::query) const fn is_open(&self) -> bool {
        self.skip.is_none() && self.limit.is_none()
    }
}

/// A change to the graph.
#[derive(Debug)]
pub(in crate::query) enum Write {
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
