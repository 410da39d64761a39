//! The names in a question's tree become nodes of the graph, or words to look for.

mod bloc;
mod occurrence;
mod selection;
mod term;

pub(super) use selection::{Restriction, Selection};

use super::confidence::Confidence;
use super::names::{DocumentName, Names};
use crate::graph::Graph;
use arcstr::ArcStr;

/// What names are looked up in, and what the user should know about how they were understood.
pub(super) struct Resolver<'a> {
    pub(super) graph: &'a Graph,
    pub(super) names: &'a Names,
    /// The question, as typed.
    pub(super) text: &'a str,
    pub(super) notes: Vec<String>,
    /// How sure statements must be where the question does not say.
    pub(super) confidence: Confidence,
}

/// What a statement can be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Any of these nodes.
    Nodes(Nodes),
    /// These words, in lower case, in its text.
    Words(String),
}

/// Nodes, told by canonical name and, if they share one, a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Nodes {
    /// A label that all of them have.
    pub(super) label: Option<&'static str>,
    /// Their names, each once.
    pub(super) names: Vec<ArcStr>,
    /// Whether one is a topic: the narrower topics count as well.
    pub(super) topics: bool,
    /// Whether there are narrower topics.
    pub(super) narrower: bool,
}

/// What a name stands for that may be an entity or documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Thing {
    Nodes(Nodes),
    Documents(Vec<DocumentName>),
}

impl Nodes {
    /// Both at once.
    pub(super) fn merge(mut self, other: &Self) -> Self {
        if self.label != other.label {
            self.label = None;
        }
        for name in &other.names {
            if !self.names.contains(name) {
                self.names.push(ArcStr::clone(name));
            }
        }
        self.topics |= other.topics;
        self.narrower |= other.narrower;
        self
    }
}
