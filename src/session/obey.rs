//! What commands and scripts do.

use super::command::Command;
use super::respond::said;
use super::saved::Target;
use super::{AnswerFormat, Input, Response, Session, Status, script, summary};
use crate::Diagnostic;
use crate::export::{FORMATS, GraphFormat};
use crate::graph::Value;
use crate::query::Rows;
use crate::read;
use crate::render::{self, Columns, Format};
use std::convert::Infallible;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::atomic::Ordering;

/// How deep scripts may run scripts.
const DEPTH: usize = 16;

/// Lists the articles of a graph.
const DOCUMENTS: &str = "MATCH (d:Document) OPTIONAL MATCH (s:Statement)-[:IN]->(d) \
    RETURN d.path AS document, d.title AS title, d.publisher AS publisher, d.date AS date, \
    count(s) AS statements, d.url AS url, d.author AS author, d.sha256 AS sha256 ORDER BY date, document";

/// How many of the columns a table for people has: the others are long, and programs want them.
const SHORT: usize = 5;

impl Session {
    /// Runs a script, and hands what each input gives to `show`, in order, with the input.
    ///
    /// An input that fails does not stop it; `:quit` and the options' `interrupt` do. Gives back the worst status.
    ///
    /// # Errors
    /// The first error of `show`, which stops it.
    pub fn run<E>(
        &mut self,
        script: &str,
        mut show: impl FnMut(&script::Entry, &Response) -> Result<(), E>,
    ) -> Result<Status, E> {
        let mut worst = Status::Done;
        for entry in script::entries(script) {
            let response = self.respond(entry.input.borrowed());
            show(&entry, &response)?;
            if response.status == Status::Quit {
                break;
            }
            worst = worst.max(response.status);
            if self.is_interrupted() {
                break;
            }
        }
        Ok(worst)
    }

