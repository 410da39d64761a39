//! Reads news text into a graph of who said what about what, and answers questions about it.
//!
//! ```text
//! Document → Mention, Attribution → Graph
//! input → Query → Plan ── (with Graph) ──→ Rows → table | JSON | CSV | Markdown | DOT
//! ```

pub mod diagnostic;
pub mod extract;
pub mod graph;
pub mod ingest;
pub mod lexicon;
pub mod query;
pub mod read;
pub mod render;
pub mod repl;
pub mod session;
mod span;
pub mod text;

pub use diagnostic::Diagnostic;
pub use session::Session;
pub use span::Span;
