//! What a graph holds, counted.

use super::AnswerFormat;
use super::layout::wrapped;
use super::respond::{counted, said};
use super::{Response, Session};
use crate::graph::schema::label;
use crate::graph::{Graph, Value};
use crate::query::Rows;
use crate::render::{self, Format};
use indexmap::{IndexMap, IndexSet};
use std::fmt::Write as _;

impl Session {
    /// What the graph holds, in a few words: `8 articles, 186 statements, 64 people`.
    #[must_use]
    pub fn holdings(&self) -> String {
        let count = |label| self.graph.nodes_with_label(label).len();
        let [articles, statements, people] =
            [label::DOCUMENT, label::STATEMENT, label::PERSON].map(count);
        if articles + statements + people == 0 {
            return match self.graph.node_count() {
                0 => "nothing was read yet".to_owned(),
                nodes => counted(nodes, "node"),
            };
        }
        let people = match people {
            1 => "1 person".to_owned(),
            people => format!("{people} people"),
        };
        let (articles, statements) = (
            counted(articles, "article"),
            counted(statements, "statement"),
        );
        format!("{articles}, {statements}, {people}")
    }

    /// The patterns of the graph; on a terminal so that none is broken.
    pub(super) fn show_schema(&self) -> Response {
        match (self.style.format, self.style.width) {
            (AnswerFormat::Rows(Format::Table), Some(width)) => {
                said(render::plain(&listed(&patterns(&self.graph), width)))
            }
            _ => self.show_rows(&schema(&self.graph)),
        }
    }
}

/// A pattern, how often it is there, and the properties that it has.
type Pattern<'g> = (String, (usize, IndexSet<&'g str>));

/// Least columns in which properties are written beside their pattern.
const BESIDE: usize = 24;

/// Patterns one below the other, with properties beside them, or else below.
fn listed(patterns: &[Pattern<'_>], width: usize) -> String {
    let longest = patterns.iter().map(|(pattern, _)| pattern.chars().count());
    let counts = patterns
        .iter()
        .map(|(_, (count, _))| count.to_string().len());
    let (longest, digits) = (longest.max().unwrap_or(0), counts.max().unwrap_or(0));
    let indent = longest + digits + 4;
    let mut text = String::new();
    for (pattern, (count, keys)) in patterns {
        let mut line = format!("{pattern:<longest$}  {count:>digits$}");
        let keys = keys.iter().copied().collect::<Vec<_>>().join(", ");
        if indent + BESIDE <= width {
            line = format!("{line}  {keys}");
            let _ = writeln!(text, "{}", wrapped(&line, width, indent).join("\n"));
        } else {
            let _ = writeln!(text, "{line}");
            if !keys.is_empty() {
                let below = wrapped(&format!("    {keys}"), width, 4);
                let _ = writeln!(text, "{}", below.join("\n"));
            }
        }
    }
    text
}

/// How many nodes and relationships there are, in all and of each label and type.
pub(super) fn stats(graph: &Graph) -> Rows {
    let labels = graph.label_names().map(|label| {
        let nodes = graph.nodes_with_label(label).len();
        (format!("(:{label})"), nodes)
    });
    let mut types: IndexMap<&str, usize> = IndexMap::new();
    for relationship in graph.relationships() {
        *types
            .entry(graph.relationship_type(relationship))
            .or_default() += 1;
    }
    let types = types
        .into_iter()
        .map(|(kind, count)| (format!("[:{kind}]"), count));
    let totals = [
        ("nodes".to_string(), graph.node_count()),
        ("relationships".to_string(), graph.relationship_count()),
    ];
    let counts = totals.into_iter().chain(labels).chain(types);
    Rows {
        columns: vec!["of".into(), "count".into()],
        rows: counts
            .map(|(name, count)| vec![name.into(), integer(count)])
            .collect(),
    }
}

/// `12 statements, 5 speakers, 3 articles`, for rows that are statements and more than one.
pub(super) fn statements(rows: &Rows) -> Option<String> {
    let column = |name: &str| rows.columns.iter().position(|column| column == name);
    let text = column("statement").filter(|_| rows.rows.len() > 1)?;
    let place = ["start", "path", "document"].map(column);
    let place = place.into_iter().flatten().chain([text]);
    let cells = |row: &[Value], columns: &[usize]| {
        let cells = columns.iter().map(|column| format!("{:?}", row[*column]));
        cells.collect::<Vec<_>>()
    };
    let different = |columns: Vec<usize>| {
        let rows = rows.rows.iter();
        let known = rows.filter(|row| columns.iter().any(|column| !row[*column].is_null()));
        known
            .map(|row| cells(row, &columns))
            .collect::<IndexSet<_>>()
            .len()
    };
    let mut counts = vec![counted(different(place.collect()), "statement")];
    let article = column("path").or_else(|| column("document"));
    for (column, noun) in [(column("speaker"), "speaker"), (article, "article")] {
        counts.extend(column.map(|column| counted(different(vec![column]), noun)));
    }
    Some(counts.join(", "))
}

/// The patterns that the graph is made of, with their properties, as rows.
pub(super) fn schema(graph: &Graph) -> Rows {
    let row = |(pattern, (count, keys)): Pattern<'_>| {
        let keys: Vec<_> = keys.into_iter().collect();
        vec![pattern.into(), integer(count), keys.join(", ").into()]
    };
    Rows {
        columns: ["pattern", "count", "properties"].map(Into::into).into(),
        rows: patterns(graph).into_iter().map(row).collect(),
    }
}

