//! What is told of the statements selected: one row a statement, a speaker, a topic, a month.

use super::condition::{DAY, is_no_copy};
use super::select::{Draft, Share, select, select_around, select_through};
use super::words::{all, none_of, one_of, text};
use super::{Output, Speaker, column_of, label_of};
use crate::graph::schema::property::PAPERS;
use crate::question::meaning::{Copies, Nodes, Order, Restriction, Selection, Who};
use crate::question::word::{Key, Kind};

/// How many speakers are shown of those who spoke most.
const MOST: i64 = 10;

const TITLE: &str = "coalesce(document.title, document.path)";

/// The query for an output; `around` looks around the statements for what they are to be about.
pub(super) fn table(
    output: Output,
    selection: &Selection,
    speaker: Speaker,
    around: Option<Share>,
) -> String {
    let draft = |speaker| match around {
        Some(share) => select_around(selection, speaker, share),
        None => select(selection, speaker),
    };
    match output {
        Output::Statements => statements(selection, speaker, around),
        Output::Dates => dates(draft(Speaker::Any), selection),
        Output::Timeline => timeline(draft(Speaker::Any), selection),
        Output::Speakers { most } if around.is_none() && speaks_of_all(selection) => {
            speakers_of_all(selection, most)
        }
        Output::Speakers { most } => speakers(draft(speaker), selection, most),
        Output::Addressees => counted(
            draft(Speaker::Named).with_to(),
            &[("speaker.name", "speaker"), ("to.name", "to")],
            selection.limit,
        ),
        Output::Quotations { most } => quotations(selection, most),
        Output::Subjects { kind, shared } => subjects(selection, kind, shared),
        Output::Documents => documents(draft(Speaker::Unasked), selection),
        Output::Count(None) => number(selection, speaker),
        Output::Count(Some(key)) => grouped(selection, key, speaker),
        Output::CountBy(first, second) => grouped_twice(selection, first, second),
        Output::CountSpeakers => {
            one_number(select(selection, Speaker::Named), "speaker", "speakers")
        }
        Output::CountDocuments if selection == &bare(selection) => {
            "MATCH (document:Document)\nRETURN count(document) AS documents".to_owned()
        }
        Output::CountDocuments => {
            // A copy is an article, too.
            let all = Selection {
                copies: Copies::Counted,
                ..selection.clone()
            };
            let draft = with_document(select(&all, Speaker::Unasked));
            one_number(draft, "document", "documents")
        }
        Output::CountPublishers => {
            "MATCH (document:Document)\nRETURN count(DISTINCT document.publisher) AS publishers"
                .to_owned()
        }
        Output::CountEntities(kind) => format!(
            "MATCH (entity:{})\nRETURN count(entity) AS {}",
            label_of(kind),
            plural(kind)
        ),
        Output::List(kind) => list(kind, selection),
        Output::Disputes => disputes(selection),
    }
}

/// Nothing asked of the statements but what every question asks.
fn bare(selection: &Selection) -> Selection {
    Selection {
        thought: selection.thought,
        confidence: selection.confidence.clone(),
        defaulted: selection.defaulted,
        has_until: selection.has_until,
        has_source: selection.has_source,
        copies: selection.copies,
        limit: selection.limit,
        ..Selection::default()
    }
}

fn with_document(mut draft: Draft) -> Draft {
    draft.document();
    draft
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Topic => "topics",
        Kind::Country => "countries",
        Kind::Person => "people",
        Kind::Organization => "organizations",
        Kind::Place => "places",
        Kind::Event => "events",
    }
}

impl Draft {
    fn with_to(mut self) -> Self {
        self.matching("to", "(statement)-[:TO]->(to)");
        self
    }
}

