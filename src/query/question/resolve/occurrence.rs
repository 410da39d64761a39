//! Whether words stand in any statement of a graph.

use crate::graph::schema::label;
use crate::graph::{Graph, Value};

/// Whether `words`, in lower case, stand in the text of a statement of `graph`.
pub(super) fn occurs(words: &str, graph: &Graph) -> bool {
    let words = words.replace('’', "'");
    graph
        .nodes_with_label(label::STATEMENT)
        .iter()
        .filter_map(|statement| graph.property(*statement, "text").and_then(Value::as_str))
        .any(|text| text.to_lowercase().replace('’', "'").contains(&words))
}
