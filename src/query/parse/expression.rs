//! Expressions: operators by how tight they bind, and what they stand between.

use super::literal;
use super::parts::{Parts, name, span, unquoted};
use super::pattern::labels;
use super::{Builder, Rule};
use crate::Span;
use crate::query::ast::{
    BinaryOperator, ComparisonOperator, Expression, ExpressionKind, Literal, Name, Pattern,
    Quantifier, UnaryOperator,
};
use crate::query::{Detail, Error};
use pest::iterators::Pair;
use pest::pratt_parser::{Assoc, Op, PrattParser};
use std::sync::LazyLock;

/// Operators, the loosest first.
static OPERATORS: LazyLock<PrattParser<Rule>> = LazyLock::new(|| {
    let left = |rule| Op::infix(rule, Assoc::Left);
    PrattParser::new()
        .op(left(Rule::OR))
        .op(left(Rule::XOR))
        .op(left(Rule::AND))
        .op(Op::prefix(Rule::NOT))
        .op(left(Rule::equal)
            | left(Rule::not_equal)
            | left(Rule::less)
            | left(Rule::less_or_equal)
            | left(Rule::greater)
            | left(Rule::greater_or_equal))
        .op(left(Rule::IN)
            | left(Rule::starts_with)
            | left(Rule::ends_with)
            | left(Rule::CONTAINS)
            | left(Rule::matches)
            | Op::postfix(Rule::is_null)
            | Op::postfix(Rule::is_not_null))
        .op(left(Rule::add) | left(Rule::subtract))
        .op(left(Rule::multiply) | left(Rule::divide) | left(Rule::modulo))
        .op(left(Rule::power))
        .op(Op::prefix(Rule::minus) | Op::prefix(Rule::plus))
});

/// A comparison without brackets around it goes on with the next comparison operator.
struct Operand {
    expression: Expression,
    open: bool,
}

