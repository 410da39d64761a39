//! How nodes and relationships look, by label and type.

use crate::graph::schema::{label, relationship};
use crate::graph::{Graph, NodeId, Value};
use std::collections::BTreeSet;

/// How a node looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) struct NodeStyle {
    /// The label it is for, and its name in the legend.
    pub(in crate::export) name: &'static str,
    pub(super) shape: &'static str,
    pub(in crate::export) style: &'static str,
    pub(in crate::export) fill: &'static str,
    pub(in crate::export) line: &'static str,
    pub(super) font_size: u8,
}

/// The cells of a table that explains the styles that are `used`.
pub(super) fn legend(used: &BTreeSet<&str>) -> String {
    let special = STATEMENTS.iter().map(|(_, style)| style);
    let all = NODES[..1]
        .iter()
        .chain(special)
        .chain(&NODES[1..])
        .chain([&OTHER_NODE]);
    let cells: Vec<String> = all
        .filter(|style| used.contains(style.name))
        .map(NodeStyle::legend)
        .collect();
    cells.concat()
}

/// The cells of the same table that explain the lines that are `used`.
pub(super) fn line_legend(used: &BTreeSet<&str>) -> String {
    let known = EDGES.iter().filter(|style| used.contains(style.kind));
    known.map(EdgeStyle::legend).collect()
}

impl EdgeStyle {
    fn legend(&self) -> String {
        let line = match self.style {
            "bold" => "━━▶",
            "dashed" => "╌╌▶",
            "dotted" => "┄┄▶",
            _ => "──▶",
        };
        let (kind, colour) = (self.kind, self.colour);
        format!("<td border=\"0\"><font color=\"{colour}\">{line} {kind}</font></td>")
    }
}

/// The style of that name.
pub(in crate::export) fn named(name: &str) -> NodeStyle {
    let special = STATEMENTS.into_iter().map(|(_, style)| style);
    let mut all = NODES.into_iter().chain(special);
    all.find(|style| style.name == name).unwrap_or(OTHER_NODE)
}

impl NodeStyle {
    fn legend(&self) -> String {
        let (name, fill, line) = (self.name, self.fill, self.line);
        let border = self
            .style
            .trim_start_matches("filled")
            .trim_start_matches(',');
        format!("<td bgcolor=\"{fill}\" color=\"{line}\" style=\"{border}\">{name}</td>")
    }
}

/// How a relationship looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) struct EdgeStyle {
    pub(super) kind: &'static str,
    pub(in crate::export) style: &'static str,
    pub(super) colour: &'static str,
    pub(super) arrow: &'static str,
    /// Whether it orders the picture from left to right.
    pub(super) orders: bool,
}

