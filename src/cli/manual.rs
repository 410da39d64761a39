//! What shells and `man` know of the program, made from the same table as its help.

use super::{Stop, arguments};
use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use whosaid::Diagnostic;
use whosaid::session::Status;

const NAME: &str = env!("CARGO_PKG_NAME");

/// Prints the completions of a shell.
pub(super) fn completions(shell: Shell) -> Result<Status, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut arguments::program(), NAME, &mut script);
    io::stdout().write_all(&script)?;
    Ok(Status::Done)
}

/// Prints the man page, or writes one for the program and each command into `folder`.
pub(super) fn pages(folder: Option<&Path>) -> Result<Status, Stop> {
    let program = arguments::program();
    let Some(folder) = folder else {
        let mut page = Vec::new();
        Man::new(program).render(&mut page)?;
        io::stdout().write_all(&page)?;
        return Ok(Status::Done);
    };
    write_pages(&program, folder).map_err(|error| {
        Diagnostic::new(format!("cannot write to `{}`: {error}", folder.display()))
    })?;
    Ok(Status::Done)
}

/// The page of a command, and those of the commands in it; `help` needs none.
fn write_pages(command: &Command, folder: &Path) -> io::Result<()> {
    let page = Man::new(command.clone());
    let file = File::create(folder.join(page.get_filename()))?;
    page.render(&mut BufWriter::new(file))?;
    let inner = command.get_subcommands();
    for command in inner.filter(|command| command.get_name() != "help") {
        write_pages(command, folder)?;
    }
    Ok(())
}
