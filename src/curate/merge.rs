//! Two entities become one.

use super::{Edit, label_of, move_relationships, name, set_texts, texts};
use crate::Diagnostic;
use crate::graph::schema::{label, property};
use crate::graph::{Graph, NodeId, Value};

/// What is taken over where the entity that stays does not have it.
const KEPT: [&str; 5] = [
    property::ROLE,
    property::GENDER,
    property::WIKIDATA,
    property::ISO2,
    property::ISO3,
];

/// Makes `other` part of `node`, which keeps its name and takes over the other's names and relationships.
/// What is read later under the other's name goes to `node`.
///
/// # Errors
/// When both are one already, or one is no entity.
pub fn merge(graph: &mut Graph, node: NodeId, other: NodeId) -> Result<Edit, Diagnostic> {
    if node == other {
        let message = format!("`{}` is one already", name(graph, node));
        return Err(Diagnostic::new(message));
    }
    let description = format!(
        "{} `{}` is now part of `{}`",
        label_of(graph, other).to_lowercase(),
        name(graph, other),
        name(graph, node)
    );
    graph.begin();
    move_relationships(graph, other, node, |_, _, _| true);
    for key in [property::ALIASES, property::FORMERLY] {
        let mut all = texts(graph, node, key);
        all.push(name(graph, other).to_owned());
        all.extend(texts(graph, other, key));
        all.retain(|text| text != name(graph, node));
        set_texts(graph, node, key, all);
    }
    for key in KEPT {
        if let (None, Some(value)) = (graph.property(node, key), graph.property(other, key)) {
            let value: Value = value.clone();
            graph.set_property(node, key, value);
        }
    }
    if graph.has_label(other, label::ACTOR) {
        graph.add_label(node, label::ACTOR);
    }
    graph.delete_node(other);
    Ok(Edit {
        description,
        deed: graph.keep(),
        made: None,
    })
}
