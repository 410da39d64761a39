//! How large a query may be, so that planning it takes no longer than answering it.

use super::resolved::Subquery;
use crate::query::ast;
use crate::query::{Detail, Error};

/// How many names a query may bind, those of its columns and those without a word included.
const MAXIMUM_NAMES: usize = 50_000;

/// How many clauses times names a query may have: what each clause keeps for the next is looked at.
const MAXIMUM_WORK: usize = 1_500_000;

/// Refuses a query with too many names, or with too many clauses for them.
pub(super) fn check<T>(
    query: &ast::Query,
    names: &[T],
    subqueries: &[Subquery],
) -> Result<(), Error> {
    let parts = subqueries.iter().flat_map(|subquery| &subquery.parts);
    let inner = parts.map(|part| part.clauses.len()).max().unwrap_or(0);
    let singles = query.unions.iter().map(|(_, single)| single);
    let singles = std::iter::once(&query.first).chain(singles);
    let clauses = singles.map(|single| single.clauses.len()).max();
    let clauses = clauses.unwrap_or(0).max(inner);
    if names.len() > MAXIMUM_NAMES {
        let message =
            format!("a query binds at most {MAXIMUM_NAMES} nodes, relationships and values");
        return Err(too_long(query, message));
    }
    if clauses * names.len() > MAXIMUM_WORK {
        let count = names.len();
        let message =
            format!("{clauses} clauses that bind {count} names are too many for one query");
        return Err(too_long(query, message));
    }
    Ok(())
}

fn too_long(query: &ast::Query, message: String) -> Error {
    Error::syntax(Detail::UnexpectedSyntax, query.first.span, message)
        .hint("`UNWIND $rows AS row CREATE (…)` makes many of one kind, and `;` parts queries")
}
