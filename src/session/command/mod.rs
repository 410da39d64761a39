//! A command to the session itself: what begins with a colon, and what anybody would try.

mod table;

pub(crate) use table::{COMMANDS, Description, Takes};

use super::input::explained;
use super::saved::Target;
use crate::Diagnostic;
use crate::diagnostic::did_you_mean;
use crate::graph::Value;
use crate::question::Confidence;
use crate::render::json;
use crate::session::AnswerFormat;
use std::str::FromStr;

/// A command, understood.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Command {
    Help(Option<String>),
    Schema,
    Stats,
    Documents,
    Explain(Option<String>),
    Format(Option<AnswerFormat>),
    Confidence(Option<Confidence>),
    /// Write the graph, or what answers a question.
    Export {
        file: String,
        question: Option<String>,
    },
    Parameter(Option<(String, Value)>),
    /// Write the last answer to a file or keep the last question under a name, also in place of what is there.
    Save {
        target: Target,
        replace: bool,
    },
    /// Ask a question that is kept, or list them.
    Run(Option<String>),
    Forget(String),
    Settings,
    Source(String),
    Quit,
    Read(Vec<String>),
    Duplicates(Option<String>),
    Merge(Vec<String>),
    Split(Vec<String>),
    Rename(Vec<String>),
    Undo,
    Show(Vec<usize>),
    Wide,
}

/// Whether `text` is a command: a colon begins it, or it is a name that some have without one;
/// `help` may have a word after it.
pub(super) fn is_command(text: &str) -> bool {
    let bare = text.trim_end_matches(';');
    text.starts_with(':') || described(bare).is_some() || asks_for_help(text)
}

fn asks_for_help(text: &str) -> bool {
    let words: Vec<_> = text.split_whitespace().take(3).collect();
    matches!(*words, [first, _] if first.eq_ignore_ascii_case("help"))
}

/// Reads a command.
pub(super) fn parse(text: &str) -> Result<Command, Diagnostic> {
    if let Some(question) = explained(text) {
        return Ok(Command::Explain(Some(question.to_owned())));
    }
    let (name, argument) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let argument = Argument(argument.trim());
    let name = name.trim_end_matches(';');
    let Some(described) = described(name) else {
        return Err(unknown(name));
    };
    match argument.0 {
        "" if !described.needs.is_empty() => {
            let needs = described.needs;
            Err(Diagnostic::new(format!("`{name}` needs {needs}")))
        }
        "" => (described.read)(argument),
        _ if described.argument.is_empty() => {
            Err(Diagnostic::new(format!("`{name}` takes nothing after it")))
        }
        _ => (described.read)(argument),
    }
}

/// The line of the table for a name.
pub(crate) fn described(name: &str) -> Option<&'static Description> {
    COMMANDS.iter().find(|command| command.is_called(name))
}

/// What stands after the name of a command.
#[derive(Clone, Copy)]
struct Argument<'t>(&'t str);

impl Argument<'_> {
    fn optional(self) -> Option<String> {
        named(self.0)
    }

    fn parsed<T: FromStr<Err = Diagnostic>>(self) -> Result<Option<T>, Diagnostic> {
        self.optional().map(|text| text.parse()).transpose()
    }

    fn name(self) -> Option<String> {
        named(unquoted(self.0))
    }

    fn unquoted(self) -> String {
        unquoted(self.0).to_owned()
    }

    fn words(self) -> Vec<String> {
        words(self.0)
    }

    fn export(self) -> Command {
        let (file, question) = word(self.0);
        Command::Export {
            file: file.to_owned(),
            question: named(question),
        }
    }

    fn save(self, replace: bool) -> Command {
        Command::Save {
            target: Target::of(unquoted(self.0)),
            replace,
        }
    }
}

/// A parameter, as `name=value` or `name = value`; the value is JSON, and plain text where it is none.
///
/// # Errors
/// When there is no `=`, no name before it, or typed JSON after it that makes no sense.
pub fn parameter(text: &str) -> Result<(String, Value), Diagnostic> {
    let form = || Diagnostic::new("a parameter is given as `name = value`");
    let (name, value) = text.split_once('=').ok_or_else(form)?;
    let (name, value) = (name.trim().trim_start_matches('$'), value.trim());
    if name.is_empty() || name.contains(char::is_whitespace) {
        return Err(form());
    }
    let value = match serde_json::from_str(value) {
        Ok(json) => json::to_value(&json)?,
        Err(_) => value.into(),
    };
    Ok((name.to_string(), value))
}

