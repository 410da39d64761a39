//! A graph, or the part of it that an answer rests on, in the formats of other programs.
//!
//! [`FORMATS`] is the table of them: a new format is a line there and a file here. They are apart from the
//! formats in which the rows of an answer are written, [`render::Format`](crate::render::Format).

mod briefing;
mod caption;
mod cell;
mod cypher;
mod dot;
mod gexf;
pub mod graph_json;
mod graphml;
mod graphviz;
mod json_ld;
mod mermaid;
mod neo4j;
mod node_link;
mod page;
mod picture;
mod xml;

pub use dot::dot;

use crate::Diagnostic;
use crate::diagnostic::did_you_mean;
use crate::graph::{Graph, Selection};
use std::borrow::Cow;
use std::io::{self, Write};

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Excerpt<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// What of it; without one, all.
    pub part: Option<&'a Selection>,
}

impl Excerpt<'_> {
    /// A graph of only what is to be written.
    fn alone(&self) -> Cow<'_, Graph> {
        self.part.map_or(Cow::Borrowed(self.graph), |part| {
            Cow::Owned(self.graph.copy(part))
        })
    }
}

/// Why a graph could not be written.
#[derive(Debug)]
pub enum Failure {
    /// What it is written to takes no more.
    Output(io::Error),
    /// It cannot be written in that format.
    Problem(Diagnostic),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Diagnostic> for Failure {
    fn from(problem: Diagnostic) -> Self {
        Self::Problem(problem)
    }
}

/// A format in which graphs are written.
#[derive(Debug)]
pub struct GraphFormat {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// How the names of such files end.
    pub endings: &'static [&'static str],
    /// What it is for, in a few words.
    pub meaning: &'static str,
    write: fn(Excerpt<'_>, &mut dyn Write) -> Result<(), Failure>,
    /// The files of which it is made where a folder is given, each with what writes it; none if it is always one.
    files: &'static [(&'static str, WriteFile)],
}

/// Writes one of several files.
type WriteFile = fn(&Graph, &mut dyn Write) -> io::Result<()>;

/// What formats of one file have.
const ONE_FILE: &[(&str, WriteFile)] = &[];

