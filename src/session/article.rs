//! Files become articles with what is found in them, in many threads.

use crate::extract::{Extraction, Joint, extract_stretch};
use crate::lexicon::Lexicon;
use crate::parallel::in_order;
use crate::read::{Reading, read};
use crate::text::{Document, stretches};
use crate::{Diagnostic, Span};
use jiff::civil::Date;
use std::sync::Arc;

/// What one file turned out to be.
#[derive(Debug, Clone)]
pub enum Article {
    /// An article, and what was found in it.
    Document(Arc<Document>, Extraction),
    /// Nodes and relationships as JSON lines.
    Facts {
        /// Where it comes from.
        path: String,
        /// Its lines.
        text: String,
    },
}

/// Reads what `paths` name and finds who said what in it, in so many `threads`.
///
/// Articles come in the order of [`read`], and what cannot be read among them; however many there
/// are, few are in memory at once. `date` is that of articles that do not tell theirs; `report` is
/// told whenever more bytes have been read, and how many.
pub fn articles(
    paths: Vec<String>,
    date: Option<Date>,
    lexicon: &Arc<Lexicon>,
    threads: usize,
    mut report: impl FnMut(usize),
) -> impl Iterator<Item = Result<Article, Diagnostic>> {
    let tasks = read(paths).flat_map(move |reading| tasks(reading, date));
    let lexicon = Arc::clone(lexicon);
    let mut results = in_order(threads, tasks, move |task| perform(task, &lexicon));
    let mut joint = Joint::default();
    std::iter::from_fn(move || {
        loop {
            match results.next()? {
                Done::Stretch(document, stretch, found) => {
                    report(stretch.len());
                    joint.add(found);
                    if stretch.end == document.body.end {
                        let whole = std::mem::take(&mut joint).whole;
                        return Some(Ok(Article::Document(document, whole)));
                    }
                }
                Done::Facts { path, text } => {
                    report(text.len());
                    return Some(Ok(Article::Facts { path, text }));
                }
                Done::Problem(problem) => return Some(Err(problem)),
            }
        }
    })
}

/// What there is to do for a file or for a stretch of it; for most only the first.
enum Task {
    Extract(Arc<Document>, Span),
    Pass(Done),
}

/// What was done.
enum Done {
    Stretch(Arc<Document>, Span, Extraction),
    Facts { path: String, text: String },
    Problem(Diagnostic),
}

fn tasks(reading: Result<Reading, Diagnostic>, date: Option<Date>) -> Vec<Task> {
    match reading {
        Ok(Reading::Document(mut document)) => {
            document.date = document.date.or(date);
            let document = Arc::new(document);
            let task = |stretch| Task::Extract(Arc::clone(&document), stretch);
            stretches(&document).map(task).collect()
        }
        Ok(Reading::Facts { path, text }) => vec![Task::Pass(Done::Facts { path, text })],
        Err(problem) => vec![Task::Pass(Done::Problem(problem))],
    }
}

fn perform(task: Task, lexicon: &Lexicon) -> Done {
    match task {
        Task::Extract(document, stretch) => {
            let found = extract_stretch(&document, stretch, lexicon);
            Done::Stretch(document, stretch, found)
        }
        Task::Pass(done) => done,
    }
}
