//! Patterns: what they name, and what is named already.

use super::resolved::{Expression, Node, Part, Pattern, Properties, Relationship, Slot};
use super::scope::Scope;
use super::{Checker, Variable};
use crate::query::ast::{self, ExpressionKind, Name, Paths};
use crate::query::kinds::Kinds;
use crate::query::{Detail, Error};

/// How many relationships the patterns of one MATCH may have.
const MAXIMUM_LENGTH: usize = 500;

/// How many patterns one MATCH may have.
const MAXIMUM_PATTERNS: usize = 200;

impl Checker<'_> {
    /// The patterns of a MATCH.
    pub(super) fn match_patterns(
        &mut self,
        patterns: &[ast::Pattern],
        scope: &mut Scope,
    ) -> Result<Vec<Pattern>, Error> {
        not_too_long(patterns)?;
        let mut own_relationships = Vec::new();
        let mut resolved = Vec::new();
        for pattern in patterns {
            resolved.push(self.match_pattern(pattern, &mut own_relationships, scope)?);
        }
        Ok(resolved)
    }

    /// Variables first, so that properties may refer to any of them.
    fn match_pattern(
        &mut self,
        pattern: &ast::Pattern,
        own_relationships: &mut Vec<Slot>,
        scope: &mut Scope,
    ) -> Result<Pattern, Error> {
        shortest_has_one_step(pattern)?;
        let mut nodes = vec![self.match_node(&pattern.start, scope)?];
        let mut relationships = Vec::new();
        for (relationship, node) in &pattern.steps {
            let named = pattern.variable.is_some() || relationship.variable.is_some();
            let one = self.match_relationship(relationship, named, own_relationships, scope)?;
            relationships.push(one);
            nodes.push(self.match_node(node, scope)?);
        }
        let path = match &pattern.variable {
            Some(name) if scope.get(&name.text).is_some() => return Err(Scope::taken(name)),
            Some(name) => Some(self.declare(Some(name), Kinds::PATH, scope)),
            None => None,
        };
        let written = std::iter::once(&pattern.start).chain(pattern.steps.iter().map(|(_, n)| n));
        for (node, written) in nodes.iter_mut().zip(written) {
            node.properties = self.match_properties(written.properties.as_ref(), scope)?;
        }
        for (relationship, (written, _)) in relationships.iter_mut().zip(&pattern.steps) {
            relationship.properties = self.match_properties(written.properties.as_ref(), scope)?;
        }
        Ok(Pattern {
            path,
            paths: pattern.paths,
            nodes,
            relationships,
        })
    }

    fn match_node(&mut self, node: &ast::NodePattern, scope: &mut Scope) -> Result<Node, Error> {
        let (slot, bound) = self.bind(node.variable.as_ref(), Kinds::NODE, "a node", scope)?;
        Ok(Node {
            slot,
            bound,
            labels: node
                .labels
                .iter()
                .map(|label| self.label(label, true))
                .collect(),
            properties: Properties::Entries(Vec::new()),
        })
    }

    fn match_relationship(
        &mut self,
        relationship: &ast::RelationshipPattern,
        named: bool,
        own: &mut Vec<Slot>,
        scope: &mut Scope,
    ) -> Result<Relationship, Error> {
        let (kinds, what) = match relationship.length {
            Some(_) => (Kinds::RELATIONSHIP.in_list(), "a list of relationships"),
            None => (Kinds::RELATIONSHIP, "a relationship"),
        };
        let (slot, _) = self.bind(relationship.variable.as_ref(), kinds, what, scope)?;
        if own.contains(&slot) {
            return Err(Error::syntax(
                Detail::RelationshipUniquenessViolation,
                relationship.span,
                "one MATCH never uses a relationship twice, so this matches nothing",
            ));
        }
        own.push(slot);
        Ok(Relationship {
            slot,
            named,
            types: relationship
                .types
                .iter()
                .map(|kind| self.kind(kind, true))
                .collect(),
            length: relationship
                .length
                .map(|length| (length.minimum.unwrap_or(1), length.maximum)),
            properties: Properties::Entries(Vec::new()),
            direction: relationship.direction,
        })
    }

    /// A variable of a pattern, and whether it is bound already.
    fn bind(
        &mut self,
        name: Option<&Name>,
        kinds: Kinds,
        what: &str,
        scope: &mut Scope,
    ) -> Result<(Slot, bool), Error> {
        match name.and_then(|name| Some((name, scope.get(&name.text)?))) {
            None => Ok((self.declare(name, kinds, scope), false)),
            Some((_, variable)) if variable.kinds.fits(kinds) => Ok((variable.slot, true)),
            Some((name, variable)) => Err(Error::syntax(
                Detail::VariableTypeConflict,
                name.span,
                format!("`{}` is a {}, not {what}", name.text, variable.kinds),
            )),
        }
    }

    fn match_properties(
        &mut self,
        written: Option<&ast::Expression>,
        scope: &mut Scope,
    ) -> Result<Properties, Error> {
        let Some(written) = written else {
            return Ok(Properties::Entries(Vec::new()));
        };
        let ExpressionKind::Map(entries) = &written.kind else {
            return Err(Error::syntax(
                Detail::InvalidParameterUse,
                written.span,
                "a pattern that is looked for names its properties one by one",
            )
            .hint("`{name: $properties.name}`"));
        };
        let entries = entries.iter().map(|(key, value)| {
            let key = self.key(key, true);
            Ok((key, self.expression(value, scope)?.0))
        });
        Ok(Properties::Entries(entries.collect::<Result<_, _>>()?))
    }

    /// A pattern as a condition: whether it matches. All its variables must be bound.
    pub(super) fn pattern_condition(
        &mut self,
        pattern: &ast::Pattern,
        scope: &Scope,
    ) -> Result<Expression, Error> {
        let nodes = std::iter::once(&pattern.start).chain(pattern.steps.iter().map(|(_, n)| n));
        let nodes = nodes.filter_map(|node| node.variable.as_ref());
        let relationships = pattern
            .steps
            .iter()
            .filter_map(|(r, _)| r.variable.as_ref());
        for name in nodes.chain(relationships) {
            scope.find(&name.text, name.span)?;
        }
        let subquery = self.pattern_subquery(pattern, None, scope)?.0;
        Ok(Expression::Exists(subquery))
    }

    /// A pattern in an expression, as a subquery; gives its number and what it sees.
    pub(super) fn pattern_subquery(
        &mut self,
        pattern: &ast::Pattern,
        filter: Option<&ast::Expression>,
        scope: &Scope,
    ) -> Result<(usize, Scope), Error> {
        let mut inner = scope.clone();
        let patterns = std::slice::from_ref(pattern);
        let matching = self.matching(patterns, filter, false, &mut inner)?;
        let subquery = self.add_subquery(scope, Part::of_matching(matching));
        Ok((subquery, inner))
    }

    /// `shortestPath(…)` as a value: a path or null, or all of the shortest.
    pub(super) fn shortest_value(
        &mut self,
        pattern: &ast::Pattern,
        scope: &Scope,
    ) -> Result<(Expression, Kinds), Error> {
        let mut pattern = pattern.clone();
        let name = Name {
            text: " path".to_owned(),
            span: pattern.span,
        };
        pattern.variable = Some(name.clone());
        let (subquery, inner) = self.pattern_subquery(&pattern, None, scope)?;
        let Variable { slot, .. } = inner.find(&name.text, name.span)?;
        let path = Box::new(Expression::Slot(slot));
        Ok(match pattern.paths {
            Paths::AllShortest => (
                Expression::PatternComprehension(subquery, path),
                Kinds::PATH.in_list(),
            ),
            _ => (
                Expression::First(subquery, path),
                Kinds::PATH.or(Kinds::NULL),
            ),
        })
    }
}

