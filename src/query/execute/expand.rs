//! From a node over its relationships of some types to the nodes at their other ends.

use super::Flow;
use super::ahead::BATCH;
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
        let mut arrive = |link: Link, row: &mut [Value]| {
            self.budget.step()?;
            if is_used(link.relationship, &expand.unlike, row) {
                return Ok(());
            }
            row[expand.relationship] = Value::Relationship(link.relationship);
            row[expand.to] = Value::Node(link.node);
            next(row)
        };
        let wanted = |way: Way, link: &Link| {
            // Seen from the other end, a loop is the same.
            !(way == Way::In && expand.direction == Direction::Both && link.node == from)
        };
        if target.is_none()
            && let Some(routes) = self.routes(expand)
        {
            for route in routes {
                for links in route.at(from).chunks(BATCH) {
                    self.look_ahead(&expand.ahead, links);
                    for link in links.iter().filter(|link| wanted(route.way, link)) {
                        if route.sure || self.has_all(link.node, &expand.labels) {
                            arrive(*link, row)?;
                        }
                    }
                }
            }
            return Ok(());
        }
        let mut both = |kind: Option<TypeId>, row: &mut [Value]| {
            for way in ways(expand.direction) {
                let arrive = |link: Link| {
                    if wanted(*way, &link) {
                        arrive(link, row)
                    } else {
                        Ok(())
                    }
                };
                let indexed = kind.filter(|kind| self.graph.rows(*kind, *way).is_some());
                match (indexed, target) {
                    (Some(kind), Some(target)) => self.between(from, kind, *way, target, arrive)?,
                    _ => self.walk(expand, from, (kind, *way), target, arrive)?,
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
        from: NodeId,
        kind: TypeId,
        way: Way,
        target: NodeId,
        arrive: impl FnMut(Link) -> Flow,
    ) -> Flow {
        let links = |from, way, to| {
            let rows = self.graph.rows_toward(kind, way, to);
            rows.into_iter().flatten().map(move |rows| rows.at(from))
        };
        let back = match way {
            Way::Out => Way::In,
            Way::In => Way::Out,
        };
        let count = |from, way, to| links(from, way, to).map(<[Link]>::len).sum::<usize>();
        if count(target, back, from) < count(from, way, target) {
            let own = links(target, back, from).flatten();
            let own = own.filter(|link| link.node == from);
            let mut own = own.map(|link| Link {
                node: target,
                ..*link
            });
            return own.try_for_each(arrive);
        }
        let own = links(from, way, target).flatten();
        let mut own = own.filter(|link| link.node == target).copied();
        own.try_for_each(arrive)
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
            let is_there = target.is_none_or(|target| target == node);
            if fits && is_there && self.has_all(node, &expand.labels) {
                arrive(Link { node, relationship })?;
            }
        }
        Ok(())
    }
}
