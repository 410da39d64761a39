//! `:undo`: what was done last is taken back, be it an edit or a reading.

use super::respond::{counted, said};
use super::library::Mark;
use super::{Response, Session, Status};
use crate::Diagnostic;
use crate::curate::{self, Edit};
use crate::graph::Deed;
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
        /// The articles that came.
        articles: Vec<String>,
        /// What there was before of nodes and relationships from elsewhere.
        before: Mark,
        /// What was done to the graph, where it was not made anew.
        deed: Deed,
    },
}

impl Session {
    /// Reads more articles, so that they can be taken back.
    pub(super) fn read_more(&mut self, paths: Vec<String>) -> Response {
        let (builds, before) = (self.builds, self.library.mark());
        self.graph.begin();
        let taken = self.take_in(paths, None, &mut |_| {});
        let deed = self.graph.keep();
        let is_new = self.builds > builds || !deed.is_empty();
        let description = format!("read {}", counted(taken.files, "file"));
        let mut response = Response::default();
        for problem in taken.problems {
            response.status = Status::Failed;
            response.messages += &render::error(&problem, "", self.style.colour);
        }
        if !is_new {
            let nothing = if taken.files == 0 { "" } else { ", nothing new" };
            let _ = writeln!(response.messages, "{description}{nothing}");
            return response;
        }
        let _ = writeln!(response.messages, "{description}; `:undo` takes it back");
        self.done.push(Done::Read {
            description,
            articles: taken.new,
            before,
            deed,
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
                articles,
                before,
            } => {
                if deed.is_empty() {
                    self.take_out(&articles, before)?;
                } else {
                    self.graph.undo(deed);
                }
                description
            }
        };
        self.names.take();
        // Its rows may show what is no more.
        self.answered = None;
        Ok(said(format!("undone: {description}")))
    }
}
