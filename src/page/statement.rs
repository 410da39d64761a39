//! A statement, and what stands around it in the graph.

use super::data::Statement;
use super::gather::{Numbers, text};
use crate::graph::schema::{evidence, property, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use xxhash_rust::xxh3::xxh3_64;

/// The statement of a node, with the numbers that its neighbours have on the page.
pub(super) fn statement(node: NodeId, graph: &Graph, numbers: &mut Numbers) -> Statement {
    let is = |key| graph.property(node, key) == Some(&true.into());
    let integer = |key| match graph.property(node, key) {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    };
    let confidence = match graph.property(node, property::CONFIDENCE) {
        Some(Value::Float(number)) => Some(*number),
        _ => None,
    };
    let text = |key| text(node, key, graph);
    let mut statement = Statement {
        text: text(property::TEXT).unwrap_or_default(),
        source: text(property::SOURCE),
        cue: text(property::CUE),
        date: text(property::DATE),
        until: text(property::UNTIL),
        form: text(property::FORM),
        act: text(property::ACT),
        negated: is(property::NEGATED),
        hedged: is(property::HEDGED),
        attitude: is(property::ATTITUDE),
        confidence,
        start: integer(property::START),
        end: integer(property::END),
        line: integer(evidence::LINE),
        spans: [
            evidence::SOURCE_SPANS,
            evidence::CUE_SPANS,
            evidence::CONTENT_SPANS,
        ]
        .map(|key| integers(graph.property(node, key))),
        copy: is(property::COPY),
        papers: integer(property::PAPERS),
        ..Statement::default()
    };
    join(node, &mut statement, graph, numbers);
    statement
}

fn integers(value: Option<&Value>) -> Vec<i64> {
    let Some(Value::List(items)) = value else {
        return Vec::new();
    };
    let integer = |value: &Value| match value {
        Value::Integer(number) => Some(*number),
        _ => None,
    };
    items.iter().filter_map(integer).collect()
}

/// Fills in what the statement is joined to.
fn join(node: NodeId, statement: &mut Statement, graph: &Graph, numbers: &mut Numbers) {
    for (_, speaker) in graph.expand(node, Direction::Incoming, Some(relationship::SAID)) {
        statement.speakers.push(numbers.entity(speaker));
    }
    let mut about = Vec::new();
    for (id, kind, other) in graph.neighbours(node, Direction::Outgoing) {
        match graph.type_name(kind) {
            relationship::ABOUT => about.push((
                weight(graph.relationship_property(id, property::WEIGHT)),
                other,
            )),
            relationship::NEAR => statement.near.push(numbers.entity(other)),
            relationship::TO => statement.to.push(numbers.entity(other)),
            relationship::ACCORDING_TO => statement.according_to.push(numbers.entity(other)),
            relationship::VIA => statement.via.push(numbers.entity(other)),
            relationship::REPORTS => statement
                .reports
                .extend(numbers.statements.get_index_of(&other)),
            relationship::DISPUTES => statement
                .disputes
                .extend(numbers.statements.get_index_of(&other)),
            relationship::IN => {
                statement.document = Some(numbers.document(other));
                let published = || text(other, property::DATE, graph);
                statement.date = statement.date.take().or_else(published);
            }
            _ => {}
        }
    }
    // What its own words name comes first.
    about.sort_by_key(|(weight, other)| (Reverse(*weight), *other));
    let about = about.into_iter().map(|(_, other)| numbers.entity(other));
    statement.about = about.collect();
}

/// In thousandths, so that it can be ordered.
fn weight(value: Option<&Value>) -> i64 {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "a weight is from 0 to 1")]
        Some(Value::Float(weight)) => (weight * 1000.0) as i64,
        _ => 1000,
    }
}

/// Where a statement stands among others: by date, path and place.
pub(super) fn place(node: NodeId, graph: &Graph) -> (Option<String>, Option<String>, i64) {
    let mut documents = graph.expand(node, Direction::Outgoing, Some(relationship::IN));
    let document = documents.next().map(|(_, document)| document);
    let of_document = |key| document.and_then(|document| text(document, key, graph));
    let date = text(node, property::DATE, graph).or_else(|| of_document(property::DATE));
    let start = match graph.property(node, property::START) {
        Some(Value::Integer(start)) => *start,
        _ => i64::MAX,
    };
    (date, of_document(property::PATH), start)
}

/// Gives each statement a name for links, made of where it stands and what it says: other pages over the same
/// article give it the same.
pub(super) fn identify(nodes: &[NodeId], statements: &mut [Statement], graph: &Graph) {
    let mut taken = FxHashSet::default();
    for (node, statement) in nodes.iter().zip(statements) {
        let (_, path, _) = place(*node, graph);
        let Statement { start, end, .. } = statement;
        let words = format!("{path:?} {start:?} {end:?} {}", statement.text);
        // 40 bits: ten digits in hexadecimal.
        let name = format!("{:010x}", xxh3_64(words.as_bytes()) >> 24);
        statement.id.clone_from(&name);
        for times in 2.. {
            if taken.insert(statement.id.clone()) {
                break;
            }
            statement.id = format!("{name}-{times}");
        }
    }
}
