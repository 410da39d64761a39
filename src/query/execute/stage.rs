//! Subqueries: stages that begin with the row around them.

use super::context::Context;
use super::table::Table;
use super::{Flow, Stop, settle};
use crate::graph::Value;
use crate::query::plan::{Part, Sink, Stage};
use crate::query::value::Key;
use crate::query::{Error, with_room};
use rustc_hash::FxHashSet;

impl Context<'_> {
    /// Passes every row of a subquery on.
    pub(super) fn subquery(
        &self,
        number: usize,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Result<(), Error> {
        settle(with_room(|| self.subquery_with_room(number, row, next)))
    }

    fn subquery_with_room(
        &self,
        number: usize,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let subquery = &self.plan.subqueries[number];
        let mut seen = FxHashSet::default();
        for part in &subquery.parts {
            self.subquery_part(part, row, &mut |row| {
                let columns = part.columns.iter();
                let key = || Key(columns.map(|(_, slot)| row[*slot].clone()).collect());
                if subquery.distinct && !seen.insert(key()) {
                    return Ok(());
                }
                next(row)
            })?;
        }
        Ok(())
    }

    fn subquery_part(
        &self,
        part: &Part,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let mut table = Table::one_row();
        let stages = &part.stages;
        for (place, stage) in stages.iter().enumerate() {
            let Stage::Read(read) = stage else {
                continue;
            };
            if place + 1 == stages.len()
                && matches!(&read.sink, Sink::Rows(window) if window.is_open())
            {
                return table.for_each(row, |row| self.steps(&read.steps, row, next));
            }
            table = self.gather(read, table, row)?;
        }
        table.for_each(row, next)
    }

    /// Whether a subquery has a row.
    pub(super) fn exists(&self, number: usize, row: &mut [Value]) -> Result<bool, Error> {
        let mut found = false;
        self.subquery(number, row, &mut |_| {
            found = true;
            Err(Stop::Enough)
        })?;
        Ok(found)
    }

    /// How many rows a subquery has.
    pub(super) fn count_rows(&self, number: usize, row: &mut [Value]) -> Result<i64, Error> {
        let mut count = 0;
        self.subquery(number, row, &mut |_| {
            count += 1;
            Ok(())
        })?;
        Ok(count)
    }
}
