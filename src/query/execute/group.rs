//! Groups of rows, and what aggregates make of each.

use super::context::Context;
use super::node_set::NodeSet;
use super::table::Table;
use crate::graph::{NodeId, Value};
use crate::query::ast::BinaryOperator;
use crate::query::check::resolved::{self, Slot};
use crate::query::function::Aggregate;
use crate::query::value::{Key, Keys, add, arithmetic, kind, order, wrong_type};
use crate::query::{Detail, Error, ErrorKind};
use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

/// The groups so far.
pub(super) struct Groups<'s> {
    keys: &'s [Slot],
    aggregates: &'s [resolved::Aggregate],
    trace: Option<Slot>,
    /// Places of groups by two nodes, where their keys are no more than that.
    by_nodes: FxHashMap<[NodeId; 2], usize>,
    /// Places of groups, counted from one, by the only node that is their key.
    by_node: Vec<u32>,
    by_key: IndexMap<Key, usize, FxBuildHasher>,
    /// The keys of the row at hand.
    own: Vec<Value>,
    /// The values of the keys, group by group.
    values: Vec<Value>,
    /// The states of the aggregates, group by group.
    states: Vec<State>,
    /// What the rows of each group touched, if that is asked for.
    touched: Vec<Vec<Value>>,
    count: usize,
}

/// An aggregate on its way.
struct State {
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
    Count(i64),
    /// Nothing yet is zero, be it of numbers or of durations.
    Sum(Option<Value>),
    Average(Option<Value>, i64),
    Extreme(Option<Value>, std::cmp::Ordering),
    Collect(Vec<Value>),
    Numbers(Vec<f64>),
    Percentile(Vec<Value>, f64),
}

