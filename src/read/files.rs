//! Paths become the files they stand for.

use super::{has_extension, unreadable};
use crate::Diagnostic;
use std::collections::HashSet;
use std::fs::Metadata;
use std::io;
use std::path::PathBuf;
use walkdir::{DirEntry, WalkDir};

/// Where bytes come from.
pub(super) enum Place {
    /// Standard input.
    Input,
    /// A file on the disk.
    File(PathBuf),
}

impl Place {
    /// As the user would write it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Input => "-".into(),
            Self::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// How many bytes there are, where a file tells.
    pub(super) fn size(&self) -> Option<u64> {
        match self {
            Self::Input => None,
            Self::File(path) => path
                .metadata()
                .ok()
                .filter(Metadata::is_file)
                .map(|data| data.len()),
        }
    }

    /// The same for two ways to the same file.
    pub(super) fn identity(&self) -> PathBuf {
        match self {
            Self::Input => "-".into(),
            Self::File(path) => path.canonicalize().unwrap_or_else(|_| path.clone()),
        }
    }
}

type Places = Box<dyn Iterator<Item = Result<Place, Diagnostic>> + Send>;

/// The file at `path`; of a folder all articles in it, sorted by name, hidden ones left out.
pub(super) fn files(path: &str) -> Places {
    if path == "-" {
        return one(Ok(Place::Input));
    }
    let place = PathBuf::from(path);
    match place.metadata() {
        Err(error) => one(Err(unreadable(path, &error))),
        Ok(data) if !data.is_dir() => one(Ok(Place::File(place))),
        Ok(_) => folder(path),
    }
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
            Ok(entry) if !entry.file_type().is_file() => None,
            Ok(entry) => Some(Ok(Place::File(entry.into_path()))),
            Err(error) if error.loop_ancestor().is_some() => None,
            Err(error) => Some(Err(problem(&error))),
        })
        .peekable();
    if articles.peek().is_none() {
        let problem = Diagnostic::new(format!("there are no articles in `{path}`"));
        return one(Err(
            problem.hint("files that end in `.txt` or `.md` are read")
        ));
    }
    Box::new(articles)
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
        return has_extension(&name, &["txt", "md"]);
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
