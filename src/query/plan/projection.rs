//! WITH and RETURN: computed in passing where possible, with a stage's end where rows must meet.

use super::{Planner, Progress, Sink, Step, Window, slots};
use crate::query::check::resolved::{Projection, Slot};
use std::collections::BTreeSet;

impl Planner<'_> {
    pub(super) fn project(&self, projection: Projection, progress: &mut Progress) {
        let Projection {
            assignments,
            grouping,
            columns,
            distinct,
            order,
            skip,
            limit,
            filter,
        } = projection;
        let window = Window { skip, limit };
        assign(assignments, progress);
        if let Some(grouping) = grouping {
            let aggregates = grouping.aggregates.iter().map(|aggregate| aggregate.slot);
            let keep: Vec<Slot> = grouping.keys.iter().copied().chain(aggregates).collect();
            let sink = Sink::Group(grouping.keys, grouping.aggregates);
            self.end_stage(progress, sink, keep.clone());
            progress.bound = keep.into_iter().collect();
            assign(grouping.assignments, progress);
        }
        if distinct {
            self.end_stage(progress, Sink::Distinct, columns.clone());
        }
        if !order.is_empty() || window.skip.is_some() || window.limit.is_some() {
            let mut keep: BTreeSet<Slot> = columns.iter().copied().collect();
            if let Some(filter) = &filter {
                let reads = slots::of_expression(filter, &self.needs);
                keep.extend(reads.intersection(&progress.bound));
            }
            let sink = if order.is_empty() {
                Sink::Rows(window)
            } else {
                Sink::Sort(order, window)
            };
            let keep = if filter.is_some() {
                keep.into_iter().collect()
            } else {
                columns.clone()
            };
            self.end_stage(progress, sink, keep);
        }
        progress.steps.extend(filter.map(Step::Filter));
        progress.bound = columns.into_iter().collect();
    }
}

fn assign(
    assignments: Vec<(Slot, crate::query::check::resolved::Expression)>,
    progress: &mut Progress,
) {
    progress
        .bound
        .extend(assignments.iter().map(|(slot, _)| *slot));
    if !assignments.is_empty() {
        progress.steps.push(Step::Assign(assignments));
    }
}
