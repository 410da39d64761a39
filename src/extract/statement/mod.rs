//! Who says what, with all that was found, becomes the attributions of a document.

mod about;
mod act;
pub(super) mod assemble;
pub(super) mod flags;
pub(super) mod government;
mod manner;
pub(super) mod phrase;
mod provenance;
pub(super) mod speaker;
mod turn;
mod venue;