impl<'s> Groups<'s> {
    pub(super) fn new(
        keys: &'s [Slot],
        aggregates: &'s [resolved::Aggregate],
        trace: Option<Slot>,
    ) -> Self {
        Self {
            keys,
            aggregates,
            trace,
            by_nodes: FxHashMap::default(),
            by_node: Vec::new(),
            by_key: IndexMap::default(),
            own: Vec::new(),
            values: Vec::new(),
            states: Vec::new(),
            touched: Vec::new(),
            count: 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Adds a row to its group.
    pub(super) fn add(&mut self, context: &Context<'_>, row: &mut [Value]) -> Result<(), Error> {
        let place = self.place(row);
        if let Some(trace) = self.trace {
            self.touched[place].push(row[trace].clone());
        }
        let many = self.aggregates.len();
        let states = &mut self.states[place * many..][..many];
        for (state, aggregate) in states.iter_mut().zip(self.aggregates) {
            state.add(aggregate, context, row)?;
        }
        Ok(())
    }

    /// The place of a row's group, which may be a new one.
    fn place(&mut self, row: &[Value]) -> usize {
        match (
            self.keys,
            node_at(row, self.keys.first()),
            node_at(row, self.keys.get(1)),
        ) {
            ([_], Some(node), _) => return self.place_of_node(node),
            ([_, _], Some(one), Some(two)) => {
                let place = *self.by_nodes.entry([one, two]).or_insert(self.count);
                if place == self.count {
                    self.new_group([one, two].map(Value::Node));
                }
                return place;
            }
            _ => {}
        }
        self.own.clear();
        self.own
            .extend(self.keys.iter().map(|slot| row[*slot].clone()));
        if let Some(place) = self.by_key.get(&Keys(&self.own)) {
            return *place;
        }
        let values = self.own.clone();
        self.by_key.insert(Key(values.clone().into()), self.count);
        self.new_group(values)
    }

    fn place_of_node(&mut self, node: NodeId) -> usize {
        let number = node.0 as usize;
        if number >= self.by_node.len() {
            self.by_node.resize((number + 1).next_power_of_two(), 0);
        }
        if self.by_node[number] == 0 {
            self.new_group([Value::Node(node)]);
            self.by_node[number] = u32::try_from(self.count).unwrap_or(u32::MAX);
        }
        self.by_node[number] as usize - 1
    }

    fn new_group(&mut self, values: impl IntoIterator<Item = Value>) -> usize {
        self.values.extend(values);
        self.states.extend(self.aggregates.iter().map(State::new));
        if self.trace.is_some() {
            self.touched.push(Vec::new());
        }
        self.count += 1;
        self.count - 1
    }

    /// One row for each group; without keys, there is one group even of no rows.
    pub(super) fn finish(mut self, keep: &[Slot]) -> Result<Table, Error> {
        if self.keys.is_empty() && self.count == 0 {
            self.new_group([]);
        }
        let mut table = Table::new(keep);
        let (mut values, mut states) = (self.values.into_iter(), self.states.into_iter());
        let mut touched = self.touched.into_iter();
        for _ in 0..self.count {
            let states = states.by_ref().take(self.aggregates.len());
            let made = states.zip(self.aggregates);
            let made = made.map(|(state, aggregate)| state.finish(aggregate));
            table.push_values(values.by_ref().take(self.keys.len()));
            for value in made {
                table.push_more(value?);
            }
            let touched = touched.next().map(|touched| touched.into_iter().collect());
            if let Some(touched) = touched {
                table.push_more(touched);
            }
        }
        Ok(table)
    }
}

/// The node in a slot.
fn node_at(row: &[Value], slot: Option<&Slot>) -> Option<NodeId> {
    match row[*slot?] {
        Value::Node(node) => Some(node),
        _ => None,
    }
}

impl State {
    fn new(aggregate: &resolved::Aggregate) -> Self {
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

    /// Adds a row's value; null is passed over.
    fn add(
        &mut self,
        aggregate: &resolved::Aggregate,
        context: &Context<'_>,
        row: &mut [Value],
    ) -> Result<(), Error> {
        let Some(argument) = &aggregate.argument else {
            if let Running::Count(count) = &mut self.kind {
                *count = count.saturating_add(context.weight(row));
            }
            return Ok(());
        };
        let value = context.evaluate(argument, row)?;
        if let (Running::Percentile(_, share), Some(parameter)) =
            (&mut self.kind, &aggregate.parameter)
        {
            *share = percentile_share(&context.evaluate(parameter, row)?)?;
        }
        if value.is_null() {
            return Ok(());
        }
        if let Some(seen) = &mut self.seen
            && !seen.insert(&value)
        {
            return Ok(());
        }
        if let Running::Count(count) = &mut self.kind {
            let weight = if aggregate.distinct {
                1
            } else {
                context.weight(row)
            };
            *count = count.saturating_add(weight);
            return Ok(());
        }
        self.kind.add(value)
    }

    fn finish(self, aggregate: &resolved::Aggregate) -> Result<Value, Error> {
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
    fn add(&mut self, value: Value) -> Result<(), Error> {
        match self {
            Self::Count(_) => {}
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

fn number(value: &Value) -> Result<f64, Error> {
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

/// The standard deviation, of a sample or of everything there is.
#[expect(clippy::cast_precision_loss, reason = "counts are small beside 2^53")]
fn deviation(numbers: &[f64], sample: bool) -> f64 {
    let divisor = numbers.len() as f64 - f64::from(u8::from(sample));
    if numbers.len() < 2 {
        return 0.0;
    }
    let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
    let squares = numbers.iter().map(|number| (number - mean).powi(2));
    (squares.sum::<f64>() / divisor).sqrt()
}

/// The smallest value with at least `share` of all values at or below it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a share of a length is a length"
)]
fn discrete(sorted: &[Value], share: f64) -> Value {
    let place = (share * sorted.len() as f64).ceil() as usize;
    sorted
        .get(place.saturating_sub(1))
        .cloned()
        .unwrap_or(Value::Null)
}

/// The value at `share` of the way through all values, between two of them if need be.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a share of a length is a length"
)]
fn continuous(sorted: &[Value], share: f64) -> Result<Value, Error> {
    let Some(last) = sorted.len().checked_sub(1) else {
        return Ok(Value::Null);
    };
    let place = share * last as f64;
    let (low, high) = (place.floor() as usize, place.ceil() as usize);
    let (below, above) = (number(&sorted[low])?, number(&sorted[high])?);
    Ok(Value::Float(below + (above - below) * place.fract()))
}
