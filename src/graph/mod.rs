//! Facts held in petgraph: labelled nodes and typed relationships, each with properties.
//!
//! Nothing here has heard of text or of queries.

pub mod schema;
mod store;
mod value;

pub use store::{Direction, Graph, NodeId, RelationshipId};
pub use value::{Path, Value};
