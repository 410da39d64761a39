//! The statements that the rows of an answer rest on, shown where they stand.

use super::respond::counted;
use super::{Answer, Response, Session, Status};
use crate::Diagnostic;
use crate::graph::schema::{label, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use crate::query::{self, Options, Rows, Stats};
use crate::render;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// How many rows are shown where none are named.
const MOST: usize = 10;
/// How many statements of one row are shown.
const FEW: usize = 3;
/// Columns that say of a thing what it is, and not which one.
const DESCRIBING: [&str; 4] = ["label", "role", "of", "aliases"];
/// The properties by which rows name what stands around a statement.
const NAMING: [&str; 4] = ["name", "title", "path", "publisher"];

impl Session {
    /// Shows where it says what the rows of the last answer say: their paragraphs, with source, cue and
    /// content marked. Rows are numbered from 1; if none are named, the first ones are shown.
    ///
    /// # Errors
    /// When nothing has been asked, and for a row that the answer does not have.
    pub fn evidence(&mut self, rows: &[usize]) -> Result<Response, Diagnostic> {
        let none = || Diagnostic::new("nothing has been asked yet");
        let answer = self.answered.take().ok_or_else(none)?;
        let shown = self.evidence_of(&answer, rows);
        self.answered = Some(answer);
        shown
    }

    /// The same for any answer.
    ///
    /// # Errors
    /// For a row that the answer does not have.
    pub fn evidence_of(&mut self, answer: &Answer, rows: &[usize]) -> Result<Response, Diagnostic> {
        let count = answer.rows.rows.len();
        let wanted: Vec<usize> = match rows {
            [] => (1..=count.min(MOST)).collect(),
            rows => rows.to_vec(),
        };
        if let Some(number) = wanted.iter().find(|number| !(1..=count).contains(*number)) {
            let problem = format!("the answer has no row {number}");
            let hint = match count {
                0 => "it has none at all".to_owned(),
                1 => "it has only one row".to_owned(),
                _ => format!("its rows are 1 to {count}"),
            };
            return Err(Diagnostic::new(problem).hint(hint));
        }
        let statements = self.statements_of(answer, &wanted);
        let mut response = self.draw_evidence(&wanted, &statements);
        if rows.is_empty() && count > MOST {
            let more = format!(
                "{} more: `:show {}` shows one",
                counted(count - MOST, "row"),
                MOST + 1
            );
            response.footnotes = render::note(&Diagnostic::new(more), self.style.colour);
        }
        Ok(response)
    }

    fn draw_evidence(&self, numbers: &[usize], statements: &[Vec<NodeId>]) -> Response {
        if statements.iter().all(Vec::is_empty) {
            return Response {
                messages: "no single statement stands behind that\n".into(),
                status: Status::NothingFound,
                ..Response::default()
            };
        }
        let colour = self.style.emphasis;
        let mut output = render::evidence_legend(colour);
        for (number, statements) in numbers.iter().zip(statements) {
            if statements.is_empty() {
                let _ = writeln!(
                    output,
                    "\n{number}. no single statement stands behind this row"
                );
            }
            for (place, statement) in statements.iter().take(FEW).enumerate() {
                let number = (place == 0).then_some(*number);
                output.push('\n');
                let width = self.style.width;
                output += &render::evidence(*statement, number, &self.graph, width, colour);
            }
            if let Some(more @ 1..) = statements.len().checked_sub(FEW) {
                let _ = writeln!(output, "\n   and {} more", counted(more, "statement"));
            }
        }
        Response {
            output,
            ..Response::default()
        }
    }

    /// The statements behind each of some rows: those that the row holds; or the one whose text and place it
    /// gives; or those that the answer was made from and that have all that the row names.
    fn statements_of(&mut self, answer: &Answer, numbers: &[usize]) -> Vec<Vec<NodeId>> {
        let rows = &answer.rows;
        let mut traced = None;
        let row = |number: &usize| &rows.rows[number - 1];
        let held = numbers.iter().map(|number| held(row(number), &self.graph));
        let mut found: Vec<Vec<NodeId>> = held.collect();
        if found.iter().all(Vec::is_empty) {
            found = placed(rows, numbers, &self.graph);
        }
        for (number, statements) in numbers.iter().zip(&mut found) {
            if statements.is_empty() {
                let known = traced.get_or_insert_with(|| self.traced(answer));
                *statements = behind(rows, row(number), known);
            }
        }
        found
    }

    /// The statements behind each row of an answer, as far as the rows and the part of the graph that it rests on
    /// tell.
    pub(super) fn statements_behind(&self, answer: &Answer) -> Vec<Vec<NodeId>> {
        let (rows, graph) = (&answer.rows, &self.graph);
        let mut found: Vec<Vec<NodeId>> = rows.rows.iter().map(|row| held(row, graph)).collect();
        if found.iter().all(Vec::is_empty) {
            let numbers: Vec<usize> = (1..=rows.rows.len()).collect();
            found = placed(rows, &numbers, graph);
        }
        let Some(part) = &answer.part else {
            return found;
        };
        let known = OnceCell::new();
        for (row, statements) in rows.rows.iter().zip(&mut found) {
            if statements.is_empty() {
                let known = known.get_or_init(|| around(part.all_nodes(graph).into_iter(), graph));
                *statements = behind(rows, row, known);
            }
        }
        found
    }

    /// The statements that an answer was made from, by what stands around them.
    fn traced(&mut self, answer: &Answer) -> FxHashMap<String, BTreeSet<NodeId>> {
        let known = FxHashMap::default();
        if answer.changes != Stats::default() {
            return known;
        }
        let options = Options {
            trace: true,
            ..self.options.clone()
        };
        let outcome = query::run(&mut self.graph, &answer.query, &self.parameters, &options);
        let Ok(outcome) = outcome else { return known };
        let graph = &self.graph;
        let ends = outcome.touched.relationships.iter();
        let ends = ends.map(|id| <[NodeId; 2]>::from(graph.endpoints(*id)));
        let touched: BTreeSet<NodeId> = ends.flatten().chain(outcome.touched.nodes).collect();
        around(touched.into_iter(), graph)
    }
}

/// The statements among some nodes, by what stands around them.
fn around(
    nodes: impl Iterator<Item = NodeId>,
    graph: &Graph,
) -> FxHashMap<String, BTreeSet<NodeId>> {
    let mut known: FxHashMap<String, BTreeSet<NodeId>> = FxHashMap::default();
    for statement in nodes.filter(|node| is_statement(*node, graph)) {
        for word in words(statement, graph) {
            known.entry(word).or_default().insert(statement);
        }
    }
    known
}

fn is_statement(node: NodeId, graph: &Graph) -> bool {
    graph.has_node(node) && graph.has_label(node, label::STATEMENT)
}

/// The statements that a row holds as nodes, in lists and paths, too.
fn held(row: &[Value], graph: &Graph) -> Vec<NodeId> {
    let mut nodes = Vec::new();
    let mut values: Vec<&Value> = row.iter().rev().collect();
    while let Some(value) = values.pop() {
        match value {
            Value::Node(node) => nodes.push(*node),
            Value::Path(path) => nodes.extend(&path.nodes),
            Value::List(items) => values.extend(items.iter().rev()),
            Value::Map(map) => values.extend(map.values().rev()),
            _ => {}
        }
    }
    nodes.retain(|node| is_statement(*node, graph));
    nodes
}

/// The statement that each row tells by its text and its place in a document.
fn placed(rows: &Rows, numbers: &[usize], graph: &Graph) -> Vec<Vec<NodeId>> {
    let column = |name: &str| rows.columns.iter().position(|column| column == name);
    let mut found = vec![Vec::new(); numbers.len()];
    let (Some(text), Some(start), Some(end)) =
        (column("statement"), column("start"), column("end"))
    else {
        return found;
    };
    let document = column("path").or_else(|| column("document"));
    let mut wanted: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (place, number) in numbers.iter().enumerate() {
        let text = rows.rows[number - 1][text].as_str();
        wanted
            .entry(text.unwrap_or_default())
            .or_default()
            .push(place);
    }
    for statement in graph.nodes_with_label(label::STATEMENT) {
        let property = |key| graph.property(*statement, key);
        let text = property("text").and_then(Value::as_str);
        for place in text.and_then(|text| wanted.get(text)).into_iter().flatten() {
            let row = &rows.rows[numbers[*place] - 1];
            let is_there =
                property("start") == Some(&row[start]) && property("end") == Some(&row[end]);
            let document = document
                .map(|column| &row[column])
                .filter(|name| !name.is_null());
            let is_own = document.is_none_or(|name| is_in(*statement, name, graph));
            if is_there && is_own && found[*place].is_empty() {
                found[*place].push(*statement);
            }
        }
    }
    found
}

/// Whether a statement stands in a document of this path or title.
fn is_in(statement: NodeId, name: &Value, graph: &Graph) -> bool {
    let mut documents = graph.expand(statement, Direction::Outgoing, Some(relationship::IN));
    let names = ["path", "title"];
    documents.any(|(_, document)| {
        names
            .iter()
            .any(|key| graph.property(document, key) == Some(name))
    })
}

/// What a row can name of a statement: its own words, and the names of what it is joined to. Of its date, or
/// else its document's, the month and the year, too.
fn words(statement: NodeId, graph: &Graph) -> Vec<String> {
    let own = ["text", "cue", "act", "manner", "form"];
    let own = own
        .into_iter()
        .filter_map(|key| graph.property(statement, key));
    let neighbours = graph.neighbours(statement, Direction::Both);
    let named = neighbours.flat_map(|(_, _, other)| {
        let names = NAMING.into_iter();
        names.filter_map(move |key| graph.property(other, key))
    });
    let mut words: Vec<String> = own.chain(named).filter_map(word).collect();
    let mut documents = graph.expand(statement, Direction::Outgoing, Some(relationship::IN));
    let of_document = || documents.find_map(|(_, document)| graph.property(document, "date"));
    let date = graph.property(statement, "date").or_else(of_document);
    if let Some(date) = date.and_then(word) {
        // As far as the first and the second dash.
        let dashes = date
            .match_indices('-')
            .map(|(place, _)| date[..place].to_owned());
        words.extend(dashes);
        words.push(date);
    }
    words
}

fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.to_string()),
        Value::Date(date) => Some(date.to_string()),
        _ => None,
    }
}

/// The statements that have all that a row names; none if it names what they do not know.
fn behind(rows: &Rows, row: &[Value], known: &FxHashMap<String, BTreeSet<NodeId>>) -> Vec<NodeId> {
    let cells = rows.columns.iter().zip(row);
    let named = cells.filter(|(column, _)| !DESCRIBING.contains(&column.as_str()));
    let mut common: Option<BTreeSet<NodeId>> = None;
    for word in named.filter_map(|(_, value)| word(value)) {
        let Some(statements) = known.get(&word) else {
            return Vec::new();
        };
        common = Some(match common {
            None => statements.clone(),
            Some(common) => common.intersection(statements).copied().collect(),
        });
    }
    common.unwrap_or_default().into_iter().collect()
}
