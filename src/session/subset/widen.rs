//! A query becomes one that also returns every node and relationship its patterns meet.

use crate::Span;
use crate::query::ast::{
    Clause, ClauseKind, Expression, ExpressionKind, Name, Paths, Pattern, Projection,
    ProjectionItem, Query, SingleQuery,
};

/// The query with all elements of its MATCH patterns among its columns.
pub(super) fn widen(query: &SingleQuery) -> Query {
    let mut scope = Scope::default();
    let clauses = query.clauses.iter().map(|clause| scope.widen(clause));
    Query {
        first: SingleQuery {
            clauses: clauses.collect(),
            span: query.span,
        },
        unions: Vec::new(),
    }
}

/// The elements met so far, by the names under which the next clause knows them.
#[derive(Default)]
struct Scope {
    elements: Vec<String>,
    count: usize,
}

impl Scope {
    fn widen(&mut self, clause: &Clause) -> Clause {
        let mut clause = clause.clone();
        match &mut clause.kind {
            ClauseKind::Match { patterns, .. } => {
                for pattern in patterns {
                    self.name_all(pattern);
                }
            }
            ClauseKind::With { projection, .. } | ClauseKind::Return(projection) => {
                self.keep_all(projection);
            }
            _ => {}
        }
        clause
    }

    /// Gives each element of a pattern a name.
    fn name_all(&mut self, pattern: &mut Pattern) {
        self.note(&mut pattern.start.variable);
        for (relationship, node) in &mut pattern.steps {
            if pattern.paths == Paths::All {
                self.note(&mut relationship.variable);
            }
            self.note(&mut node.variable);
        }
        if pattern.paths != Paths::All {
            self.note(&mut pattern.variable);
        }
    }

    fn note(&mut self, variable: &mut Option<Name>) {
        let name = variable.get_or_insert_with(|| self.fresh());
        if !self.elements.contains(&name.text) {
            self.elements.push(name.text.clone());
        }
    }

    /// A name that no query has: it holds a space.
    fn fresh(&mut self) -> Name {
        self.count += 1;
        Name {
            text: format!("element {}", self.count),
            span: Span::default(),
        }
    }

    /// Adds what is not handed on to what is, under a new name; collected where rows are grouped.
    fn keep_all(&mut self, projection: &mut Projection) {
        let grouped = projection
            .items
            .iter()
            .any(|item| aggregates(&item.expression));
        for element in std::mem::take(&mut self.elements) {
            if projection.star || projection.items.iter().any(|item| is_kept(item, &element)) {
                self.elements.push(element);
                continue;
            }
            let name = self.fresh();
            self.elements.push(name.text.clone());
            projection.items.push(ProjectionItem {
                expression: reference(&element, grouped),
                text: name.text.clone(),
                alias: Some(name),
            });
        }
    }
}

fn is_kept(item: &ProjectionItem, element: &str) -> bool {
    let is_element =
        matches!(&item.expression.kind, ExpressionKind::Variable(name) if name == element);
    is_element
        && item
            .alias
            .as_ref()
            .is_none_or(|alias| alias.text == element)
}

/// `element`, or `collect(element)`.
fn reference(element: &str, collected: bool) -> Expression {
    let at = |kind| Expression {
        kind,
        span: Span::default(),
    };
    let variable = at(ExpressionKind::Variable(element.into()));
    if !collected {
        return variable;
    }
    at(ExpressionKind::Call {
        function: Name {
            text: "collect".into(),
            span: Span::default(),
        },
        distinct: true,
        arguments: vec![variable],
    })
}

/// Whether an expression has an aggregate in it.
fn aggregates(expression: &Expression) -> bool {
    let mut open = vec![expression];
    while let Some(expression) = open.pop() {
        match &expression.kind {
            ExpressionKind::CountStar => return true,
            ExpressionKind::Call { function, .. } if is_aggregate(&function.text) => return true,
            kind => open.extend(children(kind)),
        }
    }
    false
}

fn is_aggregate(function: &str) -> bool {
    const NAMES: [&str; 10] = [
        "avg",
        "collect",
        "count",
        "max",
        "min",
        "percentilecont",
        "percentiledisc",
        "stdev",
        "stdevp",
        "sum",
    ];
    NAMES.iter().any(|name| name.eq_ignore_ascii_case(function))
}

/// The expressions right inside one, where an aggregate may stand.
fn children(kind: &ExpressionKind) -> Vec<&Expression> {
    use ExpressionKind as Kind;
    match kind {
        Kind::List(items) => items.iter().collect(),
        Kind::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
        Kind::Property(inner, _) | Kind::HasLabels(inner, _) | Kind::Unary(_, inner) => vec![inner],
        Kind::Index(left, right) | Kind::Binary(_, left, right) => vec![left, right],
        Kind::Slice(list, from, to) => {
            let ends = from.iter().chain(to).map(AsRef::as_ref);
            std::iter::once(&**list).chain(ends).collect()
        }
        Kind::Comparison(first, rest) => {
            let rest = rest.iter().map(|(_, operand)| operand);
            std::iter::once(&**first).chain(rest).collect()
        }
        Kind::Call { arguments, .. } => arguments.iter().collect(),
        Kind::Case {
            operand,
            branches,
            otherwise,
        } => {
            let ends = operand.iter().chain(otherwise).map(AsRef::as_ref);
            let branches = branches.iter().flat_map(|(when, then)| [when, then]);
            ends.chain(branches).collect()
        }
        Kind::ListComprehension { list, .. } | Kind::Quantifier { list, .. } => vec![list],
        Kind::Reduce { initial, list, .. } => vec![initial, list],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, expected: &str) {
        let query = crate::query::parse(query).unwrap();
        let widened = widen(&query.first).to_string();
        let widened = widened.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(widened, expected);
    }

    #[test]
    fn every_element_is_returned() {
        check(
            "MATCH (a)-[:SAID]->(b) RETURN a.name",
            "MATCH (a)-[`element 1`:SAID]->(b) \
            RETURN a.name, a AS `element 2`, `element 1` AS `element 3`, b AS `element 4`",
        );
        check("MATCH (a) RETURN a", "MATCH (a) RETURN a");
        check("MATCH (a) RETURN *", "MATCH (a) RETURN *");
    }

    #[test]
    fn what_is_grouped_is_collected() {
        check(
            "MATCH (a) WITH a.x AS x, 1 + count(*) AS n MATCH (a) RETURN x",
            "MATCH (a) WITH a.x AS x, 1 + count(*) AS n, collect(DISTINCT a) AS `element 1` \
            MATCH (a) RETURN x, `element 1` AS `element 2`, a AS `element 3`",
        );
    }

    #[test]
    fn shortest_paths_are_kept_whole() {
        check(
            "MATCH shortestPath((a)-[*]-(b)) RETURN 1",
            "MATCH `element 1` = shortestPath((a)-[*]-(b)) RETURN 1, a AS `element 2`, \
            b AS `element 3`, `element 1` AS `element 4`",
        );
    }
}
