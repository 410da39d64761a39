//! What an aggregate has of the rows of a group so far.

use super::statistics::{continuous, deviation, discrete};
use crate::graph::Value;
use crate::query::ast::BinaryOperator;
use crate::query::check::resolved;
use crate::query::execute::context::Context;
use crate::query::execute::node_set::NodeSet;
use crate::query::function::Aggregate;
use crate::query::value::{Key, add, arithmetic, kind, order, wrong_type};
use crate::query::{Detail, Error, ErrorKind};
use rustc_hash::FxHashSet;

/// An aggregate on its way.
pub(super) struct State {
    seen: Option<Box<Seen>>,
    kind: Running,
}

/// Values that have been there.
#[derive(Default)]
struct Seen {
    nodes: NodeSet,
    others: FxHashSet<Key>,
}

impl Seen {
    fn insert(&mut self, value: &Value) -> bool {
        match value {
            Value::Node(node) => self.nodes.insert(*node),
            other => self.others.insert(Key([other.clone()].into())),
        }
    }
}

enum Running {
    /// Of different values; what is only counted needs no state.
    Count(i64),
    /// Nothing yet is zero, be it of numbers or of durations.
    Sum(Option<Value>),
    Average(Option<Value>, i64),
    Extreme(Option<Value>, std::cmp::Ordering),
    Collect(Vec<Value>),
    Numbers(Vec<f64>),
    Percentile(Vec<Value>, f64),
}

impl State {
    pub(super) fn new(aggregate: &resolved::Aggregate) -> Self {
        Self {
            seen: aggregate.distinct.then(Box::default),
            kind: match aggregate.function {
                Aggregate::Count => Running::Count(0),
                Aggregate::Sum => Running::Sum(None),
                Aggregate::Average => Running::Average(None, 0),
                Aggregate::Minimum => Running::Extreme(None, std::cmp::Ordering::Less),
                Aggregate::Maximum => Running::Extreme(None, std::cmp::Ordering::Greater),
                Aggregate::Collect => Running::Collect(Vec::new()),
                Aggregate::Deviation | Aggregate::PopulationDeviation => {
                    Running::Numbers(Vec::new())
                }
                Aggregate::PercentileContinuous | Aggregate::PercentileDiscrete => {
                    Running::Percentile(Vec::new(), 0.0)
                }
            },
        }
    }

    /// Adds a row's value; null is passed over. Says whether it is held from now on.
    pub(super) fn add(
        &mut self,
        aggregate: &resolved::Aggregate,
        context: &Context<'_>,
        row: &mut [Value],
    ) -> Result<bool, Error> {
        let Some(argument) = &aggregate.argument else {
            return Ok(false);
        };
        let value = context.evaluate(argument, row)?;
        if let (Running::Percentile(_, share), Some(parameter)) =
            (&mut self.kind, &aggregate.parameter)
        {
            *share = percentile_share(&context.evaluate(parameter, row)?)?;
        }
        if value.is_null() {
            return Ok(false);
        }
        if let Some(seen) = &mut self.seen
            && !seen.insert(&value)
        {
            return Ok(false);
        }
        self.kind.add(value)?;
        Ok(self.seen.is_some() || self.kind.holds_all())
    }

    pub(super) fn finish(self, aggregate: &resolved::Aggregate) -> Result<Value, Error> {
        Ok(match self.kind {
            Running::Count(count) => Value::Integer(count),
            Running::Sum(sum) => sum.unwrap_or(Value::Integer(0)),
            Running::Average(None, _) => Value::Null,
            Running::Average(Some(sum), count) => {
                arithmetic(BinaryOperator::Divide, &sum, &Value::Integer(count))?
            }
            Running::Extreme(extreme, _) => extreme.unwrap_or(Value::Null),
            Running::Collect(values) => values.into_iter().collect(),
            Running::Numbers(numbers) => {
                let sample = aggregate.function == Aggregate::Deviation;
                Value::Float(deviation(&numbers, sample))
            }
            Running::Percentile(mut values, share) => {
                values.sort_by(order);
                match aggregate.function {
                    Aggregate::PercentileDiscrete => discrete(&values, share),
                    _ => continuous(&values, share)?,
                }
            }
        })
    }
}

impl Running {
    /// Whether every value is held until the end.
    const fn holds_all(&self) -> bool {
        matches!(
            self,
            Self::Collect(_) | Self::Numbers(_) | Self::Percentile(..)
        )
    }

    fn add(&mut self, value: Value) -> Result<(), Error> {
        match self {
            Self::Count(count) => *count += 1,
            Self::Sum(sum) => {
                summand(&value)?;
                *sum = Some(match sum {
                    Some(sum) => add(sum, &value)?,
                    None => value,
                });
            }
            Self::Average(sum, count) => {
                // An average of integers is a float.
                let value = match summand(&value)? {
                    Some(number) => Value::Float(number),
                    None => value,
                };
                *sum = Some(match sum {
                    Some(sum) => add(sum, &value)?,
                    None => value,
                });
                *count += 1;
            }
            Self::Extreme(extreme, wanted) => {
                if extreme
                    .as_ref()
                    .is_none_or(|extreme| order(&value, extreme) == *wanted)
                {
                    *extreme = Some(value);
                }
            }
            Self::Collect(values) => values.push(value),
            Self::Numbers(numbers) => numbers.push(number(&value)?),
            Self::Percentile(values, _) => {
                number(&value)?;
                values.push(value);
            }
        }
        Ok(())
    }
}

/// The number that is added, or nothing of a duration.
fn summand(value: &Value) -> Result<Option<f64>, Error> {
    match value {
        Value::Duration(_) => Ok(None),
        value => number(value).map(Some),
    }
}

pub(super) fn number(value: &Value) -> Result<f64, Error> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "averages are floats")]
        Value::Integer(number) => Ok(*number as f64),
        Value::Float(number) => Ok(*number),
        other => Err(wrong_type("a number", other)),
    }
}

fn percentile_share(value: &Value) -> Result<f64, Error> {
    let share = number(value).map_err(|_| {
        let message = format!("a percentile is a number from 0 to 1, not {}", kind(value));
        Error::runtime(
            ErrorKind::ArgumentError,
            Detail::InvalidArgumentType,
            message,
        )
    })?;
    if (0.0..=1.0).contains(&share) {
        return Ok(share);
    }
    let message = format!("a percentile lies between 0 and 1, not at {share}");
    Err(Error::runtime(
        ErrorKind::ArgumentError,
        Detail::NumberOutOfRange,
        message,
    ))
}
