//! The language reference: every example runs, every wording is understood, every miss explained.
//!
//! `UPDATE_EXPECT=1 cargo test --test reference` rewrites the expected outputs; read the difference.

mod transcript;

use jiff::civil::{Date, date};
use std::fmt::Write as _;
use transcript::check;
use whosaid::graph::Graph;
use whosaid::query::{self, Options, Parameters, Rows, ast::Query};
use whosaid::question::{self, Deed};
use whosaid::session::{Input, Session};

/// The day on which the examples are asked.
const TODAY: Date = date(2025, 12, 5);

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
fn what_explain_prints_gives_the_same_rows() {
    let mut news = News::new();
    for text in wordings().chain(examples()).chain(FOLLOWING) {
        let Ok(printed) = news.session.explain(text) else {
            // What has no query has no rows.
            let rows = news
                .session
                .ask(text)
                .map_or(0, |answer| answer.rows.rows.len());
            assert_eq!(rows, 0, "{text} has rows and no query");
            continue;
        };
        let read = query::parse(&printed)
            .unwrap_or_else(|problem| panic!("{text}\n{printed}\n{problem:?}"));
        assert_eq!(read.to_string(), printed.trim_end(), "{text}");
        let answer = news.session.ask(text).map(|answer| answer.rows);
        // Where nothing is found, a misspelt name is told of instead.
        let rows = answer.map_or_else(|_| Vec::new(), |rows| rows.rows);
        assert_eq!(news.rows(&read).rows, rows, "{text}\n{printed}");
    }
}

/// Questions that only make sense after those before them.
const FOLLOWING: [&str; 12] = [
    "what did Xi say about Taiwan",
    "and Japan?",
    "who else?",
    "when?",
    "what did he say about trade",
    "only since November",
    "what did Trump say about Taiwan",
    "what about her?",
    "and about trade",
    "how many?",
    "in which articles?",
    "to whom?",
];

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
    news.session.ask(OTHER_NEWS).expect("Cypher");
    for (text, rows) in before {
        let query = news
            .query(text)
            .unwrap_or_else(|problem| panic!("{text}\n{problem}"));
        assert_eq!(news.rows(&query), rows, "{text}\n{query}");
    }
}

#[test]
fn every_form_in_the_help_has_an_example_that_finds_something() {
    let mut session = Session::new();
    session.today = Some(TODAY);
    session.read(["data/articles"], None);
    for form in question::forms() {
        let examples = question::examples(form, &session.names());
        let found = examples.iter().any(|example| {
            let answer = session.ask(example.as_str());
            answer.is_ok_and(|answer| !answer.rows.rows.is_empty())
        });
        assert!(found, "{}: none of {examples:#?}", form.pattern);
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
    let mut news = News::new();
    let mut check = |text: &str| {
        assert!(news.session.ask(text).is_err(), "{}", &text[..40]);
    };
    check(&"who said what about Taiwan ".repeat(40_000));
    check(&"(".repeat(10_000));
    check(&"who said what ".repeat(290));
    check(&format!("who said what about {}", "Tiawan or ".repeat(390)));
    check(&format!("what did {} sya", "Xi and ".repeat(500)));
    check(&format!("who is {}", "\u{1F}\"'“‘«".repeat(250)));
}

// ---- The graph the examples ask, and answers from it ----

const WORDINGS: &str = include_str!("reference/wordings.txt");

struct News {
    session: Session,
}

impl News {
    fn new() -> Self {
        let mut graph = Graph::new();
        for statement in include_str!("reference/graph.cypher").split(";\n") {
            let query = query::parse(statement).expect("the graph's script is Cypher");
            run(&mut graph, &query);
        }
        let mut session = Session::over(graph);
        session.today = Some(TODAY);
        session.style.width = Some(WIDTH);
        Self { session }
    }

    /// The first of the queries that answer a question.
    fn query(&self, text: &str) -> Result<Query, whosaid::Diagnostic> {
        let deed = self.session.translate(text)?.deed;
        match deed {
            Deed::Queries(attempts) => Ok(attempts[0].query.clone()),
            Deed::Evidence(_) | Deed::Article(_) => Err(whosaid::Diagnostic::new("no query")),
        }
    }

    fn printed(&self, text: &str) -> String {
        match self.query(text) {
            Ok(query) => query.to_string(),
            Err(problem) => format!("error: {}", problem.message),
        }
    }

    fn rows(&mut self, query: &Query) -> Rows {
        let text = query.to_string();
        self.session.ask(text.as_str()).expect("a query").rows
    }

    /// What a user sees: notes, a table and what is said after it, or an error; after `explain`, the query.
    fn transcript(&mut self, input: &str) -> String {
        let response = self.session.respond(Input::read(input));
        let mut all = response.messages;
        all.push_str(&response.output);
        all.push_str(&response.footnotes);
        all
    }
}

fn run(graph: &mut Graph, query: &Query) -> Rows {
    let outcome = query::run(graph, query, &Parameters::new(), &Options::default());
    let outcome = outcome.unwrap_or_else(|problem| panic!("{query}\n{problem:?}"));
    outcome.rows
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
