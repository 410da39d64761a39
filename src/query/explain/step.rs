//! The steps of a stage, a line each.

use super::View;
use super::tree::{Line, without};
use crate::query::check::resolved::{Expression, Seen, Slot};
use crate::query::execute::Passed;
use crate::query::plan::{Expand, Source, Step};

impl View<'_> {
    /// The lines of steps, and what came by the first probe and by the last.
    pub(super) fn steps(&self, steps: &[Step]) -> (Vec<Line>, Passed, Passed) {
        let at = |step: Option<&Step>| match (step, self.profile) {
            (Some(Step::Probe(number)), Some(profile)) => Some(profile.at(*number)),
            _ => None,
        };
        let mut lines: Vec<Line> = Vec::new();
        let mut last = at(steps.first()).unwrap_or_default();
        for (place, step) in steps.iter().enumerate() {
            let Some(mut line) = self.step(step) else {
                continue;
            };
            if let Some(passed) = at(steps.get(place + 1)) {
                let all = Passed {
                    rows: passed.rows,
                    ..last
                };
                line.passed = Some(without(all, passed, Passed::default()));
                last = passed;
            }
            lines.push(line);
        }
        (
            lines,
            at(steps.first()).unwrap_or_default(),
            at(steps.last()).unwrap_or_default(),
        )
    }

    fn step(&self, step: &Step) -> Option<Line> {
        let names = &self.names;
        Some(match step {
            Step::Nodes(slot, source) => self.nodes(*slot, source),
            Step::Meet(meet) => {
                let branches = meet
                    .branches
                    .iter()
                    .map(|steps| Line::new("branch", "").over(self.steps(steps).0));
                Line::new("count ways to", names.node(meet.slot, None)).over(branches.collect())
            }
            Step::Ways(steps) => Line::new("count ways", "").over(self.steps(steps).0),
            Step::IsNode(slot) => Line::new("check node", names.node(*slot, None)),
            Step::Expand(expand) => Line::new(expanding(expand), names.expand(expand)),
            Step::Follow(expand) => Line::new("follow", names.expand(expand)),
            Step::ExpandMany(many) => self.over_subqueries(
                Line::new("expand many", names.expand_many(many)),
                many.properties.iter().map(|(_, value)| value),
            ),
            Step::FollowMany(many) => Line::new("follow many", names.expand_many(many)),
            Step::Shortest(many, false, _) => Line::new("shortest path", names.expand_many(many)),
            Step::Shortest(many, true, _) => {
                Line::new("all shortest paths", names.expand_many(many))
            }
            Step::Path { slot, .. } => Line::new("path", names.slot(*slot).to_string()),
            Step::Filter(condition) => {
                let line = Line::new("filter", names.expression(condition).to_string());
                self.over_subqueries(line, [condition])
            }
            Step::Promising(key, descending) => {
                let direction = if *descending { " DESC" } else { "" };
                let details = format!("{}{direction}", names.expression(key));
                Line::new("drop what is sorted too late", details)
            }
            Step::Assign(assignments) => {
                let line = Line::new("compute", self.assigned(assignments));
                self.over_subqueries(line, assignments.iter().map(|(_, value)| value))
            }
            Step::Unwind(slot, list) => {
                let list_text = names.expression(list);
                let details = format!("{list_text} AS {}", names.slot(*slot));
                self.over_subqueries(Line::new("unwind", details), [list])
            }
            Step::Optional(steps, _) => Line::new("optional", "").over(self.steps(steps).0),
            Step::Call {
                procedure,
                arguments,
                ..
            } => {
                let texts: Vec<_> = arguments
                    .iter()
                    .map(|argument| names.expression(argument).to_string())
                    .collect();
                let details = format!("{}({})", procedure.name(), texts.join(", "));
                self.over_subqueries(Line::new("call", details), arguments)
            }
            Step::Trace(_) | Step::Probe(_) => return None,
        })
    }

    fn nodes(&self, slot: Slot, source: &Source) -> Line {
        let names = &self.names;
        match source {
            Source::All => Line::new("all nodes", names.node(slot, None)),
            Source::Label(label) => Line::new("nodes by label", names.node(slot, Some(*label))),
            Source::Linked(label, types, _) => {
                let types: Vec<_> = names.types(types).into_iter().map(|one| one.text).collect();
                let node = names.node(slot, Some(*label));
                Line::new(
                    "nodes by relationship",
                    format!("{node} {}", types.join("|")),
                )
            }
            Source::Value(label, key, _) => {
                let node = names.node(slot, Some(*label));
                Line::new("nodes by value", format!("{node} {}", key.name))
            }
            Source::Text(label, key, _) => {
                let node = names.node(slot, Some(*label));
                Line::new("nodes by text", format!("{node} {}", key.name))
            }
        }
    }

    fn assigned(&self, assignments: &[(usize, Expression)]) -> String {
        let texts = assignments.iter().map(|(slot, value)| {
            let value = self.names.expression(value);
            if self.names.has_plain_name(*slot) {
                format!("{value} AS {}", self.names.slot(*slot))
            } else {
                value.to_string()
            }
        });
        texts.collect::<Vec<_>>().join(", ")
    }

    /// The same line over the subqueries that its expressions refer to.
    pub(super) fn over_subqueries<'e>(
        &self,
        line: Line,
        expressions: impl IntoIterator<Item = &'e Expression>,
    ) -> Line {
        let mut subqueries = Vec::new();
        for expression in expressions {
            expression.visit(&mut |seen| {
                if let Seen::Subquery(number) = seen {
                    subqueries.push(self.subquery(number));
                }
            });
        }
        line.over(subqueries)
    }
}

const fn expanding(expand: &Expand) -> &'static str {
    if expand.to_bound {
        "expand between"
    } else {
        "expand"
    }
}
