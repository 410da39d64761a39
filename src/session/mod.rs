//! One graph, and what can be asked of it: an input becomes an answer.
//!
//! Nothing here prints: [`Session::respond`] gives back what is to be shown.

mod add;
mod article;
pub mod attributions;
pub mod command;
mod curation;
mod evidence;
mod export;
mod format;
mod help;
mod input;
mod layout;
mod library;
mod obey;
mod page;
pub mod protocol;
mod respond;
mod save;
mod saved;
pub mod script;
mod settings;
mod source;
mod summary;
mod tree;
mod undo;

pub use add::{Added, Adding};
pub use article::{Article, Part, articles, parts};

pub use command::parameter;
pub use format::AnswerFormat;
pub use input::Input;
pub use obey::read_script;
pub use respond::{Response, Status, counted};

use crate::Diagnostic;
use crate::graph::schema::label;
use crate::graph::{Graph, Selection, Value};
use crate::lexicon::{Lexicon, ListForm};
use crate::progress::{Progress, Report};
use crate::query::ast;
use crate::query::{self, Options, Outcome, Parameters, Rows, Stats};
use crate::question::{
    self, Attempt, Confidence, Context, Deed, Defaults, LeftOut, Names, Setting, Translation,
};
use crate::read::{self, Reader};
use crate::render::{Colour, Columns, Pictures};
use jiff::Zoned;
use jiff::civil::Date;
use library::Library;
use std::cell::{OnceCell, RefCell};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use undo::Done;

/// One graph, what is known of the world, and how answers are shown.
///
/// ```
/// use whosaid::Session;
/// let mut session = Session::new();
/// session.ask("CREATE (:Person {name: 'Xi Jinping'})").unwrap();
/// let answer = session.ask("MATCH (p:Person) RETURN p.name AS name").unwrap();
/// assert_eq!(answer.rows.columns, ["name"]);
/// assert_eq!(answer.rows.rows, [["Xi Jinping".into()]]);
/// ```
#[derive(Debug, Default)]
pub struct Session {
    graph: Graph,
    lexicon: OnceCell<Arc<Lexicon>>,
    /// How answers are shown.
    pub style: Style,
    /// The names in the graph, and the version of it that they are from.
    names: RefCell<Option<(u64, Arc<Names>)>>,
    /// The day that "yesterday" is seen from.
    pub today: Option<Date>,
    /// How sure statements must be where a question does not say.
    pub confidence: Confidence,
    /// How queries are run: how long they may take, and what stops them.
    pub options: Options,
    /// What `$name` stands for in Cypher.
    pub parameters: Parameters,
    /// In how many threads articles are read; without it, as many as there are cores.
    pub threads: Option<usize>,
    /// How files are read.
    pub reader: Reader,
    /// The user's own folder, with settings and the questions that are kept; without it there are none.
    pub folder: Option<PathBuf>,
    /// What the graph is made of.
    kept: Library,
    /// How often the graph was made anew from it.
    builds: u64,
    /// What can be undone, the latest last.
    done: Vec<Done>,
    /// What was asked last, and the answer to it.
    last: Option<Input>,
    answered: Option<Answer>,
    /// What the last question was about.
    context: Option<Context>,
    /// The last questions that were answered, each of which may go on with those before it.
    asked: VecDeque<String>,
    depth: usize,
}

/// How answers and messages are shown.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// How answers are written.
    pub format: AnswerFormat,
    /// Columns of the terminal; tables are not wrapped without it.
    pub width: Option<usize>,
    /// Whether messages have colours.
    pub colour: Colour,
    /// Whether results have colours.
    pub emphasis: Colour,
    /// Which columns the tables of English questions have.
    pub columns: Columns,
    /// Whether counts have bars, and what is around a name is a tree.
    pub pictures: Pictures,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            format: AnswerFormat::default(),
            width: None,
            colour: Colour::Plain,
            emphasis: Colour::Plain,
            columns: Columns::default(),
            pictures: Pictures::default(),
        }
    }
}

