//! A query whose names are looked up: variables are slots of a row, functions are themselves,
//! labels, types and property keys are numbered, aggregates stand apart.

use crate::Span;
use crate::graph::Value;
use crate::query::ast::{Arrow, BinaryOperator, ComparisonOperator, Paths, Quantifier};
use crate::query::function::{self, Function};
use crate::query::procedure::Procedure;
use std::sync::Arc;

/// A variable's place in a row.
pub(in crate::query) type Slot = usize;

/// The place of a label, type or key among those of the query.
pub(in crate::query) type Symbol = usize;

/// A whole query.
#[derive(Debug)]
pub(in crate::query) struct Query {
    /// Joined by UNION.
    pub(in crate::query) parts: Vec<Part>,
    /// Whether equal rows of the parts become one.
    pub(in crate::query) distinct: bool,
    /// What subqueries in expressions refer to by number.
    pub(in crate::query) subqueries: Vec<Subquery>,
    /// Names by number.
    pub(in crate::query) symbols: Symbols,
    /// Parameters by number.
    pub(in crate::query) parameters: Vec<String>,
    /// The slots of a row, with the name of what each holds where it has one.
    pub(in crate::query) slots: Vec<Option<Box<str>>>,
}

impl Query {
    /// Whether no clause changes the graph.
    pub(in crate::query) fn only_reads(&self) -> bool {
        let clauses = self.parts.iter().flat_map(|part| &part.clauses);
        clauses.into_iter().all(|clause| {
            !matches!(
                clause,
                Clause::Create(_) | Clause::Merge(_) | Clause::Set(_) | Clause::Delete { .. }
            )
        })
    }
}

/// A single query.
#[derive(Debug, Default)]
pub(in crate::query) struct Part {
    /// In the order written.
    pub(in crate::query) clauses: Vec<Clause>,
    /// What it returns: name and place.
    pub(in crate::query) columns: Vec<(String, Slot)>,
}

/// The names that a query uses.
#[derive(Debug, Default)]
pub(in crate::query) struct Symbols {
    /// Labels.
    pub(in crate::query) labels: Vec<Name>,
    /// Relationship types.
    pub(in crate::query) types: Vec<Name>,
    /// Property keys.
    pub(in crate::query) keys: Vec<Name>,
}

/// A name that a query uses.
#[derive(Debug)]
pub(in crate::query) struct Name {
    /// The name.
    pub(in crate::query) text: Arc<str>,
    /// Where something is looked for by it first.
    pub(in crate::query) read: Option<Span>,
    /// Whether the query itself may bring it into the graph.
    pub(in crate::query) written: bool,
}

/// A pattern matched, or a whole query, inside an expression.
#[derive(Debug)]
pub(in crate::query) struct Subquery {
    /// What is bound around it.
    pub(in crate::query) outer: Vec<Slot>,
    /// Joined by UNION.
    pub(in crate::query) parts: Vec<Part>,
    /// Whether equal rows of the parts become one.
    pub(in crate::query) distinct: bool,
}

/// What a clause does.
#[derive(Debug)]
pub(in crate::query) enum Clause {
    /// MATCH
    Match {
        /// OPTIONAL.
        optional: bool,
        /// What is matched.
        matching: Matching,
    },
    /// UNWIND
    Unwind {
        /// The list.
        list: Expression,
        /// Its element.
        slot: Slot,
    },
    /// WITH, RETURN
    Project(Box<Projection>),
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
    /// CALL
    Call {
        /// What is called.
        procedure: Procedure,
        /// With what.
        arguments: Vec<Expression>,
        /// The place of an output column, and the slot it goes to.
        outputs: Vec<(usize, Slot)>,
        /// WHERE.
        filter: Option<Expression>,
        /// Whether rows are answered with no more than they had, as without YIELD.
        silent: bool,
    },
}

/// Patterns matched together.
#[derive(Debug)]
pub(in crate::query) struct Matching {
    /// The patterns.
    pub(in crate::query) patterns: Vec<Pattern>,
    /// WHERE.
    pub(in crate::query) filter: Option<Expression>,
}

