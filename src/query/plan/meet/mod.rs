//! Nodes and relationships that nobody needs are not bound one by one: the ways over them are
//! counted.
//!
//! A branch leads from a bound node over at most one spare node to another node. Where branches
//! meet at a node that is not bound yet, it is bound once, however many ways lead there; where a
//! branch ends at a bound node or at a spare one, the row only grows heavier.
//!
//! Relationships of a MATCH differ from each other. Two of which one is not bound could be the same
//! only if their ends are: a branch is taken only where that can be seen from bound nodes.

mod branch;
mod difference;

use super::matching::{Link, Matcher};
use super::{Meet, Step};
use crate::query::check::resolved::{Expression, Slot, Symbol};
use branch::Branch;
use difference::may_be_same;
use std::collections::BTreeSet;

/// How many relationships may be looked at, one after another in memory, to spare a single look
/// from the other side.
const WORTH: f64 = 64.0;

impl<'p> Matcher<'p> {
    /// Takes a branch or several out of the links and counts the ways over them.
    pub(super) fn meet(&mut self, links: &mut Vec<Link<'p>>) -> bool {
        if self.spare.is_empty() {
            return false;
        }
        let mut branches: Vec<_> = self.branches(links);
        branches.sort_by(|one, other| one.cost.total_cmp(&other.cost));
        let closing = branches.iter().position(|one| self.is_counted(one, links));
        if let Some(place) = closing.filter(|_| self.weighs) {
            self.ways(&branches.swap_remove(place), links);
            return true;
        }
        let mut ends: BTreeSet<Slot> = branches.iter().map(|one| one.end).collect();
        ends.retain(|end| !self.bound.contains(end));
        for end in ends {
            let (there, others) = branches.into_iter().partition(|one| one.end == end);
            branches = others;
            if self.meet_at(end, there, links) {
                return true;
            }
        }
        false
    }

    /// Whether a branch ends where nothing needs to be bound.
    fn is_counted(&self, branch: &Branch<'p>, links: &[Link<'p>]) -> bool {
        let is_end = self.bound.contains(&branch.end) || self.is_leaf(branch.end, links);
        let spares_something = branch.links.len() > 1 || !self.bound.contains(&branch.end);
        is_end
            && spares_something
            && self.can_be_spared(branch)
            && self
                .others(&[branch], links)
                .iter()
                .all(|other| branch.links.iter().all(|own| !may_be_same(own, other)))
    }

    fn meet_at(
        &mut self,
        end: Slot,
        mut branches: Vec<Branch<'p>>,
        links: &mut Vec<Link<'p>>,
    ) -> bool {
        branches.retain(|branch| self.can_be_spared(branch));
        // A branch that costs far more than coming back from what the first one finds waits.
        if let Some(cheapest) = branches.first().map(|branch| branch.cost) {
            branches.retain(|branch| branch.cost <= (cheapest + 1.0) * WORTH);
        }
        let passes = branches.iter().any(|branch| branch.links.len() > 1);
        if branches.len() < 2 && !(passes && self.weighs) {
            return false;
        }
        let Some(unlike) = self.unlike(end, &branches, links) else {
            return false;
        };
        self.bind_meeting(end, &branches, unlike, links);
        true
    }

    fn bind_meeting(
        &mut self,
        end: Slot,
        branches: &[Branch<'p>],
        unlike: BTreeSet<(Slot, Slot)>,
        links: &mut Vec<Link<'p>>,
    ) {
        let all = self.conditions.clone();
        let labels = self.labels_of(end);
        let mut steps: Vec<_> = branches
            .iter()
            .map(|branch| self.steps_of(branch, true))
            .collect();
        // The first branch makes sure of the labels; to the others, they tell the way.
        let ends = steps
            .iter_mut()
            .skip(1)
            .filter_map(|steps| steps.last_mut());
        for step in ends {
            if let Step::Expand(expand) = step
                && expand.to == end
            {
                expand.labels.clone_from(&labels);
            }
        }
        let after = self.conditions.clone();
        let exactly = if unlike.is_empty() {
            Vec::new()
        } else {
            self.conditions = all;
            self.exact_steps(end, branches)
        };
        self.conditions = after;
        let own = branches.iter().flat_map(|branch| &branch.links);
        let relationships: Vec<_> = own.clone().map(|link| link.relationship.slot).collect();
        links.retain(|link| !relationships.contains(&link.relationship.slot));
        self.used.extend(own);
        self.bound.insert(end);
        let unlike = unlike.into_iter().collect();
        self.steps.push(Step::Meet(Box::new(Meet {
            slot: end,
            branches: steps,
            unlike,
            exactly,
            relationships,
            repeats: !self.weighs,
        })));
    }

    /// The labels that a node must have.
    fn labels_of(&self, slot: Slot) -> Vec<Symbol> {
        let conditions = self.conditions.iter();
        let labels = conditions.filter_map(|(condition, _)| match condition {
            Expression::HasLabels(node, labels)
                if matches!(**node, Expression::Slot(own) if own == slot) =>
            {
                Some(labels)
            }
            _ => None,
        });
        labels.flatten().copied().collect()
    }

    /// All that the branches do, one after another, with their end bound.
    fn exact_steps(&mut self, end: Slot, branches: &[Branch<'p>]) -> Vec<Step> {
        let (used, bound) = (self.used.clone(), self.bound.clone());
        let before = std::mem::take(&mut self.steps);
        self.bound.insert(end);
        self.filter();
        for link in branches.iter().flat_map(|branch| &branch.links) {
            self.link(link);
            self.filter();
        }
        (self.used, self.bound) = (used, bound);
        std::mem::replace(&mut self.steps, before)
    }

    /// Counts the ways over a branch that ends where nothing is to be bound.
    fn ways(&mut self, branch: &Branch<'p>, links: &mut Vec<Link<'p>>) {
        let steps = self.steps_of(branch, false);
        links.retain(|link| !branch.has(link.relationship.slot));
        self.steps.push(Step::Ways(steps));
        self.used.extend(&branch.links);
    }

    /// The steps of a branch; the conditions that they check are gone afterwards. What does not
    /// depend on how the end is reached can wait until all ways there are counted.
    fn steps_of(&mut self, branch: &Branch<'p>, ends_open: bool) -> Vec<Step> {
        let (used, bound) = (self.used.clone(), self.bound.clone());
        let before = std::mem::take(&mut self.steps);
        let passed = branch.slots();
        let can_wait = |condition: &Expression, needs: &BTreeSet<Slot>| {
            let mut needs = needs.iter();
            ends_open
                && !matches!(condition, Expression::HasLabels(..))
                && !needs.any(|slot| {
                    *slot != branch.end && passed.contains(slot) && !bound.contains(slot)
                })
        };
        let all = std::mem::take(&mut self.conditions).into_iter();
        let (later, now) = all.partition(|(condition, needs)| can_wait(condition, needs));
        self.conditions = now;
        for link in &branch.links {
            self.link(link);
            self.filter();
        }
        self.conditions.extend::<Vec<_>>(later);
        (self.used, self.bound) = (used, bound);
        std::mem::replace(&mut self.steps, before)
    }
}
