//! One graph, and what can be asked of it.
