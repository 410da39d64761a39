//! Walks over several relationships, and over relationships bound before.

use super::Flow;
use super::context::Context;
use super::step::is_used;
use crate::graph::{Direction, Neighbours, NodeId, RelationshipId, Value};
use crate::query::Error;
use crate::query::plan::{Expand, ExpandMany};
use crate::query::value::equal;

impl Context<'_> {
    /// Walks depth first, without recursion: a long chain is no deep stack.
    pub(super) fn expand_many(
        &self,
        many: &ExpandMany,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let one = &many.one;
        let Value::Node(from) = row[one.from] else {
            return Ok(());
        };
        let Some(target) = target(one, from, row) else {
            return Ok(());
        };
        let wanted = self.wanted(many, row)?;
        let mut walked: Vec<RelationshipId> = Vec::new();
        let mut stops: Vec<Neighbours<'_>> = vec![self.graph.neighbours(from, one.direction)];
        if many.minimum == 0 {
            arrive(many, target, from, &walked, row, next)?;
        }
        while let Some(rest) = stops.last_mut() {
            let is_longest = walked.len() as u64 >= many.maximum;
            let Some((id, kind, to)) = rest.next().filter(|_| !is_longest) else {
                stops.pop();
                walked.pop();
                continue;
            };
            self.budget.step()?;
            if !self.is_one_of(kind, &one.types)
                || walked.contains(&id)
                || is_used(id, &one.unlike, row)
                || !self.has_properties(id, &wanted)
            {
                continue;
            }
            walked.push(id);
            if walked.len() as u64 >= many.minimum {
                arrive(many, target, to, &walked, row, next)?;
            }
            stops.push(self.graph.neighbours(to, one.direction));
        }
        Ok(())
    }

    /// What the properties of each relationship must be.
    pub(super) fn wanted(
        &self,
        many: &ExpandMany,
        row: &mut [Value],
    ) -> Result<Vec<(Option<crate::graph::KeyId>, Value)>, Error> {
        let properties = many.properties.iter();
        let wanted = properties.map(|(key, value)| {
            let value = self.evaluate(value, row)?;
            Ok((self.names.key(key.symbol), value))
        });
        wanted.collect()
    }

    pub(super) fn has_properties(
        &self,
        id: RelationshipId,
        wanted: &[(Option<crate::graph::KeyId>, Value)],
    ) -> bool {
        wanted.iter().all(|(key, value)| {
            let own = key.and_then(|key| self.graph.relationship_value(id, key));
            own.is_some_and(|own| equal(own, value) == Some(true))
        })
    }

    /// Binds the ends of a relationship that is bound already.
    pub(super) fn follow(
        &self,
        expand: &Expand,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let Value::Relationship(id) = row[expand.relationship] else {
            return Ok(());
        };
        if !self.graph.has_relationship(id)
            || !self.is_one_of(self.graph.type_of(id), &expand.types)
            || is_used(id, &expand.unlike, row)
        {
            return Ok(());
        }
        let (start, end) = self.graph.endpoints(id);
        let forth = (start, end);
        let back = (end, start);
        let ways: &[_] = match expand.direction {
            Direction::Outgoing => &[forth],
            Direction::Incoming => &[back],
            Direction::Both if start == end => &[forth],
            Direction::Both => &[forth, back],
        };
        for (from, to) in ways {
            if fits(expand.from_bound, &row[expand.from], *from)
                && fits(
                    expand.to_bound && expand.from != expand.to,
                    &row[expand.to],
                    *to,
                )
                && (expand.from != expand.to || from == to)
            {
                let before = (row[expand.from].clone(), row[expand.to].clone());
                row[expand.from] = Value::Node(*from);
                row[expand.to] = Value::Node(*to);
                next(row)?;
                (row[expand.from], row[expand.to]) = before;
            }
        }
        Ok(())
    }

    /// Binds the end of a list of relationships that is bound already, if they make a walk.
    pub(super) fn follow_many(
        &self,
        many: &ExpandMany,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let Value::List(list) = row[many.one.relationship].clone() else {
            return Ok(());
        };
        let ids: Option<Vec<RelationshipId>> = list
            .iter()
            .map(|value| match value {
                Value::Relationship(id) => Some(*id),
                _ => None,
            })
            .collect();
        let Some(ids) = ids else {
            return Ok(());
        };
        let length = ids.len() as u64;
        if length < many.minimum || length > many.maximum {
            return Ok(());
        }
        let starts = match (&row[many.one.from], many.one.from_bound) {
            (Value::Node(node), true) => vec![*node],
            (_, true) => Vec::new(),
            (_, false) => ids.first().map_or_else(Vec::new, |first| {
                let (start, end) = self.graph.endpoints(*first);
                let mut starts = vec![start, end];
                starts.dedup();
                starts
            }),
        };
        for from in starts {
            let Some(to) = self.walk_along(from, &ids, many) else {
                continue;
            };
            if fits(many.one.to_bound, &row[many.one.to], to) {
                row[many.one.from] = Value::Node(from);
                row[many.one.to] = Value::Node(to);
                next(row)?;
            }
        }
        Ok(())
    }

    /// Where a walk from a node over these relationships ends, if they hang together.
    fn walk_along(
        &self,
        from: NodeId,
        ids: &[RelationshipId],
        many: &ExpandMany,
    ) -> Option<NodeId> {
        let mut here = from;
        for id in ids {
            let (start, end) = self.graph.endpoints(*id);
            let kind = self.graph.type_of(*id);
            here = match many.one.direction {
                Direction::Outgoing | Direction::Both if here == start => end,
                Direction::Incoming | Direction::Both if here == end => start,
                _ => return None,
            };
            if !self.is_one_of(kind, &many.one.types) {
                return None;
            }
        }
        Some(here)
    }
}

/// Where a walk must end: `None` if it cannot, `Some(None)` if anywhere.
#[expect(clippy::option_option, reason = "nowhere and anywhere differ")]
pub(super) fn target(one: &Expand, from: NodeId, row: &[Value]) -> Option<Option<NodeId>> {
    match (&row[one.to], one.to_bound) {
        _ if one.from == one.to => Some(Some(from)),
        (Value::Node(node), true) => Some(Some(*node)),
        (_, true) => None,
        (_, false) => Some(None),
    }
}

fn arrive(
    many: &ExpandMany,
    target: Option<NodeId>,
    here: NodeId,
    walked: &[RelationshipId],
    row: &mut [Value],
    next: &mut dyn FnMut(&mut [Value]) -> Flow,
) -> Flow {
    if target.is_some_and(|target| target != here) {
        return Ok(());
    }
    if many.stored {
        let list = walked.iter().copied().map(Value::Relationship);
        row[many.one.relationship] = if many.reversed {
            list.rev().collect()
        } else {
            list.collect()
        };
    }
    row[many.one.to] = Value::Node(here);
    next(row)
}

fn fits(bound: bool, value: &Value, node: NodeId) -> bool {
    !bound || *value == Value::Node(node)
}
