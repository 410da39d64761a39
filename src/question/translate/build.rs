//! Short ways to write down pieces of a query, all without a place.

use crate::Span;
use crate::query::ast::{
    Arrow, BinaryOperator, Clause, ClauseKind, ComparisonOperator, Expression, ExpressionKind,
    Length, Literal, Mode, Name, NodePattern, Paths, Pattern, Projection, ProjectionItem, Query,
    RelationshipPattern, SingleQuery, SortItem, UnaryOperator,
};

pub(super) fn name(text: &str) -> Name {
    Name {
        text: text.to_owned(),
        span: Span::default(),
    }
}

// ---- Expressions ----

fn expression(kind: ExpressionKind) -> Expression {
    Expression {
        kind,
        span: Span::default(),
    }
}

pub(super) fn variable(name: &str) -> Expression {
    expression(ExpressionKind::Variable(name.to_owned()))
}

pub(super) fn property(variable_name: &str, key: &str) -> Expression {
    expression(ExpressionKind::Property(
        Box::new(variable(variable_name)),
        name(key),
    ))
}

pub(super) fn string(text: &str) -> Expression {
    expression(ExpressionKind::Literal(Literal::String(text.to_owned())))
}

pub(super) fn boolean(truth: bool) -> Expression {
    expression(ExpressionKind::Literal(Literal::Boolean(truth)))
}

pub(super) fn integer(number: i64) -> Expression {
    expression(ExpressionKind::Literal(Literal::Integer(number)))
}

pub(super) fn float(number: f64) -> Expression {
    expression(ExpressionKind::Literal(Literal::Float(number)))
}

pub(super) fn list<T: AsRef<str>>(texts: &[T]) -> Expression {
    let items = texts.iter().map(|text| string(text.as_ref())).collect();
    expression(ExpressionKind::List(items))
}

pub(super) fn call(function: &str, arguments: Vec<Expression>) -> Expression {
    expression(ExpressionKind::Call {
        function: name(function),
        distinct: false,
        arguments,
    })
}

pub(super) fn call_distinct(function: &str, argument: Expression) -> Expression {
    expression(ExpressionKind::Call {
        function: name(function),
        distinct: true,
        arguments: vec![argument],
    })
}

pub(super) fn not(operand: Expression) -> Expression {
    expression(ExpressionKind::Unary(UnaryOperator::Not, Box::new(operand)))
}

pub(super) fn is_known(operand: Expression) -> Expression {
    expression(ExpressionKind::Unary(
        UnaryOperator::IsNotNull,
        Box::new(operand),
    ))
}

pub(super) fn binary(left: Expression, operator: BinaryOperator, right: Expression) -> Expression {
    expression(ExpressionKind::Binary(
        operator,
        Box::new(left),
        Box::new(right),
    ))
}

pub(super) fn compare(
    left: Expression,
    operator: ComparisonOperator,
    right: Expression,
) -> Expression {
    expression(ExpressionKind::Comparison(
        Box::new(left),
        vec![(operator, right)],
    ))
}

/// `variable.key = text`, or `variable.key IN [texts]`.
pub(super) fn one_of<T: AsRef<str>>(value: Expression, texts: &[T]) -> Expression {
    match texts {
        [only] => compare(value, ComparisonOperator::Equal, string(only.as_ref())),
        _ => binary(value, BinaryOperator::In, list(texts)),
    }
}

/// `value <> text`, or `NOT value IN [texts]`.
pub(super) fn none_of<T: AsRef<str>>(value: Expression, texts: &[T]) -> Expression {
    match texts {
        [only] => compare(value, ComparisonOperator::NotEqual, string(only.as_ref())),
        _ => not(binary(value, BinaryOperator::In, list(texts))),
    }
}

pub(super) fn all_of(conditions: Vec<Expression>) -> Option<Expression> {
    join(conditions, BinaryOperator::And)
}

pub(super) fn any_of(conditions: Vec<Expression>) -> Option<Expression> {
    join(conditions, BinaryOperator::Or)
}

fn join(conditions: Vec<Expression>, operator: BinaryOperator) -> Option<Expression> {
    conditions
        .into_iter()
        .flat_map(|condition| operands(condition, operator))
        .reduce(|left, right| binary(left, operator, right))
}

/// The operands of a chain of `operator`, so that it joins a longer chain without parentheses.
fn operands(condition: Expression, operator: BinaryOperator) -> Vec<Expression> {
    match condition.kind {
        ExpressionKind::Binary(own, left, right) if own == operator => {
            let mut all = operands(*left, operator);
            all.push(*right);
            all
        }
        _ => vec![condition],
    }
}

/// A pattern as a condition: whether it matches.
pub(super) fn matches(pattern: Pattern) -> Expression {
    expression(ExpressionKind::Pattern(Box::new(pattern)))
}

/// `variable:label`
pub(super) fn has_label(variable_name: &str, label: &str) -> Expression {
    let target = Box::new(variable(variable_name));
    expression(ExpressionKind::HasLabels(target, vec![name(label)]))
}

/// `[variable IN list WHERE filter | result]`
pub(super) fn comprehension(
    element: &str,
    list: Expression,
    filter: Option<Expression>,
    result: Option<Expression>,
) -> Expression {
    expression(ExpressionKind::ListComprehension {
        variable: name(element),
        list: Box::new(list),
        filter: filter.map(Box::new),
        result: result.map(Box::new),
    })
}

