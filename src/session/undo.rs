//! `:undo`: what was done last is taken back, be it an edit or a reading.

use super::respond::{counted, said};
use super::{Response, Session, Status};
use crate::Diagnostic;
use crate::curate::{self, Edit};
use crate::graph::Deed;
use crate::ingest::Corpus;
use crate::render;
use std::fmt::Write as _;

/// What can be taken back.
#[derive(Debug)]
pub(super) enum Done {
    /// A merge, a split or a new name.
    Edited(Edit),
    /// Articles that were read.
    Read {
        description: String,
        deed: Deed,
        /// The phrases as they were before: as much memory again as the session has for them.
        corpus: Corpus,
    },
}

impl Session {
    /// Reads more articles, so that they can be taken back.
    pub(super) fn read_more(&mut self, paths: Vec<String>) -> Response {
        let corpus = self.corpus.clone();
        self.graph.begin();
        let (count, problems) = self.read(paths, None);
        let deed = self.graph.keep();
        let description = format!("read {}", counted(count, "file"));
        let mut response = Response::default();
        for problem in problems {
            if !problem.is_note {
                response.status = Status::Failed;
            }
            response.messages += &render::problem(&problem, "", self.style.colour);
        }
        if deed.is_empty() {
            let nothing = if count == 0 { "" } else { ", nothing new" };
            let _ = writeln!(response.messages, "{description}{nothing}");
            return response;
        }
        let _ = writeln!(response.messages, "{description}; `:undo` takes it back");
        self.done.push(Done::Read {
            description,
            deed,
            corpus,
        });
        response
    }

    pub(super) fn undo(&mut self) -> Result<Response, Diagnostic> {
        let none = || Diagnostic::new("there is nothing to undo");
        let description = match self.done.pop().ok_or_else(none)? {
            Done::Edited(edit) => {
                let description = edit.description.clone();
                curate::undo(&mut self.graph, edit);
                description
            }
            Done::Read {
                description,
                deed,
                corpus,
            } => {
                self.graph.undo(deed);
                self.corpus = corpus;
                description
            }
        };
        self.names.take();
        // Its rows may show what is no more.
        self.answered = None;
        Ok(said(render::plain(&format!("undone: {description}"))))
    }
}
