//! What is asked over HTTP, and what is answered. `openapi.json` describes it.

use super::worker::{Busy, Desk, Worker};
use crate::export::graph_json;
use crate::page::Asked;
use crate::query::{self, Rows};
use crate::render::{self, Colour, json};
use crate::session::{Answer, Input};
use crate::{Diagnostic, repl};
use axum::Json;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};
use std::time::Instant;

/// So many rows are sent.
const MOST: usize = 10_000;
/// So many questions can stand before one.
const MOST_BEFORE: usize = 5;
/// So many ways to go on are offered.
const OFFERED: usize = 20;

const OPENAPI: &str = include_str!("../../data/page/openapi.json");

/// What an address asks: its parameters in order.
type Parameters = Query<Vec<(String, String)>>;

/// A question, and what was asked before.
struct Question {
    text: String,
    before: Vec<String>,
}

impl Question {
    fn of(parameters: Vec<(String, String)>) -> Self {
        let mut question = Self {
            text: String::new(),
            before: Vec::new(),
        };
        for (name, value) in parameters {
            match name.as_str() {
                "q" => value.trim().clone_into(&mut question.text),
                "after" if !value.trim().is_empty() => question.before.push(value),
                _ => {}
            }
        }
        let late = question.before.len().saturating_sub(MOST_BEFORE);
        question.before.drain(..late);
        question
    }

    /// Its answer; nothing that would change the graph is asked.
    fn answer(&self, desk: &mut Desk) -> Result<Answer, Diagnostic> {
        match Input::read(&self.text) {
            _ if self.text.is_empty() => Err(Diagnostic::new("the question is empty")),
            Input::Command(text) => {
                let problem = Diagnostic::new(format!("`{text}` is a command, and no question"));
                Err(problem.hint("commands are for the prompt"))
            }
            Input::Statement(text) => {
                let query = query::parse(text).map_err(|error| error.diagnostic)?;
                if query.writes() {
                    let problem =
                        Diagnostic::new("this would change the graph, which is only read here");
                    return Err(problem.hint("at the prompt of `whosaid` it can be changed"));
                }
                desk.session.ask_after(&self.before, text)
            }
            Input::Question(text) => desk.session.ask_after(&self.before, text),
        }
    }
}

