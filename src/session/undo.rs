//! `:undo`: what was done last is taken back, be it an edit or a reading.

use super::library::Mark;
use super::respond::{counted, said};
use super::{Response, Session, Status};
use crate::Diagnostic;
use crate::curate::{self, Correction, Edit};
use crate::graph::Deed;
use crate::render;
use std::fmt::Write as _;

/// What can be taken back.
#[derive(Debug)]
pub(super) enum Done {
    /// A merge, a split, a new name, or what a statement has changed.
    Edited {
        edit: Edit,
        /// How often the graph had been made when it was done: it is right for that one only.
        builds: u64,
    },
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
        let (builds, before) = (self.builds, self.mark());
        self.graph.begin();
        let taken = self.take_in(paths, None, &mut |_| {});
        let deed = self.graph.keep();
        let is_new = self.builds > builds || !deed.is_empty();
        let description = format!("read {}", counted(taken.files, "file"));
        let mut response = Response::default();
        for problem in taken.problems {
            if !problem.is_note {
                response.status = Status::Failed;
            }
            response.messages += &render::problem(&problem, "", self.style.colour);
        }
        if !is_new {
            let nothing = if taken.files == 0 {
                ""
            } else {
                ", nothing new"
            };
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

    /// Keeps an edit that was made; where that cannot be done, takes it back.
    pub(super) fn keep_edit(
        &mut self,
        correction: Correction,
        edit: Edit,
    ) -> Result<(), Diagnostic> {
        let said = edit.description.clone();
        if let Err(problem) = self.note(correction, &said) {
            curate::undo(&mut self.graph, edit);
            return Err(problem);
        }
        self.done.push(Done::Edited {
            edit,
            builds: self.builds,
        });
        Ok(())
    }

    /// Keeps what a statement has changed.
    pub(super) fn keep_deed(&mut self, deed: Deed, statement: &str) -> Result<(), Diagnostic> {
        let correction = Correction::write(&self.graph, &deed);
        let mut said = statement.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((place, _)) = said.char_indices().nth(MOST) {
            said.truncate(place);
            said.push('…');
        }
        self.keep_edit(correction, Edit::of(said, deed))
    }

    pub(super) fn undo(&mut self) -> Result<Response, Diagnostic> {
        // What cannot be written into a graph file is not undone, and can be tried again.
        if matches!(self.done.last(), Some(Done::Edited { .. })) {
            self.forget()?;
        }
        let description = match self.done.pop() {
            Some(Done::Edited { edit, builds }) => {
                let description = edit.description.clone();
                if builds == self.builds {
                    curate::undo(&mut self.graph, edit);
                } else {
                    self.rebuild()?;
                }
                description
            }
            Some(Done::Read {
                description,
                deed,
                articles,
                before,
            }) => {
                if deed.is_empty() {
                    self.take_out(&articles, before)?;
                } else {
                    self.graph.undo(deed);
                }
                description
            }
            // What was changed before this prompt stands in the graph file.
            None => {
                let none = || Diagnostic::new("there is nothing to undo");
                let description = self.forget()?.ok_or_else(none)?;
                self.rebuild()?;
                description
            }
        };
        // Its rows may show what is no more.
        self.answered = None;
        Ok(said(render::plain(&format!("undone: {description}"))))
    }
}

/// So many letters of a statement stand in the history.
const MOST: usize = 200;
