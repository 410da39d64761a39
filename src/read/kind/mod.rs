//! Kinds of files: how each is known, and how it is read.
//!
//! A kind is one line of [`KINDS`] and one file beside this one. What holds others, an archive or a compressed
//! file, hands each part back to [`open`], so that a web page in a WARC file in gzip is read by three kinds.

mod csv;
mod docx;
mod feed;
mod glance;
mod gzip;
mod json;
mod mail;
mod markdown;
mod page;
mod plain;
mod record;
mod unpack;
mod warc;
mod xml;
mod zip;
mod zstd;

pub use record::Columns;

use super::source::{Source, failed};
use super::{Readings, has_extension};
use crate::Diagnostic;
use glance::Glance;

/// A kind of file.
struct Kind {
    /// How names of such files end, without what is known to none of them.
    extensions: &'static [&'static str],
    /// Whether the first bytes are those of such a file.
    shows: fn(&Glance<'_>) -> bool,
    /// Reads one.
    read: fn(Source) -> Readings,
}

/// All kinds: the first that the bytes show is the one. Those come first that cannot be taken for another.
static KINDS: &[Kind] = &[
    Kind {
        extensions: &["gz"],
        shows: gzip::shows,
        read: gzip::read,
    },
    Kind {
        extensions: &["zst"],
        shows: zstd::shows,
        read: zstd::read,
    },
    Kind {
        extensions: &["docx"],
        shows: docx::shows,
        read: docx::read,
    },
    Kind {
        extensions: &["zip"],
        shows: zip::shows,
        read: zip::read,
    },
    Kind {
        extensions: &["warc"],
        shows: warc::shows,
        read: warc::read,
    },
    Kind {
        extensions: &["mbox"],
        shows: mail::shows_box,
        read: mail::read_box,
    },
    Kind {
        extensions: &["rss", "atom", "rdf", "xml"],
        shows: feed::shows,
        read: feed::read,
    },
    Kind {
        extensions: &["html", "htm", "xhtml"],
        shows: page::shows,
        read: page::read,
    },
    Kind {
        extensions: &[],
        shows: xml::shows,
        read: xml::read,
    },
    Kind {
        extensions: &["json", "jsonl", "ndjson"],
        shows: json::shows,
        read: json::read,
    },
    Kind {
        extensions: &[],
        shows: json::shows_facts,
        read: json::read_facts,
    },
    Kind {
        extensions: &["eml"],
        shows: mail::shows,
        read: mail::read,
    },
    Kind {
        extensions: &["csv", "tsv"],
        shows: csv::shows,
        read: csv::read,
    },
    Kind {
        extensions: &["md", "markdown"],
        shows: markdown::shows,
        read: markdown::read,
    },
    Kind {
        extensions: &["txt", "text"],
        shows: plain::shows,
        read: plain::read,
    },
];

/// In so many others something may lie: an archive in an archive in an archive.
const DEPTH: usize = 6;

/// Reads a source of any kind.
pub(super) fn open(mut source: Source) -> Readings {
    if source.depth > DEPTH {
        let problem = format!("`{}` lies too deep in other files", source.path);
        return failed(Diagnostic::new(problem));
    }
    let bytes = match source.glance() {
        Ok(bytes) => bytes,
        Err(problem) => return failed(problem),
    };
    if bytes.is_empty() {
        return failed(source.holds_no_article());
    }
    let glance = Glance::new(&source, &bytes);
    match KINDS.iter().find(|kind| (kind.shows)(&glance)) {
        Some(kind) => (kind.read)(source),
        None => plain::read(source),
    }
}

/// Whether a file of this name is one that is looked for in folders and archives.
pub(super) fn is_known(name: &str) -> bool {
    KINDS
        .iter()
        .any(|kind| has_extension(name, kind.extensions))
}

/// The endings that are looked for, in words.
fn endings() -> String {
    let all = KINDS.iter().flat_map(|kind| kind.extensions);
    let all: Vec<_> = all.map(|ending| format!("`.{ending}`")).collect();
    all.join(", ")
}

/// What may be done where nothing is found.
pub(super) fn hint() -> String {
    format!("files that end in {} are read", endings())
}
