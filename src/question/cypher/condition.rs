//! What a statement must be like: about something, to somebody, on some day, said in some way.

use super::words::{
    all, any, contains, has_word, list, names_one, none_of, one_of, role_pattern, text,
};
use crate::graph::schema::property::COPY;
use crate::graph::schema::relationship;
use crate::query::ast::ComparisonOperator;
use crate::question::confidence::Confidence;
use crate::question::meaning::{
    Concern, Copies, Nodes, Restriction, Selection, Target, Thought, Who,
};
use crate::question::names::DocumentName;
use crate::question::word::{Bound, Period};
use crate::question::wording::{Group, wording};

/// The statement's date, or else its document's.
pub(super) const DAY: &str = "coalesce(statement.date, document.date)";

/// Where a statement's words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// In itself.
    Text,
    /// In itself and this property around it.
    Around(&'static str),
}

impl Where {
    fn value(self) -> String {
        match self {
            Self::Text => "statement.text".to_owned(),
            Self::Around(property) => format!("(statement.text + ' ' + coalesce({property}, ''))"),
        }
    }
}

/// The conditions of a restriction, given that of one of its parts.
pub(super) fn restricted<T>(
    restriction: &Restriction<T>,
    condition: impl Fn(&T) -> String,
) -> Vec<String> {
    let group = |group: &Vec<T>| {
        let conditions: Vec<String> = group.iter().map(&condition).collect();
        all(&conditions)
    };
    let groups: Vec<String> = restriction
        .any
        .iter()
        .filter(|group| !group.is_empty())
        .map(group)
        .collect();
    let many = groups.len() > 1;
    let groups = groups.into_iter().map(|group| {
        if many && group.contains(" AND ") {
            format!("({group})")
        } else {
            group
        }
    });
    let mut conditions: Vec<String> = any(groups.collect()).into_iter().collect();
    conditions.extend(
        restriction
            .none
            .iter()
            .map(|one| format!("NOT ({})", condition(one))),
    );
    conditions
}

/// Whether `statement` speaks of it.
pub(super) fn concerns(concern: &Concern, place: Where) -> String {
    all(&requirements(concern, place))
}

/// All that a statement must have to speak of it, one by one.
pub(super) fn requirements(concern: &Concern, place: Where) -> Vec<String> {
    let value = place.value();
    let mut conditions: Vec<String> = Vec::new();
    for target in &concern.targets {
        let surely = speaks_of(target);
        conditions.push(match place {
            Where::Text => surely,
            Where::Around(_) => format!("({surely} OR {})", names_one(&value, &target.spellings)),
        });
    }
    conditions.extend(concern.words.iter().map(|word| has_word(&value, word)));
    conditions.extend(concern.exact.iter().map(|words| contains(&value, words)));
    conditions
}

/// Whether `statement` is about an entity, or, where that counts, to it.
fn speaks_of(target: &Target) -> String {
    if target.or_to {
        return affects(&target.nodes);
    }
    related(relationship::ABOUT, &target.nodes)
}

/// Whether `statement` has a relationship to one of these nodes, or to a narrower topic.
pub(super) fn related(kind: &str, nodes: &Nodes) -> String {
    let one = |name: &arcstr::ArcStr| {
        let end = node("", nodes.label, Some(name));
        if nodes.topics {
            format!("(statement)-[:{kind}]->()-[:BROADER*0..]->{end}")
        } else {
            format!("(statement)-[:{kind}]->{end}")
        }
    };
    any(nodes.names.iter().map(one).collect()).unwrap_or_else(|| "false".to_owned())
}

/// Whether `statement` is to one of these nodes, or about it.
pub(super) fn affects(nodes: &Nodes) -> String {
    let one = |name: &arcstr::ArcStr| {
        let end = node("", nodes.label, Some(name));
        if nodes.topics {
            format!("(statement)-[:ABOUT]->()-[:BROADER*0..]->{end}")
        } else {
            format!("(statement)-[:TO|ABOUT]->{end}")
        }
    };
    any(nodes.names.iter().map(one).collect()).unwrap_or_else(|| "false".to_owned())
}

