//! What the graph knows of an entity, in a line.

use super::{label_of, name};
use crate::graph::schema::{property, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};

/// What speaks for who or what an entity is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What sort of thing it is.
    pub label: String,
    /// Its role.
    pub role: Option<String>,
    /// What it belongs to.
    pub of: Vec<String>,
    /// How often documents mention it.
    pub mentions: i64,
    /// How many documents do.
    pub documents: usize,
    /// Something it says, or that is said of it.
    pub statement: Option<String>,
}

impl Evidence {
    /// What `graph` knows of `node`.
    #[must_use]
    pub fn new(graph: &Graph, node: NodeId) -> Self {
        let of = graph.expand(node, Direction::Outgoing, Some(relationship::OF));
        let mentions = graph.expand(node, Direction::Incoming, Some(relationship::MENTIONS));
        let counts: Vec<i64> = mentions
            .map(
                |(id, _)| match graph.relationship_property(id, property::COUNT) {
                    Some(Value::Integer(count)) => *count,
                    _ => 1,
                },
            )
            .collect();
        Self {
            label: label_of(graph, node).to_owned(),
            role: text(graph, node, property::ROLE),
            of: of.map(|(_, other)| name(graph, other).to_owned()).collect(),
            mentions: counts.iter().sum(),
            documents: counts.len(),
            statement: statement(graph, node),
        }
    }

    /// The same in words: "person, president, of China; 3 times in 2 documents; said “…”".
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = self.label.to_lowercase();
        if let Some(role) = &self.role {
            words = format!("{words}, {role}");
        }
        if !self.of.is_empty() {
            words = format!("{words}, of {}", self.of.join(" and "));
        }
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let (mentions, documents) = (self.mentions, self.documents);
        let many = plural(usize::try_from(mentions).unwrap_or(0));
        words = format!(
            "{words}; {mentions} mention{many} in {documents} document{}",
            plural(documents)
        );
        if let Some(statement) = &self.statement {
            words = format!("{words}; {statement}");
        }
        words
    }
}

fn text(graph: &Graph, node: NodeId, key: &str) -> Option<String> {
    let value = graph.property(node, key)?;
    value.as_str().map(str::to_owned)
}

/// What it says, or else what is said of it, and in which document.
fn statement(graph: &Graph, node: NodeId) -> Option<String> {
    let first = |direction, kind| {
        let mut all = graph.expand(node, direction, Some(kind));
        all.next().map(|(_, statement)| statement)
    };
    let (verb, statement) = match first(Direction::Outgoing, relationship::SAID) {
        Some(statement) => ("said", statement),
        None => (
            "spoken of:",
            first(Direction::Incoming, relationship::ABOUT)?,
        ),
    };
    let mut documents = graph.expand(statement, Direction::Outgoing, Some(relationship::IN));
    let path = documents
        .next()
        .and_then(|(_, document)| text(graph, document, property::PATH));
    let place = path.map_or_else(String::new, |path| format!(" ({path})"));
    let words = text(graph, statement, property::TEXT)?;
    Some(format!("{verb} {}{place}", shortened(&words)))
}

/// So many letters of a statement are shown.
const LONGEST: usize = 60;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => {
            let end = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", &text[..end])
        }
        None => text.to_owned(),
    }
}
