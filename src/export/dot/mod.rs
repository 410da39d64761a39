//! A graph or a part of it as a drawing for Graphviz.
//!
//! Who speaks stands left, statements in the middle, each in the frame of its document, and what
//! they are about right. `style` says how things look, `text` wraps and escapes.

mod overview;
pub(super) mod style;
mod text;

use super::caption::{self, caption};
use super::picture::Picture;
use crate::graph::schema::{label, property, relationship};
use crate::graph::{Direction, Graph, NodeId, RelationshipId, Selection, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use text::{CENTRE, LEFT, quote, quote_tooltip, wrap};

/// Columns and lines of a statement's words in its box; the rest is in the tooltip.
const STATEMENT: (usize, usize) = (40, 4);
/// Columns and lines of any other node's name.
const NAME: (usize, usize) = (22, 3);
/// Columns and lines of a document's title over its statements.
const TITLE: (usize, usize) = (64, 2);

const HEAD: &str = r##"digraph whosaid {
  graph [rankdir=LR, ranksep=1.2, nodesep=0.2, fontname="Helvetica,Arial,sans-serif", fontsize=11, bgcolor="#ffffff", pad=0.3, tooltip=" "]
  node [fontname="Helvetica,Arial,sans-serif", fontcolor="#1f2937", margin="0.12,0.06", height=0.3, penwidth=1.2]
  edge [fontname="Helvetica,Arial,sans-serif", fontsize=8, arrowsize=0.6]
"##;

/// Draws `selection`, or all of `graph` without one, in the language of Graphviz.
///
/// Left out is what joins names and not statements; of many statements, the picture tells who spoke of what, and how
/// often. `IN` is not drawn as a line where a statement stands in its document's frame.
///
/// ```
/// use whosaid::{export, graph::Graph};
/// let mut graph = Graph::new();
/// graph.create_node(["Person"], [("name", "Xi \"Jinping\"".into())]);
/// assert!(export::dot(&graph, None).contains(r#"n0 [label="Xi \"Jinping\"""#));
/// ```
#[must_use]
pub fn dot(graph: &Graph, selection: Option<&Selection>) -> String {
    let selection = match Picture::new(graph, selection) {
        Picture::Overview(overview) => return overview::draw(graph, &overview),
        Picture::Detail(selection) => selection,
    };
    let mut drawing = Drawing::new(graph, &selection);
    drawing.push_frames();
    drawing.push_other_nodes();
    drawing.push_relationships();
    drawing.push_legend();
    drawing.out.push_str("}\n");
    drawing.out
}

struct Drawing<'a> {
    graph: &'a Graph,
    out: String,
    nodes: BTreeSet<NodeId>,
    relationships: BTreeSet<RelationshipId>,
    /// Each document that has statements, with these.
    frames: BTreeMap<NodeId, Vec<NodeId>>,
    /// Who says something here.
    speakers: BTreeSet<NodeId>,
    /// The names of the styles used so far.
    used: BTreeSet<&'static str>,
    /// The types of relationships with a style of their own that were used so far.
    lines: BTreeSet<&'static str>,
}

impl<'a> Drawing<'a> {
    fn new(graph: &'a Graph, selection: &Selection) -> Self {
        let mut drawing = Self {
            graph,
            out: HEAD.to_owned(),
            nodes: selection.nodes.clone(),
            relationships: selection.relationships.clone(),
            frames: BTreeMap::new(),
            speakers: BTreeSet::new(),
            used: BTreeSet::new(),
            lines: BTreeSet::new(),
        };
        for id in &selection.relationships {
            let (from, to) = graph.endpoints(*id);
            drawing.nodes.extend([from, to]);
            if graph.relationship_type(*id) == relationship::SAID {
                drawing.speakers.insert(from);
            }
        }
        drawing.frame_statements();
        drawing
    }

    /// Puts each statement in the frame of the first of its documents that is drawn.
    fn frame_statements(&mut self) {
        for node in &self.nodes {
            if !self.graph.has_label(*node, label::STATEMENT) {
                continue;
            }
            let documents = self
                .graph
                .expand(*node, Direction::Outgoing, Some(relationship::IN));
            let drawn = documents.filter(|(_, document)| self.nodes.contains(document));
            if let Some((id, document)) = drawn.min() {
                self.frames.entry(document).or_default().push(*node);
                self.relationships.remove(&id);
            }
        }
    }

    fn push_frames(&mut self) {
        let ends = self
            .relationships
            .iter()
            .map(|id| self.graph.endpoints(*id));
        let joined: BTreeSet<NodeId> = ends.flat_map(|(from, to)| [from, to]).collect();
        for (document, statements) in std::mem::take(&mut self.frames) {
            self.nodes.remove(&document);
            let title = quote(&self.title(document), CENTRE);
            let tooltip = self.tooltip(document);
            self.line(format_args!("  subgraph cluster_{} {{", document.0));
            self.line(format_args!(
                "    graph [label={title}, tooltip={tooltip}, style=\"filled,rounded\", \
                 color=\"#cbd2dc\", fillcolor=\"#f6f8fa\", fontcolor=\"#4b5563\", margin=12]"
            ));
            for statement in statements {
                self.nodes.remove(&statement);
                self.push_node(statement, "    ");
            }
            if joined.contains(&document) {
                self.push_node(document, "    ");
            }
            self.line(format_args!("  }}"));
        }
    }

