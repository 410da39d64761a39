//! Paths become the files they stand for.

use super::kind::{hint, is_known};
use super::unreadable;
use crate::Diagnostic;
use std::collections::HashSet;
use std::fs::{FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Where bytes come from.
pub(super) enum Place {
    /// Standard input.
    Input,
    /// A file on the disk, which was named.
    File(PathBuf),
    /// One that was found in a folder.
    Found(PathBuf),
    /// A part of a file, by its whole path.
    Part(PathBuf, String),
}

impl Place {
    /// As the user would write it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Input => "-".into(),
            Self::File(path) | Self::Found(path) | Self::Part(path, _) => {
                path.to_string_lossy().into_owned()
            }
        }
    }

    /// The file to open, if it is none that is open.
    pub(super) fn file(&self) -> Option<&Path> {
        match self {
            Self::Input => None,
            Self::File(path) | Self::Found(path) | Self::Part(path, _) => Some(path),
        }
    }

    /// Whether it was found in a folder, and not named.
    pub(super) const fn is_found(&self) -> bool {
        matches!(self, Self::Found(_))
    }

    /// The path of what alone is to be read of it.
    pub(super) fn part(&self) -> Option<&str> {
        match self {
            Self::Part(_, part) => Some(part),
            _ => None,
        }
    }

    /// How many bytes there are, where a file tells.
    pub(super) fn size(&self) -> Option<u64> {
        let data = self.file()?.metadata().ok();
        data.filter(Metadata::is_file).map(|data| data.len())
    }

    /// The same for two ways to the same file.
    pub(super) fn identity(&self) -> PathBuf {
        match self {
            Self::Input => "-".into(),
            Self::File(path) | Self::Found(path) => {
                path.canonicalize().unwrap_or_else(|_| path.clone())
            }
            Self::Part(_, part) => part.into(),
        }
    }
}

type Places = Box<dyn Iterator<Item = Result<Place, Diagnostic>> + Send>;

/// The file at `path`; of a folder all articles in it, sorted by name, hidden ones left out.
pub(super) fn files(path: &str) -> Places {
    if path == "-" {
        return one(Ok(Place::Input));
    }
    match Path::new(path).metadata() {
        Ok(data) if data.is_dir() => folder(path),
        Err(_) => one(part(path).map_or_else(|| file(path), Ok)),
        Ok(_) => one(file(path)),
    }
}

/// Whether `path` names a file or a folder that is there, or what may lie in such a file.
#[must_use]
pub fn is_there(path: &str) -> bool {
    Path::new(path).exists() || part(path).is_some()
}

/// `FILE#PART`, as paths of what lies in a file are written, where there is such a file.
fn part(path: &str) -> Option<Place> {
    let ends = path.match_indices('#').map(|(at, _)| &path[..at]);
    let file = ends.map(Path::new).find(|file| file.is_file())?;
    Some(Place::Part(file.to_owned(), path.to_owned()))
}

/// The file at `path`, or standard input; what is neither file nor given by the shell is never opened.
pub(super) fn file(path: &str) -> Result<Place, Diagnostic> {
    if path == "-" {
        return Ok(Place::Input);
    }
    let place = PathBuf::from(path);
    let data = place.metadata().map_err(|error| unreadable(path, &error))?;
    match special(data.file_type()) {
        Some(kind) if !is_given(path) => Err(Diagnostic::new(format!(
            "`{path}` is {kind}, and is not opened"
        ))
        .hint(format!("to read it all the same: `whosaid … - < {path}`"))),
        _ => Ok(Place::File(place)),
    }
}

/// What a file is that is neither a file with bytes nor a folder.
fn special(kind: FileType) -> Option<&'static str> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some("a pipe");
        }
        if kind.is_socket() {
            return Some("a socket");
        }
        if kind.is_char_device() || kind.is_block_device() {
            return Some("a device");
        }
    }
    (!kind.is_file() && !kind.is_dir()).then_some("no usual file")
}

/// Whether the shell or the caller has opened it for this program: `<(command)` stands for such a path.
fn is_given(path: &str) -> bool {
    path == "/dev/stdin"
        || ["/dev/fd/", "/proc/self/fd/"]
            .iter()
            .any(|start| path.starts_with(start))
}

fn one(place: Result<Place, Diagnostic>) -> Places {
    Box::new(std::iter::once(place))
}

fn folder(path: &str) -> Places {
    let mut linked = HashSet::new();
    let mut articles = WalkDir::new(path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |entry| wanted(entry, &mut linked))
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) => Some(regular(entry)),
            Err(error) if error.loop_ancestor().is_some() => None,
            Err(error) => Some(Err(problem(&error))),
        })
        .peekable();
    if articles.peek().is_none() {
        let problem = Diagnostic::new(format!("there are no articles in `{path}`"));
        return one(Err(problem.hint(hint())));
    }
    Box::new(articles)
}

/// A file of a folder; what only looks like one is told of and left alone.
fn regular(entry: DirEntry) -> Result<Place, Diagnostic> {
    match special(entry.file_type()) {
        None => Ok(Place::Found(entry.into_path())),
        Some(kind) => Err(Diagnostic::note(format!(
            "`{}` is {kind}, and was left alone",
            entry.path().display()
        ))),
    }
}

/// Whether a folder is walked into or a file read; a folder behind several links only once.
fn wanted(entry: &DirEntry, linked: &mut HashSet<PathBuf>) -> bool {
    let name = entry.file_name().to_string_lossy();
    if entry.depth() == 0 {
        return true;
    }
    if name.starts_with('.') {
        return false;
    }
    if !entry.file_type().is_dir() {
        return is_known(&name);
    }
    !entry.path_is_symlink()
        || entry
            .path()
            .canonicalize()
            .is_ok_and(|target| linked.insert(target))
}

fn problem(error: &walkdir::Error) -> Diagnostic {
    let path = error.path().map(|path| path.to_string_lossy());
    let path = path.as_deref().unwrap_or_default();
    match error.io_error() {
        Some(error) => unreadable(path, error),
        None => unreadable(path, &io::Error::other(error.to_string())),
    }
}
