//! What begins with a colon: a command to the session itself.

use crate::Diagnostic;
use crate::diagnostic::did_you_mean;
use crate::graph::Value;
use crate::query::question::Confidence;
use crate::render::{Format, json};

/// A command's name, its argument as help shows it, and what it does.
pub struct Description {
    /// With its colon.
    pub name: &'static str,
    /// In capitals what to put there; in brackets where it may be left out.
    pub argument: &'static str,
    /// What it does.
    pub meaning: &'static str,
}

/// All commands, in the order in which help lists them.
pub const COMMANDS: [Description; 19] = [
    describe(
        ":help",
        "[WORD]",
        "what can be asked; the forms that have a word",
    ),
    describe(
        ":schema",
        "",
        "labels, relationship types and properties of the graph",
    ),
    describe(":stats", "", "how much the graph holds"),
    describe(":documents", "", "the articles of the graph"),
    describe(
        ":explain",
        "[QUESTION]",
        "a question, or the last one, as Cypher",
    ),
    describe(
        ":show",
        "[NUMBER…]",
        "where it says that: the paragraphs behind rows of the last answer",
    ),
    describe(":wide", "", "show all columns in tables, or no longer"),
    describe(
        ":format",
        "[FORMAT]",
        "how results are written: table, json, jsonl, csv, …",
    ),
    describe(
        ":confidence",
        "[NUMBER]",
        "how sure statements must be, from 0 to 1, where a question does not say",
    ),
    describe(
        ":dot",
        "FILE [QUESTION]",
        "draw the graph, or what answers a question, for Graphviz",
    ),
    describe(
        ":param",
        "[NAME = VALUE]",
        "what $NAME stands for in Cypher, as JSON or as plain text",
    ),
    describe(":source", "FILE", "run a script"),
    describe(":quit", "", "leave, as Ctrl-D does"),
    describe(":read", "PATH…", "read more articles"),
    describe(
        ":duplicates",
        "[NAME]",
        "entities that may be one, with what speaks for each; those of that name",
    ),
    describe(
        ":merge",
        "NAME OTHER",
        "make two entities one, under the first name",
    ),
    describe(
        ":split",
        "NAME [PATH…]",
        "make one entity two: what these documents say is of another",
    ),
    describe(":rename", "NAME NEW", "call an entity something else"),
    describe(":undo", "", "take back the last :merge, :split or :rename"),
];

const fn describe(
    name: &'static str,
    argument: &'static str,
    meaning: &'static str,
) -> Description {
    Description {
        name,
        argument,
        meaning,
    }
}

/// A command, understood.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Command {
    Help(Option<String>),
    Schema,
    Stats,
    Documents,
    Explain(Option<String>),
    Show(Vec<usize>),
    Wide,
    Format(Option<Format>),
    Confidence(Option<Confidence>),
    Dot {
        file: String,
        question: Option<String>,
    },
    Parameter(Option<(String, Value)>),
    Source(String),
    Quit,
    Read(Vec<String>),
    Duplicates(Option<String>),
    Merge(Vec<String>),
    Split(Vec<String>),
    Rename(Vec<String>),
    Undo,
}

/// Reads a command; nothing if `input` is none.
pub(super) fn parse(input: &str) -> Option<Result<Command, Diagnostic>> {
    let input = input.trim();
    if !input.starts_with(':') {
        return None;
    }
    let (name, argument) = input.split_once(char::is_whitespace).unwrap_or((input, ""));
    Some(command(name, argument.trim()))
}