/// `speaker, statement, to, according_to, form, cue, date, document, start, end, act, confidence`,
/// by place; with `until`, where the graph has statements of no single day; `path, line, sentence`; with
/// `through`, where a topic is asked for that has narrower ones, and `found_in`, where it was looked around.
fn statements(selection: &Selection, speaker: Speaker, around: Option<Share>) -> String {
    let mut draft = match around {
        Some(share) => select_around(selection, speaker, share),
        None => select_through(selection, speaker),
    };
    draft.optionally("to", "(statement)-[:TO]->(to)");
    draft.optionally("reporter", "(statement)-[:ACCORDING_TO]->(reporter)");
    draft.document();
    let mut columns = vec![
        format!("{} AS speaker", speaker_column(selection, speaker)),
        "statement.text AS statement, to.name AS `to`, reporter.name AS according_to".to_owned(),
        "statement.form AS form, statement.cue AS cue".to_owned(),
        format!("{DAY} AS date, {TITLE} AS document"),
        "statement.start AS start, statement.end AS `end`".to_owned(),
        "statement.act AS act, statement.confidence AS confidence".to_owned(),
    ];
    if selection.has_until {
        columns.push("statement.until AS until".to_owned());
    }
    columns.push(
        "document.path AS path, statement.line AS line, statement.sentence AS sentence".to_owned(),
    );
    if draft.tells_topics {
        columns.push("through".to_owned());
    }
    if draft.tells_place {
        columns.push("found_in".to_owned());
    }
    columns.extend(papers(selection));
    finish(
        draft,
        &columns.join(", "),
        &order(selection),
        selection.limit,
    )
}

/// The number of papers that have a statement, where copies do not count.
fn papers(selection: &Selection) -> Option<String> {
    let once = selection.copies() == Copies::LeftOut;
    once.then(|| format!("coalesce(statement.{PAPERS}, 1) AS papers"))
}

fn order(selection: &Selection) -> String {
    match selection.order {
        Order::Place | Order::Earliest => "date, document, start".to_owned(),
        // A date that is not known would come first.
        Order::Latest => "coalesce(date, date('0001-01-01')) DESC, document, start DESC".to_owned(),
        Order::Speaker => "speaker, date, document, start".to_owned(),
    }
}

/// The speaker's name; or, where statements of nobody with a name are asked for too, the words of the text.
fn speaker_column(selection: &Selection, speaker: Speaker) -> String {
    let named =
        speaker == Speaker::Named || selection.restricts_speakers() && !selection.may_be_unnamed();
    if named || !selection.has_source {
        return "speaker.name".to_owned();
    }
    "coalesce(speaker.name, statement.source)".to_owned()
}

/// `date, speaker, statement, document`, by date.
fn dates(mut draft: Draft, selection: &Selection) -> String {
    draft.document();
    let columns = format!(
        "{DAY} AS date, {} AS speaker, statement.text AS statement, {TITLE} AS document, statement.start AS start, document.path AS path, statement.line AS line, statement.sentence AS sentence",
        speaker_column(selection, Speaker::Any)
    );
    let found_in = draft.tells_place.then(|| "found_in".to_owned());
    let columns = std::iter::once(columns)
        .chain(found_in)
        .chain(papers(selection));
    let columns = columns.collect::<Vec<_>>().join(", ");
    finish(draft, &columns, "date, document, start", selection.limit)
}

/// The same as [`dates`], and only what has a date.
fn timeline(mut draft: Draft, selection: &Selection) -> String {
    draft.document();
    dates(draft, selection)
}

/// `speaker, statements`, those who spoke most first.
fn speakers(draft: Draft, selection: &Selection, most: bool) -> String {
    let limit = selection.limit.or(most.then_some(MOST));
    let name = if selection.may_be_unnamed() {
        "coalesce(speaker.name, statement.source)"
    } else {
        "speaker.name"
    };
    counted(draft, &[(name, "speaker")], limit)
}

/// Whether speakers are asked for who spoke of several things: not in one breath.
fn speaks_of_all(selection: &Selection) -> bool {
    selection
        .about
        .iter()
        .any(|about| about.any.iter().any(|group| group.len() > 1))
}

/// `speaker, statements`: those who have statements about each.
fn speakers_of_all(selection: &Selection, most: bool) -> String {
    let mut each = selection.clone();
    let mut conditions: Vec<String> = Vec::new();
    for about in &mut each.about {
        let group: Vec<_> = about.any.iter().flatten().cloned().collect();
        for concern in &group {
            for target in &concern.targets {
                let ends = target.nodes.names.iter().map(|name| {
                    let end = super::condition::node("", target.nodes.label, Some(name));
                    let broader = if target.nodes.topics {
                        "()-[:BROADER*0..]->"
                    } else {
                        ""
                    };
                    format!("(speaker)-[:SAID]->()-[:ABOUT]->{broader}{end}")
                });
                conditions.extend(super::words::any(ends.collect()));
            }
        }
        about.any = group.into_iter().map(|concern| vec![concern]).collect();
    }
    let mut draft = select(&each, Speaker::Named);
    draft.clauses.push(format!(
        "WITH speaker, statement\nWHERE {}",
        all(&conditions)
    ));
    speakers(draft, selection, most)
}

