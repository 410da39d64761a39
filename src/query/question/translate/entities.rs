//! What is told of nodes themselves: who they are, and what is around and between them.

use super::build::{
    call, call_distinct, compare, comprehension, matching, node, one_of, optionally, path,
    projection, property, query, returning, variable, with,
};
use super::condition::called;
use super::tables::main_label;
use crate::graph::schema::{label, relationship};
use crate::query::ast::{
    Arrow, Clause, ClauseKind, ComparisonOperator, Expression, Length, Paths, Query,
};
use crate::query::question::names::DocumentName;
use crate::query::question::resolve::Nodes;

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

/// `through, length, path`: one of the shortest ways over statements and what they are about.
pub(super) fn connection(from: &Nodes, to: &Nodes) -> Query {
    let farthest = Some(Length {
        minimum: None,
        maximum: Some(FARTHEST),
    });
    let mut shortest = path(node("from"))
        .step(&TIES, Arrow::Either, farthest, node("to"))
        .named("path");
    shortest.paths = Paths::Shortest;
    let text = call(
        "coalesce",
        vec![property("node", "name"), property("node", "text")],
    );
    let nodes = call("nodes", vec![variable("path")]);
    let table = projection(vec![
        (comprehension("node", nodes, None, Some(text)), "through"),
        (call("length", vec![variable("path")]), "length"),
        (variable("path"), "path"),
    ]);
    query(vec![
        find("from", from),
        find("to", to),
        matching(vec![shortest], Vec::new()),
        returning(table.ascending("length")),
    ])
}

/// `path, around`: what is tied to the nodes, and what statements among it are tied to.
pub(super) fn neighbourhood(nodes: &Nodes) -> Query {
    let near = path(node("shown")).step(&TIES, Arrow::Either, None, node("neighbour"));
    around(find("shown", nodes), near)
}

/// `path, around`: the statements in documents, and what they are tied to.
pub(super) fn document_neighbourhood(documents: &[DocumentName]) -> Query {
    let shown = path(node("shown").label(label::DOCUMENT));
    let names: Vec<&DocumentName> = documents.iter().collect();
    let condition = called("shown", &names);
    let near = path(node("shown")).left(relationship::IN, node("neighbour"));
    around(matching(vec![shown], condition.into_iter().collect()), near)
}

fn around(find: Clause, near: crate::query::ast::Pattern) -> Query {
    let statement = node("neighbour").label(label::STATEMENT);
    let far = path(statement)
        .step(&TIES, Arrow::Either, None, node("other"))
        .named("around");
    let elsewhere = compare(
        variable("other"),
        ComparisonOperator::NotEqual,
        variable("shown"),
    );
    let table = projection(vec![
        (
            call("coalesce", vec![variable("path"), variable("shown")]),
            "path",
        ),
        (variable("around"), "around"),
    ]);
    query(vec![
        find,
        optionally(near.named("path")),
        filtered(optionally(far), elsewhere),
        returning(table.limit(NEIGHBOURS)),
    ])
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
