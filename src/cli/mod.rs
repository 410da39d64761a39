//! The command line: each command reads, asks and writes through one session.

mod arguments;
mod examples;
mod file;
mod interrupt;
mod manual;
mod output;
mod progress;
#[cfg(feature = "serve")]
mod serve;
mod train;

use arguments::{Arguments, Color, Command, Options};
use clap::CommandFactory;
use etcetera::BaseStrategy as _;
use output::{complain, print};
use progress::Bar;
use std::cell::RefCell;
use std::io::{self, BufRead, BufWriter, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use whosaid::archive::Archive;
use whosaid::diagnostic::did_you_mean;
use whosaid::export::{Failure, GraphFormat};
use whosaid::parallel::cores;
use whosaid::progress::Progress;
use whosaid::read::Reader;
use whosaid::render::{self, Colour, Format, Pictures};
use whosaid::session::attributions::Words;
use whosaid::session::{
    AnswerFormat, Article, Input, Response, Session, Status, articles, attributions, parts,
    protocol, read_script, reading,
};
use whosaid::{Diagnostic, repl};

/// The graph file that is used where none is named and no articles are.
const GRAPH: &str = "whosaid.graph";

/// Why a command ends early: an error to show, or standard output that cannot be written.
enum Stop {
    Problem(Diagnostic),
    Output(io::Error),
}

impl From<Diagnostic> for Stop {
    fn from(problem: Diagnostic) -> Self {
        Self::Problem(problem)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Problem(problem) => Self::Problem(problem),
            Failure::Output(error) => Self::Output(error),
        }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Does what the command line says; gives back the exit status.
pub(crate) fn run() -> u8 {
    let arguments = arguments::parse();
    let colour = colour(arguments.options.color);
    let status = match perform(arguments) {
        Ok(status) => status,
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done,
        // Only what is read can be no text.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::InvalidData => complain(
            &Diagnostic::new("standard input is no text in UTF-8"),
            "",
            colour,
        ),
        Err(Stop::Output(error)) if is_of_reading(&error) => complain(
            &Diagnostic::new(format!("cannot read standard input: {error}")),
            "",
            colour,
        ),
        Err(Stop::Output(error)) => complain(
            &Diagnostic::new(format!("cannot write: {error}")),
            "",
            colour,
        ),
        Err(Stop::Problem(problem)) => complain(&problem, "", colour),
    };
    match status {
        Status::Done | Status::Quit => 0,
        Status::NothingFound => 1,
        Status::Failed => 2,
    }
}

/// Whether an error is one that only reading has.
fn is_of_reading(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::FileTooLarge | io::ErrorKind::IsADirectory
    )
}

fn perform(arguments: Arguments) -> Result<Status, Stop> {
    let options = arguments.options;
    let Some(command) = arguments.command else {
        return prompt(&arguments.articles.paths, arguments.no_settings, &options);
    };
    match command {
        Command::Ask {
            question,
            evidence,
            articles,
        } => ask(&question, evidence, &articles.paths, &options),
        Command::Add { keep, paths } => file::add(paths, keep, &options),
        Command::Import { paths } => file::import(&paths, &options),
        Command::Remove { paths } => file::remove(&paths, &options),
        Command::Refresh { all } => file::refresh(all, &options),
        Command::History => file::history(&options),
        Command::Check => file::check(&options),
        Command::Compact => file::compact(&options),
        Command::Text { path } => file::text(&path, &options),
        Command::Run { files, echo } => scripts(&files, echo, &options),
        Command::Export { inputs, output } => export(&inputs, output.as_deref(), &options),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man { folder } => manual::pages(folder.as_deref()),
        Command::Extract { text, paths } => {
            let words = if text {
                Words::PlacesAndText
            } else {
                Words::Places
            };
            find(&paths, words, &options)
        }
        Command::Cypher { articles, .. } => cypher(&articles.paths, &options),
        #[cfg(feature = "serve")]
        Command::Serve {
            host,
            port,
            articles,
        } => serve::serve(host, port, &articles.paths, &options),
        Command::Train { models } => Ok(train::train(&models, threads(&options))?),
        Command::Documents { articles } => list(&articles.paths, &options, Session::documents),
        Command::Stats { articles } => {
            list(&articles.paths, &options, |session| Ok(session.stats()))
        }
    }
}

