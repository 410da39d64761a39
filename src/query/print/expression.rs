//! Expressions as text, with brackets only where operators need them.

use super::Printer;
use crate::query::ast::{
    BinaryOperator, ComparisonOperator, Expression, ExpressionKind, Literal, Name, Quantifier,
    UnaryOperator,
};

/// How tight an expression holds together: its loosest operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tightness {
    Or,
    Xor,
    And,
    Not,
    Comparison,
    Predicate,
    Sum,
    Product,
    Power,
    Sign,
    Access,
}

impl Printer {
    pub(super) fn expression(&mut self, expression: &Expression) {
        match &expression.kind {
            ExpressionKind::Literal(literal) => self.literal(literal),
            ExpressionKind::Parameter(name) => {
                self.push("$");
                if name.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty() {
                    self.push(name);
                } else {
                    self.name(name);
                }
            }
            ExpressionKind::Variable(name) => self.variable(name),
            ExpressionKind::List(elements) => self.list(elements),
            ExpressionKind::Map(entries) => {
                self.push("{");
                self.separated(entries, ", ", |printer, (key, value)| {
                    printer.name(&key.text);
                    printer.push(": ");
                    printer.expression(value);
                });
                self.push("}");
            }
            ExpressionKind::Unary(operator, operand) => self.unary(*operator, operand),
            ExpressionKind::Binary(operator, left, right) => self.binary(*operator, left, right),
            ExpressionKind::Comparison(first, rest) => {
                self.within(first, Tightness::Predicate);
                for (operator, operand) in rest {
                    self.push(comparison(*operator));
                    self.within(operand, Tightness::Predicate);
                }
            }
            ExpressionKind::Case {
                operand,
                branches,
                otherwise,
            } => self.case(operand.as_deref(), branches, otherwise.as_deref()),
            kind => self.access_or_call(kind),
        }
    }

    fn access_or_call(&mut self, kind: &ExpressionKind) {
        match kind {
            ExpressionKind::Property(target, key) => {
                self.within(target, Tightness::Access);
                self.push(".");
                self.name(&key.text);
            }
            ExpressionKind::HasLabels(target, labels) => {
                if matches!(target.kind, ExpressionKind::HasLabels(..)) {
                    self.bracketed(target);
                } else {
                    self.within(target, Tightness::Access);
                }
                self.labels(labels);
            }
            ExpressionKind::Index(target, index) => {
                self.within(target, Tightness::Access);
                self.push("[");
                self.expression(index);
                self.push("]");
            }
            ExpressionKind::Slice(target, from, to) => {
                self.within(target, Tightness::Access);
                self.push("[");
                self.optional("", from.as_deref());
                self.push("..");
                self.optional("", to.as_deref());
                self.push("]");
            }
            ExpressionKind::Call {
                function,
                distinct,
                arguments,
            } => {
                self.dotted(&function.text);
                self.push(if *distinct { "(DISTINCT " } else { "(" });
                self.separated(arguments, ", ", Self::expression);
                self.push(")");
            }
            ExpressionKind::CountStar => self.push("count(*)"),
            ExpressionKind::Pattern(pattern) => self.pattern(pattern),
            ExpressionKind::Exists(subquery) => {
                self.push("EXISTS { ");
                self.subquery(subquery);
                self.push(" }");
            }
            ExpressionKind::Count(subquery) => {
                self.push("COUNT { ");
                self.subquery(subquery);
                self.push(" }");
            }
            kind => self.over_a_list(kind),
        }
    }

    fn over_a_list(&mut self, kind: &ExpressionKind) {
        match kind {
            ExpressionKind::ListComprehension {
                variable,
                list,
                filter,
                result,
            } => {
                self.push("[");
                self.variable_in(variable, list);
                self.optional(" WHERE ", filter.as_deref());
                self.optional(" | ", result.as_deref());
                self.push("]");
            }
            ExpressionKind::PatternComprehension {
                pattern,
                filter,
                result,
            } => {
                self.push("[");
                self.pattern(pattern);
                self.optional(" WHERE ", filter.as_deref());
                self.optional(" | ", Some(result));
                self.push("]");
            }
            ExpressionKind::Quantifier {
                quantifier,
                variable,
                list,
                filter,
            } => {
                self.push(match quantifier {
                    Quantifier::All => "all(",
                    Quantifier::Any => "any(",
                    Quantifier::None => "none(",
                    Quantifier::Single => "single(",
                });
                self.variable_in(variable, list);
                self.optional(" WHERE ", Some(filter));
                self.push(")");
            }
            ExpressionKind::Reduce {
                accumulator,
                initial,
                variable,
                list,
                step,
            } => {
                self.push("reduce(");
                self.variable(&accumulator.text);
                self.optional(" = ", Some(initial));
                self.push(", ");
                self.variable_in(variable, list);
                self.optional(" | ", Some(step));
                self.push(")");
            }
            _ => unreachable!("the functions that call this one print every other kind"),
        }
    }