/// `according_to, speaker, statements`: whom an article, or a statement around it, names as source.
fn quotations(selection: &Selection, most: bool) -> String {
    let mut inner = selection.clone();
    let quoters: Vec<Nodes> = std::mem::take(&mut inner.according_to)
        .any
        .into_iter()
        .flatten()
        .collect();
    inner.to_whom = false;
    let mut draft = select(&inner, Speaker::Named);
    draft.optionally("reporter", "(statement)-[:ACCORDING_TO]->(reporter)");
    draft.optionally(
        "outer",
        "(outer)-[:SAID]->(:Statement)-[:REPORTS]->(statement)",
    );
    let names: Vec<_> = quoters
        .iter()
        .flat_map(|nodes| nodes.names.clone())
        .collect();
    let mut conditions = vec![
        "quoter IS NOT NULL".to_owned(),
        "quoter <> speaker".to_owned(),
    ];
    if !names.is_empty() {
        conditions.push(one_of("quoter.name", &names));
    }
    draft.clauses.push(format!(
        "WITH speaker, statement, coalesce(reporter, outer) AS quoter\nWHERE {}",
        all(&conditions)
    ));
    let limit = selection.limit.or(most.then_some(MOST));
    counted(
        draft,
        &[("quoter.name", "according_to"), ("speaker.name", "speaker")],
        limit,
    )
}

/// `topic, statements`, or of another kind; `about, label, statements` of any.
///
/// Shared, only what all speakers named speak of.
fn subjects(selection: &Selection, kind: Option<Kind>, shared: bool) -> String {
    let mut draft = select(
        selection,
        if shared {
            Speaker::Named
        } else {
            Speaker::Unasked
        },
    );
    let label = kind
        .map(|kind| format!(":{}", label_of(kind)))
        .unwrap_or_default();
    let mut conditions = others(selection);
    if let (Some(bloc), Some(_)) = (&selection.bloc, kind) {
        conditions.push(format!("{} IN subject.blocs", text(bloc)));
    }
    let filter = match conditions.as_slice() {
        [] => String::new(),
        conditions => format!("\nWHERE {}", all(conditions)),
    };
    draft.clauses.push(format!(
        "MATCH (statement)-[:ABOUT]->(subject{label}){filter}"
    ));
    let columns: Vec<(String, &str)> = match kind {
        Some(kind) => vec![("subject.name".to_owned(), column_of(kind))],
        None => vec![
            ("subject.name".to_owned(), "about"),
            (main_label("subject"), "label"),
        ],
    };
    if !shared {
        let columns: Vec<(&str, &str)> = columns
            .iter()
            .map(|(value, name)| (value.as_str(), *name))
            .collect();
        return counted(draft, &columns, selection.limit);
    }
    let everyone: Vec<String> = selection
        .by
        .wanted()
        .filter_map(|who| match who {
            Who::Nodes(nodes) => {
                let there: Vec<String> = nodes
                    .names
                    .iter()
                    .map(|name| format!("{} IN speakers", text(name)))
                    .collect();
                super::words::any(there)
            }
            Who::Group { .. } | Who::Described(_) => None,
        })
        .collect();
    let filter = if everyone.is_empty() {
        String::new()
    } else {
        format!("\nWHERE {}", all(&everyone))
    };
    draft.clauses.push(format!(
        "WITH subject, collect(DISTINCT speaker.name) AS speakers, count(DISTINCT statement) AS statements{filter}"
    ));
    let told: Vec<String> = columns
        .iter()
        .map(|(value, name)| format!("{value} AS {name}"))
        .collect();
    let first = columns[0].1;
    finish(
        draft,
        &format!("{}, statements", told.join(", ")),
        &format!("statements DESC, {first}"),
        selection.limit,
    )
}

