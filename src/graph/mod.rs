//! Facts held in petgraph: labelled nodes and typed relationships, each with properties.
//!
//! Nothing here has heard of text or of queries.

mod algorithm;
mod index;
mod piece;
pub mod schema;
mod store;
pub mod temporal;
mod value;

pub use algorithm::Part;
pub use piece::{Piece, PieceWriter, TextPool};
pub use index::{Leads, Link, Rows, Way};
pub use store::{
    Checkpoint, Deed, Direction, Graph, KeyId, LabelId, Neighbours, NodeId, RelationshipId, TypeId,
};
pub use value::{Path, Value};
