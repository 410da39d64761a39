//! How many rows a step will make, guessed from the graph's counts.

use super::assumption::Assumption;
use super::matching::{Link, Matcher};
use super::{Planner, direction, ways};
use crate::graph::{Direction, LabelId};
use crate::query::ast::ComparisonOperator;
use crate::query::check::resolved::{Expression, Node, Slot, Symbol};

/// The share of nodes that have a certain value of a property.
const SHARE_OF_ONE_VALUE: f64 = 0.02;

/// The share of nodes that fulfil another condition.
const SHARE_OF_CONDITION: f64 = 0.5;

impl Planner<'_> {
    /// How many nodes fit a node pattern, given the conditions on it alone.
    pub(super) fn nodes(&self, node: &Node, conditions: &[&Expression]) -> f64 {
        self.labelled(&node.labels) * share(node.slot, conditions)
    }

    /// How many relationships lead from nodes with one label to nodes with another.
    fn links(
        &self,
        types: &[Symbol],
        way: Direction,
        from: Option<LabelId>,
        to: Option<LabelId>,
    ) -> f64 {
        let graph = self.graph;
        if types.is_empty() {
            return number(graph.relationship_count());
        }
        let kinds = types
            .iter()
            .filter_map(|kind| graph.type_id(&self.symbols.types[*kind].text));
        let count = |kind| {
            let forth = graph.links_between(kind, from, to);
            let back = graph.links_between(kind, to, from);
            let all = || graph.relationships_typed(kind);
            match way {
                Direction::Outgoing => forth.unwrap_or_else(all),
                Direction::Incoming => back.unwrap_or_else(all),
                Direction::Both => forth
                    .zip(back)
                    .map_or_else(all, |(forth, back)| forth + back),
            }
        };
        number(kinds.map(count).sum())
    }

    /// How many relationships fit a link, seen from one of its nodes.
    pub(super) fn link_count(&self, link: &Link<'_>, from_left: bool) -> f64 {
        let (from, to) = link.ends(from_left);
        let way = direction(link.relationship.direction, from_left);
        self.links(
            &link.relationship.types,
            way,
            self.label(from),
            self.label(to),
        )
    }

    fn label(&self, node: &Node) -> Option<LabelId> {
        let rarest = self.rarest(&node.labels)?;
        self.graph.label_id(&self.symbols.labels[rarest].text)
    }

    /// How many nodes have the rarest of some labels.
    fn labelled(&self, labels: &[Symbol]) -> f64 {
        let counts = labels.iter().map(|label| self.label_count(*label));
        number(counts.min().unwrap_or_else(|| self.graph.node_count()))
    }

    /// How many nodes have a label.
    pub(super) fn label_count(&self, label: Symbol) -> usize {
        self.graph
            .nodes_with_label(&self.symbols.labels[label].text)
            .len()
    }
}

impl Matcher<'_> {
    /// How many nodes a link leads to from one of its nodes.
    pub(super) fn fan_out(&self, link: &Link<'_>, from_left: bool) -> f64 {
        let (from, to) = link.ends(from_left);
        let planner = self.planner;
        let way = direction(link.relationship.direction, from_left);
        let types = &link.relationship.types;
        let (start, end) = (planner.label(from), planner.label(to));
        let links = planner.links(types, way, start, end);
        let degree = match self.known_degree(from.slot, types, way) {
            Some(degree) => degree * links / planner.links(types, way, start, None).max(1.0),
            None => links / planner.labelled(&from.labels).max(1.0),
        };
        let many = if link.relationship.length.is_some() {
            10.0
        } else {
            1.0
        };
        degree * many * share(to.slot, &self.conditions_on(to.slot))
    }

    /// How many relationships the nodes have on average that are known for a slot.
    fn known_degree(&self, from: Slot, types: &[Symbol], way: Direction) -> Option<f64> {
        let found = self.found.get(&from).filter(|_| !types.is_empty())?;
        let graph = self.planner.graph;
        let symbols = &self.planner.symbols.types;
        let kinds = types
            .iter()
            .filter_map(|kind| graph.type_id(&symbols[*kind].text));
        let rows = kinds.flat_map(|kind| ways(way).iter().map(move |way| (kind, *way)));
        let rows: Vec<_> = rows.collect();
        let mut count = 0;
        for (kind, way) in &rows {
            for node in found.nodes {
                count += graph.link_count(*node, *kind, *way)?;
            }
        }
        if let Some(by) = found.by {
            let assumption = Assumption::relationships(by, rows, count);
            self.planner.assume(assumption);
        }
        Some(number(count) / number(found.nodes.len()).max(1.0))
    }
}

/// The share of values of a slot that fulfils conditions.
fn share(slot: Slot, conditions: &[&Expression]) -> f64 {
    let shares = conditions.iter().map(|condition| match condition {
        Expression::Comparison(ComparisonOperator::Equal, left, right)
            if is_property(left, slot) || is_property(right, slot) =>
        {
            SHARE_OF_ONE_VALUE
        }
        Expression::HasLabels(..) => 1.0,
        _ => SHARE_OF_CONDITION,
    });
    shares.product()
}

fn is_property(expression: &Expression, slot: Slot) -> bool {
    matches!(expression, Expression::Property(owner, ..)
        if matches!(**owner, Expression::Slot(own) if own == slot))
}

#[expect(clippy::cast_precision_loss, reason = "an estimate")]
const fn number(count: usize) -> f64 {
    count as f64
}
