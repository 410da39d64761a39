//! Links by node, one contiguous row for each.

use super::Link;
use crate::graph::{LabelId, NodeId, RelationshipId};
use rustc_hash::FxHashMap;

/// The relationships of one type, gone one way, that lead to nodes with the same labels or, where
/// these are too many kinds of nodes, with any labels; by the node that they are gone from.
#[derive(Debug, Clone)]
pub struct Rows {
    first: u32,
    starts: Vec<u32>,
    links: Vec<Link>,
    /// The rows of nodes whose links have changed since.
    changed: FxHashMap<NodeId, Vec<Link>>,
    /// The labels below 64 that all nodes have to which the rows lead, a bit each.
    common: u64,
    /// The labels below 64 that any of them has.
    any: u64,
}

/// Whether rows lead to nodes with some labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leads {
    /// None of them.
    Never,
    /// Perhaps some of them.
    Maybe,
    /// All of them.
    Always,
}

impl Rows {
    /// Empty rows for nodes from one to before another.
    pub(super) fn new((first, end): (u32, u32)) -> Self {
        Self {
            first,
            starts: vec![0; (end.saturating_sub(first)) as usize + 1],
            links: Vec::new(),
            changed: FxHashMap::default(),
            common: u64::MAX,
            any: 0,
        }
    }

    /// The links of a node, the latest first.
    #[must_use]
    #[inline]
    pub fn at(&self, node: NodeId) -> &[Link] {
        if !self.changed.is_empty()
            && let Some(links) = self.changed.get(&node)
        {
            return links;
        }
        let place = node.0.wrapping_sub(self.first) as usize;
        match self.starts.get(place..) {
            Some([start, end, ..]) => &self.links[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// Whether the nodes that they lead to have a label.
    #[must_use]
    #[inline]
    pub const fn lead_to(&self, label: LabelId) -> Leads {
        match label.0 {
            0..64 if self.any >> label.0 & 1 == 0 => Leads::Never,
            0..64 if self.common >> label.0 & 1 == 1 => Leads::Always,
            _ => Leads::Maybe,
        }
    }

    /// Whether one of the nodes that they lead to can have all of these labels below 64, a bit
    /// each.
    pub(super) const fn may_lead_to(&self, labels: u64) -> bool {
        labels & !self.any == 0
    }

    /// From now on, they may lead to nodes with these labels below 64, a bit each.
    pub(super) const fn allow(&mut self, labels: u64) {
        self.common &= labels;
        self.any |= labels;
    }

    pub(super) fn count(&mut self, node: NodeId) {
        self.starts[(node.0 - self.first) as usize] += 1;
    }

    /// Turns counts into the ends of rows; [`Self::put`] fills them from the end.
    pub(super) fn make_room(&mut self) {
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        let nowhere = Link {
            node: NodeId(0),
            relationship: RelationshipId(0),
        };
        self.links = vec![nowhere; sum as usize];
    }

    pub(super) fn put(&mut self, node: NodeId, link: Link) {
        let start = &mut self.starts[(node.0 - self.first) as usize];
        *start -= 1;
        self.links[*start as usize] = link;
    }

    /// Gives how many links stand beside the rows because of it.
    pub(super) fn insert(&mut self, node: NodeId, link: Link) -> usize {
        let (links, more) = self.changing(node);
        let place = links.partition_point(|own| own.relationship > link.relationship);
        links.insert(place, link);
        more + 1
    }

    /// Gives how many links stand beside the rows because of it.
    pub(super) fn remove(&mut self, node: NodeId, relationship: RelationshipId) -> usize {
        let (links, more) = self.changing(node);
        links.retain(|link| link.relationship != relationship);
        more
    }

    /// The links of a node to be changed, and how many were copied for that.
    fn changing(&mut self, node: NodeId) -> (&mut Vec<Link>, usize) {
        let copy = if self.changed.contains_key(&node) {
            Vec::new()
        } else {
            self.at(node).to_vec()
        };
        let more = copy.len();
        (self.changed.entry(node).or_insert(copy), more)
    }
}
