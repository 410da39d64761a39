//! An input becomes what is to be shown: the result, and messages beside it.

use super::command::{self, Command};
use super::{Answer, Session, help, script, subset, summary};
use crate::Diagnostic;
use crate::query::Rows;
use crate::render::{self, Format, Selection};
use std::fmt::Write as _;
use std::fs;

/// How deep scripts may run scripts.
const DEPTH: usize = 16;

/// Lists the articles of a graph.
const DOCUMENTS: &str = "MATCH (d:Document) OPTIONAL MATCH (s:Statement)-[:IN]->(d) \
    RETURN d.path AS document, d.title AS title, d.publisher AS publisher, d.date AS date, \
    count(s) AS statements ORDER BY date, document";

/// What is to be shown after an input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// The result.
    pub output: String,
    /// Notes, warnings and errors, drawn.
    pub messages: String,
    /// How it went.
    pub status: Status,
}

/// How an input went; the worse is the greater.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Done.
    #[default]
    Done,
    /// The question found nothing.
    NothingFound,
    /// It could not be done.
    Failed,
    /// The user wants to leave.
    Quit,
}

impl Session {
    /// Does what an input says, question or command, and shows what comes out.
    pub fn respond(&mut self, input: &str) -> Response {
        let input = input.trim();
        if input.is_empty() {
            return Response::default();
        }
        let result = match command::parse(input) {
            Some(command) => command.and_then(|command| self.obey(command)),
            None => self.answer(input),
        };
        result.unwrap_or_else(|problem| self.failure(&problem, input))
    }

    /// Runs a script, and hands what each input gives to `show`, in order, with the input.
    ///
    /// An input that fails does not stop it; `:quit` does. Gives back the worst status.
    ///
    /// # Errors
    /// The first error of `show`, which stops it.
    pub fn run<E>(
        &mut self,
        script: &str,
        mut show: impl FnMut(&script::Input, &Response) -> Result<(), E>,
    ) -> Result<Status, E> {
        let mut worst = Status::Done;
        for input in script::inputs(script) {
            let response = self.respond(&input.text);
            show(&input, &response)?;
            if response.status == Status::Quit {
                break;
            }
            worst = worst.max(response.status);
        }
        Ok(worst)
    }

    /// The articles of the graph, as rows.
    ///
    /// # Errors
    /// None for a graph that was read from articles.
    pub fn documents(&mut self) -> Result<Rows, Diagnostic> {
        self.ask(DOCUMENTS).map(|answer| answer.rows)
    }

    /// How much the graph holds, as rows.
    #[must_use]
    pub fn stats(&self) -> Rows {
        summary::stats(&self.graph)
    }

    /// The whole graph as `export` writes it: a drawing, or nodes and relationships.
    ///
    /// # Errors
    /// When `style.format` is neither `dot` nor `jsonl`.
    pub fn export(&self, part: Option<&Selection>) -> Result<String, Diagnostic> {
        match self.style.format {
            Format::Dot => Ok(render::dot(&self.graph, part)),
            Format::Jsonl => {
                let part = part.map(|part| subset::copy(&self.graph, part));
                let graph = part.as_ref().unwrap_or(&self.graph);
                Ok(written(|output| render::graph_json::write(graph, output)))
            }
            other => Err(
                Diagnostic::new(format!("a graph cannot be written as {other}"))
                    .hint("use `--format dot` or `--format jsonl`"),
            ),
        }
    }

    /// What answers a question, as `export` writes it.
    ///
    /// # Errors
    /// As those of [`ask`](Self::ask) and [`export`](Self::export).
    pub fn export_answer(&mut self, question: &str) -> Result<Response, Diagnostic> {
        let answer = self.ask(question)?;
        let part = self.part(&answer);
        let output = self.export(Some(&part))?;
        let shown = self.show(&answer, question);
        Ok(Response { output, ..shown })
    }

    /// An answer as it is shown: its rows, or a drawing of what they come from.
    pub fn show(&mut self, answer: &Answer, input: &str) -> Response {
        let mut response = match self.style.format {
            Format::Dot => {
                let part = self.part(answer);
                Response {
                    output: render::dot(&self.graph, Some(&part)),
                    ..self.show_rows(&answer.rows)
                }
            }
            _ => self.show_rows(&answer.rows),
        };
        let notes = answer.notes.iter();
        let drawn = notes.map(|note| render::warning(note, input, self.style.colour));
        response.messages.insert_str(0, &drawn.collect::<String>());
        response
    }

    /// Rows as they are shown.
    #[must_use]
    pub fn show_rows(&self, rows: &Rows) -> Response {
        let style = self.style;
        if rows.columns.is_empty() {
            return Response::default();
        }
        let output =
            written(|output| render::rows(rows, &self.graph, style.format, style.width, output));
        if rows.rows.is_empty() {
            let empty = style.format == Format::Table;
            return Response {
                output: if empty { String::new() } else { output },
                messages: "nothing found\n".into(),
                status: Status::NothingFound,
            };
        }
        Response {
            output,
            ..Response::default()
        }
    }

