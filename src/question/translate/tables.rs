//! What is told of the statements selected: one row a statement, a speaker, a topic, a month.

use super::build::{
    all_of, any_of, binary, call, call_distinct, compare, is_known, matches, matching, node,
    none_of, not, one_of, path, projection, property, query, returning, string, variable, with,
};
use super::condition::{day, is_member};
use super::select::{Draft, Speaker, kind_label, select, select_through};
use crate::graph::schema::{label, relationship};
use crate::query::ast::{BinaryOperator, ComparisonOperator, Expression, Projection, Query};
use crate::question::resolve::{Restriction, Selection, Target};
use crate::question::tree::{Key, Kind};

/// How many speakers are shown of those who spoke most.
const MOST: i64 = 10;

/// `speaker, statement, to, according_to, form, cue, date, document, start, end, act, confidence`,
/// by place; with `until`, where the graph has statements of no single day, and with `through`, where a topic is
/// asked for that has narrower ones.
pub(super) fn statements(selection: &Selection, speaker: Speaker) -> Query {
    let mut draft = select_through(selection, speaker);
    draft.optionally("to", |to| {
        path(node("statement")).right(relationship::TO, to)
    });
    draft.optionally("reporter", |reporter| {
        path(node("statement")).right(relationship::ACCORDING_TO, reporter)
    });
    draft.document();
    let mut columns = vec![
        (speaker_column(selection, speaker), "speaker"),
        (property("statement", "text"), "statement"),
        (property("to", "name"), "to"),
        (property("reporter", "name"), "according_to"),
        (property("statement", "form"), "form"),
        (property("statement", "cue"), "cue"),
        (day(), "date"),
        (title(), "document"),
        (property("statement", "start"), "start"),
        (property("statement", "end"), "end"),
        (property("statement", "act"), "act"),
        (property("statement", "confidence"), "confidence"),
    ];
    if selection.has_until {
        columns.push((property("statement", "until"), "until"));
    }
    if draft.tells_topics {
        columns.push((variable("through"), "through"));
    }
    let table = projection(columns).ascending("date").ascending("document");
    finish(draft, table.ascending("start"))
}

/// The speaker's name; or, where statements of nobody with a name are asked for too, the words of the text.
fn speaker_column(selection: &Selection, speaker: Speaker) -> Expression {
    let name = property("speaker", "name");
    if speaker == Speaker::Named || selection.restricts_speakers() || !selection.has_source {
        return name;
    }
    call("coalesce", vec![name, property("statement", "source")])
}

/// `date, speaker, statement, document`, by date.
pub(super) fn dates(selection: &Selection) -> Query {
    let mut draft = select(selection, Speaker::Any);
    draft.document();
    let columns = vec![
        (day(), "date"),
        (speaker_column(selection, Speaker::Any), "speaker"),
        (property("statement", "text"), "statement"),
        (title(), "document"),
    ];
    finish(
        draft,
        projection(columns).ascending("date").ascending("document"),
    )
}

/// `speaker, statements`, those who spoke most first.
pub(super) fn speakers(selection: &Selection, most: bool) -> Query {
    let draft = select(selection, Speaker::Named);
    let table = counted(vec![(property("speaker", "name"), "speaker")]);
    finish(draft, if most { table.limit(MOST) } else { table })
}

/// `speaker, to, statements`, the most frequent first.
pub(super) fn addressees(selection: &Selection) -> Query {
    let draft = select(selection, Speaker::Named);
    finish(
        draft,
        counted(vec![
            (property("speaker", "name"), "speaker"),
            (property("to", "name"), "to"),
        ]),
    )
}

