//! What a row will need of a node that it binds: to be asked for before it is waited for, of many
//! nodes at once.

use super::{Ahead, Expand, Sink, Step};
use crate::query::check::resolved::{Expression, Key, Slot};

/// Tells every expansion what comes after it, and what is read of the nodes in slots that are
/// filled before the first step.
pub(super) fn look_ahead(steps: &mut [Step], sink: &Sink, filled: &[Slot]) -> Vec<(Slot, Ahead)> {
    let first = filled.iter().flat_map(|slot| {
        let needs = needs(*slot, steps, sink).into_iter();
        needs.map(|need| (*slot, need))
    });
    let first = first.collect();
    for place in 0..steps.len() {
        let (until, after) = steps.split_at_mut(place + 1);
        if let Some(Step::Expand(expand)) = until.last_mut()
            && !expand.to_bound
        {
            expand.ahead = needs(expand.to, after, sink);
        }
    }
    first
}

/// What steps read of the node in a slot, up to the first that may drop the row.
fn needs(slot: Slot, steps: &[Step], sink: &Sink) -> Vec<Ahead> {
    let mut needs = Vec::new();
    for step in steps {
        match step {
            Step::Expand(expand) => {
                rows(slot, expand, &mut needs);
                if expand.to_bound {
                    return needs;
                }
            }
            Step::Ways(steps) => {
                if let [Step::Expand(expand), ..] = &steps[..] {
                    rows(slot, expand, &mut needs);
                }
            }
            Step::Assign(assignments) => {
                for (_, value) in assignments {
                    properties(slot, value, &mut needs);
                }
            }
            Step::Filter(condition) | Step::Promising(condition, _) => {
                properties(slot, condition, &mut needs);
                return needs;
            }
            Step::Trace(_) | Step::IsNode(_) => {}
            _ => return needs,
        }
    }
    match sink {
        Sink::Sort(keys, _) => {
            let first = keys.first().into_iter();
            first.for_each(|(key, _)| properties(slot, key, &mut needs));
        }
        Sink::Group(_, aggregates) => {
            let arguments = aggregates.iter().filter_map(|one| one.argument.as_ref());
            arguments.for_each(|argument| properties(slot, argument, &mut needs));
        }
        Sink::Rows(_) | Sink::Distinct => {}
    }
    needs
}

fn rows(slot: Slot, expand: &Expand, needs: &mut Vec<Ahead>) {
    if expand.from == slot && !expand.types.is_empty() {
        needs.push(Ahead::Rows(expand.types.clone(), expand.direction));
    }
}

fn properties(slot: Slot, expression: &Expression, needs: &mut Vec<Ahead>) {
    let mut see = |own: Slot, key: &Key| {
        if own == slot {
            needs.push(Ahead::Property(key.clone()));
        }
    };
    expression.each_property(&mut see);
}
