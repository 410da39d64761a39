//! The graph, or the part of it that an answer comes from, as `export` writes it.

use super::{Answer, Response, Session};
use crate::Diagnostic;
use crate::export::{Excerpt, Failure, GraphFormat};
use std::io::Write;

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

    /// What of the graph an answer rests on, as text.
    pub(super) fn exported(
        &self,
        answer: Option<&Answer>,
        format: &GraphFormat,
    ) -> Result<String, Diagnostic> {
        format.text(self.excerpt(answer))
    }

    fn excerpt<'a>(&'a self, answer: Option<&'a Answer>) -> Excerpt<'a> {
        Excerpt {
            graph: &self.graph,
            part: answer.and_then(|answer| answer.part.as_ref()),
        }
    }
}
