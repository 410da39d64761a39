//! A flowchart in Mermaid, <https://mermaid.js.org>, as GitHub, GitLab and Obsidian draw it in a page.

use super::Excerpt;
use super::caption::caption;
use super::dot::style;
use super::picture::{Overview, Picture};
use crate::graph::schema::{label, relationship};
use crate::graph::{Direction, Graph, NodeId, Selection};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};

/// The longest text of a node, in characters.
const LONGEST: usize = 120;

pub(super) fn write(excerpt: Excerpt<'_>, output: &mut dyn Write) -> io::Result<()> {
    writeln!(output, "flowchart LR")?;
    let graph = excerpt.graph;
    let used = match Picture::new(graph, excerpt.part) {
        Picture::Overview(overview) => write_overview(graph, &overview, output)?,
        Picture::Detail(selection) => write_detail(graph, &selection, output)?,
    };
    for name in used {
        let style = style::named(name);
        writeln!(
            output,
            "  classDef {} fill:{},stroke:{},color:#1f2937",
            class(name),
            style.fill,
            style.line
        )?;
    }
    Ok(())
}

/// The name of a class: Mermaid has taken some words for itself.
fn class(name: &str) -> String {
    format!("is{name}")
}

fn write_overview(
    graph: &Graph,
    overview: &Overview,
    output: &mut dyn Write,
) -> io::Result<BTreeSet<&'static str>> {
    writeln!(output, "  %% {}", overview.note())?;
    let mut used = BTreeSet::new();
    let mut drawn = BTreeSet::new();
    for (speaker, subject, count) in &overview.pairs {
        for (side, node) in [('s', speaker), ('t', subject)] {
            if drawn.insert((side, node)) {
                used.insert(write_node(graph, side, *node, "  ", output)?);
            }
        }
        writeln!(output, "  s{} -->|{count}| t{}", speaker.0, subject.0)?;
    }
    Ok(used)
}

fn write_detail(
    graph: &Graph,
    selection: &Selection,
    output: &mut dyn Write,
) -> io::Result<BTreeSet<&'static str>> {
    let mut used = BTreeSet::new();
    let mut frames: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    let mut inside = BTreeSet::new();
    for node in &selection.nodes {
        let mut documents = graph.expand(*node, Direction::Outgoing, Some(relationship::IN));
        let document = documents.find(|(_, document)| selection.nodes.contains(document));
        if let Some((_, document)) = document
            && graph.has_label(*node, label::STATEMENT)
        {
            frames.entry(document).or_default().push(*node);
            inside.extend([*node, document]);
        }
    }
    for (document, statements) in &frames {
        let title = text(&caption(graph, *document));
        writeln!(output, "  subgraph d{}[\"{title}\"]", document.0)?;
        for node in statements {
            used.insert(write_node(graph, 'n', *node, "    ", output)?);
        }
        writeln!(output, "  end")?;
    }
    for node in selection.nodes.iter().filter(|node| !inside.contains(node)) {
        used.insert(write_node(graph, 'n', *node, "  ", output)?);
    }
    for id in &selection.relationships {
        let (from, to) = graph.endpoints(*id);
        let kind = graph.relationship_type(*id);
        if kind == relationship::IN && frames.contains_key(&to) {
            continue;
        }
        let [from, to] = [from, to].map(|node| {
            let side = if frames.contains_key(&node) { 'd' } else { 'n' };
            format!("{side}{}", node.0)
        });
        let arrow = match style::of_type(kind).style {
            "bold" => "==>",
            "dashed" | "dotted" => "-.->",
            _ => "-->",
        };
        // These two join nearly everything, and go without saying.
        match kind {
            relationship::SAID | relationship::ABOUT => writeln!(output, "  {from} {arrow} {to}")?,
            _ => writeln!(output, "  {from} {arrow}|\"{}\"| {to}", text(kind))?,
        }
    }
    Ok(used)
}

fn write_node(
    graph: &Graph,
    side: char,
    node: NodeId,
    indent: &str,
    output: &mut dyn Write,
) -> io::Result<&'static str> {
    let style = style::of_node(node, graph);
    let (open, close) = match style.name {
        label::PERSON => ("([", "])"),
        label::COUNTRY => ("{{", "}}"),
        label::TOPIC => ("(", ")"),
        label::EVENT => ("{", "}"),
        _ => ("[", "]"),
    };
    let name = text(&caption(graph, node));
    let class = class(style.name);
    writeln!(
        output,
        "{indent}{side}{}{open}\"{name}\"{close}:::{class}",
        node.0
    )?;
    Ok(style.name)
}

/// Text that Mermaid shows as it is: what means something to it, or to HTML, by its number.
fn text(text: &str) -> String {
    let mut out = String::new();
    for (place, letter) in text.chars().enumerate() {
        if place == LONGEST {
            out.push('…');
            break;
        }
        match letter {
            _ if letter.is_whitespace() => out.push(' '),
            _ if crate::render::is_harmful(letter) => out.push('\u{fffd}'),
            '"' | '#' | '<' | '>' | '&' | '`' | '*' | '_' | '|' | '\\' | '[' | ']' | '{' | '}'
            | '(' | ')' | ';' | '%' | '~' => {
                let _ = write!(out, "#{};", u32::from(letter));
            }
            _ => out.push(letter),
        }
    }
    out
}
