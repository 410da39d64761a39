//! What can be written on the command line.

use super::examples;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::parser::ValueSource;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, value_parser};
use clap_complete::Shell;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::time::Duration;
use whosaid::Diagnostic;
use whosaid::export::{FORMATS, GraphFormat};
use whosaid::graph::Value;
use whosaid::question::Confidence;
use whosaid::render::Format;
use whosaid::session::{AnswerFormat, parameter};

/// Reads news text into a graph of who said what about what, and answers questions about it.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, after_help = examples::PROGRAM)]
pub(crate) struct Arguments {
    /// What to do; a prompt for questions if nothing is named.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) articles: Articles,
    /// At the prompt, do without the user's settings (`:settings` tells where they are).
    #[arg(long)]
    pub(crate) no_settings: bool,
    #[command(flatten)]
    pub(crate) options: Options,
}

/// The heading of what holds for every command, below what is a command's own.
const SHARED: &str = "Options of all commands";

/// What of it says nothing to some commands, and is left out of their help.
const IDLE: &[(&str, &[&str])] = &[
    ("completions", EVERYTHING),
    ("man", EVERYTHING),
    ("add", READING),
    ("remove", LOOKING),
    ("history", LOOKING.split_at(1).1),
    ("check", LOOKING),
    ("compact", LOOKING),
    ("text", LOOKING),
    ("refresh", REREADING),
    (
        "extract",
        &[
            "graph",
            "format",
            "confidence",
            "param",
            "timeout",
            "max_rows",
        ],
    ),
    (
        "import",
        &[
            "date",
            "map",
            "lexicon",
            "confidence",
            "param",
            "timeout",
            "max_rows",
            "threads",
        ],
    ),
    ("documents", &["confidence", "param"]),
    ("stats", &["confidence", "param", "timeout", "max_rows"]),
    ("cypher", &["format", "confidence", "param"]),
    #[cfg(feature = "serve")]
    ("serve", &["format", "param"]),
    (
        "train",
        &[
            "graph",
            "date",
            "map",
            "lexicon",
            "format",
            "confidence",
            "param",
            "timeout",
            "max_rows",
        ],
    ),
];

/// What says nothing to commands that neither read nor ask.
const EVERYTHING: &[&str] = &[
    "graph",
    "date",
    "lexicon",
    "format",
    "confidence",
    "param",
    "timeout",
    "max_rows",
    "threads",
    "color",
];

/// What says nothing to commands that only read articles.
const READING: &[&str] = &["format", "confidence", "param", "timeout", "max_rows"];

/// The same for one that only reads again.
const REREADING: &[&str] = &[
    "format",
    "map",
    "confidence",
    "param",
    "timeout",
    "max_rows",
];

/// What says nothing to commands that only look at the graph file; the first says something to one that writes rows.
const LOOKING: &[&str] = &[
    "format",
    "date",
    "map",
    "lexicon",
    "confidence",
    "param",
    "timeout",
    "max_rows",
    "threads",
];

/// The commands that write lists, which are never drawn.
const LISTING: [&str; 3] = ["documents", "stats", "history"];

/// What the command line says; ends the program where that is help, or makes no sense.
pub(crate) fn parse() -> Arguments {
    let found = program().get_matches();
    let mut arguments = Arguments::from_arg_matches(&found).unwrap_or_else(|error| error.exit());
    let inner = found.subcommand().map(|(_, inner)| inner);
    let is_named = |option: &str| {
        let source = |matches: &clap::ArgMatches| matches.value_source(option);
        let source = inner.and_then(source).or_else(|| source(&found));
        source == Some(ValueSource::CommandLine)
    };
    arguments.options.graph_is_named = is_named("graph");
    arguments.options.confidence_is_named = is_named("confidence");
    arguments
}

/// The program with each command's own options.
pub(crate) fn program() -> clap::Command {
    let mut program = Arguments::command();
    // Only now each command has the options of all.
    program.build();
    let program = IDLE.iter().fold(program, |program, (command, idle)| {
        program.mut_subcommand(command, |command| without(command, idle))
    });
    program.mut_subcommands(|command| {
        let formats = formats(command.get_name(), false);
        command.mut_args(|option| match option.get_id().as_str() {
            "format" => option.value_parser(formats.clone()),
            _ => option,
        })
    })
}

