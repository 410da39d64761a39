//! The language reference: every example runs, every wording is understood, every miss explained.
//!
//! `UPDATE_EXPECT=1 cargo test --test reference` rewrites the expected outputs; read the difference.

mod transcript;

use jiff::civil::date;
use std::fmt::Write as _;
use transcript::check;
use whosaid::graph::Graph;
use whosaid::query::{self, Options, Parameters, Rows, ast::Query};
use whosaid::question::{self, Confidence, Defaults, Names};
use whosaid::render::{self, Colour, Columns, Format};
use whosaid::session::Input;

/// The day on which the examples are asked, and that all they find counts.
const DEFAULTS: Defaults = Defaults {
    today: date(2025, 12, 5),
    confidence: Confidence::NONE,
};

/// How wide tables are.
const WIDTH: usize = 100;

#[test]
fn examples_of_the_reference_give_what_it_shows() {
    let mut news = News::new();
    check("grammar/README.md", Some("```text"), |input| {
        news.transcript(input)
    });
}

#[test]
fn misses_are_errors_with_a_place_and_hints() {
    let mut news = News::new();
    check("tests/reference/misses.txt", None, |input| {
        let transcript = news.transcript(input);
        assert!(
            transcript.starts_with("error: "),
            "{input} is no error:\n{transcript}"
        );
        transcript
    });
}

#[test]
fn the_query_of_a_question_read_again_gives_the_same_rows() {
    let mut news = News::new();
    for text in wordings().chain(examples()) {
        let Ok(query) = news.query(text) else {
            continue;
        };
        let printed = query.to_string();
        let read = query::parse(&printed)
            .unwrap_or_else(|problem| panic!("{text}\n{printed}\n{problem:?}"));
        assert_eq!(read.to_string(), printed, "{text}");
        assert_eq!(news.rows(&read), news.rows(&query), "{text}");
    }
}

/// Nobody and nothing in it is asked for by name.
const OTHER_NEWS: &str = "
CREATE (marsh:Person:Actor {name: 'Ada Marsh'}), (fenn:Person:Actor {name: 'Brook Fenn'}),
       (tides:Topic {name: 'tides'}), (tidings:Document {title: 'Low water', path: 'articles/tides.txt', date: date('2025-11-24')}),
       (ebb:Statement {text: 'the ebb is strong', form: 'direct', act: 'assertion', cue: 'said', date: date('2025-11-24'), negated: false, hedged: false, attitude: false, confidence: 0.95, start: 3, end: 20}),
       (marsh)-[:SAID]->(ebb), (ebb)-[:TO]->(fenn), (ebb)-[:ABOUT]->(tides), (ebb)-[:IN]->(tidings)";

#[test]
fn a_document_that_does_not_match_changes_nothing() {
    let mut news = News::new();
    let named = |query: &Query| {
        let text = query.to_string();
        ["{name: '", "name IN [", "{title: '"]
            .iter()
            .any(|sign| text.contains(sign))
    };
    let queries: Vec<_> = wordings()
        .chain(examples())
        .filter_map(|text| Some((text, news.query(text).ok()?)))
        .filter(|(_, query)| named(query))
        .collect();
    let before: Vec<_> = queries
        .into_iter()
        .map(|(text, query)| (text, news.rows(&query)))
        .collect();
    assert!(
        before.len() > 200,
        "only {} questions name something",
        before.len()
    );
    run(&mut news.graph, &query::parse(OTHER_NEWS).expect("Cypher"));
    news.names = Names::new(&news.graph);
    for (text, rows) in before {
        let query = news
            .query(text)
            .unwrap_or_else(|problem| panic!("{text}\n{problem}"));
        assert_eq!(news.rows(&query), rows, "{text}\n{query}");
    }
}

#[test]
fn every_form_in_the_help_has_an_example_that_finds_something() {
    let mut news = News::new();
    for form in question::forms() {
        let query = news
            .query(form.example)
            .unwrap_or_else(|problem| panic!("{}\n{problem}", form.example));
        assert!(!news.rows(&query).rows.is_empty(), "{}", form.example);
    }
}

