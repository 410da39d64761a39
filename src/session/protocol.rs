//! Cypher as JSON lines: each request is one object on one line, and so is its answer.
//!
//! `{"reset":true}` forgets the graph; `{"query":"…","params":{…}}` runs a statement and answers
//! `{"columns":[…],"rows":[[…]]}`; what fails answers `{"error":{…}}`. Values are typed JSON, see
//! [`render::json`](mod@crate::render::json).

use super::Session;
use crate::Diagnostic;
use crate::graph::Graph;
use crate::limit;
use crate::query::{self, Outcome, Parameters, Prepared, Procedure, Rows};
use crate::render::json;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};
use std::io::{self, BufRead, Write};

/// Answers each line of `requests` with one line of `answers`, over the session's graph, until they
/// end.
///
/// # Errors
/// When `requests` cannot be read or `answers` cannot be written; whatever a request holds is no
/// error.
pub fn serve(
    session: Session,
    mut requests: impl BufRead,
    mut answers: impl Write,
) -> io::Result<()> {
    let mut server = Server {
        session,
        prepared: FxHashMap::default(),
    };
    let mut line = Vec::new();
    while limit::read_line(&mut requests, &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            match server.answer(&line) {
                Ok(Answer::Done) => answers.write_all(br#"{"ok":true}"#)?,
                Ok(Answer::Rows(rows)) => write_rows(&rows, server.session.graph(), &mut answers)?,
                Err(error) => serde_json::to_writer(&mut answers, &json!({"error": error}))?,
            }
            answers.write_all(b"\n")?;
            answers.flush()?;
        }
        line.clear();
    }
    Ok(())
}

/// The graph, and the procedures that requests have brought.
struct Server {
    session: Session,
    /// Queries asked before: most are asked again, with other parameters.
    prepared: FxHashMap<String, Prepared>,
}

/// How many queries are remembered.
const REMEMBERED: usize = 256;

enum Answer {
    Done,
    Rows(Rows),
}

#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    reset: bool,
    query: Option<String>,
    params: Option<Map<String, Json>>,
    procedure: Option<ProcedureRequest>,
}

#[derive(Deserialize)]
struct ProcedureRequest {
    name: String,
    inputs: Vec<Column>,
    outputs: Vec<Column>,
    header: Option<Vec<String>>,
    rows: Vec<Vec<Json>>,
}

#[derive(Deserialize)]
struct Column {
    name: String,
    #[serde(rename = "type")]
    kind: String,
}

impl Server {
    fn answer(&mut self, line: &[u8]) -> Result<Answer, Json> {
        if !line.trim_ascii_start().starts_with(b"{") {
            return Err(refusal("a request is a JSON object"));
        }
        let request = serde_json::from_slice::<Request>(line)
            .map_err(|error| refusal(&format!("not a request: {error}")))?;
        match request {
            Request { reset: true, .. } if self.session.archive().is_some() => {
                Err(refusal("a graph file is not forgotten by `reset`"))
            }
            Request { reset: true, .. } => {
                let mut options = std::mem::take(&mut self.session.options);
                options.procedures.clear();
                self.session = Session::new();
                self.session.options = options;
                self.prepared.clear();
                Ok(Answer::Done)
            }
            Request {
                query: Some(query),
                params,
                ..
            } => self.run(&query, &params.unwrap_or_default()),
            Request {
                procedure: Some(request),
                ..
            } => {
                let procedure = procedure(&request).map_err(|problem| refusal(&problem.message))?;
                self.session.options.procedures.push(procedure);
                self.prepared.clear();
                Ok(Answer::Done)
            }
            _ => Err(refusal("neither `query` nor `reset` nor `procedure`")),
        }
    }

    fn run(&mut self, text: &str, parameters: &Map<String, Json>) -> Result<Answer, Json> {
        let parameters = parameters
            .iter()
            .map(|(name, value)| Ok((name.as_str().into(), json::to_value(value)?)))
            .collect::<Result<Parameters, Diagnostic>>()
            .map_err(|problem| refusal(&problem.message))?;
        let options = &mut self.session.options;
        options.keep = self.session.kept.is_kept();
        let outcome = match self.prepared.get_mut(text) {
            Some(known) => known.run(&mut self.session.graph, &parameters, options),
            None => self.run_new(text, &parameters),
        };
        let mut outcome = outcome.map_err(|error| failure(&error, text))?;
        if let Some(deed) = outcome.deed.take() {
            let kept = self.session.keep_deed(deed, text);
            kept.map_err(|problem| refusal(&problem.message))?;
        }
        Ok(Answer::Rows(outcome.rows))
    }

    fn run_new(&mut self, text: &str, parameters: &Parameters) -> Result<Outcome, query::Error> {
        let mut prepared = Prepared::new(query::parse(text)?);
        let outcome = prepared.run(&mut self.session.graph, parameters, &self.session.options);
        if self.prepared.len() >= REMEMBERED {
            self.prepared.clear();
        }
        self.prepared.insert(text.to_owned(), prepared);
        outcome
    }
}

