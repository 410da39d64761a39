//! An input becomes rows: parse, check, plan, execute.

pub mod ast;
mod check;
mod error;
mod execute;
mod explain;
mod function;
pub(crate) mod keyword;
mod kinds;
mod language;
mod parse;
mod plan;
mod print;
mod procedure;
mod rows;
mod run;
#[cfg(test)]
mod tests;
mod value;

pub use error::{Detail, Error, ErrorKind, Phase};
pub use execute::{Options, Outcome, Stats, Touched};
pub(crate) use language::{is_blank, is_statement};
pub use parse::{MAXIMUM_NESTING, parse, parse_expression};
pub(crate) use print::does_harm;
pub use procedure::Procedure;
pub(crate) use procedure::built_in as procedures;
pub use rows::Rows;
pub use run::{Parameters, Prepared, check, run};

/// What the stack must hold for the deepest query there can be, and what is added if it does not.
const ROOM: (usize, usize) = (3 << 20, 16 << 20);

/// Does `work`, which goes as deep as a query does, with enough room on the stack.
pub(crate) fn with_room<T>(work: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(ROOM.0, ROOM.1, work)
}