/// A session over what `paths` hold, and whether all of it could be read.
///
/// The program ends with it: nobody needs the time to take it apart.
fn open(paths: &[String], options: &Options) -> Result<(ManuallyDrop<Session>, Status), Stop> {
    if options.graph_is_named && !paths.is_empty() {
        let problem = Diagnostic::new("either a graph file is asked, or articles are");
        return Err(problem
            .hint("`whosaid add -g FILE PATH` reads articles into it")
            .into());
    }
    let mut session = ManuallyDrop::new(Session::new());
    session.style.format = options.answers().unwrap_or_default(); // a list says itself what it cannot be
    session.style.colour = colour(options.color);
    session.style.emphasis = result_colour(options.color);
    session.style.width = repl::width();
    session.style.pictures = pictures();
    session.confidence = options.confidence;
    session.parameters = options.param.iter().cloned().collect();
    session.options.time_limit = Some(options.timeout).filter(|limit| !limit.is_zero());
    session.options.maximum_rows = options.max_rows;
    session.threads = options.threads.map(usize::from);
    session.reader = reader(options)?;
    session.folder = folder();
    add_lexicons(&mut session, options)?;
    if asks_for_graph(paths, options) {
        for problem in session.open_archive(Archive::open(file::path(options))?)? {
            let _ = io::stderr().write_all(render::note(&problem, session.style.colour).as_bytes());
        }
        return Ok((session, Status::Done));
    }
    let mut bar = Bar::reading(paths);
    let mut report = |progress: Progress| bar.show(progress);
    let (count, problems) = session.read_reporting(paths, options.date, &mut report);
    drop(bar);
    let status = problems.iter().fold(Status::Done, |worst, problem| {
        worst.max(complain(problem, "", session.style.colour))
    });
    if count == 0 && status == Status::Failed {
        return Err(Diagnostic::new("none of the articles could be read").into());
    }
    Ok((session, status))
}

/// Whether it is a graph file that is to be asked or added to.
fn asks_for_graph(paths: &[String], options: &Options) -> bool {
    paths.is_empty() && (options.graph.is_some() || Path::new(GRAPH).exists())
}

/// Reads the lists that are named; tells of all mistakes in the first that has any.
fn add_lexicons(session: &mut Session, options: &Options) -> Result<(), Diagnostic> {
    for path in &options.lexicon {
        if let Err(problems) = session.add_lexicon(path) {
            let mut problems = problems.into_iter().rev();
            let last = problems.next();
            for problem in problems.rev() {
                complain(&problem, "", colour(options.color));
            }
            return last.map_or(Ok(()), Err);
        }
    }
    Ok(())
}

fn prompt(paths: &[String], no_settings: bool, options: &Options) -> Result<Status, Stop> {
    check_for_command(paths)?;
    let (mut session, read) = open(paths, options)?;
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        if !no_settings {
            settle(&mut session, options)?;
        }
        let _ = writeln!(
            io::stderr(),
            "whosaid {}: {}; `:help` tells more",
            env!("CARGO_PKG_VERSION"),
            session.holdings(),
        );
        session.options.interrupt = Some(interrupt::catch());
        return Ok(repl::edit(&mut session)?.max(read));
    }
    let status = repl::feed(&mut session, io::stdin().lock())?;
    Ok(of_many(status).max(read))
}

/// Sets what the user's settings say; what the command line says counts more.
///
/// Only a prompt does so: what a script, a pipe or `ask` gives is the same for everybody.
fn settle(session: &mut Session, options: &Options) -> Result<(), Diagnostic> {
    let told = session.settle();
    let _ = io::stderr().write_all(told.messages.as_bytes());
    if options.format.is_some() {
        session.style.format = options.answers()?;
    }
    if options.confidence_is_named {
        session.confidence = options.confidence;
    }
    session.parameters.extend(options.param.iter().cloned());
    Ok(())
}