fn command(name: &str, argument: &str) -> Result<Command, Diagnostic> {
    let some = || (!argument.is_empty()).then(|| argument.to_string());
    let none = |command| match argument {
        "" => Ok(command),
        _ => Err(Diagnostic::new(format!("`{name}` takes nothing after it"))),
    };
    match name {
        ":help" | ":h" | ":?" => Ok(Command::Help(some())),
        ":schema" => none(Command::Schema),
        ":stats" => none(Command::Stats),
        ":documents" => none(Command::Documents),
        ":explain" => Ok(Command::Explain(some())),
        ":show" => numbers(argument).map(Command::Show),
        ":wide" => none(Command::Wide),
        ":format" => some()
            .map(|name| name.parse())
            .transpose()
            .map(Command::Format),
        ":confidence" => some()
            .map(|number| number.parse())
            .transpose()
            .map(Command::Confidence),
        ":dot" => {
            let (file, question) = word(argument);
            let question = (!question.is_empty()).then(|| question.to_string());
            let file = named(file).ok_or_else(|| lacking(name, "a file: `:dot graph.dot`"))?;
            Ok(Command::Dot { file, question })
        }
        ":param" if argument.is_empty() => Ok(Command::Parameter(None)),
        ":param" => parameter(argument).map(|given| Command::Parameter(Some(given))),
        ":source" => {
            let file = named(unquoted(argument));
            let file = file.ok_or_else(|| lacking(name, "a file: `:source questions.who`"))?;
            Ok(Command::Source(file))
        }
        ":read" => {
            let paths = words(argument);
            if paths.is_empty() {
                return Err(lacking(name, "files or folders: `:read articles/`"));
            }
            Ok(Command::Read(paths))
        }
        ":quit" | ":q" | ":exit" => none(Command::Quit),
        ":duplicates" => Ok(Command::Duplicates(
            some().map(|name| unquoted(&name).to_string()),
        )),
        ":merge" if argument.is_empty() => {
            Err(lacking(name, "two names: `:merge 'Xi Jinping' Xi`"))
        }
        ":merge" => Ok(Command::Merge(words(argument))),
        ":split" if argument.is_empty() => Err(lacking(name, "a name: `:split 'Michael Brown'`")),
        ":split" => Ok(Command::Split(words(argument))),
        ":rename" if argument.is_empty() => Err(lacking(
            name,
            "a name and a new one: `:rename Xi 'Xi Jinping'`",
        )),
        ":rename" => Ok(Command::Rename(words(argument))),
        ":undo" => none(Command::Undo),
        _ => Err(unknown(name)),
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

fn lacking(name: &str, what: &str) -> Diagnostic {
    Diagnostic::new(format!("`{name}` needs {what}"))
}

fn named(name: &str) -> Option<String> {
    (!name.is_empty()).then(|| name.to_string())
}

/// Numbers of rows.
fn numbers(text: &str) -> Result<Vec<usize>, Diagnostic> {
    let words = text.split([' ', ',', '\t']).filter(|word| !word.is_empty());
    let number = |word: &str| {
        let problem = || Diagnostic::new(format!("`{word}` is no number of a row"));
        let number = word.parse().map_err(|_| problem())?;
        (number > 0).then_some(number).ok_or_else(problem)
    };
    let hint =
        |problem: Diagnostic| problem.hint("`:show 2 5` shows what stands behind rows 2 and 5");
    words.map(|word| number(word).map_err(hint)).collect()
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
        assert_eq!(parse(input), Some(Ok(expected)), "{input}");
    }

    fn refused(input: &str, message: &str, hint: &[&str]) {
        let Some(Err(problem)) = parse(input) else {
            panic!("{input} was taken");
        };
        assert_eq!(problem.message, message);
        assert_eq!(problem.hints, hint);
    }

    #[test]
    fn commands_are_understood() {
        check(":help", Command::Help(None));
        check(
            "  :explain  who said what ",
            Command::Explain(Some("who said what".into())),
        );
        check(":format JSON", Command::Format(Some(Format::Json)));
        check(":source my file.who", Command::Source("my file.who".into()));
        check(":show", Command::Show(Vec::new()));
        check(":show 1, 4  12", Command::Show(vec![1, 4, 12]));
        check(":wide", Command::Wide);
        check(":confidence", Command::Confidence(None));
        let sure = "0.5".parse().ok();
        check(":confidence 50%", Command::Confidence(sure));
        let dot = |file: &str, question: Option<&str>| Command::Dot {
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
        assert_eq!(parse("who said what: this"), None);
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
        let rows = ["`:show 2 5` shows what stands behind rows 2 and 5"];
        refused(":show 2 all", "`all` is no number of a row", &rows);
        refused(":show 0", "`0` is no number of a row", &rows);
        refused(":quit now", "`:quit` takes nothing after it", &[]);
        let form = "a parameter is given as `name = value`";
        refused(":param x", form, &[]);
        refused(":param = 3", form, &[]);
        refused(":dot", "`:dot` needs a file: `:dot graph.dot`", &[]);
        refused(
            ":",
            "there is no command `:`",
            &["`:help` lists the commands"],
        );
    }
}
