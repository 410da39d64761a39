//! A part of a graph as bytes: nodes, and relationships between them and nodes from elsewhere.
//!
//! What a file keeps of a graph are pieces. Nodes are counted from 0; an end that is past the last of
//! them is a node from elsewhere, which whoever puts the piece into a graph knows.

use super::temporal::Date;
use super::{Graph, KeyId, NodeId, RelationshipId, Value};
use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};

/// Nodes and relationships that become bytes.
#[derive(Debug, Default)]
pub struct PieceWriter {
    texts: Vec<ArcStr>,
    numbers: FxHashMap<ArcStr, u32>,
    nodes: Vec<NodeRow>,
    relationships: Vec<LinkRow>,
}

/// Properties, by the number of their key.
type Cells = Vec<(u32, Cell)>;

/// The labels of a node, and its properties.
type NodeRow = (Vec<u32>, Cells);

/// The type of a relationship, where it begins and ends, and its properties.
type LinkRow = (u32, u32, u32, Cells);

/// What a property holds; texts by their number.
#[derive(Debug, Serialize, Deserialize)]
enum Cell {
    Null,
    Boolean(bool),
    Integer(i64),
    Float(f64),
    Text(u32),
    /// Days since 1970-01-01.
    Date(i64),
    /// The name of a type of times, and the text of a value of it.
    Time(u32, u32),
    List(Vec<Cell>),
}

/// A relationship of a piece: its type, the numbers of its ends, its properties.
type Link<'p> = (&'p str, [u32; 2], Vec<(&'p str, Value)>);

/// A piece, as its bytes have it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Piece<'p> {
    #[serde(borrow)]
    texts: Vec<&'p str>,
    nodes: Vec<NodeRow>,
    relationships: Vec<LinkRow>,
}

impl PieceWriter {
    /// Puts in a node and gives its number. Properties that are null are left out.
    pub fn node<'a>(
        &mut self,
        labels: impl IntoIterator<Item = &'a str>,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> u32 {
        let labels = labels.into_iter().map(|label| self.text(label)).collect();
        let properties = self.properties(properties);
        self.nodes.push((labels, properties));
        as_u32(self.nodes.len() - 1)
    }

    /// Puts in a relationship between two nodes, by their numbers.
    pub fn relationship<'a>(
        &mut self,
        kind: &str,
        from: u32,
        to: u32,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) {
        let kind = self.text(kind);
        let properties = self.properties(properties);
        self.relationships.push((kind, from, to, properties));
    }

    /// All of it as bytes.
    #[must_use]
    pub fn bytes(self) -> Vec<u8> {
        let piece = Piece {
            texts: self.texts.iter().map(ArcStr::as_str).collect(),
            nodes: self.nodes,
            relationships: self.relationships,
        };
        // Nothing in it has a length that is not known: it always can be written.
        postcard::to_allocvec(&piece).unwrap_or_default()
    }

    fn properties<'a>(
        &mut self,
        properties: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> Vec<(u32, Cell)> {
        let held = properties.into_iter().filter(|(_, value)| !value.is_null());
        held.map(|(key, value)| (self.text(key), self.cell(&value)))
            .collect()
    }

    fn text(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let (text, number) = (ArcStr::from(text), as_u32(self.texts.len()));
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        number
    }

    fn cell(&mut self, value: &Value) -> Cell {
        match value {
            Value::Boolean(truth) => Cell::Boolean(*truth),
            Value::Integer(number) => Cell::Integer(*number),
            Value::Float(number) => Cell::Float(*number),
            Value::String(text) => Cell::Text(self.text(text)),
            Value::Date(date) => Cell::Date(date.days()),
            Value::List(values) => Cell::List(values.iter().map(|one| self.cell(one)).collect()),
            other => other.as_temporal().map_or(Cell::Null, |(kind, text)| {
                Cell::Time(self.text(kind), self.text(&text.to_string()))
            }),
        }
    }
}

/// How many nodes or relationships stand in one of the [`pieces`] of a graph.
const MOST: usize = 5000;

