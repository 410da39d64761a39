//! From a node over its relationships of some types to the nodes at their other ends.

use super::Flow;
use super::context::Context;
use super::step::is_used;
use crate::graph::{Direction, Link, NodeId, TypeId, Value, Way};
use crate::query::check::resolved::Symbol;
use crate::query::plan::{Expand, ways};

impl Context<'_> {
    pub(super) fn expand(
        &self,
        expand: &Expand,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let Value::Node(from) = row[expand.from] else {
            return Ok(());
        };
        let target = match (&row[expand.to], expand.to_bound) {
            (Value::Node(node), true) => Some(*node),
            _ if expand.from == expand.to => Some(from),
            (_, true) => return Ok(()),
            (_, false) => None,
        };
        if target.is_some_and(|target| !self.has_all(target, &expand.labels)) {
            return Ok(());
        }
        let labels = match target {
            Some(_) => &[],
            None if self.surely_has_all(expand) => &[],
            None => &expand.labels[..],
        };
        let mut arrive = |link: Link, row: &mut [Value]| {
            self.budget.step()?;
            if !self.has_all(link.node, labels) || is_used(link.relationship, &expand.unlike, row) {
                return Ok(());
            }
            row[expand.relationship] = Value::Relationship(link.relationship);
            row[expand.to] = Value::Node(link.node);
            next(row)
        };
        let mut both = |kind: Option<TypeId>, row: &mut [Value]| {
            for way in ways(expand.direction) {
                let skips_loops = *way == Way::In && expand.direction == Direction::Both;
                let wanted = |link: &Link| !(skips_loops && link.node == from);
                match (
                    kind.and_then(|kind| self.graph.links(from, kind, *way)),
                    target,
                ) {
                    (Some(links), None) => {
                        for link in links.iter().filter(|link| wanted(link)) {
                            arrive(*link, row)?;
                        }
                    }
                    (Some(links), Some(target)) => {
                        self.between(links, from, (kind, *way), target, |link| {
                            if wanted(&link) {
                                arrive(link, row)
                            } else {
                                Ok(())
                            }
                        })?;
                    }
                    (None, _) => self.walk(expand, from, (kind, *way), target, |link| {
                        if wanted(&link) {
                            arrive(link, row)
                        } else {
                            Ok(())
                        }
                    })?,
                }
            }
            Ok(())
        };
        if expand.types.is_empty() {
            return both(None, row);
        }
        for kind in self.kinds(&expand.types) {
            both(Some(kind), row)?;
        }
        Ok(())
    }

    /// Whether the types lead nowhere else than to nodes with the labels.
    fn surely_has_all(&self, expand: &Expand) -> bool {
        !expand.types.is_empty()
            && expand.labels.iter().all(|label| {
                let Some(label) = self.names.label(*label) else {
                    return false;
                };
                self.kinds(&expand.types).all(|kind| {
                    let mut ways = ways(expand.direction).iter();
                    ways.all(|way| self.graph.all_lead_to(kind, *way, label))
                })
            })
    }

    /// The graph's types of a pattern, each once.
    pub(super) fn kinds<'s>(&'s self, types: &'s [Symbol]) -> impl Iterator<Item = TypeId> + 's {
        let first = |place: usize| types[..place].iter().all(|own| *own != types[place]);
        let places = (0..types.len()).filter(move |place| first(*place));
        places.filter_map(|place| self.names.kind(types[place]))
    }

    pub(super) fn has_all(&self, node: NodeId, labels: &[Symbol]) -> bool {
        labels.iter().all(|label| {
            let label = self.names.label(*label);
            label.is_some_and(|label| self.graph.is_labelled(node, label))
        })
    }

    /// The links to one node, found at the end that has fewer.
    fn between(
        &self,
        links: &[Link],
        from: NodeId,
        (kind, way): (Option<TypeId>, Way),
        target: NodeId,
        mut arrive: impl FnMut(Link) -> Flow,
    ) -> Flow {
        let back = match way {
            Way::Out => Way::In,
            Way::In => Way::Out,
        };
        let reversed = kind.and_then(|kind| self.graph.links(target, kind, back));
        if let Some(reversed) = reversed.filter(|reversed| reversed.len() < links.len()) {
            let own = reversed.iter().filter(|link| link.node == from);
            let mut own = own.map(|link| Link {
                node: target,
                ..*link
            });
            return own.try_for_each(arrive);
        }
        let mut own = links.iter().filter(|link| link.node == target);
        own.try_for_each(|link| arrive(*link))
    }

    /// The same along petgraph's own lists, where there is no index.
    fn walk(
        &self,
        expand: &Expand,
        from: NodeId,
        (kind, way): (Option<TypeId>, Way),
        target: Option<NodeId>,
        mut arrive: impl FnMut(Link) -> Flow,
    ) -> Flow {
        let direction = match way {
            Way::Out => Direction::Outgoing,
            Way::In => Direction::Incoming,
        };
        for (relationship, own, node) in self.graph.neighbours(from, direction) {
            let fits = kind.map_or_else(|| self.is_one_of(own, &expand.types), |kind| kind == own);
            if fits && target.is_none_or(|target| target == node) {
                arrive(Link { node, relationship })?;
            }
        }
        Ok(())
    }
}
