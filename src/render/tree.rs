//! What is around a node, as a small tree: what it is, what else it is called, what it said and of what, who
//! speaks of it, and where it stands.

use super::bars::bar;
use super::cell;
use super::visible::visible;
use super::wrap::{clip, lines};
use crate::graph::schema::{label, property, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use indexmap::IndexMap;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// So many of a kind are named; how many more there are is told.
const FEW: usize = 8;
/// The longest bar.
const BAR: usize = 20;
/// A shorter one shows nothing.
const SHORTEST_BAR: usize = 6;
/// Less is no use.
const NARROWEST: usize = 24;
/// Comfortable reading needs no wider lines.
const WIDEST: usize = 100;

/// The labels that say what a node is, the most telling first.
const LABELS: [&str; 8] = [
    label::DOCUMENT,
    label::PERSON,
    label::COUNTRY,
    label::ORGANIZATION,
    label::EVENT,
    label::TOPIC,
    label::PLACE,
    label::ACTOR,
];

/// What is told of a node in so many words, and before which word.
const FACTS: [(&str, &str); 8] = [
    (property::ROLE, ""),
    (property::PUBLISHER, "in "),
    (property::AUTHOR, "by "),
    (property::DATE, ""),
    (property::UNTIL, "until "),
    (property::PATH, ""),
    (property::URL, ""),
    (property::WIKIDATA, "Wikidata "),
];

/// A part of the tree.
enum Branch {
    /// A line, broken where it is too long.
    Line(String),
    /// A line, and how often each of some names comes below it.
    Counts(String, Vec<(String, usize)>),
    /// A line, and lines below it that are cut where they are too long.
    List(String, Vec<String>),
}

/// Draws what is around `node` in lines of at most `width` columns.
#[must_use]
pub fn tree(node: NodeId, graph: &Graph, width: usize) -> String {
    let width = width.clamp(NARROWEST, WIDEST);
    let mut out = clip(&heading(node, graph), width, 2) + "\n";
    let branches = if graph.has_label(node, label::DOCUMENT) {
        of_document(node, graph)
    } else {
        of_entity(node, graph)
    };
    let count = branches.len();
    for (place, branch) in branches.into_iter().enumerate() {
        draw(branch, place + 1 == count, width, &mut out);
    }
    out
}

fn of_document(node: NodeId, graph: &Graph) -> Vec<Branch> {
    let statements: Vec<NodeId> = others(node, Direction::Incoming, relationship::IN, graph)
        .into_iter()
        .filter(|statement| is_said(*statement, graph))
        .collect();
    let mentioned = graph.expand(node, Direction::Outgoing, Some(relationship::MENTIONS));
    let mentioned = mentioned.map(|(id, other)| {
        let times = graph.relationship_property(id, property::COUNT);
        let times = times.and_then(|times| match times {
            Value::Integer(times) => usize::try_from(*times).ok(),
            _ => None,
        });
        (name(other, graph), times.unwrap_or(1))
    });
    let mut branches = facts(node, graph);
    branches.extend(counts(
        "holds",
        &statements,
        "",
        |statement| others(statement, Direction::Incoming, relationship::SAID, graph),
        graph,
    ));
    let mentioned = ranked(mentioned);
    if !mentioned.is_empty() {
        branches.push(Branch::Counts("mentions".to_owned(), mentioned));
    }
    branches
}

fn of_entity(node: NodeId, graph: &Graph) -> Vec<Branch> {
    let of = |direction, kind| others(node, direction, kind, graph);
    let speakers = |statement| others(statement, Direction::Incoming, relationship::SAID, graph);
    let told = |kind| {
        let mut statements = of(Direction::Incoming, kind);
        statements.retain(|statement| is_said(*statement, graph));
        statements
    };
    let mut branches = facts(node, graph);
    let ties = [
        ("of", Direction::Outgoing, relationship::OF),
        ("part of", Direction::Outgoing, relationship::BROADER),
        (
            "its people and bodies:",
            Direction::Incoming,
            relationship::OF,
        ),
        ("includes", Direction::Incoming, relationship::BROADER),
    ];
    for (words, direction, kind) in ties {
        let names = of(direction, kind)
            .into_iter()
            .map(|other| name(other, graph));
        branches.extend(listed(words, names.collect()));
    }
    let (said, held): (Vec<_>, Vec<_>) = of(Direction::Outgoing, relationship::SAID)
        .into_iter()
        .filter(|statement| !is_true(*statement, property::COPY, graph))
        .filter(|statement| !is_true(*statement, property::NEGATED, graph))
        .partition(|statement| !is_true(*statement, property::ATTITUDE, graph));
    branches.extend(counts(
        "said",
        &said,
        " about",
        |statement| others(statement, Direction::Outgoing, relationship::ABOUT, graph),
        graph,
    ));
    if !held.is_empty() {
        let attitudes = counted(held.len(), "attitude");
        let text = format!("has {attitudes}: what it wants or thinks");
        branches.push(Branch::Line(text));
    }
    let ties = [
        ("is spoken of in", relationship::ABOUT, " by"),
        ("is spoken to in", relationship::TO, " by"),
        ("reports", relationship::ACCORDING_TO, " by"),
        ("is where", relationship::VIA, " were made by"),
    ];
    for (words, kind, by) in ties {
        branches.extend(counts(words, &told(kind), by, speakers, graph));
    }
    branches.extend(mentions(
        of(Direction::Incoming, relationship::MENTIONS),
        graph,
    ));
    branches
}

/// What it is called, and what it is: `Xi Jinping · Person`.
fn heading(node: NodeId, graph: &Graph) -> String {
    let label = LABELS
        .into_iter()
        .find(|label| graph.has_label(node, label));
    match label {
        Some(label) => format!("{} · {label}", name(node, graph)),
        None => name(node, graph),
    }
}

fn facts(node: NodeId, graph: &Graph) -> Vec<Branch> {
    let told = FACTS.iter().filter_map(|(key, before)| {
        let value = graph.property(node, key)?;
        let text = visible(&cell(value, graph));
        (!text.is_empty()).then(|| format!("{before}{text}"))
    });
    let told: Vec<String> = told.collect();
    let mut branches = Vec::new();
    if !told.is_empty() {
        branches.push(Branch::Line(told.join(" · ")));
    }
    let aliases = match graph.property(node, property::ALIASES) {
        Some(Value::List(aliases)) => aliases
            .iter()
            .filter_map(Value::as_str)
            .map(visible)
            .collect(),
        _ => Vec::new(),
    };
    branches.extend(listed("also called", aliases));
    branches
}

/// Names in a line: the first ones, and how many more there are.
fn listed(words: &str, mut names: Vec<String>) -> Option<Branch> {
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return None;
    }
    let more = names.len().saturating_sub(FEW);
    names.truncate(FEW);
    let mut text = format!("{words} {}", names.join(", "));
    if more > 0 {
        let _ = write!(text, " and {more} more");
    }
    Some(Branch::Line(text))
}

