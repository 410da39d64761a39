//! Conditions on all nodes or all relationships of a shortest path hold for every step of the search:
//! without them, it would find a shorter path that does not count.

use super::matching::Matcher;
use super::slots;
use crate::query::ast::Quantifier;
use crate::query::check::resolved::{Expression, Pattern, Slot};

/// What each node or each relationship of a walk must be.
#[derive(Debug)]
pub(in crate::query) struct Each {
    pub(in crate::query) part: PartOfWalk,
    /// Where the node or relationship goes for the condition.
    pub(in crate::query) slot: Slot,
    pub(in crate::query) condition: Expression,
    /// What the condition must be: true, or false.
    pub(in crate::query) wanted: bool,
}

/// What a condition is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::query) enum PartOfWalk {
    Nodes,
    Relationships,
}

impl Matcher<'_> {
    /// The conditions on each part of a pattern's walk; they stay conditions on the whole too.
    pub(super) fn each_part(&self, pattern: &Pattern) -> Vec<Each> {
        let conditions = self.conditions.iter().map(|(condition, _)| condition);
        conditions
            .filter_map(|condition| self.each(condition, pattern))
            .collect()
    }

    fn each(&self, condition: &Expression, pattern: &Pattern) -> Option<Each> {
        let Expression::Quantifier {
            quantifier,
            slot,
            list,
            filter,
        } = condition
        else {
            return None;
        };
        let wanted = match quantifier {
            Quantifier::All => true,
            Quantifier::None => false,
            Quantifier::Any | Quantifier::Single => return None,
        };
        let part = part_of_walk(list, pattern)?;
        let reads = slots::of_expression(filter, &self.planner.needs);
        let is_known =
            |read: &Slot| read == slot || !self.fresh.contains(read) || self.bound.contains(read);
        reads.iter().all(is_known).then(|| Each {
            part,
            slot: *slot,
            condition: (**filter).clone(),
            wanted,
        })
    }
}

/// What of a pattern's walk an expression lists.
fn part_of_walk(list: &Expression, pattern: &Pattern) -> Option<PartOfWalk> {
    let relationships = pattern.relationships.first()?.slot;
    match list {
        Expression::Slot(slot) => (*slot == relationships).then_some(PartOfWalk::Relationships),
        Expression::Call(function, arguments, _) => {
            let is_path = |one: &Expression| matches!(one, Expression::Slot(slot) if Some(*slot) == pattern.path);
            match (function.name, &arguments[..]) {
                ("nodes", [one]) if is_path(one) => Some(PartOfWalk::Nodes),
                ("relationships", [one]) if is_path(one) => Some(PartOfWalk::Relationships),
                _ => None,
            }
        }
        _ => None,
    }
}
