//! The order in which a MATCH binds its nodes and relationships.

use super::assumption::Sought;
use super::spare::Spare;
use super::{Expand, ExpandMany, Planner, Progress, Step, direction, slots};
use crate::graph::NodeId;
use crate::query::ast::{ComparisonOperator, Paths};
use crate::query::check::resolved::{
    Expression, Key, Matching, Node, Pattern, Properties, Relationship, Slot, Symbol,
};
use std::collections::{BTreeMap, BTreeSet};

impl Planner<'_> {
    pub(super) fn match_clause(
        &self,
        optional: bool,
        matching: Matching,
        spare: &Spare,
        progress: &mut Progress,
    ) {
        let before = progress.bound.clone();
        for node in matching.patterns.iter().flat_map(|one| &one.nodes) {
            let rarest = self.rarest(&node.labels);
            progress
                .labels
                .extend(rarest.map(|label| (node.slot, label)));
        }
        let (steps, bound) = self.matching(matching, before.clone(), spare);
        let fresh: Vec<Slot> = bound.difference(&before).copied().collect();
        progress.bound = bound;
        progress.touched.extend(&fresh);
        if optional {
            progress.steps.push(Step::Optional(steps, fresh));
        } else {
            progress.steps.extend(steps);
        }
    }

    /// The steps that bind a matching's slots, and what is bound after them.
    fn matching(
        &self,
        matching: Matching,
        bound: BTreeSet<Slot>,
        spare: &Spare,
    ) -> (Vec<Step>, BTreeSet<Slot>) {
        let mut fresh = BTreeSet::new();
        for pattern in &matching.patterns {
            fresh.extend(slots::of_pattern(pattern));
        }
        fresh.retain(|slot| !bound.contains(slot));
        let mut matching = matching;
        let conditions = take_conditions(&mut matching);
        let alone = matching.patterns.iter().filter_map(alone);
        let alone = alone.map(|node| node.slot).collect();
        let mut matcher = Matcher {
            planner: self,
            conditions: Vec::new(),
            used: Vec::new(),
            steps: Vec::new(),
            fresh,
            bound,
            spare: &spare.slots - &alone,
            weighs: spare.weighs,
            found: BTreeMap::new(),
            stores_walks: self.trace.is_some(),
        };
        matcher.conditions = conditions
            .into_iter()
            .map(|one| matcher.with_needs(one))
            .collect();
        matcher.run(&matching);
        let (steps, bound) = (matcher.steps, matcher.bound);
        (steps, bound)
    }
}

/// A MATCH on its way into steps.
pub(super) struct Matcher<'p> {
    pub(super) planner: &'p Planner<'p>,
    /// What must be true yet, and the slots of this MATCH that it reads.
    pub(super) conditions: Vec<(Expression, BTreeSet<Slot>)>,
    /// Relationships bound by this MATCH so far.
    pub(super) used: Vec<Link<'p>>,
    pub(super) steps: Vec<Step>,
    /// What this MATCH binds.
    pub(super) fresh: BTreeSet<Slot>,
    pub(super) bound: BTreeSet<Slot>,
    /// What nobody needs.
    pub(super) spare: BTreeSet<Slot>,
    /// Whether a row may say for how many it stands.
    pub(super) weighs: bool,
    /// The nodes that a slot can hold, where few are known.
    pub(super) found: BTreeMap<Slot, Found<'p>>,
    /// Whether walks are kept though they have no name.
    stores_walks: bool,
}

/// Nodes found by a value that is known while planning.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'p> {
    pub(super) nodes: &'p [NodeId],
    /// If the value is a parameter's.
    pub(super) by: Option<Sought>,
}

/// A relationship of a pattern with the nodes it lies between.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link<'m> {
    pub(super) left: &'m Node,
    pub(super) relationship: &'m Relationship,
    pub(super) right: &'m Node,
}

impl<'m> Link<'m> {
    /// Its nodes, the left one first or the right one.
    pub(super) const fn ends(&self, from_left: bool) -> (&'m Node, &'m Node) {
        if from_left {
            (self.left, self.right)
        } else {
            (self.right, self.left)
        }
    }
}

