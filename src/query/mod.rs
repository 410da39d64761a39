//! An input becomes rows: parse, check, plan, execute.

pub mod ast;
pub mod question;
mod rows;

pub use rows::Rows;
