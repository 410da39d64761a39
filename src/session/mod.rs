//! One graph, and what can be asked of it: an input becomes an answer.
//!
//! Nothing here prints: [`Session::respond`] gives back what is to be shown.

pub mod attributions;
pub mod command;
mod help;
mod language;
pub mod protocol;
pub mod script;
mod subset;
mod summary;

use crate::graph::Graph;
use crate::lexicon::Lexicon;
use crate::query::{self, Options, Parameters, Rows, ast};
use crate::read::Reading;
use crate::render::{self, Colour, Format, Selection};
use crate::{Diagnostic, extract, ingest};
use jiff::civil::Date;
use std::cell::OnceCell;
use std::fmt::Write as _;

/// How deep scripts may run scripts.
const SCRIPT_DEPTH: usize = 16;

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
    lexicon: OnceCell<Lexicon>,
    /// How answers are shown.
    pub style: Style,
    last: Option<String>,
    depth: usize,
}

/// How answers and messages are shown.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// How rows are written.
    pub format: Format,
    /// Columns of the terminal; tables are not wrapped without it.
    pub width: Option<usize>,
    /// Whether messages have colours.
    pub colour: Colour,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            format: Format::Table,
            width: None,
            colour: Colour::Plain,
        }
    }
}

/// The answer to a question.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What was found.
    pub rows: Rows,
    /// How the question was understood, and names in it that the graph does not have.
    pub notes: Vec<Diagnostic>,
    /// The question as a query.
    pub query: ast::Query,
}

/// What is to be shown after an input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// The result.
    pub output: String,
    /// Notes, warnings and errors, drawn.
    pub messages: String,
    /// How it went.
    pub status: Status,
}

/// How an input went; the worse is the greater.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Done.
    #[default]
    Done,
    /// The question found nothing.
    NothingFound,
    /// It could not be done.
    Failed,
    /// The user wants to leave.
    Quit,
}
