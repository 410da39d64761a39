//! The order in which a MATCH binds its nodes and relationships.

use super::{Expand, ExpandMany, Planner, Progress, Step, direction, slots};
use crate::query::ast::{ComparisonOperator, Paths};
use crate::query::check::resolved::{
    Expression, Key, Matching, Node, Pattern, Properties, Relationship, Slot, Symbol,
};
use std::collections::BTreeSet;

impl Planner<'_> {
    pub(super) fn match_clause(&self, optional: bool, matching: Matching, progress: &mut Progress) {
        let before = progress.bound.clone();
        let (steps, bound) = self.matching(matching, before.clone());
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
    fn matching(&self, matching: Matching, bound: BTreeSet<Slot>) -> (Vec<Step>, BTreeSet<Slot>) {
        let mut fresh = BTreeSet::new();
        for pattern in &matching.patterns {
            fresh.extend(slots::of_pattern(pattern));
        }
        fresh.retain(|slot| !bound.contains(slot));
        let mut matcher = Matcher {
            planner: self,
            conditions: Vec::new(),
            used: Vec::new(),
            steps: Vec::new(),
            fresh,
            bound,
            stores_walks: self.trace.is_some(),
        };
        matcher.run(matching);
        (matcher.steps, matcher.bound)
    }
}

/// A MATCH on its way into steps.
struct Matcher<'p> {
    planner: &'p Planner<'p>,
    /// What must be true yet, and the slots of this MATCH that it reads.
    conditions: Vec<(Expression, BTreeSet<Slot>)>,
    /// Relationships bound by this MATCH so far, with their types.
    used: Vec<(Slot, Vec<Symbol>)>,
    steps: Vec<Step>,
    /// What this MATCH binds.
    fresh: BTreeSet<Slot>,
    bound: BTreeSet<Slot>,
    /// Whether walks are kept though they have no name.
    stores_walks: bool,
}

/// A relationship of a pattern with the nodes it lies between.
struct Link<'m> {
    left: &'m Node,
    relationship: &'m Relationship,
    right: &'m Node,
}

impl Matcher<'_> {
    fn run(&mut self, mut matching: Matching) {
        self.take_conditions(&mut matching);
        let (walks, shortest): (Vec<_>, Vec<_>) = matching
            .patterns
            .iter()
            .partition(|pattern| pattern.paths == Paths::All);
        let mut links: Vec<_> = walks.iter().flat_map(|pattern| links(pattern)).collect();
        let mut alone: Vec<_> = walks.iter().filter_map(|pattern| alone(pattern)).collect();
        self.stores_walks |= links.len() > 1;
        self.filter();
        while !links.is_empty() || !alone.is_empty() {
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

    /// Takes labels, properties and WHERE apart into conditions.
    fn take_conditions(&mut self, matching: &mut Matching) {
        for pattern in &mut matching.patterns {
            for node in &mut pattern.nodes {
                self.node_conditions(node);
            }
            for relationship in &mut pattern.relationships {
                if relationship.length.is_none() {
                    for (key, value) in entries(&mut relationship.properties) {
                        self.condition(equals(relationship.slot, key, value));
                    }
                }
            }
        }
        match matching.filter.take() {
            Some(Expression::And(all)) => all.into_iter().for_each(|one| self.condition(one)),
            Some(filter) => self.condition(filter),
            None => {}
        }
    }

    fn node_conditions(&mut self, node: &mut Node) {
        if !node.labels.is_empty() {
            let slot = Box::new(Expression::Slot(node.slot));
            self.condition(Expression::HasLabels(slot, node.labels.clone()));
        }
        for (key, value) in entries(&mut node.properties) {
            self.condition(equals(node.slot, key, value));
        }
    }

    fn condition(&mut self, condition: Expression) {
        let needs = slots::of_expression(&condition, &self.planner.needs);
        let needs = needs.intersection(&self.fresh).copied().collect();
        self.conditions.push((condition, needs));
    }

    /// Filters by every condition whose slots are bound now.
    fn filter(&mut self) {
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
                let (from, to) = if left {
                    (link.left, link.right)
                } else {
                    (link.right, link.left)
                };
                let conditions = self.conditions_on(to.slot);
                self.planner
                    .fan_out(from, link.relationship, to, &conditions)
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
    fn conditions_on(&self, slot: Slot) -> Vec<&Expression> {
        let ready = self.conditions.iter().filter(|(_, needs)| {
            needs.contains(&slot)
                && needs
                    .iter()
                    .all(|need| *need == slot || self.bound.contains(need))
        });
        ready.map(|(condition, _)| condition).collect()
    }

    /// Binds the node with the fewest candidates.
    fn start(&mut self, links: &[Link<'_>], alone: &mut Vec<&Node>) {
        let ends = links.iter().flat_map(|link| [link.left, link.right]);
        let all = ends.chain(alone.iter().copied());
        let costs = all.map(|node| {
            let conditions = self.conditions_on(node.slot);
            let cost = if self.bound.contains(&node.slot) {
                0.0
            } else {
                self.planner.nodes(node, &conditions)
            };
            (node, cost)
        });
        let best = costs.min_by(|left, right| left.1.total_cmp(&right.1));
        let Some((node, _)) = best else {
            return;
        };
        alone.retain(|other| !std::ptr::eq(*other, node));
        self.node(node);
    }

    /// Binds a node, or makes sure that what is bound is one.
    fn node(&mut self, node: &Node) {
        if self.bound.insert(node.slot) {
            let rarest = node.labels.iter().copied();
            let rarest = rarest.min_by_key(|label| self.planner.label_count(*label));
            self.steps.push(Step::Nodes(node.slot, rarest));
        } else {
            self.steps.push(Step::IsNode(node.slot));
        }
    }

    fn link(&mut self, link: &Link<'_>) {
        let relationship = link.relationship;
        let known = self.bound.contains(&relationship.slot);
        let from_left = known || self.bound.contains(&link.left.slot);
        let one = self.expand(link, from_left);
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
        self.used
            .push((relationship.slot, relationship.types.clone()));
    }

    fn expand(&self, link: &Link<'_>, from_left: bool) -> Expand {
        let (from, to) = if from_left {
            (link.left.slot, link.right.slot)
        } else {
            (link.right.slot, link.left.slot)
        };
        let types = &link.relationship.types;
        let unlike = self.used.iter().filter(|(_, others)| {
            types.is_empty() || others.is_empty() || types.iter().any(|kind| others.contains(kind))
        });
        Expand {
            from,
            relationship: link.relationship.slot,
            to,
            from_bound: self.bound.contains(&from),
            to_bound: self.bound.contains(&to) || from == to,
            direction: direction(link.relationship.direction, from_left),
            types: types.clone(),
            unlike: unlike.map(|(slot, _)| *slot).collect(),
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

    fn shortest(&mut self, pattern: &Pattern) {
        for link in links(pattern) {
            for node in [link.left, link.right] {
                self.node(node);
                self.filter();
            }
            let one = self.expand(&link, true);
            let length = link.relationship.length.unwrap_or((1, Some(1)));
            let many = self.many(link.relationship, length, one, true);
            let all = pattern.paths == Paths::AllShortest;
            self.steps.push(Step::Shortest(Box::new(many), all));
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