/// A command whose help, and that of the commands in it, leaves some options out.
fn without(command: clap::Command, idle: &[&str]) -> clap::Command {
    let command = command.mut_args(|option| {
        let is_idle = idle.contains(&option.get_id().as_str());
        if is_idle { option.hide(true) } else { option }
    });
    command.mut_subcommands(|command| without(command, idle))
}

/// Articles to read.
#[derive(Debug, Args)]
pub(crate) struct Articles {
    /// Articles: files of any kind that is read, folders of them, `-` for standard input, `FILE#PART` for what lies
    /// in a file, or a file of nodes and relationships in JSON lines.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<String>,
}

/// What holds for every command.
#[derive(Debug, Args)]
#[command(next_help_heading = SHARED)]
pub(crate) struct Options {
    /// The graph file to ask or to add to [default: whosaid.graph, where no article is named].
    #[arg(short, long, global = true, value_name = "FILE", env = "WHOSAID_GRAPH")]
    pub(crate) graph: Option<PathBuf>,
    /// Whether it was named here, and not in the environment.
    #[arg(skip)]
    pub(crate) graph_is_named: bool,
    /// The date of publication of articles that do not tell theirs.
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<Date>,
    /// Which columns of tables, and keys of JSON, hold what: `text=body,date=published_at`; also `title`, `url`, `author`,
    /// `publisher` and `id`. Usual names are known without it.
    #[arg(long, global = true, value_name = "NAME=COLUMN,…")]
    pub(crate) map: Vec<String>,
    /// Actors, other names and topics to know beside the built-in ones: JSON or CSV with `name`, `label`
    /// (Person, Organization, Place, Topic), `aliases`, `country`, `role`, `gender`, `wikidata`, `kind`,
    /// `broader`.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) lexicon: Vec<String>,
    /// How results are written [default: table; dot for `export`].
    #[arg(short, long, global = true, value_name = "FORMAT", value_parser = formats("", true))]
    pub(crate) format: Option<String>,
    /// How sure statements must be where a question does not say: a number from 0 to 1, or a
    /// percentage.
    #[arg(long, global = true, value_name = "NUMBER", default_value_t)]
    pub(crate) confidence: Confidence,
    /// Whether it was named here.
    #[arg(skip)]
    pub(crate) confidence_is_named: bool,
    /// What `$NAME` stands for in Cypher: JSON, or plain text.
    #[arg(short, long, global = true, value_name = "NAME=VALUE", value_parser = parameter)]
    pub(crate) param: Vec<(String, Value)>,
    /// How long a query may take; 0 for as long as it needs.
    #[arg(
        long,
        alias = "time-limit",
        global = true,
        value_name = "SECONDS",
        default_value = "60",
        value_parser = seconds
    )]
    pub(crate) timeout: Duration,
    /// How many rows, or values of `collect`, a query may hold at one time.
    #[arg(
        long,
        global = true,
        value_name = "COUNT",
        default_value_t = 10_000_000
    )]
    pub(crate) max_rows: usize,
    /// In how many threads articles are read [default: one for each core].
    #[arg(long, global = true, value_name = "COUNT", value_parser = value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
    /// When messages and what `--evidence` prints are coloured.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub(crate) color: Color,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let number = text.parse().ok();
    let found = number.and_then(|number| Duration::try_from_secs_f64(number).ok());
    found.ok_or_else(|| "a number of seconds is wanted: 30, 0.5, 0 for no limit".to_owned())
}

/// Takes the name of a format that a command writes; with `any`, that of every format there is.
fn formats(command: &str, any: bool) -> PossibleValuesParser {
    let rows = || Format::ALL.map(|format| PossibleValue::new(format.name()));
    let graphs = || {
        let value = |format: &GraphFormat| PossibleValue::new(format.name).help(format.meaning);
        FORMATS.iter().map(value)
    };
    match command {
        "export" => PossibleValuesParser::new(graphs()),
        _ if LISTING.contains(&command) => PossibleValuesParser::new(rows()),
        _ => {
            let graphs = FORMATS.iter().map(|format| format.name);
            PossibleValuesParser::new(AnswerFormat::names().chain(graphs.filter(|_| any)))
        }
    }
}