impl<'p> Matcher<'p> {
    fn run(&mut self, matching: &'p Matching) {
        let (walks, shortest): (Vec<_>, Vec<_>) = matching
            .patterns
            .iter()
            .partition(|pattern| pattern.paths == Paths::All);
        let mut links: Vec<_> = walks.iter().flat_map(|pattern| links(pattern)).collect();
        let mut alone: Vec<_> = walks.iter().filter_map(|pattern| alone(pattern)).collect();
        self.stores_walks |= links.len() > 1;
        self.filter();
        self.anchors(&links);
        while !links.is_empty() || !alone.is_empty() {
            if self.meet(&mut links) {
                self.filter();
                continue;
            }
            match self.best_link(&links) {
                Some(place) => {
                    let link = links.swap_remove(place);
                    self.link(&link);
                }
                None => self.start(&links, &mut alone),
            }
            self.filter();
        }
        for pattern in shortest {
            self.shortest(pattern);
        }
        for pattern in walks {
            self.path(pattern);
        }
        self.filter();
    }

    fn with_needs(&self, condition: Expression) -> (Expression, BTreeSet<Slot>) {
        let needs = slots::of_expression(&condition, &self.planner.needs);
        let needs = needs.intersection(&self.fresh).copied().collect();
        (condition, needs)
    }

    /// Filters by every condition whose slots are bound now.
    pub(super) fn filter(&mut self) {
        let conditions = std::mem::take(&mut self.conditions);
        for (condition, needs) in conditions {
            if needs.is_subset(&self.bound) {
                self.steps.push(Step::Filter(condition));
            } else {
                self.conditions.push((condition, needs));
            }
        }
    }

