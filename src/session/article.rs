//! Files become articles with what is found in them, in many threads.

use crate::extract::{Extraction, Joint, extract_stretch};
use crate::lexicon::Lexicon;
use crate::parallel::in_order;
use crate::read::{Lines, Reader, Reading};
use crate::text::{Document, stretches};
use crate::{Diagnostic, Span};
use jiff::civil::Date;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// A file that was read, or a stretch of one.
#[derive(Debug)]
pub enum Part {
    /// One stretch of an article, and what was found in it; most have only one.
    Stretch(Arc<Document>, Span, Extraction),
    /// Nodes and relationships as JSON lines.
    Facts {
        /// Where it comes from.
        path: String,
        /// Its lines, yet to be read.
        lines: Lines,
    },
}

/// What one file turned out to be.
#[derive(Debug)]
pub enum Article {
    /// An article, and what was found in it.
    Document(Arc<Document>, Extraction),
    /// Nodes and relationships as JSON lines.
    Facts {
        /// Where it comes from.
        path: String,
        /// Its lines, yet to be read.
        lines: Lines,
    },
}

/// Reads what `paths` name and finds who said what in it, in so many `threads`.
///
/// Stretches come in the order of [`Reader::read`], and what cannot be read among them; however many there
/// are, few are in memory at once. `date` is that of articles that do not tell theirs; `report` is
/// told whenever more bytes have been read, and how many.
pub fn parts(
    reader: &Reader,
    paths: Vec<String>,
    date: Option<Date>,
    lexicon: &Arc<Lexicon>,
    threads: usize,
    mut report: impl FnMut(usize),
) -> impl Iterator<Item = Result<Part, Diagnostic>> {
    let tasks = reader
        .read(paths)
        .flat_map(move |reading| tasks(reading, date));
    let lexicon = Arc::clone(lexicon);
    let parts = in_order(threads, tasks, move |task| perform(task, &lexicon));
    let (done, mut told) = (Arc::clone(&reader.done), 0);
    parts.inspect(move |_| {
        let before = std::mem::replace(&mut told, done.load(Ordering::Relaxed));
        report(usize::try_from(told - before).unwrap_or(0));
    })
}

/// The same, each article as a whole.
pub fn articles(
    parts: impl Iterator<Item = Result<Part, Diagnostic>>,
) -> impl Iterator<Item = Result<Article, Diagnostic>> {
    let mut joint = Joint::default();
    parts.filter_map(move |part| match part {
        Ok(Part::Stretch(document, stretch, found)) => {
            joint.add(found);
            let is_last = stretch.end == document.body.end;
            is_last.then(|| {
                Ok(Article::Document(
                    document,
                    std::mem::take(&mut joint).whole,
                ))
            })
        }
        Ok(Part::Facts { path, lines }) => Some(Ok(Article::Facts { path, lines })),
        Err(problem) => Some(Err(problem)),
    })
}

/// What there is to do for a file, or for a stretch of it.
enum Task {
    Extract(Arc<Document>, Span),
    Pass(Result<Part, Diagnostic>),
}

fn tasks(reading: Result<Reading, Diagnostic>, date: Option<Date>) -> Vec<Task> {
    match reading {
        Ok(Reading::Document(mut document)) => {
            document.date = document.date.or(date);
            let document = Arc::new(document);
            let task = |stretch| Task::Extract(Arc::clone(&document), stretch);
            stretches(&document).map(task).collect()
        }
        Ok(Reading::Facts { path, lines }) => vec![Task::Pass(Ok(Part::Facts { path, lines }))],
        Err(problem) => vec![Task::Pass(Err(problem))],
    }
}

fn perform(task: Task, lexicon: &Lexicon) -> Result<Part, Diagnostic> {
    match task {
        Task::Extract(document, stretch) => {
            let found = extract_stretch(&document, stretch, lexicon);
            Ok(Part::Stretch(document, stretch, found))
        }
        Task::Pass(part) => part,
    }
}
