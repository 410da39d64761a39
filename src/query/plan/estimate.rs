//! How many rows a step will make, guessed from the graph's counts.

use super::Planner;
use crate::query::ast::ComparisonOperator;
use crate::query::check::resolved::{Expression, Node, Relationship, Slot, Symbol};

/// The share of nodes that have a certain value of a property.
const SHARE_OF_ONE_VALUE: f64 = 0.02;

/// The share of nodes that fulfil another condition.
const SHARE_OF_CONDITION: f64 = 0.5;

impl Planner<'_> {
    /// How many nodes fit a node pattern, given the conditions on it alone.
    pub(super) fn nodes(&self, node: &Node, conditions: &[&Expression]) -> f64 {
        self.labelled(&node.labels) * share(node.slot, conditions)
    }

    /// How many relationships a node of one pattern has to a node of another.
    pub(super) fn fan_out(
        &self,
        from: &Node,
        relationship: &Relationship,
        to: &Node,
        conditions: &[&Expression],
    ) -> f64 {
        let kinds = relationship.types.iter().map(|kind| {
            let kind = self.graph.type_id(&self.symbols.types[*kind].text);
            kind.map_or(0, |kind| self.graph.relationships_typed(kind))
        });
        let count = if relationship.types.is_empty() {
            self.graph.relationship_count()
        } else {
            kinds.sum()
        };
        let degree = number(count) / self.labelled(&from.labels).max(1.0);
        let many = if relationship.length.is_some() {
            10.0
        } else {
            1.0
        };
        degree * many * share(to.slot, conditions)
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