fn unknown(name: &str) -> Diagnostic {
    let problem = Diagnostic::new(format!("there is no command `{name}`"));
    match did_you_mean(name, COMMANDS.map(|command| command.name)) {
        Some(hint) => problem.hint(hint),
        None => problem.hint("`:help` lists the commands"),
    }
}

fn named(name: &str) -> Option<String> {
    (!name.is_empty()).then(|| name.to_string())
}

fn words(mut text: &str) -> Vec<String> {
    let mut words = Vec::new();
    while !text.is_empty() {
        let (first, rest) = word(text);
        words.extend(named(first));
        text = rest;
    }
    words
}

/// The first word, which may stand in quotation marks, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let quoted = |mark: char| text.strip_prefix(mark)?.split_once(mark);
    let (word, rest) = quoted('"')
        .or_else(|| quoted('\''))
        .or_else(|| text.split_once(char::is_whitespace))
        .unwrap_or((text, ""));
    (word, rest.trim_start())
}

fn unquoted(text: &str) -> &str {
    match word(text) {
        (word, "") => word,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: Command) {
        assert_eq!(parse(input), Ok(expected), "{input}");
    }

    fn refused(input: &str, message: &str, hint: &[&str]) {
        let Err(problem) = parse(input) else {
            panic!("{input} was taken");
        };
        assert_eq!(problem.message, message);
        assert_eq!(problem.hints, hint);
    }

    #[test]
    fn commands_are_understood() {
        check(":help", Command::Help(None));
        check(
            ":explain  who said what ",
            Command::Explain(Some("who said what".into())),
        );
        let json = AnswerFormat::Rows(crate::render::Format::Json);
        check(":format JSON", Command::Format(Some(json)));
        check(":source my file.who", Command::Source("my file.who".into()));
        check(":confidence", Command::Confidence(None));
        let sure = "0.5".parse().ok();
        check(":confidence 50%", Command::Confidence(sure));
        let dot = |file: &str, question: Option<&str>| Command::Export {
            file: file.into(),
            question: question.map(Into::into),
        };
        check(
            ":dot 'a b.dot' who said what",
            dot("a b.dot", Some("who said what")),
        );
        check(":dot x.dot", dot("x.dot", None));
        let given = |name: &str, value: Value| Command::Parameter(Some((name.into(), value)));
        check(":param", Command::Parameter(None));
        check(":param n = 3", given("n", 3.into()));
        check(
            ":param $name=Xi Jinping",
            given("name", "Xi Jinping".into()),
        );
        check(":param x = \"3\"", given("x", "3".into()));
        check(
            ":read a \"b c\" d",
            Command::Read(["a", "b c", "d"].map(Into::into).into()),
        );
        let save = |file: &str, replace| Command::Save {
            target: Target::File(file.into()),
            replace,
        };
        check(":save a.csv", save("a.csv", false));
        check(":save! 'my answer.csv'", save("my answer.csv", true));
        let target = Target::Name("my answer".into());
        let replace = false;
        check(":save my answer", Command::Save { target, replace });
        check(":run 'my answer'", Command::Run(Some("my answer".into())));
        check(":run", Command::Run(None));
        check(":forget trade", Command::Forget("trade".into()));
        check("help", Command::Help(None));
        check("help merge", Command::Help(Some("merge".into())));
        check("exit;", Command::Quit);
        check("\\q", Command::Quit);
        check("explain who", Command::Explain(Some("who".into())));
        assert!(!is_command("who said what: this"));
    }

    #[test]
    fn what_is_wrong_is_said() {
        refused(
            ":halp",
            "there is no command `:halp`",
            &["did you mean `:help`?"],
        );
        refused(
            ":xyzzy",
            "there is no command `:xyzzy`",
            &["`:help` lists the commands"],
        );
        refused(
            ":confidence high",
            "`high` is no confidence",
            &["a confidence is a number from 0 to 1, or a percentage: `0.7`, `70%`"],
        );
        refused(":quit now", "`:quit` takes nothing after it", &[]);
        let form = "a parameter is given as `name = value`";
        refused(":param x", form, &[]);
        refused(":param = 3", form, &[]);
        refused(":dot", "`:dot` needs a file: `:export graph.svg`", &[]);
        refused(
            ":read",
            "`:read` needs files or folders: `:read articles/`",
            &[],
        );
        refused(":undo it", "`:undo` takes nothing after it", &[]);
        refused(
            ":",
            "there is no command `:`",
            &["`:help` lists the commands"],
        );
    }
}
