//! A question in English becomes a query.
//!
//! ```text
//! text → tree (parse) → names looked up (resolve) → query (translate)
//! ```
//!
//! [`Names`] are made once for a version of a graph; [`translate`] then needs no walk over it.

mod confidence;
mod forms;
mod names;
mod parse;
mod resolve;
mod translate;
mod tree;

pub use confidence::Confidence;
pub use forms::{FormHelp, forms, words};
pub use names::Names;
pub(crate) use names::fold;

use crate::Diagnostic;
use crate::graph::Graph;
use crate::query::ast::Query;
use jiff::civil::Date;
use resolve::Resolver;

/// Longest question that is looked at, in bytes.
pub const LONGEST: usize = 4096;

/// A question as a query, and what was made of its words on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// The query. Names in it are canonical.
    pub query: Query,
    /// What the user should know: words that are no name, names that several nodes bear.
    pub notes: Vec<String>,
    /// Queries that count statements which the answer leaves out, where it can.
    pub left_out: LeftOut<Option<Query>>,
}

/// Statements that fit a question, and are not in its answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut<T> {
    /// Those that are less sure than the default confidence.
    pub unsure: T,
    /// Those of a speaker without a name, where it is asked who speaks: "officials said".
    pub unnamed: T,
}

/// What a question leaves unsaid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Defaults {
    /// The day that "yesterday" and "last week" are seen from.
    pub today: Date,
    /// How sure statements must be.
    pub confidence: Confidence,
}

/// The query that answers the question `text` about `graph`, whose names are `names`.
///
/// # Errors
///
/// Where `text` is no question, and where a name stands for nothing in the graph; with a place in
/// `text` and hints.
pub fn translate(
    text: &str,
    graph: &Graph,
    names: &Names,
    defaults: Defaults,
) -> Result<Translation, Diagnostic> {
    if text.len() > LONGEST {
        let message = format!(
            "a question has at most {LONGEST} bytes, and this has {}",
            text.len()
        );
        return Err(Diagnostic::new(message));
    }
    let question = parse::parse(&names.join(text), defaults.today)?;
    let mut resolver = Resolver {
        graph,
        names,
        text,
        notes: Vec::new(),
        confidence: defaults.confidence,
    };
    let (query, left_out) = translate::translate(&question, &mut resolver)?;
    Ok(Translation {
        query,
        notes: resolver.notes,
        left_out,
    })
}
