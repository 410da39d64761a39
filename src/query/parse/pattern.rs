//! Patterns: nodes, and relationships between them.

use super::parts::{Parts, name, span};
use super::{Builder, Rule};
use crate::Span;
use crate::query::ast::{
    Arrow, Expression, ExpressionKind, Length, Name, NodePattern, Paths, Pattern,
    RelationshipPattern,
};
use crate::query::{Detail, Error};
use pest::iterators::Pair;

impl Builder<'_> {
    pub(super) fn patterns(&mut self, pair: Pair<'_, Rule>) -> Result<Vec<Pattern>, Error> {
        Parts::of(pair).map(|part| self.pattern(part)).collect()
    }

    pub(super) fn pattern(&mut self, pair: Pair<'_, Rule>) -> Result<Pattern, Error> {
        let mut parts = Parts::of(pair);
        let variable = parts.optional(Rule::variable).map(|part| name(&part));
        let mut pattern = match parts.optional(Rule::shortest) {
            Some(shortest) => self.shortest(shortest)?,
            None => self.chain(&mut parts, Paths::All)?,
        };
        if let Some(variable) = &variable {
            pattern.span = variable.span.to(pattern.span);
        }
        pattern.variable = variable;
        Ok(pattern)
    }

    pub(super) fn shortest(&mut self, pair: Pair<'_, Rule>) -> Result<Pattern, Error> {
        let whole = span(&pair);
        let mut parts = Parts::of(pair);
        let paths = if parts.keyword(Rule::ALL_SHORTEST_PATHS) {
            Paths::AllShortest
        } else {
            Paths::Shortest
        };
        let mut pattern = self.chain(&mut parts, paths)?;
        pattern.span = whole;
        Ok(pattern)
    }

    fn chain(&mut self, parts: &mut Parts<'_>, paths: Paths) -> Result<Pattern, Error> {
        let start = self.node(parts.next_expected())?;
        let mut steps = Vec::new();
        while let Some(relationship) = parts.optional(Rule::relationship) {
            let relationship = self.relationship(relationship)?;
            steps.push((relationship, self.node(parts.next_expected())?));
        }
        Ok(pattern(paths, start, steps))
    }

    fn node(&mut self, pair: Pair<'_, Rule>) -> Result<NodePattern, Error> {
        let span = span(&pair);
        let mut parts = Parts::of(pair);
        Ok(NodePattern {
            variable: parts.optional(Rule::variable).map(|part| name(&part)),
            labels: parts.optional(Rule::labels).map(labels).unwrap_or_default(),
            properties: self.properties(&mut parts)?,
            span,
        })
    }

    fn relationship(&mut self, pair: Pair<'_, Rule>) -> Result<RelationshipPattern, Error> {
        let whole = trimmed(&pair);
        let mut parts = Parts::of(pair);
        let left = parts.optional(Rule::left).is_some();
        let mut pattern = match parts.optional(Rule::detail) {
            Some(detail) => self.detail(detail)?,
            None => RelationshipPattern {
                variable: None,
                types: Vec::new(),
                length: None,
                properties: None,
                direction: Arrow::Either,
                span: whole,
            },
        };
        pattern.direction = match (left, parts.optional(Rule::right).is_some()) {
            (true, false) => Arrow::Left,
            (false, true) => Arrow::Right,
            _ => Arrow::Either,
        };
        pattern.span = whole;
        Ok(pattern)
    }

    fn detail(&mut self, pair: Pair<'_, Rule>) -> Result<RelationshipPattern, Error> {
        let span = span(&pair);
        let mut parts = Parts::of(pair);
        Ok(RelationshipPattern {
            variable: parts.optional(Rule::variable).map(|part| name(&part)),
            types: parts.optional(Rule::types).map(labels).unwrap_or_default(),
            length: parts.optional(Rule::length).map(length).transpose()?,
            properties: self.properties(&mut parts)?,
            direction: Arrow::Either,
            span,
        })
    }

    fn properties(&mut self, parts: &mut Parts<'_>) -> Result<Option<Expression>, Error> {
        parts.next().map(|part| self.atom(part)).transpose()
    }

    /// A `group` of an expression read as the node at which a pattern begins, or as a value.
    pub(super) fn paren(&mut self, pair: Pair<'_, Rule>) -> Result<Expression, Error> {
        let mut parts = Parts::of(pair);
        let group = parts.next_expected();
        let steps: Vec<_> = parts.collect();
        if steps.is_empty() {
            return self.parenthesised(group);
        }
        let start = self.node_of_group(group)?;
        let steps = steps.into_iter().map(|step| {
            let mut parts = Parts::of(step);
            let relationship = self.relationship(parts.next_expected())?;
            Ok((relationship, self.node(parts.next_expected())?))
        });
        let pattern = pattern(Paths::All, start, steps.collect::<Result<_, _>>()?);
        let span = pattern.span;
        let kind = ExpressionKind::Pattern(Box::new(pattern));
        Ok(Expression { kind, span })
    }

    fn parenthesised(&mut self, group: Pair<'_, Rule>) -> Result<Expression, Error> {
        let span = span(&group);
        let mut parts = Parts::of(group);
        match (parts.optional(Rule::expression), parts.next()) {
            (Some(inner), None) => {
                let mut expression = self.expression(inner)?;
                expression.span = span;
                Ok(expression)
            }
            _ => Err(Error::syntax(
                Detail::UnexpectedSyntax,
                span,
                "a node stands here where a value should",
            )
            .hint("a pattern has a relationship: `(a)-->(b)`")),
        }
    }

    fn node_of_group(&mut self, group: Pair<'_, Rule>) -> Result<NodePattern, Error> {
        let span = span(&group);
        let mut parts = Parts::of(group);
        let mut node = NodePattern {
            variable: None,
            labels: parts.optional(Rule::labels).map(labels).unwrap_or_default(),
            properties: None,
            span,
        };
        if let Some(inner) = parts.optional(Rule::expression) {
            let inner = self.expression(inner)?;
            fill_node(&mut node, inner)?;
        }
        if let Some(properties) = self.properties(&mut parts)? {
            node.properties = Some(properties);
        }
        Ok(node)
    }
}