const fn node(
    name: &'static str,
    [shape, style, fill, line]: [&'static str; 4],
    font_size: u8,
) -> NodeStyle {
    NodeStyle {
        name,
        shape,
        style,
        fill,
        line,
        font_size,
    }
}

/// The first whose label a node has is the node's.
const NODES: [NodeStyle; 8] = [
    node(
        label::STATEMENT,
        ["box", "filled,rounded", "#ffffff", "#8a94a3"],
        10,
    ),
    node(
        label::DOCUMENT,
        ["note", "filled", "#f3f4f6", "#9aa3af"],
        10,
    ),
    node(
        label::PERSON,
        ["ellipse", "filled", "#dbeafe", "#2563a8"],
        12,
    ),
    node(
        label::ORGANIZATION,
        ["box", "filled", "#e6defa", "#6d4fb3"],
        12,
    ),
    node(
        label::COUNTRY,
        ["hexagon", "filled", "#d8f3dc", "#2d7a46"],
        12,
    ),
    node(
        label::TOPIC,
        ["box", "filled,rounded", "#fdf0c4", "#b7860b"],
        11,
    ),
    node(label::PLACE, ["house", "filled", "#fbe0d3", "#b5552b"], 11),
    node(
        label::EVENT,
        ["octagon", "filled", "#fcd9e3", "#b03060"],
        11,
    ),
];

/// Statements that are not simply said: the property that is true, or else the act, and the style
/// then.
const STATEMENTS: [(&str, NodeStyle); 5] = [
    (
        "negated",
        node(
            "negated",
            ["box", "filled,rounded", "#fdecea", "#c0392b"],
            10,
        ),
    ),
    (
        "hedged",
        node(
            "hedged",
            ["box", "filled,rounded,dashed", "#ffffff", "#6b7280"],
            10,
        ),
    ),
    (
        "attitude",
        node(
            "attitude",
            ["box", "filled,rounded,dotted", "#ffffff", "#6b7280"],
            10,
        ),
    ),
    (
        "denial",
        node(
            "denial",
            ["box", "filled,rounded,dashed", "#fdecea", "#c0392b"],
            10,
        ),
    ),
    (
        "question",
        node(
            "question",
            ["box", "filled,rounded,dashed", "#eaf1fd", "#2563a8"],
            10,
        ),
    ),
];

/// For nodes with none of these labels.
const OTHER_NODE: NodeStyle = node("other", ["ellipse", "filled", "#eeeeee", "#777777"], 11);

const fn edge(
    kind: &'static str,
    [style, colour, arrow]: [&'static str; 3],
    orders: bool,
) -> EdgeStyle {
    EdgeStyle {
        kind,
        style,
        colour,
        arrow,
        orders,
    }
}

const EDGES: [EdgeStyle; 10] = [
    edge(relationship::SAID, ["bold", "#2563a8", "normal"], true),
    edge(relationship::ABOUT, ["solid", "#b7860b", "vee"], true),
    edge(relationship::TO, ["dashed", "#2d7a46", "vee"], false),
    edge(
        relationship::ACCORDING_TO,
        ["dotted", "#6d4fb3", "odot"],
        false,
    ),
    edge(relationship::REPORTS, ["bold", "#4b5563", "normal"], false),
    edge(relationship::VIA, ["dashed", "#0f8b8d", "odiamond"], false),
    edge(relationship::MENTIONS, ["dotted", "#9aa3af", "vee"], true),
    edge(relationship::COPY_OF, ["dashed", "#9aa3af", "empty"], false),
    edge(relationship::OF, ["solid", "#b4bcc8", "empty"], false),
    edge(relationship::BROADER, ["solid", "#d3b04c", "empty"], true),
];

/// For relationships of other types.
const OTHER_EDGE: EdgeStyle = edge("", ["solid", "#555555", "normal"], true);

pub(in crate::export) fn of_node(node: NodeId, graph: &Graph) -> NodeStyle {
    let act = graph.property(node, "act").and_then(Value::as_str);
    let is = |key| graph.property(node, key) == Some(&Value::Boolean(true)) || act == Some(key);
    let own = NODES
        .into_iter()
        .find(|style| graph.has_label(node, style.name));
    match own.unwrap_or(OTHER_NODE) {
        plain if plain.name == label::STATEMENT => {
            let special = STATEMENTS.into_iter().find(|(key, _)| is(key));
            special.map_or(plain, |(_, style)| style)
        }
        style => style,
    }
}

pub(in crate::export) fn of_type(kind: &str) -> EdgeStyle {
    let own = EDGES.into_iter().find(|style| style.kind == kind);
    own.unwrap_or(OTHER_EDGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_asserted_looks_different() {
        let check = |properties: &[(&str, Value)], expected: &str| {
            let mut graph = Graph::new();
            let statement = graph.create_node([label::STATEMENT], properties.iter().cloned());
            assert_eq!(of_node(statement, &graph).name, expected, "{properties:?}");
        };
        check(&[("act", "assertion".into())], label::STATEMENT);
        check(&[("act", "directive".into())], label::STATEMENT);
        check(&[("act", "denial".into())], "denial");
        check(&[("act", "question".into())], "question");
        check(&[("attitude", true.into())], "attitude");
        check(
            &[("act", "denial".into()), ("negated", true.into())],
            "negated",
        );
    }
}
