//! The line editor in front of a session; the only user of rustyline.
//!
//! Inputs come from a terminal ([`edit`]) or from a pipe ([`feed`]); results go to standard output,
//! messages to standard error.

mod completion;
mod editor;

use crate::session::{Response, Session, Status, script};
use editor::Editor;
use rustyline::error::ReadlineError;
use std::io::{self, BufRead, Write};

/// Asks for inputs on the terminal until the user leaves.
///
/// # Errors
///
/// When the terminal cannot be read or standard output cannot be written.
pub fn edit(session: &mut Session) -> io::Result<Status> {
    let mut editor = Editor::new(session).map_err(io::Error::other)?;
    loop {
        match editor.read(session) {
            Ok(input) if input.trim().is_empty() => {}
            Ok(input) => {
                let response = session.respond(&input);
                show(&response)?;
                if response.status == Status::Quit {
                    break;
                }
            }
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => break,
            Err(ReadlineError::Io(error)) => return Err(error),
            Err(error) => return Err(io::Error::other(error)),
        }
    }
    editor.save();
    Ok(Status::Done)
}

/// Answers each input of `lines`, without a prompt, until they end; gives back the worst status.
///
/// # Errors
///
/// When `lines` cannot be read or standard output cannot be written.
pub fn feed(session: &mut Session, lines: impl BufRead) -> io::Result<Status> {
    let mut worst = Status::Done;
    let mut open = String::new();
    for line in lines.lines() {
        open.push_str(&line?);
        if !script::is_finished(&open) {
            open.push('\n');
            continue;
        }
        match answer(session, &std::mem::take(&mut open))? {
            Status::Quit => return Ok(worst),
            status => worst = worst.max(status),
        }
    }
    let last = answer(session, &open)?;
    Ok(if last == Status::Quit {
        worst
    } else {
        worst.max(last)
    })
}

/// Answers the inputs in `text`.
fn answer(session: &mut Session, text: &str) -> io::Result<Status> {
    let mut worst = Status::Done;
    for input in script::inputs(text) {
        let response = session.respond(&input.text);
        show(&response)?;
        worst = worst.max(response.status);
        if worst == Status::Quit {
            break;
        }
    }
    Ok(worst)
}

/// Prints a response: its messages, then its result.
///
/// # Errors
///
/// When standard output cannot be written.
pub fn show(response: &Response) -> io::Result<()> {
    // Messages that nobody can read are no reason to stop.
    let _ = io::stderr().write_all(response.messages.as_bytes());
    let mut output = io::stdout().lock();
    output.write_all(response.output.as_bytes())?;
    output.flush()
}
