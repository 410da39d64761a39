//! The graph, or the part of it that an answer comes from, as `export` writes it.

use super::respond::written;
use super::{Response, Session};
use crate::Diagnostic;
use crate::graph::Selection;
use crate::render::{self, Format};

impl Session {
    /// The whole graph as `export` writes it: a drawing, a page, or nodes and relationships.
    ///
    /// # Errors
    /// When `style.format` is no format of graphs.
    pub fn export(&self, part: Option<&Selection>) -> Result<String, Diagnostic> {
        match self.style.format {
            Format::Dot => Ok(render::dot(&self.graph, part)),
            Format::Jsonl => {
                let part = part.map(|part| self.graph.copy(part));
                let graph = part.as_ref().unwrap_or(&self.graph);
                Ok(written(|output| render::graph_json::write(graph, output)))
            }
            Format::Html => Ok(self.page()),
            other => Err(
                Diagnostic::new(format!("a graph cannot be written as {other}"))
                    .hint("use `--format html`, `--format dot` or `--format jsonl`"),
            ),
        }
    }

    /// What answers a question, as `export` writes it.
    ///
    /// # Errors
    /// As those of [`ask`](Self::ask) and [`export`](Self::export).
    pub fn export_answer(&mut self, question: &str) -> Result<Response, Diagnostic> {
        let answer = self.ask_with_part(question)?;
        let output = match self.style.format {
            Format::Html => self.answer_page(question, &answer),
            _ => self.export(answer.part.as_ref())?,
        };
        let shown = self.show(&answer, question);
        Ok(Response { output, ..shown })
    }
}