/// The page: all of the graph, or the answer to `q`.
pub(super) async fn page(State(worker): State<Worker>, Query(parameters): Parameters) -> Response {
    let question = Question::of(parameters);
    let made = worker.run(move |desk| write_page(&question, desk)).await;
    match made {
        Ok((status, text)) => {
            let framed = [(header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'")];
            (status, framed, Html(text)).into_response()
        }
        Err(busy) => busy.into_response(),
    }
}

fn write_page(question: &Question, desk: &mut Desk) -> (StatusCode, String) {
    if question.text.is_empty() {
        return (StatusCode::OK, desk.session.page_with(None, true));
    }
    match question.answer(desk) {
        Ok(answer) => {
            let asked = desk.session.asked(&answer, &question.before);
            (StatusCode::OK, desk.session.page_with(Some(asked), true))
        }
        Err(problem) => {
            let asked = Asked {
                question: &question.text,
                before: question.before.clone(),
                problem: Some(render::error(&problem, &question.text, Colour::Plain)),
                cypher: String::new(),
                notes: Vec::new(),
                left_out: Vec::new(),
                rows: &Rows::default(),
                behind: Vec::new(),
                part: None,
            };
            let status = status_of(&problem);
            (status, desk.session.page_with(Some(asked), true))
        }
    }
}

/// The answer to `q` as rows.
pub(super) async fn ask(State(worker): State<Worker>, Query(parameters): Parameters) -> Response {
    let question = Question::of(parameters);
    let began = Instant::now();
    let work = move |desk: &mut Desk| {
        let mut answer = question
            .answer(desk)
            .map_err(|problem| refused(&problem, &question.text))?;
        let count = answer.rows.rows.len();
        answer.rows.rows.truncate(MOST);
        Ok::<_, Failure>(json!({
            "question": question.text,
            "cypher": answer.query.to_string(),
            "columns": answer.rows.columns,
            "rows": json::from_rows(&answer.rows, desk.session.graph()),
            "count": count,
            "notes": messages(&answer.notes),
            "warnings": messages(&answer.warnings),
            "left_out": desk.session.left_out_notes(&answer),
            "milliseconds": u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        }))
    };
    respond(worker.run(work).await)
}

/// The part of the graph on which the answer to `q` rests.
pub(super) async fn graph(State(worker): State<Worker>, Query(parameters): Parameters) -> Response {
    let question = Question::of(parameters);
    let work = move |desk: &mut Desk| {
        let answer = question
            .answer(desk)
            .map_err(|problem| refused(&problem, &question.text))?;
        let part = answer.part.unwrap_or_default();
        let graph = desk.session.graph();
        let nodes = part.all_nodes(graph).into_iter();
        let nodes = nodes.map(|id| graph_json::node(id, graph));
        let relationships = part.relationships.iter();
        let relationships = relationships.map(|id| graph_json::relationship(*id, graph));
        Ok::<_, Failure>(json!({
            "nodes": nodes.take(MOST).collect::<Vec<_>>(),
            "relationships": relationships.take(MOST).collect::<Vec<_>>(),
        }))
    };
    respond(worker.run(work).await)
}

/// How `q` can go on.
pub(super) async fn complete(
    State(worker): State<Worker>,
    Query(parameters): Parameters,
) -> Response {
    let typed = parameters.into_iter().find(|(name, _)| name == "q");
    let typed = typed.map(|(_, text)| text).unwrap_or_default();
    let work = move |desk: &mut Desk| {
        let Desk {
            session,
            vocabulary,
        } = desk;
        vocabulary.refresh(session);
        let (start, words) = match Input::read(&typed) {
            Input::Command(_) => (typed.len(), Vec::new()),
            _ => repl::complete(vocabulary, &typed),
        };
        let words: Vec<String> = words.into_iter().take(OFFERED).collect();
        let start = typed
            .get(..start)
            .map_or(0, |before| before.chars().count());
        Ok::<_, Failure>(json!({"start": start, "completions": words}))
    };
    respond(worker.run(work).await)
}

/// What can be asked, in `OpenAPI`.
pub(super) async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], OPENAPI).into_response()
}

pub(super) async fn nothing() -> impl IntoResponse {
    problem(
        StatusCode::NOT_FOUND,
        "there is nothing here: `/openapi.json` tells what is",
    )
}

pub(super) async fn read_only() -> impl IntoResponse {
    problem(
        StatusCode::METHOD_NOT_ALLOWED,
        "the graph is only read here, with GET",
    )
}

/// Why there is no answer.
type Failure = (StatusCode, Value);

/// A refusal in words.
pub(super) fn problem(status: StatusCode, message: &str) -> impl IntoResponse + use<> {
    (status, Json(json!({"error": {"message": message}})))
}

fn refused(problem: &Diagnostic, question: &str) -> Failure {
    let place = |byte: usize| question.get(..byte).map(|before| before.chars().count());
    let span = problem
        .span
        .map(|span| [place(span.start), place(span.end)]);
    let error = json!({
        "message": problem.message,
        "hints": problem.hints,
        "span": span,
        "drawn": render::error(problem, question, Colour::Plain),
    });
    (status_of(problem), json!({"error": error}))
}

/// A question that is too much for the limits is another matter than one that makes no sense.
fn status_of(problem: &Diagnostic) -> StatusCode {
    let limits = ["the query took longer than", "the query was interrupted"];
    let is_late = limits
        .iter()
        .any(|limit| problem.message.starts_with(limit));
    if is_late {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::BAD_REQUEST
    }
}

fn messages(diagnostics: &[Diagnostic]) -> Vec<&str> {
    diagnostics.iter().map(|one| one.message.as_str()).collect()
}

fn respond(result: Result<Result<Value, Failure>, Busy>) -> Response {
    match result {
        Ok(Ok(value)) => Json(value).into_response(),
        Ok(Err((status, value))) => (status, Json(value)).into_response(),
        Err(busy) => busy.into_response(),
    }
}

impl IntoResponse for Busy {
    fn into_response(self) -> Response {
        let told = problem(
            StatusCode::SERVICE_UNAVAILABLE,
            "too many questions wait: ask again in a moment",
        );
        ([(header::RETRY_AFTER, "1")], told).into_response()
    }
}
