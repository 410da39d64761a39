//! What a half-typed command may go on with: told by the table of commands.

use super::{Vocabulary, complete, starting};
use crate::session::AnswerFormat;
use crate::session::command::{COMMANDS, Takes, described};

/// Whether a file's name is to be typed next.
pub(crate) fn wants_file(line: &str) -> bool {
    let Some((name, argument)) = line.split_once(' ').filter(|_| line.starts_with(':')) else {
        return false;
    };
    match described(name).map(|command| command.takes) {
        Some(Takes::Files) => true,
        Some(Takes::FileAndInput) => !argument.contains(' '),
        _ => false,
    }
}

/// Where the word being typed starts, and what it may become.
pub(super) fn command(vocabulary: &Vocabulary, line: &str) -> (usize, Vec<String>) {
    let Some((name, argument)) = line.split_once(' ') else {
        let names = COMMANDS.map(|command| match command.argument {
            "" => command.name.to_string(),
            _ => format!("{} ", command.name),
        });
        return (0, starting(names.iter().map(String::as_str), line));
    };
    let start = line.len() - argument.len();
    match described(name).map_or(Takes::Nothing, |command| command.takes) {
        Takes::Nothing | Takes::Files => (line.len(), Vec::new()),
        Takes::Format => (start, starting(AnswerFormat::names(), argument)),
        Takes::Input => shifted(complete(vocabulary, argument), start),
        Takes::FileAndInput => {
            let input = argument.find(' ').map_or(argument.len(), |end| end + 1);
            shifted(complete(vocabulary, &argument[input..]), start + input)
        }
        Takes::Saved => {
            let saved = vocabulary.saved.iter().map(String::as_str);
            (start, starting(saved, argument))
        }
        Takes::Names => shifted(name_or_quoted(vocabulary, argument), start),
    }
}

/// Names as arguments of a command; one of several words in quotation marks.
fn name_or_quoted(vocabulary: &Vocabulary, argument: &str) -> (usize, Vec<String>) {
    let is_quoted = argument.matches('\'').count() % 2 == 1;
    let mark = if is_quoted { '\'' } else { ' ' };
    let start = argument.rfind(mark).map_or(0, |place| place + 1);
    let names = vocabulary.names(&argument[start..]).into_iter();
    let quoted = |name: String| {
        if is_quoted || !name.contains(' ') {
            name
        } else {
            format!("'{name}'")
        }
    };
    (start, names.map(quoted).collect())
}

fn shifted((start, candidates): (usize, Vec<String>), by: usize) -> (usize, Vec<String>) {
    (start + by, candidates)
}
