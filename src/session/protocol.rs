//! Cypher as JSON lines: each request is one object on one line, and so is its answer.
//!
//! `{"reset":true}` forgets the graph; `{"query":"…","params":{…}}` runs a statement and answers
//! `{"columns":[…],"rows":[[…]]}`; what fails answers `{"error":{…}}`. Values are typed JSON, see
//! [`json`](crate::render::json).

use super::stub::query::{self, Options, Parameters};
use crate::Diagnostic;
use crate::graph::Graph;
use crate::query::Rows;
use crate::render::json;
use serde_json::{Map, Value as Json, json};
use std::io::{self, BufRead, Write};

/// Answers each line of `requests` with one line of `answers`, until they end.
///
/// # Errors
/// When `requests` cannot be read or `answers` cannot be written; whatever a request holds is no
/// error.
pub fn serve(
    mut graph: Graph,
    mut requests: impl BufRead,
    mut answers: impl Write,
) -> io::Result<()> {
    let mut line = Vec::new();
    while requests.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            match answer(&mut graph, &line) {
                Answer::Rows(rows) => write_rows(&rows, &graph, &mut answers)?,
                Answer::Other(object) => serde_json::to_writer(&mut answers, &object)?,
            }
            answers.write_all(b"\n")?;
            answers.flush()?;
        }
        line.clear();
    }
    Ok(())
}

enum Answer {
    Rows(Rows),
    Other(Json),
}

fn answer(graph: &mut Graph, line: &[u8]) -> Answer {
    let request: Map<String, Json> = match serde_json::from_slice(line) {
        Ok(request) => request,
        Err(error) => return Answer::Other(refusal(&format!("not a JSON object: {error}"))),
    };
    if request.get("reset").is_some_and(|reset| *reset == true) {
        *graph = Graph::new();
        return Answer::Other(json!({"ok": true}));
    }
    if request.contains_key("procedure") {
        return Answer::Other(json!({"unsupported": "procedure"}));
    }
    match (request.get("query"), request.get("params")) {
        (Some(Json::String(query)), None | Some(Json::Null)) => run(graph, query, &Map::new()),
        (Some(Json::String(query)), Some(Json::Object(parameters))) => {
            run(graph, query, parameters)
        }
        (Some(Json::String(_)), Some(_)) => Answer::Other(refusal("`params` is not an object")),
        _ => Answer::Other(refusal("neither `query` nor `reset` nor `procedure`")),
    }
}

fn run(graph: &mut Graph, text: &str, parameters: &Map<String, Json>) -> Answer {
    let values = parameters
        .iter()
        .map(|(name, value)| Ok((name.as_str().into(), json::to_value(value)?)))
        .collect::<Result<Parameters, Diagnostic>>();
    let parameters = match values {
        Ok(parameters) => parameters,
        Err(problem) => return Answer::Other(refusal(&problem.message)),
    };
    let outcome = query::parse(text)
        .and_then(|query| query::run(graph, &query, &parameters, &Options::default()));
    match outcome {
        Ok(outcome) => Answer::Rows(outcome.rows),
        Err(error) => Answer::Other(json!({"error": {
            "type": error.kind.to_string(),
            "phase": error.phase.to_string(),
            "detail": error.detail.to_string(),
            "message": message(&error.diagnostic, text),
        }})),
    }
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

/// The answer to what is no request.
fn refusal(message: &str) -> Json {
    json!({"error": {
        "type": "RequestError",
        "phase": "compile",
        "detail": "InvalidRequest",
        "message": message,
    }})
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
            serde_json::to_writer(&mut *output, &json::from_value(value, graph))?;
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
        serve(Graph::new(), requests.as_bytes(), &mut answers).unwrap();
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
{"procedure":{"name":"test"}}
{"reset":true}
{"query":"MATCH (n) RETURN count(*) AS n"}"#,
            &[
                r#"{"ok":true}"#,
                r#"{"columns":[],"rows":[]}"#,
                r#"{"columns":["t.name","q","x"],"rows":[["Taiwan",0.5,{"$type":"Float","_value":"NaN"}]]}"#,
                r#"{"columns":["n"],"rows":[]}"#,
                r#"{"unsupported":"procedure"}"#,
                r#"{"ok":true}"#,
                r#"{"columns":["n"],"rows":[[0]]}"#,
            ],
        );
    }

    #[test]
    fn what_is_no_request_is_answered_too() {
        let mut answers = Vec::new();
        let bad = b"{\n[1]\n\xff\n{}\n{\"query\":1}\n{\"query\":\"RETURN 1\",\"params\":[]}\n\
            {\"query\":\"RETURN $x\",\"params\":{\"x\":{\"$type\":\"Moon\",\"_value\":1}}}\n\
            {\"query\":\"RETURN 1 AS one\"}";
        serve(Graph::new(), &bad[..], &mut answers).unwrap();
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
        serve(Graph::new(), &request[..], &mut answers).unwrap();
        let answer: Json = serde_json::from_slice(&answers).unwrap();
        let error = &answer["error"];
        assert_eq!(error["type"], "SyntaxError");
        assert_eq!(error["phase"], "compile");
        assert_eq!(error["detail"], "UndefinedVariable");
        let message = error["message"].as_str().unwrap();
        assert!(message.ends_with("(line 2, column 8)"), "{message}");
    }
}