/// The folder of the user's settings and questions: what `WHOSAID_CONFIG` names, or the usual one.
fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("WHOSAID_CONFIG").filter(|folder| !folder.is_empty());
    named.map(PathBuf::from).or_else(|| {
        let folders = etcetera::choose_base_strategy().ok()?;
        Some(folders.config_dir().join("whosaid"))
    })
}

/// Refuses paths that were meant as commands: a misspelt one, or one in the wrong place.
fn check_for_command(paths: &[String]) -> Result<(), Diagnostic> {
    let program = Arguments::command();
    let names = || program.get_subcommands().map(clap::Command::get_name);
    let is_path =
        |word: &String| word.contains(['/', '.']) || word == "-" || Path::new(word).exists();
    if let Some(name) = names().find(|name| paths.iter().any(|path| path == name && !is_path(path)))
    {
        let problem = Diagnostic::new(format!("the command `{name}` stands after a path"));
        return Err(problem.hint(format!("write `whosaid {name}` first, and paths last")));
    }
    match paths.first().filter(|first| !is_path(first)) {
        None => Ok(()),
        Some(first) => {
            let problem = format!("`{first}` is no command, and no file or folder");
            let hint = did_you_mean(first, names());
            let all = || {
                format!(
                    "the commands are {}",
                    names().collect::<Vec<_>>().join(", ")
                )
            };
            Err(Diagnostic::new(problem).hint(hint.unwrap_or_else(all)))
        }
    }
}

fn ask(
    question: &str,
    evidence: bool,
    paths: &[String],
    options: &Options,
) -> Result<Status, Stop> {
    let text = given(question, paths)?;
    let input = Input::read(&text);
    if input.text().is_empty() {
        return Err(Diagnostic::new("the question is empty").into());
    }
    let paths = match question {
        "-" => paths.to_vec(),
        _ => named_or_piped(paths)?,
    };
    check_for_articles(input, &paths, options)?;
    let (mut session, read) = open(&paths, options)?;
    let mut response = session.respond(input);
    if evidence && response.status == Status::Done {
        let shown = session.evidence(&[]);
        response.add(&shown.unwrap_or_else(|problem| session.failure(&problem, input.text())));
    }
    repl::show_paged(&response, || drop(interrupt::catch()))?;
    Ok(response.status.max(read))
}

/// The paths of the articles: where none is named, what is piped in is an article.
fn named_or_piped(paths: &[String]) -> io::Result<Vec<String>> {
    let mut input = io::stdin().lock();
    let is_piped = paths.is_empty() && !input.is_terminal() && !input.fill_buf()?.is_empty();
    Ok(if is_piped {
        vec!["-".to_owned()]
    } else {
        paths.to_vec()
    })
}

/// Refuses a question where there is nothing that it could be about; Cypher has its uses there.
fn check_for_articles(
    input: Input<&str>,
    paths: &[String],
    options: &Options,
) -> Result<(), Diagnostic> {
    let is_question = matches!(input, Input::Question(_));
    if !is_question || !paths.is_empty() || asks_for_graph(paths, options) {
        return Ok(());
    }
    Err(Diagnostic::new("no article was named")
        .hint("name files or folders after the question: `whosaid ask QUESTION articles/`")
        .hint("or pipe an article in: `whosaid ask QUESTION < article.txt`"))
}

/// The question, which `-` reads from standard input.
fn given(question: &str, paths: &[String]) -> Result<String, Diagnostic> {
    if question != "-" {
        return Ok(question.to_string());
    }
    if paths.iter().any(|path| path == "-") {
        return Err(Diagnostic::new(
            "standard input cannot be the question and an article",
        ));
    }
    whosaid::read::whole("-", io::stdin())
}

