//! How answers are written: their rows, or the part of the graph that they rest on.

use crate::Diagnostic;
use crate::diagnostic::did_you_mean;
use crate::export::{FORMATS, GraphFormat};
use crate::render::Format;
use std::path::Path;

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFormat {
    /// Its rows.
    Rows(Format),
    /// The part of the graph that it rests on.
    Graph(&'static GraphFormat),
}

impl Default for AnswerFormat {
    fn default() -> Self {
        Self::Rows(Format::default())
    }
}

impl AnswerFormat {
    /// The names of all: where a name stands for rows and for graphs, it means rows here.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let rows = Format::ALL.map(Format::name);
        let graphs = FORMATS.iter().map(|format| format.name);
        rows.into_iter()
            .chain(graphs.filter(move |name| !rows.contains(name)))
    }

    /// The format that the ending of a file's name tells.
    #[must_use]
    pub fn of_file(file: &str) -> Option<Self> {
        let ending = Path::new(file).extension()?.to_str()?;
        Format::ending(ending)
            .map(Self::Rows)
            .or_else(|| GraphFormat::ending(ending).map(Self::Graph))
    }

    /// How rows that rest on no part of the graph are written.
    pub(super) fn of_rows(self) -> Format {
        match self {
            Self::Rows(format) => format,
            Self::Graph(_) => Format::default(),
        }
    }
}

impl std::str::FromStr for AnswerFormat {
    type Err = Diagnostic;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        if let Some(format) = Format::named(name) {
            return Ok(Self::Rows(format));
        }
        GraphFormat::named(name).map(Self::Graph).map_err(|_| {
            let problem = Diagnostic::new(format!("there is no format `{name}`"));
            let all = || {
                let names: Vec<_> = Self::names().collect();
                format!("the formats are {}", names.join(", "))
            };
            problem.hint(did_you_mean(name, Self::names()).unwrap_or_else(all))
        })
    }
}

impl std::fmt::Display for AnswerFormat {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Rows(format) => format.fmt(formatter),
            Self::Graph(format) => format.fmt(formatter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_go_by_their_names() {
        for name in AnswerFormat::names() {
            let format: AnswerFormat = name.to_uppercase().parse().unwrap();
            assert_eq!(format.to_string(), name);
        }
        let problem = "mardkown".parse::<AnswerFormat>().unwrap_err();
        assert_eq!(problem.message, "there is no format `mardkown`");
        assert_eq!(problem.hints, ["did you mean `markdown`?"]);
        let problem = "excel".parse::<AnswerFormat>().unwrap_err();
        assert!(
            problem.hints[0].starts_with("the formats are table, json, jsonl, csv, markdown, ")
        );
    }

    #[test]
    fn files_tell_their_format() {
        let rows = Some(AnswerFormat::Rows(Format::Csv));
        assert_eq!(AnswerFormat::of_file("a/b.CSV"), rows);
        let dot = AnswerFormat::Graph(&FORMATS[0]);
        assert_eq!(AnswerFormat::of_file("b.gv"), Some(dot));
        assert_eq!(AnswerFormat::of_file("b.unknown"), None);
    }
}
