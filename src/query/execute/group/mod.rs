//! Groups of rows, and what aggregates make of each.

mod state;
mod statistics;

use super::context::Context;
use super::table::Table;
use crate::graph::{NodeId, Value};
use crate::query::Error;
use crate::query::check::resolved::{self, Expression, Slot};
use crate::query::function::Aggregate;
use crate::query::value::{Key, Keys, order};
use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};
use state::State;

/// The groups so far.
pub(super) struct Groups<'s> {
    keys: &'s [Slot],
    aggregates: &'s [resolved::Aggregate],
    /// What the only key is computed by, if it is a function of a text in a column.
    computed: Option<&'s Expression>,
    trace: Option<Slot>,
    /// Places of groups, counted from one, by the number of the text.
    by_text: Vec<u32>,
    /// Places of groups by two nodes, where their keys are no more than that.
    by_nodes: FxHashMap<[NodeId; 2], usize>,
    /// Places of groups, counted from one, by the only node that is their key.
    by_node: Vec<u32>,
    by_key: IndexMap<Key, usize, FxBuildHasher>,
    /// The place of the group of the row before.
    last: usize,
    /// The keys of the row at hand.
    own: Vec<Value>,
    /// A row for each group: its keys, and what its aggregates give. A number of rows is counted
    /// here.
    values: Vec<Value>,
    /// The states of all other aggregates, group by group.
    states: Vec<State>,
    /// How many of these there are for a group.
    stateful: usize,
    /// How many values the aggregates hold.
    held: usize,
    /// What the rows of each group touched, if that is asked for.
    touched: Vec<Vec<Value>>,
    count: usize,
}

impl<'s> Groups<'s> {
    pub(super) fn new(
        keys: &'s [Slot],
        aggregates: &'s [resolved::Aggregate],
        computed: Option<&'s Expression>,
        trace: Option<Slot>,
    ) -> Self {
        let stateful = aggregates.iter().filter(|one| !only_counts(one));
        Self {
            keys,
            aggregates,
            computed,
            trace,
            by_text: Vec::new(),
            by_nodes: FxHashMap::default(),
            by_node: Vec::new(),
            by_key: IndexMap::default(),
            last: 0,
            own: Vec::new(),
            values: Vec::new(),
            states: Vec::new(),
            stateful: stateful.count(),
            held: 0,
            touched: Vec::new(),
            count: 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// How many values the row of a group has.
    fn width(&self) -> usize {
        self.keys.len() + self.aggregates.len() + usize::from(self.trace.is_some())
    }

    /// Adds a row to its group.
    pub(super) fn add(&mut self, context: &Context<'_>, row: &mut [Value]) -> Result<(), Error> {
        let place = match self.computed {
            Some(expression) => self.place_of_text(expression, context, row)?,
            None => self.place(row),
        };
        if let Some(trace) = self.trace {
            self.touched[place].push(row[trace].clone());
        }
        let begin = place * self.width() + self.keys.len();
        let mut states = self.states[place * self.stateful..][..self.stateful].iter_mut();
        for (aggregate, value) in self.aggregates.iter().zip(&mut self.values[begin..]) {
            if only_counts(aggregate) {
                count(aggregate, value, context, row)?;
            } else if let Some(state) = states.next()
                && state.add(aggregate, context, row)?
            {
                context.budget.row(self.held)?;
                self.held += 1;
            }
        }
        Ok(())
    }

    /// The place of the group whose key is computed of a text: only of one not seen before, it is.
    fn place_of_text(
        &mut self,
        expression: &Expression,
        context: &Context<'_>,
        row: &mut [Value],
    ) -> Result<usize, Error> {
        let text = context.text_of(expression, row);
        let known = text.and_then(|(text, _)| self.by_text.get(text));
        if let Some(place) = known.and_then(|place| place.checked_sub(1)) {
            return Ok(place as usize);
        }
        let inner = match expression {
            Expression::Remembered(one) => &one.expression,
            other => other,
        };
        let value = context.evaluate(inner, row)?;
        self.keys.iter().for_each(|key| row[*key] = value.clone());
        let place = self.place(row);
        if let (Some((text, texts)), Ok(number)) = (text, u32::try_from(place + 1)) {
            self.by_text.resize(texts, 0);
            self.by_text[text] = number;
        }
        Ok(place)
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
        if !self.is_as_before(row) {
            self.last = self.place_of_key(row);
        }
        self.last
    }

    /// Whether a row belongs to the group of the row before: rows often come in some order.
    fn is_as_before(&self, row: &[Value]) -> bool {
        let begin = self.last * self.width();
        let Some(before) = self.values.get(begin..begin + self.keys.len()) else {
            return false;
        };
        if self.count == 0 {
            return false;
        }
        let mut pairs = self.keys.iter().zip(before);
        pairs.all(|(slot, before)| order(&row[*slot], before).is_eq())
    }

    fn place_of_key(&mut self, row: &[Value]) -> usize {
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
        for aggregate in self.aggregates {
            self.values.push(Value::Integer(0));
            if !only_counts(aggregate) {
                self.states.push(State::new(aggregate));
            }
        }
        if self.trace.is_some() {
            self.values.push(Value::Null);
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
        let (width, begin) = (self.width().max(1), self.keys.len());
        let mut states = self.states.into_iter();
        let mut touched = self.touched.into_iter();
        if self.stateful > 0 || self.trace.is_some() {
            for row in self.values.chunks_exact_mut(width) {
                let values = self.aggregates.iter().zip(&mut row[begin..]);
                for (aggregate, value) in values.filter(|(one, _)| !only_counts(one)) {
                    if let Some(state) = states.next() {
                        *value = state.finish(aggregate)?;
                    }
                }
                if let (Some(touched), Some(last)) = (touched.next(), row.last_mut()) {
                    *last = touched.into_iter().collect();
                }
            }
        }
        Ok(Table::of(keep, self.values, self.count))
    }
}

/// Whether an expression is a property or a function of one alone.
pub(super) const fn is_of_text(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::Remembered(_) | Expression::Property(..)
    )
}

/// Whether an aggregate is a number of rows.
const fn only_counts(aggregate: &resolved::Aggregate) -> bool {
    matches!(aggregate.function, Aggregate::Count) && !aggregate.distinct
}

/// Counts a row, unless the argument is null.
fn count(
    aggregate: &resolved::Aggregate,
    value: &mut Value,
    context: &Context<'_>,
    row: &mut [Value],
) -> Result<(), Error> {
    if let Some(argument) = &aggregate.argument
        && context.evaluate(argument, row)?.is_null()
    {
        return Ok(());
    }
    if let Value::Integer(count) = value {
        *count = count.saturating_add(context.weight(row));
    }
    Ok(())
}

/// The node in a slot.
fn node_at(row: &[Value], slot: Option<&Slot>) -> Option<NodeId> {
    match row[*slot?] {
        Value::Node(node) => Some(node),
        _ => None,
    }
}