fn patterns(graph: &Graph) -> Vec<Pattern<'_>> {
    let mut patterns: IndexMap<String, (usize, IndexSet<&str>)> = IndexMap::new();
    for node in graph.nodes() {
        let entry = patterns
            .entry(format!("({})", labels(graph, node)))
            .or_default();
        entry.0 += 1;
        entry.1.extend(graph.properties(node).map(|(key, _)| key));
    }
    for relationship in graph.relationships() {
        let (from, to) = graph.endpoints(relationship);
        let kind = graph.relationship_type(relationship);
        let pattern = format!("({})-[:{kind}]->({})", first(graph, from), first(graph, to));
        let entry = patterns.entry(pattern).or_default();
        entry.0 += 1;
        let properties = graph.relationship_properties(relationship);
        entry.1.extend(properties.map(|(key, _)| key));
    }
    patterns.into_iter().collect()
}

fn labels(graph: &Graph, node: crate::graph::NodeId) -> String {
    let labels: Vec<_> = graph.labels(node).collect();
    match labels.as_slice() {
        [] => String::new(),
        _ => format!(":{}", labels.join(":")),
    }
}

fn first(graph: &Graph, node: crate::graph::NodeId) -> String {
    graph
        .labels(node)
        .next()
        .map(|label| format!(":{label}"))
        .unwrap_or_default()
}

fn integer(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_graph_holds_is_counted_in_words() {
        assert_eq!(Session::new().holdings(), "nothing was read yet");
        let mut graph = Graph::new();
        graph.create_node(["Thing"], []);
        assert_eq!(Session::over(graph.clone()).holdings(), "1 node");
        for labels in [
            &["Document"][..],
            &["Statement"],
            &["Person", "Actor"],
            &["Statement"],
        ] {
            graph.create_node(labels.iter().copied(), []);
        }
        let mut session = Session::over(graph);
        assert_eq!(session.holdings(), "1 article, 2 statements, 1 person");
        session.ask("CREATE (:Person)").unwrap();
        assert_eq!(session.holdings(), "1 article, 2 statements, 2 people");
    }

    #[test]
    fn patterns_are_listed_unbroken() {
        let mut graph = Graph::new();
        let keys = ["name", "aliases", "wikidata", "gender", "role"];
        let properties = keys.map(|key| (key, "…".into()));
        let node = graph.create_node(["Organization", "Actor"], properties);
        graph.create_relationship("ACCORDING_TO", node, node, []);
        for width in [50, 72, 200] {
            let listed = listed(&patterns(&graph), width);
            for word in [
                "(:Organization)-[:ACCORDING_TO]->(:Organization)",
                "wikidata,",
            ] {
                assert!(listed.contains(word), "{listed}");
            }
            let mut long = listed.lines().filter(|line| line.chars().count() > width);
            assert!(width == 50 || long.next().is_none(), "{listed}");
        }
    }
}
