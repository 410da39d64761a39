//! Branches of one or two plain relationships, gone without a row.

use super::Flow;
use super::context::Context;
use crate::graph::{LabelId, Link, NodeId, RelationshipId, TypeId, Value, Way};
use crate::query::plan::{Expand, Step, ways};

/// Most types that a relationship of such a branch may have.
const TYPES: usize = 2;

/// How many relationships are followed together.
const BATCH: usize = 64;

/// Most labels that are looked at.
const LABELS: usize = 2;

/// From nodes over relationships of some types to nodes with some labels.
#[derive(Debug, Clone, Copy)]
struct Hop {
    kinds: [Option<TypeId>; TYPES],
    way: Way,
    labels: [Option<LabelId>; LABELS],
}

/// A branch from a node.
#[derive(Debug)]
pub(super) struct Hops {
    start: NodeId,
    first: Hop,
    second: Option<Hop>,
    /// Whether the second relationship could be the first.
    differ: bool,
}

impl Context<'_> {
    /// The hops that steps amount to, if they are that simple.
    pub(super) fn hops(&self, steps: &[Step], row: &[Value]) -> Option<Hops> {
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
            Some(second) => Some(self.hop(second, start)?),
            None => None,
        };
        Some(Hops {
            start,
            first: self.hop(first, start)?,
            second,
            differ,
        })
    }

    fn hop(&self, expand: &Expand, node: NodeId) -> Option<Hop> {
        let [way] = *ways(expand.direction) else {
            return None;
        };
        let is_simple = !expand.to_bound && expand.from != expand.to;
        if !is_simple || expand.types.is_empty() || expand.types.len() > TYPES {
            return None;
        }
        let mut hop = Hop {
            kinds: [None; TYPES],
            way,
            labels: [None; LABELS],
        };
        for (place, kind) in hop.kinds.iter_mut().zip(self.kinds(&expand.types)) {
            self.graph.links(node, kind, way)?;
            *place = Some(kind);
        }
        let labels = expand.labels.iter().map(|label| self.names.label(*label));
        let mut unsure = 0;
        for label in labels {
            let label = label?;
            let mut kinds = hop.kinds.iter().flatten();
            if !kinds.all(|kind| self.graph.all_lead_to(*kind, way, label)) {
                *hop.labels.get_mut(unsure)? = Some(label);
                unsure += 1;
            }
        }
        Some(hop)
    }

    /// Goes all ways over hops, and tells where each ends.
    pub(super) fn hop_over(&self, hops: &Hops, arrive: &mut impl FnMut(NodeId, i64)) -> Flow {
        let Some(second) = &hops.second else {
            return self.each(&hops.first, hops.start, |link| {
                arrive(link.node, 1);
                Ok(())
            });
        };
        for kind in second.kinds.iter().flatten() {
            let mut batch: Vec<(RelationshipId, &[Link])> = Vec::with_capacity(BATCH);
            self.each(&hops.first, hops.start, |first| {
                self.budget.step()?;
                let links = self.graph.links(first.node, *kind, second.way);
                batch.push((first.relationship, links.unwrap_or_default()));
                if batch.len() == BATCH {
                    self.go_on(hops.differ, second, &batch, arrive);
                    batch.clear();
                }
                Ok(())
            })?;
            self.go_on(hops.differ, second, &batch, arrive);
        }
        Ok(())
    }

    /// Goes the second hop for many firsts, whose links lie anywhere in memory: all are asked for
    /// before any is waited for.
    fn go_on(
        &self,
        differ: bool,
        second: &Hop,
        batch: &[(RelationshipId, &[Link])],
        arrive: &mut impl FnMut(NodeId, i64),
    ) {
        let firsts = batch.iter().filter_map(|(_, links)| links.first());
        std::hint::black_box(firsts.fold(0, |sum: u32, link| sum.wrapping_add(link.node.0)));
        for (first, links) in batch {
            for link in *links {
                let is_same = differ && link.relationship == *first;
                let mut labels = second.labels.iter().flatten();
                if !is_same && labels.all(|label| self.graph.is_labelled(link.node, *label)) {
                    arrive(link.node, 1);
                }
            }
        }
    }

    fn each(&self, hop: &Hop, from: NodeId, mut arrive: impl FnMut(&Link) -> Flow) -> Flow {
        for kind in hop.kinds.iter().flatten() {
            let links = self.graph.links(from, *kind, hop.way).unwrap_or_default();
            for link in links {
                let mut labels = hop.labels.iter().flatten();
                if labels.all(|label| self.graph.is_labelled(link.node, *label)) {
                    arrive(link)?;
                }
            }
        }
        Ok(())
    }
}