/// How many statements there are, and how often each of those comes in them that `of` gives.
fn counts(
    words: &str,
    statements: &[NodeId],
    by: &str,
    of: impl Fn(NodeId) -> Vec<NodeId>,
    graph: &Graph,
) -> Option<Branch> {
    let nodes = statements.iter().flat_map(|statement| of(*statement));
    let counts = ranked(nodes.map(|other| (name(other, graph), 1)));
    let by = if counts.is_empty() { "" } else { by };
    let text = format!("{words} {}{by}", counted(statements.len(), "statement"));
    (!statements.is_empty()).then_some(Branch::Counts(text, counts))
}

/// Names with their numbers added up, the greatest first.
fn ranked(counted: impl Iterator<Item = (String, usize)>) -> Vec<(String, usize)> {
    let mut counts: IndexMap<String, usize> = IndexMap::new();
    for (name, count) in counted {
        *counts.entry(name).or_default() += count;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    counts
}

/// The articles that mention it, the newest first.
fn mentions(documents: Vec<NodeId>, graph: &Graph) -> Option<Branch> {
    let mut articles: Vec<(String, String)> = documents
        .into_iter()
        .filter(|document| graph.has_label(*document, label::DOCUMENT))
        .map(|document| {
            let date = graph.property(document, property::DATE);
            let date = date.map_or_else(String::new, |date| visible(&cell(date, graph)));
            (date, name(document, graph))
        })
        .collect();
    articles.sort_by(|left, right| right.0.cmp(&left.0).then_with(|| left.1.cmp(&right.1)));
    let text = format!("is mentioned in {}", counted(articles.len(), "article"));
    let line = |(date, title): (String, String)| format!("{date} {title}").trim().to_owned();
    let lines: Vec<String> = articles.into_iter().map(line).collect();
    (!lines.is_empty()).then_some(Branch::List(text, lines))
}

/// `1 article`, `2 articles`.
fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

fn draw(branch: Branch, is_last: bool, width: usize, out: &mut String) {
    let (first, below) = if is_last {
        ("└─ ", "   ")
    } else {
        ("├─ ", "│  ")
    };
    let (text, twigs) = match branch {
        Branch::Line(text) => (text, Vec::new()),
        Branch::Counts(text, counts) => (text, rows(&counts, width - 6)),
        Branch::List(text, lines) => (text, few(&lines, width - 6)),
    };
    for (place, line) in lines(&text, width - 3).iter().enumerate() {
        let before = if place == 0 { first } else { below };
        let _ = writeln!(out, "{before}{line}");
    }
    let count = twigs.len();
    for (place, twig) in twigs.iter().enumerate() {
        let mark = if place + 1 == count {
            "└─ "
        } else {
            "├─ "
        };
        let _ = writeln!(out, "{below}{mark}{twig}");
    }
}

/// Names, numbers and bars below each other, in lines of at most `width` columns.
fn rows(counts: &[(String, usize)], width: usize) -> Vec<String> {
    let most = counts.first().map_or(1, |(_, count)| *count);
    let digits = most.to_string().len();
    let shown = &counts[..counts.len().min(FEW)];
    let wide = shown
        .iter()
        .map(|(name, _)| name.width())
        .max()
        .unwrap_or(0);
    let wide = wide.min(width.saturating_sub(digits + 2));
    let room = width.saturating_sub(wide + digits + 4).min(BAR);
    let has_bars = room >= SHORTEST_BAR && shown.iter().any(|(_, count)| *count != most);
    let row = |(name, count): &(String, usize)| {
        let name = clip(name, wide, 1);
        let space = " ".repeat(wide.saturating_sub(name.width()));
        let bar = if has_bars {
            format!("  {}", bar(*count as u64, most as u64, room))
        } else {
            String::new()
        };
        format!("{name}{space}  {count:>digits$}{bar}")
    };
    let rows = shown.iter().map(row).collect();
    with_more(rows, counts.len())
}

/// The first lines, each of at most `width` columns.
fn few(lines: &[String], width: usize) -> Vec<String> {
    let shown = lines.iter().take(FEW).map(|line| clip(line, width, 1));
    with_more(shown.collect(), lines.len())
}

fn with_more(mut lines: Vec<String>, all: usize) -> Vec<String> {
    if all > lines.len() {
        lines.push(format!("and {} more", all - lines.len()));
    }
    lines
}

fn others(node: NodeId, direction: Direction, kind: &str, graph: &Graph) -> Vec<NodeId> {
    let mut nodes: Vec<NodeId> = graph
        .expand(node, direction, Some(kind))
        .map(|(_, other)| other)
        .collect();
    nodes.sort_unstable();
    nodes.dedup();
    nodes
}

/// Whether a statement was made, and in no other article before.
fn is_said(statement: NodeId, graph: &Graph) -> bool {
    [property::COPY, property::NEGATED, property::ATTITUDE]
        .iter()
        .all(|key| !is_true(statement, key, graph))
}

fn is_true(node: NodeId, key: &str, graph: &Graph) -> bool {
    graph.property(node, key) == Some(&Value::Boolean(true))
}

/// What a node is called, or its words.
fn name(node: NodeId, graph: &Graph) -> String {
    let keys = [
        property::NAME,
        property::TITLE,
        property::PATH,
        property::TEXT,
    ];
    let mut names = keys.iter().filter_map(|key| graph.property(node, key));
    let name = names.find_map(Value::as_str).unwrap_or("?");
    visible(name)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A person with `count` statements on different topics in one article.
    fn graph(count: usize) -> (Graph, NodeId, NodeId) {
        let mut graph = Graph::new();
        let aliases: Vec<Value> = ["Xi", "习近平", "\u{1b}[31mPresident"]
            .map(Value::from)
            .into();
        let xi = graph.create_node(
            ["Person", "Actor"],
            [
                ("name", "Xi Jinping".into()),
                ("role", "president".into()),
                ("aliases", aliases.into_iter().collect()),
            ],
        );
        let china = graph.create_node(["Country", "Actor"], [("name", "China".into())]);
        let article = graph.create_node(
            ["Document"],
            [
                (
                    "title",
                    "A call, and what was said in it, told at some length for the width of a line"
                        .into(),
                ),
                ("path", "call.txt".into()),
                ("date", jiff::civil::date(2025, 11, 24).into()),
            ],
        );
        graph.create_relationship("OF", xi, china, []);
        graph.create_relationship("MENTIONS", article, xi, [("count", 3.into())]);
        for number in 0..count {
            let topic = graph.create_node(
                ["Topic"],
                [("name", format!("topic {number}").as_str().into())],
            );
            for _ in 0..=number {
                let statement = graph.create_node(["Statement"], [("text", "…".into())]);
                graph.create_relationship("SAID", xi, statement, []);
                graph.create_relationship("ABOUT", statement, topic, []);
                graph.create_relationship("IN", statement, article, []);
            }
        }
        let wish = graph.create_node(
            ["Statement"],
            [("text", "…".into()), ("attitude", true.into())],
        );
        graph.create_relationship("SAID", xi, wish, []);
        (graph, xi, article)
    }

    #[test]
    fn a_tree_tells_what_is_around_a_name() {
        let (graph, xi, _) = graph(2);
        let expected = "\
Xi Jinping · Person
├─ president
├─ also called Xi, ␛[31mPresident, 习近平
├─ of China
├─ said 3 statements about
│  ├─ topic 1  2  ████████████████████
│  └─ topic 0  1  ██████████
├─ has 1 attitude: what it wants or thinks
└─ is mentioned in 1 article
   └─ 2025-11-24 A call, and what was said in it, told at some length for the…
";
        let drawing = tree(xi, &graph, 80);
        assert_eq!(drawing, expected, "\n{drawing}");
    }

    #[test]
    fn a_tree_tells_what_an_article_holds() {
        let (graph, _, article) = graph(1);
        let expected = "\
A call, and what was said in it, told at some length for the width of a line ·
Document
├─ 2025-11-24 · call.txt
├─ holds 1 statement
│  └─ Xi Jinping  1
└─ mentions
   └─ Xi Jinping  3
";
        let drawing = tree(article, &graph, 80);
        assert_eq!(drawing, expected, "\n{drawing}");
    }

    #[test]
    fn what_is_too_much_is_counted() {
        let (graph, xi, _) = graph(11);
        let drawing = tree(xi, &graph, 80);
        assert!(
            drawing.contains("│  ├─ topic 10  11  ████████████████████\n"),
            "{drawing}"
        );
        assert!(drawing.contains("│  └─ and 3 more\n"), "{drawing}");
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let (graph, xi, article) = graph(12);
        for width in NARROWEST..120 {
            for node in [xi, article] {
                let drawing = tree(node, &graph, width);
                let widest = drawing.lines().map(UnicodeWidthStr::width).max();
                assert!(widest <= Some(width), "{width}:\n{drawing}");
            }
        }
    }
}
