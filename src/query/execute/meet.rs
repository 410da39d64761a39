//! Rows that stand for several: the ways to a node are counted, not gone one by one.

use super::context::Context;
use super::{Flow, Stop};
use crate::graph::{Direction, Link, NodeId, Value};
use crate::query::plan::{Expand, Meet, Step};
use std::cell::RefCell;

/// How many ways lead to each node.
#[derive(Debug, Default)]
struct Tally {
    counts: Vec<u32>,
    /// The nodes with a count, in the order in which they were met.
    nodes: Vec<NodeId>,
    /// Of the nodes whose count has no room there, all of it.
    large: rustc_hash::FxHashMap<NodeId, i64>,
}

/// Tallies that nobody uses now.
#[derive(Debug, Default)]
pub(super) struct Tallies(RefCell<Vec<Tally>>);

impl Tallies {
    fn take(&self) -> Tally {
        self.0.borrow_mut().pop().unwrap_or_default()
    }

    fn give_back(&self, mut tally: Tally) {
        for node in tally.nodes.drain(..) {
            tally.counts[node.0 as usize] = 0;
        }
        tally.large.clear();
        self.0.borrow_mut().push(tally);
    }
}

impl Tally {
    fn add(&mut self, node: NodeId, weight: i64) {
        let place = node.0 as usize;
        if place >= self.counts.len() {
            let room = (place + 1).next_power_of_two();
            self.counts.resize(room, 0);
        }
        let count = self.counts[place];
        if count == 0 {
            self.nodes.push(node);
        }
        let sum = self.get(node) + weight;
        if let Ok(sum) = u32::try_from(sum)
            && sum < u32::MAX
        {
            self.counts[place] = sum;
        } else {
            self.counts[place] = u32::MAX;
            self.large.insert(node, sum);
        }
    }

    fn get(&self, node: NodeId) -> i64 {
        match self.counts.get(node.0 as usize) {
            Some(&u32::MAX) => self.large.get(&node).copied().unwrap_or(0),
            Some(count) => i64::from(*count),
            None => 0,
        }
    }
}

impl Context<'_> {
    /// For how many rows a row stands.
    #[inline]
    pub(super) fn weight(&self, row: &[Value]) -> i64 {
        match row[self.plan.weight] {
            Value::Integer(weight) => weight,
            _ => 1,
        }
    }

    /// Passes a row on that stands for so many times as many.
    fn heavier(
        &self,
        times: i64,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let weight = self.weight(row);
        row[self.plan.weight] = Value::Integer(weight.saturating_mul(times));
        let flow = next(row);
        row[self.plan.weight] = Value::Integer(weight);
        flow
    }

    pub(super) fn meet(
        &self,
        meet: &Meet,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let weight = std::mem::replace(&mut row[self.plan.weight], Value::Null);
        let mut tally = self.tallies.take();
        let mut ended = Ok(());
        for (place, branch) in meet.branches.iter().enumerate() {
            let mut more = self.tallies.take();
            let mut add = |node: NodeId, weight: i64| {
                if place == 0 || tally.get(node) > 0 {
                    more.add(node, weight);
                }
            };
            ended = match self.hops(branch, row) {
                Some(hops) => self.hop_over(&hops, &mut add),
                None => self.steps(branch, row, &mut |row| {
                    if let Value::Node(node) = row[meet.slot] {
                        add(node, self.weight(row));
                    }
                    Ok(())
                }),
            };
            if ended.is_err() {
                break;
            }
            std::mem::swap(&mut tally, &mut more);
            if place > 0 {
                multiply(&mut tally, &more);
            }
            self.tallies.give_back(more);
            if tally.nodes.is_empty() {
                break;
            }
        }
        row[self.plan.weight] = weight;
        if ended.is_ok() {
            ended = self.met(meet, &tally, row, next);
        }
        self.tallies.give_back(tally);
        ended
    }

    fn met(
        &self,
        meet: &Meet,
        tally: &Tally,
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        for node in &tally.nodes {
            self.budget.step()?;
            row[meet.slot] = Value::Node(*node);
            if meet.unlike.iter().any(|(one, two)| row[*one] == row[*two]) {
                self.steps(&meet.exactly, row, next)?;
                continue;
            }
            for slot in &meet.relationships {
                row[*slot] = Value::Null;
            }
            if meet.repeats {
                (0..tally.get(*node)).try_for_each(|_| next(row))?;
                continue;
            }
            self.heavier(tally.get(*node), row, next)?;
        }
        Ok(())
    }

    /// Goes on once, as heavy as there are ways through some steps, if there is one.
    pub(super) fn ways(
        &self,
        steps: &[Step],
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let count = match steps {
            [Step::Expand(expand)] => self.degree(expand, row),
            _ => None,
        };
        let count = match count {
            Some(count) => count,
            None => self.count_ways(steps, row)?,
        };
        if count == 0 {
            return Ok(());
        }
        self.heavier(count, row, next)
    }

    fn count_ways(&self, steps: &[Step], row: &mut [Value]) -> Result<i64, Stop> {
        let weight = std::mem::replace(&mut row[self.plan.weight], Value::Null);
        let mut count = 0_i64;
        let ended = self.steps(steps, row, &mut |row| {
            count = count.saturating_add(self.weight(row));
            Ok(())
        });
        row[self.plan.weight] = weight;
        ended.map(|()| count)
    }

    /// How many relationships there are, if that is known without looking at each.
    fn degree(&self, expand: &Expand, row: &[Value]) -> Option<i64> {
        let Value::Node(from) = row[expand.from] else {
            return None;
        };
        let is_one_way = expand.direction != Direction::Both;
        if !is_one_way || expand.to_bound || !expand.unlike.is_empty() {
            return None;
        }
        let mut count = 0;
        for route in self.routes(expand)? {
            let links = route.at(from);
            count += if route.sure {
                links.len()
            } else {
                let has_all = |link: &&Link| self.has_all(link.node, &expand.labels);
                links.iter().filter(has_all).count()
            };
        }
        i64::try_from(count).ok()
    }
}

/// Leaves what is in both tallies, with the product of the counts.
fn multiply(tally: &mut Tally, other: &Tally) {
    let nodes = std::mem::take(&mut tally.nodes);
    for node in nodes {
        let product = tally.get(node).saturating_mul(other.get(node));
        tally.counts[node.0 as usize] = 0;
        tally.large.remove(&node);
        if product > 0 {
            tally.add(node, product);
        }
    }
}