/// `(variable:Label {name: '…'})`
pub(super) fn node(variable: &str, label: Option<&str>, name: Option<&str>) -> String {
    let label = label.map(|label| format!(":{label}")).unwrap_or_default();
    let properties = name
        .map(|name| format!("{{name: {}}}", text(name)))
        .unwrap_or_default();
    let space = if (variable.is_empty() && label.is_empty()) || properties.is_empty() {
        ""
    } else {
        " "
    };
    format!("({variable}{label}{space}{properties})")
}

/// How it is said: in which manner, as speech or thought, negated or not, how surely.
pub(super) fn said(selection: &Selection) -> Vec<String> {
    let mut conditions: Vec<String> = Vec::new();
    conditions.extend(meant(selection));
    conditions.push(if selection.negated {
        "statement.negated".to_owned()
    } else {
        lacks("negated")
    });
    conditions.extend(match selection.copies() {
        Copies::Counted => None,
        Copies::LeftOut => Some(is_no_copy("statement")),
        Copies::Only => Some(format!("statement.{COPY}")),
    });
    conditions.extend(selection.confidence.iter().filter_map(sure));
    for affected in &selection.affected {
        conditions.extend(restricted(affected, affects));
    }
    if let Some(direct) = selection.direct {
        let forms: &[&str] = if direct {
            &["direct", "mixed"]
        } else {
            &["indirect"]
        };
        conditions.push(one_of("statement.form", forms));
    }
    conditions
}

fn meant(selection: &Selection) -> Option<String> {
    if selection.manners.is_empty() {
        return match selection.thought {
            Thought::Said => Some(lacks("attitude")),
            Thought::Attitude => Some("statement.attitude".to_owned()),
            Thought::Either => None,
        };
    }
    let manners = one_of("statement.manner", &selection.manners);
    let acts: Vec<&str> = selection
        .manners
        .iter()
        .filter_map(|manner| wording().act(manner))
        .collect();
    any(std::iter::once(manners)
        .chain((!acts.is_empty()).then(|| one_of("statement.act", &acts)))
        .collect())
}

/// Whether a flag of `statement` is not set.
fn lacks(flag: &str) -> String {
    format!("NOT coalesce(statement.{flag}, false)")
}

/// Whether a statement stands in no earlier document of the same story.
pub(super) fn is_no_copy(variable: &str) -> String {
    format!("NOT coalesce({variable}.{COPY}, false)")
}

/// Whether `statement` is so sure; nothing, where all are. What tells no confidence is certain.
fn sure(bound: &Bound) -> Option<String> {
    let holds_always = bound.operator == ComparisonOperator::GreaterOrEqual
        && bound.confidence == Confidence::NONE;
    let operator = match bound.operator {
        ComparisonOperator::GreaterOrEqual => ">=",
        ComparisonOperator::Greater => ">",
        ComparisonOperator::LessOrEqual => "<=",
        ComparisonOperator::Less => "<",
        ComparisonOperator::Equal => "=",
        ComparisonOperator::NotEqual => "<>",
    };
    let number = format!("{:?}", bound.confidence.value());
    (!holds_always).then(|| format!("coalesce(statement.confidence, 1.0) {operator} {number}"))
}

/// Whether `statement` was made in this period.
pub(super) fn within(period: &Period) -> Vec<String> {
    let bound = |operator: &str, day: jiff::civil::Date| format!("{DAY} {operator} date('{day}')");
    match (period.first, period.last) {
        (Some(first), Some(last)) if first == last => vec![bound("=", first)],
        (first, last) => {
            let first = first.map(|day| bound(">=", day));
            let last = last.map(|day| bound("<=", day));
            first.into_iter().chain(last).collect()
        }
    }
}

/// Whether the document bears one of these names.
pub(super) fn called(document: &str, names: &[&DocumentName]) -> Option<String> {
    let keys = ["title", "path", "publisher"];
    let conditions = keys.into_iter().filter_map(|key| {
        let values: Vec<&str> = names
            .iter()
            .filter(|name| name.key == key)
            .map(|name| &*name.value)
            .collect();
        (!values.is_empty()).then(|| one_of(&format!("{document}.{key}"), &values))
    });
    any(conditions.collect())
}

