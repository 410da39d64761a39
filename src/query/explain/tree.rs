//! Lines under lines become rows of a table.

use crate::graph::Value;
use crate::query::execute::Passed;
use crate::query::rows::Rows;
use std::time::Duration;

/// One step, and what it does for each row.
pub(super) struct Line {
    pub(super) name: &'static str,
    pub(super) details: String,
    pub(super) passed: Option<Passed>,
    pub(super) children: Vec<Line>,
}

impl Line {
    pub(super) fn new(name: &'static str, details: impl Into<String>) -> Self {
        Self {
            name,
            details: details.into(),
            passed: None,
            children: Vec::new(),
        }
    }

    /// The same line with others below it.
    pub(super) fn over(mut self, children: Vec<Self>) -> Self {
        self.children.extend(children);
        self
    }
}

/// What is left of something if what happened between two probes in it is taken away.
pub(super) fn without(passed: Passed, begun: Passed, ended: Passed) -> Passed {
    Passed {
        rows: passed.rows,
        time: passed
            .time
            .saturating_sub(begun.time.saturating_sub(ended.time)),
    }
}

/// A row for each line.
pub(super) fn rows(lines: &[Line], profiled: bool) -> Rows {
    let mut rows = Rows {
        columns: ["step", "details"].map(Into::into).into(),
        rows: Vec::new(),
    };
    if profiled {
        rows.columns
            .extend(["rows", "milliseconds"].map(Into::into));
    }
    for line in lines {
        push(&mut rows, line, "", "", profiled);
    }
    rows
}

/// Adds a line with `before` in front of it, and the lines below it with `below` in front of them.
fn push(rows: &mut Rows, line: &Line, before: &str, below: &str, profiled: bool) {
    let mut row = vec![
        Value::from(format!("{before}{}", line.name)),
        Value::from(line.details.as_str()),
    ];
    if profiled {
        row.push(line.passed.map(|passed| number(passed.rows)).into());
        row.push(line.passed.map(|passed| milliseconds(passed.time)).into());
    }
    rows.rows.push(row);
    for (place, child) in line.children.iter().enumerate() {
        let (branch, trunk) = if place + 1 == line.children.len() {
            ("└ ", "  ")
        } else {
            ("├ ", "│ ")
        };
        let (before, below) = (format!("{below}{branch}"), format!("{below}{trunk}"));
        push(rows, child, &before, &below, profiled);
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// To the microsecond.
fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}