/// A pattern.
#[derive(Debug, Clone)]
pub(in crate::query) struct Pattern {
    /// The path.
    pub(in crate::query) path: Option<Slot>,
    /// Which paths.
    pub(in crate::query) paths: Paths,
    /// One more than relationships.
    pub(in crate::query) nodes: Vec<Node>,
    /// Between the nodes.
    pub(in crate::query) relationships: Vec<Relationship>,
}

/// A node of a pattern.
#[derive(Debug, Clone)]
pub(in crate::query) struct Node {
    /// Where it is bound.
    pub(in crate::query) slot: Slot,
    /// Whether it is bound before the clause, or earlier in it.
    pub(in crate::query) bound: bool,
    /// All of which it has.
    pub(in crate::query) labels: Vec<Symbol>,
    /// What its properties are.
    pub(in crate::query) properties: Properties,
}

/// A relationship of a pattern.
#[derive(Debug, Clone)]
pub(in crate::query) struct Relationship {
    /// Where it, or the list of them, is bound.
    pub(in crate::query) slot: Slot,
    /// Whether it has a name, or its path has.
    pub(in crate::query) named: bool,
    /// One of which it has; any if empty.
    pub(in crate::query) types: Vec<Symbol>,
    /// Fewest and most in a row, if it is of variable length.
    pub(in crate::query) length: Option<(u64, Option<u64>)>,
    /// What its properties are.
    pub(in crate::query) properties: Properties,
    /// Which way it goes.
    pub(in crate::query) direction: Arrow,
}

/// Properties of a pattern's node or relationship.
#[derive(Debug, Clone)]
pub(in crate::query) enum Properties {
    /// Key and value.
    Entries(Vec<(Key, Expression)>),
    /// A map, where something is created.
    Map(Box<Expression>),
}

/// A property's key.
#[derive(Debug, Clone)]
pub(in crate::query) struct Key {
    /// Its number.
    pub(in crate::query) symbol: Symbol,
    /// Its name, for maps.
    pub(in crate::query) name: Arc<str>,
}

/// MERGE
#[derive(Debug)]
pub(in crate::query) struct Merge {
    /// What is looked for, or made.
    pub(in crate::query) pattern: Pattern,
    /// What looks for it.
    pub(in crate::query) search: usize,
    /// Done to what was made.
    pub(in crate::query) on_create: Vec<SetItem>,
    /// Done to what was found.
    pub(in crate::query) on_match: Vec<SetItem>,
}

/// One change of SET or REMOVE.
#[derive(Debug)]
pub(in crate::query) enum SetItem {
    /// `target.key = value`
    Property(Expression, Key, Expression),
    /// `variable = map`
    Replace(Slot, Expression),
    /// `variable += map`
    Add(Slot, Expression),
    /// `SET variable:Label`
    AddLabels(Slot, Vec<Symbol>),
    /// `REMOVE variable:Label`
    RemoveLabels(Slot, Vec<Symbol>),
}

/// What WITH and RETURN hand on.
#[derive(Debug)]
pub(in crate::query) struct Projection {
    /// What is computed of every row.
    pub(in crate::query) assignments: Vec<(Slot, Expression)>,
    /// How rows are grouped, if something is aggregated.
    pub(in crate::query) grouping: Option<Grouping>,
    /// What is handed on.
    pub(in crate::query) columns: Vec<Slot>,
    /// DISTINCT.
    pub(in crate::query) distinct: bool,
    /// ORDER BY.
    pub(in crate::query) order: Vec<(Expression, bool)>,
    /// SKIP.
    pub(in crate::query) skip: Option<Expression>,
    /// LIMIT.
    pub(in crate::query) limit: Option<Expression>,
    /// WHERE.
    pub(in crate::query) filter: Option<Expression>,
}

/// How rows are grouped.
#[derive(Debug)]
pub(in crate::query) struct Grouping {
    /// By what; assigned before.
    pub(in crate::query) keys: Vec<Slot>,
    /// What is made of each group.
    pub(in crate::query) aggregates: Vec<Aggregate>,
    /// What is computed of a group.
    pub(in crate::query) assignments: Vec<(Slot, Expression)>,
}

