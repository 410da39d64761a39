//! Reads news text into a graph of who said what about what, and answers questions about it.
//!
//! ```
//! use whosaid::Session;
//! use whosaid::extract::extract;
//! use whosaid::ingest::ingest;
//! use whosaid::lexicon::Lexicon;
//! use whosaid::graph::Graph;
//! use whosaid::text::Document;
//!
//! let article = Document::new("call.txt", "Xi Jinping told Donald Trump that Taiwan is part of China.");
//! let mut graph = Graph::new();
//! ingest(&mut graph, &article, &extract(&article, &Lexicon::builtin())).unwrap();
//!
//! let mut session = Session::over(graph);
//! let answer = session.ask("who said what about Taiwan?").unwrap();
//! assert_eq!(answer.rows.columns[..3], ["speaker", "statement", "to"]);
//! assert_eq!(answer.rows.rows[0][0], "Xi Jinping".into());
//! assert_eq!(answer.rows.rows[0][2], "Donald Trump".into());
//! ```
//!
//! Both are chains of plain values, and each module turns one value into the next:
//!
//! ```text
//! Document → Mention, Attribution → Graph
//! input → Query → Plan ── (with Graph) ──→ Rows → table | JSON | CSV | Markdown | DOT | HTML
//! ```
//!
//! [`read`] files into documents, [`extract`] who said what from them with what the [`lexicon`] knows,
//! [`ingest`] that into a [`graph`], ask it with a [`query`] or an English
//! [question], and [`render`] the rows. A [`Session`] does all of it for one graph.

pub mod archive;
mod calendar;
pub mod corpus;
pub mod curate;
pub mod diagnostic;
pub mod export;
pub mod extract;
pub mod graph;
pub mod ingest;
pub mod learn;
pub mod lexicon;
mod limit;
pub mod page;
pub mod parallel;
pub mod progress;
pub mod query;
pub mod question;
pub mod read;
pub mod render;
pub mod repl;
#[cfg(feature = "serve")]
pub mod serve;
pub mod session;
mod span;
pub mod syntax;
pub mod text;
pub mod train;

pub use diagnostic::Diagnostic;
pub use session::Session;
pub use span::Span;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
