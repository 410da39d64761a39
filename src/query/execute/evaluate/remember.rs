//! What was computed of a text before is looked up.

use crate::graph::Value;
use crate::query::Error;
use crate::query::check::resolved::{Expression, Key, Remembered, Slot};
use crate::query::execute::context::Context;
use std::cell::RefCell;

/// What is known of each expression, by its number.
#[derive(Debug)]
pub(in crate::query::execute) struct Memory(Vec<RefCell<Known>>);

/// Values by the number of the text.
#[derive(Debug, Clone, Default)]
struct Known {
    /// How often the expression was computed before anything was kept.
    computed: usize,
    values: Vec<Option<Value>>,
}

/// An expression is computed for one in so many of the texts before values are kept: of few rows,
/// most have a text of their own.
const WORTH: usize = 2;

impl Memory {
    /// Room for so many expressions.
    pub(in crate::query::execute) fn new(expressions: usize) -> Self {
        Self(vec![RefCell::default(); expressions])
    }

    fn get(&self, expression: usize, text: usize) -> Option<Value> {
        self.0[expression].borrow().values.get(text)?.clone()
    }

    /// Keeps the value for one of so many texts.
    fn keep(&self, expression: usize, text: usize, texts: usize, value: &Value) {
        let mut known = self.0[expression].borrow_mut();
        if known.values.is_empty() {
            known.computed += 1;
            if known.computed <= texts / WORTH {
                return;
            }
            known.values.resize(texts, None);
        }
        if let Some(place) = known.values.get_mut(text) {
            *place = Some(value.clone());
        }
    }
}

impl Context<'_> {
    pub(super) fn remembered(&self, one: &Remembered, row: &mut [Value]) -> Result<Value, Error> {
        let Some((text, texts)) = self.text(one.slot, &one.key, row) else {
            return self.evaluate(&one.expression, row);
        };
        if let Some(value) = self.memory.get(one.number, text) {
            return Ok(value);
        }
        let value = self.evaluate(&one.expression, row)?;
        self.memory.keep(one.number, text, texts, &value);
        Ok(value)
    }

    /// The number in its column of the text that an expression is or is computed of, and how many
    /// there are.
    pub(in crate::query::execute) fn text_of(
        &self,
        expression: &Expression,
        row: &[Value],
    ) -> Option<(usize, usize)> {
        match expression {
            Expression::Remembered(one) => self.text(one.slot, &one.key, row),
            Expression::Property(owner, key, _) => match **owner {
                Expression::Slot(slot) => self.text(slot, key, row),
                _ => None,
            },
            _ => None,
        }
    }

    fn text(&self, slot: Slot, key: &Key, row: &[Value]) -> Option<(usize, usize)> {
        let Value::Node(node) = row[slot] else {
            return None;
        };
        let key = self.names.key(key.symbol)?;
        self.graph.column_text(node, key)
    }
}
