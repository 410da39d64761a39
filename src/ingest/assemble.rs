//! Facts of many documents become one graph: the same, in whatever order they were read.

use super::copies::{Signature, mark};
use super::facts::{Record, read_seen};
use super::identity::{Identities, Known, Mentioned, Register};
use super::shelf::{Part, Shelf};
use super::{corpus, label_name};
use crate::Diagnostic;
use crate::extract::EntityLabel;
use crate::graph::schema::{label, relationship};
use crate::graph::{Graph, NodeId, Piece, TextPool, Value};
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

/// Puts all documents of a shelf into `graph`, which has none of them yet.
///
/// Who is who and what the documents have in common is decided from all of them; so the graph is a function of
/// what is on the shelf, and of what it holds already. A document whose path it has already is left out.
///
/// # Errors
/// Facts that cannot be read.
pub fn assemble(graph: &mut Graph, shelf: &dyn Shelf) -> Result<(), Diagnostic> {
    let there = paths(graph);
    let mut register = Register::default();
    shelf.visit(Part::Entities, &mut |path, bytes| {
        let seen = read_seen(bytes).ok_or_else(|| damaged(path))?;
        register.add(&seen).ok_or_else(|| damaged(path))
    })?;
    let mut builder = Builder::new(graph, &register);
    shelf.visit(Part::Statements, &mut |path, bytes| {
        let piece = Piece::read(bytes).filter(|piece| !piece.is_empty());
        let piece = piece.ok_or_else(|| damaged(path))?;
        let is_there = there.contains(path);
        builder.add(&piece, is_there);
        Ok(())
    })?;
    let documents = builder.documents;
    mark_copies(graph, shelf, &documents)?;
    corpus::add_topics(graph, shelf, &documents)
}

fn mark_copies(
    graph: &mut Graph,
    shelf: &dyn Shelf,
    documents: &[Placed],
) -> Result<(), Diagnostic> {
    let mut signed = Vec::with_capacity(documents.len());
    let mut placed = documents.iter();
    shelf.visit(Part::Signature, &mut |path, bytes| {
        let numbers = postcard::from_bytes::<Vec<u32>>(bytes).ok();
        let signature = numbers.and_then(|numbers| Signature::from_numbers(&numbers));
        let signature = signature.ok_or_else(|| damaged(path))?;
        if let Some(Some(node)) = placed.next() {
            signed.push((*node, signature));
        }
        Ok(())
    })?;
    mark(graph, &signed);
    Ok(())
}

fn damaged(path: &str) -> Diagnostic {
    Diagnostic::new(format!("what was found in `{path}` cannot be read"))
}

fn paths(graph: &Graph) -> FxHashSet<String> {
    let documents = graph.nodes_with_label(label::DOCUMENT).iter();
    let paths = documents.filter_map(|node| graph.property(*node, "path"));
    paths.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A document in the graph: its node is the first, and statements follow. None for one that was there already.
pub(super) type Placed = Option<NodeId>;

struct Builder<'a> {
    graph: &'a mut Graph,
    register: &'a Register,
    identities: Identities,
    /// What the graph had before.
    known: Known,
    /// By group: its node, once a document speaks of it.
    nodes: Vec<Option<NodeId>>,
    ties: FxHashSet<(NodeId, NodeId, bool)>,
    pool: TextPool,
    documents: Vec<Placed>,
}

impl<'a> Builder<'a> {
    fn new(graph: &'a mut Graph, register: &'a Register) -> Self {
        let identities = register.identities();
        Self {
            known: Known::new(graph),
            nodes: vec![None; identities.len()],
            ties: ties(graph),
            pool: TextPool::default(),
            documents: Vec::new(),
            graph,
            register,
            identities,
        }
    }

    /// Puts in the next document, unless it is there.
    fn add(&mut self, piece: &Piece<'_>, is_there: bool) {
        let seen = self.register.of(self.documents.len());
        if is_there {
            self.documents.push(None);
            return;
        }
        let mut brief = FxHashMap::default();
        let entities = seen.iter().map(|one| self.node(*one, &mut brief));
        let entities: Vec<NodeId> = entities.collect();
        let first = piece.add_nodes(self.graph, &mut self.pool);
        self.mention(first, seen, &entities);
        self.relate(piece, first, &entities);
        self.documents.push(Some(first));
    }

    /// The node of an entity, made if there is none.
    fn node(&mut self, one: Mentioned, brief: &mut FxHashMap<u32, NodeId>) -> NodeId {
        if one.is_brief {
            let own = self.register.record(one.record);
            return *brief
                .entry(one.record)
                .or_insert_with(|| create(self.graph, own));
        }
        let group = self.identities.group_of[one.record as usize];
        if let Some(node) = self.nodes[group as usize] {
            return node;
        }
        let mut node = None;
        for number in self.identities.records(group) {
            let record = self.register.record(*number);
            let own = node
                .or_else(|| self.known.find(self.graph, record))
                .unwrap_or_else(|| create(self.graph, record));
            complete(self.graph, own, record);
            node = Some(own);
        }
        self.nodes[group as usize] = node;
        node.unwrap_or(NodeId(0))
    }

