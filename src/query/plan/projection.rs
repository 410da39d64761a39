//! WITH and RETURN: computed in passing where possible, with a stage's end where rows must meet.

use super::late::{Late, assign, owner};
use super::{Planner, Progress, Sink, Step, Window, slots};
use crate::query::check::resolved::{Expression, Projection, Slot};
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
        let is_cut = window.limit.is_some() && !order.is_empty() && !distinct;
        // Of many rows at once, what is far apart in memory is read faster.
        let is_read_together = self.is_weighed
            && progress.is_last
            && !distinct
            && progress
                .steps
                .iter()
                .any(|step| matches!(step, Step::Expand(_)));
        let mut late = Late::default();
        if let Some(mut grouping) = grouping {
            let own = self.keys_by_node(&mut grouping.keys, assignments, progress, &mut late);
            assign(own, progress);
            let aggregates = grouping.aggregates.iter().map(|aggregate| aggregate.slot);
            let keep: Vec<Slot> = grouping.keys.iter().copied().chain(aggregates).collect();
            let sink = Sink::Group(grouping.keys, grouping.aggregates);
            self.end_stage(progress, sink, keep.clone());
            progress.bound = keep.into_iter().collect();
            late.keep_only_unread(&grouping.assignments, &self.needs, progress);
            assign(grouping.assignments, progress);
        } else if (is_cut || is_read_together) && self.only_reads && self.is_optimised {
            assign(late.put_off(assignments), progress);
        } else {
            assign(assignments, progress);
        }
        if distinct || !is_cut && !is_read_together {
            late.settle(progress);
        }
        if distinct {
            self.end_stage(progress, Sink::Distinct, columns.clone());
        }
        if !order.is_empty() || !window.is_open() || !late.is_empty() {
            let order = late.substitute(order, &self.needs, progress);
            let mut keep: BTreeSet<Slot> = columns.iter().copied().collect();
            if let Some(filter) = &filter {
                let reads = slots::of_expression(filter, &self.needs);
                keep.extend(reads.intersection(&progress.bound));
            }
            late.keep_instead(&mut keep);
            if let (Some((first, descending)), Some(_), true) =
                (order.first(), &window.limit, self.is_optimised)
            {
                promise(first, *descending, &mut progress.steps);
            }
            let sink = if order.is_empty() {
                Sink::Rows(window)
            } else {
                Sink::Sort(order, window)
            };
            let keep = if filter.is_some() || !late.is_empty() {
                keep.into_iter().collect()
            } else {
                columns.clone()
            };
            self.end_stage(progress, sink, keep);
            late.settle(progress);
        }
        progress.steps.extend(filter.map(Step::Filter));
        progress.bound = columns.into_iter().collect();
    }

    /// Puts nodes in the place of properties by which each of them can be told; these are read
    /// after the groups are made. Gives the assignments that are left.
    fn keys_by_node(
        &self,
        keys: &mut [Slot],
        assignments: Vec<(Slot, Expression)>,
        progress: &Progress,
        late: &mut Late,
    ) -> Vec<(Slot, Expression)> {
        let is_own = |expression: &Expression| {
            self.only_reads
                && self.is_optimised
                && self.trace.is_none()
                && self.tells_nodes_apart(expression, progress)
        };
        let (put_off, rest): (Vec<_>, Vec<_>) = assignments
            .into_iter()
            .partition(|(slot, expression)| keys.contains(slot) && is_own(expression));
        for (slot, expression) in put_off {
            if let Some(node) = owner(&expression) {
                let places = keys.iter_mut().filter(|key| **key == slot);
                places.for_each(|key| *key = node);
                late.0.push((slot, expression));
            }
        }
        rest
    }

    fn tells_nodes_apart(&self, expression: &Expression, progress: &Progress) -> bool {
        let Expression::Property(_, key, _) = expression else {
            return false;
        };
        let label = owner(expression).and_then(|slot| progress.labels.get(&slot));
        let label = label.and_then(|label| self.graph.label_id(&self.symbols.labels[*label].text));
        let key = self.graph.key_id(&self.symbols.keys[key.symbol].text);
        label
            .zip(key)
            .is_some_and(|(label, key)| self.graph.is_unique(label, key))
    }
}

/// Looks at the first value that rows are sorted by as soon as there is one, before they multiply.
fn promise(first: &Expression, descending: bool, steps: &mut Vec<Step>) {
    let Some(slot) = owner(first) else {
        return;
    };
    let binds = |step: &Step| match step {
        Step::Nodes(own, _) => *own == slot,
        Step::Expand(expand) => expand.to == slot && !expand.to_bound,
        Step::Meet(meet) => meet.slot == slot,
        _ => false,
    };
    let Some(place) = steps.iter().rposition(binds) else {
        return;
    };
    let is_filter = |step: &Step| matches!(step, Step::Filter(_));
    let after = steps[place + 1..].iter().take_while(|step| is_filter(step));
    let place = place + 1 + after.count();
    let multiplies =
        |step: &Step| matches!(step, Step::Expand(_) | Step::ExpandMany(_) | Step::Meet(_));
    if steps[place..].iter().any(multiplies) {
        steps.insert(place, Step::Promising(first.clone(), descending));
    }
}