impl Builder<'_> {
    pub(super) fn expression(&mut self, pair: Pair<'_, Rule>) -> Result<Expression, Error> {
        let levels = pair.clone().into_inner().count().div_ceil(2);
        self.deeper(levels, span(&pair), |builder| {
            let operand = OPERATORS
                .map_primary(|pair| closed(builder.primary(pair)))
                .map_prefix(|operator, operand| prefix(&operator, operand?))
                .map_postfix(|operand, operator| Ok(postfix(operand?, &operator)))
                .map_infix(|left, operator, right| Ok(infix(left?, operator.as_rule(), right?)))
                .parse(pair.into_inner());
            Ok(operand?.expression)
        })
    }

    /// An atom and what is taken from it.
    pub(super) fn primary(&mut self, pair: Pair<'_, Rule>) -> Result<Expression, Error> {
        let levels = pair.clone().into_inner().count() - 1;
        self.deeper(levels, span(&pair), |builder| {
            let mut pairs = pair.into_inner();
            let atom = pairs.next().expect("the grammar begins with an atom here");
            let mut target = builder.atom(atom)?;
            for access in pairs {
                target = builder.access(target, access)?;
            }
            Ok(target)
        })
    }

    fn access(&mut self, target: Expression, pair: Pair<'_, Rule>) -> Result<Expression, Error> {
        let place = span(&pair);
        let mut parts = Parts::of(pair.clone());
        let target = Box::new(target);
        let start = target.span;
        let (kind, end) = match pair.as_rule() {
            Rule::property => {
                let key = name(&parts.next_expected());
                let end = key.span;
                (ExpressionKind::Property(target, key), end)
            }
            Rule::labels => {
                let labels = labels(pair);
                let end = labels.last().map_or(place, |label| label.span);
                (ExpressionKind::HasLabels(target, labels), end)
            }
            _ => (self.subscript(target, &mut parts, place)?, place),
        };
        Ok(Expression {
            kind,
            span: start.to(end),
        })
    }

    fn subscript(
        &mut self,
        target: Box<Expression>,
        parts: &mut Parts<'_>,
        place: Span,
    ) -> Result<ExpressionKind, Error> {
        let from = self.optional_expression(parts)?;
        if parts.optional(Rule::range).is_some() {
            let to = self.optional_expression(parts)?;
            return Ok(ExpressionKind::Slice(target, from, to));
        }
        let from = from.ok_or_else(|| {
            Error::syntax(Detail::UnexpectedSyntax, place, "an index is missing here")
        })?;
        Ok(ExpressionKind::Index(target, from))
    }

    fn optional_expression(
        &mut self,
        parts: &mut Parts<'_>,
    ) -> Result<Option<Box<Expression>>, Error> {
        let part = parts.optional(Rule::expression);
        part.map(|part| self.boxed(part)).transpose()
    }

    fn boxed(&mut self, pair: Pair<'_, Rule>) -> Result<Box<Expression>, Error> {
        self.expression(pair).map(Box::new)
    }

    /// Something without operators around it.
    pub(super) fn atom(&mut self, pair: Pair<'_, Rule>) -> Result<Expression, Error> {
        if pair.as_rule() == Rule::paren {
            return self.paren(pair);
        }
        let span = span(&pair);
        let kind = self.atom_kind(pair, span)?;
        Ok(Expression { kind, span })
    }

    fn atom_kind(&mut self, pair: Pair<'_, Rule>, span: Span) -> Result<ExpressionKind, Error> {
        let rule = pair.as_rule();
        let text = pair.as_str();
        let mut parts = Parts::of(pair);
        Ok(match rule {
            Rule::NULL => ExpressionKind::Literal(Literal::Null),
            Rule::TRUE => ExpressionKind::Literal(Literal::Boolean(true)),
            Rule::FALSE => ExpressionKind::Literal(Literal::Boolean(false)),
            Rule::number => ExpressionKind::Literal(literal::number(text, span)?),
            Rule::string => ExpressionKind::Literal(Literal::String(literal::string(text, span)?)),
            Rule::parameter => ExpressionKind::Parameter(unquoted(&text[1..])),
            Rule::variable => ExpressionKind::Variable(unquoted(text)),
            Rule::map => ExpressionKind::Map(
                parts
                    .map(|entry| self.entry(entry))
                    .collect::<Result<_, _>>()?,
            ),
            Rule::list => self.list(&mut parts)?,
            Rule::list_comprehension => ExpressionKind::ListComprehension {
                variable: name(&parts.next_expected()),
                list: self.boxed(parts.next_expected())?,
                filter: self.filter(&mut parts)?.map(Box::new),
                result: self.optional_expression(&mut parts)?,
            },
            Rule::case => self.case(&mut parts)?,
            Rule::exists_query => {
                ExpressionKind::Exists(Box::new(self.subquery(parts.next_expected())?))
            }
            Rule::count_query => {
                ExpressionKind::Count(Box::new(self.subquery(parts.next_expected())?))
            }
            Rule::count_star => ExpressionKind::CountStar,
            Rule::quantifier => self.quantifier(&mut parts)?,
            Rule::reduce => ExpressionKind::Reduce {
                accumulator: name(&parts.next_expected()),
                initial: self.boxed(parts.next_expected())?,
                variable: name(&parts.next_expected()),
                list: self.boxed(parts.next_expected())?,
                step: self.boxed(parts.next_expected())?,
            },
            Rule::shortest_value => {
                ExpressionKind::Pattern(Box::new(self.shortest(parts.next_expected())?))
            }
            _ => ExpressionKind::Call {
                function: name(&parts.next_expected()),
                distinct: parts.keyword(Rule::DISTINCT),
                arguments: self.expressions(&mut parts)?,
            },
        })
    }

    fn entry(&mut self, pair: Pair<'_, Rule>) -> Result<(Name, Expression), Error> {
        let mut parts = Parts::of(pair);
        let key = name(&parts.next_expected());
        Ok((key, self.expression(parts.next_expected())?))
    }

    fn list(&mut self, parts: &mut Parts<'_>) -> Result<ExpressionKind, Error> {
        let mut elements = self.expressions(parts)?;
        let Some(result) = parts.optional(Rule::pattern_result) else {
            return Ok(ExpressionKind::List(elements));
        };
        let first = elements.pop().expect("an element stands before the bar");
        let mut parts = Parts::of(result);
        Ok(ExpressionKind::PatternComprehension {
            pattern: Box::new(pattern_of(first)?),
            filter: self.filter(&mut parts)?.map(Box::new),
            result: self.boxed(parts.next_expected())?,
        })
    }

    fn case(&mut self, parts: &mut Parts<'_>) -> Result<ExpressionKind, Error> {
        let operand = self.optional_expression(parts)?;
        let mut branches = Vec::new();
        while let Some(branch) = parts.optional(Rule::when_then) {
            let mut branch = Parts::of(branch);
            let condition = self.expression(branch.next_expected())?;
            branches.push((condition, self.expression(branch.next_expected())?));
        }
        let otherwise = self.optional_expression(parts)?;
        Ok(ExpressionKind::Case {
            operand,
            branches,
            otherwise,
        })
    }

    fn quantifier(&mut self, parts: &mut Parts<'_>) -> Result<ExpressionKind, Error> {
        let quantifier = if parts.keyword(Rule::ALL) {
            Quantifier::All
        } else if parts.keyword(Rule::ANY_WORD) {
            Quantifier::Any
        } else if parts.keyword(Rule::NONE) {
            Quantifier::None
        } else {
            Quantifier::Single
        };
        Ok(ExpressionKind::Quantifier {
            quantifier,
            variable: name(&parts.next_expected()),
            list: self.boxed(parts.next_expected())?,
            filter: self.boxed(parts.next_expected())?,
        })
    }
}

