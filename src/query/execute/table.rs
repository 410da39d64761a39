//! Rows at rest between two stages.

use super::ahead::BATCH;
use crate::graph::{NodeId, Value};
use crate::query::check::resolved::Slot;

/// Rows of some slots.
#[derive(Debug)]
pub(super) struct Table {
    slots: Vec<Slot>,
    values: Vec<Value>,
    rows: usize,
}

/// One row at rest.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowOf<'t> {
    slots: &'t [Slot],
    values: &'t [Value],
}

impl RowOf<'_> {
    /// What a slot holds; null for one that was not kept.
    pub(super) fn get(&self, slot: Slot) -> &Value {
        let place = self.slots.iter().position(|own| *own == slot);
        place.map_or(&Value::Null, |place| &self.values[place])
    }
}

/// Some rows at rest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chunk<'t> {
    slots: &'t [Slot],
    values: &'t [Value],
}

impl<'t> Chunk<'t> {
    /// The nodes that a slot holds.
    pub(super) fn nodes(self, slot: Slot) -> impl Iterator<Item = NodeId> + Clone + 't {
        let place = self.slots.iter().position(|own| *own == slot);
        let rows = self.values.chunks_exact(self.slots.len().max(1));
        let cells = rows.filter_map(move |row| row.get(place?));
        cells.filter_map(|value| match value {
            Value::Node(node) => Some(*node),
            _ => None,
        })
    }
}

impl Table {
    pub(super) fn new(slots: &[Slot]) -> Self {
        Self {
            slots: slots.to_vec(),
            values: Vec::new(),
            rows: 0,
        }
    }

    /// So many rows of the values of some slots, row by row.
    pub(super) fn of(slots: &[Slot], values: Vec<Value>, rows: usize) -> Self {
        Self {
            slots: slots.to_vec(),
            values,
            rows,
        }
    }

    /// What a query begins with: one row without anything in it.
    pub(super) fn one_row() -> Self {
        Self {
            slots: Vec::new(),
            values: Vec::new(),
            rows: 1,
        }
    }

    pub(super) fn push(&mut self, row: &[Value]) {
        self.values
            .extend(self.slots.iter().map(|slot| row[*slot].clone()));
        self.rows += 1;
    }

    pub(super) fn push_values(&mut self, values: impl IntoIterator<Item = Value>) {
        self.values.extend(values);
        self.rows += 1;
    }

    /// The place of a slot among the values of a row.
    pub(super) fn place(&self, slot: Slot) -> Option<usize> {
        self.slots.iter().position(|own| *own == slot)
    }

    pub(super) const fn len(&self) -> usize {
        self.rows
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = RowOf<'_>> {
        (0..self.rows).map(|place| {
            let width = self.slots.len();
            RowOf {
                slots: &self.slots,
                values: &self.values[place * width..][..width],
            }
        })
    }

    /// The values of some slots, row by row; without a copy where the table has only these.
    pub(super) fn into_rows(self, slots: &[Slot]) -> Vec<Vec<Value>> {
        if self.slots == slots {
            let mut values = self.values.into_iter();
            let rows = (0..self.rows).map(|_| values.by_ref().take(slots.len()).collect());
            return rows.collect();
        }
        let row = |row: RowOf<'_>| slots.iter().map(|slot| row.get(*slot).clone()).collect();
        self.rows().map(row).collect()
    }

    /// Puts each row in turn where its slots are and does `work` with it.
    pub(super) fn for_each<E>(
        self,
        row: &mut [Value],
        work: impl FnMut(&mut [Value]) -> Result<(), E>,
    ) -> Result<(), E> {
        self.for_some(row, |_| {}, |_| true, work)
    }

    /// The same for the rows that are `wanted`, by their values in the order of the slots; `before`
    /// sees some rows together before any of them is worked at.
    pub(super) fn for_some<E>(
        mut self,
        row: &mut [Value],
        before: impl Fn(Chunk<'_>),
        wanted: impl Fn(&[Value]) -> bool,
        mut work: impl FnMut(&mut [Value]) -> Result<(), E>,
    ) -> Result<(), E> {
        let width = self.slots.len();
        for place in 0..self.rows {
            if place % BATCH == 0 {
                let end = (place + BATCH).min(self.rows) * width;
                before(Chunk {
                    slots: &self.slots,
                    values: &self.values[place * width..end],
                });
            }
            let values = &mut self.values[place * width..][..width];
            if !wanted(values) {
                continue;
            }
            for (slot, value) in self.slots.iter().zip(values) {
                row[*slot] = std::mem::replace(value, Value::Null);
            }
            work(row)?;
        }
        Ok(())
    }
}
