//! An input becomes what is to be shown: the result, and messages beside it.

use super::layout::wrapped;
use super::{Answer, AnswerFormat, Input, Session, Style, command, script, summary};
use crate::Diagnostic;
use crate::export::GraphFormat;
use crate::query::{Rows, Stats, with_room};
use crate::question::{Deed, LeftOut, Translation};
use crate::render::{self, Columns, Format, Pictures};
use std::io;

/// What is to be shown after an input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// The result.
    pub output: String,
    /// Notes, warnings and errors, drawn; they come before the result.
    pub messages: String,
    /// What is to be said after the result.
    pub footnotes: String,
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

impl Response {
    /// Adds what comes after it, with an empty line between two results.
    pub fn add(&mut self, next: &Self) {
        if !self.output.is_empty() && !next.output.is_empty() {
            self.output.push('\n');
        }
        self.output += &next.output;
        self.messages += &next.messages;
        self.footnotes += &next.footnotes;
        self.status = self.status.max(next.status);
    }
}

impl Session {
    /// Does what an input says, question or command, and shows what comes out.
    pub fn respond<'t>(&mut self, input: impl Into<Input<&'t str>>) -> Response {
        let input = input.into();
        if input.text().is_empty() {
            return Response::default();
        }
        // Values may lie deep in each other, and so does what shows them.
        with_room(|| self.respond_with_room(input))
    }

    fn respond_with_room(&mut self, input: Input<&str>) -> Response {
        let result = match input {
            Input::Command(text) => command::parse(text).and_then(|command| self.obey(command)),
            Input::Statement(text) => self.answers(text),
            Input::Question(_) => self.answer(input),
        };
        result.unwrap_or_else(|problem| self.failure(&problem, input.text()))
    }

    /// An answer as it is shown: its rows, or a drawing of what they rest on.
    #[must_use]
    pub fn show(&self, answer: &Answer, input: &str) -> Response {
        let mut response = match (answer.is_english, self.style.format) {
            (true, AnswerFormat::Rows(Format::Table)) => self.show_table(&answer.rows),
            (_, AnswerFormat::Rows(_)) => self.show_rows(&answer.rows),
            (_, AnswerFormat::Graph(format)) => self.show_graph(answer, format, input),
        };
        let notes = self.draw_notes(&answer.notes);
        let draw = |warning| render::warning(warning, input, self.style.colour);
        let warnings: String = answer.warnings.iter().map(draw).collect();
        response.footnotes += &self.left_out(answer);
        response.messages = notes + &warnings + &changes(answer.changes) + &response.messages;
        response
    }

    /// Tells how many statements the answer leaves out; nothing if none.
    fn left_out(&self, answer: &Answer) -> String {
        let notes = self.left_out_notes(answer).into_iter();
        notes
            .map(|note| render::note(&Diagnostic::new(note), self.style.colour))
            .collect()
    }

    /// The same, each in words.
    pub(crate) fn left_out_notes(&self, answer: &Answer) -> Vec<String> {
        let more = if answer.rows.rows.is_empty() {
            ""
        } else {
            " more"
        };
        let LeftOut {
            unsure,
            unnamed,
            copies,
        } = answer.left_out;
        let unsure =
            (unsure > 0).then(|| format!("{unsure}{more} below confidence {}", self.confidence));
        let unnamed = (unnamed > 0).then(|| {
            format!("{unnamed}{more} by sources without a name: `what was said` shows them")
        });
        let copies = (copies > 0).then(|| {
            format!("{copies}{more} in copies of these stories: `including copies` counts them")
        });
        [unsure, unnamed, copies].into_iter().flatten().collect()
    }

    pub(super) fn draw_notes(&self, notes: &[Diagnostic]) -> String {
        let draw = |note| render::note(note, self.style.colour);
        notes.iter().map(draw).collect()
    }

    /// The rows of an English question as a table, and below it how many statements there are.
    fn show_table(&self, rows: &Rows) -> Response {
        let Style {
            width,
            columns,
            pictures,
            ..
        } = self.style;
        let shown = self.show_written(rows, |output| {
            render::answer(rows, &self.graph, columns, pictures, width, output)
        });
        let count = summary::statements(rows);
        let is_drawn = pictures == Pictures::Drawn && columns == Columns::Telling;
        let timeline = width
            .filter(|_| is_drawn)
            .and_then(|width| render::timeline(rows, width));
        let output = timeline.map_or(String::new(), |timeline| timeline + "\n") + &shown.output;
        Response {
            output,
            footnotes: count.map_or(String::new(), |count| count + "\n"),
            ..shown
        }
    }

    /// Rows as they are shown.
    #[must_use]
    pub fn show_rows(&self, rows: &Rows) -> Response {
        let Style {
            format,
            width,
            pictures,
            ..
        } = self.style;
        self.show_written(rows, |output| match format.of_rows() {
            Format::Table => render::table(rows, &self.graph, pictures, width, output),
            format => render::rows(rows, &self.graph, format, width, output),
        })
    }

    /// The part of the graph that an answer rests on; that there are no rows is told as of rows.
    fn show_graph(&self, answer: &Answer, format: &GraphFormat, input: &str) -> Response {
        match self.exported(Some(answer), format) {
            Ok(output) => Response {
                output,
                ..self.show_rows(&answer.rows)
            },
            Err(problem) => self.failure(&problem, input),
        }
    }

    /// Rows as `write` writes them, or a message that there are none.
    fn show_written(
        &self,
        rows: &Rows,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Response {
        let is_table = self.style.format.of_rows() == Format::Table;
        let is_empty = rows.rows.is_empty();
        if rows.columns.is_empty() {
            return Response::default();
        }
        let mut response = Response::default();
        if !(is_empty && is_table) {
            response.output = written(write);
        }
        if is_empty {
            response.messages = "nothing found\n".into();
            response.status = Status::NothingFound;
        }
        response
    }

    /// What was done, beside the result; in lines that fit the terminal.
    pub(super) fn said_beside(&self, message: &str) -> Response {
        let message = match self.style.width {
            Some(width) => wrapped(message, width, 0).join("\n"),
            None => message.to_owned(),
        };
        Response {
            messages: render::plain(&message) + "\n",
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
    pub fn explain<'t>(
        &mut self,
        question: impl Into<Input<&'t str>>,
    ) -> Result<String, Diagnostic> {
        let question = question.into();
        let translation = self.translate(question)?;
        self.explained(&translation, question)
    }

    /// The Cypher of the attempt that answers.
    fn explained(
        &mut self,
        translation: &Translation,
        question: Input<&str>,
    ) -> Result<String, Diagnostic> {
        let Deed::Queries(attempts) = &translation.deed else {
            return Err(Diagnostic::new(
                "this shows what the last answer rests on, and is no query",
            ));
        };
        let last = match attempts.as_slice() {
            [only] => only,
            [first, ..] => {
                let options = self.options.clone();
                let mut answers = first;
                for attempt in attempts {
                    let one = std::slice::from_ref(attempt);
                    let (outcome, _) = self.first_found(one, &options, question)?;
                    if !outcome.rows.rows.is_empty() {
                        answers = attempt;
                        break;
                    }
                }
                answers
            }
            [] => return Ok(String::new()),
        };
        Ok(render::plain(&last.query.to_string()))
    }

    /// The answers to statements between which `;` stands, as far as none fails.
    fn answers(&mut self, input: &str) -> Result<Response, Diagnostic> {
        let statements = script::statements(input);
        if statements.len() < 2 {
            return self.answer(Input::Statement(input));
        }
        let mut all = Response::default();
        for statement in statements.into_iter().map(str::trim) {
            let response = self
                .answer(Input::Statement(statement))
                .unwrap_or_else(|problem| self.failure(&problem, statement));
            let has_failed = response.status == Status::Failed;
            all.add(&response);
            if has_failed {
                break;
            }
        }
        Ok(all)
    }

    fn answer(&mut self, input: Input<&str>) -> Result<Response, Diagnostic> {
        if let Input::Question(_) = input {
            match self.translate(input)?.deed {
                Deed::Evidence(rows) => return self.evidence(&rows),
                Deed::Article(path) => return self.article(path.as_deref()),
                Deed::Queries(_) => {}
            }
        }
        let answer = match self.style.format {
            AnswerFormat::Graph(_) => self.ask_with_part(input),
            AnswerFormat::Rows(_) => self.ask(input),
        };
        if answer.is_err() && matches!(input, Input::Question(_)) {
            // "who else?" after a question that was not understood must not mean the one before that.
            self.context = None;
            self.asked.clear();
        }
        let answer = answer?;
        let tree = self.as_tree(&answer);
        let response = tree.unwrap_or_else(|| self.show(&answer, input.text()));
        if answer.is_english {
            self.note_asked(&answer.question);
        }
        self.last = Some(input.owned());
        self.answered = Some(answer);
        Ok(response)
    }

    pub(super) fn explanation(&mut self, question: Input<&str>) -> Response {
        let explained = self.translate(question).and_then(|translation| {
            let text = self.explained(&translation, question)?;
            Ok((text, translation.notes))
        });
        match explained {
            Ok((text, notes)) => Response {
                messages: self
                    .draw_notes(&notes.into_iter().map(Diagnostic::new).collect::<Vec<_>>()),
                ..said(text)
            },
            Err(problem) => self.failure(&problem, question.text()),
        }
    }
}

/// What a statement has changed, in words; nothing if nothing.
fn changes(stats: Stats) -> String {
    let counts = [
        (stats.nodes_created, "node", "created"),
        (stats.nodes_deleted, "node", "deleted"),
        (stats.relationships_created, "relationship", "created"),
        (stats.relationships_deleted, "relationship", "deleted"),
        (stats.labels_added, "label", "added"),
        (stats.labels_removed, "label", "removed"),
        (stats.properties_set, "property", "set"),
    ];
    let words: Vec<_> = counts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, noun, deed)| format!("{deed} {}", counted(*count, noun)))
        .collect();
    match words.as_slice() {
        [] => String::new(),
        words => words.join(", ") + "\n",
    }
}

/// `1 file`, `2 files`, `2 properties`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {noun}s"),
    }
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
pub(super) fn written(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> String {
    let mut output = Vec::new();
    write(&mut output).expect("memory can always be written");
    String::from_utf8(output).expect("only text is written")
}
