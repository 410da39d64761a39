//! Facts held in petgraph: labelled nodes and typed relationships, each with properties.
//!
//! A store holds the facts and tells each change made to it. Indexes are read from the store and
//! follow its changes; a log keeps them, to take them back. The graph is all three.
//!
//! Nothing here has heard of text or of queries.

mod algorithm;
mod index;
mod log;
mod look_up;
mod piece;
pub mod schema;
mod selection;
mod store;
pub mod temporal;
mod transaction;
mod value;
mod write;

pub use algorithm::Part;
pub use index::{Leads, Link, Rows, Way};
pub use log::{Checkpoint, Deed};
pub use piece::{Piece, PieceWriter, TextPool, pieces};
pub use selection::Selection;
pub(crate) use store::Change;
pub use store::{Direction, KeyId, LabelId, Neighbours, NodeId, RelationshipId, Store, TypeId};
pub use value::{Path, Value};

use index::Indexes;
use log::Log;
use std::ops::Deref;

/// Labelled nodes and typed relationships, each with properties.
///
/// Whatever can be asked of its [`Store`] can be asked of it.
///
/// ```
/// use whosaid::graph::{Direction, Graph};
/// let mut graph = Graph::new();
/// let xi = graph.create_node(["Person", "Actor"], [("name", "Xi Jinping".into())]);
/// let statement = graph.create_node(["Statement"], []);
/// graph.create_relationship("SAID", xi, statement, []);
/// assert_eq!(graph.expand(xi, Direction::Outgoing, Some("SAID")).count(), 1);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Graph {
    store: Store,
    indexes: Indexes,
    log: Log,
}

impl Graph {
    /// A graph of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many changes there were, those included that were taken back: while it stays the same,
    /// so does all else that can be asked of the graph.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.log.version()
    }
}

impl Deref for Graph {
    type Target = Store;

    #[inline]
    fn deref(&self) -> &Store {
        &self.store
    }
}