/// The answer to a question.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The words of the question.
    pub question: String,
    /// What was asked.
    pub query: ast::Query,
    /// In which language.
    pub is_english: bool,
    /// What was found.
    pub rows: Rows,
    /// How the question was understood.
    pub notes: Vec<Diagnostic>,
    /// How many statements more there are that fit.
    pub left_out: LeftOut<usize>,
    /// Labels, relationship types and properties in it that the graph does not have.
    pub warnings: Vec<Diagnostic>,
    /// The nodes and relationships that the rows rest on, from [`Session::ask_with_part`].
    pub part: Option<Selection>,
    /// How much of the graph was changed.
    pub changes: Stats,
}

impl Session {
    /// A session over an empty graph.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A session over `graph`.
    #[must_use]
    pub fn over(graph: Graph) -> Self {
        Self {
            graph,
            ..Self::default()
        }
    }

    /// The graph alone.
    #[must_use]
    pub fn into_graph(self) -> Graph {
        self.graph
    }

    /// The graph.
    #[must_use]
    pub const fn graph(&self) -> &Graph {
        &self.graph
    }

    /// What is known before anything is read; loaded when first needed.
    pub fn lexicon(&self) -> &Arc<Lexicon> {
        self.lexicon.get_or_init(|| Arc::new(Lexicon::builtin()))
    }

    /// Reads a list of actors, other names and topics from a JSON or CSV file, to be known beside what the
    /// program knows when articles are read.
    ///
    /// # Errors
    /// When the file cannot be read, and every row that makes no sense.
    pub fn add_lexicon(&mut self, path: &str) -> Result<(), Vec<Diagnostic>> {
        let form = ListForm::of_path(path).ok_or_else(|| {
            let problem = Diagnostic::new(format!("`{path}` is neither `.json` nor `.csv`"));
            vec![problem.hint("lists of actors are JSON or CSV")]
        })?;
        let text = read::text(path).map_err(|problem| vec![problem])?;
        let known = self.lexicon.take().and_then(Arc::into_inner);
        let mut lexicon = known.unwrap_or_else(Lexicon::builtin);
        let added = lexicon.add_list(&text, form);
        self.lexicon = OnceCell::from(Arc::new(lexicon));
        let of_file = |problem: Diagnostic| Diagnostic {
            message: format!("`{path}`: {}", problem.message),
            ..problem
        };
        added.map_err(|problems| problems.into_iter().map(of_file).collect())
    }

    /// The names in the graph as it is now.
    pub fn names(&self) -> Arc<Names> {
        let version = self.graph.version();
        let mut known = self.names.borrow_mut();
        match &*known {
            Some((own, names)) if *own == version => Arc::clone(names),
            _ => {
                let names = Arc::new(Names::new(&self.graph));
                *known = Some((version, Arc::clone(&names)));
                names
            }
        }
    }

    /// Reads articles, and files of nodes and relationships, into the graph.
    ///
    /// `date` is that of articles that do not tell theirs. Gives back how many files were read, and
    /// what could not be.
    pub fn read<P: Into<String>>(
        &mut self,
        paths: impl IntoIterator<Item = P>,
        date: Option<Date>,
    ) -> (usize, Vec<Diagnostic>) {
        self.read_reporting(paths, date, &mut |_| {})
    }

    /// The same, and tells how many bytes have been read.
    pub fn read_reporting<P: Into<String>>(
        &mut self,
        paths: impl IntoIterator<Item = P>,
        date: Option<Date>,
        report: Report<'_>,
    ) -> (usize, Vec<Diagnostic>) {
        let paths = paths.into_iter().map(Into::into).collect();
        let taken = self.take_in(paths, date, report);
        (taken.files, taken.problems)
    }

