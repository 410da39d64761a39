//! What a statement of Cypher has changed, in sum: what came, what went, what is another now.

use super::Edit;
use super::correction::found;
use super::key::{Before, Key};
use crate::Diagnostic;
use crate::graph::schema::relationship;
use crate::graph::{Change, Deed, Direction, Graph, NodeId, RelationshipId, Value};
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// What was changed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Written {
    /// New nodes.
    created: Vec<Node>,
    /// Nodes that are not as they were.
    changed: Vec<(End, Node, Vec<String>)>,
    /// Nodes that are gone.
    deleted: Vec<Key>,
    /// New relationships.
    joined: Vec<Link>,
    /// Relationships with other properties.
    told: Vec<(Link, usize)>,
    /// Relationships that are gone, while both ends are there, each with its place among those of the same
    /// type and ends.
    parted: Vec<(Link, usize)>,
}

/// Labels and properties that a node has got; null for those it has lost.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Node {
    labels: Vec<String>,
    properties: Properties,
}

type Properties = IndexMap<String, Kept>;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Link(String, End, End, Properties);

/// A node that was there, or that is new.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum End {
    Old(Key),
    New(usize),
}

/// A value as JSON keeps it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    Boolean(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    List(Vec<Kept>),
    /// A date, a time, both or a duration: its type and its text. Also a float that JSON has no number for.
    Time {
        of: String,
        is: String,
    },
    Null(()),
}

/// The graph as it was before a deed.
struct Deeds {
    properties: FxHashMap<(NodeId, String), Value>,
    documents: FxHashMap<NodeId, NodeId>,
    touched: Vec<NodeId>,
}

impl Before for Deeds {
    fn property<'v>(&'v self, graph: &'v Graph, node: NodeId, key: &str) -> Option<&'v Value> {
        match self.properties.get(&(node, key.to_owned())) {
            Some(Value::Null) => None,
            Some(value) => Some(value),
            None => graph.property(node, key),
        }
    }

    fn document(&self, graph: &Graph, statement: NodeId) -> Option<NodeId> {
        let was = self.documents.get(&statement).copied();
        was.or_else(|| super::key::Now.document(graph, statement))
    }

    fn touched(&self) -> &[NodeId] {
        &self.touched
    }
}

impl Deeds {
    fn new(graph: &Graph, deed: &Deed) -> Self {
        let mut own = Self {
            properties: FxHashMap::default(),
            documents: FxHashMap::default(),
            touched: Vec::new(),
        };
        for change in deed.changes() {
            match change {
                Change::NodeProperty(node, key, old) => {
                    let key = (*node, graph.key_name(*key).to_owned());
                    own.properties.entry(key).or_insert_with(|| old.clone());
                }
                Change::RelationshipDeleted(id)
                    if graph.relationship_type(*id) == relationship::IN =>
                {
                    let (from, to) = graph.endpoints(*id);
                    own.documents.entry(from).or_insert(to);
                }
                Change::NodeDeleted(node) => own.touched.push(*node),
                _ => {}
            }
        }
        own
    }
}

/// What happened to nodes and relationships, each once.
#[derive(Default)]
struct Touched {
    created: Vec<NodeId>,
    new: FxHashMap<NodeId, usize>,
    nodes: IndexMap<NodeId, (FxHashSet<String>, Vec<String>)>,
    deleted: Vec<NodeId>,
    joined: Vec<RelationshipId>,
    told: IndexMap<RelationshipId, FxHashSet<String>>,
    parted: Vec<RelationshipId>,
}

impl Touched {
    fn new(graph: &Graph, deed: &Deed) -> Self {
        let mut own = Self::default();
        for change in deed.changes() {
            own.note(graph, change);
        }
        own.created.retain(|node| graph.has_node(*node));
        own.new = own.created.iter().copied().zip(0..).collect();
        let (new, joined) = (&own.new, &own.joined);
        own.nodes
            .retain(|node, _| graph.has_node(*node) && !new.contains_key(node));
        own.deleted.retain(|node| !graph.has_node(*node));
        own.told
            .retain(|id, _| graph.has_relationship(*id) && !joined.contains(id));
        own.joined.retain(|id| graph.has_relationship(*id));
        own.parted.retain(|id| {
            let (from, to) = graph.endpoints(*id);
            !graph.has_relationship(*id) && graph.has_node(from) && graph.has_node(to)
        });
        own
    }