/// One value made of many.
#[derive(Debug)]
pub(in crate::query) struct Aggregate {
    /// How.
    pub(in crate::query) function: function::Aggregate,
    /// DISTINCT.
    pub(in crate::query) distinct: bool,
    /// Of what; `None` is `count(*)`.
    pub(in crate::query) argument: Option<Expression>,
    /// The percentile.
    pub(in crate::query) parameter: Option<Expression>,
    /// Where it goes.
    pub(in crate::query) slot: Slot,
}

/// An expression.
#[derive(Debug, Clone)]
pub(in crate::query) enum Expression {
    /// A value.
    Constant(Value),
    /// A parameter by number.
    Parameter(usize),
    /// A variable.
    Slot(Slot),
    /// `[a, b]`
    List(Vec<Expression>),
    /// `{key: value}`
    Map(Vec<(Arc<str>, Expression)>),
    /// `target.key`
    Property(Box<Expression>, Key, Span),
    /// `target:Label`
    HasLabels(Box<Expression>, Vec<Symbol>),
    /// Whether a relationship has one of these types.
    HasType(Box<Expression>, Vec<Symbol>),
    /// `target[index]`
    Index(Box<Expression>, Box<Expression>, Span),
    /// `target[from..to]`
    Slice(
        Box<Expression>,
        Option<Box<Expression>>,
        Option<Box<Expression>>,
        Span,
    ),
    /// `NOT a`
    Not(Box<Expression>),
    /// `-a`
    Negate(Box<Expression>, Span),
    /// `a IS NULL`
    IsNull(Box<Expression>),
    /// All are true.
    And(Vec<Expression>),
    /// One is true.
    Or(Vec<Expression>),
    /// `a XOR b`
    Xor(Box<Expression>, Box<Expression>),
    /// `a + b`, `a IN b`
    Binary(BinaryOperator, Box<Expression>, Box<Expression>, Span),
    /// `a =~ 'constant'`
    Matches(Box<Expression>, Box<regex::Regex>),
    /// `a < b`
    Comparison(ComparisonOperator, Box<Expression>, Box<Expression>),
    /// `name(arguments)`
    Call(&'static Function, Vec<Expression>, Span),
    /// The first that is not null.
    Coalesce(Vec<Expression>),
    /// CASE
    Case {
        /// Compared with each WHEN.
        operand: Option<Box<Expression>>,
        /// WHEN and THEN.
        branches: Vec<(Expression, Expression)>,
        /// ELSE.
        otherwise: Option<Box<Expression>>,
    },
    /// `[slot IN list WHERE filter | result]`
    ListComprehension {
        /// The element.
        slot: Slot,
        /// The list.
        list: Box<Expression>,
        /// WHERE.
        filter: Option<Box<Expression>>,
        /// What each becomes.
        result: Option<Box<Expression>>,
    },
    /// `all(slot IN list WHERE filter)`
    Quantifier {
        /// How many.
        quantifier: Quantifier,
        /// The element.
        slot: Slot,
        /// The list.
        list: Box<Expression>,
        /// WHERE.
        filter: Box<Expression>,
    },
    /// `reduce(…)`
    Reduce {
        /// The running value.
        accumulator: Slot,
        /// What it starts as.
        initial: Box<Expression>,
        /// The element.
        slot: Slot,
        /// The list.
        list: Box<Expression>,
        /// What it becomes.
        step: Box<Expression>,
    },
    /// What each match becomes.
    PatternComprehension(usize, Box<Expression>),
    /// What the first match becomes, or null.
    First(usize, Box<Expression>),
    /// Whether there is a row.
    Exists(usize),
    /// How many rows there are.
    Count(usize),
    /// What is computed once for each text of a property.
    Remembered(Box<Remembered>),
}

/// An expression that reads nothing of a row but one property of one node.
#[derive(Debug, Clone)]
pub(in crate::query) struct Remembered {
    /// Where its values are kept.
    pub(in crate::query) number: usize,
    /// The node.
    pub(in crate::query) slot: Slot,
    /// The property.
    pub(in crate::query) key: Key,
    /// What is computed.
    pub(in crate::query) expression: Expression,
}

/// Hands every expression that one is directly made of to a function, shared or to be changed.
macro_rules! each_child {
    ($own:expr, $see:expr, $iter:ident $(, $mut:tt)?) => {
        match $own {
            Self::Constant(_)
            | Self::Parameter(_)
            | Self::Slot(_)
            | Self::Exists(_)
            | Self::Count(_) => {}
            Self::List(all) | Self::And(all) | Self::Or(all) | Self::Coalesce(all) => {
                all.$iter().for_each($see);
            }
            Self::Call(_, all, _) => all.$iter().for_each($see),
            Self::Map(entries) => entries.$iter().for_each(|(_, value)| $see(value)),
            Self::Remembered(remembered) => $see(&$($mut)? remembered.expression),
            Self::Property(one, ..)
            | Self::HasLabels(one, _)
            | Self::HasType(one, _)
            | Self::Not(one)
            | Self::Negate(one, _)
            | Self::Matches(one, _)
            | Self::PatternComprehension(_, one)
            | Self::First(_, one)
            | Self::IsNull(one) => $see(one),
            Self::Index(one, other, _)
            | Self::Xor(one, other)
            | Self::Binary(_, one, other, _)
            | Self::Comparison(_, one, other) => {
                $see(one);
                $see(other);
            }
            Self::Slice(one, from, to, _) => {
                $see(one);
                from.$iter().chain(to).for_each(|bound| $see(bound));
            }
            Self::Case {
                operand,
                branches,
                otherwise,
            } => {
                operand.$iter().chain(otherwise).for_each(|one| $see(one));
                for (when, then) in branches {
                    $see(when);
                    $see(then);
                }
            }
            Self::ListComprehension {
                list,
                filter,
                result,
                ..
            } => {
                $see(list);
                filter.$iter().chain(result).for_each(|one| $see(one));
            }
            Self::Quantifier { list, filter, .. } => {
                $see(list);
                $see(filter);
            }
            Self::Reduce {
                initial,
                list,
                step,
                ..
            } => [initial, list, step].into_iter().for_each(|one| $see(one)),
        }
    };
}

impl Expression {
    /// Calls `see` with every slot that the expression reads, and with every subquery's number.
    pub(in crate::query) fn visit(&self, see: &mut dyn FnMut(Seen)) {
        match self {
            Self::Slot(slot) => see(Seen::Slot(*slot)),
            Self::Exists(subquery) | Self::Count(subquery) => see(Seen::Subquery(*subquery)),
            Self::PatternComprehension(subquery, result) | Self::First(subquery, result) => {
                see(Seen::Subquery(*subquery));
                result.visit(see);
            }
            _ => self.children(&mut |child| child.visit(see)),
        }
    }