    fn variable_in(&mut self, variable: &Name, list: &Expression) {
        self.variable(&variable.text);
        self.push(" IN ");
        self.expression(list);
    }

    fn optional(&mut self, before: &str, expression: Option<&Expression>) {
        if let Some(expression) = expression {
            self.push(before);
            self.expression(expression);
        }
    }

    /// An expression as an operand: in brackets unless it holds together as tight as `needed`.
    fn within(&mut self, expression: &Expression, needed: Tightness) {
        if tightness(&expression.kind) < needed {
            self.bracketed(expression);
        } else {
            self.expression(expression);
        }
    }

    fn bracketed(&mut self, expression: &Expression) {
        self.push("(");
        self.expression(expression);
        self.push(")");
    }

    /// A list whose first element begins like `x IN …` would be read as a comprehension.
    fn list(&mut self, elements: &[Expression]) {
        self.push("[");
        for (place, element) in elements.iter().enumerate() {
            if place > 0 {
                self.push(", ");
            }
            if place == 0 && begins_with_in(element) {
                self.bracketed(element);
            } else {
                self.expression(element);
            }
        }
        self.push("]");
    }

    fn unary(&mut self, operator: UnaryOperator, operand: &Expression) {
        match operator {
            UnaryOperator::Not => {
                self.push("NOT ");
                self.within(operand, Tightness::Not);
            }
            UnaryOperator::Minus | UnaryOperator::Plus => {
                let minus = operator == UnaryOperator::Minus;
                self.push(if minus { "-" } else { "+" });
                if minus && (begins_with_bracket(operand) || begins_with_digit(operand)) {
                    self.bracketed(operand);
                } else {
                    self.within(operand, Tightness::Sign);
                }
            }
            UnaryOperator::IsNull => {
                self.within(operand, Tightness::Predicate);
                self.push(" IS NULL");
            }
            UnaryOperator::IsNotNull => {
                self.within(operand, Tightness::Predicate);
                self.push(" IS NOT NULL");
            }
        }
    }

    fn binary(&mut self, operator: BinaryOperator, left: &Expression, right: &Expression) {
        let (tightness, above, sign) = operator_text(operator);
        self.within(left, tightness);
        self.push(sign);
        if operator == BinaryOperator::Subtract && begins_with_bracket(right) {
            self.bracketed(right);
        } else {
            self.within(right, above);
        }
    }

    fn case(
        &mut self,
        operand: Option<&Expression>,
        branches: &[(Expression, Expression)],
        otherwise: Option<&Expression>,
    ) {
        self.push("CASE");
        self.optional(" ", operand);
        for (condition, result) in branches {
            self.optional(" WHEN ", Some(condition));
            self.optional(" THEN ", Some(result));
        }
        self.optional(" ELSE ", otherwise);
        self.push(" END");
    }

    fn literal(&mut self, literal: &Literal) {
        match literal {
            Literal::Null => self.push("null"),
            Literal::Boolean(truth) => self.push(if *truth { "true" } else { "false" }),
            Literal::Integer(number) => self.push(&number.to_string()),
            Literal::Float(number) => self.push(&format!("{number:?}")),
            Literal::String(text) => self.quoted(text),
        }
    }

    fn quoted(&mut self, text: &str) {
        self.push("'");
        for character in text.chars() {
            match character {
                '\'' => self.push("\\'"),
                '\\' => self.push("\\\\"),
                '\n' => self.push("\\n"),
                '\t' => self.push("\\t"),
                '\r' => self.push("\\r"),
                other if super::does_harm(other) => {
                    self.push(&format!("\\u{:04X}", u32::from(other)));
                }
                other => self.text.push(other),
            }
        }
        self.push("'");
    }