    fn note(&mut self, graph: &Graph, change: &Change) {
        match change {
            Change::NodeCreated(node) => self.created.push(*node),
            Change::RelationshipCreated(id) => self.joined.push(*id),
            Change::NodeProperty(node, key, _) => {
                let key = graph.key_name(*key).to_owned();
                self.nodes.entry(*node).or_default().0.insert(key);
            }
            Change::LabelAdded(node, _) => {
                self.nodes.entry(*node).or_default();
            }
            Change::LabelRemoved(node, label, _) => {
                let label = graph.label_name(*label).to_owned();
                self.nodes.entry(*node).or_default().1.push(label);
            }
            Change::RelationshipProperty(id, key, _) => {
                let key = graph.key_name(*key).to_owned();
                self.told.entry(*id).or_default().insert(key);
            }
            Change::RelationshipDeleted(id) => self.parted.push(*id),
            Change::NodeDeleted(node) => self.deleted.push(*node),
            _ => {}
        }
    }
}

impl Written {
    /// What a deed has done to a graph, as it is after that.
    pub(super) fn new(graph: &Graph, deed: &Deed) -> Self {
        let touched = Touched::new(graph, deed);
        let before = Deeds::new(graph, deed);
        let made: FxHashSet<NodeId> = touched.created.iter().copied().collect();
        let key = |node: NodeId| Key::of(graph, node, &before);
        let end = |node: NodeId| match touched.new.get(&node) {
            Some(number) => End::New(*number),
            None => End::Old(key(node)),
        };
        let link = |id: RelationshipId, properties| {
            let (from, to) = graph.endpoints(id);
            let kind = graph.relationship_type(id).to_owned();
            Link(kind, end(from), end(to), properties)
        };
        let was_there = |node: &&NodeId| !made.contains(node);
        let all_of = |id| kept_all(graph.relationship_properties(id));
        let told = |(id, keys): (&RelationshipId, &FxHashSet<String>)| {
            let value = |key: &String| graph.relationship_property(*id, key);
            let own = keys.iter().map(|key| (key.clone(), kept(value(key))));
            (link(*id, own.collect()), place(graph, *id))
        };
        Self {
            created: touched
                .created
                .iter()
                .map(|node| whole(graph, *node))
                .collect(),
            changed: touched
                .nodes
                .iter()
                .map(|(node, (keys, lost))| (end(*node), part(graph, *node, keys), lost.clone()))
                .collect(),
            deleted: touched
                .deleted
                .iter()
                .filter(was_there)
                .map(|node| key(*node))
                .collect(),
            joined: touched
                .joined
                .iter()
                .map(|id| link(*id, all_of(*id)))
                .collect(),
            told: touched.told.iter().map(told).collect(),
            parted: touched
                .parted
                .iter()
                .filter(|id| !touched.joined.contains(id))
                .map(|id| (link(*id, Properties::new()), place(graph, *id)))
                .collect(),
        }
    }

    /// Does it again; what it changes of what is no longer there is left out.
    pub(super) fn apply(&self, graph: &mut Graph) -> Result<Edit, Diagnostic> {
        graph.begin();
        match self.carry_out(graph) {
            Ok(()) => Ok(Edit {
                description: "what a statement has changed".to_owned(),
                deed: graph.keep(),
                made: None,
            }),
            Err(problem) => {
                graph.roll_back();
                Err(problem)
            }
        }
    }

    fn carry_out(&self, graph: &mut Graph) -> Result<(), Diagnostic> {
        // All that was there is looked up before anything is another.
        let mut ends = Ends::default();
        let told = self.told.iter().map(|(link, _)| link);
        let parted = self.parted.iter().map(|(link, _)| link);
        let links = self.joined.iter().chain(told).chain(parted);
        let changed = self.changed.iter().map(|(end, ..)| end);
        for end in links
            .flat_map(|Link(_, from, to, _)| [from, to])
            .chain(changed)
        {
            if let End::Old(key) = end {
                ends.look_up(graph, key)?;
            }
        }
        let deleted = self.deleted.iter().map(|key| ends.look_up(graph, key));
        let deleted: Vec<NodeId> = deleted.filter_map(Result::ok).collect();
        ends.created = self.created.iter().map(|node| node.create(graph)).collect();
        for (end, changes, lost) in &self.changed {
            if let Some(node) = ends.node(end) {
                changes.change(graph, node, lost);
            }
        }
        self.change_relationships(graph, &ends);
        for node in deleted {
            graph.delete_node(node);
        }
        Ok(())
    }

    fn change_relationships(&self, graph: &mut Graph, ends: &Ends) {
        for (link, nth) in &self.told {
            if let Some(id) = ends.relationship(graph, link, *nth) {
                for (key, value) in &link.3 {
                    graph.set_relationship_property(id, key, value.value());
                }
            }
        }
        let parted = self.parted.iter();
        let parted = parted.filter_map(|(link, nth)| ends.relationship(graph, link, *nth));
        for id in parted.collect::<Vec<_>>() {
            graph.delete_relationship(id);
        }
        for Link(kind, from, to, own) in &self.joined {
            if let (Some(from), Some(to)) = (ends.node(from), ends.node(to)) {
                let own = own.iter().map(|(key, value)| (key.as_str(), value.value()));
                graph.create_relationship(kind, from, to, own);
            }
        }
    }
}

