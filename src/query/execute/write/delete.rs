//! Taking nodes and relationships out, all rows together.

use crate::Span;
use crate::graph::{Direction, NodeId, RelationshipId, Value};
use crate::query::check::resolved::Expression;
use crate::query::execute::Run;
use crate::query::value::wrong_type;
use crate::query::{Detail, Error, ErrorKind};
use indexmap::IndexSet;

/// What is to be deleted.
#[derive(Default)]
pub(super) struct Doomed {
    nodes: IndexSet<NodeId>,
    relationships: IndexSet<RelationshipId>,
}

impl Run<'_> {
    /// Notes what a row wants deleted.
    pub(super) fn doom(
        &self,
        targets: &[(Expression, Span)],
        doomed: &mut Doomed,
        row: &mut [Value],
    ) -> Result<(), Error> {
        for (target, span) in targets {
            match self.evaluate(target, row)? {
                Value::Null => {}
                Value::Node(node) => {
                    doomed.nodes.insert(node);
                }
                Value::Relationship(id) => {
                    doomed.relationships.insert(id);
                }
                Value::Path(path) => {
                    doomed.nodes.extend(&path.nodes);
                    doomed.relationships.extend(&path.relationships);
                }
                other => {
                    return Err(wrong_type("a node, relationship or path", &other).at(*span));
                }
            }
        }
        Ok(())
    }

    /// Deletes relationships first; a node must have none left, unless `detach`.
    pub(super) fn delete(&mut self, doomed: &Doomed, detach: bool) -> Result<(), Error> {
        let relationships = self.graph.relationship_count();
        let nodes = self.graph.node_count();
        for id in &doomed.relationships {
            self.graph.delete_relationship(*id);
        }
        for node in &doomed.nodes {
            let is_connected = self
                .graph
                .neighbours(*node, Direction::Both)
                .next()
                .is_some();
            if is_connected && !detach {
                return Err(Error::runtime(
                    ErrorKind::ConstraintVerificationFailed,
                    Detail::DeleteConnectedNode,
                    "a node to be deleted still has relationships",
                )
                .hint("`DETACH DELETE` deletes them with it"));
            }
            self.graph.delete_node(*node);
        }
        self.stats.relationships_deleted += relationships - self.graph.relationship_count();
        self.stats.nodes_deleted += nodes - self.graph.node_count();
        Ok(())
    }
}
