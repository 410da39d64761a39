//! Steps: a row on its way from one to the next.

use super::Flow;
use super::context::Context;
use crate::graph::{Direction, LabelId, NodeId, Path, RelationshipId, Value};
use crate::query::Error;
use crate::query::check::resolved::{Expression, Slot, Symbol};
use crate::query::plan::{Source, Step, ways};
use crate::query::procedure::Procedure;
use std::borrow::Cow;
use std::sync::Arc;

impl Context<'_> {
    /// Passes a row through steps; `next` gets every row that arrives.
    pub(super) fn steps(
        &self,
        steps: &[Step],
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let mut steps = steps;
        while let Some((step, rest)) = steps.split_first() {
            match step {
                Step::Filter(condition) => {
                    if self.condition(condition, row)? != Some(true) {
                        return Ok(());
                    }
                }
                Step::Promising(key, descending) => {
                    if !self.is_promising(key, *descending, row)? {
                        return Ok(());
                    }
                }
                Step::Assign(assignments) => {
                    for (slot, expression) in assignments {
                        row[*slot] = self.evaluate(expression, row)?;
                    }
                }
                Step::IsNode(slot) => {
                    if !matches!(row[*slot], Value::Node(_)) {
                        return Ok(());
                    }
                }
                Step::Path {
                    slot,
                    start,
                    relationships,
                } => row[*slot] = self.path(*start, relationships, row),
                Step::Trace(slots) => self.trace(slots, row),
                _ => return self.branch(step, rest, row, next),
            }
            steps = rest;
        }
        next(row)
    }

    /// A step after which a row may go on several times.
    fn branch(
        &self,
        step: &Step,
        rest: &[Step],
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let mut go_on = |row: &mut [Value]| self.steps(rest, row, next);
        match step {
            Step::Nodes(slot, source) => self.nodes(*slot, source, row, &mut go_on),
            Step::Meet(meet) => self.meet(meet, row, &mut go_on),
            Step::Ways(steps) => self.ways(steps, row, &mut go_on),
            Step::Expand(expand) => self.expand(expand, row, &mut go_on),
            Step::Follow(expand) => self.follow(expand, row, &mut go_on),
            Step::ExpandMany(many) => self.expand_many(many, row, &mut go_on),
            Step::FollowMany(many) => self.follow_many(many, row, &mut go_on),
            Step::Shortest(many, all, each) => self.shortest(many, *all, each, row, &mut go_on),
            Step::Unwind(slot, list) => self.unwind(*slot, list, row, &mut go_on),
            Step::Optional(steps, slots) => {
                let mut found = false;
                self.steps(steps, row, &mut |row| {
                    found = true;
                    go_on(row)
                })?;
                if found {
                    return Ok(());
                }
                for slot in slots {
                    row[*slot] = Value::Null;
                }
                go_on(row)
            }
            Step::Call {
                procedure,
                arguments,
                outputs,
                silent,
            } => self.call(procedure, arguments, outputs, *silent, row, &mut go_on),
            Step::Probe(number) => self.profile.probe(*number, || go_on(row)),
            _ => go_on(row),
        }
    }

    fn nodes(
        &self,
        slot: Slot,
        source: &Source,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let label = match source {
            Source::All => {
                return self.graph.nodes().try_for_each(|node| {
                    self.budget.step()?;
                    row[slot] = Value::Node(node);
                    next(row)
                });
            }
            Source::Label(label)
            | Source::Linked(label, ..)
            | Source::Value(label, ..)
            | Source::Text(label, ..) => *label,
        };
        let Some(label) = self.names.label(label) else {
            return Ok(());
        };
        let all = self.graph.nodes_labelled(label);
        if all.is_empty() {
            return Ok(());
        }
        if let Source::Linked(_, types, direction) = source {
            return all.iter().try_for_each(|node| {
                if !self.is_linked(*node, types, *direction) {
                    return Ok(());
                }
                self.budget.step()?;
                row[slot] = Value::Node(*node);
                next(row)
            });
        }
        let found = self.found(source, label, row)?;
        let nodes = found.as_deref().unwrap_or(all);
        nodes.iter().try_for_each(|node| {
            self.budget.step()?;
            row[slot] = Value::Node(*node);
            next(row)
        })
    }

    /// Whether a node may have a relationship of some types.
    fn is_linked(&self, node: NodeId, types: &[Symbol], direction: Direction) -> bool {
        self.kinds(types).any(|kind| {
            let mut ways = ways(direction).iter();
            ways.any(|way| {
                let count = self.graph.link_count(node, kind, *way);
                count.is_none_or(|count| count > 0)
            })
        })
    }

    /// Nodes among which are all that a filter after this will let pass, if there is an index.
    fn found(
        &self,
        source: &Source,
        label: LabelId,
        row: &mut [Value],
    ) -> Result<Option<Cow<'_, [NodeId]>>, Error> {
        let (key, value) = match source {
            Source::Value(_, key, value) | Source::Text(_, key, value) => {
                (self.names.key(key.symbol), self.evaluate(value, row)?)
            }
            Source::All | Source::Label(_) | Source::Linked(..) => return Ok(None),
        };
        let Some(key) = key.filter(|_| !value.is_null()) else {
            return Ok(Some(Cow::Borrowed(&[])));
        };
        Ok(match (source, &value) {
            (Source::Text(..), Value::String(part)) => {
                let nodes = self.graph.nodes_containing(label, key, part);
                let is_there = |node: &NodeId| {
                    self.graph.has_node(*node) && self.graph.is_labelled(*node, label)
                };
                nodes.map(|nodes| nodes.into_iter().filter(is_there).collect())
            }
            (Source::Text(..), _) => None,
            _ => {
                let nodes = self.graph.nodes_valued(label, key, &value);
                nodes.map(Cow::Borrowed)
            }
        })
    }

    fn unwind(
        &self,
        slot: Slot,
        list: &Expression,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        match self.evaluate(list, row)? {
            Value::Null => Ok(()),
            Value::List(list) => list.iter().try_for_each(|element| {
                self.budget.step()?;
                row[slot] = element.clone();
                next(row)
            }),
            other => {
                row[slot] = other;
                next(row)
            }
        }
    }

    fn call(
        &self,
        procedure: &Procedure,
        arguments: &[Expression],
        outputs: &[(usize, Slot)],
        silent: bool,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let arguments = arguments
            .iter()
            .map(|argument| self.evaluate(argument, row));
        let arguments = arguments.collect::<Result<Vec<_>, Error>>()?;
        if silent {
            return next(row);
        }
        for given in procedure.rows(self.graph, &arguments, &|| self.budget.look())? {
            self.budget.step()?;
            for (place, slot) in outputs {
                row[*slot] = given[*place].clone();
            }
            next(row)?;
        }
        Ok(())
    }

    /// The path from a node over relationships and lists of them; null if one is null.
    pub(super) fn path(&self, start: Slot, relationships: &[Slot], row: &[Value]) -> Value {
        let Value::Node(start) = row[start] else {
            return Value::Null;
        };
        let mut path = Path {
            nodes: vec![start],
            relationships: Vec::new(),
        };
        for slot in relationships {
            match &row[*slot] {
                Value::Relationship(id) => self.walk_on(&mut path, *id),
                Value::List(list) => {
                    for value in list.iter() {
                        if let Value::Relationship(id) = value {
                            self.walk_on(&mut path, *id);
                        }
                    }
                }
                _ => return Value::Null,
            }
        }
        Value::Path(Arc::new(path))
    }

    fn walk_on(&self, path: &mut Path, id: RelationshipId) {
        let (start, end) = self.graph.endpoints(id);
        let here = path.nodes.last().copied();
        path.nodes
            .push(if here == Some(start) { end } else { start });
        path.relationships.push(id);
    }

    /// Adds what slots hold to what the row touched.
    fn trace(&self, slots: &[Slot], row: &mut [Value]) {
        if let Some(trace) = self.plan.trace {
            let before = std::mem::replace(&mut row[trace], Value::Null);
            let values = slots.iter().map(|slot| row[*slot].clone());
            row[trace] = values
                .chain([before])
                .filter(|value| !value.is_null())
                .collect();
        }
    }
}

/// Whether a relationship is among those that slots hold, alone or in lists.
pub(super) fn is_used(id: RelationshipId, slots: &[Slot], row: &[Value]) -> bool {
    slots.iter().any(|slot| match &row[*slot] {
        Value::Relationship(other) => *other == id,
        Value::List(list) => list.contains(&Value::Relationship(id)),
        _ => false,
    })
}
