//! What was computed of a text before is looked up.

use crate::graph::Value;
use crate::query::Error;
use crate::query::check::resolved::Remembered;
use crate::query::execute::context::Context;
use std::cell::RefCell;

/// Values by the number of the expression and the number of the text.
#[derive(Debug)]
pub(in crate::query::execute) struct Memory(RefCell<Vec<Vec<Option<Value>>>>);

impl Memory {
    /// Room for so many expressions.
    pub(in crate::query::execute) fn new(expressions: usize) -> Self {
        Self(RefCell::new(vec![Vec::new(); expressions]))
    }

    fn get(&self, expression: usize, text: usize) -> Option<Value> {
        self.0.borrow()[expression].get(text)?.clone()
    }

    fn keep(&self, expression: usize, text: usize, texts: usize, value: Value) {
        let values = &mut self.0.borrow_mut()[expression];
        if values.is_empty() {
            values.resize(texts, None);
        }
        if let Some(place) = values.get_mut(text) {
            *place = Some(value);
        }
    }
}

impl Context<'_> {
    pub(super) fn remembered(&self, one: &Remembered, row: &mut [Value]) -> Result<Value, Error> {
        let Some((text, texts)) = self.text(one, row) else {
            return self.evaluate(&one.expression, row);
        };
        if let Some(value) = self.memory.get(one.number, text) {
            return Ok(value);
        }
        let value = self.evaluate(&one.expression, row)?;
        self.memory.keep(one.number, text, texts, value.clone());
        Ok(value)
    }

    /// The number of the text in a column, and how many there are.
    fn text(&self, one: &Remembered, row: &[Value]) -> Option<(usize, usize)> {
        let Value::Node(node) = row[one.slot] else {
            return None;
        };
        let key = self.names.key(one.key.symbol)?;
        self.graph.column_text(node, key)
    }
}
