//! `:save`: the last answer, written to a file.

use super::obey::unwritable;
use super::respond::{counted, written};
use super::{Answer, AnswerFormat, Input, Response, Session};
use crate::Diagnostic;
use crate::export::Failure;
use crate::graph::Value;
use crate::graph::schema::label;
use crate::query::Stats;
use crate::render;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

impl Session {
    /// Writes the last answer to `file`; one that is there only if it may be replaced.
    pub(super) fn save(&mut self, file: &str, replace: bool) -> Result<Response, Diagnostic> {
        self.spare_article(file)?;
        if Path::new(file).is_dir() {
            return Err(Diagnostic::new(format!("`{file}` is a folder")));
        }
        let format = AnswerFormat::of_file(file).unwrap_or(self.style.format);
        let Some(answer) = self.answered.take() else {
            return Err(Diagnostic::new("there is no answer yet to write"));
        };
        let count = answer.rows.rows.len();
        let bytes = self.as_bytes(&answer, format);
        self.answered = Some(answer);
        write(file, &bytes?, replace)?;
        Ok(Response {
            messages: render::plain(&format!("wrote `{file}`: {}\n", counted(count, "row"))),
            ..Response::default()
        })
    }

    /// An answer as a file has it: rows as wide as they are, or the part of the graph that they rest on.
    fn as_bytes(&mut self, answer: &Answer, format: AnswerFormat) -> Result<Vec<u8>, Diagnostic> {
        let format = match format {
            AnswerFormat::Rows(format) => {
                let rows =
                    written(|output| render::rows(&answer.rows, &self.graph, format, None, output));
                return Ok(rows.into_bytes());
            }
            AnswerFormat::Graph(format) => format,
        };
        let again = self.last.as_ref().map(Input::owned);
        let asked = again.filter(|_| answer.changes == Stats::default());
        let again = asked.and_then(|input| self.ask_with_part(input.borrowed()).ok());
        let mut bytes = Vec::new();
        match self.export(Some(again.as_ref().unwrap_or(answer)), format, &mut bytes) {
            Err(Failure::Problem(problem)) => Err(problem),
            Err(Failure::Output(error)) => Err(Diagnostic::new(error.to_string())),
            Ok(()) => Ok(bytes),
        }
    }

    /// Refuses to write to a file from which an article was read.
    pub(super) fn spare_article(&self, file: &str) -> Result<(), Diagnostic> {
        if self.has_read(file) {
            let problem = Diagnostic::new(format!("`{file}` is an article that was read"));
            return Err(problem.hint("name another file"));
        }
        Ok(())
    }

    /// Whether a document of the graph was read from `file`.
    fn has_read(&self, file: &str) -> bool {
        let Ok(own) = fs::canonicalize(file) else {
            return false;
        };
        let documents = self.graph.nodes_with_label(label::DOCUMENT).iter();
        let paths = documents.filter_map(|node| self.graph.property(*node, "path"));
        let mut paths = paths.filter_map(Value::as_str);
        // A document elsewhere has another file name: only those of that name are looked for.
        let name = own.file_name();
        paths.any(|path| {
            Path::new(path).file_name() == name
                && fs::canonicalize(path).is_ok_and(|path| path == own)
        })
    }
}

fn write(file: &str, bytes: &[u8], replace: bool) -> Result<(), Diagnostic> {
    let opened = if replace {
        File::create(file)
    } else {
        File::create_new(file)
    };
    let result = opened.and_then(|mut opened| opened.write_all(bytes));
    result.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Diagnostic::new(format!("`{file}` is there already"))
            .hint(format!("`:save! {file}` writes in its place")),
        _ => unwritable(file, &error),
    })
}
