//! What is told of nodes themselves: who they are, and what is around and between them.

use super::condition::{called, is_no_copy, node};
use super::tables::main_label;
use super::words::one_of;
use crate::graph::schema::relationship;
use crate::query::ast::{ClauseKind, Query};
use crate::question::meaning::{Copies, Nodes};
use crate::question::names::DocumentName;

/// Relationships that tie an entity to statements and to other entities.
const TIES: [&str; 9] = [
    relationship::SAID,
    relationship::ABOUT,
    relationship::TO,
    relationship::ACCORDING_TO,
    relationship::REPORTS,
    relationship::VIA,
    relationship::OF,
    relationship::BROADER,
    relationship::DISPUTES,
];

/// How far apart two nodes may be and still count as connected.
const FARTHEST: u64 = 8;

/// How many rows of a neighbourhood are shown at most.
const NEIGHBOURS: i64 = 1000;

/// `name, label, role, of, aliases, statements`
pub(in crate::question) fn identity(nodes: &Nodes, copies: Copies) -> Query {
    let once = match copies {
        Copies::LeftOut => format!("\nWHERE {}", is_no_copy("statement")),
        Copies::Counted | Copies::Only => String::new(),
    };
    read(&format!(
        "{}\nOPTIONAL MATCH (entity)-[:OF]->(group)\nWITH entity, collect(DISTINCT group.name) AS groups\nOPTIONAL MATCH (entity)-[:SAID]->(statement){once}\nRETURN entity.name AS name, {} AS label, entity.role AS role, groups AS of, entity.aliases AS aliases, count(DISTINCT statement) AS statements\nORDER BY statements DESC, name",
        find("entity", nodes),
        main_label("entity")
    ))
}

/// `step, from, relationship, direction, to`: one of the shortest ways over statements and what they
/// are about.
pub(in crate::question) fn connection(from: &Nodes, to: &Nodes) -> Query {
    read(&format!(
        "{}\n{}\nMATCH path = shortestPath((first)-[:{}*..{FARTHEST}]-(last))\nUNWIND range(1, length(path)) AS step\nWITH step, nodes(path)[step - 1] AS near, relationships(path)[step - 1] AS tie, nodes(path)[step] AS far\nRETURN step, {} AS from, type(tie) AS relationship, {} AS direction, {} AS to",
        find("first", from),
        find("last", to),
        TIES.join("|"),
        name_or_text("near"),
        direction("near", "far"),
        name_or_text("far"),
    ))
}

/// `relationship, direction, neighbour, label, tied_to`: what is tied to the nodes, documents that
/// mention them, and what statements among these are tied to.
pub(in crate::question) fn neighbourhood(nodes: &Nodes, copies: Copies) -> Query {
    let ties = format!("{}|{}", TIES.join("|"), relationship::MENTIONS);
    let once = match copies {
        Copies::LeftOut => format!("\nWHERE {}", is_no_copy("neighbour")),
        Copies::Counted | Copies::Only => String::new(),
    };
    around(&find("shown", nodes), &ties, &once)
}

/// The same of documents: the statements in them, and what these are tied to.
pub(in crate::question) fn document_neighbourhood(documents: &[DocumentName]) -> Query {
    let names: Vec<&DocumentName> = documents.iter().collect();
    let condition = called("shown", &names).unwrap_or_else(|| "true".to_owned());
    around(
        &format!("MATCH (shown:Document)\nWHERE {condition}"),
        relationship::IN,
        "",
    )
}

/// `document, publisher, date, path`: who else printed a story, the first of all first.
pub(in crate::question) fn copies_of(documents: &[DocumentName]) -> Query {
    let names: Vec<&DocumentName> = documents.iter().collect();
    let condition = called("asked", &names).unwrap_or_else(|| "true".to_owned());
    let tie = relationship::COPY_OF;
    read(&format!(
        "MATCH (asked:Document)-[:{tie}*0..1]->(first:Document)<-[:{tie}*0..1]-(document:Document)\nWHERE {condition} AND document <> asked\nRETURN DISTINCT coalesce(document.title, document.path) AS document, document.publisher AS publisher, document.date AS date, document.path AS path\nORDER BY date, path"
    ))
}

/// Asks for the nodes that a query shows what is around of: it finds them first, and calls them `shown`.
pub(in crate::question) fn shown(query: &Query) -> Option<Query> {
    let [find, .., _] = query.first.clauses.as_slice() else {
        return None;
    };
    let ClauseKind::Match { patterns, .. } = &find.kind else {
        return None;
    };
    let variable = patterns.first()?.start.variable.as_ref()?;
    if variable.text != "shown" {
        return None;
    }
    let mut asked = read("MATCH (shown) RETURN DISTINCT shown");
    asked.first.clauses[0] = find.clone();
    Some(asked)
}

fn around(find: &str, ties: &str, once: &str) -> Query {
    read(&format!(
        "{find}\nMATCH (shown)-[tie:{ties}]-(neighbour){once}\nOPTIONAL MATCH (neighbour:Statement)-[:{}]-(other)\nWHERE other <> shown\nRETURN type(tie) AS relationship, {} AS direction, {} AS neighbour, {} AS label, collect(DISTINCT other.name) AS tied_to\nORDER BY relationship, neighbour\nLIMIT {NEIGHBOURS}",
        TIES.join("|"),
        direction("shown", "neighbour"),
        name_or_text("neighbour"),
        main_label("neighbour"),
    ))
}

/// The name of an entity, the title of a document, the words of a statement.
fn name_or_text(variable: &str) -> String {
    format!("coalesce({variable}.name, {variable}.title, {variable}.text, {variable}.path)")
}

/// Where the relationship `tie` points, seen from `near`.
fn direction(near: &str, far: &str) -> String {
    format!("CASE startNode(tie) WHEN {near} THEN '→' WHEN {far} THEN '←' END")
}

/// `MATCH (variable:Label {name: …})`
fn find(variable: &str, nodes: &Nodes) -> String {
    match nodes.names.as_slice() {
        [name] => format!("MATCH {}", node(variable, nodes.label, Some(name))),
        names => format!(
            "MATCH {}\nWHERE {}",
            node(variable, nodes.label, None),
            one_of(&format!("{variable}.name"), names)
        ),
    }
}

fn read(text: &str) -> Query {
    super::read(text).expect("the fragments are Cypher")
}
