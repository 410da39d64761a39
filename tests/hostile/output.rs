//! Names and texts that mean something to what shows them: nothing gets out of its cell, string or label.

use super::program::run;
use std::fmt::Write as _;
use std::fs;
use tempfile::TempDir;
use whosaid::Session;
use whosaid::export::{self, graph_json};
use whosaid::graph::Graph;
use whosaid::render::{self, Format};

/// Names that end a string, a cell or a line, begin a formula or an escape, or turn the direction of reading.
const NAMES: &[&str] = &[
    "a\"b",
    "a'b",
    "a`b",
    "a\\",
    "\\\"",
    "a\nb",
    "a\r\nb",
    "a\tb",
    "a|b",
    "<script>alert(1)</script>",
    "<b>x</b>",
    "&lt;",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
    "＝1",
    "{}",
    "{a|b}",
    "a->b",
    "]]>",
    "-->",
    "\u{1b}[31mred",
    "\u{1b}]0;title\u{7}",
    "\u{9b}31m",
    "\u{90}x\u{9c}",
    "\u{7f}",
    "\u{0}",
    "\u{8}\u{8}",
    "\u{202e}gpj",
    "\u{2066}x\u{2069}",
    "\u{200f}x",
    "![x](http://a)",
    "[x](y)",
    "# x",
    "* x",
    "$x$",
    "%s%n",
    "${x}",
    "\u{feff}x",
    "\u{2028}x",
    "𝕏\u{10ffff}",
    "",
];

/// A graph in which everything that has a name is called so.
fn graph(name: &str) -> Graph {
    let mut session = Session::new();
    session.parameters.insert("name".into(), name.into());
    let label = format!("`L{}`", name.replace('`', "``"));
    let query = format!(
        "CREATE (:Person:{label} {{name: $name, aliases: [$name]}})-[:SAID]->(s:Statement {{text: $name}})\
         -[:ABOUT {{{label}: $name}}]->(:Topic {{name: $name}}), (s)-[:IN]->(:Document {{title: $name, path: $name}})"
    );
    session
        .ask(&*query)
        .unwrap_or_else(|error| panic!("{name:?}: {error}"));
    session.graph().clone()
}

const QUESTION: &str = "MATCH (p:Person)-[r]->(s)-[:ABOUT]->(t), (s)-[:IN]->(d) \
    RETURN p.name AS `=a|b\u{1b}[1m`, p, r, [t.name, d.path] AS l, {k: d.title} AS m, s.text AS text";

