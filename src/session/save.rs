//! `:save`: the last answer, written to a file.

use super::obey::unwritable;
use super::respond::{counted, written};
use super::{Answer, Input, Response, Session};
use crate::Diagnostic;
use crate::graph::Value;
use crate::graph::schema::label;
use crate::query::Stats;
use crate::render::{self, Format};
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
        let format = format_of(file).unwrap_or(self.style.format);
        let Some(answer) = self.answered.take() else {
            return Err(Diagnostic::new("there is no answer yet to write"));
        };
        let text = self.as_text(&answer, format);
        let count = answer.rows.rows.len();
        self.answered = Some(answer);
        write(file, &text, replace)?;
        Ok(Response {
            messages: render::plain(&format!("wrote `{file}`: {}\n", counted(count, "row"))),
            ..Response::default()
        })
    }

    /// An answer as a file has it: rows as wide as they are, or a drawing of what they rest on.
    fn as_text(&mut self, answer: &Answer, format: Format) -> String {
        if format == Format::Html {
            let input = self.last.as_ref();
            let asked = input.map_or(String::new(), |input| input.borrowed().text().to_owned());
            return self.answer_page(&asked, answer);
        }
        if format == Format::Dot {
            let again = self.last.as_ref().map(Input::owned);
            let asked = again.filter(|_| answer.changes == Stats::default());
            let again = asked.and_then(|input| self.ask_with_part(input.borrowed()).ok());
            if let Some(part) = again.and_then(|answer| answer.part) {
                return render::dot(&self.graph, Some(&part));
            }
        }
        written(|output| render::rows(&answer.rows, &self.graph, format, None, output))
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

/// The format that the ending of a file's name tells.
fn format_of(file: &str) -> Option<Format> {
    let ending = Path::new(file).extension()?.to_str()?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "csv" => Format::Csv,
        "json" => Format::Json,
        "jsonl" | "ndjson" => Format::Jsonl,
        "md" | "markdown" => Format::Markdown,
        "txt" => Format::Table,
        "dot" | "gv" => Format::Dot,
        "html" | "htm" => Format::Html,
        _ => return None,
    })
}

fn write(file: &str, text: &str, replace: bool) -> Result<(), Diagnostic> {
    let opened = if replace {
        File::create(file)
    } else {
        File::create_new(file)
    };
    let result = opened.and_then(|mut opened| opened.write_all(text.as_bytes()));
    result.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Diagnostic::new(format!("`{file}` is there already"))
            .hint(format!("`:save! {file}` writes in its place")),
        _ => unwritable(file, &error),
    })
}