    /// The link that is cheapest to follow now, if any can be.
    fn best_link(&self, links: &[Link<'_>]) -> Option<usize> {
        let costs = links.iter().enumerate().filter_map(|(place, link)| {
            let left = self.bound.contains(&link.left.slot);
            let right = self.bound.contains(&link.right.slot);
            let cost = if self.bound.contains(&link.relationship.slot) {
                -1.0
            } else if left && right {
                0.0
            } else if left || right {
                self.fan_out(link, left)
            } else {
                return None;
            };
            Some((place, cost))
        });
        costs
            .min_by(|left, right| left.1.total_cmp(&right.1))
            .map(|(place, _)| place)
    }

    /// Conditions that can be checked as soon as `slot` is bound.
    pub(super) fn conditions_on(&self, slot: Slot) -> Vec<&Expression> {
        let ready = self.conditions.iter().filter(|(_, needs)| {
            needs.contains(&slot)
                && needs
                    .iter()
                    .all(|need| *need == slot || self.bound.contains(need))
        });
        ready.map(|(condition, _)| condition).collect()
    }

    pub(super) fn link(&mut self, link: &Link<'p>) {
        let relationship = link.relationship;
        let known = self.bound.contains(&relationship.slot);
        let from_left = known || self.bound.contains(&link.left.slot);
        let mut one = self.expand(link, from_left);
        let is_plain = relationship.length.is_none() && !known;
        if is_plain && self.planner.is_optimised {
            one.labels = self.take_labels(one.to);
        }
        let step = match (relationship.length, known) {
            (None, false) => Step::Expand(one),
            (None, true) => Step::Follow(one),
            (Some(length), false) => {
                Step::ExpandMany(Box::new(self.many(relationship, length, one, from_left)))
            }
            (Some(length), true) => {
                Step::FollowMany(Box::new(self.many(relationship, length, one, from_left)))
            }
        };
        self.steps.push(step);
        self.bound
            .extend([link.left.slot, link.right.slot, relationship.slot]);
        self.used.push(*link);
    }

    /// Takes the labels that a node must have out of the conditions.
    pub(super) fn take_labels(&mut self, slot: Slot) -> Vec<Symbol> {
        let mut taken = Vec::new();
        self.conditions.retain(|(condition, _)| match condition {
            Expression::HasLabels(node, labels)
                if matches!(**node, Expression::Slot(own) if own == slot) =>
            {
                taken.extend(labels);
                false
            }
            _ => true,
        });
        taken
    }

    pub(super) fn expand(&self, link: &Link<'_>, from_left: bool) -> Expand {
        let (from, to) = if from_left {
            (link.left.slot, link.right.slot)
        } else {
            (link.right.slot, link.left.slot)
        };
        let types = &link.relationship.types;
        let unlike = self.used.iter().map(|used| used.relationship);
        let unlike = unlike.filter(|other| overlap(types, &other.types));
        let number = self.planner.expansions.get();
        self.planner.expansions.set(number + 1);
        Expand {
            number,
            from,
            relationship: link.relationship.slot,
            to,
            from_bound: self.bound.contains(&from),
            to_bound: self.bound.contains(&to) || from == to,
            direction: direction(link.relationship.direction, from_left),
            types: types.clone(),
            labels: Vec::new(),
            unlike: unlike.map(|other| other.slot).collect(),
            ahead: Vec::new(),
        }
    }

    fn many(
        &self,
        relationship: &Relationship,
        (minimum, maximum): (u64, Option<u64>),
        one: Expand,
        from_left: bool,
    ) -> ExpandMany {
        let properties = match &relationship.properties {
            Properties::Entries(entries) => entries.clone(),
            Properties::Map(_) => Vec::new(),
        };
        ExpandMany {
            one,
            minimum,
            maximum: maximum.unwrap_or(u64::MAX),
            properties,
            stored: relationship.named || self.stores_walks,
            reversed: !from_left,
        }
    }

    fn shortest(&mut self, pattern: &'p Pattern) {
        for link in links(pattern) {
            for node in [link.left, link.right] {
                self.node(node);
                self.filter();
            }
            let one = self.expand(&link, true);
            let length = link.relationship.length.unwrap_or((1, Some(1)));
            let many = self.many(link.relationship, length, one, true);
            let all = pattern.paths == Paths::AllShortest;
            let each = self.each_part(pattern);
            self.steps.push(Step::Shortest(Box::new(many), all, each));
            self.bound.insert(link.relationship.slot);
        }
        self.path(pattern);
        self.filter();
    }

    fn path(&mut self, pattern: &Pattern) {
        if let Some(slot) = pattern.path {
            self.steps.push(Step::Path {
                slot,
                start: pattern.nodes[0].slot,
                relationships: pattern.relationships.iter().map(|one| one.slot).collect(),
            });
            self.bound.insert(slot);
        }
    }
}

/// Takes labels, properties and WHERE apart into conditions.
fn take_conditions(matching: &mut Matching) -> Vec<Expression> {
    let mut conditions = Vec::new();
    for pattern in &mut matching.patterns {
        for node in &mut pattern.nodes {
            if !node.labels.is_empty() {
                let slot = Box::new(Expression::Slot(node.slot));
                conditions.push(Expression::HasLabels(slot, node.labels.clone()));
            }
            let entries = entries(&mut node.properties).into_iter();
            conditions.extend(entries.map(|(key, value)| equals(node.slot, key, value)));
        }
        for relationship in &mut pattern.relationships {
            if relationship.length.is_none() {
                let entries = entries(&mut relationship.properties).into_iter();
                conditions
                    .extend(entries.map(|(key, value)| equals(relationship.slot, key, value)));
            }
        }
    }
    match matching.filter.take() {
        Some(Expression::And(all)) => conditions.extend(all),
        filter => conditions.extend(filter),
    }
    conditions
}

fn links(pattern: &Pattern) -> impl Iterator<Item = Link<'_>> {
    let pairs = pattern.nodes.iter().zip(pattern.nodes.iter().skip(1));
    pairs
        .zip(&pattern.relationships)
        .map(|((left, right), relationship)| Link {
            left,
            relationship,
            right,
        })
}

/// The node of a pattern that is nothing else.
fn alone(pattern: &Pattern) -> Option<&Node> {
    pattern
        .relationships
        .is_empty()
        .then(|| pattern.nodes.first())?
}

/// Whether a relationship can have a type of both lists; an empty one stands for all.
pub(super) fn overlap(types: &[Symbol], others: &[Symbol]) -> bool {
    types.is_empty() || others.is_empty() || types.iter().any(|kind| others.contains(kind))
}

fn entries(properties: &mut Properties) -> Vec<(Key, Expression)> {
    match properties {
        Properties::Entries(entries) => std::mem::take(entries),
        Properties::Map(_) => Vec::new(),
    }
}

fn equals(slot: Slot, key: Key, value: Expression) -> Expression {
    let owner = Box::new(Expression::Slot(slot));
    let property = Expression::Property(owner, key, crate::Span::default());
    Expression::Comparison(
        ComparisonOperator::Equal,
        Box::new(property),
        Box::new(value),
    )
}
