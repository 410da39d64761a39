//! What the slots of a row are called.

use super::expression::{call, spanless, variable};
use crate::query::ast::{self, ExpressionKind};
use crate::query::check::resolved::{Aggregate, Slot};
use crate::query::function;
use crate::query::plan::{Plan, Read, Sink, Stage, Step};
use crate::query::print::is_plain;

/// Each slot as an expression: its name, or what is computed into it.
pub(super) struct Names<'p> {
    pub(super) plan: &'p Plan,
    slots: Vec<ast::Expression>,
}

impl<'p> Names<'p> {
    pub(super) fn new(plan: &'p Plan) -> Self {
        let slots = plan
            .slots
            .iter()
            .enumerate()
            .map(|(slot, name)| match name {
                Some(name) => variable(name),
                None => variable(&format!("_{slot}")),
            });
        let mut names = Self {
            plan,
            slots: slots.collect(),
        };
        let within = plan.subqueries.iter().flat_map(|one| &one.parts);
        for part in within.chain(&plan.parts) {
            for stage in &part.stages {
                names.learn(stage);
            }
        }
        names
    }

    /// Calls what has no name by what it is computed from.
    fn learn(&mut self, stage: &Stage) {
        let Stage::Read(Read { steps, sink, .. }) = stage else {
            return;
        };
        for step in steps {
            let Step::Assign(assignments) = step else {
                continue;
            };
            for (slot, expression) in assignments {
                if !self.has_plain_name(*slot) {
                    self.slots[*slot] = self.expression(expression);
                }
            }
        }
        if let Sink::Group(_, aggregates) = sink {
            for aggregate in aggregates {
                self.slots[aggregate.slot] = self.aggregate(aggregate);
            }
        }
    }

    /// Whether a slot is called by a name that needs no backticks.
    pub(super) fn has_plain_name(&self, slot: Slot) -> bool {
        let name = self.plan.slots.get(slot);
        name.is_some_and(|name| name.as_ref().is_some_and(|name| is_plain(name)))
    }

    /// A slot as an expression.
    pub(super) fn slot(&self, slot: Slot) -> ast::Expression {
        let own = self.slots.get(slot).cloned();
        own.unwrap_or_else(|| variable(&format!("_{slot}")))
    }

    /// The name of a slot, where only a name can stand.
    pub(super) fn name(&self, slot: Slot) -> ast::Name {
        let name = self.plan.slots.get(slot).cloned().flatten();
        ast::Name {
            text: name.map_or_else(|| format!("_{slot}"), Into::into),
            span: crate::Span::default(),
        }
    }

    /// The name of a slot in a pattern, if it was given one.
    pub(super) fn given_name(&self, slot: Slot) -> Option<ast::Name> {
        let name = self.plan.slots.get(slot)?.as_ref();
        name.map(|_| self.name(slot))
    }

    fn aggregate(&self, aggregate: &Aggregate) -> ast::Expression {
        let known = function::AGGREGATES.iter();
        let mut known = known.filter(|(_, own, ..)| *own == aggregate.function);
        let name = known.next().map_or("", |(name, ..)| *name);
        if aggregate.argument.is_none() {
            return spanless(ExpressionKind::CountStar);
        }
        let arguments = aggregate.argument.iter().chain(&aggregate.parameter);
        let arguments = arguments.map(|argument| self.expression(argument));
        let mut call = call(name, arguments.collect());
        if let ExpressionKind::Call { distinct, .. } = &mut call.kind {
            *distinct = aggregate.distinct;
        }
        call
    }
}