/// A procedure that looks its answer up in the request's table.
fn procedure(request: &ProcedureRequest) -> Result<Procedure, Diagnostic> {
    let columns: Vec<&str> = (request.inputs.iter().chain(&request.outputs))
        .map(|column| column.name.as_str())
        .collect();
    let places: Vec<usize> = match &request.header {
        None => (0..columns.len()).collect(),
        Some(header) => columns
            .iter()
            .map(|column| header.iter().position(|name| name == column))
            .collect::<Option<_>>()
            .ok_or_else(|| Diagnostic::new("`header` does not name every input and output"))?,
    };
    let short = || Diagnostic::new("a row of the procedure has too few cells");
    let row = |row: &Vec<Json>| {
        let cells = places.iter().map(|place| row.get(*place).ok_or_else(short));
        cells.map(|cell| json::to_value(cell?)).collect()
    };
    let rows = request.rows.iter().map(row).collect::<Result<_, _>>()?;
    let inputs = request.inputs.iter();
    let inputs: Vec<_> = inputs.map(|input| (&*input.name, &*input.kind)).collect();
    let outputs = request.outputs.iter();
    let outputs: Vec<_> = outputs.map(|output| &*output.name).collect();
    Ok(Procedure::table(&*request.name, &inputs, &outputs, rows))
}

fn failure(error: &query::Error, text: &str) -> Json {
    json!({
        "type": error.kind.to_string(),
        "phase": error.phase.to_string(),
        "detail": error.detail.to_string(),
        "message": message(&error.diagnostic, text),
    })
}

/// The message, with the line and column that it is about, counted from 1.
fn message(problem: &Diagnostic, text: &str) -> String {
    let Some(before) = problem.span.and_then(|span| text.get(..span.start)) else {
        return problem.message.clone();
    };
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    format!("{} (line {line}, column {column})", problem.message)
}

/// The error of what is no request.
fn refusal(message: &str) -> Json {
    json!({
        "type": "RequestError",
        "phase": "compile",
        "detail": "InvalidRequest",
        "message": message,
    })
}

/// Writes rows one value after the other, so that a big answer is in memory only once.
fn write_rows(rows: &Rows, graph: &Graph, output: &mut impl Write) -> io::Result<()> {
    output.write_all(b"{\"columns\":")?;
    serde_json::to_writer(&mut *output, &rows.columns)?;
    output.write_all(b",\"rows\":[")?;
    for (index, row) in rows.rows.iter().enumerate() {
        output.write_all(if index == 0 { b"[" } else { b",[" })?;
        for (column, value) in row.iter().enumerate() {
            if column > 0 {
                output.write_all(b",")?;
            }
            json::write(value, graph, output)?;
        }
        output.write_all(b"]")?;
    }
    output.write_all(b"]}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(requests: &str, expected: &[&str]) {
        let mut answers = Vec::new();
        serve(Session::new(), requests.as_bytes(), &mut answers).unwrap();
        let answers = String::from_utf8(answers).unwrap();
        assert_eq!(answers.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_session() {
        check(
            r#"{"reset":true}
{"query":"CREATE (:Person {name:'Xi'})-[:SAID {n:2}]->(:Topic {name:'Taiwan'})","params":{}}

{"query":"MATCH (:Person)-[r:SAID]->(t) RETURN t.name, r.n/4.0 AS q, $x AS x","params":{"x":{"$type":"Float","_value":"NaN"}}}
{"query":"MATCH (n:Nobody) RETURN n"}
{"procedure":{"name":"test.city","inputs":[{"name":"name","type":"STRING?"}],"outputs":[{"name":"city","type":"STRING?"}],"header":["name","city"],"rows":[["Xi","Beijing"],["Trump","Washington"]]}}
{"query":"CALL test.city('Xi') YIELD city RETURN city"}
{"reset":true}
{"query":"MATCH (n) RETURN count(*) AS n"}"#,
            &[
                r#"{"ok":true}"#,
                r#"{"columns":[],"rows":[]}"#,
                r#"{"columns":["t.name","q","x"],"rows":[["Taiwan",0.5,{"$type":"Float","_value":"NaN"}]]}"#,
                r#"{"columns":["n"],"rows":[]}"#,
                r#"{"ok":true}"#,
                r#"{"columns":["city"],"rows":[["Beijing"]]}"#,
                r#"{"ok":true}"#,
                r#"{"columns":["n"],"rows":[[0]]}"#,
            ],
        );
    }

    #[test]
    fn what_is_no_request_is_answered_too() {
        let mut answers = Vec::new();
        let bad = b"{\n[true,null,null,null]\n\xff\n{}\n{\"query\":1}\n{\"query\":\"RETURN 1\",\"params\":[]}\n\
            {\"query\":\"RETURN $x\",\"params\":{\"x\":{\"$type\":\"Moon\",\"_value\":1}}}\n\
            {\"query\":\"RETURN 1 AS one\"}";
        serve(Session::new(), &bad[..], &mut answers).unwrap();
        let answers = String::from_utf8(answers).unwrap();
        let lines: Vec<_> = answers.lines().collect();
        assert_eq!(lines.len(), 8, "{answers}");
        for line in &lines[..7] {
            assert!(line.contains("\"type\":\"RequestError\""), "{line}");
        }
        assert_eq!(lines[7], r#"{"columns":["one"],"rows":[[1]]}"#);
    }

    #[test]
    fn errors_say_where() {
        let mut answers = Vec::new();
        let request = br#"{"query":"MATCH (a)\nRETURN b"}"#;
        serve(Session::new(), &request[..], &mut answers).unwrap();
        let answer: Json = serde_json::from_slice(&answers).unwrap();
        let error = &answer["error"];
        assert_eq!(error["type"], "SyntaxError");
        assert_eq!(error["phase"], "compile");
        assert_eq!(error["detail"], "UndefinedVariable");
        let message = error["message"].as_str().unwrap();
        assert!(message.ends_with("(line 2, column 8)"), "{message}");
    }
}
