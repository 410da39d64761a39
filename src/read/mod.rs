//! Files, folders and standard input become documents, one at a time, whatever kind of file they are in.

mod decode;
mod files;
mod head;
mod kind;
mod legacy;
mod magic;
mod source;

pub use files::is_there;
pub use head::date as parse_date;
pub use head::document;
pub use kind::Columns;

use crate::Diagnostic;
use crate::limit;
use crate::text::Document;
use files::Place;
use source::{Source, Stated, failed};
use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How much of a file is looked at to tell what it is, in bytes.
const GLANCE: usize = 64 * 1024;

/// What one file turned out to be.
#[derive(Debug)]
pub enum Reading {
    /// An article.
    Document(Document),
    /// Nodes and relationships as JSON lines.
    Facts {
        /// Where it comes from.
        path: String,
        /// Its lines, read as they are asked for: there may be more than fit in memory.
        lines: Lines,
    },
}

/// What is read of a file, or of a part of one.
type Readings = Box<dyn Iterator<Item = Result<Reading, Diagnostic>> + Send>;

/// Bytes that are yet to be read, and how many they are if that is known.
pub struct Lines {
    /// The bytes.
    pub bytes: Box<dyn BufRead + Send>,
    /// How many they are.
    pub size: usize,
}

impl std::fmt::Debug for Lines {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} bytes", self.size)
    }
}

/// How files are read, and how far that is.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    /// Which columns of tables, and keys of JSON, mean what.
    pub columns: Columns,
    /// How many bytes of the files have been read until now.
    pub done: Arc<AtomicU64>,
}

/// Reads what `paths` name: files, folders of them, or `-` for standard input.
///
/// What a file is tells its content: a text, a web page, a feed, a table, an archive of any of these (the module
/// `kind` has them all). Each file is read when the iterator comes to it, and only once however often it is named.
/// What cannot be read is an error that names the file, and the iterator goes on with the rest; so is what had to be
/// assumed to read a file, which follows it, but [as a note](Diagnostic::is_note).
pub fn read<P: IntoIterator<Item: Into<String>>>(
    paths: P,
) -> impl Iterator<Item = Result<Reading, Diagnostic>> + use<P> {
    Reader::default().read(paths)
}

impl Reader {
    /// The same as [`read`], in this way.
    pub fn read<P: IntoIterator<Item: Into<String>>>(
        &self,
        paths: P,
    ) -> impl Iterator<Item = Result<Reading, Diagnostic>> + use<P> {
        let mut seen = HashSet::new();
        let (columns, done) = (Arc::new(self.columns.clone()), Arc::clone(&self.done));
        paths
            .into_iter()
            .flat_map(|path| files::files(&path.into()))
            .filter(move |place| match place {
                Ok(place) => seen.insert(place.identity()),
                Err(_) => true,
            })
            .flat_map(
                move |place| match place.and_then(|place| source(&place, &columns, &done)) {
                    Ok(source) => source.open(),
                    Err(problem) => failed(problem),
                },
            )
    }
}

/// The text of one file that is no article, such as a script.
///
/// # Errors
/// When it cannot be read, is too long, or is no text in UTF-8.
pub fn text(path: &str) -> Result<String, Diagnostic> {
    let place = files::file(path)?;
    let Place::File(path) = &place else {
        return whole(&place.name(), std::io::stdin());
    };
    let name = place.name();
    whole(
        &name,
        File::open(path).map_err(|error| unreadable(&name, &error))?,
    )
}

/// All that `bytes` hold as text in UTF-8, if it is not too long.
///
/// # Errors
/// As [`text`].
pub fn whole(name: &str, bytes: impl Read) -> Result<String, Diagnostic> {
    let mut text = Vec::new();
    bytes
        .take(limit::TEXT + 1)
        .read_to_end(&mut text)
        .map_err(|error| unreadable(name, &error))?;
    decode::check_size(name, text.len() as u64)?;
    decode::check(name, &text)?;
    let cut = |_| Diagnostic::new(format!("`{name}` ends inside a character"));
    String::from_utf8(text).map_err(cut)
}

/// How many bytes [`read`] will read, where that can be known beforehand.
pub fn size<P: IntoIterator<Item: Into<String>>>(paths: P) -> Option<u64> {
    let mut seen = HashSet::new();
    let places = paths
        .into_iter()
        .flat_map(|path| files::files(&path.into()));
    let places = places
        .flatten()
        .filter(|place| seen.insert(place.identity()));
    places.map(|place| place.size()).sum()
}

/// A place, ready to be read.
fn source(
    place: &Place,
    columns: &Arc<Columns>,
    done: &Arc<AtomicU64>,
) -> Result<Source, Diagnostic> {
    let name = place.name();
    let size = place.size();
    let (bytes, file): (Box<dyn Read + Send>, _) = match place.file() {
        None => (Box::new(std::io::stdin()), None),
        Some(path) => {
            let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
            (Box::new(file), size.map(|_| path.to_owned()))
        }
    };
    let bytes = Counted {
        bytes,
        done: Arc::clone(done),
    };
    Ok(Source {
        name: name.clone(),
        is_named: !place.is_found(),
        wanted: place.part().map(Arc::from),
        path: name,
        bytes: Box::new(BufReader::with_capacity(GLANCE, bytes)),
        size,
        file,
        depth: 0,
        stated: Stated::default(),
        columns: Arc::clone(columns),
    })
}

/// Counts the bytes that are read.
struct Counted {
    bytes: Box<dyn Read + Send>,
    done: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.bytes.read(buffer)?;
        self.done.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    Path::new(name).extension().is_some_and(|own| {
        extensions
            .iter()
            .any(|extension| own.eq_ignore_ascii_case(extension))
    })
}

fn empty(name: &str) -> Diagnostic {
    Diagnostic::new(format!("`{name}` is empty"))
}

/// What is said of a file that cannot be read.
pub(crate) fn unreadable(name: &str, error: &std::io::Error) -> Diagnostic {
    let reason = match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".into(),
        std::io::ErrorKind::PermissionDenied => "permission denied".into(),
        _ if is_circle(error) => "too many links, or links in a circle".into(),
        _ => error.to_string(),
    };
    Diagnostic::new(format!("cannot read `{name}`: {reason}"))
}

/// Whether links lead to links without an end: the kind for it is not stable yet.
fn is_circle(error: &std::io::Error) -> bool {
    format!("{:?}", error.kind()) == "FilesystemLoop"
}

#[cfg(test)]
mod tests;
