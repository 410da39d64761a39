//! Graph files: the same graph whatever the order, nothing lost, nothing wrong.
//!
//! What takes minutes is run by `cargo test --test graph_file -- --ignored`.

mod commands;
mod damage;
mod faults;
mod history;
mod order;
mod sharing;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use whosaid::archive::{Archive, NewDocument};
use whosaid::extract::extract;
use whosaid::graph::{Graph, NodeId};
use whosaid::ingest::{Facts, assemble};
use whosaid::lexicon::Lexicon;
use whosaid::read::{Reading, read};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The shipped articles, and what they say.
fn articles() -> Vec<NewDocument> {
    read_all(&[root().join("data/articles")])
}

/// Articles in a folder, and what they say; read in all cores.
fn read_all(paths: &[PathBuf]) -> Vec<NewDocument> {
    let lexicon = Arc::new(Lexicon::builtin());
    let paths: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let readings: Vec<_> = read(paths).collect();
    let work = move |reading| {
        let Ok(Reading::Document(document)) = reading else {
            return None;
        };
        let facts = Facts::new(&document, &extract(&document, &lexicon));
        Some(NewDocument::new(document, facts))
    };
    let found = whosaid::parallel::in_order(whosaid::parallel::cores(), readings.into_iter(), work);
    found.flatten().collect()
}

fn copy(new: &NewDocument) -> NewDocument {
    new.clone()
}

/// The graph of a file.
fn graph(archive: &Archive) -> Graph {
    let mut graph = Graph::new();
    archive.verify().unwrap();
    archive.add_imports(&mut graph).unwrap();
    assemble(&mut graph, archive).unwrap();
    graph
}

/// All nodes and relationships, whatever their ids: a line for each, sorted. Nodes that look the same are told
/// apart by what they are joined with.
fn described(graph: &Graph) -> String {
    let mut names: BTreeMap<NodeId, String> = BTreeMap::new();
    for node in graph.nodes() {
        let labels: Vec<_> = graph.labels(node).collect();
        let mut own: Vec<_> = graph.properties(node).collect();
        own.sort_by_key(|(key, _)| *key);
        names.insert(node, format!("{labels:?} {own:?}"));
    }
    let mut lines: Vec<String> = names.values().cloned().collect();
    for id in graph.relationships() {
        let (from, to) = graph.endpoints(id);
        let mut own: Vec<_> = graph.relationship_properties(id).collect();
        own.sort_by_key(|(key, _)| *key);
        let kind = graph.relationship_type(id);
        let mut line = String::new();
        let _ = write!(line, "{} -{kind} {own:?}-> {}", names[&from], names[&to]);
        lines.push(line);
    }
    lines.sort();
    lines.join("\n")
}

/// A folder that goes when the test is done, and the path of a graph file in it.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("news.graph");
    (folder, file)
}

/// The program.
fn program() -> assert_cmd::Command {
    let mut command = assert_cmd::Command::cargo_bin("whosaid").unwrap();
    command.env_remove("WHOSAID_GRAPH");
    command
}

/// Runs the program with these words; gives back status, output and messages.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = program().args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let status = output.status.code().expect("a status and no signal");
    (status, text(output.stdout), text(output.stderr))
}

/// Writes small articles into a folder: each has a statement of its own.
fn small_articles(folder: &Path, count: usize) -> PathBuf {
    let articles = folder.join("articles");
    fs::create_dir_all(&articles).unwrap();
    for number in 0..count {
        let text = format!(
            "Date: 2025-11-{:02}\n\nPresident Xi Jinping told Donald Trump that plan {number} for Taiwan is ready. \
             “We will go on,” Trump said.\n",
            number % 28 + 1
        );
        fs::write(articles.join(format!("{number:04}.txt")), text).unwrap();
    }
    articles
}
