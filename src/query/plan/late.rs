//! Properties that are read as late as possible: of the rows that are left.

use super::{Progress, Step, slots};
use crate::query::check::resolved::{Expression, Slot};
use std::collections::BTreeSet;

/// Slots yet to be filled with a property of the node in another slot.
#[derive(Default)]
pub(super) struct Late(pub(super) Vec<(Slot, Expression)>);

impl Late {
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes what can wait out of assignments.
    pub(super) fn put_off(
        &mut self,
        assignments: Vec<(Slot, Expression)>,
    ) -> Vec<(Slot, Expression)> {
        let made: BTreeSet<Slot> = assignments.iter().map(|(slot, _)| *slot).collect();
        let (late, rest) = assignments
            .into_iter()
            .partition(|(_, value)| owner(value).is_some_and(|slot| !made.contains(&slot)));
        self.0 = late;
        rest
    }

    /// Fills the slots.
    pub(super) fn settle(&mut self, progress: &mut Progress) {
        assign(std::mem::take(&mut self.0), progress);
    }

    /// Fills the slots that expressions read.
    pub(super) fn keep_only_unread(
        &mut self,
        readers: &[(Slot, Expression)],
        subqueries: &[BTreeSet<Slot>],
        progress: &mut Progress,
    ) {
        let reads = readers
            .iter()
            .map(|(_, one)| slots::of_expression(one, subqueries));
        self.settle_read(&reads.flatten().collect(), progress);
    }

    /// The same order by the properties themselves; slots that only more than that would do for
    /// are filled.
    pub(super) fn substitute(
        &mut self,
        order: Vec<(Expression, bool)>,
        subqueries: &[BTreeSet<Slot>],
        progress: &mut Progress,
    ) -> Vec<(Expression, bool)> {
        let more = order
            .iter()
            .filter(|(one, _)| !matches!(one, Expression::Slot(_)));
        let reads = more.map(|(one, _)| slots::of_expression(one, subqueries));
        self.settle_read(&reads.flatten().collect(), progress);
        let late = |slot: &Slot| self.0.iter().find(|(own, _)| own == slot);
        let order = order.into_iter().map(|(one, descending)| match &one {
            Expression::Slot(slot) => {
                let value = late(slot).map(|(_, value)| value.clone());
                (value.unwrap_or(one), descending)
            }
            _ => (one, descending),
        });
        order.collect()
    }

    /// The nodes are needed yet, not what is read of them.
    pub(super) fn keep_instead(&self, keep: &mut BTreeSet<Slot>) {
        for (slot, value) in &self.0 {
            keep.remove(slot);
            keep.extend(owner(value));
        }
    }

    fn settle_read(&mut self, reads: &BTreeSet<Slot>, progress: &mut Progress) {
        let all = std::mem::take(&mut self.0).into_iter();
        let (read, unread) = all.partition(|(slot, _)| reads.contains(slot));
        self.0 = unread;
        assign(read, progress);
    }
}

/// The slot of which an expression is a property.
pub(super) fn owner(expression: &Expression) -> Option<Slot> {
    match expression {
        Expression::Property(owner, ..) => match **owner {
            Expression::Slot(slot) => Some(slot),
            _ => None,
        },
        _ => None,
    }
}

/// Fills slots now.
pub(super) fn assign(assignments: Vec<(Slot, Expression)>, progress: &mut Progress) {
    progress
        .bound
        .extend(assignments.iter().map(|(slot, _)| *slot));
    if !assignments.is_empty() {
        progress.steps.push(Step::Assign(assignments));
    }
}
