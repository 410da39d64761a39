//! What a session's graph is made of: articles, nodes and relationships from elsewhere, and what a reader has
//! changed. It is kept in memory, or in a graph file.

use super::{Adding, Article, Session, articles, parts, reading};
use crate::Diagnostic;
use crate::archive::Archive;
use crate::curate::Correction;
use crate::export::graph_json;
use crate::graph::{Graph, Piece, TextPool, pieces};
use crate::ingest::{Facts, Memory, assemble};
use crate::parallel::cores;
use crate::progress::Report;
use crate::read::Lines;
use jiff::civil::Date;
use std::sync::Arc;

/// What a graph is made of, so that it can be made again when something comes or goes.
#[derive(Debug, Default)]
pub(super) struct Library {
    /// Nodes and relationships that come from no article, as the pieces of graphs; kept only beside articles.
    base: Vec<Vec<Vec<u8>>>,
    documents: Memory,
    /// The graph file, if there is one: then all is there, and nothing of it here.
    pub(super) archive: Option<Archive>,
    /// What a reader has changed, the first first.
    pub(super) corrections: Vec<Noted>,
}

/// A change that was made and not undone.
#[derive(Debug)]
pub(super) struct Noted {
    pub(super) correction: Correction,
    /// What it did, in words.
    pub(super) said: String,
    /// Its number in the graph file.
    pub(super) id: Option<i64>,
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

impl Taken {
    fn rebuilt(&mut self, done: Result<Vec<Diagnostic>, Diagnostic>) {
        match done {
            Ok(problems) => self.problems.extend(problems),
            Err(problem) => self.problems.push(problem),
        }
    }
}

/// How others are told who writes.
const WRITER: &str = "a prompt of whosaid";

/// How much a library had at some time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark(usize);

impl Library {
    fn mark(&self) -> Mark {
        Mark(self.base.len())
    }

    /// Whether the graph can be made only from what is kept here.
    pub(super) fn is_kept(&self) -> bool {
        self.archive.is_some() || !self.base.is_empty() || !self.documents.is_empty()
    }

    /// A graph of all that is kept, but for what was changed.
    fn build(&self) -> Result<Graph, Diagnostic> {
        let mut graph = Graph::new();
        if let Some(archive) = &self.archive {
            return build(archive);
        }
        let mut pool = TextPool::default();
        for pieces in &self.base {
            let first = graph.next_node();
            for piece in pieces.iter().filter_map(|bytes| Piece::read(bytes)) {
                piece.add_next(&mut graph, first, &mut pool);
            }
        }
        assemble(&mut graph, &self.documents)?;
        Ok(graph)
    }
}

/// The graph of a file, but for what was changed: as it was kept, or made of all that is there.
fn build(archive: &Archive) -> Result<Graph, Diagnostic> {
    let (graph, stamp) = archive.reading(|| {
        archive.verify()?;
        if let Some(graph) = archive.made()? {
            return Ok((graph, None));
        }
        let mut graph = Graph::new();
        archive.add_imports(&mut graph)?;
        let imported = graph.node_count();
        assemble(&mut graph, archive)?;
        let is_long = graph.node_count() > imported + WORTH;
        let stamp = is_long.then(|| archive.stamp()).transpose()?;
        Ok((graph, stamp))
    })?;
    // Who comes next need not make it; nobody waits for that, and it is no failure where it cannot be kept.
    if let Some(stamp) = stamp
        && let Ok(lock) = archive.lock_at_once(WRITER)
    {
        let _ = archive.keep_made(&graph, stamp, &lock);
    }
    Ok(graph)
}

/// A graph of more nodes than this takes longer to make than to read.
const WORTH: usize = 500;

impl Session {
    /// Makes the session's graph that of a graph file, and keeps there what is changed from now on.
    ///
    /// Gives back what of its history can no longer be done.
    ///
    /// # Errors
    /// When the file cannot be read, or is damaged.
    pub fn open_archive(&mut self, archive: Archive) -> Result<Vec<Diagnostic>, Diagnostic> {
        self.kept = Library::default();
        for entry in archive.history()? {
            if entry.undone.is_some() {
                continue;
            }
            let unreadable = |_| {
                let problem = format!("change {} of the history makes no sense", entry.id);
                Diagnostic::new(problem)
            };
            self.kept.corrections.push(Noted {
                correction: serde_json::from_str(&entry.change).map_err(unreadable)?,
                said: entry.said,
                id: Some(entry.id),
            });
        }
        self.kept.archive = Some(archive);
        self.rebuild()
    }

    /// The graph file, if there is one.
    #[must_use]
    pub const fn archive(&self) -> Option<&Archive> {
        self.kept.archive.as_ref()
    }

    /// Reads files, and makes the graph of all that was read until now.
    pub(super) fn take_in(
        &mut self,
        paths: Vec<String>,
        date: Option<Date>,
        report: Report<'_>,
    ) -> Taken {
        if self.kept.archive.is_some() {
            return self.add(paths, date, report);
        }
        let mut taken = Taken::default();
        let mark = self.kept.mark();
        let is_bare = !self.kept.is_kept();
        let threads = self.threads.unwrap_or_else(cores);
        let lexicon = Arc::clone(self.lexicon());
        let reader = self.reader.clone();
        let parts = parts(&reader, paths, date, &lexicon, threads, reading(report));
        for article in articles(parts) {
            match article.and_then(|article| self.take(article, &mut taken.new)) {
                Ok(()) => taken.files += 1,
                Err(problem) => taken.problems.push(problem),
            }
        }
        if !taken.new.is_empty() || self.kept.mark().0 > mark.0 {
            if is_bare {
                self.keep_base();
            }
            taken.rebuilt(self.rebuild());
        }
        taken
    }