fn not_too_long(patterns: &[ast::Pattern]) -> Result<(), Error> {
    if let Some(further) = patterns.get(MAXIMUM_PATTERNS) {
        let message = format!("one MATCH has at most {MAXIMUM_PATTERNS} patterns");
        return Err(
            Error::syntax(Detail::InvalidRelationshipPattern, further.span, message)
                .hint("a second MATCH can go on where the first ends"),
        );
    }
    let length: usize = patterns.iter().map(|pattern| pattern.steps.len()).sum();
    match patterns.last() {
        Some(last) if length > MAXIMUM_LENGTH => {
            let message = format!("one MATCH has at most {MAXIMUM_LENGTH} relationships");
            Err(
                Error::syntax(Detail::InvalidRelationshipPattern, last.span, message)
                    .hint("a second MATCH can go on where the first ends"),
            )
        }
        _ => Ok(()),
    }
}

fn shortest_has_one_step(pattern: &ast::Pattern) -> Result<(), Error> {
    if pattern.paths == Paths::All || pattern.steps.len() == 1 {
        return Ok(());
    }
    Err(Error::syntax(
        Detail::InvalidRelationshipPattern,
        pattern.span,
        "a shortest path has one relationship pattern: `shortestPath((a)-[*]-(b))`",
    ))
}
