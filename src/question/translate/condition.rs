//! What a statement must be like: about something, to somebody, on some day.

use super::build::{
    ANY_NUMBER, all_of, any_of, binary, boolean, call, compare, float, matches, node, not, one_of,
    path, property, string,
};
use crate::graph::schema::relationship;
use crate::query::ast::{Arrow, BinaryOperator, ComparisonOperator, Expression};
use crate::question::confidence::Confidence;
use crate::question::names::DocumentName;
use crate::question::resolve::{Nodes, Restriction, Target};
use crate::question::tree::{Bound, Period};
use arcstr::ArcStr;

/// The statement's date, or else its document's.
pub(super) fn day() -> Expression {
    call(
        "coalesce",
        vec![property("statement", "date"), property("document", "date")],
    )
}

/// The conditions of a restriction, given that of one of its targets.
pub(super) fn restricted<T>(
    restriction: &Restriction<T>,
    condition: impl Fn(&T) -> Expression,
) -> Vec<Expression> {
    let groups = restriction.any.iter();
    let groups = groups.filter_map(|group| all_of(group.iter().map(&condition).collect()));
    let mut conditions: Vec<Expression> = any_of(groups.collect()).into_iter().collect();
    conditions.extend(restriction.none.iter().map(|target| not(condition(target))));
    conditions
}

/// Whether `statement` is about it.
pub(super) fn concerns(target: &Target) -> Expression {
    match target {
        Target::Nodes(nodes) => related(relationship::ABOUT, nodes),
        Target::Words(words) => contains(words),
    }
}

/// Whether `statement` has a relationship to one of these nodes, or to a narrower topic.
pub(super) fn related(kind: &str, nodes: &Nodes) -> Expression {
    let one = |name: &ArcStr| {
        let end = node("").label(nodes.label).with("name", name);
        let statement = path(node("statement"));
        matches(if nodes.topics {
            let about = statement.right(kind, node(""));
            about.step(&[relationship::BROADER], Arrow::Right, ANY_NUMBER, end)
        } else {
            statement.right(kind, end)
        })
    };
    any_of(nodes.names.iter().map(one).collect()).unwrap_or_else(|| boolean(false))
}

/// Whether `statement` is to one of these nodes, or about it.
pub(super) fn affects(nodes: &Nodes) -> Expression {
    let kinds = [relationship::TO, relationship::ABOUT];
    let one = |name: &ArcStr| {
        let end = node("").label(nodes.label).with("name", name);
        matches(path(node("statement")).step(&kinds, Arrow::Right, None, end))
    };
    any_of(nodes.names.iter().map(one).collect()).unwrap_or_else(|| boolean(false))
}

/// Whether a flag of `statement` is not set.
pub(super) fn lacks(flag: &str) -> Expression {
    let value = property("statement", flag);
    not(call("coalesce", vec![value, boolean(false)]))
}

/// Whether `statement` is so sure; nothing, where all are. What tells no confidence is certain.
pub(super) fn sure(bound: &Bound) -> Option<Expression> {
    let value = property("statement", "confidence");
    let known = call("coalesce", vec![value, float(Confidence::CERTAIN.value())]);
    let holds_always = bound.operator == ComparisonOperator::GreaterOrEqual
        && bound.confidence == Confidence::NONE;
    (!holds_always).then(|| compare(known, bound.operator, float(bound.confidence.value())))
}

/// Whether a country is a member of a bloc.
pub(super) fn is_member(country: &str, bloc: &str) -> Expression {
    binary(string(bloc), BinaryOperator::In, property(country, "blocs"))
}

/// Whether `words`, in lower case, stand as whole words in the statement's text.
fn contains(words: &str) -> Expression {
    let text = property("statement", "text");
    let pattern: String = words.chars().map(pattern_of).collect();
    let edge = |character: Option<char>| match character {
        Some(character) if character.is_alphanumeric() => "\\b",
        _ => "",
    };
    let (before, after) = (edge(words.chars().next()), edge(words.chars().last()));
    let pattern = string(&format!("(?is).*{before}{pattern}{after}.*"));
    let whole = binary(text.clone(), BinaryOperator::Matches, pattern);
    if words.contains(APOSTROPHES) {
        return whole;
    }
    let lower = call("toLower", vec![text]);
    let somewhere = binary(lower, BinaryOperator::Contains, string(words));
    binary(somewhere, BinaryOperator::And, whole)
}

const APOSTROPHES: [char; 2] = ['\'', '’'];

/// The regular expression for a character; straight and curly apostrophes are the same.
fn pattern_of(character: char) -> String {
    match character {
        _ if APOSTROPHES.contains(&character) => "['’]".to_owned(),
        _ if character.is_ascii_punctuation() => format!("\\{character}"),
        _ => character.to_string(),
    }
}

/// Whether `statement` was made in this period.
pub(super) fn within(period: &Period) -> Vec<Expression> {
    let bound = |operator, date: jiff::civil::Date| {
        compare(
            day(),
            operator,
            call("date", vec![string(&date.to_string())]),
        )
    };
    match (period.first, period.last) {
        (Some(first), Some(last)) if first == last => {
            vec![bound(ComparisonOperator::Equal, first)]
        }
        (first, last) => {
            let first = first.map(|date| bound(ComparisonOperator::GreaterOrEqual, date));
            let last = last.map(|date| bound(ComparisonOperator::LessOrEqual, date));
            first.into_iter().chain(last).collect()
        }
    }
}

/// Whether the document bears one of these names.
pub(super) fn called(document: &str, names: &[&DocumentName]) -> Option<Expression> {
    let keys = ["title", "path", "publisher"];
    let conditions = keys.into_iter().filter_map(|key| {
        let values: Vec<&str> = names
            .iter()
            .filter(|name| name.key == key)
            .map(|name| &*name.value)
            .collect();
        (!values.is_empty()).then(|| one_of(property(document, key), &values))
    });
    any_of(conditions.collect())
}
