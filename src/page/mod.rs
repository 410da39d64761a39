//! A graph, or the answer to a question, becomes one HTML file that needs nothing else.
//!
//! `gather` collects what the page is told, `html` puts that and the files of `data/page` into one text.
//! The page works from disk and without a network; a Content-Security-Policy forbids it everything that is not
//! in it, and no text of an article or a graph is ever read as HTML or script.

mod article;
mod data;
mod gather;
mod html;
mod statement;
mod story;

use crate::graph::{Graph, NodeId, Selection};
use crate::query::Rows;
use std::io::{self, Write};

/// What stands on a page, beside what the graph holds.
pub struct Contents<'a> {
    /// The question, if the page answers one; else it shows all of the graph.
    pub asked: Option<Asked<'a>>,
    /// When the page is made, in ISO 8601.
    pub made: String,
    /// How sure statements must be to be shown at first, from 0 to 1.
    pub confidence: f64,
    /// The text of the article of a path, where it can still be read.
    pub text: &'a dyn Fn(&str) -> Option<Text>,
    /// Whether a server made the page, which can be asked more.
    pub is_live: bool,
}

/// A question, and what answers it.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The question's words.
    pub question: &'a str,
    /// What was asked before it, the first first.
    pub before: Vec<String>,
    /// What is wrong with it, drawn; then there is no answer.
    pub problem: Option<String>,
    /// The query that it stands for.
    pub cypher: String,
    /// How it was understood.
    pub notes: Vec<String>,
    /// What is left out of the answer.
    pub left_out: Vec<String>,
    /// The rows of the answer.
    pub rows: &'a Rows,
    /// The statements behind each row.
    pub behind: Vec<Vec<NodeId>>,
    /// The part of the graph that the answer rests on.
    pub part: Option<&'a Selection>,
}

/// An article's text.
#[derive(Debug, Clone)]
pub struct Text {
    /// The whole, in which places are counted.
    pub whole: String,
    /// The byte at which the article begins, after its head.
    pub body: usize,
}

/// Writes a page about `graph`.
///
/// ```
/// use whosaid::page::{Contents, write};
/// let mut graph = whosaid::graph::Graph::new();
/// graph.create_node(["Statement"], [("text", "we will".into())]);
/// let contents = Contents {
///     asked: None,
///     made: "2025-11-24T12:00:00Z".to_owned(),
///     confidence: 0.0,
///     text: &|_| None,
///     is_live: false,
/// };
/// let mut page = Vec::new();
/// write(&graph, &contents, &mut page).unwrap();
/// assert!(String::from_utf8(page).unwrap().contains("we will"));
/// ```
///
/// # Errors
/// Only those of `output`.
pub fn write(graph: &Graph, contents: &Contents<'_>, output: &mut dyn Write) -> io::Result<()> {
    html::write(&gather::gather(graph, contents), output)
}
