//! Where a MATCH begins: at the node from which all the rest is estimated to cost least.

use super::assumption::{Assumption, Sought};
use super::matching::{Found, Link, Matcher};
use super::{Planner, Source, Step, direction, slots};
use crate::query::ast::{BinaryOperator, ComparisonOperator};
use crate::query::check::resolved::{Expression, Key, Node, Slot, Symbol};
use std::collections::BTreeSet;

/// How many nodes found by value are looked at one by one.
const FEW: usize = 64;

/// What it costs to see whether a node has a relationship, beside following one.
const GLANCE: f64 = 0.05;

/// How many relationships a pattern may have for every start to be tried.
const MAXIMUM_LINKS: usize = 12;

impl<'p> Matcher<'p> {
    /// Binds every node of which an index knows that there is at most one.
    pub(super) fn anchors(&mut self, links: &[Link<'p>]) {
        if !self.planner.is_optimised {
            return;
        }
        for node in links.iter().flat_map(|link| [link.left, link.right]) {
            let is_one = || {
                self.valued(node)
                    .is_some_and(|found| found.nodes.len() <= 1)
            };
            if self.fresh.contains(&node.slot) && !self.bound.contains(&node.slot) && is_one() {
                self.node(node);
                self.filter();
            }
        }
    }

    /// Binds the node from which the rest costs least.
    pub(super) fn start(&mut self, links: &[Link<'p>], alone: &mut Vec<&'p Node>) {
        let ends = links.iter().flat_map(|link| [link.left, link.right]);
        let all = ends.chain(alone.iter().copied());
        let costs = all.map(|node| (node, self.cost_from(node, links)));
        let best = costs.min_by(|left, right| left.1.total_cmp(&right.1));
        let Some((node, _)) = best else {
            return;
        };
        alone.retain(|other| !std::ptr::eq(*other, node));
        self.node_with(node, links);
    }

    /// Binds a node that has the relationships of a pattern.
    fn node_with(&mut self, node: &Node, links: &[Link<'p>]) {
        let linked = self.fewest_links(node, links);
        let place = self.steps.len();
        self.node(node);
        if let Some((link, is_left, _)) = linked
            && let Some(Step::Nodes(_, source)) = self.steps.get_mut(place)
            && let Source::Label(label) = source
        {
            let way = direction(link.relationship.direction, is_left);
            *source = Source::Linked(*label, link.relationship.types.clone(), way);
        }
    }

    /// The link that the fewest nodes of a pattern can have, if not even half of them have it.
    fn fewest_links<'l>(
        &self,
        node: &Node,
        links: &'l [Link<'p>],
    ) -> Option<(&'l Link<'p>, bool, f64)> {
        let all = self.planner.nodes(node, &[]);
        let own = links.iter().filter(|link| {
            let is_one = link.relationship.length.is_none() && !link.relationship.types.is_empty();
            is_one && !self.bound.contains(&link.relationship.slot)
        });
        let own = own.flat_map(|link| [(link, true), (link, false)]);
        let own = own.filter(|(link, is_left)| link.ends(*is_left).0.slot == node.slot);
        let counts =
            own.map(|(link, is_left)| (link, is_left, self.planner.link_count(link, is_left)));
        let fewest = counts.min_by(|one, other| one.2.total_cmp(&other.2))?;
        (self.planner.is_optimised && fewest.2 * 2.0 < all).then_some(fewest)
    }

    /// How many nodes and relationships are looked at if a MATCH begins at a node.
    fn cost_from(&self, node: &Node, links: &[Link<'_>]) -> f64 {
        if self.bound.contains(&node.slot) {
            return 0.0;
        }
        let first = self.nodes(node);
        if !self.planner.is_optimised || links.len() > MAXIMUM_LINKS {
            return first;
        }
        let linked = self
            .fewest_links(node, links)
            .map_or(first, |(.., count)| count);
        let (mut rows, mut cost) = (first.min(linked), first.min(linked + first * GLANCE));
        // What is fewer from the start is not counted again.
        let mut fewer = (first / rows.max(1.0)).max(1.0);
        let mut bound = self.bound.clone();
        bound.insert(node.slot);
        let mut left: Vec<_> = links.iter().collect();
        let next = |link: &Link<'_>, bound: &BTreeSet<Slot>| {
            let is_left = bound.contains(&link.left.slot);
            let is_right = bound.contains(&link.right.slot);
            match (is_left, is_right) {
                (true, true) => Some(0.1),
                (true, false) => Some(self.fan_out(link, true)),
                (false, true) => Some(self.fan_out(link, false)),
                (false, false) => None,
            }
        };
        loop {
            let reached = left.iter().enumerate();
            let reached = reached.filter_map(|(place, link)| Some((place, next(link, &bound)?)));
            let Some((place, many)) = reached.min_by(|one, other| one.1.total_cmp(&other.1)) else {
                return cost;
            };
            let link = left.swap_remove(place);
            bound.extend([link.left.slot, link.right.slot]);
            rows *= many * fewer;
            fewer = 1.0;
            cost += rows;
        }
    }

    /// How many nodes fit a node pattern.
    pub(super) fn nodes(&self, node: &Node) -> f64 {
        let conditions = self.conditions_on(node.slot);
        if self.planner.is_optimised
            && let Some(found) = self.valued(node)
        {
            #[expect(clippy::cast_precision_loss, reason = "an estimate")]
            return found.nodes.len() as f64;
        }
        self.planner.nodes(node, &conditions)
    }

    /// The nodes of a pattern with a value that is known now, if there is an index of it.
    fn valued(&self, node: &Node) -> Option<Found<'p>> {
        let (label, key, value) = self.sought(node, equality)?;
        let (value, parameter) = match value {
            Expression::Constant(value) => (value, None),
            Expression::Parameter(number) => (self.planner.parameters.get(*number)?, Some(*number)),
            _ => return None,
        };
        let graph = self.planner.graph;
        let label = graph.label_id(&self.planner.symbols.labels[label].text)?;
        let key = graph.key_id(&self.planner.symbols.keys[key.symbol].text)?;
        let nodes = graph.nodes_valued(label, key, value)?;
        let by = parameter.map(|parameter| Sought {
            label,
            key,
            parameter,
        });
        if let Some(by) = by {
            self.planner.assume(Assumption::nodes(by, nodes));
        }
        Some(Found { nodes, by })
    }