    /// Answers a question, in English or in Cypher.
    ///
    /// # Errors
    /// What is wrong with the question, or what went wrong while answering it.
    pub fn ask<'t>(&mut self, input: impl Into<Input<&'t str>>) -> Result<Answer, Diagnostic> {
        self.run_query(input.into(), &self.options.clone())
    }

    /// Answers a question, and keeps the part of the graph that the answer rests on.
    ///
    /// # Errors
    /// Those of [`ask`](Self::ask).
    pub fn ask_with_part<'t>(
        &mut self,
        input: impl Into<Input<&'t str>>,
    ) -> Result<Answer, Diagnostic> {
        let options = Options {
            trace: true,
            ..self.options.clone()
        };
        self.run_query(input.into(), &options)
    }

    fn run_query(&mut self, input: Input<&str>, options: &Options) -> Result<Answer, Diagnostic> {
        let Translation {
            deed,
            mut notes,
            left_out,
            doubts,
            offers,
            corrected,
            context,
        } = self.translate(input)?;
        let is_english = matches!(input, Input::Question(_));
        let attempts = match deed {
            Deed::Queries(attempts) => attempts,
            Deed::Evidence(_) | Deed::Article(_) => {
                return Err(Diagnostic::new(
                    "this asks about the last answer, and is no query",
                ));
            }
        };
        let (outcome, answered) = self.first_found(&attempts, options, input)?;
        let Attempt {
            query: outcome_query,
            note,
        } = answered;
        if is_english && tells_nothing(&outcome.rows) {
            // Only where nothing is found, a word that may be misspelt is read as another.
            if let Some((repaired, told)) = corrected {
                let mut answer = self.run_query(Input::Question(&repaired), options)?;
                let told = told.into_iter().map(Diagnostic::new);
                answer.notes.splice(0..0, told);
                return Ok(answer);
            }
            if let Some(doubt) = doubts.into_iter().next() {
                return Err(doubt);
            }
        }
        notes.extend(note);
        if is_english && outcome.rows.rows.is_empty() {
            let asked = input.text().trim_end_matches(['?', '.', ' ']);
            let others = offers
                .iter()
                .filter(|offer| !offer.eq_ignore_ascii_case(asked));
            let others: Vec<String> = others
                .take(MOST_OFFERED)
                .map(|offer| format!("`{offer}`"))
                .collect();
            if !others.is_empty() {
                notes.push(format!("nearest: {}", others.join(", ")));
            }
        }
        let mut number = |query: Option<ast::Query>| query.map_or(0, |query| self.number(&query));
        let left_out = LeftOut {
            unsure: number(left_out.unsure),
            unnamed: number(left_out.unnamed),
            copies: number(left_out.copies),
        };
        if is_english {
            self.remember(context, &outcome.rows);
        }
        // The words of an English question are not those of the query, so what of them the graph lacks
        // would say nothing to the reader.
        let warnings = outcome.warnings.into_iter().filter(|_| !is_english);
        if is_english && outcome.rows.rows.is_empty() && self.has_no_statements() {
            notes.push("nothing that was read holds a statement".to_owned());
        }
        let part = options.trace.then(|| {
            let mut part = Selection::of_values(outcome.rows.values(), &self.graph);
            let matched = !outcome.touched.relationships.is_empty();
            part.nodes.extend(outcome.touched.nodes);
            part.relationships.extend(outcome.touched.relationships);
            if matched {
                part.with_reports(&self.graph)
            } else {
                part.joined(&self.graph)
            }
        });
        Ok(Answer {
            question: input.text().to_owned(),
            query: outcome_query,
            is_english,
            rows: outcome.rows,
            part,
            changes: outcome.stats,
            notes: notes.into_iter().map(Diagnostic::new).collect(),
            left_out,
            warnings: warnings.map(|warning| about(warning, input)).collect(),
        })
    }

    /// What the first of the queries that finds something finds, and what is to be said of it; of none, what
    /// the first gives.
    pub(super) fn first_found(
        &mut self,
        attempts: &[Attempt],
        options: &Options,
        input: Input<&str>,
    ) -> Result<(Outcome, Attempt), Diagnostic> {
        let mut first = None;
        for attempt in attempts {
            let options = Options {
                keep: self.kept.is_kept(),
                ..options.clone()
            };
            let outcome = query::run(&mut self.graph, &attempt.query, &self.parameters, &options);
            let mut outcome = outcome.map_err(|error| about(error.diagnostic, input))?;
            if let Some(deed) = outcome.deed.take() {
                self.keep_deed(deed, input.text())?;
            }
            if !outcome.rows.rows.is_empty() {
                return Ok((outcome, attempt.clone()));
            }
            first.get_or_insert((outcome, attempt));
        }
        let none = || Diagnostic::new("there is nothing to run");
        let (outcome, attempt) = first.ok_or_else(none)?;
        let said_nothing = Attempt {
            note: None,
            ..attempt.clone()
        };
        Ok((outcome, said_nothing))
    }

    /// Keeps what a question was about, and who spoke in its answer.
    fn remember(&mut self, mut context: Context, rows: &Rows) {
        let speakers = rows.columns.iter().position(|column| column == "speaker");
        let named: Vec<(String, Option<String>, bool)> = speakers
            .into_iter()
            .flat_map(|place| {
                rows.rows
                    .iter()
                    .filter_map(move |row| row.get(place)?.as_str())
            })
            .take(MOST_REMEMBERED)
            .map(|name| {
                let node = self.names().nodes(name).into_iter().next();
                let gender = node.and_then(|node| self.graph.property(node, "gender"));
                let is_person = node.is_some_and(|node| self.graph.has_label(node, label::PERSON));
                (
                    name.to_owned(),
                    gender.and_then(Value::as_str).map(str::to_owned),
                    is_person,
                )
            })
            .collect();
        context.answered(
            named
                .iter()
                .map(|(name, gender, is_person)| (name.as_str(), gender.as_deref(), *is_person)),
        );
        self.context = Some(context);
    }

    fn has_no_statements(&self) -> bool {
        self.graph.nodes_with_label(label::STATEMENT).is_empty()
    }

    /// The query that an input stands for, with notes on how it was understood.
    ///
    /// # Errors
    /// What is wrong with the input.
    pub fn translate<'t>(
        &self,
        input: impl Into<Input<&'t str>>,
    ) -> Result<Translation, Diagnostic> {
        let text = match input.into() {
            Input::Question(text) => text,
            Input::Statement(text) => {
                let query = query::parse(text).map_err(|error| error.diagnostic)?;
                return Ok(Translation {
                    deed: Deed::Queries(vec![Attempt { query, note: None }]),
                    notes: Vec::new(),
                    left_out: LeftOut::default(),
                    doubts: Vec::new(),
                    offers: Vec::new(),
                    corrected: None,
                    context: Context::default(),
                });
            }
            Input::Command(text) => {
                let problem = format!("`{text}` is a command, and no question");
                return Err(Diagnostic::new(problem));
            }
        };
        let defaults = Defaults {
            today: self.today.unwrap_or_else(|| Zoned::now().date()),
            confidence: self.confidence,
        };
        let names = self.names();
        let setting = Setting {
            graph: &self.graph,
            names: &names,
            defaults,
            before: self.context.as_ref(),
        };
        question::translate(text, &setting)
    }

    /// What a query counts; 0 where it cannot be counted in time.
    fn number(&mut self, query: &ast::Query) -> usize {
        let outcome = query::run(&mut self.graph, query, &self.parameters, &self.options);
        let rows = outcome.map_or_else(|_| Vec::new(), |outcome| outcome.rows.rows);
        match rows.first().and_then(|row| row.first()) {
            Some(Value::Integer(number)) => usize::try_from(*number).unwrap_or(0),
            _ => 0,
        }
    }
}

