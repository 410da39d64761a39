//! Bytes that are yet to be told what they are, and where they come from.

use super::kind::open;
use super::{Columns, GLANCE, Reading, Readings, empty, unreadable};
use crate::Diagnostic;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::PathBuf;
use std::sync::Arc;

/// A file, or a part of one.
pub(super) struct Source {
    /// As the user would write it: `FILE`, or `FILE#PART`.
    pub(super) path: String,
    /// By what its kind may be known: the file's name, or that of the part.
    pub(super) name: String,
    /// What it holds.
    pub(super) bytes: Box<dyn BufRead + Send>,
    /// How many bytes it has, where that is known.
    pub(super) size: Option<u64>,
    /// The file on the disk, if it is a whole one: what lies anywhere in it can be read without the rest.
    pub(super) file: Option<PathBuf>,
    /// In how many others it lies.
    pub(super) depth: usize,
    /// Whether the user has named it, and it was not found in a folder or in another file.
    pub(super) is_named: bool,
    /// The path of what alone is to be read.
    pub(super) wanted: Option<Arc<str>>,
    /// What those that brought it say of it.
    pub(super) stated: Stated,
    /// Which columns and keys mean what.
    pub(super) columns: Arc<Columns>,
}

/// What was said of bytes by those that brought them: the head of an answer of a server, or an archive.
#[derive(Debug, Clone, Default)]
pub(super) struct Stated {
    /// Where it was fetched from.
    pub(super) url: Option<String>,
    /// `text/html` and the like.
    pub(super) medium: Option<String>,
    /// Its encoding.
    pub(super) charset: Option<String>,
}

impl Source {
    /// A part of this source, of that name in it.
    pub(super) fn part(&self, part: &str, bytes: Vec<u8>) -> Self {
        Self {
            path: format!("{}#{part}", self.path),
            name: part.to_owned(),
            size: Some(bytes.len() as u64),
            bytes: Box::new(Cursor::new(bytes)),
            ..self.inner()
        }
    }

    /// What this source is when its wrapping is off: of the same path, without the last ending.
    pub(super) fn unwrapped(&self, ending: &[&str], bytes: impl Read + Send + 'static) -> Self {
        let lower = self.name.to_ascii_lowercase();
        let cut = ending.iter().find_map(|end| lower.strip_suffix(end));
        let name = cut.and_then(|rest| self.name.get(..rest.len()));
        Self {
            name: name.unwrap_or(&self.name).to_owned(),
            bytes: Box::new(BufReader::with_capacity(GLANCE, bytes)),
            ..self.inner()
        }
    }

    /// The same without what it holds, one deeper.
    pub(super) fn inner(&self) -> Self {
        Self {
            path: self.path.clone(),
            name: self.name.clone(),
            bytes: Box::new(io::empty()),
            size: None,
            file: None,
            depth: self.depth + 1,
            is_named: self.is_named,
            wanted: self.wanted.clone(),
            stated: self.stated.clone(),
            columns: Arc::clone(&self.columns),
        }
    }

    /// Looks at the first bytes without taking them.
    pub(super) fn glance(&mut self) -> Result<Vec<u8>, Diagnostic> {
        let mut glance = Vec::new();
        let bytes = std::mem::replace(&mut self.bytes, Box::new(io::empty()));
        let mut some = bytes.take(GLANCE as u64);
        let read = some.read_to_end(&mut glance);
        let start = Cursor::new(glance.clone());
        self.bytes = match read {
            Ok(_) => Box::new(start.chain(some.into_inner())),
            Err(error) if glance.is_empty() => return Err(unreadable(&self.path, &error)),
            // What came before an error is still worth reading: it tells what the file is.
            Err(error) => Box::new(start.chain(Broken(Some(error)))),
        };
        Ok(glance)
    }

    /// All bytes, if they are not more than `limit`.
    pub(super) fn whole(&mut self, limit: u64) -> Result<Vec<u8>, Diagnostic> {
        self.check_size(self.size.unwrap_or(0), limit)?;
        let mut all = Vec::new();
        let mut some = self.bytes.by_ref().take(limit + 1);
        some.read_to_end(&mut all)
            .map_err(|error| unreadable(&self.path, &error))?;
        self.check_size(all.len() as u64, limit)?;
        Ok(all)
    }

    fn check_size(&self, size: u64, limit: u64) -> Result<(), Diagnostic> {
        if size <= limit {
            return Ok(());
        }
        let problem = format!("`{}` is longer than {} MB", self.path, limit >> 20);
        Err(Diagnostic::new(problem).hint("cut it into several files"))
    }

    /// What is said where there is nothing to read: an error of a file, and a note of a part of one.
    pub(super) fn holds_no_article(&self) -> Diagnostic {
        if self.depth == 0 {
            return empty(&self.path);
        }
        Diagnostic::note(format!("`{}` is empty, and was left alone", self.path))
    }

    /// Reads what is in it, whatever it is.
    pub(super) fn open(self) -> Readings {
        let Some(wanted) = self.wanted.clone() else {
            return open(self);
        };
        let rest = wanted.strip_prefix(&*self.path);
        if !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('#')) {
            return Box::new(std::iter::empty());
        }
        let is_whole = self.depth == 0;
        let mut is_found = false;
        let missing = Diagnostic::new(format!("there is no article `{wanted}`")).hint(format!(
            "`whosaid documents '{}'` lists those that there are",
            self.path
        ));
        let mut readings = open(self).fuse();
        let mut missing = Some(missing).filter(|_| is_whole);
        Box::new(std::iter::from_fn(move || {
            let found = readings.find(|reading| match reading {
                Ok(Reading::Document(document)) => {
                    let rest = document.path.strip_prefix(&*wanted);
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
                }
                Ok(Reading::Facts { .. }) => false,
                Err(_) => true,
            });
            is_found |= found.is_some();
            found.or_else(|| missing.take().filter(|_| !is_found).map(Err))
        }))
    }
}

/// The end of what can be read: an error, which is told once.
struct Broken(Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

impl BufRead for Broken {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.0.take().map_or(Ok(&[]), Err)
    }

    fn consume(&mut self, _: usize) {}
}

/// One document, or why there is none.
pub(super) fn one(reading: Result<Reading, Diagnostic>) -> Readings {
    Box::new(std::iter::once(reading))
}

/// Nothing but a problem.
pub(super) fn failed(problem: Diagnostic) -> Readings {
    one(Err(problem))
}