impl Options {
    /// How answers are written.
    ///
    /// # Errors
    /// When there is no such format.
    pub(crate) fn answers(&self) -> Result<AnswerFormat, Diagnostic> {
        let name = self.format.as_deref();
        name.map_or(Ok(AnswerFormat::default()), str::parse)
    }

    /// How lists are written that rest on no part of the graph.
    ///
    /// # Errors
    /// When it is a format of graphs.
    pub(crate) fn lists(&self) -> Result<AnswerFormat, Diagnostic> {
        match self.answers()? {
            AnswerFormat::Graph(format) => {
                let problem = format!("a list cannot be written as {format}");
                let names = Format::ALL.map(Format::name).join(", ");
                Err(Diagnostic::new(problem).hint(format!("the formats are {names}")))
            }
            rows @ AnswerFormat::Rows(_) => Ok(rows),
        }
    }

    /// How graphs are written.
    ///
    /// # Errors
    /// When it is a format of rows.
    pub(crate) fn graphs(&self) -> Result<&'static GraphFormat, Diagnostic> {
        let name = self.format.as_deref();
        name.map_or(Ok(&FORMATS[0]), GraphFormat::named)
    }
}

/// When messages are coloured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Answer one question, in English or in Cypher.
    #[command(after_help = examples::ASK)]
    Ask {
        /// The question: `who said what about Taiwan`, `MATCH (p:Person) RETURN p.name`; `-` reads
        /// it from standard input.
        question: String,
        /// Print where it says that, too: the paragraphs, with source, cue and content marked.
        #[arg(long)]
        evidence: bool,
        #[command(flatten)]
        articles: Articles,
    },
    /// Read articles into the graph file; what is there already is left alone.
    #[command(after_help = examples::ADD)]
    Add {
        /// Keep an article whose path is there with another text beside it, and not in its place.
        #[arg(long)]
        keep: bool,
        /// Articles: files, folders, `-` for standard input.
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<String>,
    },
    /// Take articles, or what was imported, out of the graph file.
    #[command(after_help = examples::REMOVE)]
    Remove {
        /// Paths as `documents` lists them; of a folder, all in it.
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<String>,
    },
    /// Read the articles of the graph file again that another version of the program has read; what was
    /// changed by hand is kept.
    #[command(after_help = examples::REFRESH)]
    Refresh {
        /// Read all of them again.
        #[arg(long)]
        all: bool,
    },
    /// List what was changed by hand in the graph file.
    #[command(after_help = examples::HISTORY)]
    History,
    /// Look whether the graph file is as it was written.
    #[command(after_help = examples::CHECK)]
    Check,
    /// Make the graph file as small as it can be.
    #[command(after_help = examples::COMPACT)]
    Compact,
    /// Print the text of an article, in which places of statements count.
    #[command(after_help = examples::TEXT)]
    Text {
        /// An article; of the graph file, if there is one.
        #[arg(value_name = "PATH")]
        path: String,
    },
    /// Run scripts of questions, statements and commands.
    #[command(after_help = examples::RUN)]
    Run {
        /// Scripts, then articles: the first file is a script, and so are others that end in
        /// `.who` or `.cypher`; `-` reads a script from standard input. The name of a question that is kept (`:save
        /// NAME`) asks it.
        #[arg(value_name = "SCRIPT|PATH", required = true)]
        files: Vec<String>,
        /// Print each input before its result.
        #[arg(long)]
        echo: bool,
    },
    /// Write the graph, or the part of it that answers a question, for another program, or as a page to send.
    #[command(after_help = examples::EXPORT)]
    Export {
        /// A question, then articles; without a question, the whole graph.
        #[arg(value_name = "QUESTION|PATH")]
        inputs: Vec<String>,
        /// Write to a file, whose ending tells the format where `--format` does not; `csv` into a folder,
        /// too.
        #[arg(short, long, value_name = "FILE")]
        output: Option<String>,
    },
    /// Find who said what: one JSON line for each article, without a graph.
    #[command(after_help = examples::EXTRACT)]
    Extract {
        /// Write the words of each place, too.
        #[arg(long)]
        text: bool,
        /// Articles: files, folders, `-` for standard input.
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<String>,
    },
    /// Read nodes and relationships from JSON lines into the graph file.
    #[command(after_help = examples::IMPORT)]
    Import {
        /// Files of JSON lines, `-` for standard input.
        #[arg(value_name = "FILE", required = true)]
        paths: Vec<String>,
    },
    /// Answer Cypher statements sent as JSON lines on standard input.
    #[command(after_help = examples::CYPHER)]
    Cypher {
        /// Read and write one JSON object a line.
        #[arg(long, required = true)]
        jsonl: bool,
        #[command(flatten)]
        articles: Articles,
    },
    /// Show the graph in a browser, as a page that can be asked; Ctrl-C ends it.
    #[cfg(feature = "serve")]
    #[command(after_help = examples::SERVE)]
    Serve {
        /// Where to listen: who is not on this machine reaches only another address than this.
        #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
        host: String,
        /// The port; 0 for any that is free.
        #[arg(long, value_name = "NUMBER", default_value_t = 8766)]
        port: u16,
        #[command(flatten)]
        articles: Articles,
    },
    /// Print completions for a shell, which its start-up file reads.
    #[command(after_help = examples::COMPLETIONS)]
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Print the man page, or write that of each command into a folder.
    #[command(after_help = examples::MAN)]
    Man {
        /// A folder, such as `/usr/local/share/man/man1`.
        #[arg(value_name = "FOLDER")]
        folder: Option<PathBuf>,
    },
    /// Train models from annotated corpora.
    Train {
        /// Which models.
        #[command(subcommand)]
        models: Train,
    },
    /// List the articles of the graph.
    #[command(after_help = examples::DOCUMENTS)]
    Documents {
        #[command(flatten)]
        articles: Articles,
    },
    /// Count what the graph holds.
    #[command(after_help = examples::STATS)]
    Stats {
        #[command(flatten)]
        articles: Articles,
    },
}

