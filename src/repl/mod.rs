//! The line editor in front of a session; the only user of rustyline.
//!
//! Inputs come from a terminal ([`edit`]) or from a pipe ([`feed`]), and are cut as a script is; results
//! go to standard output, messages to standard error.

mod completion;
mod editor;
mod terminal;

#[cfg(feature = "serve")]
pub(crate) use completion::{Vocabulary, complete};

use crate::limit;
use crate::session::script::{Entry, Splitter};
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
    let mut splitter = Splitter::default();
    loop {
        let entries = match editor.read(session, splitter.rest(), splitter.open_mark()) {
            Ok(lines) => typed(&mut splitter, &lines),
            Err(ReadlineError::Interrupted) => {
                splitter = Splitter::default();
                Vec::new()
            }
            Err(ReadlineError::Eof) => break,
            Err(ReadlineError::Io(error)) => return Err(error),
            Err(error) => return Err(io::Error::other(error)),
        };
        if splitter.rest().is_none() {
            editor.remember().map_err(io::Error::other)?;
        }
        if answer_all(session, &entries, &interrupt)? == Status::Quit {
            break;
        }
    }
    editor.save();
    Ok(Status::Done)
}

/// The inputs that are whole after these lines: many, where they were pasted.
fn typed(splitter: &mut Splitter, lines: &str) -> Vec<Entry> {
    let whole = lines.split('\n').flat_map(|line| splitter.push(line));
    let mut entries: Vec<_> = whole.collect();
    entries.extend(splitter.take_whole());
    entries
}

/// Answers inputs as far as they come before `interrupt`; several of them with their own words
/// before their answers.
fn answer_all(
    session: &mut Session,
    entries: &[Entry],
    interrupt: &AtomicBool,
) -> io::Result<Status> {
    interrupt.store(false, Ordering::Relaxed);
    for entry in entries {
        if entries.len() > 1 {
            let input = entry.input.text().replace('\n', "\n> ");
            writeln!(io::stderr(), "> {}", crate::render::plain(&input))?;
        }
        session.style.width = width();
        let response = session.respond(entry.input.borrowed());
        show_unless(interrupt, &response)?;
        if response.status == Status::Quit {
            return Ok(Status::Quit);
        }
        if interrupt.load(Ordering::Relaxed) {
            break;
        }
    }
    Ok(Status::Done)
}

/// Answers each input of `lines`, without a prompt, as soon as no line can go on with it; gives back
/// the worst status.
///
/// # Errors
///
/// When `lines` cannot be read or standard output cannot be written.
pub fn feed(session: &mut Session, mut lines: impl BufRead) -> io::Result<Status> {
    let mut splitter = Splitter::default();
    let mut worst = Status::Done;
    let mut bytes = Vec::new();
    while limit::read_line(&mut lines, &mut bytes)? > 0 {
        let line = std::str::from_utf8(&bytes)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        for entry in splitter.push(line.trim_end_matches(['\n', '\r'])) {
            match answer(session, &entry)? {
                Status::Quit => return Ok(worst),
                status => worst = worst.max(status),
            }
        }
        bytes.clear();
    }
    match splitter
        .finish()
        .map(|entry| answer(session, &entry))
        .transpose()?
    {
        None | Some(Status::Quit) => Ok(worst),
        Some(status) => Ok(worst.max(status)),
    }
}

fn answer(session: &mut Session, entry: &Entry) -> io::Result<Status> {
    let response = session.respond(entry.input.borrowed());
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
