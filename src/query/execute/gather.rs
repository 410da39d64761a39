//! Sinks: where the rows of a stage come together.

use super::context::Context;
use super::group::{Groups, is_of_text};
use super::node_set::NodeSet;
use super::table::{Chunk, Table};
use super::{Flow, Stop, settle};
use crate::graph::Value;
use crate::query::check::resolved::{Aggregate, Expression, Slot};
use crate::query::plan::{Read, Sink, Step, Window};
use crate::query::value::{Key, order};
use crate::query::{Detail, Error, ErrorKind};
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use std::cmp::Ordering;

/// How many rows more than wanted are kept before the rest is thrown away.
const SLACK: usize = 64;

impl Context<'_> {
    /// Passes rows through steps and gathers what arrives.
    pub(super) fn gather(
        &self,
        read: &Read,
        input: Table,
        row: &mut [Value],
    ) -> Result<Table, Error> {
        let weight = std::mem::replace(&mut row[self.plan.weight], Value::Null);
        let gathered = self.gather_unweighed(read, input, row);
        row[self.plan.weight] = weight;
        gathered
    }

    fn gather_unweighed(
        &self,
        read: &Read,
        input: Table,
        row: &mut [Value],
    ) -> Result<Table, Error> {
        match &read.sink {
            Sink::Rows(window) => self.window(read, window, input, row),
            Sink::Distinct => self.distinct(read, input, row),
            Sink::Sort(keys, window) => self.sort(read, keys, window, input, row),
            Sink::Group(keys, aggregates) => {
                let (steps, computed) = computed_key(&read.steps, keys, aggregates);
                let mut groups = Groups::new(keys, aggregates, computed, self.plan.trace);
                let mut add = |row: &mut [Value]| {
                    self.budget.row(groups.len())?;
                    Ok(groups.add(self, row)?)
                };
                self.pass_some(read, steps, input, |_| true, row, &mut add)?;
                groups.finish(&read.keep)
            }
        }
    }

    fn pass(
        &self,
        read: &Read,
        input: Table,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Result<(), Error> {
        self.pass_some(read, &read.steps, input, |_| true, row, next)
    }

    /// Passes the rows on that are wanted, by their values.
    fn pass_some(
        &self,
        read: &Read,
        steps: &[Step],
        input: Table,
        wanted: impl Fn(&[Value]) -> bool,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Result<(), Error> {
        let before = |rows: Chunk<'_>| self.look_ahead_of(&read.ahead, rows);
        settle(input.for_some(row, before, wanted, |row| self.steps(steps, row, next)))
    }

    fn window(
        &self,
        read: &Read,
        window: &Window,
        input: Table,
        row: &mut [Value],
    ) -> Result<Table, Error> {
        let mut table = Table::new(&read.keep);
        let mut skip = self.count(window.skip.as_ref(), row)?.unwrap_or(0);
        let limit = self.count(window.limit.as_ref(), row)?;
        if limit == Some(0) {
            return Ok(table);
        }
        self.pass(read, input, row, &mut |row| {
            if skip > 0 {
                skip -= 1;
                return Ok(());
            }
            self.budget.row(table.len())?;
            table.push(row);
            if limit.is_some_and(|limit| table.len() >= limit) {
                return Err(Stop::Enough);
            }
            Ok(())
        })?;
        Ok(table)
    }

    fn distinct(&self, read: &Read, input: Table, row: &mut [Value]) -> Result<Table, Error> {
        let trace = self.plan.trace;
        let columns: Vec<_> = read
            .keep
            .iter()
            .filter(|slot| Some(**slot) != trace)
            .copied()
            .collect();
        let mut nodes = NodeSet::default();
        let mut rows: IndexMap<Key, Vec<Value>, FxBuildHasher> = IndexMap::default();
        self.pass(read, input, row, &mut |row| {
            if let ([slot], None) = (&columns[..], trace)
                && let Value::Node(node) = row[*slot]
                && !nodes.insert(node)
            {
                return Ok(());
            }
            let key = Key(columns.iter().map(|slot| row[*slot].clone()).collect());
            self.budget.row(rows.len())?;
            let touched = rows.entry(key).or_default();
            touched.extend(trace.map(|trace| row[trace].clone()));
            Ok(())
        })?;
        let mut table = Table::new(&read.keep);
        for (key, touched) in rows {
            let touched = trace.map(|_| touched.into_iter().collect());
            table.push_values(key.0.into_iter().chain(touched));
        }
        Ok(table)
    }

    fn sort(
        &self,
        read: &Read,
        keys: &[(Expression, bool)],
        window: &Window,
        input: Table,
        row: &mut [Value],
    ) -> Result<Table, Error> {
        let skip = self.count(window.skip.as_ref(), row)?.unwrap_or(0);
        let limit = self.count(window.limit.as_ref(), row)?;
        let wanted = limit.map_or(usize::MAX, |limit| limit.saturating_add(skip));
        let by_keys = |left: &(Vec<Value>, Vec<Value>), right: &(Vec<Value>, Vec<Value>)| {
            compare_keys(keys, &left.0, &right.0)
        };
        let mut rows: Vec<(Vec<Value>, Vec<Value>)> = Vec::new();
        // Once as many are there as are wanted: the keys of the last of them.
        let mut last: Option<Vec<Value>> = None;
        let outer = self.threshold.replace(None);
        // What comes in with the first value to be sorted by need not be looked at if that is late.
        let first = keys.first().and_then(|(key, descending)| match key {
            Expression::Slot(slot) => Some((input.place(*slot)?, *descending)),
            _ => None,
        });
        let is_early = |values: &[Value]| {
            first.is_none_or(|(place, descending)| self.is_early(&values[place], descending))
        };
        let passed = self.pass_some(read, &read.steps, input, is_early, row, &mut |row| {
            let Some(values) = self.sort_keys(keys, last.as_deref(), row)? else {
                return Ok(());
            };
            self.budget.row(rows.len())?;
            rows.push((
                values,
                read.keep.iter().map(|slot| row[*slot].clone()).collect(),
            ));
            if rows.len() >= wanted.saturating_mul(2).saturating_add(SLACK) {
                rows.sort_by(by_keys);
                rows.truncate(wanted);
                last = rows.last().map(|(values, _)| values.clone());
                let first = last.as_ref().and_then(|last| last.first());
                self.threshold.replace(first.cloned());
            }
            Ok(())
        });
        self.threshold.replace(outer);
        passed?;
        rows.sort_by(by_keys);
        let mut table = Table::new(&read.keep);
        for (_, values) in rows.into_iter().take(wanted).skip(skip) {
            table.push_values(values);
        }
        Ok(table)
    }

    /// Whether a row can come before the last that is wanted, by its first key alone.
    pub(super) fn is_promising(
        &self,
        key: &Expression,
        descending: bool,
        row: &mut [Value],
    ) -> Result<bool, Error> {
        if self.threshold.borrow().is_none() {
            return Ok(true);
        }
        if let Some(value) = self.in_place(key, row) {
            return Ok(self.is_early(value, descending));
        }
        Ok(self.is_early(&self.evaluate(key, row)?, descending))
    }

    /// Whether a row with this first key can come before the last that is wanted.
    fn is_early(&self, first: &Value, descending: bool) -> bool {
        let threshold = self.threshold.borrow();
        let order = threshold.as_ref().map(|last| order(first, last));
        order.is_none_or(|order| {
            if descending {
                order.is_ge()
            } else {
                order.is_le()
            }
        })
    }

    /// The values by which a row is sorted; nothing if it comes after `last`, which is seen from
    /// the first value that differs.
    fn sort_keys(
        &self,
        keys: &[(Expression, bool)],
        last: Option<&[Value]>,
        row: &mut [Value],
    ) -> Result<Option<Vec<Value>>, Error> {
        let Some(last) = last else {
            let values = keys.iter().map(|(key, _)| self.evaluate(key, row));
            return values.collect::<Result<_, _>>().map(Some);
        };
        let mut values = Vec::new();
        let mut is_before = false;
        for ((key, descending), last) in keys.iter().zip(last) {
            let value = self.evaluate(key, row)?;
            if !is_before {
                let order = order(&value, last);
                match if *descending { order.reverse() } else { order } {
                    Ordering::Greater => return Ok(None),
                    Ordering::Less => is_before = true,
                    Ordering::Equal => {}
                }
            }
            values.push(value);
        }
        Ok(is_before.then_some(values))
    }

    /// The number after SKIP or LIMIT.
    fn count(&self, count: Option<&Expression>, row: &mut [Value]) -> Result<Option<usize>, Error> {
        let Some(count) = count else {
            return Ok(None);
        };
        let wrong =
            |detail, message: &str| Err(Error::runtime(ErrorKind::SyntaxError, detail, message));
        match self.evaluate(count, row)? {
            Value::Integer(number) => match usize::try_from(number) {
                Ok(number) => Ok(Some(number)),
                Err(_) => wrong(
                    Detail::NegativeIntegerArgument,
                    "a number of rows cannot be negative",
                ),
            },
            _ => wrong(
                Detail::InvalidArgumentType,
                "SKIP and LIMIT need an integer",
            ),
        }
    }
}

/// The last of some steps apart, if all it does is to compute the only key of groups.
fn computed_key<'r>(
    steps: &'r [Step],
    keys: &[Slot],
    aggregates: &[Aggregate],
) -> (&'r [Step], Option<&'r Expression>) {
    if let ([key], Some((Step::Assign(assignments), before))) = (keys, steps.split_last())
        && let [(slot, value)] = &assignments[..]
        && slot == key
        && is_of_text(value)
        && !aggregates.iter().any(|one| one.reads(*key))
    {
        return (before, Some(value));
    }
    (steps, None)
}

fn compare_keys(keys: &[(Expression, bool)], left: &[Value], right: &[Value]) -> Ordering {
    let pairs = keys.iter().zip(left.iter().zip(right));
    let orders = pairs.map(|((_, descending), (left, right))| {
        let order = order(left, right);
        if *descending { order.reverse() } else { order }
    });
    orders.fold(Ordering::Equal, Ordering::then)
}
