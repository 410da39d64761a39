//! The graph, or the part of it that an answer comes from, as `export` writes it.

use super::respond::written;
use super::{Response, Session};
use crate::Diagnostic;
use crate::graph::{Graph, NodeId};
use crate::render::{self, Format, Selection};
use std::collections::BTreeMap;

impl Session {
    /// The whole graph as `export` writes it: a drawing, or nodes and relationships.
    ///
    /// # Errors
    /// When `style.format` is neither `dot` nor `jsonl`.
    pub fn export(&self, part: Option<&Selection>) -> Result<String, Diagnostic> {
        match self.style.format {
            Format::Dot => Ok(render::dot(&self.graph, part)),
            Format::Jsonl => {
                let part = part.map(|part| copy(&self.graph, part));
                let graph = part.as_ref().unwrap_or(&self.graph);
                Ok(written(|output| render::graph_json::write(graph, output)))
            }
            other => Err(
                Diagnostic::new(format!("a graph cannot be written as {other}"))
                    .hint("use `--format dot` or `--format jsonl`"),
            ),
        }
    }

    /// What answers a question, as `export` writes it.
    ///
    /// # Errors
    /// As those of [`ask`](Self::ask) and [`export`](Self::export).
    pub fn export_answer(&mut self, question: &str) -> Result<Response, Diagnostic> {
        let answer = self.ask_with_part(question)?;
        let output = self.export(answer.part.as_ref())?;
        let shown = self.show(&answer, question);
        Ok(Response { output, ..shown })
    }
}

/// A graph of only what `part` has of `graph`.
fn copy(graph: &Graph, part: &Selection) -> Graph {
    let mut copy = Graph::new();
    let ends = part.relationships.iter().map(|id| graph.endpoints(*id));
    let ends = ends.flat_map(|(from, to)| [from, to]);
    let mut nodes: BTreeMap<NodeId, Option<NodeId>> = part
        .nodes
        .iter()
        .copied()
        .chain(ends)
        .map(|node| (node, None))
        .collect();
    for (node, copied) in &mut nodes {
        let properties = graph.properties(*node);
        let properties = properties.map(|(key, value)| (key, value.clone()));
        *copied = Some(copy.create_node(graph.labels(*node), properties));
    }
    for id in &part.relationships {
        let (from, to) = graph.endpoints(*id);
        if let (Some(Some(from)), Some(Some(to))) = (nodes.get(&from), nodes.get(&to)) {
            let properties = graph.relationship_properties(*id);
            let properties = properties.map(|(key, value)| (key, value.clone()));
            copy.create_relationship(graph.relationship_type(*id), *from, *to, properties);
        }
    }
    copy
}
