//! What is told of nodes themselves: who they are, and what is around and between them.

use super::build::{
    binary, call, call_distinct, case, compare, index, integer, matching, node, one_of, optionally,
    path, projection, property, query, returning, string, unwind, variable, with,
};
use super::condition::called;
use super::tables::main_label;
use crate::graph::schema::{label, relationship};
use crate::query::ast::{
    Arrow, BinaryOperator, Clause, ClauseKind, ComparisonOperator, Expression, Length, Paths, Query,
};
use crate::question::names::DocumentName;
use crate::question::resolve::Nodes;

/// Relationships that tie an entity to statements and to other entities.
const TIES: [&str; 8] = [
    relationship::SAID,
    relationship::ABOUT,
    relationship::TO,
    relationship::ACCORDING_TO,
    relationship::REPORTS,
    relationship::VIA,
    relationship::OF,
    relationship::BROADER,
];

/// How far apart two nodes may be and still count as connected.
const FARTHEST: u64 = 8;

/// How many rows of a neighbourhood are shown at most.
const NEIGHBOURS: i64 = 1000;

/// `name, label, role, of, aliases, statements`
pub(super) fn identity(nodes: &Nodes) -> Query {
    let group = path(node("entity")).right(relationship::OF, node("group"));
    let said = path(node("entity")).right(relationship::SAID, node("statement"));
    let kept = projection(vec![
        (variable("entity"), "entity"),
        (
            call_distinct("collect", property("group", "name")),
            "groups",
        ),
    ]);
    let table = projection(vec![
        (property("entity", "name"), "name"),
        (main_label("entity"), "label"),
        (property("entity", "role"), "role"),
        (variable("groups"), "of"),
        (property("entity", "aliases"), "aliases"),
        (call_distinct("count", variable("statement")), "statements"),
    ]);
    query(vec![
        find("entity", nodes),
        optionally(group),
        with(kept, Vec::new()),
        optionally(said),
        returning(table.descending("statements").ascending("name")),
    ])
}

/// `step, from, relationship, direction, to`: one of the shortest ways over statements and what they
/// are about.
pub(super) fn connection(from: &Nodes, to: &Nodes) -> Query {
    let farthest = Some(Length {
        minimum: None,
        maximum: Some(FARTHEST),
    });
    let mut shortest = path(node("first"))
        .step(&TIES, Arrow::Either, farthest, node("last"))
        .named("path");
    shortest.paths = Paths::Shortest;
    let of_path = |function| call(function, vec![variable("path")]);
    let before = || binary(variable("step"), BinaryOperator::Subtract, integer(1));
    let step = projection(vec![
        (variable("step"), "step"),
        (index(of_path("nodes"), before()), "near"),
        (index(of_path("relationships"), before()), "tie"),
        (index(of_path("nodes"), variable("step")), "far"),
    ]);
    let table = projection(vec![
        (variable("step"), "step"),
        (name_or_text("near"), "from"),
        (call("type", vec![variable("tie")]), "relationship"),
        (direction("near", "far"), "direction"),
        (name_or_text("far"), "to"),
    ]);
    let steps = call("range", vec![integer(1), of_path("length")]);
    query(vec![
        find("first", from),
        find("last", to),
        matching(vec![shortest], Vec::new()),
        unwind(steps, "step"),
        with(step, Vec::new()),
        returning(table),
    ])
}

/// `relationship, direction, neighbour, label, tied_to`: what is tied to the nodes, documents that
/// mention them, and what statements among these are tied to.
pub(super) fn neighbourhood(nodes: &Nodes) -> Query {
    let ties: Vec<&str> = TIES.into_iter().chain([relationship::MENTIONS]).collect();
    around(find("shown", nodes), &ties)
}

/// The same of documents: the statements in them, and what these are tied to.
pub(super) fn document_neighbourhood(documents: &[DocumentName]) -> Query {
    let shown = path(node("shown").label(label::DOCUMENT));
    let names: Vec<&DocumentName> = documents.iter().collect();
    let condition = called("shown", &names);
    let find = matching(vec![shown], condition.into_iter().collect());
    around(find, &[relationship::IN])
}

fn around(find: Clause, ties: &[&str]) -> Query {
    let near = path(node("shown"))
        .step(ties, Arrow::Either, None, node("neighbour"))
        .binding("tie");
    let statement = node("neighbour").label(label::STATEMENT);
    let far = path(statement).step(&TIES, Arrow::Either, None, node("other"));
    let elsewhere = compare(
        variable("other"),
        ComparisonOperator::NotEqual,
        variable("shown"),
    );
    let table = projection(vec![
        (call("type", vec![variable("tie")]), "relationship"),
        (direction("shown", "neighbour"), "direction"),
        (name_or_text("neighbour"), "neighbour"),
        (main_label("neighbour"), "label"),
        (
            call_distinct("collect", property("other", "name")),
            "tied_to",
        ),
    ]);
    let table = table.ascending("relationship").ascending("neighbour");
    query(vec![
        find,
        matching(vec![near], Vec::new()),
        filtered(optionally(far), elsewhere),
        returning(table.limit(NEIGHBOURS)),
    ])
}

/// The name of an entity, the title of a document, the words of a statement.
fn name_or_text(variable_name: &str) -> Expression {
    let keys = ["name", "title", "text", "path"];
    let values = keys.map(|key| property(variable_name, key));
    call("coalesce", values.into())
}

/// Where the relationship `tie` points, seen from `near`.
fn direction(near: &str, far: &str) -> Expression {
    let start = call("startNode", vec![variable("tie")]);
    let arrows = [(near, "→"), (far, "←")];
    case(
        start,
        arrows.map(|(end, arrow)| (variable(end), string(arrow))),
    )
}

/// `MATCH (variable:Label {name: …})`
fn find(variable_name: &str, nodes: &Nodes) -> Clause {
    let pattern = node(variable_name).label(nodes.label);
    match nodes.names.as_slice() {
        [name] => matching(vec![path(pattern.with("name", name))], Vec::new()),
        names => matching(
            vec![path(pattern)],
            vec![one_of(property(variable_name, "name"), names)],
        ),
    }
}

fn filtered(mut clause: Clause, condition: Expression) -> Clause {
    if let ClauseKind::Match { filter, .. } = &mut clause.kind {
        *filter = Some(condition);
    }
    clause
}