/// The nodes that are meant.
#[derive(Default)]
struct Ends {
    /// By key.
    known: FxHashMap<Key, NodeId>,
    created: Vec<NodeId>,
}

impl Ends {
    fn look_up(&mut self, graph: &Graph, key: &Key) -> Result<NodeId, Diagnostic> {
        if let Some(node) = self.known.get(key) {
            return Ok(*node);
        }
        let node = found(graph, key)?;
        self.known.insert(key.clone(), node);
        Ok(node)
    }

    fn node(&self, end: &End) -> Option<NodeId> {
        match end {
            End::New(number) => self.created.get(*number).copied(),
            End::Old(key) => self.known.get(key).copied(),
        }
    }

    fn relationship(&self, graph: &Graph, link: &Link, nth: usize) -> Option<RelationshipId> {
        let Link(kind, from, to, _) = link;
        nth_of(graph, kind, self.node(from)?, self.node(to)?, nth)
    }
}

impl Node {
    fn create(&self, graph: &mut Graph) -> NodeId {
        let own = self.properties.iter();
        let own = own.map(|(key, value)| (key.as_str(), value.value()));
        graph.create_node(self.labels.iter().map(String::as_str), own)
    }

    fn change(&self, graph: &mut Graph, node: NodeId, lost: &[String]) {
        for label in lost.iter().filter(|label| !self.labels.contains(label)) {
            graph.remove_label(node, label);
        }
        for label in &self.labels {
            graph.add_label(node, label);
        }
        for (key, value) in &self.properties {
            graph.set_property(node, key, value.value());
        }
    }
}

fn whole(graph: &Graph, node: NodeId) -> Node {
    Node {
        labels: graph.labels(node).map(str::to_owned).collect(),
        properties: kept_all(graph.properties(node)),
    }
}

fn part(graph: &Graph, node: NodeId, keys: &FxHashSet<String>) -> Node {
    let own = keys
        .iter()
        .map(|key| (key.clone(), kept(graph.property(node, key))));
    Node {
        labels: graph.labels(node).map(str::to_owned).collect(),
        properties: own.collect(),
    }
}

fn kept_all<'v>(properties: impl Iterator<Item = (&'v str, &'v Value)>) -> Properties {
    properties
        .map(|(key, value)| (key.to_owned(), kept(Some(value))))
        .collect()
}

fn kept(value: Option<&Value>) -> Kept {
    let timed = |of: &str, is: String| Kept::Time {
        of: of.to_owned(),
        is,
    };
    match value {
        None | Some(Value::Null) => Kept::Null(()),
        Some(Value::Boolean(truth)) => Kept::Boolean(*truth),
        Some(Value::Integer(number)) => Kept::Integer(*number),
        Some(Value::Float(number)) if number.is_finite() => Kept::Float(*number),
        Some(Value::Float(number)) => timed("Float", number.to_string()),
        Some(Value::String(text)) => Kept::Text(text.to_string()),
        Some(Value::List(values)) => Kept::List(values.iter().map(|own| kept(Some(own))).collect()),
        Some(other) => other
            .as_temporal()
            .map_or(Kept::Null(()), |(of, is)| timed(of, is.to_string())),
    }
}

impl Kept {
    fn value(&self) -> Value {
        match self {
            Self::Boolean(truth) => (*truth).into(),
            Self::Integer(number) => (*number).into(),
            Self::Float(number) => (*number).into(),
            Self::Text(text) => text.as_str().into(),
            Self::List(values) => values.iter().map(Self::value).collect(),
            Self::Time { of, is } if of == "Float" => is.parse::<f64>().ok().into(),
            Self::Time { of, is } => Value::parse_temporal(of, is).unwrap_or(Value::Null),
            Self::Null(()) => Value::Null,
        }
    }
}

/// The place of a relationship among those of the same type and ends, those that are gone included.
fn place(graph: &Graph, id: RelationshipId) -> usize {
    let (from, to) = graph.endpoints(id);
    let kind = graph.relationship_type(id);
    same(graph, kind, from, to)
        .filter(|other| *other < id)
        .count()
}

fn nth_of(
    graph: &Graph,
    kind: &str,
    from: NodeId,
    to: NodeId,
    nth: usize,
) -> Option<RelationshipId> {
    let mut all: Vec<RelationshipId> = same(graph, kind, from, to).collect();
    all.sort_unstable();
    // Of those that went together, the later ones have moved up.
    all.get(nth.min(all.len().saturating_sub(1))).copied()
}

fn same(
    graph: &Graph,
    kind: &str,
    from: NodeId,
    to: NodeId,
) -> impl Iterator<Item = RelationshipId> {
    let all = graph.expand(from, Direction::Outgoing, Some(kind));
    all.filter(move |(_, other)| *other == to).map(|(id, _)| id)
}
