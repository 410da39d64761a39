//! A plan becomes rows: a tree of steps, with what each came to if it has been carried out.

mod expression;
mod names;
mod pattern;
mod sink;
mod step;
mod tree;

use super::execute::{Passed, Profile};
use super::plan::{Part, Plan, Read, Stage};
use super::rows::Rows;
use names::Names;
use tree::Line;

/// The steps of a plan, top to bottom in the order of their work; below a step, what it does for
/// each row. Of a plan with probes, rows and milliseconds as well.
pub(super) fn explain(plan: &Plan, profile: Option<&Profile>) -> Rows {
    let view = View {
        plan,
        names: Names::new(plan),
        profile,
    };
    tree::rows(&view.query(), profile.is_some())
}

/// A plan as it is looked at.
struct View<'p> {
    plan: &'p Plan,
    names: Names<'p>,
    profile: Option<&'p Profile>,
}

impl View<'_> {
    fn query(&self) -> Vec<Line> {
        let mut stages = 0;
        let mut parts = self.plan.parts.iter().map(|part| {
            let lines = self.part(part, Some(stages));
            stages += part.stages.len();
            lines
        });
        if self.plan.parts.len() == 1 {
            return parts.next().unwrap_or_default();
        }
        let all = joined(parts, self.plan.distinct);
        vec![all]
    }

    /// What a subquery does for each row.
    fn subquery(&self, number: usize) -> Line {
        let line = Line::new("subquery", (number + 1).to_string());
        let Some(subquery) = self.plan.subqueries.get(number) else {
            return line;
        };
        let mut parts = subquery.parts.iter().map(|part| self.part(part, None));
        if subquery.parts.len() == 1 {
            return line.over(parts.next().unwrap_or_default());
        }
        line.over(vec![joined(parts, subquery.distinct)])
    }

    /// The lines of a part whose first stage has a number in the profile, unless it is a subquery's.
    fn part(&self, part: &Part, first: Option<usize>) -> Vec<Line> {
        let mut lines = Vec::new();
        for (place, stage) in part.stages.iter().enumerate() {
            let passed = self.profile.zip(first);
            let passed = passed.map(|(profile, first)| profile.of_stage(first + place));
            match stage {
                Stage::Read(Read { steps, sink, .. }) => {
                    let (inside, begun, ended) = self.steps(steps);
                    lines.extend(inside);
                    let line = self.sink(sink).map(|line| Line {
                        // What the steps took is on their own lines.
                        passed: passed.map(|passed| tree::without(passed, begun, ended)),
                        ..line
                    });
                    lines.extend(line);
                }
                Stage::Write { write, .. } => lines.push(Line {
                    passed,
                    ..self.write(write)
                }),
            }
        }
        if let Some(first) = first.filter(|_| !part.columns.is_empty()) {
            let columns: Vec<_> = part.columns.iter().map(|(name, _)| name.as_str()).collect();
            let rows = |profile: &Profile| Passed {
                rows: profile.of_stage(first + part.stages.len() - 1).rows,
                ..Passed::default()
            };
            lines.push(Line {
                passed: self.profile.map(rows),
                ..Line::new("result", columns.join(", "))
            });
        }
        lines
    }
}

/// The parts of a UNION under one line.
fn joined(parts: impl Iterator<Item = Vec<Line>>, distinct: bool) -> Line {
    let name = if distinct { "union" } else { "union all" };
    let parts = parts.map(|lines| Line::new("part", "").over(lines));
    Line::new(name, "").over(parts.collect())
}
