//! Linear-chain conditional random fields: the most probable labels of a sequence, and how probable.

mod best;
mod lattice;
mod model;
#[cfg(test)]
mod tests;
mod train;
mod transitions;

pub use best::Labelling;
pub use lattice::{Lattice, Marginals};
pub use model::{ChainModel, Packed};
pub use train::{Example, Options, Trained, train};
pub use transitions::Transitions;