/// What every format makes of it.
fn written(name: &str, format: Format) -> String {
    let mut session = Session::over(graph(name));
    let answer = session.ask(QUESTION).unwrap();
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

/// Whether a text has what a terminal obeys.
fn is_harmful(text: &str) -> bool {
    text.chars().any(|one| {
        one.is_control() && !matches!(one, '\n' | '\r' | '\t')
            || matches!(one, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

#[test]
fn nothing_reaches_a_terminal_in_any_format() {
    for name in NAMES {
        for format in Format::ALL {
            let text = written(name, format);
            assert!(!is_harmful(&text), "{name:?} {format}: {text:?}");
        }
    }
}

#[test]
fn tables_keep_their_lines() {
    for name in NAMES {
        let table = written(name, Format::Markdown);
        assert_eq!(table.lines().count(), 3, "{name:?}: {table}");
        for line in table.lines() {
            let marks = line
                .replace("\\\\", "")
                .replace("\\|", "")
                .matches('|')
                .count();
            assert_eq!(marks, 7, "{name:?}: {line}");
            assert!(
                !line.replace("\\<", "").replace("<br>", "").contains('<'),
                "{line}"
            );
        }
    }
}

#[test]
fn csv_has_its_cells_and_no_formula() {
    for name in NAMES {
        let text = written(name, Format::Csv);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let records: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(records.len(), 2, "{name:?}: {text}");
        for cell in records.iter().flatten() {
            let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']);
            assert!(!is_formula, "{name:?}: {cell:?}");
        }
    }
}

#[test]
fn json_is_exact() {
    for name in NAMES {
        for format in [Format::Json, Format::Jsonl] {
            let text = written(name, format);
            let json: serde_json::Value = serde_json::from_str(&text).unwrap();
            let row = json.get(0).unwrap_or(&json);
            assert_eq!(row["text"], *name);
            assert_eq!(row["l"][1], *name);
        }
    }
}

#[test]
fn an_exported_graph_is_the_same_when_read() {
    for name in NAMES {
        let lines = |graph: &Graph| {
            let mut output = Vec::new();
            graph_json::write(graph, &mut output).unwrap();
            output
        };
        let before = lines(&graph(name));
        let mut again = Graph::new();
        graph_json::read(&*before, &mut again).unwrap();
        assert_eq!(String::from_utf8(before), String::from_utf8(lines(&again)));
    }
}

#[test]
fn every_string_of_a_drawing_ends() {
    for name in NAMES {
        let drawing = export::dot(&graph(name), None);
        let mut is_open = false;
        // The legend is in Graphviz's own HTML, and names nothing of the graph.
        let lines = drawing
            .lines()
            .filter(|line| !line.starts_with("  label=<<table"));
        let lines: Vec<&str> = lines.collect();
        assert_eq!(lines.len() + 1, drawing.lines().count());
        let drawing = lines.join("\n");
        let mut letters = drawing.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' if is_open => drop(letters.next()),
                '"' => is_open = !is_open,
                // Outside of strings there are only words, arrows and brackets of the drawing's own.
                _ if !is_open => assert!(letter.is_ascii() && letter != '<', "{name:?}: {drawing}"),
                _ => assert!(letter != '\n', "{name:?}: {drawing}"),
            }
        }
        assert!(!is_open, "{name:?}: {drawing}");
    }
}

/// An article in which all that is taken over is hostile, and its name is.
const HOSTILE: &str = "Title: \u{1b}]0;owned\u{7}\u{202e}=1+1\"|<b>\nPublisher: =cmd\nDate: 2025-11-24\n\n\
    Xi \u{1b}[31mJinping told Donald Trump that “Tai\u{202e}wan\u{9b}31m is =1+1 \"important\" | <b>\\.” \n\n\
    Trump said: “\u{1b}[2JNo \u{2066}more\u{7}.”\n";

#[test]
fn nothing_of_an_article_reaches_a_terminal() {
    let folder = TempDir::new().unwrap();
    let path = "=x|\u{1b}[31m\u{202e}.txt";
    fs::write(folder.path().join(path), HOSTILE).unwrap();
    let mut script = String::new();
    for line in [
        "who said what",
        "who said what about Taiwan",
        ":show 1",
        ":article",
        ":wide",
        "who said what",
        ":explain",
        ":documents",
        ":schema",
        ":stats",
        ":duplicates",
        "who is Xi",
        "what did Xlnping say",
        "MATCH (n) RETURN n",
        "MATCH p=()-->() RETURN p LIMIT 9",
        "show me the article",
        ":merge Xi Trump",
        ":undo",
    ] {
        let _ = writeln!(script, "{line}");
    }
    let ended = run(folder.path(), &[path], &*script);
    assert!(ended.output.contains("important"), "{}", ended.output);
    assert!(!is_harmful(&ended.output), "{:?}", ended.output);
    assert!(!is_harmful(&ended.messages), "{:?}", ended.messages);
    for format in ["json", "jsonl", "csv", "markdown", "table"] {
        let arguments = [
            "ask",
            "--evidence",
            "who said what",
            path,
            "--format",
            format,
        ];
        let ended = run(folder.path(), &arguments, "");
        assert!(!is_harmful(&ended.output), "{format}: {:?}", ended.output);
        assert!(
            !is_harmful(&ended.messages),
            "{format}: {:?}",
            ended.messages
        );
    }
    for arguments in [
        &["extract", "--text", path][..],
        &["export", path],
        &["export", path, "--format", "jsonl"],
    ] {
        let ended = run(folder.path(), arguments, "");
        assert!(
            !is_harmful(&ended.output),
            "{arguments:?}: {:?}",
            ended.output
        );
    }
}