/// `according_to, speaker, statements`: whom an article, or a statement around it, names as source.
pub(super) fn quotations(selection: &Selection, most: bool) -> Query {
    let mut inner = selection.clone();
    let quoters = std::mem::take(&mut inner.according_to);
    inner.to_whom = false;
    let mut draft = select(&inner, Speaker::Named);
    draft.optionally("reporter", |reporter| {
        path(node("statement")).right(relationship::ACCORDING_TO, reporter)
    });
    draft.optionally("outer", |outer| {
        let around = node("").label(label::STATEMENT);
        path(node("statement"))
            .left(relationship::REPORTS, around)
            .left(relationship::SAID, outer)
    });
    let quoter = call("coalesce", vec![variable("reporter"), variable("outer")]);
    let kept = projection(vec![
        (variable("speaker"), "speaker"),
        (variable("statement"), "statement"),
        (quoter, "quoter"),
    ]);
    let different = compare(
        variable("quoter"),
        ComparisonOperator::NotEqual,
        variable("speaker"),
    );
    let mut conditions = vec![is_known(variable("quoter")), different];
    let names: Vec<_> = quoters
        .any
        .iter()
        .flatten()
        .flat_map(|nodes| &nodes.names)
        .collect();
    if !names.is_empty() {
        conditions.push(one_of(property("quoter", "name"), &names));
    }
    let unwanted = quoters.none.iter();
    conditions.extend(unwanted.map(|nodes| none_of(property("quoter", "name"), &nodes.names)));
    draft.clauses.push(with(kept, conditions));
    let table = counted(vec![
        (property("quoter", "name"), "according_to"),
        (property("speaker", "name"), "speaker"),
    ]);
    finish(draft, if most { table.limit(MOST) } else { table })
}

/// `topic, statements`, or of another kind; `about, label, statements` of any.
///
/// With speakers, only what all those named speak of.
pub(super) fn subjects(selection: &Selection, kind: Option<Kind>, speaker: Speaker) -> Query {
    let mut draft = select(selection, speaker);
    let subject = node("subject").label(kind.map(kind_label));
    let pattern = path(node("statement")).right(relationship::ABOUT, subject);
    let mut conditions = others(&selection.about);
    if let (Some(bloc), Some(_)) = (&selection.bloc, kind) {
        conditions.push(is_member("subject", bloc));
    }
    draft.clauses.push(matching(vec![pattern], conditions));
    let columns = match kind {
        Some(kind) => vec![(property("subject", "name"), column(kind))],
        None => vec![
            (property("subject", "name"), "about"),
            (main_label("subject"), "label"),
        ],
    };
    if speaker != Speaker::Named {
        return finish(draft, counted(columns));
    }
    let kept = projection(vec![
        (variable("subject"), "subject"),
        (
            call_distinct("collect", property("speaker", "name")),
            "speakers",
        ),
        (call_distinct("count", variable("statement")), "statements"),
    ]);
    draft.clauses.push(with(kept, everyone(selection)));
    let mut columns = columns;
    columns.push((variable("statements"), "statements"));
    let first = columns[0].1;
    finish(
        draft,
        projection(columns)
            .descending("statements")
            .ascending(first),
    )
}

/// `document, publisher, date, statements`, those with most first.
pub(super) fn documents(selection: &Selection) -> Query {
    let mut draft = select(selection, Speaker::Unasked);
    draft.matching("document", |document| {
        path(node("statement")).right(relationship::IN, document.label(label::DOCUMENT))
    });
    finish(
        draft,
        counted(vec![
            (title(), "document"),
            (property("document", "publisher"), "publisher"),
            (property("document", "date"), "date"),
        ]),
    )
}

/// `statements`, or as many rows as there are groups.
pub(super) fn count(selection: &Selection, grouping: Option<Key>, speaker: Speaker) -> Query {
    let Some(key) = grouping else {
        return number(selection, speaker);
    };
    let mut draft = select(selection, speaker);
    let column = group(&mut draft, key);
    let number = (call_distinct("count", variable("statement")), "statements");
    let name = column.1;
    let chronological = matches!(key, Key::Day | Key::Month | Key::Year);
    let table = projection(vec![column, number]);
    let table = if chronological {
        table
    } else {
        table.descending("statements")
    };
    finish(draft, table.ascending(name))
}

/// `statements`, one number.
pub(super) fn number(selection: &Selection, speaker: Speaker) -> Query {
    let draft = select(selection, speaker);
    let number = call_distinct("count", variable("statement"));
    finish(draft, projection(vec![(number, "statements")]))
}

