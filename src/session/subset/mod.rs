//! The part of the graph that an answer comes from.

mod widen;

use super::Answer;
use super::stub::query::{self, Options, Parameters};
use crate::graph::Graph;
use crate::query::ast::Query;
use crate::render::Selection;

/// The nodes and relationships that an answer shows, and those that its question's patterns met on
/// the way to it.
pub(super) fn selection(graph: &mut Graph, answer: &Answer) -> Selection {
    let mut selection = Selection::of_rows(&answer.rows, graph);
    if super::writes(&answer.query) {
        return selection;
    }
    let Query { first, unions } = &answer.query;
    for single in std::iter::once(first).chain(unions.iter().map(|(_, single)| single)) {
        let widened = widen::widen(single);
        let outcome = query::run(graph, &widened, &Parameters::new(), &Options::default());
        if let Ok(outcome) = outcome {
            let met = Selection::of_rows(&outcome.rows, graph);
            selection.nodes.extend(met.nodes);
            selection.relationships.extend(met.relationships);
        }
    }
    selection
}
