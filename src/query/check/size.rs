//! How large a query may be, so that planning it takes no longer than answering it.

use super::resolved::{Clause, Part};
use crate::query::ast;
use crate::query::{Detail, Error};

/// How many names a query may bind, those of its columns and those without a word included.
const MAXIMUM_NAMES: usize = 50_000;

/// How many clauses times names a query may have: what each clause keeps for the next is looked at.
const MAXIMUM_WORK: usize = 15_000_000;

/// A MATCH takes as long to plan as so many other clauses.
const MATCH: usize = 10;

/// Refuses a query with too many names, or with too many clauses for them.
pub(super) fn check<'q, T>(
    query: &ast::Query,
    names: &[T],
    parts: impl Iterator<Item = &'q Part>,
) -> Result<(), Error> {
    let work = parts.map(work).max().unwrap_or(0);
    if names.len() > MAXIMUM_NAMES {
        let message =
            format!("a query binds at most {MAXIMUM_NAMES} nodes, relationships and values");
        return Err(too_long(query, message));
    }
    if work.saturating_mul(names.len()) > MAXIMUM_WORK {
        let count = names.len();
        let message = format!("so many clauses, with {count} names, are too many for one query");
        return Err(too_long(query, message));
    }
    Ok(())
}

/// How much there is to plan for each name.
fn work(part: &Part) -> usize {
    let one = |clause: &Clause| match clause {
        Clause::Match { .. } => MATCH,
        _ => 1,
    };
    part.clauses.iter().map(one).sum()
}

fn too_long(query: &ast::Query, message: String) -> Error {
    Error::syntax(Detail::UnexpectedSyntax, query.first.span, message)
        .hint("`UNWIND $rows AS row CREATE (…)` makes many of one kind, and `;` parts queries")
}