/// `statements`, the number of those whose speaker has no name.
pub(super) fn unnamed(selection: &Selection) -> Query {
    let mut draft = select(selection, Speaker::Unasked);
    let said = path(node("")).right(relationship::SAID, node("statement"));
    let kept = projection(vec![(variable("statement"), "statement")]);
    draft.clauses.push(with(kept, vec![not(matches(said))]));
    let number = call_distinct("count", variable("statement"));
    finish(draft, projection(vec![(number, "statements")]))
}

/// What statements are grouped by, and the column's name.
fn group(draft: &mut Draft, key: Key) -> (Expression, &'static str) {
    match key {
        Key::Speaker => return (property("speaker", "name"), "speaker"),
        Key::Form => return (property("statement", "form"), "form"),
        Key::Act => return (property("statement", "act"), "act"),
        Key::Subject(kind) => {
            draft.matching("subject", |subject| {
                let subject = subject.label(kind_label(kind));
                path(node("statement")).right(relationship::ABOUT, subject)
            });
            return (property("subject", "name"), column(kind));
        }
        Key::Addressee => {
            draft.matching("to", |to| {
                path(node("statement")).right(relationship::TO, to)
            });
            return (property("to", "name"), "to");
        }
        Key::Document | Key::Publisher | Key::Day | Key::Month | Key::Year => draft.document(),
    }
    let start = |length| {
        let text = call("toString", vec![day()]);
        call("left", vec![text, super::build::integer(length)])
    };
    match key {
        Key::Document => (title(), "document"),
        Key::Publisher => (property("document", "publisher"), "publisher"),
        Key::Month => (start(7), "month"),
        Key::Year => (start(4), "year"),
        _ => (day(), "date"),
    }
}

/// The columns and the number of statements, the greatest first.
fn counted(mut columns: Vec<(Expression, &'static str)>) -> Projection {
    let names: Vec<&str> = columns.iter().map(|(_, name)| *name).collect();
    columns.push((call_distinct("count", variable("statement")), "statements"));
    let table = projection(columns).descending("statements");
    names.into_iter().fold(table, Projection::ascending)
}

fn finish(mut draft: Draft, table: Projection) -> Query {
    draft.clauses.push(returning(table));
    query(draft.clauses)
}

fn title() -> Expression {
    call(
        "coalesce",
        vec![property("document", "title"), property("document", "path")],
    )
}

/// The label that says most: not `Actor`.
pub(super) fn main_label(variable_name: &str) -> Expression {
    let labels = call("labels", vec![variable(variable_name)]);
    let says_more = compare(
        variable("label"),
        ComparisonOperator::NotEqual,
        string(label::ACTOR),
    );
    call(
        "head",
        vec![super::build::comprehension(
            "label",
            labels,
            Some(says_more),
            None,
        )],
    )
}

/// Not what the question itself names.
fn others(about: &[Restriction<Target>]) -> Vec<Expression> {
    let named: Vec<_> = about
        .iter()
        .flat_map(|restriction| restriction.any.iter().flatten())
        .filter_map(|target| match target {
            Target::Nodes(nodes) => Some(&nodes.names),
            Target::Words(_) => None,
        })
        .flatten()
        .collect();
    if named.is_empty() {
        return Vec::new();
    }
    vec![none_of(property("subject", "name"), &named)]
}

/// Whether every speaker named is one of `speakers`.
fn everyone(selection: &Selection) -> Vec<Expression> {
    let speakers = selection.speakers.any.iter().flatten();
    let takes_part = speakers.filter_map(|nodes| {
        let is_there = |name| binary(string(name), BinaryOperator::In, variable("speakers"));
        any_of(nodes.names.iter().map(|name| is_there(name)).collect())
    });
    all_of(takes_part.collect()).into_iter().collect()
}

fn column(kind: Kind) -> &'static str {
    match kind {
        Kind::Topic => "topic",
        Kind::Country => "country",
        Kind::Person => "person",
        Kind::Organization => "organization",
        Kind::Place => "place",
        Kind::Event => "event",
    }
}
