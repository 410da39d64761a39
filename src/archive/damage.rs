//! What is said when SQLite, or the disk below it, refuses.

use super::Archive;
use crate::Diagnostic;
use rusqlite::{Error, ErrorCode, ffi};
use std::path::Path;

impl Archive {
    /// What an error of SQLite means for the user.
    pub(super) fn problem(&self, error: &Error) -> Diagnostic {
        problem(&self.path, error)
    }

    /// A part of the file that is not as it was written.
    pub(super) fn damaged(&self, what: &str) -> Diagnostic {
        let file = self.path.display();
        Diagnostic::new(format!("the graph file `{file}` is damaged: {what}"))
            .hint(format!("`whosaid check -g '{file}'` tells what is safe"))
    }
}

/// What an error of SQLite means for the user of a file.
pub(super) fn problem(path: &Path, error: &Error) -> Diagnostic {
    let file = path.display();
    let own = |text: String| Diagnostic::new(text);
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => own(format!("cannot write `{file}`: the disk is full"))
            .hint("what was added before is kept; make room, and add again"),
        Some(ErrorCode::NotADatabase) => own(format!("`{file}` is no graph file")),
        Some(ErrorCode::DatabaseCorrupt) => {
            let problem = own(format!("the graph file `{file}` is damaged: {error}"));
            problem.hint(format!("`whosaid check -g '{file}'` tells what is safe"))
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            own(format!("`{file}` is being written by another program"))
                .hint("try again when it is done")
        }
        Some(ErrorCode::ReadOnly) => own(format!("`{file}` can only be read")),
        Some(ErrorCode::CannotOpen) => own(format!("cannot open `{file}`: {}", reason(error))),
        Some(ErrorCode::SystemIoFailure) => {
            own(format!("cannot read or write `{file}`: {}", reason(error)))
                .hint("what was added before is kept")
        }
        Some(ErrorCode::TooBig) => own(format!("too large for the graph file `{file}`")),
        // What SQLite cannot make sense of in its own tables was not written by it.
        _ => own(format!("the graph file `{file}` is damaged: {error}"))
            .hint(format!("`whosaid check -g '{file}'` tells what is safe")),
    }
}

/// What the system says, where SQLite tells.
fn reason(error: &Error) -> String {
    match error {
        Error::SqliteFailure(ffi::Error { extended_code, .. }, message) => message
            .clone()
            .unwrap_or_else(|| ffi::code_to_str(*extended_code).to_owned()),
        other => other.to_string(),
    }
}
