//! Rows become text: tables, JSON, CSV, Markdown.
//!
//! [`rows`] writes the answer to a query in any [`Format`], [`answer`] that to an English question as a table,
//! [`evidence()`] shows where a statement stands, [`tree()`] what is around a name, [`error`], [`warning`] and [`note`] draw a
//! [`Diagnostic`](crate::Diagnostic). A graph is written by [`export`](crate::export).

mod answer;
mod bars;
mod delimited;
pub(crate) use delimited::{escape as markdown_text, safe as harmless_cell};
mod diagnostic;
mod evidence;
pub mod json;
mod notation;
mod table;
mod timeline;
mod tree;
mod visible;
pub(crate) use visible::is_harmful;
pub use visible::visible as plain;
mod wrap;

pub use answer::{Columns, answer};
pub use bars::Pictures;
pub use diagnostic::{Colour, error, note, problem, warning};
pub use evidence::{evidence, evidence_legend};
pub(crate) use notation::identifier;
pub use notation::{cell, literal};
pub use table::table;
pub use timeline::timeline;
pub use tree::tree;

use crate::graph::Graph;
use crate::query::Rows;
use std::io::{self, Write};

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Columns side by side, or one record under the other where they do not fit.
    #[default]
    Table,
    /// One JSON array of objects keyed by column.
    Json,
    /// One JSON object a line, keyed by column.
    Jsonl,
    /// Comma-separated values with a head.
    Csv,
    /// A table in Markdown.
    Markdown,
}

impl Format {
    /// All formats, in the order in which help lists them.
    pub const ALL: [Self; 5] = [
        Self::Table,
        Self::Json,
        Self::Jsonl,
        Self::Csv,
        Self::Markdown,
    ];

    /// The format's name, as `--format` takes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
        }
    }

    /// How the names of such files end.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Table => &["txt"],
            Self::Json => &["json"],
            Self::Jsonl => &["jsonl", "ndjson"],
            Self::Csv => &["csv"],
            Self::Markdown => &["md", "markdown"],
        }
    }

    /// The format of that name, in whatever case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|format| format.name().eq_ignore_ascii_case(name))
    }

    /// The format whose files end so, in whatever case.
    #[must_use]
    pub fn ending(ending: &str) -> Option<Self> {
        let is_own = |own: &&str| own.eq_ignore_ascii_case(ending);
        let mut all = Self::ALL.into_iter();
        all.find(|format| format.endings().iter().any(is_own))
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.pad(self.name())
    }
}

/// Writes `rows`, found in `graph`, in `format`; tables wrap to `width` columns of a terminal, or
/// not at all without one.
///
/// # Errors
///
/// Only those of `output`.
pub fn rows(
    rows: &Rows,
    graph: &Graph,
    format: Format,
    width: Option<usize>,
    output: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Table => table(rows, graph, Pictures::None, width, output),
        Format::Json => json::write_array(rows, graph, output),
        Format::Jsonl => json::write_lines(rows, graph, output),
        Format::Csv => delimited::write_csv(rows, graph, output),
        Format::Markdown => delimited::write_markdown(rows, graph, output),
    }
}