/// Whether the document's title has it, or the document mentions it often.
pub(super) fn in_document(concern: &Concern) -> String {
    let mut conditions: Vec<String> = Vec::new();
    let title = "coalesce(document.title, document.path)";
    for target in &concern.targets {
        let ends: Vec<String> = target
            .nodes
            .names
            .iter()
            .map(|name| {
                let end = node("", target.nodes.label, Some(name));
                let about = if target.nodes.topics {
                    "-[:ABOUT]->()-[:BROADER*0..]->"
                } else {
                    "-[:ABOUT]->"
                };
                format!("(document)<-[:IN]-(){about}{end}")
            })
            .collect();
        let named = names_one(title, &target.spellings);
        conditions.push(format!("({named} OR {})", ends.join(" OR ")));
    }
    if concern.targets.is_empty() {
        conditions.extend(concern.words.iter().map(|word| has_word(title, word)));
    }
    conditions.extend(concern.exact.iter().map(|words| contains(title, words)));
    all(&conditions)
}

/// Whether `speaker` is one of these, or, for groups, whoever the text names as one of them.
pub(super) fn is_one_of(who: &Who, unnamed: bool) -> String {
    match who {
        Who::Nodes(nodes) => one_of("speaker.name", &nodes.names),
        Who::Described(words) => {
            let value = "(coalesce(statement.source, '') + ' ' + coalesce(speaker.role, ''))";
            let words: Vec<String> = words.iter().map(|word| has_word(value, word)).collect();
            all(&words)
        }
        Who::Group { groups, of } => {
            let mut own: Vec<String> = groups.iter().flat_map(|group| belongs(group)).collect();
            if let Some(of) = of {
                own.push(of_one(of));
            }
            let named = !groups.iter().any(|group| group.unnamed);
            let own = all(&own);
            let source: Vec<String> = groups.iter().filter_map(|group| by_source(group)).collect();
            match (
                unnamed && of.is_none() && !source.is_empty() && source.len() == groups.len(),
                own.is_empty() || !named,
            ) {
                (true, true) => format!("speaker IS NULL AND {}", all(&source)),
                (true, false) => format!("({own} OR speaker IS NULL AND {})", all(&source)),
                (false, _) => own,
            }
        }
    }
}

/// Whether `speaker` is of one of these countries or bodies.
fn of_one(nodes: &Nodes) -> String {
    let one = |name: &arcstr::ArcStr| {
        let end = node("", nodes.label, Some(name));
        format!("(speaker)-[:OF]->{end}")
    };
    any(nodes.names.iter().map(one).collect()).unwrap_or_else(|| "true".to_owned())
}

fn belongs(group: &Group) -> Vec<String> {
    let mut conditions: Vec<String> = Vec::new();
    if let Some(gender) = &group.gender {
        conditions.push(format!("speaker.gender = {}", text(gender)));
    }
    if !group.roles.is_empty() {
        conditions.push(format!("speaker.role =~ {}", role_pattern(&group.roles)));
    }
    if group.bodies {
        let state: Vec<String> = wording().speaks_for.state.clone();
        conditions.push(format!(
            "speaker:Organization AND NOT speaker.name =~ {}",
            role_pattern(&state)
        ));
    }
    if !group.blocs.is_empty() || !group.countries.is_empty() {
        let member = format!(
            "any(bloc IN coalesce(country.blocs, []) WHERE bloc IN {}) OR country.iso2 IN {}",
            list(&group.blocs),
            list(&group.countries)
        );
        conditions.push(format!(
            "EXISTS {{ MATCH (speaker)-[:OF*0..1]->(country:Country) WHERE {member} }}"
        ));
    }
    conditions
}

/// Whether the words that name the source without a name tell one of a group.
fn by_source(group: &Group) -> Option<String> {
    (!group.source.is_empty()).then(|| {
        let source = "statement.source";
        let words: Vec<String> = group
            .source
            .iter()
            .map(|word| has_word(source, word))
            .collect();
        any(words).unwrap_or_default()
    })
}

/// Whether `speaker` is none of these.
pub(super) fn is_none_of(who: &Who) -> String {
    match who {
        Who::Nodes(nodes) => none_of("speaker.name", &nodes.names),
        group => format!("NOT ({})", is_one_of(group, false)),
    }
}