fn scripts(files: &[String], echo: bool, options: &Options) -> Result<Status, Stop> {
    let is_script = |file: &String| {
        let extension = Path::new(file).extension();
        extension.is_some_and(|own| own == "who" || own == "cypher")
    };
    let count = 1 + files[1..].iter().take_while(|file| is_script(file)).count();
    let (scripts, paths) = files.split_at(count);
    let texts = scripts
        .iter()
        .map(|script| match script.as_str() {
            "-" => given("-", paths),
            name if is_kept(name) => Ok(format!(":run {name}\n")),
            file => read_script(file),
        })
        .collect::<Result<Vec<_>, _>>()?;
    let (mut session, mut worst) = open(paths, options)?;
    for (name, text) in scripts.iter().zip(texts) {
        let status = session.run(&text, |entry, response| {
            if echo {
                print(&Response {
                    output: render::plain(&format!(
                        "> {}\n",
                        entry.input.text().replace('\n', "\n> ")
                    )),
                    ..Response::default()
                })?;
            }
            if response.status == Status::Failed {
                let name = render::plain(name);
                let _ = writeln!(io::stderr(), "in `{name}`, line {}:", entry.line);
            }
            print(response)
        })?;
        worst = worst.max(status);
    }
    Ok(of_many(worst))
}

/// Whether a question is kept under a name that is no file's.
fn is_kept(name: &str) -> bool {
    let mut session = Session::new();
    session.folder = folder();
    !Path::new(name).exists() && session.saved_names().iter().any(|own| own == name)
}

/// The status of many inputs: that one of them finds nothing is no failure of them all.
fn of_many(worst: Status) -> Status {
    match worst {
        Status::NothingFound => Status::Done,
        worst => worst,
    }
}

fn export(inputs: &[String], file: Option<&str>, options: &Options) -> Result<Status, Stop> {
    let is_question =
        |first: &String| first.contains(char::is_whitespace) && !Path::new(first).exists();
    let (question, paths) = match inputs.split_first() {
        Some((first, paths)) if is_question(first) => (Some(first), paths),
        _ => (None, inputs),
    };
    let format = graph_format(file, options)?;
    let paths = named_or_piped(paths)?;
    if let Some(question) = question {
        check_for_articles(Input::read(question), &paths, options)?;
    }
    let (mut session, read) = open(&paths, options)?;
    // What is beside the graph is told as of rows.
    session.style.format = AnswerFormat::default();
    if let Some(file) = file {
        return export_to(file, question, format, session).map(|status| status.max(read));
    }
    let mut output = BufWriter::new(io::stdout().lock());
    let Some(question) = question else {
        session.export(None, format, &mut output)?;
        output.flush()?;
        return Ok(read);
    };
    let response = match session.export_answer(question, format, &mut output) {
        Err(Failure::Problem(problem)) => session.failure(&problem, question),
        response => response?,
    };
    output.flush()?;
    print(&response)?;
    Ok(response.status.max(read))
}

/// The format of a graph: the one that is named, or the one that the file's ending tells.
fn graph_format(file: Option<&str>, options: &Options) -> Result<&'static GraphFormat, Diagnostic> {
    let ending = file.and_then(|file| Path::new(file).extension()?.to_str());
    let Some(ending) = ending.filter(|_| options.format.is_none()) else {
        return options.graphs();
    };
    GraphFormat::ending(ending).ok_or_else(|| {
        Diagnostic::new(format!("the ending `.{ending}` tells no format of graphs"))
            .hint("`--format` names one; `whosaid export --help` lists them")
    })
}

/// Writes the graph, or what answers a question, to a file.
fn export_to(
    file: &str,
    question: Option<&String>,
    format: &GraphFormat,
    mut session: ManuallyDrop<Session>,
) -> Result<Status, Stop> {
    let Some(question) = question else {
        session.export_file(None, format, file)?;
        return Ok(Status::Done);
    };
    let answer = match session.ask_with_part(question.as_str()) {
        Ok(answer) => answer,
        Err(problem) => {
            let response = session.failure(&problem, question);
            print(&response)?;
            return Ok(response.status);
        }
    };
    // What is there already is worth more than a file with nothing in it.
    if !answer.rows.rows.is_empty() {
        session.export_file(Some(&answer), format, file)?;
    }
    let response = Response {
        output: String::new(),
        ..session.show(&answer, question)
    };
    print(&response)?;
    Ok(response.status)
}

