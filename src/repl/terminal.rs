//! How large the terminal is, and the pager for what is larger.

use crate::session::Response;
use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

/// The pager, where `PAGER` names none: it ends at once where all fits, shows colours, and leaves the text.
const PAGER: &str = "less -FRX";

/// How wide a table may be: what `COLUMNS` says, else the terminal's width as it is now; no bound elsewhere.
#[must_use]
pub fn width() -> Option<usize> {
    let asked = std::env::var("COLUMNS").ok();
    let asked = asked.and_then(|columns| columns.parse().ok());
    let asked = asked.filter(|columns| *columns > 0);
    asked.or_else(|| size().map(|(width, _)| width))
}

/// Columns and lines of the terminal; nothing if results go elsewhere.
fn size() -> Option<(usize, usize)> {
    let terminal = io::stdout().is_terminal();
    let size = terminal.then(terminal_size::terminal_size).flatten();
    size.map(|(width, height)| (width.0.into(), height.0.into()))
}

/// Prints a response; a result that is longer than the terminal goes through the pager. `before` is called
/// only if it does.
///
/// # Errors
///
/// When standard output cannot be written.
pub fn show_paged(response: &Response, before: impl FnOnce()) -> io::Result<()> {
    if let Some(pager) = pager(&response.output) {
        // Messages that nobody can read are no reason to stop.
        let _ = io::stderr().write_all(response.messages.as_bytes());
        before();
        if page(&response.output, &pager).is_ok() {
            let _ = io::stderr().write_all(response.footnotes.as_bytes());
            return Ok(());
        }
        // Without a pager, all of it is printed as it is elsewhere.
        let unsaid = Response {
            messages: String::new(),
            ..response.clone()
        };
        return super::show(&unsaid);
    }
    super::show(response)
}

/// The command for what is longer than the terminal; nothing for what is not.
pub(super) fn pager(text: &str) -> Option<String> {
    let (_, height) = size()?;
    let named = std::env::var("PAGER").unwrap_or_else(|_| PAGER.to_owned());
    (is_longer(text, height) && !named.trim().is_empty()).then_some(named)
}

/// Whether a text and the prompt below it take more lines than there are.
fn is_longer(text: &str, height: usize) -> bool {
    text.lines().count() + 2 > height
}

fn page(text: &str, pager: &str) -> io::Result<()> {
    let mut words = pager.split_whitespace();
    let program = words.next().unwrap_or_default();
    let mut pager = Command::new(program)
        .args(words)
        .stdin(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = pager.stdin.take() {
        // Who leaves the pager early has read enough.
        let _ = input.write_all(text.as_bytes());
    }
    pager.wait().map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_the_terminal_needs_no_pager() {
        assert!(!is_longer("a\nb\n", 4));
        assert!(is_longer("a\nb\nc\n", 4));
    }

    #[test]
    fn a_pager_is_run_and_a_missing_one_is_an_error() {
        assert!(page("text", "true with words").is_ok());
        assert!(page("text", "no-such-pager-anywhere").is_err());
    }
}
