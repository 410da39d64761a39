//! What `export` writes is read by programs that are not ours, and by us.

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use whosaid::Session;
use whosaid::export::{Excerpt, FORMATS, GraphFormat};
use whosaid::graph::Graph;
use whosaid::graph::schema::{label, relationship};
use whosaid::session::Input;

/// The graph of the articles that come with the program.
fn news() -> Session {
    let mut session = Session::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let (count, problems) = session.read([folder.to_str().unwrap()], None);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(count, 8);
    session
}

fn written(graph: &Graph, name: &str) -> String {
    let format = GraphFormat::named(name).unwrap();
    format.text(Excerpt { graph, part: None }).unwrap()
}

/// How many there are of what can be counted without a reader.
fn counts(graph: &Graph) -> BTreeMap<&'static str, (usize, usize)> {
    let all = (graph.nodes().count(), graph.relationships().count());
    let statements = graph.nodes_with_label(label::STATEMENT).len();
    let kinds = graph.relationships().map(|id| graph.relationship_type(id));
    let said = kinds.filter(|kind| *kind == relationship::SAID).count();
    let whole = ["json", "graphml", "gexf", "cytoscape", "csv"];
    let mut counts: BTreeMap<_, _> = whole.into_iter().map(|name| (name, all)).collect();
    counts.insert("jsonld", (statements, said));
    counts
}

#[test]
fn other_programs_find_all_that_was_written() {
    let session = news();
    let graph = session.graph();
    let folder = TempDir::new().unwrap();
    for format in ["json", "graphml", "gexf", "cytoscape", "csv", "jsonld"] {
        let file = folder.path().join(format!("graph.{format}"));
        fs::write(file, written(graph, format)).unwrap();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/readers.py");
    let Ok(output) = std::process::Command::new("python3")
        .arg(script)
        .arg(folder.path())
        .output()
    else {
        println!("skipped: there is no `python3`");
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let expected = counts(graph);
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["missing", module] => println!("skipped: Python has no module `{module}`"),
            ["annotations", statements, places] => {
                assert_eq!(statements.parse(), Ok(expected["jsonld"].0));
                assert!(places.parse::<usize>().unwrap() > expected["jsonld"].0);
            }
            [format, first, second] => {
                let found = (first.parse().unwrap(), second.parse().unwrap());
                assert_eq!(found, expected[format], "{format}");
            }
            _ => panic!("{line}"),
        }
    }
}

/// All that a graph holds, apart from ids.
fn content(graph: &Graph) -> Vec<String> {
    let node = |id| {
        let mut labels: Vec<_> = graph.labels(id).collect();
        labels.sort_unstable();
        let mut properties: Vec<_> = graph.properties(id).map(|one| format!("{one:?}")).collect();
        properties.sort();
        format!("{labels:?} {properties:?}")
    };
    let mut content: Vec<String> = graph.nodes().map(node).collect();
    content.extend(graph.relationships().map(|id| {
        let (from, to) = graph.endpoints(id);
        let mut properties: Vec<_> = graph
            .relationship_properties(id)
            .map(|one| format!("{one:?}"))
            .collect();
        properties.sort();
        let kind = graph.relationship_type(id);
        format!("{} {kind} {properties:?} {}", node(from), node(to))
    }));
    content.sort();
    content
}

#[test]
fn a_script_makes_the_graph_again() {
    let session = news();
    let script = written(session.graph(), "cypher");
    let mut again = Session::new();
    let status = again.run::<std::convert::Infallible>(&script, |entry, response| {
        assert_eq!(
            response.status,
            whosaid::session::Status::Done,
            "{entry:?} {response:?}"
        );
        Ok(())
    });
    assert!(status.is_ok());
    let (before, after) = (content(session.graph()), content(again.graph()));
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after);
    }
}

#[test]
fn one_object_and_lines_are_read_back() {
    let session = news();
    let folder = TempDir::new().unwrap();
    for format in ["json", "jsonl"] {
        // Whatever its name: what is in it tells.
        for name in [format, "graph.txt"] {
            let file = folder.path().join(name);
            fs::write(&file, written(session.graph(), format)).unwrap();
            let mut again = Session::new();
            let (_, problems) = again.read([file.to_str().unwrap()], None);
            assert!(problems.is_empty(), "{problems:?}");
            assert!(
                content(session.graph()) == content(again.graph()),
                "{format}"
            );
        }
    }
}