/// All nodes and relationships of a graph, in pieces that are small beside it: first nodes, then relationships, in
/// which nodes have the numbers of all pieces before.
pub fn pieces(graph: &Graph) -> impl Iterator<Item = Vec<u8>> {
    let mut numbers: FxHashMap<NodeId, u32> = FxHashMap::default();
    let all: Vec<NodeId> = graph.nodes().collect();
    numbers.extend(all.iter().copied().zip(0..));
    let links: Vec<RelationshipId> = graph.relationships().collect();
    let nodes = (0..all.len()).step_by(MOST).map(move |start| {
        let mut writer = PieceWriter::default();
        for node in all.iter().skip(start).take(MOST) {
            let properties = graph.properties(*node);
            let properties = properties.map(|(key, value)| (key, value.clone()));
            writer.node(graph.labels(*node), properties);
        }
        writer.bytes()
    });
    let relationships = (0..links.len()).step_by(MOST).map(move |start| {
        let mut writer = PieceWriter::default();
        for id in links.iter().skip(start).take(MOST) {
            let (from, to) = graph.endpoints(*id);
            let properties = graph.relationship_properties(*id);
            let properties = properties.map(|(key, value)| (key, value.clone()));
            if let (Some(from), Some(to)) = (numbers.get(&from), numbers.get(&to)) {
                writer.relationship(graph.relationship_type(*id), *from, *to, properties);
            }
        }
        writer.bytes()
    });
    nodes.chain(relationships)
}

impl<'p> Piece<'p> {
    /// Reads what [`PieceWriter::bytes`] has written; nothing where these bytes are no piece.
    #[must_use]
    pub fn read(bytes: &'p [u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// How many nodes it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether it has no node.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// A node's property, by the node's number; null where there is none.
    #[must_use]
    pub fn property(&self, node: usize, key: &str) -> Value {
        let own = self.nodes.get(node).map(|(_, properties)| properties);
        let mut own = own.into_iter().flatten();
        let cell = own.find(|(own, _)| self.text(*own) == key);
        cell.map_or(Value::Null, |(_, cell)| plain(cell, &self.texts))
    }

    /// Puts its nodes into `graph` and gives the first; their ids follow each other.
    pub fn add_nodes(&self, graph: &mut Graph, pool: &mut TextPool) -> NodeId {
        let first = graph.next_node();
        let mut texts = Shared::new(&self.texts, pool);
        let mut keys: Vec<Option<KeyId>> = vec![None; self.texts.len()];
        for (labels, properties) in &self.nodes {
            let mut entries = Vec::with_capacity(properties.len());
            for (key, cell) in properties {
                let Some(known) = keys.get_mut(*key as usize) else {
                    continue;
                };
                let key = *known.get_or_insert_with(|| graph.intern_key(self.text(*key)));
                entries.push((key, texts.value(cell)));
            }
            let labels = labels.iter().map(|label| self.text(*label));
            graph.create_node_with(labels, entries);
        }
        first
    }

    /// Puts the next of the [`pieces`] of a graph into `graph`, in which the first node of them is `first`.
    pub fn add_next(&self, graph: &mut Graph, first: NodeId, pool: &mut TextPool) {
        self.add_nodes(graph, pool);
        for (kind, [from, to], properties) in self.relationships() {
            let (from, to) = (NodeId(first.0 + from), NodeId(first.0 + to));
            if graph.has_node(from) && graph.has_node(to) {
                graph.create_relationship(kind, from, to, properties);
            }
        }
    }

    /// Its relationships: type, ends, properties.
    pub fn relationships(&self) -> impl Iterator<Item = Link<'p>> {
        self.relationships.iter().map(|(kind, from, to, own)| {
            let value = |cell: &Cell| plain(cell, &self.texts);
            let own = own.iter().map(|(key, cell)| (self.text(*key), value(cell)));
            (self.text(*kind), [*from, *to], own.collect())
        })
    }

    fn text(&self, number: u32) -> &'p str {
        text_of(&self.texts, number)
    }
}

/// A number without a text is only in bytes that were never written here.
fn text_of<'t>(texts: &[&'t str], number: u32) -> &'t str {
    texts.get(number as usize).copied().unwrap_or_default()
}

/// Short texts met lately, so that equal ones of many pieces are kept once.
#[derive(Debug, Default)]
pub struct TextPool(Vec<Option<ArcStr>>);

