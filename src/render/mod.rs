//! Rows or a graph become text: tables, JSON, CSV, Markdown, DOT.
//!
//! [`rows`] writes the answer to a query in any [`Format`], [`answer`] that to an English question as a table,
//! [`evidence()`] shows where a statement stands, [`dot()`] draws a graph or a part of it,
//! [`graph_json::write`] writes all of it as JSON lines, [`error`], [`warning`] and [`note`] draw a
//! [`Diagnostic`](crate::Diagnostic).

mod answer;
mod delimited;
mod diagnostic;
mod dot;
mod evidence;
pub mod graph_json;
pub mod json;
mod notation;
mod table;
mod visible;
pub use visible::visible as plain;
mod wrap;

pub use answer::{Columns, answer};
pub use diagnostic::{Colour, error, note, problem, warning};
pub use dot::dot;
pub use evidence::{evidence, evidence_legend};
pub use notation::{cell, literal};

use crate::graph::{Graph, Selection};
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
    /// A drawing for Graphviz of the nodes and relationships in the rows.
    Dot,
    /// A table in HTML; of a graph, a page.
    Html,
}

impl Format {
    /// All formats, in the order in which help lists them.
    pub const ALL: [Self; 7] = [
        Self::Table,
        Self::Json,
        Self::Jsonl,
        Self::Csv,
        Self::Markdown,
        Self::Dot,
        Self::Html,
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
            Self::Dot => "dot",
            Self::Html => "html",
        }
    }
}

impl std::str::FromStr for Format {
    type Err = crate::Diagnostic;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL
            .into_iter()
            .find(|format| format.name().eq_ignore_ascii_case(name));
        found.ok_or_else(|| {
            let names = Self::ALL.map(Self::name);
            let diagnostic = crate::Diagnostic::new(format!("there is no format `{name}`"));
            match crate::diagnostic::did_you_mean(name, names) {
                Some(hint) => diagnostic.hint(hint),
                None => diagnostic.hint(format!("the formats are {}", names.join(", "))),
            }
        })
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
        Format::Table => table::write(rows, graph, width, output),
        Format::Json => json::write_array(rows, graph, output),
        Format::Jsonl => json::write_lines(rows, graph, output),
        Format::Csv => delimited::write_csv(rows, graph, output),
        Format::Markdown => delimited::write_markdown(rows, graph, output),
        Format::Html => delimited::write_html(rows, graph, output),
        Format::Dot => {
            let part = Selection::of_values(rows.values(), graph);
            let drawing = dot(graph, Some(&part));
            output.write_all(drawing.as_bytes())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_go_by_their_names() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        assert_eq!("JSON".parse(), Ok(Format::Json));
        let problem = "mardkown".parse::<Format>().unwrap_err();
        assert_eq!(problem.message, "there is no format `mardkown`");
        assert_eq!(problem.hints, ["did you mean `markdown`?"]);
        let problem = "excel".parse::<Format>().unwrap_err();
        let formats = "the formats are table, json, jsonl, csv, markdown, dot, html";
        assert_eq!(problem.hints, [formats]);
    }
}
