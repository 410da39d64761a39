//! In which other papers a statement is printed.

use super::data::Statement;
use super::gather::Numbers;
use crate::graph::schema::{property, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use std::collections::BTreeSet;

/// Names, for each statement that several papers have, the other documents of the story that have it.
///
/// The graph tells how many there are, and not which: those are looked for that say the same words, or most of
/// them. Where none can be told, the number is all that is shown.
pub(super) fn name_papers(
    nodes: &[NodeId],
    statements: &mut [Statement],
    graph: &Graph,
    numbers: &mut Numbers,
) {
    for (node, statement) in nodes.iter().zip(statements) {
        if statement.papers.is_none() {
            continue;
        }
        let documents = graph.expand(*node, Direction::Outgoing, Some(relationship::IN));
        let copies = documents.flat_map(|(_, document)| {
            graph.expand(document, Direction::Incoming, Some(relationship::COPY_OF))
        });
        let own = words(&statement.text);
        for copy in copies.map(|(_, copy)| copy).collect::<BTreeSet<_>>() {
            if prints(copy, &own, graph) {
                statement.also_in.push(numbers.document(copy));
            }
        }
    }
}

/// Whether a document has a copied statement of nearly the same words.
fn prints(document: NodeId, own: &BTreeSet<String>, graph: &Graph) -> bool {
    let mut said = graph.expand(document, Direction::Incoming, Some(relationship::IN));
    said.any(|(_, statement)| {
        let text = graph.property(statement, property::TEXT);
        let is_copy = graph.property(statement, property::COPY) == Some(&true.into());
        let text = text.and_then(Value::as_str).filter(|_| is_copy);
        text.is_some_and(|text| are_alike(own, &words(text)))
    })
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether four fifths of all words are in both.
fn are_alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared * 10 >= (one.len() + other.len() - shared) * 8
}
