//! Clauses that write.

use super::resolved::{
    Clause, Expression, Matching, Merge, Node, Part, Pattern, Properties, Relationship, SetItem,
};
use super::scope::Scope;
use super::{Checker, Variable};
use crate::query::ast::{self, Arrow, ExpressionKind, Name, Paths, RemoveItem};
use crate::query::kinds::Kinds;
use crate::query::{Detail, Error};

impl Checker<'_> {
    pub(super) fn create(
        &mut self,
        patterns: &[ast::Pattern],
        scope: &mut Scope,
    ) -> Result<Clause, Error> {
        let patterns = patterns.iter().map(|pattern| {
            for (relationship, _) in &pattern.steps {
                if relationship.direction == Arrow::Either {
                    let message = "a new relationship needs a direction";
                    let detail = Detail::RequiresDirectedRelationship;
                    return Err(Error::syntax(detail, relationship.span, message)
                        .hint("`-[:TYPE]->` or `<-[:TYPE]-`"));
                }
            }
            self.created(pattern, true, scope)
        });
        Ok(Clause::Create(patterns.collect::<Result<_, _>>()?))
    }

    pub(super) fn merge(
        &mut self,
        pattern: &ast::Pattern,
        on_create: &[ast::SetItem],
        on_match: &[ast::SetItem],
        scope: &mut Scope,
    ) -> Result<Clause, Error> {
        let before = scope.clone();
        let pattern = self.created(pattern, false, scope)?;
        let search = Matching {
            patterns: vec![pattern.clone()],
            filter: None,
        };
        let search = self.add_subquery(&before, Part::of_matching(search));
        Ok(Clause::Merge(Box::new(Merge {
            pattern,
            search,
            on_create: self.set_items(on_create, scope)?,
            on_match: self.set_items(on_match, scope)?,
        })))
    }

    /// A pattern to be made; `maps` tells whether its properties may come from any map.
    fn created(
        &mut self,
        pattern: &ast::Pattern,
        maps: bool,
        scope: &mut Scope,
    ) -> Result<Pattern, Error> {
        if pattern.paths != Paths::All {
            let message = "a shortest path can be looked for, not made";
            return Err(Error::syntax(
                Detail::UnexpectedSyntax,
                pattern.span,
                message,
            ));
        }
        let alone = pattern.steps.is_empty();
        let mut nodes = vec![self.created_node(&pattern.start, alone, maps, scope)?];
        let mut relationships = Vec::new();
        for (relationship, node) in &pattern.steps {
            let mut one = self.created_relationship(relationship, maps, scope)?;
            one.named |= pattern.variable.is_some();
            relationships.push(one);
            nodes.push(self.created_node(node, false, maps, scope)?);
        }
        let path = match &pattern.variable {
            Some(name) if scope.get(&name.text).is_some() => return Err(Scope::taken(name)),
            name => name
                .as_ref()
                .map(|name| self.declare(Some(name), Kinds::PATH, scope)),
        };
        Ok(Pattern {
            path,
            paths: Paths::All,
            nodes,
            relationships,
        })
    }

    fn created_node(
        &mut self,
        node: &ast::NodePattern,
        alone: bool,
        maps: bool,
        scope: &mut Scope,
    ) -> Result<Node, Error> {
        let known = node
            .variable
            .as_ref()
            .and_then(|name| Some((name, scope.get(&name.text)?)));
        if let Some((name, variable)) = known {
            if alone || !node.labels.is_empty() || node.properties.is_some() {
                return Err(Scope::taken(name)
                    .hint("a bound node can only be named as an end of a new relationship"));
            }
            if !variable.kinds.fits(Kinds::NODE) {
                let message = format!("`{}` is a {}, not a node", name.text, variable.kinds);
                return Err(Error::syntax(
                    Detail::VariableTypeConflict,
                    name.span,
                    message,
                ));
            }
        }
        let properties = self.created_properties(node.properties.as_ref(), maps, scope)?;
        let labels = node
            .labels
            .iter()
            .map(|label| self.label(label, false))
            .collect();
        Ok(Node {
            slot: match known {
                Some((_, variable)) => variable.slot,
                None => self.declare(node.variable.as_ref(), Kinds::NODE, scope),
            },
            bound: known.is_some(),
            labels,
            properties,
        })
    }

    fn created_relationship(
        &mut self,
        relationship: &ast::RelationshipPattern,
        maps: bool,
        scope: &mut Scope,
    ) -> Result<Relationship, Error> {
        if let Some(name) = &relationship.variable
            && scope.get(&name.text).is_some()
        {
            return Err(Scope::taken(name));
        }
        if relationship.length.is_some() {
            let message = "relationships are made one by one, not by length";
            return Err(Error::syntax(
                Detail::CreatingVarLength,
                relationship.span,
                message,
            ));
        }
        if relationship.types.len() != 1 {
            let message = "a new relationship needs exactly one type";
            let detail = Detail::NoSingleRelationshipType;
            return Err(Error::syntax(detail, relationship.span, message));
        }
        let properties = self.created_properties(relationship.properties.as_ref(), maps, scope)?;
        let types = relationship
            .types
            .iter()
            .map(|kind| self.kind(kind, false))
            .collect();
        Ok(Relationship {
            slot: self.declare(relationship.variable.as_ref(), Kinds::RELATIONSHIP, scope),
            named: relationship.variable.is_some(),
            types,
            length: None,
            properties,
            direction: relationship.direction,
        })
    }

    fn created_properties(
        &mut self,
        written: Option<&ast::Expression>,
        maps: bool,
        scope: &mut Scope,
    ) -> Result<Properties, Error> {
        let Some(written) = written else {
            return Ok(Properties::Entries(Vec::new()));
        };
        match &written.kind {
            ExpressionKind::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| {
                    let key = self.key(key, false);
                    Ok((key, self.expression(value, scope)?.0))
                });
                Ok(Properties::Entries(entries.collect::<Result<_, Error>>()?))
            }
            _ if maps => {
                let map = self.expression_of(written, Kinds::MAP, scope)?;
                Ok(Properties::Map(Box::new(map)))
            }
            _ => Err(Error::syntax(
                Detail::InvalidParameterUse,
                written.span,
                "a pattern that is looked for names its properties one by one",
            )),
        }
    }

    pub(super) fn set_items(
        &mut self,
        items: &[ast::SetItem],
        scope: &mut Scope,
    ) -> Result<Vec<SetItem>, Error> {
        items
            .iter()
            .map(|item| self.set_item(item, scope))
            .collect()
    }

    fn set_item(&mut self, item: &ast::SetItem, scope: &mut Scope) -> Result<SetItem, Error> {
        Ok(match item {
            ast::SetItem::Property(target, value) => {
                let (target, key) = self.property_target(target, scope)?;
                SetItem::Property(target, key, self.expression(value, scope)?.0)
            }
            ast::SetItem::Replace(name, value) => {
                let slot = entity(name, Kinds::ENTITY, scope)?.slot;
                SetItem::Replace(slot, self.map_value(value, scope)?)
            }
            ast::SetItem::Add(name, value) => {
                let slot = entity(name, Kinds::ENTITY, scope)?.slot;
                SetItem::Add(slot, self.map_value(value, scope)?)
            }
            ast::SetItem::Labels(name, labels) => {
                let slot = entity(name, Kinds::NODE, scope)?.slot;
                let labels = labels
                    .iter()
                    .map(|label| self.label(label, false))
                    .collect();
                SetItem::AddLabels(slot, labels)
            }
        })
    }

    fn map_value(
        &mut self,
        value: &ast::Expression,
        scope: &mut Scope,
    ) -> Result<Expression, Error> {
        self.expression_of(value, Kinds::MAP.or(Kinds::ENTITY), scope)
    }

    pub(super) fn remove_items(
        &mut self,
        items: &[RemoveItem],
        scope: &mut Scope,
    ) -> Result<Vec<SetItem>, Error> {
        let items = items.iter().map(|item| match item {
            RemoveItem::Property(target) => {
                let (target, key) = self.property_target(target, scope)?;
                let null = Expression::Constant(crate::graph::Value::Null);
                Ok(SetItem::Property(target, key, null))
            }
            RemoveItem::Labels(name, labels) => {
                let slot = entity(name, Kinds::NODE, scope)?.slot;
                let labels = labels
                    .iter()
                    .map(|label| self.label(label, false))
                    .collect();
                Ok(SetItem::RemoveLabels(slot, labels))
            }
        });
        items.collect()
    }

    fn property_target(
        &mut self,
        target: &ast::Expression,
        scope: &mut Scope,
    ) -> Result<(Expression, super::Key), Error> {
        let ExpressionKind::Property(owner, key) = &target.kind else {
            let message = "a property such as `n.name` is needed here";
            return Err(Error::syntax(
                Detail::UnexpectedSyntax,
                target.span,
                message,
            ));
        };
        let owner = self.expression_of(owner, Kinds::ENTITY, scope)?;
        Ok((owner, self.key(key, false)))
    }

    pub(super) fn delete(
        &mut self,
        detach: bool,
        targets: &[ast::Expression],
        scope: &mut Scope,
    ) -> Result<Clause, Error> {
        let mut resolved = Vec::new();
        for target in targets {
            if let ExpressionKind::HasLabels(..) = target.kind {
                let message = "DELETE deletes nodes and relationships, not labels";
                return Err(Error::syntax(Detail::InvalidDelete, target.span, message)
                    .hint("`REMOVE n:Label` takes a label away"));
            }
            let wanted = Kinds::ENTITY.or(Kinds::PATH);
            resolved.push((self.expression_of(target, wanted, scope)?, target.span));
        }
        Ok(Clause::Delete {
            detach,
            targets: resolved,
        })
    }
}

/// A variable that stands for a node or relationship.
fn entity(name: &Name, wanted: Kinds, scope: &Scope) -> Result<Variable, Error> {
    let variable = scope.find(&name.text, name.span)?;
    super::expression::expect(variable.kinds, wanted, name.span)?;
    Ok(variable)
}
