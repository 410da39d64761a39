//! Functions: their names, what they take and give, and what they do.

mod conversion;
pub(super) mod entity;
mod list;
mod number;
mod string;
pub(super) mod temporal;

use super::kinds::Kinds;
use super::{Detail, Error, ErrorKind};
use crate::graph::{Graph, Value};
use temporal::{Clock, Kind};

/// A function.
pub(super) struct Function {
    /// Its name as it is usually written.
    pub(super) name: &'static str,
    /// What it takes, the optional parameters last.
    pub(super) parameters: &'static [Kinds],
    /// How many of the parameters may be left out.
    pub(super) optional: usize,
    /// What it gives.
    pub(super) result: Kinds,
    /// Whether it gives null as soon as an argument is null.
    pub(super) strict: bool,
    /// Whether it gives the same for the same arguments, for as long as a query runs.
    pub(super) steady: bool,
    /// What it does.
    call: Call,
}

/// What a function does with its arguments.
enum Call {
    /// It may look at the graph.
    Plain(fn(&Graph, &[Value]) -> Result<Value, Error>),
    /// It makes a date or time, and may look at the clock.
    Timed(Kind, fn(Kind, &Clock, &[Value]) -> Result<Value, Error>),
}

impl std::fmt::Debug for Function {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.name)
    }
}

impl Function {
    const fn new(
        name: &'static str,
        parameters: &'static [Kinds],
        result: Kinds,
        call: fn(&Graph, &[Value]) -> Result<Value, Error>,
    ) -> Self {
        Self::called(name, parameters, result, Call::Plain(call))
    }

    const fn timed(
        name: &'static str,
        parameters: &'static [Kinds],
        result: Kinds,
        kind: Kind,
        call: fn(Kind, &Clock, &[Value]) -> Result<Value, Error>,
    ) -> Self {
        Self::called(name, parameters, result, Call::Timed(kind, call))
    }

    const fn called(
        name: &'static str,
        parameters: &'static [Kinds],
        result: Kinds,
        call: Call,
    ) -> Self {
        Self {
            name,
            parameters,
            optional: 0,
            result,
            strict: true,
            steady: true,
            call,
        }
    }

    const fn optional(mut self, optional: usize) -> Self {
        self.optional = optional;
        self
    }

    const fn unsteady(mut self) -> Self {
        self.steady = false;
        self
    }

    /// Calls it.
    pub(super) fn apply(
        &self,
        graph: &Graph,
        clock: &Clock,
        arguments: &[Value],
    ) -> Result<Value, Error> {
        if self.strict && arguments.iter().any(Value::is_null) {
            return Ok(Value::Null);
        }
        match self.call {
            Call::Plain(call) => call(graph, arguments),
            Call::Timed(kind, call) => call(kind, clock, arguments),
        }
    }
}

/// A way to make one value of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aggregate {
    /// `count(x)`
    Count,
    /// `sum(x)`
    Sum,
    /// `avg(x)`
    Average,
    /// `min(x)`
    Minimum,
    /// `max(x)`
    Maximum,
    /// `collect(x)`
    Collect,
    /// `stDev(x)`
    Deviation,
    /// `stDevP(x)`
    PopulationDeviation,
    /// `percentileCont(x, p)`
    PercentileContinuous,
    /// `percentileDisc(x, p)`
    PercentileDiscrete,
}

/// The aggregates by name, with how many arguments they take and what they give.
pub(super) const AGGREGATES: [(&str, Aggregate, usize, Kinds); 10] = [
    ("count", Aggregate::Count, 1, Kinds::INTEGER),
    ("sum", Aggregate::Sum, 1, Kinds::NUMBER.or(Kinds::DURATION)),
    (
        "avg",
        Aggregate::Average,
        1,
        Kinds::FLOAT.or(Kinds::DURATION).or(Kinds::NULL),
    ),
    ("min", Aggregate::Minimum, 1, Kinds::ANY),
    ("max", Aggregate::Maximum, 1, Kinds::ANY),
    ("collect", Aggregate::Collect, 1, Kinds::LIST),
    ("stDev", Aggregate::Deviation, 1, Kinds::FLOAT),
    ("stDevP", Aggregate::PopulationDeviation, 1, Kinds::FLOAT),
    (
        "percentileCont",
        Aggregate::PercentileContinuous,
        2,
        Kinds::FLOAT.or(Kinds::NULL),
    ),
    (
        "percentileDisc",
        Aggregate::PercentileDiscrete,
        2,
        Kinds::NUMBER.or(Kinds::NULL),
    ),
];

/// The function of a name, whatever its case.
pub(super) fn find(name: &str) -> Option<&'static Function> {
    all().find(|function| function.name.eq_ignore_ascii_case(name))
}

/// All functions.
pub(super) fn all() -> impl Iterator<Item = &'static Function> {
    let rooms = [
        conversion::FUNCTIONS,
        entity::FUNCTIONS,
        list::FUNCTIONS,
        number::FUNCTIONS,
        string::FUNCTIONS,
        temporal::FUNCTIONS,
    ];
    rooms.into_iter().flatten()
}

/// The error of an argument that a function cannot take.
fn cannot_take(function: &str, argument: &Value) -> Error {
    let kind = super::value::kind(argument);
    Error::runtime(
        ErrorKind::TypeError,
        Detail::InvalidArgumentValue,
        format!("`{function}` cannot take {kind}"),
    )
}

/// The error of an argument out of a function's range.
fn out_of_range(message: impl Into<String>) -> Error {
    Error::runtime(ErrorKind::ArgumentError, Detail::NumberOutOfRange, message)
}