/// How many texts are remembered.
const REMEMBERED: usize = 1 << 13;

/// How long they are at most, in bytes.
const SHORT: usize = 48;

impl TextPool {
    /// A text, shared with those met before if it is short.
    pub fn get(&mut self, text: &str) -> ArcStr {
        if text.len() > SHORT {
            return text.into();
        }
        self.shared(text)
    }

    /// A text, however long, shared with those met before.
    pub fn shared(&mut self, text: &str) -> ArcStr {
        self.0.resize(REMEMBERED, None);
        let mut hasher = FxHasher::default();
        text.hash(&mut hasher);
        let place = &mut self.0[(hasher.finish() >> 20) as usize % REMEMBERED];
        match place {
            Some(own) if **own == *text => ArcStr::clone(own),
            _ => ArcStr::clone(place.insert(text.into())),
        }
    }
}

/// The texts of a piece, each made once.
struct Shared<'s> {
    texts: &'s [&'s str],
    made: Vec<Option<ArcStr>>,
    pool: &'s mut TextPool,
}

impl<'s> Shared<'s> {
    fn new(texts: &'s [&'s str], pool: &'s mut TextPool) -> Self {
        Self {
            texts,
            made: vec![None; texts.len()],
            pool,
        }
    }

    fn value(&mut self, cell: &Cell) -> Value {
        let Cell::Text(number) = cell else {
            return plain(cell, self.texts);
        };
        let Some(place) = self.made.get_mut(*number as usize) else {
            return Value::Null;
        };
        let made = place.get_or_insert_with(|| self.pool.get(self.texts[*number as usize]));
        Value::String(made.clone())
    }
}

fn plain(cell: &Cell, texts: &[&str]) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Boolean(truth) => (*truth).into(),
        Cell::Integer(number) => (*number).into(),
        Cell::Float(number) => (*number).into(),
        Cell::Text(text) => text_of(texts, *text).into(),
        Cell::Date(days) => Date::of_days(*days).into(),
        Cell::Time(kind, text) => {
            let (kind, text) = (text_of(texts, *kind), text_of(texts, *text));
            Value::parse_temporal(kind, text).unwrap_or(Value::Null)
        }
        Cell::List(cells) => cells.iter().map(|cell| plain(cell, texts)).collect(),
    }
}

fn as_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut writer = PieceWriter::default();
        let seen = Value::parse_temporal("DateTime", "2025-11-24T12:00+08:00[Asia/Taipei]");
        let properties = [
            ("name", Value::from("Xi")),
            ("aliases", Value::strings(["Xi", "習"])),
            ("born", jiff::civil::date(1953, 6, 15).into()),
            ("seen", seen.clone().unwrap()),
            ("share", 0.5.into()),
            ("gone", Value::Null),
        ];
        let xi = writer.node(["Person", "Actor"], properties.clone());
        let bare = writer.node([], []);
        writer.relationship("SAID", xi, bare, [("n", 2.into())]);
        writer.relationship("ABOUT", bare, 7, []);
        let bytes = writer.bytes();
        let piece = Piece::read(&bytes).unwrap();
        let mut graph = Graph::new();
        let first = piece.add_nodes(&mut graph, &mut TextPool::default());
        assert_eq!((first, piece.len()), (NodeId(0), 2));
        let labels: Vec<_> = graph.labels(first).collect();
        assert_eq!(labels, ["Person", "Actor"]);
        let own: Vec<_> = graph.properties(first).collect();
        let expected: Vec<_> = properties[..5]
            .iter()
            .map(|(key, own)| (*key, own))
            .collect();
        assert_eq!(own, expected);
        let links: Vec<_> = piece.relationships().collect();
        assert_eq!(links[0], ("SAID", [0, 1], vec![("n", 2.into())]));
        assert_eq!(links[1], ("ABOUT", [1, 7], vec![]));
    }

    #[test]
    fn other_bytes_are_no_piece() {
        let mut writer = PieceWriter::default();
        writer.node(["Person"], [("name", "Xi".into())]);
        let bytes = writer.bytes();
        assert!(Piece::read(&bytes[..bytes.len() - 1]).is_none());
        assert!(Piece::read(&[0xff; 40]).is_none());
    }
}