fn pattern(
    paths: Paths,
    start: NodePattern,
    steps: Vec<(RelationshipPattern, NodePattern)>,
) -> Pattern {
    let end = steps.last().map_or(start.span, |(_, node)| node.span);
    Pattern {
        variable: None,
        paths,
        span: start.span.to(end),
        start,
        steps,
    }
}

/// Reads `n`, `n:Label` and `{key: value}` as what stands in a node pattern.
fn fill_node(node: &mut NodePattern, inner: Expression) -> Result<(), Error> {
    let span = inner.span;
    match inner.kind {
        ExpressionKind::Variable(text) => node.variable = Some(Name { text, span }),
        ExpressionKind::Map(_) | ExpressionKind::Parameter(_) => node.properties = Some(inner),
        ExpressionKind::HasLabels(target, labels) => {
            node.labels = labels;
            fill_node(node, *target)?;
        }
        _ => {
            return Err(Error::syntax(
                Detail::UnexpectedSyntax,
                span,
                "a pattern begins here, so this should be a node",
            ));
        }
    }
    Ok(())
}

/// The names in `:A:B` or `:A|B`.
pub(super) fn labels(pair: Pair<'_, Rule>) -> Vec<Name> {
    Parts::of(pair).map(|part| name(&part)).collect()
}

fn length(pair: Pair<'_, Rule>) -> Result<Length, Error> {
    let span = span(&pair);
    let mut parts = Parts::of(pair);
    if parts.optional(Rule::star).is_none() {
        return Err(bad_length(
            span,
            "a range of lengths begins with `*`: `[:KNOWS*1..3]`",
        ));
    }
    let minimum = bound(parts.optional(Rule::minimum))?;
    let range = parts.optional(Rule::range).is_some();
    let maximum = bound(parts.optional(Rule::maximum))?;
    Ok(Length {
        minimum,
        maximum: if range { maximum } else { minimum },
    })
}

fn bound(pair: Option<Pair<'_, Rule>>) -> Result<Option<u64>, Error> {
    let Some(pair) = pair else { return Ok(None) };
    let number = pair.as_str().parse();
    number
        .map(Some)
        .map_err(|_| bad_length(span(&pair), "a length is a number from 0 on"))
}

fn bad_length(span: Span, message: &str) -> Error {
    Error::syntax(Detail::InvalidRelationshipPattern, span, message)
}

/// Where a relationship stands, without the space after its last dash.
fn trimmed(pair: &Pair<'_, Rule>) -> Span {
    let span = span(pair);
    let length = pair.as_str().trim_end().len();
    Span::new(span.start, span.start + length)
}