    /// A property of a node, and the expression that a condition of some kind compares it with.
    fn sought<'s>(
        &'s self,
        node: &Node,
        kind: fn(&Expression, Slot) -> Option<(&Key, &Expression)>,
    ) -> Option<(Symbol, &'s Key, &'s Expression)> {
        let label = self.planner.rarest(&node.labels)?;
        let conditions = self.conditions_on(node.slot).into_iter();
        let mut found = conditions.filter_map(|condition| kind(condition, node.slot));
        found
            .find(|(_, value)| {
                !slots::of_expression(value, &self.planner.needs).contains(&node.slot)
            })
            .map(|(key, value)| (label, key, value))
    }

    /// Binds a node, or makes sure that what is bound is one.
    pub(super) fn node(&mut self, node: &Node) {
        if self.bound.contains(&node.slot) {
            self.steps.push(Step::IsNode(node.slot));
            return;
        }
        let source = self.source(node);
        let found = self.valued(node);
        if let Some(found) = found.filter(|found| found.nodes.len() <= FEW) {
            self.found.insert(node.slot, found);
        }
        self.bound.insert(node.slot);
        if self.planner.is_optimised
            && let Source::Label(label) = source
        {
            let rest = self.take_labels(node.slot);
            let rest: Vec<_> = rest.into_iter().filter(|own| *own != label).collect();
            self.steps.push(Step::Nodes(node.slot, source));
            if !rest.is_empty() {
                let slot = Box::new(Expression::Slot(node.slot));
                self.steps
                    .push(Step::Filter(Expression::HasLabels(slot, rest)));
            }
            return;
        }
        self.steps.push(Step::Nodes(node.slot, source));
    }

    fn source(&self, node: &Node) -> Source {
        let Some(label) = self.planner.rarest(&node.labels) else {
            return Source::All;
        };
        if !self.planner.is_optimised {
            return Source::Label(label);
        }
        if let Some((label, key, value)) = self.sought(node, equality) {
            return Source::Value(label, key.clone(), value.clone());
        }
        if let Some((label, key, value)) = self.sought(node, containment) {
            return Source::Text(label, key.clone(), value.clone());
        }
        Source::Label(label)
    }
}

impl Planner<'_> {
    /// The label that the fewest nodes have.
    pub(super) fn rarest(&self, labels: &[Symbol]) -> Option<Symbol> {
        let labels = labels.iter().copied();
        labels.min_by_key(|label| self.label_count(*label))
    }
}

/// The key and the value of `slot.key = value`.
pub(super) fn equality(condition: &Expression, slot: Slot) -> Option<(&Key, &Expression)> {
    let Expression::Comparison(ComparisonOperator::Equal, left, right) = condition else {
        return None;
    };
    let key = |one| property(one, slot);
    key(left)
        .map(|key| (key, &**right))
        .or_else(|| key(right).map(|key| (key, &**left)))
}

/// The key and the text of `slot.key CONTAINS text`, and of what begins or ends with it.
pub(super) fn containment(condition: &Expression, slot: Slot) -> Option<(&Key, &Expression)> {
    match condition {
        Expression::Binary(
            BinaryOperator::Contains | BinaryOperator::StartsWith | BinaryOperator::EndsWith,
            left,
            right,
            _,
        ) => property(left, slot).map(|key| (key, &**right)),
        _ => None,
    }
}

/// The key of `slot.key`.
pub(super) fn property(expression: &Expression, slot: Slot) -> Option<&Key> {
    match expression {
        Expression::Property(owner, key, _) => {
            matches!(**owner, Expression::Slot(own) if own == slot).then_some(key)
        }
        _ => None,
    }
}
