//! An entity gets another name.

use super::{Edit, label_of, name, set_texts, texts};
use crate::Diagnostic;
use crate::graph::schema::property;
use crate::graph::{Graph, NodeId};

/// Gives `node` another name; the one it had is still known, in questions and in what is read later.
///
/// # Errors
/// When there is no name, or an entity of its sort has it already.
pub fn rename(graph: &mut Graph, node: NodeId, new: &str) -> Result<Edit, Diagnostic> {
    let new = new.trim();
    let old = name(graph, node).to_owned();
    if new.is_empty() {
        return Err(Diagnostic::new("a name cannot be empty"));
    }
    let label = label_of(graph, node).to_owned();
    if let Some(other) = graph.find(&label, property::NAME, &new.into())
        && other != node
    {
        let message = format!("there is a {} `{new}` already", label.to_lowercase());
        let hint = format!("`:merge '{new}' '{old}'` makes them one");
        return Err(Diagnostic::new(message).hint(hint));
    }
    graph.begin();
    graph.set_property(node, property::NAME, new.into());
    for key in [property::ALIASES, property::FORMERLY] {
        let mut all = texts(graph, node, key);
        all.push(old.clone());
        all.retain(|text| text != new);
        set_texts(graph, node, key, all);
    }
    Ok(Edit {
        description: format!("`{old}` is now called `{new}`"),
        deed: graph.keep(),
        made: None,
    })
}
