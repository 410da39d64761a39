//! Results on standard output, everything else on standard error.

use std::io::{self, IsTerminal, Write};
use whosaid::Diagnostic;
use whosaid::render::{self, Colour};
use whosaid::session::{Response, Status};

/// How wide a table may be: what `COLUMNS` says, else the terminal's width; no bound elsewhere.
pub(super) fn width() -> Option<usize> {
    let asked = std::env::var("COLUMNS").ok();
    let asked = asked.and_then(|columns| columns.parse().ok());
    asked.filter(|columns| *columns > 0).or_else(|| {
        let terminal = io::stdout()
            .is_terminal()
            .then(terminal_size::terminal_size);
        terminal.flatten().map(|(width, _)| width.0.into())
    })
}

/// Prints a response: its messages, its result, its footnotes.
pub(super) fn print(response: &Response) -> io::Result<()> {
    whosaid::repl::show(response)
}

/// Prints a problem with `input`.
pub(super) fn complain(problem: &Diagnostic, input: &str, colour: Colour) -> Status {
    let drawing = render::error(problem, input, colour);
    // A message that nobody can read is no reason to stop.
    let _ = io::stderr().write_all(drawing.as_bytes());
    Status::Failed
}