    /// A problem as it is shown.
    #[must_use]
    pub fn failure(&self, problem: &Diagnostic, input: &str) -> Response {
        Response {
            messages: render::error(problem, input, self.style.colour),
            status: Status::Failed,
            ..Response::default()
        }
    }

    /// The Cypher that a question stands for, as text that can be run.
    ///
    /// # Errors
    /// What is wrong with the question.
    pub fn explain(&self, question: &str) -> Result<String, Diagnostic> {
        let (query, _) = self.translate(question)?;
        Ok(query.to_string())
    }

    fn answer(&mut self, input: &str) -> Result<Response, Diagnostic> {
        if let Some(question) = explained(input) {
            return Ok(self.explanation(question));
        }
        let answer = self.ask(input)?;
        self.last = Some(input.to_string());
        Ok(self.show(&answer, input))
    }

    fn explanation(&self, question: &str) -> Response {
        let (query, notes) = match self.translate(question) {
            Ok(translation) => translation,
            Err(problem) => return self.failure(&problem, question),
        };
        let notes = notes.iter();
        let drawn = notes.map(|note| render::warning(note, question, self.style.colour));
        Response {
            messages: drawn.collect(),
            ..said(query.to_string())
        }
    }

    fn obey(&mut self, command: Command) -> Result<Response, Diagnostic> {
        match command {
            Command::Help(word) => Ok(said(help::help(word.as_deref()))),
            Command::Schema => Ok(self.show_rows(&summary::schema(&self.graph))),
            Command::Stats => Ok(self.show_rows(&self.stats())),
            Command::Documents => self.documents().map(|rows| self.show_rows(&rows)),
            Command::Explain(question) => {
                let question = question.or_else(|| self.last.clone());
                let none = || Diagnostic::new("nothing has been asked yet");
                Ok(self.explanation(&question.ok_or_else(none)?))
            }
            Command::Format(None) => Ok(said(self.style.format.to_string())),
            Command::Format(Some(format)) => {
                self.style.format = format;
                Ok(Response::default())
            }
            Command::Dot { file, question } => self.draw(&file, question.as_deref()),
            Command::Source(file) => self.source(&file),
            Command::Read(paths) => Ok(self.read_more(paths)),
            Command::Quit => Ok(Response {
                status: Status::Quit,
                ..Response::default()
            }),
        }
    }

    fn draw(&mut self, file: &str, question: Option<&str>) -> Result<Response, Diagnostic> {
        let answer = match question.map(|question| self.ask(question)) {
            Some(Err(problem)) => return Ok(self.failure(&problem, question.unwrap_or_default())),
            Some(Ok(answer)) => Some(answer),
            None => None,
        };
        let part = answer.map(|answer| self.part(&answer));
        let drawing = render::dot(&self.graph, part.as_ref());
        if file == "-" {
            return Ok(said(drawing));
        }
        fs::write(file, drawing).map_err(|error| unwritable(file, &error))?;
        Ok(Response {
            messages: format!("wrote `{file}`; `dot -Tsvg {file}` draws it\n"),
            ..Response::default()
        })
    }

    fn source(&mut self, file: &str) -> Result<Response, Diagnostic> {
        let script = read_script(file)?;
        if self.depth == DEPTH {
            return Err(Diagnostic::new(format!(
                "scripts run scripts more than {DEPTH} deep"
            )));
        }
        self.depth += 1;
        let mut all = Response::default();
        let status = self.run::<std::convert::Infallible>(&script, |input, response| {
            all.output.push_str(&response.output);
            if response.status == Status::Failed {
                let _ = writeln!(all.messages, "in `{file}`, line {}:", input.line);
            }
            all.messages.push_str(&response.messages);
            Ok(())
        });
        self.depth -= 1;
        let Ok(status) = status;
        Ok(Response { status, ..all })
    }

    fn read_more(&mut self, paths: Vec<String>) -> Response {
        let (count, problems) = self.read(paths, None);
        let mut response = Response::default();
        for problem in problems {
            response.status = Status::Failed;
            response.messages += &render::error(&problem, "", self.style.colour);
        }
        let files = if count == 1 { "file" } else { "files" };
        let _ = writeln!(response.messages, "read {count} {files}");
        response
    }
}

/// The text of a script.
///
/// # Errors
/// When the file cannot be read or is not UTF-8.
pub fn read_script(file: &str) -> Result<String, Diagnostic> {
    fs::read_to_string(file)
        .map_err(|error| Diagnostic::new(format!("cannot read `{file}`: {error}")))
}

/// The question after `explain`, if the input begins so.
fn explained(input: &str) -> Option<&str> {
    let (word, question) = input.split_once(char::is_whitespace)?;
    word.eq_ignore_ascii_case("explain")
        .then_some(question.trim())
}

fn said(mut output: String) -> Response {
    if !output.ends_with('\n') {
        output.push('\n');
    }
    Response {
        output,
        ..Response::default()
    }
}

fn written(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut output = Vec::new();
    write(&mut output).expect("memory can always be written");
    String::from_utf8(output).expect("only text is written")
}

fn unwritable(file: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(format!("cannot write `{file}`: {error}"))
}
