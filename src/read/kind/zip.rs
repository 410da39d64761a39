//! ZIP archives: every file in them that one would read in a folder.

use super::super::source::{Source, failed};
use super::super::{Readings, unreadable};
use super::glance::Glance;
use super::is_known;
use super::unpack::too_much;
use crate::Diagnostic;
use crate::limit;
use ::zip::ZipArchive;
use ::zip::result::ZipError;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};

pub(super) fn shows(glance: &Glance<'_>) -> bool {
    glance.bytes.starts_with(b"PK\x03\x04")
}

/// Bytes in which one can go back and forth.
pub(super) trait Bytes: Read + Seek + Send {}

impl<T: Read + Seek + Send> Bytes for T {}

/// An archive, and how many bytes it has.
pub(super) struct Packed {
    pub(super) archive: ZipArchive<Box<dyn Bytes>>,
    size: u64,
}

/// The archive that a source is: of a file on the disk, only what is asked for is read.
pub(super) fn archive(source: &mut Source) -> Result<Packed, Diagnostic> {
    let (bytes, size): (Box<dyn Bytes>, u64) = if let Some(path) = &source.file {
        let file = File::open(path).map_err(|error| unreadable(&source.path, &error))?;
        (Box::new(BufReader::new(file)), source.size.unwrap_or(0))
    } else {
        let bytes = source.whole(limit::UNPACKED)?;
        let size = bytes.len() as u64;
        (Box::new(Cursor::new(bytes)), size)
    };
    let broken = |error: ZipError| {
        let problem = format!("`{}` is a broken ZIP archive: {error}", source.path);
        Diagnostic::new(problem)
    };
    let archive = ZipArchive::new(bytes).map_err(broken)?;
    Ok(Packed { archive, size })
}

/// What is in it, file by file, sorted by name.
pub(super) fn read(mut source: Source) -> Readings {
    let packed = match archive(&mut source) {
        Ok(packed) => packed,
        Err(problem) => return failed(problem),
    };
    let wanted = |(_, name): &(usize, String)| !is_hidden(name) && is_known(name);
    let all = packed.archive.file_names().enumerate();
    let all = all.filter_map(|(index, name)| Some((index, name.ok()?.into_owned())));
    let mut names: Vec<(usize, String)> = all.filter(wanted).collect();
    names.sort_by(|one, other| one.1.cmp(&other.1));
    if names.is_empty() {
        let problem = Diagnostic::new(format!("there are no articles in `{}`", source.path));
        return failed(problem.hint(super::hint()));
    }
    let mut budget = Budget::of(packed.size);
    let mut archive = packed.archive;
    Box::new(names.into_iter().flat_map(move |(index, name)| {
        match member(&mut archive, index, &mut budget) {
            Ok(bytes) => source.part(&name, bytes).open(),
            Err(error) => failed(unreadable(&format!("{}#{name}", source.path), &error)),
        }
    }))
}

/// Whether a file or one of its folders is hidden, or what a system adds by itself.
fn is_hidden(name: &str) -> bool {
    let mut parts = name.split('/');
    name.ends_with('/') || parts.any(|part| part.starts_with('.') || part == "__MACOSX")
}

/// How much an archive may still unpack to: more than can honestly be in it is a bomb whose files share their bytes.
struct Budget(u64);

/// How much shorter than before bytes can be when they are packed.
const BEST: u64 = 1032;

impl Budget {
    const fn of(size: u64) -> Self {
        Self(size.saturating_mul(BEST))
    }
}

/// The bytes of one file.
fn member(
    archive: &mut ZipArchive<Box<dyn Bytes>>,
    index: usize,
    budget: &mut Budget,
) -> std::io::Result<Vec<u8>> {
    let member = archive.by_index(index).map_err(std::io::Error::other)?;
    let bytes = unpack(member)?;
    budget.0 = budget.0.checked_sub(bytes.len() as u64).ok_or_else(|| {
        let problem = "the archive unpacks to more than can be in it";
        std::io::Error::new(std::io::ErrorKind::FileTooLarge, problem)
    })?;
    Ok(bytes)
}

/// All bytes of a file of an archive, if they are not too many.
pub(super) fn unpack(member: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    member.take(limit::UNPACKED + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit::UNPACKED {
        return Err(too_much());
    }
    Ok(bytes)
}