/// `list[place]`
pub(super) fn index(list: Expression, place: Expression) -> Expression {
    expression(ExpressionKind::Index(Box::new(list), Box::new(place)))
}

/// `CASE operand WHEN … THEN … END`
pub(super) fn case(
    operand: Expression,
    branches: impl IntoIterator<Item = (Expression, Expression)>,
) -> Expression {
    expression(ExpressionKind::Case {
        operand: Some(Box::new(operand)),
        branches: branches.into_iter().collect(),
        otherwise: None,
    })
}

// ---- Patterns ----

/// `(variable)`
pub(super) fn node(variable: &str) -> NodePattern {
    NodePattern {
        variable: (!variable.is_empty()).then(|| name(variable)),
        labels: Vec::new(),
        properties: None,
        span: Span::default(),
    }
}

impl NodePattern {
    /// The same node, which must have `label`.
    pub(super) fn label(mut self, label: impl Into<Option<&'static str>>) -> Self {
        self.labels.extend(label.into().map(name));
        self
    }

    /// The same node, whose property `key` must be `value`.
    pub(super) fn with(mut self, key: &str, value: &str) -> Self {
        self.properties = Some(expression(ExpressionKind::Map(vec![(
            name(key),
            string(value),
        )])));
        self
    }
}

/// A path of one node.
pub(super) fn path(start: NodePattern) -> Pattern {
    Pattern {
        variable: None,
        paths: Paths::All,
        start,
        steps: Vec::new(),
        span: Span::default(),
    }
}

impl Pattern {
    /// `…-[:TYPE]->(node)`
    pub(super) fn right(self, kind: &str, node: NodePattern) -> Self {
        self.step(&[kind], Arrow::Right, None, node)
    }

    /// `…<-[:TYPE]-(node)`
    pub(super) fn left(self, kind: &str, node: NodePattern) -> Self {
        self.step(&[kind], Arrow::Left, None, node)
    }

    /// `…-[:TYPE|TYPE*1..3]-(node)`
    pub(super) fn step(
        mut self,
        types: &[&str],
        direction: Arrow,
        length: Option<Length>,
        node: NodePattern,
    ) -> Self {
        let relationship = RelationshipPattern {
            variable: None,
            types: types.iter().map(|kind| name(kind)).collect(),
            length,
            properties: None,
            direction,
            span: Span::default(),
        };
        self.steps.push((relationship, node));
        self
    }

    /// `…-[variable:TYPE]-(node)`: names the last relationship.
    pub(super) fn binding(mut self, variable: &str) -> Self {
        if let Some((relationship, _)) = self.steps.last_mut() {
            relationship.variable = Some(name(variable));
        }
        self
    }

    /// `variable = …`
    pub(super) fn named(mut self, variable: &str) -> Self {
        self.variable = Some(name(variable));
        self
    }
}

/// `*0..`
pub(super) const ANY_NUMBER: Option<Length> = Some(Length {
    minimum: Some(0),
    maximum: None,
});

// ---- Clauses ----

fn clause(kind: ClauseKind) -> Clause {
    Clause {
        kind,
        span: Span::default(),
    }
}

pub(super) fn matching(patterns: Vec<Pattern>, conditions: Vec<Expression>) -> Clause {
    clause(ClauseKind::Match {
        optional: false,
        patterns,
        filter: all_of(conditions),
    })
}

pub(super) fn optionally(pattern: Pattern) -> Clause {
    clause(ClauseKind::Match {
        optional: true,
        patterns: vec![pattern],
        filter: None,
    })
}

pub(super) fn unwind(list: Expression, variable: &str) -> Clause {
    clause(ClauseKind::Unwind {
        list,
        variable: name(variable),
    })
}

pub(super) fn with(projection: Projection, conditions: Vec<Expression>) -> Clause {
    clause(ClauseKind::With {
        projection,
        filter: all_of(conditions),
    })
}

pub(super) fn returning(projection: Projection) -> Clause {
    clause(ClauseKind::Return(projection))
}

/// `expression AS alias, …`; a variable of its own name stands alone.
pub(super) fn projection(items: Vec<(Expression, &str)>) -> Projection {
    let item = |(expression, alias): (Expression, &str)| {
        let same = expression.kind == ExpressionKind::Variable(alias.to_owned());
        ProjectionItem {
            text: if same {
                alias.to_owned()
            } else {
                String::new()
            },
            alias: (!same).then(|| name(alias)),
            expression,
        }
    };
    Projection {
        distinct: false,
        star: false,
        items: items.into_iter().map(item).collect(),
        order: Vec::new(),
        skip: None,
        limit: None,
    }
}

impl Projection {
    /// The same, each row once.
    pub(super) fn distinct(mut self) -> Self {
        self.distinct = true;
        self
    }

    /// The same, sorted by a column as well.
    pub(super) fn ascending(mut self, column: &str) -> Self {
        self.order.push(SortItem {
            expression: variable(column),
            descending: false,
        });
        self
    }

    /// The same, sorted by a column as well, the greatest first.
    pub(super) fn descending(mut self, column: &str) -> Self {
        self.order.push(SortItem {
            expression: variable(column),
            descending: true,
        });
        self
    }

    /// The same, of which only the first rows.
    pub(super) fn limit(mut self, rows: i64) -> Self {
        self.limit = Some(integer(rows));
        self
    }
}

pub(super) fn query(clauses: Vec<Clause>) -> Query {
    Query {
        mode: Mode::Run,
        first: SingleQuery {
            clauses,
            span: Span::default(),
        },
        unions: Vec::new(),
    }
}
