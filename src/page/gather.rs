//! What a page is told of a graph.

use super::data::{About, Answer, Data, Document, Entity};
use super::{Asked, Contents, article, statement, story};
use crate::graph::schema::{label, property, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use crate::query::Rows;
use crate::render::{self, json};
use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxHashMap;

/// The labels that say what an entity is; the first that it has is shown.
const KINDS: [&str; 6] = [
    label::PERSON,
    label::ORGANIZATION,
    label::COUNTRY,
    label::TOPIC,
    label::PLACE,
    label::EVENT,
];

/// The numbers that nodes have on the page.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) statements: IndexSet<NodeId>,
    entities: IndexSet<NodeId>,
    documents: IndexSet<NodeId>,
}

impl Numbers {
    pub(super) fn entity(&mut self, node: NodeId) -> usize {
        self.entities.insert_full(node).0
    }

    pub(super) fn document(&mut self, node: NodeId) -> usize {
        self.documents.insert_full(node).0
    }
}

/// All that the page is told.
pub(super) fn gather(graph: &Graph, contents: &Contents<'_>) -> Data {
    let mut numbers = Numbers {
        statements: wanted(graph, contents.asked.as_ref()),
        ..Numbers::default()
    };
    if contents.asked.is_none() {
        numbers.documents = graph
            .nodes_with_label(label::DOCUMENT)
            .iter()
            .copied()
            .collect();
    }
    let nodes: Vec<NodeId> = numbers.statements.iter().copied().collect();
    let mut statements: Vec<_> = nodes
        .iter()
        .map(|node| statement::statement(*node, graph, &mut numbers))
        .collect();
    story::name_papers(&nodes, &mut statements, graph, &mut numbers);
    statement::identify(&nodes, &mut statements, graph);
    let part = contents.asked.as_ref().and_then(|asked| asked.part);
    for node in part.iter().flat_map(|part| part.all_nodes(graph)) {
        if is_entity(node, graph) {
            numbers.entity(node);
        }
    }
    let ties = ties(graph, &numbers);
    let entities = entities(graph, &numbers);
    let mut texts = article::Texts::new(contents.text);
    let documents = numbers
        .documents
        .iter()
        .map(|node| document(*node, graph, &numbers, &mut texts))
        .collect();
    let answer = contents
        .asked
        .as_ref()
        .map(|asked| answer(asked, graph, &numbers));
    Data {
        about: about(contents),
        entities,
        documents,
        statements,
        ties,
        answer,
    }
}

/// The statements that the page shows, in order: those behind the rows of an answer, or else those that it rests
/// on; without a question, all of them by date and place.
fn wanted(graph: &Graph, asked: Option<&Asked<'_>>) -> IndexSet<NodeId> {
    let is_statement = |node: &NodeId| graph.has_label(*node, label::STATEMENT);
    let Some(asked) = asked else {
        let mut all = graph.nodes_with_label(label::STATEMENT).to_vec();
        all.sort_by_cached_key(|node| statement::place(*node, graph));
        return all.into_iter().collect();
    };
    let behind: IndexSet<NodeId> = asked.behind.iter().flatten().copied().collect();
    if !behind.is_empty() {
        return behind;
    }
    let part = asked.part.iter().flat_map(|part| part.all_nodes(graph));
    let mut all: Vec<NodeId> = part.filter(is_statement).collect();
    all.sort_by_cached_key(|node| statement::place(*node, graph));
    all.into_iter().collect()
}

fn is_entity(node: NodeId, graph: &Graph) -> bool {
    KINDS.iter().any(|label| graph.has_label(node, label))
}

