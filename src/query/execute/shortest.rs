//! Shortest walks between two nodes.

use super::Flow;
use super::context::Context;
use crate::graph::{Direction, KeyId, Link, NodeId, RelationshipId, Value, Way};
use crate::query::Error;
use crate::query::plan::{Each, ExpandMany, PartOfWalk, ways};
use rustc_hash::FxHashMap;

/// From which nodes, and over what, a node was first reached.
type Reached = FxHashMap<NodeId, (u64, Ways)>;

/// Relationships that lead to a node, with the node before; most often there is only one.
#[derive(Debug, Default)]
struct Ways {
    first: Option<(RelationshipId, NodeId)>,
    more: Vec<(RelationshipId, NodeId)>,
}

impl Ways {
    fn push(&mut self, way: (RelationshipId, NodeId)) {
        match self.first {
            None => self.first = Some(way),
            Some(_) => self.more.push(way),
        }
    }

    fn get(&self, place: usize) -> Option<(RelationshipId, NodeId)> {
        match place.checked_sub(1) {
            None => self.first,
            Some(place) => self.more.get(place).copied(),
        }
    }

    fn iter(&self) -> impl Iterator<Item = (RelationshipId, NodeId)> {
        self.first.into_iter().chain(self.more.iter().copied())
    }
}

/// What is looked for.
struct Search<'s> {
    many: &'s ExpandMany,
    /// Whether all walks are wanted.
    all: bool,
    /// The properties of each relationship.
    wanted: Vec<(Option<KeyId>, Value)>,
    each: &'s [Each],
}

impl Context<'_> {
    pub(super) fn shortest(
        &self,
        many: &ExpandMany,
        all: bool,
        each: &[Each],
        row: &mut [Value],
        next: &mut dyn FnMut(&mut [Value]) -> Flow,
    ) -> Flow {
        let (Value::Node(from), Value::Node(to)) = (&row[many.one.from], &row[many.one.to]) else {
            return Ok(());
        };
        let (from, to) = (*from, *to);
        if from == to {
            if many.minimum == 0 && self.fits(each, PartOfWalk::Nodes, &Value::Node(from), row)? {
                row[many.one.relationship] = Value::List(std::sync::Arc::default());
                return next(row);
            }
            return Ok(());
        }
        let wanted = self.wanted(many, row)?;
        for end in [from, to] {
            if !self.fits(each, PartOfWalk::Nodes, &Value::Node(end), row)? {
                return Ok(());
            }
        }
        let search = Search {
            many,
            all,
            wanted,
            each,
        };
        let reached = self.search(&search, from, to, row)?;
        if reached
            .get(&to)
            .is_none_or(|(length, _)| *length < many.minimum)
        {
            return Ok(());
        }
        let mut walks = Walks::new(&reached, from, to);
        while let Some(walk) = walks.next_walk() {
            self.budget.step()?;
            row[many.one.relationship] = walk.into_iter().map(Value::Relationship).collect();
            next(row)?;
            if !all {
                break;
            }
        }
        Ok(())
    }

    /// Searches from both ends, always on the side with fewer nodes to go on from, and gives
    /// for every node on a shortest walk how it is reached from `from`.
    fn search(
        &self,
        search: &Search<'_>,
        from: NodeId,
        to: NodeId,
        row: &mut [Value],
    ) -> Result<Reached, Error> {
        let many = search.many;
        let backwards = match many.one.direction {
            Direction::Outgoing => Direction::Incoming,
            Direction::Incoming => Direction::Outgoing,
            Direction::Both => Direction::Both,
        };
        let mut front = Side::new(from, many.one.direction);
        let mut back = Side::new(to, backwards);
        while front.depth + back.depth < many.maximum {
            let grows_front = self.breadth(many, &front) <= self.breadth(many, &back);
            let (side, other) = if grows_front {
                (&mut front, &back)
            } else {
                (&mut back, &front)
            };
            let mut meets = false;
            'layer: for node in std::mem::take(&mut side.edge) {
                for link in self.links_of(many, node, side.direction) {
                    self.budget.step()?;
                    if !self.leads_on(search, link, row)? {
                        continue;
                    }
                    side.reach(link.node, link.relationship, node);
                    if other.reached.contains_key(&link.node) {
                        meets = true;
                        // One walk will do, and none through the rest of the layer is shorter.
                        if !search.all {
                            break 'layer;
                        }
                    }
                }
            }
            side.depth += 1;
            if meets {
                return Ok(joined(front, &back));
            }
            if side.edge.is_empty() {
                break;
            }
        }
        Ok(Reached::default())
    }
}