/// How files are read.
fn reader(options: &Options) -> Result<Reader, Diagnostic> {
    let mut reader = Reader::default();
    for map in &options.map {
        reader.columns.named(map)?;
    }
    Ok(reader)
}

/// In how many threads articles are read.
fn threads(options: &Options) -> usize {
    options.threads.map_or_else(cores, usize::from)
}

/// Writes what is found in each article, one line each, and keeps none of them.
fn find(paths: &[String], words: Words, options: &Options) -> Result<Status, Stop> {
    let format = options.format.as_deref();
    if let Some(format) = format.filter(|format| *format != Format::Jsonl.name()) {
        let problem = format!("`extract` writes JSON lines, and cannot write {format}");
        let hint = "leave `--format` out; `ask \"who said what\"` writes statements in any format";
        return Err(Diagnostic::new(problem).hint(hint).into());
    }
    let mut session = ManuallyDrop::new(Session::new());
    add_lexicons(&mut session, options)?;
    let colour = colour(options.color);
    let mut output = BufWriter::new(io::stdout().lock());
    let mut status = Status::Done;
    let threads = threads(options);
    let bar = RefCell::new(Bar::reading(paths).beside_results());
    let mut show = |progress: Progress| bar.borrow_mut().show(progress);
    let report = reading(&mut show);
    let complain = |problem| bar.borrow().aside(|| complain(&problem, "", colour));
    let lexicon = session.lexicon();
    let reader = reader(options)?;
    let parts = parts(
        &reader,
        paths.to_vec(),
        options.date,
        lexicon,
        threads,
        report,
    );
    for article in articles(parts) {
        match article {
            Ok(Article::Document(document, found)) => {
                attributions::write(&document, &found, words, &mut output)?;
                output.write_all(b"\n")?;
            }
            Ok(Article::Facts { path, .. }) => {
                let problem = Diagnostic::new(format!("`{path}` holds JSON, not an article"));
                status = complain(problem);
            }
            Err(problem) => status = status.max(complain(problem)),
        }
    }
    output.flush()?;
    Ok(status)
}

/// How many bytes of answers are written at once: what a pipe holds.
const ANSWER: usize = 1 << 16;

fn cypher(paths: &[String], options: &Options) -> Result<Status, Stop> {
    let (session, read) = open(paths, options)?;
    let output = BufWriter::with_capacity(ANSWER, io::stdout().lock());
    protocol::serve(
        ManuallyDrop::into_inner(session),
        io::stdin().lock(),
        output,
    )?;
    Ok(read)
}

fn list(
    paths: &[String],
    options: &Options,
    rows: impl FnOnce(&mut Session) -> Result<whosaid::query::Rows, Diagnostic>,
) -> Result<Status, Stop> {
    let (mut session, read) = open(paths, options)?;
    session.style.format = options.lists()?;
    let rows = rows(&mut session)?;
    let response = session.show_rows(&rows);
    print(&response)?;
    Ok(response.status.max(read))
}

/// Whether messages have colours.
fn colour(when: Color) -> Colour {
    coloured(when, io::stderr().is_terminal())
}

/// Whether bars and trees are drawn: only where somebody looks at them.
fn pictures() -> Pictures {
    if io::stdout().is_terminal() {
        Pictures::Drawn
    } else {
        Pictures::None
    }
}

/// Whether results have colours.
fn result_colour(when: Color) -> Colour {
    coloured(when, io::stdout().is_terminal())
}

fn coloured(when: Color, is_terminal: bool) -> Colour {
    let wanted = match when {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let forbidden = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            is_terminal && !forbidden
        }
    };
    if wanted { Colour::Ansi } else { Colour::Plain }
}
