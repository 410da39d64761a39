//! What a session's graph is made of: articles, files of nodes and relationships, and what a reader has changed.

use super::{Article, Session, articles, parts, reading};
use crate::Diagnostic;
use crate::graph::{Graph, Piece, PieceWriter, TextPool};
use crate::ingest::{Facts, Memory, assemble};
use crate::parallel::cores;
use crate::progress::Report;
use crate::read::Lines;
use crate::render::graph_json;
use jiff::civil::Date;
use std::sync::Arc;

/// What a graph is made of, so that it can be made again when something comes or goes.
#[derive(Debug, Default)]
pub(super) struct Library {
    /// Nodes and relationships that come from no article, as pieces; kept only beside articles.
    base: Vec<Vec<u8>>,
    documents: Memory,
}

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// How many files.
    pub(super) files: usize,
    /// The paths of the articles that were not there before.
    pub(super) new: Vec<String>,
    /// What could not be read.
    pub(super) problems: Vec<Diagnostic>,
}

/// How much a library had at some time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark(usize);

impl Library {
    pub(super) fn mark(&self) -> Mark {
        Mark(self.base.len())
    }

    fn is_empty(&self) -> bool {
        self.base.is_empty() && self.documents.is_empty()
    }

    /// A graph of all that is kept.
    fn build(&self) -> Result<Graph, Diagnostic> {
        let mut graph = Graph::new();
        let mut pool = TextPool::default();
        for bytes in &self.base {
            if let Some(piece) = Piece::read(bytes) {
                piece.add(&mut graph, &mut pool);
            }
        }
        assemble(&mut graph, &self.documents)?;
        Ok(graph)
    }
}

impl Session {
    /// Reads files, and makes the graph of all that was read until now.
    pub(super) fn take_in(
        &mut self,
        paths: Vec<String>,
        date: Option<Date>,
        report: Report<'_>,
    ) -> Taken {
        let mut taken = Taken::default();
        let mark = self.library.mark();
        let threads = self.threads.unwrap_or_else(cores);
        let lexicon = Arc::clone(self.lexicon());
        let parts = parts(paths, date, &lexicon, threads, reading(report));
        for article in articles(parts) {
            match article {
                Ok(Article::Document(document, found)) => {
                    taken.files += 1;
                    let facts = Facts::new(&document, &found);
                    if self.library.documents.add(facts) {
                        taken.new.push(document.path.clone());
                    }
                }
                Ok(Article::Facts { path, lines }) => match self.import(lines) {
                    Ok(()) => taken.files += 1,
                    Err(problem) => taken.problems.push(Diagnostic {
                        message: format!("`{path}`: {}", problem.message),
                        ..problem
                    }),
                },
                Err(problem) => taken.problems.push(problem),
            }
        }
        if !taken.new.is_empty() || self.library.mark().0 > mark.0 {
            self.keep_base();
            if let Err(problem) = self.rebuild() {
                taken.problems.push(problem);
            }
        }
        self.names.take();
        taken
    }

    /// Reads nodes and relationships: into the graph itself where it holds no articles.
    fn import(&mut self, lines: Lines) -> Result<(), Diagnostic> {
        if self.library.is_empty() {
            return graph_json::read(lines.bytes, &mut self.graph);
        }
        let mut graph = Graph::new();
        graph_json::read(lines.bytes, &mut graph)?;
        self.keep_base();
        self.library.base.push(PieceWriter::of(&graph).bytes());
        Ok(())
    }

    /// Before articles come into a graph that holds none, keeps what it holds.
    fn keep_base(&mut self) {
        if self.builds == 0 && self.library.base.is_empty() && self.graph.node_count() > 0 {
            self.library.base.push(PieceWriter::of(&self.graph).bytes());
        }
    }

    /// Makes the graph again, of what is kept.
    pub(super) fn rebuild(&mut self) -> Result<(), Diagnostic> {
        self.graph = self.library.build()?;
        self.builds += 1;
        self.names.take();
        Ok(())
    }

    /// Takes articles out again, and nodes and relationships that came after a mark.
    pub(super) fn take_out(&mut self, paths: &[String], mark: Mark) -> Result<(), Diagnostic> {
        for path in paths {
            self.library.documents.remove(path);
        }
        self.library.base.truncate(mark.0);
        self.rebuild()
    }
}