fn closed(expression: Result<Expression, Error>) -> Result<Operand, Error> {
    expression.map(|expression| Operand {
        expression,
        open: false,
    })
}

fn prefix(operator: &Pair<'_, Rule>, operand: Operand) -> Result<Operand, Error> {
    let operand = operand.expression;
    let span = span(operator).to(operand.span);
    let operator = match operator.as_rule() {
        Rule::NOT => UnaryOperator::Not,
        Rule::minus => UnaryOperator::Minus,
        _ => UnaryOperator::Plus,
    };
    let kind = ExpressionKind::Unary(operator, Box::new(operand));
    closed(Ok(Expression { kind, span }))
}

fn postfix(operand: Operand, operator: &Pair<'_, Rule>) -> Operand {
    let operand = operand.expression;
    let span = operand.span.to(span(operator));
    let operator = match operator.as_rule() {
        Rule::is_null => UnaryOperator::IsNull,
        _ => UnaryOperator::IsNotNull,
    };
    let kind = ExpressionKind::Unary(operator, Box::new(operand));
    Operand {
        expression: Expression { kind, span },
        open: false,
    }
}

fn infix(left: Operand, operator: Rule, right: Operand) -> Operand {
    let span = left.expression.span.to(right.expression.span);
    let (kind, open) = if let Some(operator) = comparison(operator) {
        (compared(left, operator, right.expression), true)
    } else {
        let (left, right) = (Box::new(left.expression), Box::new(right.expression));
        (ExpressionKind::Binary(binary(operator), left, right), false)
    };
    let expression = Expression { kind, span };
    Operand { expression, open }
}

fn compared(left: Operand, operator: ComparisonOperator, right: Expression) -> ExpressionKind {
    match left.expression.kind {
        ExpressionKind::Comparison(first, mut rest) if left.open => {
            rest.push((operator, right));
            ExpressionKind::Comparison(first, rest)
        }
        _ => ExpressionKind::Comparison(Box::new(left.expression), vec![(operator, right)]),
    }
}

fn comparison(rule: Rule) -> Option<ComparisonOperator> {
    Some(match rule {
        Rule::equal => ComparisonOperator::Equal,
        Rule::not_equal => ComparisonOperator::NotEqual,
        Rule::less => ComparisonOperator::Less,
        Rule::less_or_equal => ComparisonOperator::LessOrEqual,
        Rule::greater => ComparisonOperator::Greater,
        Rule::greater_or_equal => ComparisonOperator::GreaterOrEqual,
        _ => return None,
    })
}

fn binary(rule: Rule) -> BinaryOperator {
    match rule {
        Rule::OR => BinaryOperator::Or,
        Rule::XOR => BinaryOperator::Xor,
        Rule::AND => BinaryOperator::And,
        Rule::IN => BinaryOperator::In,
        Rule::starts_with => BinaryOperator::StartsWith,
        Rule::ends_with => BinaryOperator::EndsWith,
        Rule::CONTAINS => BinaryOperator::Contains,
        Rule::matches => BinaryOperator::Matches,
        Rule::add => BinaryOperator::Add,
        Rule::subtract => BinaryOperator::Subtract,
        Rule::multiply => BinaryOperator::Multiply,
        Rule::divide => BinaryOperator::Divide,
        Rule::modulo => BinaryOperator::Modulo,
        _ => BinaryOperator::Power,
    }
}

/// Reads `(a)-->(b)` and `p = (a)-->(b)` as the pattern of a comprehension.
fn pattern_of(expression: Expression) -> Result<Pattern, Error> {
    let span = expression.span;
    match expression.kind {
        ExpressionKind::Pattern(pattern) => Ok(*pattern),
        ExpressionKind::Comparison(first, mut rest) if rest.len() == 1 => {
            match (first.kind, rest.remove(0)) {
                (
                    ExpressionKind::Variable(text),
                    (
                        ComparisonOperator::Equal,
                        Expression {
                            kind: ExpressionKind::Pattern(mut pattern),
                            ..
                        },
                    ),
                ) => {
                    let place = first.span;
                    pattern.variable = Some(Name { text, span: place });
                    pattern.span = span;
                    Ok(*pattern)
                }
                _ => Err(no_pattern(span)),
            }
        }
        _ => Err(no_pattern(span)),
    }
}

fn no_pattern(span: Span) -> Error {
    Error::syntax(
        Detail::UnexpectedSyntax,
        span,
        "a bar in a list needs a pattern or `variable IN list` before it",
    )
}