    /// Reads files into the graph file.
    fn add(&mut self, paths: Vec<String>, date: Option<Date>, report: Report<'_>) -> Taken {
        let mut taken = Taken::default();
        let adding = Adding {
            lexicon: Arc::clone(self.lexicon()),
            date,
            threads: self.threads.unwrap_or_else(cores),
            keep: false,
            reader: self.reader.clone(),
            interrupt: self.options.interrupt.clone().unwrap_or_default(),
        };
        let Some(archive) = &self.kept.archive else {
            return taken;
        };
        let mut problem = |problem| taken.problems.push(problem);
        let added = archive
            .lock(WRITER)
            .and_then(|lock| adding.add(archive, &lock, paths, report, &mut problem));
        match added {
            Ok(added) => {
                taken.files = added.new.len() + added.replaced + added.same;
                let is_change = added.is_change();
                taken.new = added.new;
                if is_change {
                    taken.rebuilt(self.rebuild());
                }
            }
            Err(problem) => taken.problems.push(problem),
        }
        taken
    }

    fn take(&mut self, article: Article, new: &mut Vec<String>) -> Result<(), Diagnostic> {
        match article {
            Article::Document(document, found) => {
                let facts = Facts::new(&document, &found);
                if self.kept.documents.add(facts) {
                    new.push(document.path.clone());
                }
                Ok(())
            }
            Article::Facts { path, lines } => self.import(lines).map_err(|problem| Diagnostic {
                message: format!("`{path}`: {}", problem.message),
                ..problem
            }),
        }
    }

    /// Reads nodes and relationships: into the graph itself where nothing else is kept.
    fn import(&mut self, lines: Lines) -> Result<(), Diagnostic> {
        if !self.kept.is_kept() {
            return graph_json::read(lines.bytes, &mut self.graph);
        }
        let mut graph = Graph::new();
        graph_json::read(lines.bytes, &mut graph)?;
        self.kept.base.push(pieces(&graph).collect());
        Ok(())
    }

    /// Before articles come into a graph of which nothing is kept, keeps what it holds.
    fn keep_base(&mut self) {
        if self.graph.node_count() > 0 {
            self.kept.base.push(pieces(&self.graph).collect());
            // What was done before is part of it from now on.
            self.done.clear();
        }
    }

    /// How much there is before something is read that can be taken out again.
    pub(super) fn mark(&mut self) -> Mark {
        if !self.kept.is_kept() {
            self.keep_base();
        }
        self.kept.mark()
    }

    /// Makes the graph again, of what is kept; gives back which changes could not be made again.
    ///
    /// # Errors
    /// When what is kept cannot be read.
    pub(super) fn rebuild(&mut self) -> Result<Vec<Diagnostic>, Diagnostic> {
        let mut graph = self.kept.build()?;
        let mut problems = Vec::new();
        for noted in &self.kept.corrections {
            if let Err(problem) = noted.correction.apply(&mut graph) {
                let text = format!("no longer possible: {}: {}", noted.said, problem.message);
                problems.push(Diagnostic::new(text));
            }
        }
        self.graph = graph;
        self.builds += 1;
        // Its version tells nothing of the other graph's.
        self.names.take();
        Ok(problems)
    }

    /// Takes articles out again, and nodes and relationships that came after a mark.
    pub(super) fn take_out(&mut self, paths: &[String], mark: Mark) -> Result<(), Diagnostic> {
        if let Some(archive) = &self.kept.archive {
            let lock = archive.lock(WRITER)?;
            archive.remove(paths, &lock)?;
            for path in paths {
                archive.remove_import(path, &lock)?;
            }
        }
        for path in paths {
            self.kept.documents.remove(path);
        }
        self.kept.base.truncate(mark.0);
        self.rebuild().map(drop)
    }

    /// Keeps a change that was made, so that it is made again with the graph.
    ///
    /// # Errors
    /// When it cannot be written into the graph file.
    pub(super) fn note(&mut self, correction: Correction, said: &str) -> Result<(), Diagnostic> {
        if !self.kept.is_kept() {
            return Ok(());
        }
        let id = match &self.kept.archive {
            Some(archive) => {
                let change = serde_json::to_string(&correction).unwrap_or_default();
                let lock = archive.lock(WRITER)?;
                Some(archive.note(said, &change, &lock)?)
            }
            None => None,
        };
        self.kept.corrections.push(Noted {
            correction,
            said: said.to_owned(),
            id,
        });
        Ok(())
    }

    /// Forgets the change that was made last; gives back what it did, in words.
    ///
    /// # Errors
    /// When that cannot be written into the graph file.
    pub(super) fn forget(&mut self) -> Result<Option<String>, Diagnostic> {
        let Some(last) = self.kept.corrections.last() else {
            return Ok(None);
        };
        if let (Some(archive), Some(id)) = (&self.kept.archive, last.id) {
            let lock = archive.lock(WRITER)?;
            archive.undo(id, &lock)?;
        }
        Ok(self.kept.corrections.pop().map(|last| last.said))
    }
}
