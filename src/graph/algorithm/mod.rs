//! Algorithms over a part of the graph: some of its nodes, and relationships between them.

mod betweenness;
mod components;
mod pagerank;

use super::{LabelId, NodeId, Store, TypeId};

/// Some nodes of a graph, numbered one after another, and the relationships between them.
#[derive(Debug)]
pub struct Part<'g> {
    store: &'g Store,
    nodes: Vec<NodeId>,
    /// By node of the graph, `NOT_IN_IT` for others; nothing if all are in it.
    numbers: Option<Vec<u32>>,
    types: Option<Vec<TypeId>>,
}

const NOT_IN_IT: u32 = u32::MAX;

/// How many links are followed between two looks at the time.
const LINKS_BETWEEN_LOOKS: usize = 1 << 16;

/// The links of each node one after another.
struct Links {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Links {
    fn of(&self, node: usize) -> &[u32] {
        &self.ends[self.starts[node] as usize..self.starts[node + 1] as usize]
    }
}

impl Store {
    /// The part of nodes that have one of some labels and relationships that have one of some
    /// types; all of them where nothing is asked for.
    #[must_use]
    pub fn part(&self, labels: Option<&[LabelId]>, types: Option<&[TypeId]>) -> Part<'_> {
        let is_in = |node: &NodeId| {
            labels.is_none_or(|all| all.iter().any(|label| self.is_labelled(*node, *label)))
        };
        let mut nodes = Vec::with_capacity(self.node_count());
        nodes.extend(self.nodes().filter(is_in));
        let all = self.petgraph.node_count();
        let numbers = (nodes.len() < all).then(|| {
            let mut numbers = vec![NOT_IN_IT; all];
            for (number, node) in (0..).zip(&nodes) {
                numbers[node.0 as usize] = number;
            }
            numbers
        });
        Part {
            store: self,
            nodes,
            numbers,
            types: types.map(<[TypeId]>::to_vec),
        }
    }
}

impl Part<'_> {
    /// The nodes, in the order of their ids; results are in the same order.
    #[must_use]
    pub fn nodes(&self) -> &[NodeId] {
        &self.nodes
    }

    /// The number of a node of the graph, or `NOT_IN_IT`.
    fn number(&self, node: NodeId) -> u32 {
        match &self.numbers {
            Some(numbers) => numbers[node.0 as usize],
            None => node.0,
        }
    }

    /// The numbers of the nodes at start and end of each relationship.
    fn links(&self) -> impl Iterator<Item = (u32, u32)> {
        let has_type = |kind| self.types.as_ref().is_none_or(|all| all.contains(&kind));
        let all = self.store.relationships();
        let all = all.filter(move |id| has_type(self.store.type_of(*id)));
        let numbers = all.map(|id| {
            let (from, to) = self.store.endpoints(id);
            (self.number(from), self.number(to))
        });
        numbers.filter(|(from, to)| *from != NOT_IN_IT && *to != NOT_IN_IT)
    }

    /// The same, and from time to time asks `go_on` whether there is time for more.
    fn each_link<E>(
        &self,
        go_on: &impl Fn() -> Result<(), E>,
        mut work: impl FnMut(u32, u32),
    ) -> Result<(), E> {
        for (count, (from, to)) in self.links().enumerate() {
            if count % LINKS_BETWEEN_LOOKS == 0 {
                go_on()?;
            }
            work(from, to);
        }
        Ok(())
    }

    /// How many relationships go out from each node and come in to it. `go_on` is asked from time
    /// to time.
    ///
    /// # Errors
    ///
    /// When `go_on` gives one.
    pub fn degrees<E>(&self, go_on: impl Fn() -> Result<(), E>) -> Result<Vec<(u32, u32)>, E> {
        let mut degrees = vec![(0, 0); self.nodes.len()];
        self.each_link(&go_on, |from, to| {
            degrees[from as usize].0 += 1;
            degrees[to as usize].1 += 1;
        })?;
        Ok(degrees)
    }

    /// Where the links of each node begin, and where each of them leads; `turned` gives the ends of
    /// a link as start and end.
    fn rows<E>(
        &self,
        go_on: &impl Fn() -> Result<(), E>,
        turned: impl Fn(u32, u32) -> (u32, u32),
    ) -> Result<Links, E> {
        let mut starts = vec![0; self.nodes.len() + 2];
        self.each_link(go_on, |from, to| {
            starts[turned(from, to).0 as usize + 2] += 1;
        })?;
        for place in 2..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut ends = vec![0; starts.last().copied().unwrap_or(0) as usize];
        self.each_link(go_on, |from, to| {
            let (start, end) = turned(from, to);
            let place = &mut starts[start as usize + 1];
            ends[*place as usize] = end;
            *place += 1;
        })?;
        starts.pop();
        Ok(Links { starts, ends })
    }
}

#[cfg(test)]
mod tests {
    use crate::graph::Graph;

    /// A long chain that ends in a circle of three, and a node apart.
    fn graph() -> Graph {
        let mut graph = Graph::new();
        let nodes: Vec<_> = (0..100_000).map(|_| graph.create_node(["A"], [])).collect();
        for pair in nodes.windows(2) {
            graph.create_relationship("T", pair[0], pair[1], []);
        }
        graph.create_relationship("T", nodes[99_999], nodes[99_997], []);
        graph.create_node(["B"], []);
        graph
    }

    #[expect(clippy::unnecessary_wraps, reason = "as it is asked for")]
    fn go() -> Result<(), ()> {
        Ok(())
    }

    #[test]
    fn components_of_a_long_chain() {
        let graph = graph();
        let part = graph.part(None, None);
        let weak = part.weak_components(go).unwrap();
        assert_eq!((weak[99_999], weak[100_000]), (0, 100_000));
        let strong = part.strong_components(go).unwrap();
        assert_eq!(strong[99_996..], [99_996, 99_997, 99_997, 99_997, 100_000]);
        let label = graph.label_id("B").unwrap();
        assert_eq!(
            graph
                .part(Some(&[label]), None)
                .strong_components(go)
                .unwrap(),
            [0]
        );
        let part = graph.part(None, Some(&[]));
        assert_eq!(
            part.strong_components(go).unwrap(),
            part.weak_components(go).unwrap()
        );
    }

    #[test]
    fn ranks_add_up_to_one() {
        let graph = graph();
        let ranks = graph.part(None, None).pagerank(0.85, 20, go);
        let ranks = ranks.unwrap();
        assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(ranks[99_999] > ranks[50_000] && ranks[50_000] > ranks[0]);
    }

    #[test]
    fn ranking_stops_when_told() {
        let asked = std::cell::Cell::new(0);
        let go_on = || {
            asked.set(asked.get() + 1);
            if asked.get() < 40 {
                Ok(())
            } else {
                Err("stop")
            }
        };
        let part = graph();
        let part = part.part(None, None);
        assert_eq!(part.pagerank(0.85, usize::MAX, go_on), Err("stop"));
        assert_eq!(asked.get(), 40);
        assert_eq!(part.strong_components(|| Err("stop")), Err("stop"));
        assert_eq!(part.weak_components(|| Err("stop")), Err("stop"));
        assert_eq!(part.degrees(|| Err("stop")), Err("stop"));
        assert_eq!(part.betweenness(true, || Err("stop")), Err("stop"));
    }
}