impl PartialEq for GraphFormat {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for GraphFormat {}

/// The name of the format of pages.
pub const PAGE: &str = "html";

/// All formats of graphs, in the order in which help lists them; the first is the one that is written where none
/// is named.
pub static FORMATS: [GraphFormat; 14] = [
    GraphFormat {
        name: "dot",
        endings: &["dot", "gv"],
        meaning: "a picture for Graphviz",
        write: |excerpt, output| Ok(output.write_all(dot(excerpt.graph, excerpt.part).as_bytes())?),
        files: ONE_FILE,
    },
    GraphFormat {
        name: "jsonl",
        endings: &["jsonl", "ndjson"],
        meaning: "nodes and relationships, one a line, as `import` reads them",
        write: |excerpt, output| Ok(graph_json::write(&excerpt.alone(), output)?),
        files: ONE_FILE,
    },
    GraphFormat {
        name: "json",
        endings: &["json"],
        meaning: "nodes and links, as D3 and NetworkX read them",
        write: |excerpt, output| Ok(node_link::write(excerpt, output)?),
        files: ONE_FILE,
    },
    GraphFormat {
        name: "cytoscape",
        endings: &["cyjs"],
        meaning: "elements, as Cytoscape reads them",
        write: |excerpt, output| Ok(node_link::write_elements(excerpt, output)?),
        files: ONE_FILE,
    },
    GraphFormat {
        name: "graphml",
        endings: &["graphml"],
        meaning: "for yEd, Gephi, NetworkX, igraph, Neo4j",
        write: |excerpt, output| Ok(graphml::write(excerpt, output)?),
        files: ONE_FILE,
    },
    GraphFormat {
        name: "gexf",
        endings: &["gexf"],
        meaning: "for Gephi, with the days of statements for its timeline",
        write: |excerpt, output| Ok(gexf::write(excerpt, output)?),
        files: ONE_FILE,
    },
    GraphFormat {
        name: "csv",
        endings: &["csv"],
        meaning: "two tables with the headers of Neo4j's import: nodes, an empty line, relationships; two files in a folder",
        write: |excerpt, output| Ok(neo4j::write(excerpt, output)?),
        files: &[
            ("nodes.csv", neo4j::write_nodes),
            ("relationships.csv", neo4j::write_relationships),
        ],
    },
    GraphFormat {
        name: "cypher",
        endings: &["cypher", "cql"],
        meaning: "a script that makes the graph again, in any graph database",
        write: |excerpt, output| Ok(cypher::write(excerpt, output)?),
        files: ONE_FILE,
    },
    GraphFormat {
        name: "jsonld",
        endings: &["jsonld"],
        meaning: "linked data: schema.org's Quotation, Web Annotations, PROV",
        write: |excerpt, output| Ok(json_ld::write(excerpt, output)?),
        files: ONE_FILE,
    },
    GraphFormat {
        name: "markdown",
        endings: &["md", "markdown"],
        meaning: "a briefing: who said what, with sources",
        write: |excerpt, output| Ok(briefing::write(excerpt, output)?),
        files: ONE_FILE,
    },
    GraphFormat {
        name: PAGE,
        endings: &["html", "htm"],
        meaning: "a page to read and to send, which needs no network",
        write: |excerpt, output| Ok(page::write(excerpt, output)?),
        files: ONE_FILE,
    },
    GraphFormat {
        name: "mermaid",
        endings: &["mmd", "mermaid"],
        meaning: "a flowchart for a page of GitHub, GitLab or Obsidian",
        write: |excerpt, output| Ok(mermaid::write(excerpt, output)?),
        files: ONE_FILE,
    },
    GraphFormat {
        name: "svg",
        endings: &["svg"],
        meaning: "a picture, drawn by Graphviz where it is installed",
        write: |excerpt, output| graphviz::write(excerpt, "svg", output),
        files: ONE_FILE,
    },
    GraphFormat {
        name: "png",
        endings: &["png"],
        meaning: "the same in pixels",
        write: |excerpt, output| graphviz::write(excerpt, "png", output),
        files: ONE_FILE,
    },
];

impl GraphFormat {
    /// The format of that name, in whatever case.
    ///
    /// # Errors
    /// When there is none.
    pub fn named(name: &str) -> Result<&'static Self, Diagnostic> {
        let found = FORMATS
            .iter()
            .find(|format| format.name.eq_ignore_ascii_case(name));
        found.ok_or_else(|| {
            let names = || FORMATS.iter().map(|format| format.name);
            let problem = Diagnostic::new(format!("a graph cannot be written as {name}"));
            let all = || format!("the formats are {}", names().collect::<Vec<_>>().join(", "));
            problem.hint(did_you_mean(name, names()).unwrap_or_else(all))
        })
    }

    /// The format whose files end so, in whatever case.
    #[must_use]
    pub fn ending(ending: &str) -> Option<&'static Self> {
        let is_own = |own: &&str| own.eq_ignore_ascii_case(ending);
        FORMATS
            .iter()
            .find(|format| format.endings.iter().any(is_own))
    }

    /// Writes a graph, or a part of one.
    ///
    /// # Errors
    /// Those of `output`, and what stands against that format.
    pub fn write(&self, excerpt: Excerpt<'_>, output: &mut dyn Write) -> Result<(), Failure> {
        (self.write)(excerpt, output)
    }

    /// The files of which it is made in a folder, as name and content; none for a format that is always one file.
    ///
    /// # Errors
    /// When memory does not suffice.
    pub fn files(&self, excerpt: Excerpt<'_>) -> io::Result<Vec<(&'static str, Vec<u8>)>> {
        let graph = &*excerpt.alone();
        let written = |(name, write): &(&'static str, WriteFile)| {
            let mut bytes = Vec::new();
            write(graph, &mut bytes).map(|()| (*name, bytes))
        };
        self.files.iter().map(written).collect()
    }

    /// The same as text.
    ///
    /// # Errors
    /// What stands against that format, or against showing it as text.
    pub fn text(&self, excerpt: Excerpt<'_>) -> Result<String, Diagnostic> {
        let mut bytes = Vec::new();
        match self.write(excerpt, &mut bytes) {
            Ok(()) => {}
            Err(Failure::Problem(problem)) => return Err(problem),
            Err(Failure::Output(error)) => return Err(Diagnostic::new(error.to_string())),
        }
        String::from_utf8(bytes).map_err(|_| {
            Diagnostic::new(format!("{} is no text", self.name))
                .hint("`export` writes it, and `:save FILE` does")
        })
    }
}

impl std::fmt::Display for GraphFormat {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.pad(self.name)
    }
}
