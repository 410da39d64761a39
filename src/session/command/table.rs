//! The table of commands: their names, what they take, what they mean, and how they are read.

use super::{Argument, Command, parameter};
use crate::Diagnostic;

/// A command: what it is called, what it takes, and what it does.
pub(crate) struct Description {
    /// With its colon.
    pub(crate) name: &'static str,
    /// Other names; those without a colon are understood where nothing else is typed.
    pub(crate) aliases: &'static [&'static str],
    /// In capitals what to put there; in brackets where it may be left out.
    pub(crate) argument: &'static str,
    /// What it does.
    pub(crate) meaning: &'static str,
    /// What is asked for where it must be given and is not.
    pub(super) needs: &'static str,
    /// What completion offers after the name.
    pub(crate) takes: Takes,
    /// Whether it sets what holds for what comes after it, and so can stand in the user's settings.
    pub(crate) sets: bool,
    pub(super) read: fn(Argument<'_>) -> Result<Command, Diagnostic>,
}

/// What completion offers after the name of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    /// Nothing.
    Nothing,
    /// Files.
    Files,
    /// A format.
    Format,
    /// A question or a statement.
    Input,
    /// A file, and then a question or a statement.
    FileAndInput,
    /// Names in the graph, in quotation marks where they have several words.
    Names,
    /// The name of a question that is kept.
    Saved,
}

impl Description {
    /// Whether the command has that name, in whatever case.
    pub(super) fn is_called(&self, name: &str) -> bool {
        let mut names = std::iter::once(&self.name).chain(self.aliases);
        names.any(|own| own.eq_ignore_ascii_case(name))
    }
}

/// What most commands are: without other names, without an argument.
const PLAIN: Description = Description {
    name: "",
    aliases: &[],
    argument: "",
    meaning: "",
    needs: "",
    takes: Takes::Nothing,
    sets: false,
    read: |_| Ok(Command::Quit),
};

