//! An input becomes what is to be shown: the result, and messages beside it.

use super::{Answer, Session, command};
use crate::Diagnostic;
use crate::query::Rows;
use crate::render::{self, Format};

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

    pub(super) fn explanation(&self, question: &str) -> Response {
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
}

/// The question after `explain`, if the input begins so.
fn explained(input: &str) -> Option<&str> {
    let (word, question) = input.split_once(char::is_whitespace)?;
    word.eq_ignore_ascii_case("explain")
        .then_some(question.trim())
}

/// A result without messages, on lines of its own.
pub(super) fn said(mut output: String) -> Response {
    if !output.ends_with('\n') {
        output.push('\n');
    }
    Response {
        output,
        ..Response::default()
    }
}

/// The text that `write` writes.
pub(super) fn written(
    write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>,
) -> String {
    let mut output = Vec::new();
    write(&mut output).expect("memory can always be written");
    String::from_utf8(output).expect("only text is written")
}