    fn mention(&mut self, document: NodeId, seen: &[Mentioned], entities: &[NodeId]) {
        let mut counts: IndexMap<NodeId, i64> = IndexMap::new();
        for (one, node) in seen.iter().zip(entities) {
            if one.mentions > 0 {
                *counts.entry(*node).or_default() += i64::from(one.mentions);
            }
        }
        for (node, count) in counts {
            let count = [("count", count.into())];
            self.graph
                .create_relationship(relationship::MENTIONS, document, node, count);
        }
    }

    fn relate(&mut self, piece: &Piece<'_>, first: NodeId, entities: &[NodeId]) {
        let own = u32::try_from(piece.len()).unwrap_or(u32::MAX);
        let node = |end: u32| match end.checked_sub(own) {
            None => Some(NodeId(first.0 + end)),
            Some(entity) => entities.get(entity as usize).copied(),
        };
        let mut related: FxHashSet<(&str, NodeId, NodeId)> = FxHashSet::default();
        for (kind, [from, to], properties) in piece.relationships() {
            let ends = node(from).zip(node(to));
            let is_tie = from >= own && to >= own;
            let Some((from, to)) = ends.filter(|(from, to)| from != to) else {
                continue;
            };
            let is_new = if is_tie {
                self.ties.insert((from, to, kind == relationship::BROADER))
            } else {
                related.insert((kind, from, to))
            };
            if !is_new {
                continue;
            }
            match kind {
                relationship::SAID => self.graph.add_label(from, label::ACTOR),
                relationship::TO | relationship::ACCORDING_TO => {
                    self.graph.add_label(to, label::ACTOR);
                }
                _ => {}
            }
            self.graph.create_relationship(kind, from, to, properties);
        }
    }
}

/// What belongs to what, and what is part of what, in a graph.
fn ties(graph: &Graph) -> FxHashSet<(NodeId, NodeId, bool)> {
    let kinds = [relationship::OF, relationship::BROADER];
    let ties = graph.relationships().filter_map(|id| {
        let kind = graph.relationship_type(id);
        let (from, to) = graph.endpoints(id);
        let is_tie = kinds.contains(&kind);
        is_tie.then_some((from, to, kind == relationship::BROADER))
    });
    ties.collect()
}

fn create(graph: &mut Graph, record: &Record) -> NodeId {
    let entity = &record.entity;
    let is_actor = matches!(
        entity.label,
        EntityLabel::Person | EntityLabel::Organization
    );
    let labels = std::iter::once(label_name(entity.label)).chain(is_actor.then_some(label::ACTOR));
    let node = graph.create_node(labels, [("name", entity.name.as_str().into())]);
    complete(graph, node, record);
    node
}

/// Adds what a record knows and its node does not: aliases unite, the rest stays as the surest record has it.
fn complete(graph: &mut Graph, node: NodeId, record: &Record) {
    let entity = &record.entity;
    let (iso2, iso3) = entity.iso.clone().unzip();
    let properties = [
        ("role", &entity.role),
        ("gender", &entity.gender),
        ("wikidata", &entity.wikidata),
        ("iso2", &iso2),
        ("iso3", &iso3),
        ("capital", &entity.capital),
        ("place", &entity.place),
    ];
    for (key, text) in properties {
        if let (Some(text), None) = (text, graph.property(node, key)) {
            graph.set_property(node, key, text.as_str().into());
        }
    }
    if let (Some(date), None) = (entity.date, graph.property(node, "date")) {
        graph.set_property(node, "date", date.into());
        if let Some(until) = entity.until {
            graph.set_property(node, "until", until.into());
        }
    }
    for (key, texts) in [("adjectives", &entity.adjectives), ("blocs", &entity.blocs)] {
        if !texts.is_empty() && graph.property(node, key).is_none() {
            graph.set_property(node, key, Value::strings(texts));
        }
    }
    let known = match graph.property(node, "aliases") {
        Some(Value::List(known)) => known.as_slice(),
        _ => &[],
    };
    let mut aliases: Vec<Value> = known.to_vec();
    let name = graph.property(node, "name").cloned();
    for alias in entity.aliases.iter().chain([&entity.name]) {
        let value = Value::from(alias.as_str());
        if name.as_ref() != Some(&value) && !aliases.contains(&value) {
            aliases.push(value);
        }
    }
    if aliases.len() > known.len() || known.is_empty() {
        graph.set_property(node, "aliases", aliases.into_iter().collect());
    }
}
