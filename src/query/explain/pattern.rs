//! Patterns of a plan as they would be written.

use super::expression::{name, spanless};
use super::names::Names;
use crate::Span;
use crate::graph::Direction;
use crate::query::ast::{self, Arrow, ExpressionKind, Length, NodePattern, RelationshipPattern};
use crate::query::check::resolved::{Expression, Key, Node, Pattern, Properties, Slot, Symbol};
use crate::query::plan::{Expand, ExpandMany};

impl Names<'_> {
    /// A node with at most one label.
    pub(super) fn node(&self, slot: Slot, label: Option<Symbol>) -> String {
        let labels = label.map(|label| self.labels(&[label]));
        let node = self.node_pattern(slot, labels.unwrap_or_default(), None);
        path(node, Vec::new(), None).to_string()
    }

    /// A relationship between two nodes.
    pub(super) fn expand(&self, expand: &Expand) -> String {
        self.walk(expand, None, None)
    }

    /// Several relationships between two nodes.
    pub(super) fn expand_many(&self, many: &ExpandMany) -> String {
        let length = Length {
            minimum: Some(many.minimum),
            maximum: Some(many.maximum).filter(|maximum| *maximum != u64::MAX),
        };
        self.walk(&many.one, Some(length), self.entries(&many.properties))
    }

    fn walk(
        &self,
        expand: &Expand,
        length: Option<Length>,
        properties: Option<ast::Expression>,
    ) -> String {
        let relationship = RelationshipPattern {
            variable: self.given_name(expand.relationship),
            types: self.types(&expand.types),
            length,
            properties,
            direction: match expand.direction {
                Direction::Outgoing => Arrow::Right,
                Direction::Incoming => Arrow::Left,
                Direction::Both => Arrow::Either,
            },
            span: Span::default(),
        };
        let from = self.node_pattern(expand.from, Vec::new(), None);
        let to = self.node_pattern(expand.to, self.labels(&expand.labels), None);
        path(from, vec![(relationship, to)], None).to_string()
    }

    /// A whole pattern.
    pub(super) fn pattern(&self, pattern: &Pattern) -> String {
        let mut nodes = pattern.nodes.iter().map(|node| self.whole_node(node));
        let start = nodes.next();
        let steps = pattern.relationships.iter().zip(nodes);
        let steps = steps.map(|(relationship, node)| {
            let relationship = RelationshipPattern {
                variable: self.given_name(relationship.slot),
                types: self.types(&relationship.types),
                length: relationship.length.map(|(minimum, maximum)| Length {
                    minimum: Some(minimum),
                    maximum,
                }),
                properties: self.properties(&relationship.properties),
                direction: relationship.direction,
                span: Span::default(),
            };
            (relationship, node)
        });
        let steps = steps.collect();
        let path_name = pattern.path.and_then(|slot| self.given_name(slot));
        start.map_or_else(String::new, |start| {
            path(start, steps, path_name).to_string()
        })
    }

    fn whole_node(&self, node: &Node) -> NodePattern {
        let properties = self.properties(&node.properties);
        self.node_pattern(node.slot, self.labels(&node.labels), properties)
    }

    /// Nodes without a name are told apart by their slots.
    fn node_pattern(
        &self,
        slot: Slot,
        labels: Vec<ast::Name>,
        properties: Option<ast::Expression>,
    ) -> NodePattern {
        NodePattern {
            variable: Some(self.name(slot)),
            labels,
            properties,
            span: Span::default(),
        }
    }

    fn properties(&self, properties: &Properties) -> Option<ast::Expression> {
        match properties {
            Properties::Entries(entries) => self.entries(entries),
            Properties::Map(map) => Some(self.expression(map)),
        }
    }

    fn entries(&self, entries: &[(Key, Expression)]) -> Option<ast::Expression> {
        if entries.is_empty() {
            return None;
        }
        let entries = entries.iter();
        let entries = entries.map(|(key, value)| (name(&key.name), self.expression(value)));
        Some(spanless(ExpressionKind::Map(entries.collect())))
    }
}

fn path(
    start: NodePattern,
    steps: Vec<(RelationshipPattern, NodePattern)>,
    variable: Option<ast::Name>,
) -> ast::Pattern {
    ast::Pattern {
        variable,
        paths: ast::Paths::All,
        start,
        steps,
        span: Span::default(),
    }
}
