//! Results on standard output, everything else on standard error.

use std::io::{self, Write};
use whosaid::Diagnostic;
use whosaid::render::{self, Colour};
use whosaid::session::{Response, Status};

/// Prints a response: its messages, its result, its footnotes.
pub(super) fn print(response: &Response) -> io::Result<()> {
    whosaid::repl::show(response)
}

/// Prints a problem with `input`, or a note.
pub(super) fn complain(problem: &Diagnostic, input: &str, colour: Colour) -> Status {
    let drawing = render::problem(problem, input, colour);
    // A message that nobody can read is no reason to stop.
    let _ = io::stderr().write_all(drawing.as_bytes());
    if problem.is_note {
        Status::Done
    } else {
        Status::Failed
    }
}