    /// Calls `see` with every property of a slot that the expression reads.
    pub(in crate::query) fn each_property(&self, see: &mut dyn FnMut(Slot, &Key)) {
        match self {
            Self::Property(owner, key, _) if matches!(**owner, Self::Slot(_)) => {
                owner.visit(&mut |seen| {
                    if let Seen::Slot(slot) = seen {
                        see(slot, key);
                    }
                });
            }
            _ => self.children(&mut |child| child.each_property(see)),
        }
    }

    /// Whether it gives the same for the same row, for as long as a query runs.
    pub(in crate::query) fn is_steady(&self) -> bool {
        let mut steady = !matches!(self, Self::Call(function, ..) if !function.steady);
        self.children(&mut |child| steady = steady && child.is_steady());
        steady
    }

    fn children(&self, see: &mut dyn FnMut(&Self)) {
        each_child!(self, see, iter);
    }

    /// Calls `see` with every expression that this one is directly made of.
    pub(in crate::query) fn children_mut(&mut self, see: &mut dyn FnMut(&mut Self)) {
        each_child!(self, see, iter_mut, mut);
    }
}

impl Aggregate {
    /// Whether it reads a slot.
    pub(in crate::query) fn reads(&self, slot: Slot) -> bool {
        let mut reads = false;
        for expression in self.argument.iter().chain(&self.parameter) {
            // What a subquery reads is not known here.
            expression.visit(&mut |seen| {
                reads |= match seen {
                    Seen::Slot(own) => own == slot,
                    Seen::Subquery(_) => true,
                };
            });
        }
        reads
    }
}

/// What an expression depends on.
#[derive(Debug, Clone, Copy)]
pub(in crate::query) enum Seen {
    /// A slot of the row; its own local ones too.
    Slot(Slot),
    /// A subquery by number.
    Subquery(usize),
}