impl Context<'_> {
    /// Whether a walk can go on over a link.
    fn leads_on(&self, search: &Search<'_>, link: Link, row: &mut [Value]) -> Result<bool, Error> {
        let (id, node) = (
            Value::Relationship(link.relationship),
            Value::Node(link.node),
        );
        Ok(self.has_properties(link.relationship, &search.wanted)
            && self.fits(search.each, PartOfWalk::Relationships, &id, row)?
            && self.fits(search.each, PartOfWalk::Nodes, &node, row)?)
    }

    /// Whether a node or relationship is what each of a walk must be.
    fn fits(
        &self,
        each: &[Each],
        part: PartOfWalk,
        value: &Value,
        row: &mut [Value],
    ) -> Result<bool, Error> {
        for one in each.iter().filter(|one| one.part == part) {
            row[one.slot] = value.clone();
            if self.condition(&one.condition, row)? != Some(one.wanted) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The relationships that a walk can go on over.
    fn links_of<'s>(
        &'s self,
        many: &'s ExpandMany,
        node: NodeId,
        direction: Direction,
    ) -> Box<dyn Iterator<Item = Link> + 's> {
        let types = &many.one.types;
        let kinds = || self.kinds(types);
        let is_indexed = kinds().all(|kind| self.graph.rows(kind, Way::Out).is_some());
        if types.is_empty() || !is_indexed {
            let all = self.graph.neighbours(node, direction);
            let fitting = all.filter(|(_, kind, _)| self.is_one_of(*kind, types));
            return Box::new(fitting.map(|(relationship, _, node)| Link { node, relationship }));
        }
        let ways = ways(direction);
        let rows = kinds().flat_map(|kind| ways.iter().map(move |way| (kind, *way)));
        Box::new(rows.flat_map(move |(kind, way)| {
            let rows = self.graph.rows(kind, way).unwrap_or_default();
            let links = rows.iter().flat_map(move |rows| rows.at(node)).copied();
            // Seen from the other end, a loop is the same.
            let is_again = way == Way::In && ways.len() > 1;
            links.filter(move |link| !(is_again && link.node == node))
        }))
    }

    /// How many relationships there are to go on over.
    fn breadth(&self, many: &ExpandMany, side: &Side) -> usize {
        let count = |node: &NodeId| {
            let rows = self.kinds(&many.one.types).flat_map(|kind| {
                let ways = ways(side.direction).iter();
                ways.filter_map(move |way| self.graph.link_count(*node, kind, *way))
            });
            1 + rows.sum::<usize>()
        };
        side.edge.iter().map(count).sum()
    }
}

/// What was reached from one end.
struct Side {
    direction: Direction,
    reached: Reached,
    edge: Vec<NodeId>,
    depth: u64,
}

impl Side {
    fn new(start: NodeId, direction: Direction) -> Self {
        Self {
            direction,
            reached: FxHashMap::from_iter([(start, (0, Ways::default()))]),
            edge: vec![start],
            depth: 0,
        }
    }

    fn reach(&mut self, node: NodeId, over: RelationshipId, from: NodeId) {
        let depth = self.depth + 1;
        let (own, ways) = self.reached.entry(node).or_insert_with(|| {
            self.edge.push(node);
            (depth, Ways::default())
        });
        if *own == depth {
            ways.push((over, from));
        }
    }
}

/// Turns the ways found from the end around, so that all lead on from the start.
fn joined(mut front: Side, back: &Side) -> Reached {
    let meetings = front.reached.iter().filter_map(|(node, (depth, _))| {
        let (rest, _) = back.reached.get(node)?;
        Some((depth + rest, *depth, *node))
    });
    let meetings: Vec<_> = meetings.collect();
    let shortest = meetings
        .iter()
        .map(|(length, ..)| *length)
        .min()
        .unwrap_or(0);
    let mut layer: Vec<_> = meetings
        .into_iter()
        .filter(|(length, depth, _)| *length == shortest && *depth == front.depth)
        .map(|(.., node)| node)
        .collect();
    let mut depth = front.depth;
    while !layer.is_empty() {
        depth += 1;
        let mut onward = Vec::new();
        for node in layer {
            let ways = back.reached.get(&node).into_iter();
            for (over, nearer) in ways.flat_map(|(_, ways)| ways.iter()) {
                let (_, ways) = front.reached.entry(nearer).or_insert_with(|| {
                    onward.push(nearer);
                    (depth, Ways::default())
                });
                ways.push((over, node));
            }
        }
        layer = onward;
    }
    front.reached
}

/// The walks that the ways allow, one after another.
struct Walks<'r> {
    reached: &'r Reached,
    from: NodeId,
    /// Nodes from the end back to the start, each with the next way to try.
    stack: Vec<(NodeId, usize)>,
    /// What was walked, from the end back.
    walked: Vec<RelationshipId>,
}

impl<'r> Walks<'r> {
    fn new(reached: &'r Reached, from: NodeId, to: NodeId) -> Self {
        Self {
            reached,
            from,
            stack: vec![(to, 0)],
            walked: Vec::new(),
        }
    }

    fn next_walk(&mut self) -> Option<Vec<RelationshipId>> {
        while let Some((node, way)) = self.stack.last_mut() {
            let ways = self.reached.get(node);
            let Some((over, before)) = ways.and_then(|(_, ways)| ways.get(*way)) else {
                self.stack.pop();
                self.walked.pop();
                continue;
            };
            *way += 1;
            self.walked.push(over);
            if before == self.from {
                let walk = self.walked.iter().rev().copied().collect();
                self.walked.pop();
                return Some(walk);
            }
            self.stack.push((before, 0));
        }
        None
    }
}
