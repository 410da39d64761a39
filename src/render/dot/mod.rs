//! A graph or a part of it as a drawing for Graphviz.

mod selection;

pub use selection::Selection;

use crate::graph::Graph;

/// Draws `selection`, or all of `graph`, in the language of Graphviz.
#[must_use]
pub fn dot(_graph: &Graph, _selection: Option<&Selection>) -> String {
    String::new()
}