/// Whether rows hold nothing but that there is none.
fn tells_nothing(rows: &Rows) -> bool {
    match rows.rows.as_slice() {
        [] => true,
        [row] => matches!(row.as_slice(), [Value::Integer(0)]),
        _ => false,
    }
}

/// So many other questions are offered where one has no answer.
const MOST_OFFERED: usize = 3;

/// So many speakers of an answer can be meant by "she" afterwards.
const MOST_REMEMBERED: usize = 50;

/// Adds up the bytes that have been read.
pub fn reading(report: Report<'_>) -> impl FnMut(usize) {
    let mut done = 0;
    move |bytes| {
        done += bytes as u64;
        report(Progress {
            task: "reading",
            done,
            total: None,
        });
    }
}

/// A problem of the query that an input stands for, as one of the input: in English the query's
/// places mean nothing.
fn about(problem: Diagnostic, input: Input<&str>) -> Diagnostic {
    match input {
        Input::Statement(_) => problem,
        _ => Diagnostic {
            span: None,
            ..problem
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_graph_as_it_is() {
        let mut session = Session::new();
        let nobody = session.names();
        session
            .ask("CREATE (:Person {name: 'Xi Jinping'})")
            .unwrap();
        let names = session.names();
        assert!(nobody.nodes("Xi Jinping").is_empty());
        assert_eq!(names.nodes("Xi Jinping").len(), 1);
        session.ask("MATCH (p:Person) RETURN p").unwrap();
        assert!(Arc::ptr_eq(&names, &session.names()));
        session.ask("MATCH (p:Person) SET p.name = 'Xi'").unwrap();
        assert!(session.names().nodes("Xi Jinping").is_empty());
    }
}