#[test]
fn many_statements_become_an_overview() {
    let mut session = news();
    for format in ["dot", "mermaid"] {
        let drawing = written(session.graph(), format);
        assert!(drawing.contains("184 statements"), "{format}");
        assert!(drawing.lines().count() < 150, "{format}");
    }
    let input = Input::read("what did Takaichi say");
    let answer = session.ask_with_part(input).unwrap();
    let part = answer.part.as_ref();
    let graph = session.graph();
    let text = GraphFormat::named("mermaid").unwrap();
    let text = text.text(Excerpt { graph, part }).unwrap();
    assert!(text.contains("survival-threatening"), "{text}");
    assert!(!text.contains("statements."), "{text}");
}

#[test]
fn a_briefing_names_speakers_words_and_sources() {
    let session = news();
    let briefing = written(session.graph(), "markdown");
    assert!(briefing.contains("\n## Sanae Takaichi"), "{briefing}");
    let line = "that her answer was in line with the government's traditional position";
    assert!(briefing.contains(line), "{briefing}");
    assert!(briefing.contains("\n## Sources\n\n1. "), "{briefing}");
}

/// Names that would be more than names where they are not escaped.
const NAMES: [&str; 6] = [
    "</script><b>\"'`",
    "a\u{0}b\u{7}c\u{1b}[31m",
    "]]>&amp;<!--",
    "=HYPERLINK(\"x\")",
    "`] -->|x| (\"y\")\n  click n0 \"javascript:x\"",
    "a;b:c\u{2028}d\u{fffe}",
];

#[test]
fn no_name_gets_out_of_its_place() {
    for name in NAMES {
        let mut graph = Graph::new();
        let person = graph.create_node(
            [name, "Person"],
            [("name", name.into()), (name, name.into())],
        );
        let said = graph.create_node(["Statement"], [("text", name.into())]);
        graph.create_relationship("SAID", person, said, [(name, name.into())]);
        graph.create_relationship(name, person, said, []);
        for format in FORMATS
            .iter()
            .filter(|format| !["svg", "png"].contains(&format.name))
        {
            let text = written(&graph, format.name);
            let bad = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
            assert!(!text.contains(bad), "{name:?} in {format}: {text:?}");
            match format.name {
                "json" | "cytoscape" | "jsonld" => {
                    serde_json::from_str::<serde_json::Value>(&text).unwrap();
                }
                "graphml" | "gexf" => assert_is_xml(&text),
                "mermaid" => assert!(!text.contains("\n  click"), "{text}"),
                "cypher" => {
                    let mut again = Session::new();
                    let done = again.run::<std::convert::Infallible>(&text, |_, response| {
                        assert_eq!(response.status, whosaid::session::Status::Done, "{text}");
                        Ok(())
                    });
                    assert!(done.is_ok());
                    // Control characters become visible in labels and keys.
                    if !name.contains(['\0', '\u{2028}']) {
                        assert_eq!(content(&graph), content(again.graph()), "{text}");
                    }
                }
                _ => {}
            }
        }
    }
}

fn assert_is_xml(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{error}: {text}"),
        }
    }
}

#[test]
fn the_program_writes_what_its_help_names() {
    let folder = TempDir::new().unwrap();
    let article = folder.path().join("a.txt");
    fs::write(
        &article,
        "BERLIN — Friedrich Merz said Germany would help Ukraine.\n",
    )
    .unwrap();
    for format in &FORMATS {
        let output = Command::cargo_bin("whosaid")
            .unwrap()
            .args(["export", "--format", format.name])
            .arg(&article)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        if said.contains("not installed") {
            println!("skipped: {said}");
            continue;
        }
        assert!(output.status.success(), "{format}: {said}");
        assert!(!output.stdout.is_empty(), "{format}");
    }
    let output = Command::cargo_bin("whosaid")
        .unwrap()
        .args(["export", "--format", "table"])
        .arg(&article)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}
