//! What the targets share: a small graph, and one in which everything is called the same.

use whosaid::Session;
use whosaid::extract::extract;
use whosaid::graph::Graph;
use whosaid::ingest::ingest;
use whosaid::lexicon::Lexicon;
use whosaid::render::{self, Format};
use whosaid::text::Document;

/// A session over one small article.
pub fn session() -> Session {
    let text = "Chinese President Xi Jinping told Donald Trump on 24 November 2025 that Taiwan is important. \
        “No,” Trump said. Pakistan's foreign ministry denied it, according to Ishaq Dar.";
    let article = Document::new("call.txt", text);
    let mut graph = Graph::new();
    ingest(
        &mut graph,
        &article,
        &extract(&article, &Lexicon::builtin()),
    )
    .unwrap();
    Session::over(graph)
}

/// A graph in which everything that has a name is called so.
pub fn graph(name: &str) -> Graph {
    let mut session = Session::new();
    session.parameters.insert("name".into(), name.into());
    let query = "CREATE (:Person {name: $name, aliases: [$name]})-[:SAID]->(s:Statement {text: $name})\
        -[:ABOUT {how: $name}]->(:Topic {name: $name}), (s)-[:IN]->(:Document {title: $name, path: $name})";
    session.ask(query).unwrap();
    session.graph().clone()
}

/// A row of such names in that format: as it is, in a list, and the node.
pub fn written(name: &str, format: Format) -> String {
    let mut session = Session::over(graph(name));
    let query = "MATCH (p:Person) RETURN p.name AS name, [p.name] AS names, p";
    let answer = session.ask(query).unwrap();
    let mut output = Vec::new();
    render::rows(
        &answer.rows,
        session.graph(),
        format,
        Some(100),
        &mut output,
    )
    .unwrap();
    String::from_utf8(output).unwrap()
}
