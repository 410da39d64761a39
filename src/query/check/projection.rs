//! WITH and RETURN: what they hand on, and how rows are grouped, sorted and counted for it.

use super::aggregation::{aggregates, unambiguous};
use super::resolved::{Clause, Expression, Grouping, Projection, Slot};
use super::scope::{Scope, Variable};
use super::{Checker, expression};
use crate::Span;
use crate::graph::Value;
use crate::query::ast::{self, ExpressionKind, SortItem};
use crate::query::kinds::Kinds;
use crate::query::{Detail, Error};

/// Something handed on under a name: computed, or a variable that `*` stands for.
struct Item<'q> {
    name: String,
    computed: Option<&'q ast::Expression>,
    variable: Option<Variable>,
    span: Span,
}

impl Item<'_> {
    /// The expression as text, by which it is known later.
    fn text(&self) -> String {
        self.computed
            .map_or_else(|| self.name.clone(), ToString::to_string)
    }

    fn aggregates(&self) -> bool {
        self.computed.is_some_and(aggregates)
    }
}

impl Checker<'_> {
    /// A projection, and the names and places of what it hands on.
    pub(super) fn projection(
        &mut self,
        written: &ast::Projection,
        filter: Option<&ast::Expression>,
        scope: &mut Scope,
        is_return: bool,
    ) -> Result<(Clause, Vec<(String, Slot)>), Error> {
        let mut items = items(written, scope, is_return)?;
        let mut assignments = Vec::new();
        for item in items.iter_mut().filter(|item| !item.aggregates()) {
            self.assign(item, scope, &mut assignments)?;
        }
        let grouping = self.grouping(&mut items, scope)?;
        let output = output(&items)?;
        let closed = grouping.is_some() || written.distinct;
        let mut seen = if closed {
            output.clone()
        } else {
            scope.under(&output)
        };
        self.known = known(&items);
        let order = self.order(&written.order, &items, grouping.is_some(), &mut seen);
        let filter = filter
            .map(|filter| self.condition(filter, &mut seen))
            .transpose();
        self.known.clear();
        let (order, filter) = (order?, filter?);
        if !is_return {
            aliased(written)?;
        }
        let columns: Vec<_> = output
            .iter()
            .map(|(name, variable)| (name.to_owned(), variable.slot))
            .collect();
        let projection = Projection {
            assignments,
            grouping,
            columns: columns.iter().map(|(_, slot)| *slot).collect(),
            distinct: written.distinct,
            order,
            skip: self.count_of_rows(written.skip.as_ref())?,
            limit: self.count_of_rows(written.limit.as_ref())?,
            filter,
        };
        *scope = output;
        Ok((Clause::Project(Box::new(projection)), columns))
    }

    /// Computes an item into a slot; a variable handed on as it is keeps its own.
    fn assign(
        &mut self,
        item: &mut Item<'_>,
        scope: &mut Scope,
        assignments: &mut Vec<(Slot, Expression)>,
    ) -> Result<(), Error> {
        let Some(computed) = item.computed else {
            return Ok(());
        };
        let (expression, kinds) = self.expression(computed, scope)?;
        let slot = match expression {
            Expression::Slot(slot) => slot,
            expression => {
                let slot = self.named_slot(&item.name);
                assignments.push((slot, expression));
                slot
            }
        };
        item.variable = Some(Variable { slot, kinds });
        Ok(())
    }

    /// How rows are grouped, if an item aggregates: by all items that do not.
    fn grouping(
        &mut self,
        items: &mut [Item<'_>],
        scope: &mut Scope,
    ) -> Result<Option<Grouping>, Error> {
        if !items.iter().any(Item::aggregates) {
            return Ok(None);
        }
        let keys: Vec<_> = items.iter().filter(|item| !item.aggregates()).collect();
        let texts: Vec<_> = keys.iter().map(|item| item.text()).collect();
        let slots = keys
            .iter()
            .filter_map(|item| item.variable)
            .map(|own| own.slot)
            .collect();
        self.known = known(items);
        self.aggregates = Some(Vec::new());
        let mut assignments = Vec::new();
        let mut assigned = Ok(());
        for item in items.iter_mut().filter(|item| item.aggregates()) {
            assigned = assigned.and_then(|()| self.assign(item, scope, &mut assignments));
        }
        self.known.clear();
        let aggregates = self.aggregates.take().unwrap_or_default();
        assigned?;
        for item in items.iter() {
            if let Some(computed) = item.computed.filter(|_| item.aggregates()) {
                unambiguous(computed, &texts, &mut Vec::new())?;
            }
        }
        Ok(Some(Grouping {
            keys: slots,
            aggregates,
            assignments,
        }))
    }

    fn order(
        &mut self,
        written: &[SortItem],
        items: &[Item<'_>],
        grouped: bool,
        seen: &mut Scope,
    ) -> Result<Vec<(Expression, bool)>, Error> {
        let mut order = Vec::new();
        for item in written {
            let (expression, _) = self.expression(&item.expression, seen)?;
            if grouped && aggregates(&item.expression) {
                let keys = items
                    .iter()
                    .filter(|item| !item.aggregates())
                    .map(Item::text);
                let names = items.iter().map(|item| item.name.clone());
                unambiguous(
                    &item.expression,
                    &keys.chain(names).collect::<Vec<_>>(),
                    &mut Vec::new(),
                )?;
            }
            order.push((expression, item.descending));
        }
        Ok(order)
    }

    /// The number after SKIP or LIMIT: the same for every row.
    fn count_of_rows(
        &mut self,
        written: Option<&ast::Expression>,
    ) -> Result<Option<Expression>, Error> {
        let Some(written) = written else {
            return Ok(None);
        };
        let (count, kinds) = self
            .expression(written, &mut Scope::default())
            .map_err(|error| match error.detail {
                Detail::UndefinedVariable => {
                    let message = "how many rows cannot depend on a row";
                    Error::syntax(Detail::NonConstantExpression, written.span, message)
                }
                _ => error,
            })?;
        expression::expect(kinds, Kinds::INTEGER, written.span)?;
        match count {
            Expression::Constant(Value::Integer(number)) if number < 0 => {
                let message = "a number of rows cannot be negative";
                Err(Error::syntax(
                    Detail::NegativeIntegerArgument,
                    written.span,
                    message,
                ))
            }
            count => Ok(Some(count)),
        }
    }
}

fn items<'q>(
    written: &'q ast::Projection,
    scope: &Scope,
    is_return: bool,
) -> Result<Vec<Item<'q>>, Error> {
    let mut items = Vec::new();
    if written.star {
        if is_return && scope.is_empty() && written.items.is_empty() {
            let message = "there are no variables that `*` could stand for";
            let span = Span::default();
            return Err(Error::syntax(Detail::NoVariablesInScope, span, message));
        }
        items.extend(scope.iter().map(|(name, variable)| Item {
            name: name.to_owned(),
            computed: None,
            variable: Some(variable),
            span: Span::default(),
        }));
    }
    items.extend(written.items.iter().map(|item| {
        Item {
            name: item
                .alias
                .as_ref()
                .map_or(&item.text, |alias| &alias.text)
                .clone(),
            computed: Some(&item.expression),
            variable: None,
            span: item
                .alias
                .as_ref()
                .map_or(item.expression.span, |alias| alias.span),
        }
    }));
    Ok(items)
}

/// The variables handed on; no two may have one name.
fn output(items: &[Item<'_>]) -> Result<Scope, Error> {
    let mut output = Scope::default();
    for item in items {
        let taken = item
            .variable
            .and_then(|variable| output.insert(&item.name, variable));
        if taken.is_some() {
            let message = format!("two columns are called `{}`", item.name);
            return Err(
                Error::syntax(Detail::ColumnNameConflict, item.span, message)
                    .hint("rename one with AS"),
            );
        }
    }
    Ok(output)
}

/// The items computed so far, by their text.
fn known(items: &[Item<'_>]) -> Vec<(String, Variable)> {
    let known = items
        .iter()
        .filter_map(|item| Some((item.text(), item.variable?)));
    known.collect()
}

/// What WITH computes needs a name.
fn aliased(written: &ast::Projection) -> Result<(), Error> {
    for item in &written.items {
        let is_variable = matches!(item.expression.kind, ExpressionKind::Variable(_));
        if item.alias.is_none() && !is_variable {
            let span = item.expression.span;
            let message = format!("`{}` needs a name here", item.text);
            return Err(Error::syntax(Detail::NoExpressionAlias, span, message)
                .hint(format!("`{} AS name`", item.text)));
        }
    }
    Ok(())
}
