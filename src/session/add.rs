//! Articles are read into a graph file.

use super::reading;
use crate::Diagnostic;
use crate::archive::{Archive, Arrival, Kept, Lock, NewDocument};
use crate::export::graph_json;
use crate::extract::extract;
use crate::graph::Graph;
use crate::ingest::Facts;
use crate::lexicon::Lexicon;
use crate::parallel::in_order;
use crate::progress::Report;
use crate::read::{Lines, Reader, Reading, document};
use crate::text::Document;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How many documents are written at once.
const BATCH: usize = 100;

/// How long one that was read waits to be written at most.
const PATIENCE: Duration = Duration::from_secs(1);

/// How articles are added.
#[derive(Debug, Clone)]
pub struct Adding {
    /// What is known before anything is read.
    pub lexicon: Arc<Lexicon>,
    /// The date of publication of articles that do not tell theirs.
    pub date: Option<Date>,
    /// In how many threads they are read.
    pub threads: usize,
    /// Whether an article whose path is there with another text is kept beside it, and not put in its place.
    pub keep: bool,
    /// How files are read.
    pub reader: Reader,
    /// Ends the work, when it is true: what was read is kept.
    pub interrupt: Arc<AtomicBool>,
}

/// What was added. All of it is on the disk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Added {
    /// The paths of articles and other files that were not there.
    pub new: Vec<String>,
    /// How many articles have replaced one of the same path.
    pub replaced: usize,
    /// How many were there already.
    pub same: usize,
    /// How many files could not be read.
    pub failed: usize,
    /// Whether it was ended before all was read.
    pub is_interrupted: bool,
}

impl Adding {
    /// Reads what `paths` name into a graph file. What cannot be read is told to `problem`, and left out.
    ///
    /// # Errors
    /// When the graph file cannot be read or written: what was written before is there.
    pub fn add(
        &self,
        archive: &Archive,
        lock: &Lock,
        paths: Vec<String>,
        report: Report<'_>,
        problem: &mut dyn FnMut(Diagnostic),
    ) -> Result<Added, Diagnostic> {
        let known = Arc::new(Mutex::new(Known {
            sums: archive.known()?,
            keep: self.keep,
            same: 0,
        }));
        let filter = Arc::clone(&known);
        let readings = self
            .reader
            .read(paths)
            .filter_map(move |reading| filter.lock().ok()?.wanted(reading));
        let added = self.take(archive, lock, readings, report, problem);
        let same = known.lock().map_or(0, |known| known.same);
        added.map(|mut added| {
            added.same += same;
            added
        })
    }

    /// Reads the documents of a graph file anew: all of them, or those that another version of the program
    /// has read.
    ///
    /// # Errors
    /// When the graph file cannot be read or written.
    pub fn refresh(
        &self,
        archive: &Archive,
        lock: &Lock,
        all: bool,
        report: Report<'_>,
    ) -> Result<Added, Diagnostic> {
        let mut paths = if all {
            archive.known()?.into_keys().collect()
        } else {
            archive.read_by_others()?
        };
        paths.sort();
        let mut added = Added::default();
        // Some at a time, so that not all texts are in memory at once.
        for some in paths.chunks(BATCH) {
            let kept = some
                .iter()
                .filter_map(|path| archive.document(path).transpose());
            let kept: Vec<_> = kept.collect::<Result<_, _>>()?;
            let readings = kept
                .into_iter()
                .map(|kept| Ok(Reading::Document(read_again(kept))));
            let done = self.take(archive, lock, readings, report, &mut |_| {})?;
            added.replaced += done.replaced;
            added.is_interrupted = done.is_interrupted;
            if done.is_interrupted {
                break;
            }
        }
        Ok(added)
    }

    fn take(
        &self,
        archive: &Archive,
        lock: &Lock,
        readings: impl Iterator<Item = Result<Reading, Diagnostic>> + Send + 'static,
        report: Report<'_>,
        problem: &mut dyn FnMut(Diagnostic),
    ) -> Result<Added, Diagnostic> {
        let mut batch = Batch::new(archive, lock);
        let (date, lexicon) = (self.date, Arc::clone(&self.lexicon));
        let work = move |reading| prepare(reading, date, &lexicon);
        let mut count = reading(report);
        let mut done = 0;
        for ready in in_order(self.threads, readings, work) {
            // Of files it counts what was read of them; texts that are read again are in none.
            let before = std::mem::replace(&mut done, self.reader.done.load(Ordering::Relaxed));
            match &ready {
                Ok(Ready::Document(new)) if done == 0 => count(new.document.text.len()),
                _ => count(usize::try_from(done - before).unwrap_or(0)),
            }
            match ready {
                Ok(Ready::Document(new)) => batch.push(*new)?,
                Ok(Ready::Facts { path, lines }) => {
                    if let Err(own) = batch.import(&path, lines) {
                        batch.added.failed += 1;
                        problem(own);
                    }
                }
                Err(own) => {
                    batch.added.failed += usize::from(!own.is_note);
                    problem(own);
                }
            }
            if self.interrupt.load(Ordering::Relaxed) {
                batch.added.is_interrupted = true;
                break;
            }
        }
        batch.write()?;
        Ok(batch.added)
    }
}

