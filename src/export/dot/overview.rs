//! Speakers left, subjects right, and between them lines as wide as they spoke of them often.

use super::style::{self, NodeStyle};
use super::text::{CENTRE, quote, wrap};
use super::{HEAD, NAME};
use crate::export::caption::caption;
use crate::export::picture::Overview;
use crate::graph::{Graph, NodeId};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Widths of the narrowest line and of the widest, in points.
const WIDTHS: (f64, f64) = (0.8, 8.0);

/// Columns of the note below the picture, and its most lines.
const NOTE: (usize, usize) = (90, 4);

pub(super) fn draw(graph: &Graph, overview: &Overview) -> String {
    let mut out = HEAD.to_owned();
    let mut used = BTreeSet::new();
    let sides = [
        (
            's',
            overview
                .pairs
                .iter()
                .map(|(speaker, ..)| *speaker)
                .collect::<BTreeSet<_>>(),
        ),
        (
            't',
            overview
                .pairs
                .iter()
                .map(|(_, subject, _)| *subject)
                .collect(),
        ),
    ];
    for (side, nodes) in &sides {
        for node in nodes {
            let style = style::of_node(*node, graph);
            used.insert(style.name);
            push_node(&mut out, graph, *side, *node, &style);
        }
    }
    let most = overview.pairs.iter().map(|(.., count)| *count).max();
    for (speaker, subject, count) in &overview.pairs {
        let names = [*speaker, *subject].map(|node| caption(graph, node));
        let statements = if *count == 1 {
            "statement"
        } else {
            "statements"
        };
        let tooltip = format!("{} → {}: {count} {statements}", names[0], names[1]);
        let tooltip = super::text::quote_tooltip(&tooltip);
        // Most are told of once: a line without a number says so.
        let label = match count {
            1 => String::new(),
            _ => format!("label=\"{count}\", "),
        };
        let width = width(*count, most.unwrap_or(1));
        line(
            &mut out,
            format_args!(
                "  s{} -> t{} [{label}tooltip={tooltip}, labeltooltip={tooltip}, \
                 penwidth={width:.1}, color=\"#2563a8b0\", fontcolor=\"#1f2937\", arrowhead=none]",
                speaker.0, subject.0
            ),
        );
    }
    let cells = style::legend(&used);
    let note = wrap(&overview.note(), NOTE.0, NOTE.1);
    let note = note.iter().map(|line| format!("{line}<br/>"));
    line(
        &mut out,
        format_args!(
            "  labelloc=b\n  label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"8\" cellpadding=\"3\">\
             <tr><td>{}</td></tr><tr><td><table border=\"0\" cellborder=\"1\" cellspacing=\"8\" cellpadding=\"3\">\
             <tr>{cells}</tr></table></td></tr></table>>",
            note.collect::<String>()
        ),
    );
    out.push_str("}\n");
    out
}

fn push_node(out: &mut String, graph: &Graph, side: char, node: NodeId, style: &NodeStyle) {
    let name = caption(graph, node);
    let label = quote(&wrap(&name, NAME.0, NAME.1), CENTRE);
    let tooltip = super::text::quote_tooltip(&name);
    line(
        out,
        format_args!(
            "  {side}{} [label={label}, tooltip={tooltip}, shape={}, style=\"{}\", fillcolor=\"{}\", \
             color=\"{}\", fontsize={}]",
            node.0, style.shape, style.style, style.fill, style.line, style.font_size
        ),
    );
}

/// How wide a line is: its square root in proportion, so that ten times as often is not ten times as wide.
#[allow(clippy::cast_precision_loss, reason = "counts of statements are small")]
fn width(count: usize, most: usize) -> f64 {
    let share = (count as f64 / most.max(1) as f64).sqrt();
    WIDTHS.0 + share * (WIDTHS.1 - WIDTHS.0)
}

fn line(out: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(out, "{line}").expect("writing to a string cannot fail");
}
