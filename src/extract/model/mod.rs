//! Trained models of who says what.
pub(crate) mod cue;
pub(crate) mod fact;
pub(crate) mod role;
