//! What is computed of one property alone is computed once for each of its texts, where these
//! stand in a column.

use super::{Planner, Sink, Step};
use crate::query::check::resolved::{Expression, Key, Remembered, Seen, Slot};

impl Planner<'_> {
    /// Marks what is worth remembering in the expressions of steps and of what gathers the rows.
    pub(super) fn remember(&self, steps: &mut [Step], sink: &mut Sink) {
        if !self.is_optimised {
            return;
        }
        for step in steps {
            match step {
                Step::Filter(condition) => self.remember_in(condition),
                Step::Assign(assignments) => {
                    let values = assignments.iter_mut().map(|(_, value)| value);
                    values.for_each(|value| self.remember_in(value));
                }
                Step::Meet(meet) => {
                    let branches = meet.branches.iter_mut().chain([&mut meet.exactly]);
                    branches.for_each(|steps| self.remember(steps, &mut Sink::Distinct));
                }
                Step::Ways(steps) | Step::Optional(steps, _) => {
                    self.remember(steps, &mut Sink::Distinct);
                }
                _ => {}
            }
        }
        if let Sink::Group(_, aggregates) = sink {
            let arguments = aggregates
                .iter_mut()
                .filter_map(|one| one.argument.as_mut());
            arguments.for_each(|argument| self.remember_in(argument));
        }
    }

    fn remember_in(&self, expression: &mut Expression) {
        let Some((slot, key)) = self.only_property(expression) else {
            expression.children_mut(&mut |child| self.remember_in(child));
            return;
        };
        let inner = std::mem::replace(expression, Expression::List(Vec::new()));
        let number = self.remembered.get();
        self.remembered.set(number + 1);
        *expression = Expression::Remembered(Box::new(Remembered {
            number,
            slot,
            key,
            expression: inner,
        }));
    }

    /// The property of which an expression is a function, if it is of no other and of nothing else.
    fn only_property(&self, expression: &Expression) -> Option<(Slot, Key)> {
        if matches!(expression, Expression::Property(..)) || !expression.is_steady() {
            return None;
        }
        let mut properties: Vec<(Slot, Key)> = Vec::new();
        expression.each_property(&mut |slot, key| properties.push((slot, key.clone())));
        let mut reads = 0;
        expression.visit(&mut |seen| match seen {
            Seen::Slot(_) => reads += 1,
            Seen::Subquery(_) => reads = usize::MAX / 2,
        });
        let (slot, key) = properties.first()?;
        let same = |other: &(Slot, Key)| other.0 == *slot && other.1.symbol == key.symbol;
        // All that is read of the row is the one property.
        let is_alone = reads == properties.len() && properties.iter().all(same);
        let number = self.graph.key_id(&self.symbols.keys[key.symbol].text)?;
        (is_alone && self.graph.has_column(number)).then(|| (*slot, key.clone()))
    }
}
