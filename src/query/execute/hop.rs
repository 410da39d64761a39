//! Branches of one or two plain relationships, gone without a row.

use super::Flow;
use super::ahead::BATCH;
use super::context::Context;
use super::route::Route;
use crate::graph::{Direction, Link, NodeId, RelationshipId, Value};
use crate::query::check::resolved::Symbol;
use crate::query::plan::{Expand, Step};

/// From nodes over relationships to nodes with some labels.
struct Hop<'c> {
    routes: &'c [Route<'c>],
    labels: &'c [Symbol],
}

/// A branch from a node.
pub(super) struct Hops<'c> {
    start: NodeId,
    first: Hop<'c>,
    second: Option<Hop<'c>>,
    /// Whether the second relationship could be the first.
    differ: bool,
}

impl Context<'_> {
    /// The hops that steps amount to, if they are that simple.
    pub(super) fn hops<'s>(&'s self, steps: &'s [Step], row: &[Value]) -> Option<Hops<'s>> {
        let (first, second) = match steps {
            [Step::Expand(first)] => (first, None),
            [Step::Expand(first), Step::Expand(second)] if second.from == first.to => {
                (first, Some(second))
            }
            _ => return None,
        };
        let Value::Node(start) = row[first.from] else {
            return None;
        };
        let differ = match second.map(|second| &second.unlike[..]) {
            None | Some([]) => false,
            Some([one]) if *one == first.relationship => true,
            Some(_) => return None,
        };
        if !first.unlike.is_empty() {
            return None;
        }
        let second = match second {
            Some(second) => Some(self.hop(second)?),
            None => None,
        };
        Some(Hops {
            start,
            first: self.hop(first)?,
            second,
            differ,
        })
    }

    fn hop<'s>(&'s self, expand: &'s Expand) -> Option<Hop<'s>> {
        let is_simple = !expand.to_bound && expand.from != expand.to;
        if !is_simple || expand.direction == Direction::Both {
            return None;
        }
        Some(Hop {
            routes: self.routes(expand)?,
            labels: &expand.labels,
        })
    }

    /// Goes all ways over hops, and tells where each ends.
    pub(super) fn hop_over(&self, hops: &Hops<'_>, arrive: &mut impl FnMut(NodeId, i64)) -> Flow {
        let Some(second) = &hops.second else {
            return self.each(&hops.first, hops.start, |link| {
                arrive(link.node, 1);
                Ok(())
            });
        };
        for route in second.routes {
            let labels = if route.sure { &[] } else { second.labels };
            let mut batch: Vec<(RelationshipId, &[Link])> = Vec::with_capacity(BATCH);
            self.each(&hops.first, hops.start, |first| {
                self.budget.step()?;
                batch.push((first.relationship, route.at(first.node)));
                if batch.len() == BATCH {
                    self.go_on(hops.differ, labels, &batch, arrive);
                    batch.clear();
                }
                Ok(())
            })?;
            self.go_on(hops.differ, labels, &batch, arrive);
        }
        Ok(())
    }

    /// Goes the second hop for many firsts, whose links lie anywhere in memory: all are asked for
    /// before any is waited for.
    fn go_on(
        &self,
        differ: bool,
        labels: &[Symbol],
        batch: &[(RelationshipId, &[Link])],
        arrive: &mut impl FnMut(NodeId, i64),
    ) {
        let firsts = batch.iter().filter_map(|(_, links)| links.first());
        std::hint::black_box(firsts.fold(0, |sum: u32, link| sum.wrapping_add(link.node.0)));
        for (first, links) in batch {
            for link in *links {
                let is_same = differ && link.relationship == *first;
                if !is_same && self.has_all(link.node, labels) {
                    arrive(link.node, 1);
                }
            }
        }
    }

    fn each(&self, hop: &Hop<'_>, from: NodeId, mut arrive: impl FnMut(&Link) -> Flow) -> Flow {
        for route in hop.routes {
            for link in route.at(from) {
                if route.sure || self.has_all(link.node, hop.labels) {
                    arrive(link)?;
                }
            }
        }
        Ok(())
    }
}
