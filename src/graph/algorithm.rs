//! Algorithms over a part of the graph: some of its nodes, and relationships between them.

use super::{Graph, LabelId, NodeId, TypeId};
use petgraph::algo::kosaraju_scc;
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeFiltered;

/// Some nodes of a graph, numbered one after another, and the relationships between them.
#[derive(Debug)]
pub struct Part<'g> {
    graph: &'g Graph,
    nodes: Vec<NodeId>,
    /// By node of the graph; `NOT_IN_IT` for others.
    numbers: Vec<u32>,
    types: Option<Vec<TypeId>>,
}

const NOT_IN_IT: u32 = u32::MAX;

impl Graph {
    /// The part of nodes that have one of some labels and relationships that have one of some
    /// types; all of them where nothing is asked for.
    #[must_use]
    pub fn part(&self, labels: Option<&[LabelId]>, types: Option<&[TypeId]>) -> Part<'_> {
        let is_in = |node: &NodeId| {
            labels.is_none_or(|all| all.iter().any(|label| self.is_labelled(*node, *label)))
        };
        let nodes: Vec<NodeId> = self.nodes().filter(is_in).collect();
        let mut numbers = vec![NOT_IN_IT; self.petgraph.node_count()];
        for (number, node) in (0..).zip(&nodes) {
            numbers[node.0 as usize] = number;
        }
        Part {
            graph: self,
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

    /// The numbers of the nodes at start and end of each relationship.
    fn links(&self) -> impl Iterator<Item = (u32, u32)> {
        let has_type = |kind| self.types.as_ref().is_none_or(|all| all.contains(&kind));
        let all = self.graph.relationships();
        let all = all.filter(move |id| has_type(self.graph.type_of(*id)));
        let numbers = all.map(|id| {
            let (from, to) = self.graph.endpoints(id);
            (self.numbers[from.0 as usize], self.numbers[to.0 as usize])
        });
        numbers.filter(|(from, to)| *from != NOT_IN_IT && *to != NOT_IN_IT)
    }

    /// How many relationships go out from each node and come in to it.
    #[must_use]
    pub fn degrees(&self) -> Vec<(u32, u32)> {
        let mut degrees = vec![(0, 0); self.nodes.len()];
        for (from, to) in self.links() {
            degrees[from as usize].0 += 1;
            degrees[to as usize].1 += 1;
        }
        degrees
    }

    /// How likely a walker is at each node who follows relationships and now and then, with a
    /// chance of 1 - `damping` or where none goes on, begins anew anywhere. `go_on` is asked before
    /// each iteration.
    ///
    /// # Errors
    ///
    /// When `go_on` gives one.
    #[expect(clippy::cast_precision_loss, reason = "counts are small beside 2^53")]
    pub fn pagerank<E>(
        &self,
        damping: f64,
        iterations: usize,
        go_on: impl Fn() -> Result<(), E>,
    ) -> Result<Vec<f64>, E> {
        let degrees = self.degrees();
        let (starts, sources) = self.incoming(&degrees);
        let count = self.nodes.len() as f64;
        let mut ranks = vec![1.0 / count; self.nodes.len()];
        let mut shares = vec![0.0; self.nodes.len()];
        for _ in 0..iterations {
            go_on()?;
            let mut lost = 0.0;
            for ((share, rank), (out, _)) in shares.iter_mut().zip(&ranks).zip(&degrees) {
                *share = if *out == 0 {
                    lost += rank;
                    0.0
                } else {
                    rank / f64::from(*out)
                };
            }
            let base = (1.0 - damping + damping * lost) / count;
            for (rank, range) in ranks.iter_mut().zip(starts.windows(2)) {
                let sources = &sources[range[0] as usize..range[1] as usize];
                let sum: f64 = sources.iter().map(|source| shares[*source as usize]).sum();
                *rank = base + damping * sum;
            }
        }
        Ok(ranks)
    }

    /// Where the links into each node begin, and where each of them comes from.
    fn incoming(&self, degrees: &[(u32, u32)]) -> (Vec<u32>, Vec<u32>) {
        let mut starts = Vec::with_capacity(degrees.len() + 1);
        let mut sum = 0;
        starts.push(0);
        for (_, many) in degrees {
            sum += many;
            starts.push(sum);
        }
        let mut next = starts.clone();
        let mut sources = vec![0; sum as usize];
        for (from, to) in self.links() {
            let place = &mut next[to as usize];
            sources[*place as usize] = from;
            *place += 1;
        }
        (starts, sources)
    }

    /// The component of each node, whichever way relationships go: the number of its first node.
    #[must_use]
    pub fn weak_components(&self) -> Vec<u32> {
        let mut sets = UnionFind::new(self.nodes.len());
        for (from, to) in self.links() {
            sets.union(from as usize, to as usize);
        }
        let mut firsts = vec![NOT_IN_IT; self.nodes.len()];
        let component = |(number, set): (u32, usize)| {
            let first = &mut firsts[set];
            *first = (*first).min(number);
            *first
        };
        (0..).zip(sets.into_labeling()).map(component).collect()
    }

    /// The component of each node within which every node can be reached from every other: the
    /// number of its first node.
    #[must_use]
    pub fn strong_components(&self) -> Vec<u32> {
        let numbers = &self.numbers;
        let is_in = |node: petgraph::graph::NodeIndex| numbers[node.index()] != NOT_IN_IT;
        let filtered = EdgeFiltered::from_fn(&self.graph.petgraph, |edge| {
            use petgraph::visit::EdgeRef;
            let kind = edge.weight().live_type();
            let has_type = |kind| self.types.as_ref().is_none_or(|all| all.contains(&kind));
            kind.is_some_and(has_type) && is_in(edge.source()) && is_in(edge.target())
        });
        let mut components = vec![0; self.nodes.len()];
        for component in kosaraju_scc(&filtered) {
            let own = component.iter().filter(|node| is_in(**node));
            let own: Vec<u32> = own.map(|node| numbers[node.index()]).collect();
            let first = own.iter().min().copied().unwrap_or(0);
            for number in own {
                components[number as usize] = first;
            }
        }
        components
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn components_of_a_long_chain() {
        let graph = graph();
        let part = graph.part(None, None);
        let weak = part.weak_components();
        assert_eq!((weak[99_999], weak[100_000]), (0, 100_000));
        let strong = part.strong_components();
        assert_eq!(strong[99_996..], [99_996, 99_997, 99_997, 99_997, 100_000]);
        let label = graph.label_id("B").unwrap();
        assert_eq!(graph.part(Some(&[label]), None).strong_components(), [0]);
        let part = graph.part(None, Some(&[]));
        assert_eq!(part.strong_components(), part.weak_components());
    }

    #[test]
    fn ranks_add_up_to_one() {
        let graph = graph();
        let ranks = graph
            .part(None, None)
            .pagerank(0.85, 20, || Ok::<_, ()>(()));
        let ranks = ranks.unwrap();
        assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(ranks[99_999] > ranks[50_000] && ranks[50_000] > ranks[0]);
    }

    #[test]
    fn ranking_stops_when_told() {
        let asked = std::cell::Cell::new(0);
        let go_on = || {
            asked.set(asked.get() + 1);
            if asked.get() < 4 { Ok(()) } else { Err("stop") }
        };
        let part = graph();
        let part = part.part(None, None);
        assert_eq!(part.pagerank(0.85, usize::MAX, go_on), Err("stop"));
        assert_eq!(asked.get(), 4);
    }
}