    fn push_other_nodes(&mut self) {
        for node in std::mem::take(&mut self.nodes) {
            self.push_node(node, "  ");
        }
    }

    fn push_node(&mut self, node: NodeId, indent: &str) {
        let style = style::of_node(node, self.graph);
        let label = if self.graph.has_label(node, label::STATEMENT) {
            quote(&self.statement(node), LEFT)
        } else {
            quote(&wrap(&self.name(node), NAME.0, NAME.1), CENTRE)
        };
        let tooltip = self.tooltip(node);
        self.used.insert(style.name);
        self.line(format_args!(
            "{indent}n{} [label={label}, tooltip={tooltip}, shape={}, style=\"{}\", \
             fillcolor=\"{}\", color=\"{}\", fontsize={}]",
            node.0, style.shape, style.style, style.fill, style.line, style.font_size
        ));
    }

    fn push_relationships(&mut self) {
        for id in std::mem::take(&mut self.relationships) {
            let kind = self.graph.relationship_type(id);
            let (from, to) = self.graph.endpoints(id);
            let style = style::of_type(kind);
            // What is both speaker and subject stays left, with the speakers.
            let backwards = kind == relationship::ABOUT && self.speakers.contains(&to);
            let free = if style.orders && !backwards {
                ""
            } else {
                ", constraint=false"
            };
            // What has a look of its own is said once, in the legend.
            let label = match style.kind {
                "" => format!("label={}, ", quote(&wrap(kind, NAME.0, 1), CENTRE)),
                _ => String::new(),
            };
            self.lines.insert(style.kind);
            let tooltip = format!("{} {kind} {}", self.name(from), self.name(to));
            let tooltip = quote_tooltip(&tooltip);
            self.line(format_args!(
                "  n{} -> n{} [{label}tooltip={tooltip}, labeltooltip={tooltip}, \
                 style={}, color=\"{colour}\", fontcolor=\"{colour}\", arrowhead={}{free}]",
                from.0,
                to.0,
                style.style,
                style.arrow,
                colour = style.colour
            ));
        }
    }

    /// What the colours mean, under the picture.
    fn push_legend(&mut self) {
        if self.used.is_empty() {
            return;
        }
        let cells = style::legend(&self.used);
        let lines = style::line_legend(&self.lines);
        self.line(format_args!(
            "  labelloc=b\n  label=<<table border=\"0\" cellborder=\"1\" cellspacing=\"8\" \
             cellpadding=\"3\"><tr>{cells}{lines}</tr></table>>"
        ));
    }

    /// Title, publisher and date over a document's statements.
    fn title(&self, document: NodeId) -> Vec<String> {
        let mut lines = wrap(&self.name(document), TITLE.0, TITLE.1);
        let publisher = self.text(document, property::PUBLISHER).map(str::to_owned);
        let date = self.graph.property(document, property::DATE);
        let date = date.and_then(Value::as_temporal);
        let date = date.map(|(_, text)| text.to_string());
        let below: Vec<String> = publisher.into_iter().chain(date).collect();
        if !below.is_empty() {
            lines.extend(wrap(&below.join(", "), TITLE.0, 1));
        }
        lines
    }

    /// A statement's words, in quotation marks if they are somebody's own.
    fn statement(&self, node: NodeId) -> Vec<String> {
        let text = self.name(node);
        let quoted = text.starts_with(['“', '"', '‘', '\'', '«', '„']);
        let text = match self.text(node, property::FORM) {
            Some("direct") if !quoted => format!("“{text}”"),
            _ => text,
        };
        wrap(&text, STATEMENT.0, STATEMENT.1)
    }

    /// A node in full: a statement's text, a document's path, an entity's label, role and aliases.
    fn tooltip(&self, node: NodeId) -> String {
        let words = if self.graph.has_label(node, label::STATEMENT) {
            self.name(node)
        } else if self.graph.has_label(node, label::DOCUMENT) {
            self.text(node, property::PATH)
                .unwrap_or_default()
                .to_owned()
        } else {
            self.description(node)
        };
        quote_tooltip(&words)
    }

    fn description(&self, node: NodeId) -> String {
        let mut words: Vec<&str> = self.graph.labels(node).collect();
        words.extend(self.text(node, property::ROLE));
        let aliases: Vec<&str> = match self.graph.property(node, property::ALIASES) {
            Some(Value::List(aliases)) => aliases.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let mut description = format!("{}: {}", self.name(node), words.join(", "));
        if !aliases.is_empty() {
            let _ = write!(description, "; also {}", aliases.join(", "));
        }
        description
    }

    fn name(&self, node: NodeId) -> String {
        caption(self.graph, node)
    }

    fn text(&self, node: NodeId, key: &str) -> Option<&'a str> {
        caption::text(self.graph, node, key)
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        writeln!(self.out, "{line}").expect("writing to a string cannot fail");
    }
}