/// What there is to write.
enum Ready {
    Document(Box<NewDocument>),
    Facts { path: String, lines: Lines },
}

/// Finds what one document says: all that can be done apart from the others.
fn prepare(
    reading: Result<Reading, Diagnostic>,
    date: Option<Date>,
    lexicon: &Lexicon,
) -> Result<Ready, Diagnostic> {
    Ok(match reading? {
        Reading::Facts { path, lines } => Ready::Facts { path, lines },
        Reading::Document(mut document) => {
            document.date = document.date.or(date);
            let facts = Facts::new(&document, &extract(&document, lexicon));
            Ready::Document(Box::new(NewDocument::new(document, facts)))
        }
    })
}

/// Which documents are there, so that they are not read again.
struct Known {
    sums: FxHashMap<String, u64>,
    keep: bool,
    same: usize,
}

impl Known {
    /// What is to be read: nothing, where it is there.
    fn wanted(
        &mut self,
        reading: Result<Reading, Diagnostic>,
    ) -> Option<Result<Reading, Diagnostic>> {
        let Ok(Reading::Document(mut document)) = reading else {
            return Some(reading);
        };
        let path = document.path.clone();
        for number in 1.. {
            if number > 1 {
                document.path = format!("{path} ({number})");
            }
            match self.sums.get(&document.path) {
                Some(sum) if *sum == NewDocument::sum(&document) => {
                    self.same += 1;
                    return None;
                }
                Some(_) => {}
                None => break,
            }
        }
        if !self.keep {
            document.path = path;
        }
        Some(Ok(Reading::Document(document)))
    }
}

/// Documents that wait to be written.
struct Batch<'a> {
    archive: &'a Archive,
    lock: &'a Lock,
    waiting: Vec<NewDocument>,
    since: Instant,
    added: Added,
}

impl<'a> Batch<'a> {
    fn new(archive: &'a Archive, lock: &'a Lock) -> Self {
        Self {
            archive,
            lock,
            waiting: Vec::new(),
            since: Instant::now(),
            added: Added::default(),
        }
    }

    fn push(&mut self, new: NewDocument) -> Result<(), Diagnostic> {
        self.waiting.push(new);
        if self.waiting.len() >= BATCH || self.since.elapsed() > PATIENCE {
            self.write()?;
        }
        Ok(())
    }

    fn write(&mut self) -> Result<(), Diagnostic> {
        let arrivals = self.archive.put(&self.waiting, self.lock)?;
        for (arrival, new) in arrivals.into_iter().zip(self.waiting.drain(..)) {
            match arrival {
                Arrival::Added => self.added.new.push(new.document.path),
                Arrival::Replaced => self.added.replaced += 1,
            }
        }
        self.since = Instant::now();
        Ok(())
    }

    fn import(&mut self, path: &str, lines: Lines) -> Result<(), Diagnostic> {
        let mut graph = Graph::new();
        let read = graph_json::read(lines.bytes, &mut graph);
        read.map_err(|problem| Diagnostic {
            message: format!("`{path}`: {}", problem.message),
            ..problem
        })?;
        if self.archive.import(path, &graph, self.lock)? {
            self.added.new.push(path.to_owned());
        } else {
            self.added.same += 1;
        }
        Ok(())
    }
}

impl Added {
    /// Whether the file is another than before.
    #[must_use]
    pub fn is_change(&self) -> bool {
        !self.new.is_empty() || self.replaced > 0
    }
}

/// A document of the file, as it is read now.
fn read_again(kept: Kept) -> Document {
    // What was taken out of a page has no head of its own: what looks like one is text.
    let mut document = if kept.is_extracted {
        Document::extracted(kept.path, kept.text)
    } else {
        document(kept.path, kept.text)
    };
    document.date = document.date.or_else(|| kept.date?.parse().ok());
    document.title = document.title.or(kept.title);
    document.publisher = document.publisher.or(kept.publisher);
    document.url = document.url.or(kept.url);
    document.author = document.author.or(kept.author);
    document
}
