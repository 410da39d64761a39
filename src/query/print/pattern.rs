//! Patterns as text.

use super::Printer;
use crate::query::ast::{
    Arrow, Expression, Length, Name, NodePattern, Paths, Pattern, RelationshipPattern,
};

impl Printer {
    pub(super) fn pattern(&mut self, pattern: &Pattern) {
        if let Some(variable) = &pattern.variable {
            self.variable(&variable.text);
            self.push(" = ");
        }
        let (open, close) = match pattern.paths {
            Paths::All => ("", ""),
            Paths::Shortest => ("shortestPath(", ")"),
            Paths::AllShortest => ("allShortestPaths(", ")"),
        };
        self.push(open);
        self.node(&pattern.start);
        for (relationship, node) in &pattern.steps {
            self.relationship(relationship);
            self.node(node);
        }
        self.push(close);
    }

    fn node(&mut self, node: &NodePattern) {
        self.push("(");
        let start = self.text.len();
        if let Some(variable) = &node.variable {
            self.variable(&variable.text);
        }
        self.labels(&node.labels);
        self.properties(node.properties.as_ref(), start);
        self.push(")");
    }

    /// `:A:B`
    pub(super) fn labels(&mut self, labels: &[Name]) {
        for label in labels {
            self.push(":");
            self.name(&label.text);
        }
    }

    /// A map or parameter, with a space before it if something was printed since `start`.
    fn properties(&mut self, properties: Option<&Expression>, start: usize) {
        if let Some(properties) = properties {
            if self.text.len() > start {
                self.push(" ");
            }
            self.expression(properties);
        }
    }

    fn relationship(&mut self, relationship: &RelationshipPattern) {
        let (left, right) = match relationship.direction {
            Arrow::Left => ("<-", "-"),
            Arrow::Right => ("-", "->"),
            Arrow::Either => ("-", "-"),
        };
        self.push(left);
        let bracket = self.text.len();
        self.push("[");
        if let Some(variable) = &relationship.variable {
            self.variable(&variable.text);
        }
        if !relationship.types.is_empty() {
            self.push(":");
            self.separated(&relationship.types, "|", |printer, name| {
                printer.name(&name.text);
            });
        }
        if let Some(length) = &relationship.length {
            self.length(*length);
        }
        self.properties(relationship.properties.as_ref(), bracket + 1);
        if self.text.len() == bracket + 1 {
            self.text.pop();
        } else {
            self.push("]");
        }
        self.push(right);
    }

    fn length(&mut self, length: Length) {
        let bound = |bound: Option<u64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
        let range = match (length.minimum, length.maximum) {
            (None, None) => String::new(),
            (minimum, maximum) if minimum == maximum => bound(minimum),
            (minimum, maximum) => format!("{}..{}", bound(minimum), bound(maximum)),
        };
        self.push("*");
        self.push(&range);
    }
}