#[test]
fn wordings_of_a_question_become_one_query() {
    let news = News::new();
    let mut problems = String::new();
    for block in WORDINGS.split("\n\n") {
        let mut lines = questions(block);
        let Some(first) = lines.next() else { continue };
        let expected = news.printed(first);
        for text in lines {
            let query = news.printed(text);
            if query != expected {
                let _ = writeln!(
                    problems,
                    "{text}\n{query}\n    is not\n{first}\n{expected}\n"
                );
            }
        }
        if let Err(problem) = news.query(first) {
            let _ = writeln!(problems, "{first}\n{problem}\n");
        }
    }
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn different_questions_become_different_queries() {
    let news = News::new();
    let mut seen = std::collections::HashMap::new();
    for block in WORDINGS.split("\n\n") {
        if let Some(first) = questions(block).next()
            && let Some(other) = seen.insert(news.printed(first), first)
        {
            panic!("`{first}` and `{other}` are the same");
        }
    }
}

#[test]
fn long_and_wild_inputs_end_in_an_error() {
    let news = News::new();
    let check = |text: &str| {
        assert!(news.query(text).is_err(), "{}", &text[..40]);
    };
    check(&"who said what about Taiwan ".repeat(40_000));
    check(&"(".repeat(10_000));
    check(&"who said what ".repeat(290));
    check(&format!(
        "who said what {}",
        "and about Taiwan, ".repeat(220)
    ));
    check(&format!("who said what about {}", "Tiawan or ".repeat(390)));
    check(&format!("what did {} sya", "Xi and ".repeat(500)));
    check(&format!("who is {}", "\u{1F}\"'“‘«".repeat(250)));
}

// ---- The graph the examples ask, and answers from it ----

const WORDINGS: &str = include_str!("reference/wordings.txt");

struct News {
    graph: Graph,
    names: Names,
}

impl News {
    fn new() -> Self {
        let mut graph = Graph::new();
        for statement in include_str!("reference/graph.cypher").split(";\n") {
            let query = query::parse(statement).expect("the graph's script is Cypher");
            run(&mut graph, &query);
        }
        let names = Names::new(&graph);
        Self { graph, names }
    }

    fn query(&self, text: &str) -> Result<Query, whosaid::Diagnostic> {
        if let Input::Statement(text) = Input::read(text) {
            return query::parse(text).map_err(|error| error.diagnostic);
        }
        question::translate(text, &self.graph, &self.names, DEFAULTS)
            .map(|translation| translation.query)
    }

    fn printed(&self, text: &str) -> String {
        match self.query(text) {
            Ok(query) => query.to_string(),
            Err(problem) => render::error(&problem, text, Colour::Plain),
        }
    }

    fn rows(&mut self, query: &Query) -> Rows {
        run(&mut self.graph, query)
    }

    /// What a user sees: notes and a table, or an error; after `explain`, the query.
    fn transcript(&mut self, input: &str) -> String {
        if let Some(text) = input.strip_prefix("explain ") {
            return self.printed(text);
        }
        let mut output = String::new();
        if matches!(Input::read(input), Input::Question(_))
            && let Ok(translation) = question::translate(input, &self.graph, &self.names, DEFAULTS)
        {
            for note in translation.notes {
                let _ = writeln!(output, "note: {note}");
            }
        }
        match self.query(input) {
            Err(problem) => render::error(&problem, input, Colour::Plain),
            Ok(query) => {
                let rows = match try_run(&mut self.graph, &query) {
                    Err(error) => return render::error(&error.diagnostic, input, Colour::Plain),
                    Ok(rows) => rows,
                };
                let mut table = Vec::new();
                let written = match question::language(input) {
                    Language::English => {
                        let columns = Columns::Telling;
                        render::answer(&rows, &self.graph, columns, Some(WIDTH), &mut table)
                    }
                    Language::Cypher => {
                        render::rows(&rows, &self.graph, Format::Table, Some(WIDTH), &mut table)
                    }
                };
                written.expect("memory takes what is written");
                output + &String::from_utf8(table).expect("tables are text")
            }
        }
    }
}

fn run(graph: &mut Graph, query: &Query) -> Rows {
    try_run(graph, query).unwrap_or_else(|problem| panic!("{query}\n{problem:?}"))
}

fn try_run(graph: &mut Graph, query: &Query) -> Result<Rows, query::Error> {
    let outcome = query::run(graph, query, &Parameters::new(), &Options::default());
    outcome.map(|outcome| outcome.rows)
}

fn wordings() -> impl Iterator<Item = &'static str> {
    questions(WORDINGS)
}

fn examples() -> impl Iterator<Item = &'static str> {
    question::forms().iter().map(|form| form.example)
}

fn questions(block: &'static str) -> impl Iterator<Item = &'static str> {
    block
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}
