//! What a query answers.

use crate::graph::Value;

/// The answer to a query: named columns, and rows of as many values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    /// The columns' names, in order.
    pub columns: Vec<String>,
    /// The rows, in order.
    pub rows: Vec<Vec<Value>>,
}

impl Rows {
    /// All values, row by row.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.rows.iter().flatten()
    }
}
