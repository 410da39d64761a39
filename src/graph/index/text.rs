//! Nodes with a label by the words in the text of a property.
//!
//! A word is what stands between white space, so any part of a text without white space lies in
//! one word: the words that contain it lead to all texts that do.

use super::super::{KeyId, LabelId, NodeId, Store, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many nodes may have changed before all is made anew: an eighth, and some.
const SLACK: usize = 1 << 14;

/// Nodes by word.
#[derive(Debug, Clone, Default)]
pub(in crate::graph) struct Texts {
    /// All words, a line each.
    words: String,
    /// Where in `words` each begins.
    starts: Vec<u32>,
    /// The nodes of each word.
    nodes: Vec<Postings>,
    count: usize,
    /// Nodes whose text may be another by now.
    changed: FxHashSet<NodeId>,
}

/// Ascending numbers, each as its distance from the one before, seven bits a byte.
#[derive(Debug, Clone, Default)]
struct Postings {
    bytes: Vec<u8>,
    last: u32,
}

impl Texts {
    pub(super) fn new(store: &Store, label: LabelId, key: KeyId) -> Self {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut texts = Self::default();
        for node in store.nodes_labelled(label) {
            let Some(Value::String(text)) = store.node_value(*node, key) else {
                continue;
            };
            texts.count += 1;
            for word in text.split_whitespace() {
                let number = *numbers.entry(word).or_insert_with(|| texts.add_word(word));
                texts.nodes[number as usize].push(node.0);
            }
        }
        for postings in &mut texts.nodes {
            postings.bytes.shrink_to_fit();
        }
        texts
    }

    fn add_word(&mut self, word: &str) -> u32 {
        let number = self.nodes.len();
        self.starts.push(as_u32(self.words.len()));
        self.words.push_str(word);
        self.words.push('\n');
        self.nodes.push(Postings::default());
        as_u32(number)
    }

    /// Nodes among which are all whose text contains a part, in the order of their ids.
    pub(in crate::graph) fn nodes(&self, part: &str) -> Option<Vec<NodeId>> {
        // White space at the ends would be another word's neighbour: the longest piece will do.
        let longest = part.split_whitespace().max_by_key(|piece| piece.len())?;
        let mut found: Vec<NodeId> = Vec::new();
        let mut lists = 0;
        let mut last = None;
        for (place, _) in self.words.match_indices(longest) {
            let number = self
                .starts
                .partition_point(|start| *start as usize <= place)
                - 1;
            if last != Some(number) {
                last = Some(number);
                lists += 1;
                found.extend(self.nodes[number].iter().map(NodeId));
            }
        }
        found.extend(&self.changed);
        if lists > 1 || !self.changed.is_empty() {
            found.sort_unstable();
            found.dedup();
        }
        Some(found)
    }

    /// A node's text may have changed.
    pub(super) fn touch(&mut self, node: NodeId) {
        self.changed.insert(node);
    }

    /// Whether so much has changed that it is better made anew.
    pub(super) fn is_stale(&self) -> bool {
        self.changed.len() > self.count / 8 + SLACK
    }
}

impl Postings {
    fn push(&mut self, number: u32) {
        if !self.bytes.is_empty() && number == self.last {
            return;
        }
        let mut rest = number - self.last;
        while rest >= 0x80 {
            self.bytes.push(low_byte(rest) | 0x80);
            rest >>= 7;
        }
        self.bytes.push(low_byte(rest));
        self.last = number;
    }

    fn iter(&self) -> impl Iterator<Item = u32> {
        let mut bytes = self.bytes.iter();
        let mut number = 0;
        std::iter::from_fn(move || {
            let mut shift = 0;
            loop {
                let byte = *bytes.next()?;
                number += u32::from(byte & 0x7f) << shift;
                if byte < 0x80 {
                    return Some(number);
                }
                shift += 7;
            }
        })
    }
}

const fn low_byte(number: u32) -> u8 {
    (number & 0x7f) as u8
}

fn as_u32(place: usize) -> u32 {
    u32::try_from(place).expect("the words of a graph take less than four gigabytes")
}
