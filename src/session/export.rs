//! The graph, or the part of it that an answer comes from, as `export` writes it.

use super::obey::unwritable;
use super::{Answer, Response, Session};
use crate::Diagnostic;
use crate::export::{Excerpt, Failure, GraphFormat, PAGE};
use std::fs;
use std::io::Write;
use std::path::Path;

impl Session {
    /// Writes the graph, or the part of it that `answer` rests on.
    ///
    /// # Errors
    /// Those of `output`, and what stands against that format.
    pub fn export(
        &self,
        answer: Option<&Answer>,
        format: &GraphFormat,
        output: &mut dyn Write,
    ) -> Result<(), Failure> {
        // A page tells more than the graph: the question, how it was understood, the articles' texts.
        if format.name == PAGE {
            let page = answer.map_or_else(|| self.page(), |answer| self.answer_page(answer));
            return Ok(output.write_all(page.as_bytes())?);
        }
        format.write(self.excerpt(answer), output)
    }

    /// Writes what answers a question, and gives back the messages beside it.
    ///
    /// # Errors
    /// As those of [`ask`](Self::ask) and [`export`](Self::export).
    pub fn export_answer(
        &mut self,
        question: &str,
        format: &GraphFormat,
        output: &mut dyn Write,
    ) -> Result<Response, Failure> {
        let answer = self.ask_with_part(question)?;
        self.export(Some(&answer), format, output)?;
        let shown = self.show(&answer, question);
        Ok(Response {
            output: String::new(),
            ..shown
        })
    }

    /// Writes the same to `file`, or into it where it is a folder and the format is one of several files.
    ///
    /// # Errors
    /// When `file` is an article that was read or cannot be written, and what stands against that format.
    pub fn export_file(
        &self,
        answer: Option<&Answer>,
        format: &GraphFormat,
        file: &str,
    ) -> Result<(), Diagnostic> {
        let files = if Path::new(file).is_dir() {
            let files = format.files(self.excerpt(answer));
            let files = files.map_err(|error| unwritable(file, &error))?;
            if files.is_empty() {
                return Err(Diagnostic::new(format!("`{file}` is a folder")));
            }
            let path = |name| Path::new(file).join(name).to_string_lossy().into_owned();
            files
                .into_iter()
                .map(|(name, bytes)| (path(name), bytes))
                .collect()
        } else {
            let mut bytes = Vec::new();
            match self.export(answer, format, &mut bytes) {
                Err(Failure::Problem(problem)) => return Err(problem),
                Err(Failure::Output(error)) => return Err(unwritable(file, &error)),
                Ok(()) => vec![(file.to_owned(), bytes)],
            }
        };
        for (file, bytes) in files {
            self.spare_article(&file)?;
            fs::write(&file, bytes).map_err(|error| unwritable(&file, &error))?;
        }
        Ok(())
    }

    /// What of the graph an answer rests on, as text.
    pub(super) fn exported(
        &self,
        answer: Option<&Answer>,
        format: &GraphFormat,
    ) -> Result<String, Diagnostic> {
        if format.name == PAGE {
            return Ok(answer.map_or_else(|| self.page(), |answer| self.answer_page(answer)));
        }
        format.text(self.excerpt(answer))
    }

    fn excerpt<'a>(&'a self, answer: Option<&'a Answer>) -> Excerpt<'a> {
        Excerpt {
            graph: &self.graph,
            part: answer.and_then(|answer| answer.part.as_ref()),
        }
    }
}
