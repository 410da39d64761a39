//! Ways from bound nodes over nodes and relationships that nobody needs.

use crate::query::check::resolved::{Node, Slot};
use crate::query::plan::matching::{Link, Matcher};
use std::collections::BTreeSet;

/// Links one after another, from a bound node on.
pub(super) struct Branch<'p> {
    pub(super) links: Vec<Link<'p>>,
    pub(super) end: Slot,
    pub(super) cost: f64,
}

impl Branch<'_> {
    pub(super) fn has(&self, relationship: Slot) -> bool {
        self.links
            .iter()
            .any(|link| link.relationship.slot == relationship)
    }

    /// All that it passes.
    pub(super) fn slots(&self) -> BTreeSet<Slot> {
        let links = self.links.iter();
        let slots =
            links.flat_map(|link| [link.left.slot, link.relationship.slot, link.right.slot]);
        slots.collect()
    }
}

impl<'p> Matcher<'p> {
    /// Whether only one link leads to a spare node.
    pub(super) fn is_leaf(&self, slot: Slot, links: &[Link<'p>]) -> bool {
        self.is_spare(slot) && degree(slot, links) == 1
    }

    fn is_spare(&self, slot: Slot) -> bool {
        self.spare.contains(&slot) && !self.bound.contains(&slot)
    }

    /// The branches that begin now.
    pub(super) fn branches(&self, links: &[Link<'p>]) -> Vec<Branch<'p>> {
        let mut branches = Vec::new();
        for first in links.iter().filter(|link| self.is_simple(link)) {
            for from_left in [true, false] {
                let (from, to) = first.ends(from_left);
                if !self.bound.contains(&from.slot) || from.slot == to.slot {
                    continue;
                }
                let cost = self.fan_out(first, from_left);
                let one = |links, end, cost| Branch { links, end, cost };
                let is_passed = self.is_spare(to.slot) && degree(to.slot, links) == 2;
                let next = links.iter().find(|link| {
                    !std::ptr::eq(*link, first) && degree(to.slot, std::slice::from_ref(link)) == 1
                });
                match next.filter(|next| is_passed && self.is_simple(next)) {
                    Some(next) => {
                        let leaves_left = next.left.slot == to.slot;
                        let end = next.ends(leaves_left).1.slot;
                        let cost = cost * (1.0 + self.fan_out(next, leaves_left));
                        branches.push(one(vec![*first, *next], end, cost));
                    }
                    None => branches.push(one(vec![*first], to.slot, cost)),
                }
            }
        }
        branches
    }

    /// Whether a link is one relationship that is not bound, and nobody needs it.
    fn is_simple(&self, link: &Link<'_>) -> bool {
        link.relationship.length.is_none()
            && self.is_spare(link.relationship.slot)
            && link.left.slot != link.right.slot
    }

    /// Whether all conditions on what a branch passes can be checked within it.
    pub(super) fn can_be_spared(&self, branch: &Branch<'p>) -> bool {
        let within = branch.slots();
        self.conditions.iter().all(|(_, needs)| {
            let is_passed = |slot: &Slot| {
                *slot != branch.end && within.contains(slot) && !self.bound.contains(slot)
            };
            let needs_spare = needs.iter().any(is_passed);
            let mut needs = needs.iter();
            !needs_spare || needs.all(|slot| within.contains(slot) || self.bound.contains(slot))
        })
    }
}

/// How many links lead to a node.
fn degree(slot: Slot, links: &[Link<'_>]) -> usize {
    let ends = links.iter().map(|link| [link.left, link.right]);
    ends.filter(|ends: &[&Node; 2]| ends.iter().any(|node| node.slot == slot))
        .count()
}