/// `document, publisher, date, path, statements`, those with most first; with `papers`, where copies do not
/// count.
fn documents(mut draft: Draft, selection: &Selection) -> String {
    draft.matching("document", "(statement)-[:IN]->(document:Document)");
    let columns = [
        (TITLE, "document"),
        ("document.publisher", "publisher"),
        ("document.date", "date"),
        ("document.path", "path"),
    ];
    if selection.copies() == Copies::LeftOut {
        draft.optionally("again", "(again:Document)-[:COPY_OF]->(document)");
        let numbers =
            "count(DISTINCT statement) AS statements, count(DISTINCT again) + 1 AS papers";
        return ranked(draft, &columns, numbers, selection.limit);
    }
    counted(draft, &columns, selection.limit)
}

/// As many rows as there are groups.
fn grouped(selection: &Selection, key: Key, speaker: Speaker) -> String {
    let mut draft = select(selection, speaker);
    let (value, name) = group(&mut draft, key);
    let chronological = matches!(key, Key::Day | Key::Month | Key::Year);
    let order = if chronological {
        name.to_owned()
    } else {
        format!("statements DESC, {name}")
    };
    let columns = format!("{value} AS {name}, count(DISTINCT statement) AS statements");
    finish(draft, &columns, &order, selection.limit)
}

/// As many rows as there are pairs of groups.
fn grouped_twice(selection: &Selection, first: Key, second: Key) -> String {
    let mut draft = select(selection, Speaker::Named);
    let (one, one_name) = group(&mut draft, first);
    let (other, other_name) = group(&mut draft, second);
    let columns = format!(
        "{one} AS {one_name}, {other} AS {other_name}, count(DISTINCT statement) AS statements"
    );
    finish(
        draft,
        &columns,
        &format!("{one_name}, statements DESC, {other_name}"),
        selection.limit,
    )
}

/// `statements`, one number.
pub(super) fn number(selection: &Selection, speaker: Speaker) -> String {
    one_number(select(selection, speaker), "statement", "statements")
}

fn one_number(mut draft: Draft, variable: &str, name: &str) -> String {
    draft
        .clauses
        .push(format!("RETURN count(DISTINCT {variable}) AS {name}"));
    draft.clauses.join("\n")
}

/// `statements`, the number of those whose speaker has no name.
pub(super) fn unnamed(selection: &Selection) -> String {
    let mut draft = select(selection, Speaker::Unasked);
    draft
        .clauses
        .push("WITH statement\nWHERE NOT ()-[:SAID]->(statement)".to_owned());
    one_number(draft, "statement", "statements")
}

/// What statements are grouped by, and the column's name.
fn group(draft: &mut Draft, key: Key) -> (String, &'static str) {
    let mut of_document = |value: String, name| {
        draft.document();
        (value, name)
    };
    match key {
        Key::Speaker => ("speaker.name".to_owned(), "speaker"),
        Key::Form => ("statement.form".to_owned(), "form"),
        Key::Act => ("statement.act".to_owned(), "act"),
        Key::Manner => ("statement.manner".to_owned(), "manner"),
        Key::Document => of_document(TITLE.to_owned(), "document"),
        Key::Publisher => of_document("document.publisher".to_owned(), "publisher"),
        Key::Day => of_document(DAY.to_owned(), "date"),
        Key::Month => of_document(format!("left(toString({DAY}), 7)"), "month"),
        Key::Year => of_document(format!("left(toString({DAY}), 4)"), "year"),
        Key::Addressee => {
            draft.matching("to", "(statement)-[:TO]->(to)");
            ("to.name".to_owned(), "to")
        }
        Key::Subject(kind) => {
            draft.matching(
                "subject",
                &format!("(statement)-[:ABOUT]->(subject:{})", label_of(kind)),
            );
            ("subject.name".to_owned(), column_of(kind))
        }
    }
}

/// `name, role, statements, articles`: all of a kind.
fn list(kind: Kind, selection: &Selection) -> String {
    let label = label_of(kind);
    let said = matches!(kind, Kind::Person | Kind::Organization | Kind::Country);
    let (said, column) = if said {
        (
            "OPTIONAL MATCH (entity)-[:SAID]->(statement:Statement)",
            "statements",
        )
    } else {
        (
            "OPTIONAL MATCH (statement:Statement)-[:ABOUT]->(entity)",
            "statements",
        )
    };
    let role = if kind == Kind::Person {
        ", entity.role AS role"
    } else {
        ""
    };
    let once = match selection.copies() {
        Copies::LeftOut => format!("\nWHERE {}", is_no_copy("statement")),
        Copies::Counted | Copies::Only => String::new(),
    };
    let limit = selection.limit;
    let limit = limit
        .map(|limit| format!("\nLIMIT {limit}"))
        .unwrap_or_default();
    format!(
        "MATCH (entity:{label})\n{said}{once}\nWITH entity, count(DISTINCT statement) AS {column}\nOPTIONAL MATCH (document:Document)-[:MENTIONS]->(entity)\nRETURN entity.name AS {}{role}, {column}, count(DISTINCT document) AS articles\nORDER BY {column} DESC, articles DESC, {}{limit}",
        column_of(kind),
        column_of(kind)
    )
}

