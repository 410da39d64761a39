//! An input becomes rows: parse, check, plan, execute.

pub mod ast;
mod rows;

pub use rows::Rows;
