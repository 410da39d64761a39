//! Whether the relationships of branches surely differ from each other and from all others.

use super::branch::Branch;
use crate::query::ast::Arrow;
use crate::query::check::resolved::Slot;
use crate::query::plan::matching::{Link, Matcher, overlap};
use std::collections::BTreeSet;

/// What makes sure that two relationships differ.
enum Difference {
    Sure,
    /// They differ unless the end of the branch is the node in this slot.
    Unless(Slot),
    /// They differ unless the same node is in both slots.
    UnlessSame(Slot, Slot),
    Unknown,
}

impl<'p> Matcher<'p> {
    /// The slots that must not hold the same node for the branches' relationships to differ, in
    /// pairs; nothing if that cannot be told.
    pub(super) fn unlike(
        &self,
        end: Slot,
        branches: &[Branch<'p>],
        links: &[Link<'p>],
    ) -> Option<BTreeSet<(Slot, Slot)>> {
        let mut unlike = BTreeSet::new();
        for (place, branch) in branches.iter().enumerate() {
            let mut others = self.others(&[branch], links);
            others.extend(
                branches[..place]
                    .iter()
                    .flat_map(|one| one.links.iter().copied()),
            );
            for (own, other) in branch
                .links
                .iter()
                .flat_map(|own| others.iter().map(move |other| (own, other)))
            {
                match self.difference(own, other, end) {
                    Difference::Sure => {}
                    Difference::Unless(slot) => {
                        unlike.insert((slot, end));
                    }
                    Difference::UnlessSame(one, two) => {
                        unlike.insert((one, two));
                    }
                    Difference::Unknown => return None,
                }
            }
        }
        Some(unlike)
    }

    /// What a branch must differ from: all that is used and all that is to come.
    pub(super) fn others(&self, branches: &[&Branch<'p>], links: &[Link<'p>]) -> Vec<Link<'p>> {
        let is_own = |link: &Link<'p>| {
            let mut own = branches.iter().flat_map(|branch| &branch.links);
            own.any(|own| own.relationship.slot == link.relationship.slot)
        };
        let all = self.used.iter().chain(links);
        all.filter(|link| !is_own(link)).copied().collect()
    }

    fn difference(&self, own: &Link<'p>, other: &Link<'p>, end: Slot) -> Difference {
        if !may_be_same(own, other) || self.bound.contains(&other.relationship.slot) {
            return Difference::Sure;
        }
        let is_directed = |link: &Link<'_>| {
            link.relationship.length.is_none() && link.relationship.direction != Arrow::Either
        };
        if !is_directed(own) || !is_directed(other) {
            return Difference::Unknown;
        }
        let ends = |link: &Link<'p>| {
            let (from, to) = link.ends(link.relationship.direction == Arrow::Right);
            [from.slot, to.slot]
        };
        let pairs = ends(own).into_iter().zip(ends(other));
        let is_bound = |slot: &Slot| self.bound.contains(slot);
        let mut known = pairs.filter_map(|(one, two)| match (one == end, two == end) {
            (true, false) => is_bound(&two).then_some(Difference::Unless(two)),
            (false, true) => is_bound(&one).then_some(Difference::Unless(one)),
            (false, false) if one != two => {
                let are_bound = is_bound(&one) && is_bound(&two);
                are_bound.then_some(Difference::UnlessSame(one, two))
            }
            _ => None,
        });
        known.next().unwrap_or(Difference::Unknown)
    }
}

/// Whether two links could be one relationship, by their types.
pub(super) fn may_be_same(one: &Link<'_>, other: &Link<'_>) -> bool {
    overlap(&one.relationship.types, &other.relationship.types)
}