    /// A name with dots in it: of a function or procedure.
    pub(super) fn dotted(&mut self, name: &str) {
        if name.split('.').all(super::is_plain) {
            self.push(name);
        } else {
            self.name(name);
        }
    }
}

fn tightness(kind: &ExpressionKind) -> Tightness {
    match kind {
        ExpressionKind::Binary(operator, ..) => operator_text(*operator).0,
        ExpressionKind::Comparison(..) => Tightness::Comparison,
        ExpressionKind::Unary(UnaryOperator::Not, _) => Tightness::Not,
        ExpressionKind::Unary(UnaryOperator::IsNull | UnaryOperator::IsNotNull, _) => {
            Tightness::Predicate
        }
        ExpressionKind::Unary(UnaryOperator::Minus | UnaryOperator::Plus, _) => Tightness::Sign,
        _ => Tightness::Access,
    }
}

/// An operator's tightness, the next tighter one, and its text.
const fn operator_text(operator: BinaryOperator) -> (Tightness, Tightness, &'static str) {
    use Tightness::{And, Not, Or, Power, Predicate, Product, Sign, Sum, Xor};
    match operator {
        BinaryOperator::Or => (Or, Xor, " OR "),
        BinaryOperator::Xor => (Xor, And, " XOR "),
        BinaryOperator::And => (And, Not, " AND "),
        BinaryOperator::In => (Predicate, Sum, " IN "),
        BinaryOperator::StartsWith => (Predicate, Sum, " STARTS WITH "),
        BinaryOperator::EndsWith => (Predicate, Sum, " ENDS WITH "),
        BinaryOperator::Contains => (Predicate, Sum, " CONTAINS "),
        BinaryOperator::Matches => (Predicate, Sum, " =~ "),
        BinaryOperator::Add => (Sum, Product, " + "),
        BinaryOperator::Subtract => (Sum, Product, " - "),
        BinaryOperator::Multiply => (Product, Power, " * "),
        BinaryOperator::Divide => (Product, Power, " / "),
        BinaryOperator::Modulo => (Product, Power, " % "),
        BinaryOperator::Power => (Power, Sign, " ^ "),
    }
}

const fn comparison(operator: ComparisonOperator) -> &'static str {
    match operator {
        ComparisonOperator::Equal => " = ",
        ComparisonOperator::NotEqual => " <> ",
        ComparisonOperator::Less => " < ",
        ComparisonOperator::LessOrEqual => " <= ",
        ComparisonOperator::Greater => " > ",
        ComparisonOperator::GreaterOrEqual => " >= ",
    }
}

/// Whether the text begins `x IN`.
fn begins_with_in(expression: &Expression) -> bool {
    match &expression.kind {
        ExpressionKind::Binary(BinaryOperator::In, left, _)
            if matches!(left.kind, ExpressionKind::Variable(_)) =>
        {
            true
        }
        ExpressionKind::Binary(_, left, _) | ExpressionKind::Comparison(left, _) => {
            begins_with_in(left)
        }
        ExpressionKind::Unary(UnaryOperator::IsNull | UnaryOperator::IsNotNull, operand) => {
            begins_with_in(operand)
        }
        _ => false,
    }
}

/// Whether the text begins with `[`, which would make a relationship of a minus sign before it.
fn begins_with_bracket(expression: &Expression) -> bool {
    matches!(
        leftmost(expression),
        ExpressionKind::List(_)
            | ExpressionKind::ListComprehension { .. }
            | ExpressionKind::PatternComprehension { .. }
    )
}

/// Whether the text begins with a digit, which would make one number of it and a minus sign.
fn begins_with_digit(expression: &Expression) -> bool {
    match leftmost(expression) {
        ExpressionKind::Literal(Literal::Integer(number)) => *number >= 0,
        ExpressionKind::Literal(Literal::Float(number)) => number.is_sign_positive(),
        _ => false,
    }
}

fn leftmost(expression: &Expression) -> &ExpressionKind {
    match &expression.kind {
        ExpressionKind::Property(target, _)
        | ExpressionKind::HasLabels(target, _)
        | ExpressionKind::Index(target, _)
        | ExpressionKind::Slice(target, ..) => leftmost(target),
        ExpressionKind::Binary(_, left, _) => leftmost(left),
        kind => kind,
    }
}
