//! The line editor in front of a session; the only user of rustyline.
//!
//! Inputs come from a terminal ([`edit`]) or from a pipe ([`feed`]); results go to standard output,
//! messages to standard error.

mod completion;
mod editor;
mod terminal;

use crate::session::script::{Input, Splitter};
use crate::session::{Response, Session, Status};
use editor::Editor;
use rustyline::error::ReadlineError;
use std::io::{self, BufRead, Write};
use std::sync::atomic::{AtomicBool, Ordering};
pub use terminal::{show_paged, width};

/// Asks for inputs on the terminal until the user leaves.
///
/// What the session's `options.interrupt` stops is the input being answered, not the program.
///
/// # Errors
///
/// When the terminal cannot be read or standard output cannot be written.
pub fn edit(session: &mut Session) -> io::Result<Status> {
    let mut editor = Editor::new(session).map_err(io::Error::other)?;
    let interrupt = session.options.interrupt.clone().unwrap_or_default();
    loop {
        match editor.read(session) {
            Ok(input) if input.trim().is_empty() => {}
            Ok(input) => {
                interrupt.store(false, Ordering::Relaxed);
                session.style.width = width();
                let response = session.respond(&input);
                show_unless(&interrupt, &response)?;
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

/// Answers each input of `lines`, without a prompt, as soon as it is whole; gives back the worst
/// status.
///
/// # Errors
///
/// When `lines` cannot be read or standard output cannot be written.
pub fn feed(session: &mut Session, lines: impl BufRead) -> io::Result<Status> {
    let mut splitter = Splitter::default();
    let mut worst = Status::Done;
    for line in lines.lines() {
        let mut whole = splitter.push(&line?);
        whole.extend(splitter.take_whole());
        for input in whole {
            match answer(session, &input)? {
                Status::Quit => return Ok(worst),
                status => worst = worst.max(status),
            }
        }
    }
    match splitter
        .finish()
        .map(|input| answer(session, &input))
        .transpose()?
    {
        None | Some(Status::Quit) => Ok(worst),
        Some(status) => Ok(worst.max(status)),
    }
}

fn answer(session: &mut Session, input: &Input) -> io::Result<Status> {
    let response = session.respond(&input.text);
    show(&response)?;
    Ok(response.status)
}

/// Prints a response as far as it comes before `interrupt`; a long one in the pager.
fn show_unless(interrupt: &AtomicBool, response: &Response) -> io::Result<()> {
    if terminal::pager(&response.output).is_some() {
        return show_paged(response, || {});
    }
    io::stderr().write_all(response.messages.as_bytes())?;
    let mut output = io::stdout().lock();
    for line in response.output.split_inclusive('\n') {
        if interrupt.load(Ordering::Relaxed) {
            return Ok(());
        }
        output.write_all(line.as_bytes())?;
    }
    output.flush()?;
    io::stderr().write_all(response.footnotes.as_bytes())
}

/// Prints a response: its messages, its result, its footnotes.
///
/// # Errors
///
/// When standard output cannot be written.
pub fn show(response: &Response) -> io::Result<()> {
    // Messages that nobody can read are no reason to stop.
    let _ = io::stderr().write_all(response.messages.as_bytes());
    let mut output = io::stdout().lock();
    output.write_all(response.output.as_bytes())?;
    output.flush()?;
    let _ = io::stderr().write_all(response.footnotes.as_bytes());
    Ok(())
}
