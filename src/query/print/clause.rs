//! Clauses as text.

use super::Printer;
use crate::query::ast::{
    ClauseKind, Expression, Mode, Name, Projection, ProjectionItem, Query, RemoveItem, SetItem,
    SingleQuery, SortItem, Subquery, Union, Yield,
};

impl Printer {
    pub(super) fn query(&mut self, query: &Query) {
        self.push(match query.mode {
            Mode::Run => "",
            Mode::Explain => "EXPLAIN ",
            Mode::Profile => "PROFILE ",
        });
        self.single_query(&query.first);
        for (union, single) in &query.unions {
            self.push(self.between);
            self.push(match union {
                Union::Distinct => "UNION",
                Union::All => "UNION ALL",
            });
            self.push(self.between);
            self.single_query(single);
        }
    }

    /// The inside of `EXISTS { … }`, on one line.
    pub(super) fn subquery(&mut self, subquery: &Subquery) {
        let between = std::mem::replace(&mut self.between, " ");
        match subquery {
            Subquery::Patterns { patterns, filter } => {
                self.separated(patterns, ", ", Self::pattern);
                self.filter(filter.as_ref());
            }
            Subquery::Query(query) => self.query(query),
        }
        self.between = between;
    }

    fn single_query(&mut self, query: &SingleQuery) {
        self.separated(&query.clauses, self.between, |printer, clause| {
            printer.clause(&clause.kind);
        });
    }

    fn clause(&mut self, clause: &ClauseKind) {
        match clause {
            ClauseKind::Match {
                optional,
                patterns,
                filter,
            } => {
                self.push(if *optional {
                    "OPTIONAL MATCH "
                } else {
                    "MATCH "
                });
                self.separated(patterns, ", ", Self::pattern);
                self.filter(filter.as_ref());
            }
            ClauseKind::Unwind { list, variable } => {
                self.push("UNWIND ");
                self.expression(list);
                self.push(" AS ");
                self.variable(&variable.text);
            }
            ClauseKind::With { projection, filter } => {
                self.push("WITH ");
                self.projection(projection);
                self.filter(filter.as_ref());
            }
            ClauseKind::Return(projection) => {
                self.push("RETURN ");
                self.projection(projection);
            }
            ClauseKind::Create(patterns) => {
                self.push("CREATE ");
                self.separated(patterns, ", ", Self::pattern);
            }
            ClauseKind::Merge {
                pattern,
                on_create,
                on_match,
            } => {
                self.push("MERGE ");
                self.pattern(pattern);
                self.merge_action("ON CREATE SET ", on_create);
                self.merge_action("ON MATCH SET ", on_match);
            }
            ClauseKind::Set(items) => {
                self.push("SET ");
                self.separated(items, ", ", Self::set_item);
            }
            ClauseKind::Remove(items) => {
                self.push("REMOVE ");
                self.separated(items, ", ", Self::remove_item);
            }
            ClauseKind::Delete { detach, targets } => {
                self.push(if *detach { "DETACH DELETE " } else { "DELETE " });
                self.separated(targets, ", ", Self::expression);
            }
            ClauseKind::Call {
                procedure,
                arguments,
                yields,
            } => self.call(procedure, arguments.as_deref(), yields.as_ref()),
        }
    }

    fn filter(&mut self, filter: Option<&Expression>) {
        if let Some(filter) = filter {
            self.push(self.between);
            self.push("WHERE ");
            self.expression(filter);
        }
    }

    fn projection(&mut self, projection: &Projection) {
        if projection.distinct {
            self.push("DISTINCT ");
        }
        if projection.star {
            self.push(if projection.items.is_empty() {
                "*"
            } else {
                "*, "
            });
        }
        self.separated(&projection.items, ", ", Self::projection_item);
        if !projection.order.is_empty() {
            self.push(self.between);
            self.push("ORDER BY ");
            self.separated(&projection.order, ", ", Self::sort_item);
        }
        self.count_of_rows("SKIP ", projection.skip.as_ref());
        self.count_of_rows("LIMIT ", projection.limit.as_ref());
    }

    fn count_of_rows(&mut self, word: &str, count: Option<&Expression>) {
        if let Some(count) = count {
            self.push(self.between);
            self.push(word);
            self.expression(count);
        }
    }

    /// Without an alias the text itself is the column's name, so it is kept as it was written.
    fn projection_item(&mut self, item: &ProjectionItem) {
        match &item.alias {
            Some(alias) => {
                self.expression(&item.expression);
                self.push(" AS ");
                self.variable(&alias.text);
            }
            None if keeps_its_text(item) => self.push(&item.text),
            None => self.expression(&item.expression),
        }
    }

    fn sort_item(&mut self, item: &SortItem) {
        self.expression(&item.expression);
        if item.descending {
            self.push(" DESC");
        }
    }

    fn merge_action(&mut self, words: &str, items: &[SetItem]) {
        if !items.is_empty() {
            self.push(self.between);
            self.push(words);
            self.separated(items, ", ", Self::set_item);
        }
    }

    fn set_item(&mut self, item: &SetItem) {
        match item {
            SetItem::Property(target, value) => {
                self.expression(target);
                self.push(" = ");
                self.expression(value);
            }
            SetItem::Replace(variable, value) => {
                self.variable(&variable.text);
                self.push(" = ");
                self.expression(value);
            }
            SetItem::Add(variable, value) => {
                self.variable(&variable.text);
                self.push(" += ");
                self.expression(value);
            }
            SetItem::Labels(variable, labels) => {
                self.variable(&variable.text);
                self.labels(labels);
            }
        }
    }

    fn remove_item(&mut self, item: &RemoveItem) {
        match item {
            RemoveItem::Property(target) => self.expression(target),
            RemoveItem::Labels(variable, labels) => {
                self.variable(&variable.text);
                self.labels(labels);
            }
        }
    }

    fn call(&mut self, procedure: &Name, arguments: Option<&[Expression]>, yields: Option<&Yield>) {
        self.push("CALL ");
        self.dotted(&procedure.text);
        if let Some(arguments) = arguments {
            self.push("(");
            self.separated(arguments, ", ", Self::expression);
            self.push(")");
        }
        match yields {
            None => {}
            Some(Yield::All) => self.push(" YIELD *"),
            Some(Yield::Items { items, filter }) => {
                self.push(" YIELD ");
                self.separated(items, ", ", |printer, (column, variable)| {
                    printer.variable(&column.text);
                    if column.text != variable.text {
                        printer.push(" AS ");
                        printer.variable(&variable.text);
                    }
                });
                self.filter(filter.as_ref());
            }
        }
    }
}

/// Whether an item's text parses to its expression, as it does in every query that was parsed.
fn keeps_its_text(item: &ProjectionItem) -> bool {
    crate::query::parse_expression(&item.text)
        .is_ok_and(|parsed| parsed.to_string() == item.expression.to_string())
}
