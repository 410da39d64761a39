//! Subqueries: stages that begin with the row around them.

use super::context::Context;
use super::table::Table;
use super::{Flow, Stop, settle};
use crate::graph::Value;
use crate::query::Error;
use crate::query::plan::{Sink, Stage};

impl Context<'_> {
    /// Passes every row of a subquery on.
    pub(super) fn subquery(
        &self,
        number: usize,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Result<(), Error> {
        let mut table = Table::one_row();
        let stages = &self.plan.subqueries[number];
        for (place, stage) in stages.iter().enumerate() {
            let Stage::Read { steps, sink, keep } = stage else {
                continue;
            };
            if place + 1 == stages.len() && matches!(sink, Sink::Rows(window) if window.is_open()) {
                return settle(table.for_each(row, |row| self.steps(steps, row, next)));
            }
            table = self.gather(steps, sink, keep, table, row)?;
        }
        settle(table.for_each(row, next))
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
