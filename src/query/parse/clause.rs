//! Clauses, and queries made of them.

use super::parts::{Parts, name, span};
use super::pattern::labels;
use super::{Builder, Rule};
use crate::query::Error;
use crate::query::ast::{
    Clause, ClauseKind, Expression, ExpressionKind, Mode, Name, Projection, ProjectionItem, Query,
    RemoveItem, SetItem, SingleQuery, SortItem, Subquery, Union, Yield,
};
use pest::iterators::Pair;

impl Builder<'_> {
    pub(super) fn query(&mut self, pair: Pair<'_, Rule>) -> Result<Query, Error> {
        let mut parts = Parts::of(pair);
        let first = self.single_query(parts.next_expected())?;
        let mut unions = Vec::new();
        while let Some(union) = parts.optional(Rule::union) {
            let mut words = Parts::of(union);
            words.keyword(Rule::UNION);
            let union = if words.keyword(Rule::ALL) {
                Union::All
            } else {
                Union::Distinct
            };
            unions.push((union, self.single_query(parts.next_expected())?));
        }
        Ok(Query {
            mode: Mode::Run,
            first,
            unions,
        })
    }

    pub(super) fn subquery(&mut self, pair: Pair<'_, Rule>) -> Result<Subquery, Error> {
        let mut parts = Parts::of(pair);
        if let Some(query) = parts.optional(Rule::query) {
            return Ok(Subquery::Query(self.query(query)?));
        }
        Ok(Subquery::Patterns {
            patterns: self.patterns(parts.next_expected())?,
            filter: self.filter(&mut parts)?,
        })
    }

    fn single_query(&mut self, pair: Pair<'_, Rule>) -> Result<SingleQuery, Error> {
        let clauses: Vec<_> = Parts::of(pair)
            .map(|part| self.clause(part))
            .collect::<Result<_, _>>()?;
        let first = clauses
            .first()
            .map(|clause| clause.span)
            .unwrap_or_default();
        let last = clauses.last().map(|clause| clause.span).unwrap_or_default();
        let span = first.to(last);
        Ok(SingleQuery { clauses, span })
    }

    fn clause(&mut self, pair: Pair<'_, Rule>) -> Result<Clause, Error> {
        let mut place = span(&pair);
        place.end = place.start + pair.as_str().trim_end().len();
        let rule = pair.as_rule();
        let mut parts = Parts::of(pair);
        let kind = match rule {
            Rule::match_clause => ClauseKind::Match {
                optional: parts.keyword(Rule::OPTIONAL),
                patterns: self.patterns(parts.next_expected())?,
                filter: self.filter(&mut parts)?,
            },
            Rule::return_clause => ClauseKind::Return(self.projection(parts.next_expected())?),
            Rule::with_clause => ClauseKind::With {
                projection: self.projection(parts.next_expected())?,
                filter: self.filter(&mut parts)?,
            },
            Rule::unwind_clause => ClauseKind::Unwind {
                list: self.expression(parts.next_expected())?,
                variable: name(&parts.next_expected()),
            },
            Rule::create_clause => ClauseKind::Create(self.patterns(parts.next_expected())?),
            Rule::merge_clause => self.merge(&mut parts)?,
            Rule::set_clause => ClauseKind::Set(self.set_items(parts.next_expected())?),
            Rule::remove_clause => ClauseKind::Remove(
                parts
                    .map(|part| self.remove_item(part))
                    .collect::<Result<_, _>>()?,
            ),
            Rule::delete_clause => ClauseKind::Delete {
                detach: parts.keyword(Rule::DETACH),
                targets: self.expressions(&mut parts)?,
            },
            _ => self.call_clause(&mut parts)?,
        };
        Ok(Clause { kind, span: place })
    }

    pub(super) fn filter(&mut self, parts: &mut Parts<'_>) -> Result<Option<Expression>, Error> {
        let part = parts.optional(Rule::where_part);
        part.map(|part| self.expression(Parts::of(part).next_expected()))
            .transpose()
    }

    pub(super) fn expressions(&mut self, parts: &mut Parts<'_>) -> Result<Vec<Expression>, Error> {
        let mut expressions = Vec::new();
        while let Some(expression) = parts.optional(Rule::expression) {
            expressions.push(self.expression(expression)?);
        }
        Ok(expressions)
    }

    fn projection(&mut self, pair: Pair<'_, Rule>) -> Result<Projection, Error> {
        let mut parts = Parts::of(pair);
        let distinct = parts.keyword(Rule::DISTINCT);
        let star = parts.optional(Rule::star).is_some();
        let mut items = Vec::new();
        while let Some(item) = parts.optional(Rule::item) {
            items.push(self.projection_item(item)?);
        }
        let order = parts
            .optional(Rule::order)
            .map(Parts::of)
            .into_iter()
            .flatten();
        Ok(Projection {
            distinct,
            star,
            items,
            order: order
                .map(|part| self.sort_item(part))
                .collect::<Result<_, _>>()?,
            skip: self.count_of_rows(parts.optional(Rule::skip))?,
            limit: self.count_of_rows(parts.optional(Rule::limit))?,
        })
    }

    fn count_of_rows(&mut self, pair: Option<Pair<'_, Rule>>) -> Result<Option<Expression>, Error> {
        pair.map(|pair| self.expression(Parts::of(pair).next_expected()))
            .transpose()
    }

    fn projection_item(&mut self, pair: Pair<'_, Rule>) -> Result<ProjectionItem, Error> {
        let mut parts = Parts::of(pair);
        let expression = self.expression(parts.next_expected())?;
        let alias = parts.optional(Rule::variable).map(|part| name(&part));
        let text = match (&alias, &expression.kind) {
            (Some(_), _) => String::new(),
            (None, ExpressionKind::Variable(name)) => name.clone(),
            (None, _) => expression.span.of(self.text).to_owned(),
        };
        Ok(ProjectionItem {
            expression,
            alias,
            text,
        })
    }

    fn sort_item(&mut self, pair: Pair<'_, Rule>) -> Result<SortItem, Error> {
        let mut parts = Parts::of(pair);
        Ok(SortItem {
            expression: self.expression(parts.next_expected())?,
            descending: parts.keyword(Rule::DESC) || parts.keyword(Rule::DESCENDING),
        })
    }

    fn merge(&mut self, parts: &mut Parts<'_>) -> Result<ClauseKind, Error> {
        let pattern = self.pattern(parts.next_expected())?;
        let (mut on_create, mut on_match) = (Vec::new(), Vec::new());
        for part in parts {
            let items = match part.as_rule() {
                Rule::on_create => &mut on_create,
                _ => &mut on_match,
            };
            items.extend(self.set_items(Parts::of(part).next_expected())?);
        }
        Ok(ClauseKind::Merge {
            pattern,
            on_create,
            on_match,
        })
    }

    fn set_items(&mut self, pair: Pair<'_, Rule>) -> Result<Vec<SetItem>, Error> {
        Parts::of(pair).map(|part| self.set_item(part)).collect()
    }

    fn set_item(&mut self, pair: Pair<'_, Rule>) -> Result<SetItem, Error> {
        let rule = pair.as_rule();
        let mut parts = Parts::of(pair);
        let target = parts.next_expected();
        let value = parts.next_expected();
        Ok(match rule {
            Rule::set_add => SetItem::Add(name(&target), self.expression(value)?),
            Rule::set_replace => SetItem::Replace(name(&target), self.expression(value)?),
            Rule::set_labels => SetItem::Labels(name(&target), labels(value)),
            _ => SetItem::Property(self.primary(target)?, self.expression(value)?),
        })
    }

    fn remove_item(&mut self, pair: Pair<'_, Rule>) -> Result<RemoveItem, Error> {
        let rule = pair.as_rule();
        let mut parts = Parts::of(pair);
        let target = parts.next_expected();
        Ok(match rule {
            Rule::remove_labels => RemoveItem::Labels(name(&target), labels(parts.next_expected())),
            _ => RemoveItem::Property(self.primary(target)?),
        })
    }

    fn call_clause(&mut self, parts: &mut Parts<'_>) -> Result<ClauseKind, Error> {
        let procedure = name(&parts.next_expected());
        let arguments = parts.optional(Rule::arguments);
        let yields = |builder: &mut Self, pair| builder.yields(pair);
        Ok(ClauseKind::Call {
            procedure,
            arguments: arguments
                .map(|pair| self.expressions(&mut Parts::of(pair)))
                .transpose()?,
            yields: parts
                .optional(Rule::yields)
                .map(|pair| yields(self, pair))
                .transpose()?,
        })
    }

    fn yields(&mut self, pair: Pair<'_, Rule>) -> Result<Yield, Error> {
        let mut parts = Parts::of(pair);
        if parts.optional(Rule::star).is_some() {
            return Ok(Yield::All);
        }
        let mut items = Vec::new();
        while let Some(item) = parts.optional(Rule::yield_item) {
            items.push(yield_item(item));
        }
        let filter = self.filter(&mut parts)?;
        Ok(Yield::Items { items, filter })
    }
}

fn yield_item(pair: Pair<'_, Rule>) -> (Name, Name) {
    let mut parts = Parts::of(pair);
    let column = name(&parts.next_expected());
    let variable = parts.next().map(|part| name(&part));
    (column.clone(), variable.unwrap_or(column))
}
