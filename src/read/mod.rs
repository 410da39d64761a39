//! Files, folders and standard input become documents, one at a time.

mod decode;
mod files;
mod head;
mod legacy;
mod magic;

pub use head::date as parse_date;
pub use head::document;

use crate::Diagnostic;
use crate::limit;
use crate::text::Document;
use files::Place;
use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

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

/// Reads what `paths` name: files, folders of `.txt` and `.md` files, or `-` for standard input.
///
/// Each file is read when the iterator comes to it, and only once however often it is named. What
/// cannot be read is an error that names the file, and the iterator goes on with the rest; so is what had to be
/// assumed to read a file, which follows it, but [as a note](Diagnostic::is_note).
pub fn read<P: IntoIterator<Item: Into<String>>>(
    paths: P,
) -> impl Iterator<Item = Result<Reading, Diagnostic>> {
    let mut seen = HashSet::new();
    paths
        .into_iter()
        .flat_map(|path| files::files(&path.into()))
        .filter(move |place| match place {
            Ok(place) => seen.insert(place.identity()),
            Err(_) => true,
        })
        .flat_map(|place| match place.and_then(|place| open(&place)) {
            Ok((reading, note)) => [Some(Ok(reading)), note.map(Err)],
            Err(problem) => [Some(Err(problem)), None],
        })
        .flatten()
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

/// What a file holds, and what had to be assumed to read it.
type Opened = (Reading, Option<Diagnostic>);

fn open(place: &Place) -> Result<Opened, Diagnostic> {
    let problem = |error| unreadable(&place.name(), &error);
    match place {
        Place::Input => sort(place, Box::new(std::io::stdin())),
        Place::File(path) => sort(place, Box::new(File::open(path).map_err(problem)?)),
    }
}

fn sort(place: &Place, bytes: Box<dyn Read + Send>) -> Result<Opened, Diagnostic> {
    let name = place.name();
    let mut lines = BufReader::with_capacity(GLANCE, bytes);
    let glance = lines
        .fill_buf()
        .map_err(|error| unreadable(&name, &error))?;
    if glance.is_empty() {
        return Err(empty(&name));
    }
    let facts = has_extension(&name, &["json", "jsonl", "ndjson"]) || looks_like_facts(glance);
    if facts {
        decode::check(&name, glance)?;
        let size = place.size().and_then(|size| usize::try_from(size).ok());
        let lines = Lines {
            bytes: Box::new(lines),
            size: size.unwrap_or(0),
        };
        return Ok((Reading::Facts { path: name, lines }, None));
    }
    decode::check_size(&name, place.size().unwrap_or(0))?;
    let decode::Text { text, note } = decode::decode(&name, lines)?;
    let document = document(name, text);
    if document.body.of(&document.text).trim().is_empty() {
        return Err(empty(&document.path));
    }
    Ok((Reading::Document(document), note))
}

fn looks_like_facts(glance: &[u8]) -> bool {
    let glance = glance.strip_prefix(b"\xef\xbb\xbf").unwrap_or(glance);
    let line = glance
        .trim_ascii_start()
        .split(|byte| *byte == b'\n')
        .next();
    let Some(Ok(serde_json::Value::Object(fact))) = line.map(serde_json::from_slice) else {
        return false;
    };
    fact.contains_key("labels") || (fact.contains_key("from") && fact.contains_key("to"))
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
