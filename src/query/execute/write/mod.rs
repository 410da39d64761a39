//! Clauses that change the graph, row by row.

mod create;
mod delete;
mod set;

use super::table::Table;
use super::{Run, Stop};
use crate::graph::Value;
use crate::query::Error;
use crate::query::check::resolved::{Expression, Merge, Slot};
use crate::query::plan::Write;

impl Run<'_> {
    /// Does what a clause says for each row of a table, and gives the rows that go on.
    pub(super) fn write(
        &mut self,
        write: &Write,
        keep: &[Slot],
        input: Table,
    ) -> Result<Table, Error> {
        let mut output = Table::new(keep);
        let mut row = std::mem::take(&mut self.row);
        let mut doomed = delete::Doomed::default();
        let result = input.for_each(&mut row, |row| {
            self.budget.step()?;
            self.names.refresh(&self.plan.symbols, self.graph);
            match write {
                Write::Create(patterns) => {
                    for pattern in patterns {
                        self.create(pattern, row)?;
                    }
                }
                Write::Set(items) => self.set(items, row)?,
                Write::Delete { targets, .. } => self.doom(targets, &mut doomed, row)?,
                Write::Merge(merge) => return self.merge(merge, &mut output, row),
            }
            output.push(row);
            Ok(())
        });
        self.row = row;
        result?;
        if let Write::Delete { detach, .. } = write {
            self.delete(&doomed, *detach)?;
        }
        Ok(output)
    }

    /// Looks for a pattern; each match goes on, or else what is made.
    fn merge(&mut self, merge: &Merge, output: &mut Table, row: &mut [Value]) -> Result<(), Error> {
        let slots = crate::query::plan::slots_of(&merge.pattern);
        self.no_null(&merge.pattern, row)?;
        let mut found = Table::new(&slots);
        let mut push = |row: &mut [Value]| {
            found.push(row);
            Ok::<(), Stop>(())
        };
        self.with_context(|context| context.subquery(merge.search, row, &mut push))?;
        if found.len() == 0 {
            self.create(&merge.pattern, row)?;
            self.names.refresh(&self.plan.symbols, self.graph);
            self.set(&merge.on_create, row)?;
            output.push(row);
            return Ok(());
        }
        found.for_each(row, |row| {
            self.set(&merge.on_match, row)?;
            output.push(row);
            Ok(())
        })
    }

    fn evaluate(&self, expression: &Expression, row: &mut [Value]) -> Result<Value, Error> {
        self.with_context(|context| context.evaluate(expression, row))
    }
}
