//! One entity becomes two: what some documents say of it belongs to another of the same name.

use super::{Edit, label_of, move_relationships, name};
use crate::graph::schema::{label, property, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// Makes a second entity, to which all goes that `documents` say of `node`.
pub fn split(graph: &mut Graph, node: NodeId, documents: &[NodeId]) -> Edit {
    let documents: FxHashSet<NodeId> = documents.iter().copied().collect();
    let (old, new) = (name(graph, node).to_owned(), free_name(graph, node));
    let labels: Vec<String> = graph.labels(node).map(str::to_owned).collect();
    graph.begin();
    let aliases: Value = std::iter::once(Value::from(old.as_str())).collect();
    let properties = [
        (property::NAME, new.as_str().into()),
        (property::ALIASES, aliases),
    ];
    let made = graph.create_node(labels.iter().map(String::as_str), properties);
    move_relationships(graph, node, made, |graph, _, other| {
        document_of(graph, other).is_some_and(|document| documents.contains(&document))
    });
    Edit {
        description: format!("what {} of `{old}` is now of `{new}`", say(documents.len())),
        deed: graph.keep(),
        made: Some((made, node)),
    }
}

fn say(documents: usize) -> String {
    match documents {
        1 => "1 document says".into(),
        many => format!("{many} documents say"),
    }
}

/// `Michael Brown (2)`, or the next number that nobody has.
fn free_name(graph: &Graph, node: NodeId) -> String {
    let (label, name) = (label_of(graph, node), name(graph, node));
    let mut names = (2..).map(|number: usize| format!("{name} ({number})"));
    names
        .find(|name| {
            graph
                .find(label, property::NAME, &name.as_str().into())
                .is_none()
        })
        .unwrap_or_default()
}

/// The document itself, or the one that a statement stands in.
fn document_of(graph: &Graph, node: NodeId) -> Option<NodeId> {
    if graph.has_label(node, label::DOCUMENT) {
        return Some(node);
    }
    let mut documents = graph.expand(node, Direction::Outgoing, Some(relationship::IN));
    documents.next().map(|(_, document)| document)
}

/// The documents that speak of `node`, in groups that have no other person or organisation in common, the
/// largest first: each may speak of somebody else.
#[must_use]
pub fn apart(graph: &Graph, node: NodeId) -> Vec<Vec<NodeId>> {
    let mut documents: Vec<NodeId> = mentioning(graph, node).collect();
    documents.sort_unstable();
    let mut first: FxHashMap<NodeId, usize> = FxHashMap::default();
    let mut groups = Groups::new(documents.len());
    for (place, document) in documents.iter().enumerate() {
        for other in actors(graph, *document).filter(|other| *other != node) {
            let with = *first.entry(other).or_insert(place);
            groups.join(place, with);
        }
    }
    let mut found: FxHashMap<usize, Vec<NodeId>> = FxHashMap::default();
    for (place, document) in documents.into_iter().enumerate() {
        found.entry(groups.of(place)).or_default().push(document);
    }
    let mut found: Vec<Vec<NodeId>> = found.into_values().collect();
    found.sort_by_key(|group| (usize::MAX - group.len(), group.first().copied()));
    found
}

fn mentioning(graph: &Graph, node: NodeId) -> impl Iterator<Item = NodeId> {
    let documents = graph.expand(node, Direction::Incoming, Some(relationship::MENTIONS));
    documents.map(|(_, document)| document)
}

/// The people and organisations that a document speaks of.
fn actors(graph: &Graph, document: NodeId) -> impl Iterator<Item = NodeId> {
    let all = graph.expand(document, Direction::Outgoing, Some(relationship::MENTIONS));
    let nodes = all.map(|(_, node)| node);
    nodes.filter(|node| {
        graph.has_label(*node, label::PERSON) || graph.has_label(*node, label::ORGANIZATION)
    })
}

/// Which of many belong together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn of(&mut self, mut one: usize) -> usize {
        while self.0[one] != one {
            self.0[one] = self.0[self.0[one]];
            one = self.0[one];
        }
        one
    }

    fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.of(left), self.of(right));
        self.0[left.max(right)] = left.min(right);
    }
}