    /// Whether the user has asked to stop what is being done.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        let interrupt = self.options.interrupt.as_ref();
        interrupt.is_some_and(|interrupt| interrupt.load(Ordering::Relaxed))
    }

    /// The articles of the graph, as rows; fewer columns where a table of them is shown.
    ///
    /// # Errors
    /// None for a graph that was read from articles.
    pub fn documents(&mut self) -> Result<Rows, Diagnostic> {
        let mut rows = self.ask(DOCUMENTS)?.rows;
        if self.style.format == AnswerFormat::Rows(Format::Table) {
            rows.columns.truncate(SHORT);
            rows.rows.iter_mut().for_each(|row| row.truncate(SHORT));
        }
        Ok(rows)
    }

    /// How much the graph holds, as rows.
    #[must_use]
    pub fn stats(&self) -> Rows {
        summary::stats(&self.graph)
    }

    /// Does what a command says.
    pub(super) fn obey(&mut self, command: Command) -> Result<Response, Diagnostic> {
        match command {
            Command::Help(word) => Ok(said(self.help(word.as_deref()))),
            Command::Schema => Ok(self.show_schema()),
            Command::Stats => Ok(self.show_rows(&self.stats())),
            Command::Documents => self.documents().map(|rows| self.show_rows(&rows)),
            Command::Explain(question) => {
                let asked = question.as_deref().map(|text| Input::read(text).owned());
                let asked = asked.or_else(|| self.last.clone());
                let none = || Diagnostic::new("nothing has been asked yet");
                Ok(self.explanation(asked.ok_or_else(none)?.borrowed()))
            }
            Command::Show(rows) => self.evidence(&rows),
            Command::Wide => Ok(self.widen()),
            Command::Format(None) => Ok(said(self.style.format.to_string())),
            Command::Format(Some(format)) => {
                self.style.format = format;
                Ok(Response::default())
            }
            Command::Confidence(None) => Ok(said(self.confidence.to_string())),
            Command::Confidence(Some(confidence)) => {
                self.confidence = confidence;
                Ok(Response::default())
            }
            Command::Export { file, question } => self.write_graph(&file, question.as_deref()),
            Command::Parameter(Some((name, value))) => {
                self.parameters.insert(name, value);
                Ok(Response::default())
            }
            Command::Parameter(None) => Ok(self.show_rows(&self.given())),
            Command::Save { target, replace } => match target {
                Target::File(file) => self.save(&file, replace),
                Target::Name(name) => self.keep_question(&name, replace),
            },
            Command::Run(name) => self.run_saved(name.as_deref()),
            Command::Forget(name) => self.forget_saved(&name),
            Command::Settings => Ok(self.settings()),
            Command::Source(file) => self.source(&file),
            Command::Read(paths) => Ok(self.read_more(paths)),
            Command::Duplicates(name) => self.show_duplicates(name.as_deref()),
            Command::Merge(words) => self.merge(&words),
            Command::Split(words) => self.split(&words),
            Command::Rename(words) => self.rename(&words),
            Command::Undo => self.undo(),
            Command::Quit => Ok(Response {
                status: Status::Quit,
                ..Response::default()
            }),
        }
    }

    /// Shows all columns from now on, or no longer.
    fn widen(&mut self) -> Response {
        let (columns, message) = match self.style.columns {
            Columns::Telling => (Columns::All, "tables show all columns\n"),
            Columns::All => (Columns::Telling, "tables show what tells most\n"),
        };
        self.style.columns = columns;
        Response {
            messages: message.into(),
            ..Response::default()
        }
    }

    /// The parameters, as rows.
    fn given(&self) -> Rows {
        let row = |(name, value): (&String, &Value)| vec![name.as_str().into(), value.clone()];
        Rows {
            columns: ["parameter", "value"].map(str::to_string).into(),
            rows: self.parameters.iter().map(row).collect(),
        }
    }

    /// Writes the graph, or what answers a question, in the format that the ending of the file's name tells.
    fn write_graph(&mut self, file: &str, question: Option<&str>) -> Result<Response, Diagnostic> {
        let answer = match question.map(|question| self.ask_with_part(question)) {
            Some(Err(problem)) => return Ok(self.failure(&problem, question.unwrap_or_default())),
            Some(Ok(answer)) => Some(answer),
            None => None,
        };
        let ending = Path::new(file).extension().and_then(OsStr::to_str);
        let format = ending.and_then(GraphFormat::ending).unwrap_or(&FORMATS[0]);
        if file == "-" {
            return self.exported(answer.as_ref(), format).map(said);
        }
        self.export_file(answer.as_ref(), format, file)?;
        let advice = match format.name {
            "dot" => format!("; `dot -Tsvg {file}` draws it"),
            "html" => "; a browser shows it".to_owned(),
            _ => String::new(),
        };
        Ok(Response {
            messages: render::plain(&format!("wrote `{file}`{advice}\n")),
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
        let status = self.run::<Infallible>(&script, |entry, response| {
            all.output.push_str(&response.output);
            if response.status == Status::Failed {
                let file = render::plain(file);
                let _ = writeln!(all.messages, "in `{file}`, line {}:", entry.line);
            }
            all.messages.push_str(&response.messages);
            all.messages.push_str(&response.footnotes);
            Ok(())
        });
        self.depth -= 1;
        let Ok(status) = status;
        Ok(Response { status, ..all })
    }
}

/// The text of a script.
///
/// # Errors
/// When the file cannot be read or is not UTF-8.
pub fn read_script(file: &str) -> Result<String, Diagnostic> {
    read::text(file)
}

pub(super) fn unwritable(file: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(format!("cannot write `{file}`: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    #[test]
    fn an_interrupt_stops_a_query_and_the_script_around_it() {
        let mut session = Session::new();
        session.options.interrupt = Some(Arc::new(AtomicBool::new(true)));
        let script = "UNWIND range(1, 100000) AS n RETURN count(n);\nRETURN 1 AS one\n";
        let mut seen = Vec::new();
        let status = session.run::<Infallible>(script, |entry, response| {
            seen.push((entry.line, response.messages.clone()));
            Ok(())
        });
        assert_eq!(status, Ok(Status::Failed));
        assert_eq!(seen.len(), 1, "{seen:?}");
        assert!(seen[0].1.contains("the query was stopped"), "{seen:?}");
    }
}