/// Models to train.
#[derive(Debug, Subcommand)]
pub(crate) enum Train {
    /// The models of who says what, from annotated articles in brat's format: `text/NAME.txt` and
    /// `attributions/NAME_ANNOTATOR.ann`.
    Attribution {
        /// The folder of the corpus.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Articles kept apart, to measure on.
        #[arg(long, value_name = "DIR")]
        apart: Option<PathBuf>,
        /// The folder that `cues.bin`, `roles.bin` and `sureness.json` are written to.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// The clusters of words, from word vectors.
    Clusters {
        /// Vectors as text: on each line a word and its numbers, the most frequent word first.
        #[arg(value_name = "FILE")]
        vectors: PathBuf,
        /// The folder that `clusters.bin` is written to.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// A file to list each word and its path in, to be read by eye.
        #[arg(long, value_name = "FILE")]
        list: Option<PathBuf>,
    },
    /// The ranker of whom a pronoun stands for, from passages in the form of GAP (every other one to
    /// train on, the others to measure on) and `*train*.conllu` with entities.
    Coreference {
        /// The passages.
        #[arg(value_name = "FILE")]
        passages: PathBuf,
        /// The folders of the texts.
        #[arg(value_name = "DIR")]
        folders: Vec<PathBuf>,
        /// The folder that `antecedents.json` is written to.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// The model of names, from texts in which they are marked: `*train*.iob2`, `*train*.txt` (a word
    /// and its label on each line) and `*train*.conllu` with entities.
    Names {
        /// The folders of the corpora.
        #[arg(value_name = "DIR", required = true)]
        folders: Vec<PathBuf>,
        /// Texts kept apart, to measure all of the extraction's names on.
        #[arg(long, value_name = "FILE")]
        apart: Vec<PathBuf>,
        /// The folder that `names.bin` is written to.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// The tagger and the parser, from CoNLL-U: `*train*.conllu` to train on, `*dev*.conllu` to
    /// measure on.
    Syntax {
        /// The folder of the corpus.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// The folder that `tagger.bin` and `parser.bin` are written to.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

impl Train {
    /// The folder that the weights are written to.
    pub(crate) fn out(&self) -> &Path {
        match self {
            Self::Attribution { out, .. }
            | Self::Clusters { out, .. }
            | Self::Coreference { out, .. }
            | Self::Names { out, .. }
            | Self::Syntax { out, .. } => out,
        }
    }
}