fn about(contents: &Contents<'_>) -> About {
    let asked = contents.asked.as_ref();
    let question = asked.map(|asked| asked.question.trim().to_owned());
    About {
        title: render::plain(question.as_deref().unwrap_or("Who said what")),
        question,
        cypher: asked.map(|asked| asked.cypher.clone()),
        made: contents.made.clone(),
        program: concat!("whosaid ", env!("CARGO_PKG_VERSION")).to_owned(),
        notes: asked.map_or_else(Vec::new, |asked| asked.notes.clone()),
        left_out: asked.map_or_else(Vec::new, |asked| asked.left_out.clone()),
        confidence: contents.confidence,
        live: contents.is_live,
        problem: asked.and_then(|asked| asked.problem.clone()),
        before: asked.map_or_else(Vec::new, |asked| asked.before.clone()),
    }
}

/// The entities, each with a key that no other has: of those with one name, the later ones are numbered.
fn entities(graph: &Graph, numbers: &Numbers) -> Vec<Entity> {
    let mut met: FxHashMap<String, usize> = FxHashMap::default();
    let entity = |node: &NodeId| {
        let name = text(*node, property::NAME, graph).unwrap_or_else(|| "?".to_owned());
        let times = met.entry(name.clone()).or_default();
        *times += 1;
        let key = match *times {
            1 => name.clone(),
            times => format!("{name} ({times})"),
        };
        let kind = KINDS.iter().find(|label| graph.has_label(*node, label));
        let aliases = match graph.property(*node, property::ALIASES) {
            Some(Value::List(items)) => {
                let names = items.iter().filter_map(Value::as_str);
                names.map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        Entity {
            key,
            name,
            label: kind.copied().unwrap_or_default().to_owned(),
            role: text(*node, property::ROLE, graph),
            aliases,
        }
    };
    numbers.entities.iter().map(entity).collect()
}

/// What joins the entities of the page.
fn ties(graph: &Graph, numbers: &Numbers) -> Vec<(usize, String, usize)> {
    let mut ties = IndexMap::new();
    for (from, node) in numbers.entities.iter().enumerate() {
        for (id, other) in graph.expand(*node, Direction::Outgoing, None) {
            if let Some(to) = numbers.entities.get_index_of(&other) {
                ties.insert((from, graph.relationship_type(id), to), ());
            }
        }
    }
    let ties = ties.into_keys();
    ties.map(|(from, kind, to)| (from, kind.to_owned(), to))
        .collect()
}

fn document(
    node: NodeId,
    graph: &Graph,
    numbers: &Numbers,
    texts: &mut article::Texts<'_>,
) -> Document {
    let path = text(node, property::PATH, graph).unwrap_or_default();
    let mut first = graph.expand(node, Direction::Outgoing, Some(relationship::COPY_OF));
    let copy_of = first.find_map(|(_, first)| numbers.documents.get_index_of(&first));
    let said = graph.expand(node, Direction::Incoming, Some(relationship::IN));
    let said = said
        .map(|(_, statement)| statement)
        .filter(|statement| numbers.statements.contains(statement));
    let (whole, passages) = texts.passages(&path, said, graph);
    Document {
        path,
        title: text(node, property::TITLE, graph),
        publisher: text(node, property::PUBLISHER, graph),
        date: text(node, property::DATE, graph),
        copy_of,
        whole,
        passages,
    }
}

fn answer(asked: &Asked<'_>, graph: &Graph, numbers: &Numbers) -> Answer {
    let Rows { columns, rows } = asked.rows;
    let cells = |row: &Vec<Value>| {
        row.iter()
            .map(|value| json::from_cell(value, graph))
            .collect()
    };
    let number = |node: &NodeId| numbers.statements.get_index_of(node);
    let behind = asked.behind.iter();
    Answer {
        columns: columns.clone(),
        rows: rows.iter().map(cells).collect(),
        behind: behind
            .map(|nodes| nodes.iter().filter_map(number).collect())
            .collect(),
    }
}

/// A property as text.
pub(super) fn text(node: NodeId, key: &str, graph: &Graph) -> Option<String> {
    match graph.property(node, key)? {
        Value::String(text) => Some(text.to_string()),
        Value::Null => None,
        other => other.as_temporal().map(|(_, value)| value.to_string()),
    }
}