/// All commands, in the order in which help lists them.
pub(crate) const COMMANDS: [Description; 24] = [
    Description {
        name: ":help",
        aliases: &[":h", ":?", "help", "?"],
        argument: "[WORD]",
        meaning: "what can be asked; the forms that have a word",
        read: |given| Ok(Command::Help(given.optional())),
        ..PLAIN
    },
    Description {
        name: ":schema",
        meaning: "labels, relationship types and properties of the graph",
        read: |_| Ok(Command::Schema),
        ..PLAIN
    },
    Description {
        name: ":stats",
        meaning: "how much the graph holds",
        read: |_| Ok(Command::Stats),
        ..PLAIN
    },
    Description {
        name: ":documents",
        meaning: "the articles of the graph",
        read: |_| Ok(Command::Documents),
        ..PLAIN
    },
    Description {
        name: ":show",
        argument: "[NUMBER…]",
        meaning: "where it says that: the paragraphs behind rows of the last answer",
        read: |given| {
            given
                .optional()
                .map_or(Ok(Vec::new()), |text| numbers(&text))
                .map(Command::Show)
        },
        ..PLAIN
    },
    Description {
        name: ":wide",
        meaning: "show all columns in tables, or no longer",
        sets: true,
        read: |_| Ok(Command::Wide),
        ..PLAIN
    },
    Description {
        name: ":explain",
        aliases: &["explain"],
        argument: "[QUESTION]",
        meaning: "a question, or the last one, as Cypher",
        takes: Takes::Input,
        read: |given| Ok(Command::Explain(given.optional())),
        ..PLAIN
    },
    Description {
        name: ":format",
        argument: "[FORMAT]",
        meaning: "how results are written: table, json, jsonl, csv, …",
        takes: Takes::Format,
        sets: true,
        read: |given| given.parsed().map(Command::Format),
        ..PLAIN
    },
    Description {
        name: ":confidence",
        argument: "[NUMBER]",
        meaning: "how sure statements must be, from 0 to 1, where a question does not say",
        sets: true,
        read: |given| given.parsed().map(Command::Confidence),
        ..PLAIN
    },
    Description {
        name: ":save",
        argument: "FILE|NAME",
        meaning: "write the last answer, as the file's ending says: .csv, .json, .md, …; under a name \
            without an ending, keep the last question",
        needs: "a file for the answer or a name for the question: `:save answer.csv`, `:save trade`",
        takes: Takes::Files,
        read: |given| Ok(given.save(false)),
        ..PLAIN
    },
    Description {
        name: ":save!",
        argument: "FILE|NAME",
        meaning: "the same, in place of what is there",
        needs: "a file or a name: `:save! answer.csv`, `:save! trade`",
        takes: Takes::Files,
        read: |given| Ok(given.save(true)),
        ..PLAIN
    },
    Description {
        name: ":run",
        argument: "[NAME]",
        meaning: "ask a question again that is kept, or list them",
        takes: Takes::Saved,
        read: |given| Ok(Command::Run(given.name())),
        ..PLAIN
    },
    Description {
        name: ":forget",
        argument: "NAME",
        meaning: "keep a question no longer",
        needs: "the name of a question that is kept: `:forget trade`; `:run` lists them",
        takes: Takes::Saved,
        read: |given| Ok(Command::Forget(given.unquoted())),
        ..PLAIN
    },
    Description {
        name: ":export",
        aliases: &[":dot"],
        argument: "FILE [QUESTION]",
        meaning: "write the graph, or what answers a question: .html, .svg, .dot, .graphml, …",
        needs: "a file: `:export graph.svg`",
        takes: Takes::FileAndInput,
        read: |given| Ok(given.export()),
        ..PLAIN
    },
    Description {
        name: ":param",
        argument: "[NAME = VALUE]",
        meaning: "what $NAME stands for in Cypher, as JSON or as plain text",
        sets: true,
        read: |given| {
            let given = given.optional();
            let given = given.as_deref().map(parameter).transpose();
            given.map(Command::Parameter)
        },
        ..PLAIN
    },
    Description {
        name: ":settings",
        meaning: "what is set, and where to write what is to hold in each prompt",
        read: |_| Ok(Command::Settings),
        ..PLAIN
    },
    Description {
        name: ":source",
        argument: "FILE",
        meaning: "run a script",
        needs: "a file: `:source questions.who`",
        takes: Takes::Files,
        read: |given| Ok(Command::Source(given.unquoted())),
        ..PLAIN
    },
    Description {
        name: ":read",
        argument: "PATH…",
        meaning: "read more articles",
        needs: "files or folders: `:read articles/`",
        takes: Takes::Files,
        read: |given| Ok(Command::Read(given.words())),
        ..PLAIN
    },
    Description {
        name: ":duplicates",
        argument: "[NAME]",
        meaning: "entities that may be one, with what speaks for each; those of that name",
        takes: Takes::Names,
        read: |given| Ok(Command::Duplicates(given.name())),
        ..PLAIN
    },
    Description {
        name: ":merge",
        argument: "NAME OTHER",
        meaning: "make two entities one, under the first name",
        needs: "two names: `:merge 'Xi Jinping' Xi`",
        takes: Takes::Names,
        read: |given| Ok(Command::Merge(given.words())),
        ..PLAIN
    },
    Description {
        name: ":split",
        argument: "NAME [PATH…]",
        meaning: "make one entity two: what these documents say is of another",
        needs: "a name: `:split 'Michael Brown'`",
        takes: Takes::Names,
        read: |given| Ok(Command::Split(given.words())),
        ..PLAIN
    },
    Description {
        name: ":rename",
        argument: "NAME NEW",
        meaning: "call an entity something else",
        needs: "a name and a new one: `:rename Xi 'Xi Jinping'`",
        takes: Takes::Names,
        read: |given| Ok(Command::Rename(given.words())),
        ..PLAIN
    },
    Description {
        name: ":undo",
        meaning: "take back the last :read, :merge, :split or :rename",
        read: |_| Ok(Command::Undo),
        ..PLAIN
    },
    Description {
        name: ":quit",
        aliases: &[":q", ":exit", "quit", "exit", "\\q"],
        meaning: "leave, as Ctrl-D does",
        read: |_| Ok(Command::Quit),
        ..PLAIN
    },
];

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