/// `speaker, statement, disputed_by, reply, how, date, document`: statements and those that dispute them.
fn disputes(selection: &Selection) -> String {
    let mut disputed = bare(selection);
    disputed.about.clone_from(&selection.about);
    disputed.periods.clone_from(&selection.periods);
    disputed.documents.clone_from(&selection.documents);
    disputed.in_documents.clone_from(&selection.in_documents);
    disputed.thought = crate::question::meaning::Thought::Either;
    // What only one of both prints again is new.
    disputed.copies = Copies::Counted;
    let mut draft = select(&disputed, Speaker::Any);
    draft.matching("reply", "(statement)<-[dispute:DISPUTES]-(reply:Statement)");
    if selection.copies() == Copies::LeftOut {
        let new = ["statement", "reply"].map(is_no_copy).join(" OR ");
        draft.clauses.push(format!("WITH *\nWHERE {new}"));
    }
    draft.optionally("opponent", "(opponent)-[:SAID]->(reply)");
    draft.document();
    let names: Vec<_> = selection
        .by
        .wanted()
        .filter_map(|who| match who {
            Who::Nodes(nodes) => Some(nodes.names.clone()),
            Who::Group { .. } | Who::Described(_) => None,
        })
        .flatten()
        .collect();
    if !names.is_empty() {
        let either = format!(
            "({} OR {})",
            one_of("speaker.name", &names),
            one_of("opponent.name", &names)
        );
        draft.clauses.push(format!("WITH *\nWHERE {either}"));
    }
    let columns = format!(
        "coalesce(speaker.name, statement.source) AS speaker, statement.text AS statement, coalesce(opponent.name, reply.source) AS disputed_by, reply.text AS reply, dispute.how AS how, {DAY} AS date, {TITLE} AS document, statement.start AS start, document.path AS path, statement.line AS line, reply.line AS reply_line, statement.sentence AS sentence, reply.sentence AS reply_sentence"
    );
    finish(draft, &columns, "date, document, start", selection.limit)
}

/// The columns and the number of statements, the greatest first.
fn counted(draft: Draft, columns: &[(&str, &str)], limit: Option<i64>) -> String {
    ranked(
        draft,
        columns,
        "count(DISTINCT statement) AS statements",
        limit,
    )
}

/// The columns and numbers, the rows with most statements first.
fn ranked(draft: Draft, columns: &[(&str, &str)], numbers: &str, limit: Option<i64>) -> String {
    let told = columns
        .iter()
        .map(|(value, name)| format!("{value} AS `{name}`"));
    let told: Vec<String> = told.chain([numbers.to_owned()]).collect();
    let names: Vec<String> = columns
        .iter()
        .map(|(_, name)| format!("`{name}`"))
        .collect();
    let order = format!("statements DESC, {}", names.join(", "));
    finish(draft, &told.join(", "), &order, limit)
}

fn finish(mut draft: Draft, columns: &str, order: &str, limit: Option<i64>) -> String {
    let limit = limit
        .map(|limit| format!("\nLIMIT {limit}"))
        .unwrap_or_default();
    draft
        .clauses
        .push(format!("RETURN {columns}\nORDER BY {order}{limit}"));
    draft.clauses.join("\n")
}

/// The label that says most: not `Actor`.
pub(super) fn main_label(variable: &str) -> String {
    format!("head([label IN labels({variable}) WHERE label <> 'Actor'])")
}

/// Not what the question itself names.
fn others(selection: &Selection) -> Vec<String> {
    let concerns = selection.about.iter().flat_map(Restriction::wanted);
    let named: Vec<_> = concerns
        .flat_map(|concern| &concern.targets)
        .flat_map(|target| target.nodes.names.clone())
        .collect();
    if named.is_empty() {
        return Vec::new();
    }
    vec![none_of("subject.name", &named)]
}
