//! A property of all nodes in one place, where many of them have one of few texts.

use super::super::{KeyId, NodeId, Store, Value};
use rustc_hash::FxHashMap;

/// Of how many nodes at least there must be one text on average.
const SHARE: usize = 4;

/// Texts, and which of them each node has; zero says that the node itself must be asked.
#[derive(Debug, Clone, Default)]
pub(in crate::graph) struct Column {
    first: u32,
    numbers: Vec<u16>,
    texts: Vec<Value>,
}

impl Column {
    /// The column of a property; an empty one if its texts differ too much.
    pub(super) fn new(store: &Store, key: KeyId) -> Self {
        let mut column = Self::default();
        let mut known: FxHashMap<&str, u16> = FxHashMap::default();
        let mut count = 0;
        for node in store.nodes() {
            let Some(value @ Value::String(text)) = store.node_value(node, key) else {
                continue;
            };
            if column.numbers.is_empty() {
                column.first = node.0;
            }
            let number = if let Some(number) = known.get(&**text) {
                *number
            } else {
                let Ok(number) = u16::try_from(known.len() + 1) else {
                    return Self::default();
                };
                column.texts.push(value.clone());
                known.insert(text, number);
                number
            };
            column.numbers.resize((node.0 - column.first) as usize, 0);
            column.numbers.push(number);
            count += 1;
        }
        if known.len() * SHARE > count {
            return Self::default();
        }
        column.numbers.shrink_to_fit();
        column
    }

    #[inline]
    pub(in crate::graph) fn value(&self, node: NodeId) -> Option<&Value> {
        self.texts.get(self.text(node)?)
    }

    /// The number of a node's text.
    #[inline]
    pub(in crate::graph) fn text(&self, node: NodeId) -> Option<usize> {
        let place = node.0.wrapping_sub(self.first) as usize;
        let number = self.numbers.get(place).copied()?;
        usize::from(number).checked_sub(1)
    }

    /// How many texts it has.
    pub(in crate::graph) const fn len(&self) -> usize {
        self.texts.len()
    }

    /// From now on, the node itself must be asked.
    pub(super) fn forget(&mut self, node: NodeId) {
        let place = node.0.wrapping_sub(self.first) as usize;
        if let Some(number) = self.numbers.get_mut(place) {
            *number = 0;
        }
    }
}
