//! Expressions of a plan as they would be written, so that the printer can print them.

use super::names::Names;
use crate::Span;
use crate::graph::Value;
use crate::query::ast::{self, BinaryOperator, ExpressionKind as Kind, Literal, UnaryOperator};
use crate::query::check::resolved::{Expression, Slot, Symbol};

pub(super) const fn spanless(kind: Kind) -> ast::Expression {
    ast::Expression {
        kind,
        span: Span::new(0, 0),
    }
}

pub(super) fn variable(name: &str) -> ast::Expression {
    spanless(Kind::Variable(name.to_owned()))
}

pub(super) fn name(text: &str) -> ast::Name {
    ast::Name {
        text: text.to_owned(),
        span: Span::default(),
    }
}

pub(super) fn call(function: &str, arguments: Vec<ast::Expression>) -> ast::Expression {
    spanless(Kind::Call {
        function: name(function),
        distinct: false,
        arguments,
    })
}

impl Names<'_> {
    pub(super) fn expression(&self, expression: &Expression) -> ast::Expression {
        let kind = match expression {
            Expression::Constant(value) => return constant(value),
            Expression::Slot(slot) => return self.slot(*slot),
            Expression::Remembered(one) => return self.expression(&one.expression),
            Expression::Parameter(number) => Kind::Parameter(self.plan.parameters[*number].clone()),
            Expression::List(elements) => Kind::List(self.all(elements)),
            Expression::Map(entries) => {
                let entries = entries.iter();
                Kind::Map(
                    entries
                        .map(|(key, value)| (name(key), self.expression(value)))
                        .collect(),
                )
            }
            Expression::Property(owner, key, _) => {
                Kind::Property(self.boxed(owner), name(&key.name))
            }
            Expression::HasLabels(owner, labels) => {
                Kind::HasLabels(self.boxed(owner), self.labels(labels))
            }
            Expression::HasType(owner, types) => {
                Kind::HasLabels(self.boxed(owner), self.types(types))
            }
            Expression::Index(target, index, _) => {
                Kind::Index(self.boxed(target), self.boxed(index))
            }
            Expression::Slice(target, from, to, _) => Kind::Slice(
                self.boxed(target),
                self.option(from.as_deref()),
                self.option(to.as_deref()),
            ),
            Expression::Not(operand) => match &**operand {
                Expression::IsNull(one) => Kind::Unary(UnaryOperator::IsNotNull, self.boxed(one)),
                one => Kind::Unary(UnaryOperator::Not, self.boxed(one)),
            },
            Expression::Negate(one, _) => Kind::Unary(UnaryOperator::Minus, self.boxed(one)),
            Expression::IsNull(one) => Kind::Unary(UnaryOperator::IsNull, self.boxed(one)),
            Expression::And(all) => return self.joined(BinaryOperator::And, all),
            Expression::Or(all) => return self.joined(BinaryOperator::Or, all),
            Expression::Xor(left, right) => {
                Kind::Binary(BinaryOperator::Xor, self.boxed(left), self.boxed(right))
            }
            Expression::Binary(operator, left, right, _) => {
                Kind::Binary(*operator, self.boxed(left), self.boxed(right))
            }
            Expression::Comparison(operator, left, right) => {
                Kind::Comparison(self.boxed(left), vec![(*operator, self.expression(right))])
            }
            Expression::Matches(text, regex) => {
                let pattern = regex.as_str();
                let pattern = pattern.strip_prefix("^(?:").unwrap_or(pattern);
                let pattern = pattern.strip_suffix(")$").unwrap_or(pattern);
                let pattern = spanless(Kind::Literal(Literal::String(pattern.to_owned())));
                Kind::Binary(BinaryOperator::Matches, self.boxed(text), Box::new(pattern))
            }
            Expression::Call(function, arguments, _) => {
                return call(function.name, self.all(arguments));
            }
            Expression::Coalesce(all) => return call("coalesce", self.all(all)),
            _ => self.iteration(expression),
        };
        spanless(kind)
    }

    /// What goes over lists, or over the rows of a subquery: this is a call with its number.
    fn iteration(&self, expression: &Expression) -> Kind {
        let subquery = |function: &str, number: usize, result: Option<&Expression>| {
            let number = i64::try_from(number + 1).unwrap_or(i64::MAX);
            let mut arguments = vec![spanless(Kind::Literal(Literal::Integer(number)))];
            arguments.extend(result.map(|result| self.expression(result)));
            call(function, arguments).kind
        };
        match expression {
            Expression::Exists(number) => subquery("EXISTS", *number, None),
            Expression::Count(number) => subquery("COUNT", *number, None),
            Expression::PatternComprehension(number, result) => {
                subquery("each", *number, Some(result))
            }
            Expression::First(number, result) => subquery("first", *number, Some(result)),
            Expression::Case {
                operand,
                branches,
                otherwise,
            } => Kind::Case {
                operand: self.option(operand.as_deref()),
                branches: branches
                    .iter()
                    .map(|(when, then)| (self.expression(when), self.expression(then)))
                    .collect(),
                otherwise: self.option(otherwise.as_deref()),
            },
            Expression::ListComprehension {
                slot,
                list,
                filter,
                result,
            } => Kind::ListComprehension {
                variable: self.name(*slot),
                list: self.boxed(list),
                filter: self.option(filter.as_deref()),
                result: self.option(result.as_deref()),
            },
            Expression::Quantifier {
                quantifier,
                slot,
                list,
                filter,
            } => Kind::Quantifier {
                quantifier: *quantifier,
                variable: self.name(*slot),
                list: self.boxed(list),
                filter: self.boxed(filter),
            },
            Expression::Reduce {
                accumulator,
                initial,
                slot,
                list,
                step,
            } => Kind::Reduce {
                accumulator: self.name(*accumulator),
                initial: self.boxed(initial),
                variable: self.name(*slot),
                list: self.boxed(list),
                step: self.boxed(step),
            },
            _ => unreachable!("the function that calls this one looks at every other kind"),
        }
    }

    fn boxed(&self, expression: &Expression) -> Box<ast::Expression> {
        Box::new(self.expression(expression))
    }

    fn option(&self, expression: Option<&Expression>) -> Option<Box<ast::Expression>> {
        expression.map(|expression| self.boxed(expression))
    }

    fn all(&self, expressions: &[Expression]) -> Vec<ast::Expression> {
        let all = expressions.iter();
        all.map(|expression| self.expression(expression)).collect()
    }

    fn joined(&self, operator: BinaryOperator, all: &[Expression]) -> ast::Expression {
        let all = self.all(all).into_iter();
        let joined = all.reduce(|left, right| {
            spanless(Kind::Binary(operator, Box::new(left), Box::new(right)))
        });
        joined.unwrap_or_else(|| constant(&Value::Boolean(true)))
    }

    pub(super) fn labels(&self, labels: &[Symbol]) -> Vec<ast::Name> {
        let known = &self.plan.symbols.labels;
        labels
            .iter()
            .map(|label| name(&known[*label].text))
            .collect()
    }

    pub(super) fn types(&self, types: &[Symbol]) -> Vec<ast::Name> {
        let known = &self.plan.symbols.types;
        types.iter().map(|kind| name(&known[*kind].text)).collect()
    }

    /// Slots, with commas between them.
    pub(super) fn listed(&self, slots: &[Slot]) -> String {
        let slots: Vec<_> = slots
            .iter()
            .map(|slot| self.slot(*slot).to_string())
            .collect();
        slots.join(", ")
    }
}

fn constant(value: &Value) -> ast::Expression {
    let literal = match value {
        Value::Boolean(truth) => Literal::Boolean(*truth),
        Value::Integer(number) => Literal::Integer(*number),
        Value::Float(number) => Literal::Float(*number),
        Value::String(text) => Literal::String(text.to_string()),
        _ => Literal::Null,
    };
    spanless(Kind::Literal(literal))
}
