//! How many shortest paths lead through nodes, by Brandes' algorithm.

use super::{Links, Part};

/// What is known of the nodes while the paths from one of them are counted.
struct Search {
    /// Nodes in the order in which they are reached.
    order: Vec<u32>,
    /// By node: how far it is, or `FAR`.
    distance: Vec<u32>,
    /// By node: how many shortest paths lead there.
    paths: Vec<f64>,
    /// By node: the share of the paths to farther nodes that leads through it.
    share: Vec<f64>,
}

const FAR: u32 = u32::MAX;

impl Part<'_> {
    /// Through each node: how many shortest paths between two others lead, where of several between
    /// the same two each counts for its share. Relationships are followed the way they go or, if
    /// not `directed`, either way. `go_on` is asked before each node.
    ///
    /// # Errors
    ///
    /// When `go_on` gives one.
    pub fn betweenness<E>(
        &self,
        directed: bool,
        go_on: impl Fn() -> Result<(), E>,
    ) -> Result<Vec<f64>, E> {
        let out = self.rows(&go_on, |from, to| (from, to))?;
        let back = if directed {
            None
        } else {
            Some(self.rows(&go_on, |from, to| (to, from))?)
        };
        let count = self.nodes.len();
        let mut through = vec![0.0; count];
        let mut search = Search {
            order: Vec::new(),
            distance: vec![FAR; count],
            paths: vec![0.0; count],
            share: vec![0.0; count],
        };
        for (start, node) in (0..count).zip(0..) {
            go_on()?;
            search.run(node, &out, back.as_ref());
            search.add_to(&mut through, start, &out, back.as_ref());
        }
        if !directed {
            // Every path was seen from both of its ends.
            for count in &mut through {
                *count /= 2.0;
            }
        }
        Ok(through)
    }
}

impl Search {
    /// Reaches all that can be reached from a node.
    fn run(&mut self, start: u32, out: &Links, back: Option<&Links>) {
        for node in self.order.drain(..) {
            let node = node as usize;
            (self.distance[node], self.paths[node], self.share[node]) = (FAR, 0.0, 0.0);
        }
        self.order.push(start);
        (self.distance[start as usize], self.paths[start as usize]) = (0, 1.0);
        let mut next = 0;
        while let Some(node) = self.order.get(next).map(|node| *node as usize) {
            next += 1;
            for to in links(node, out, back) {
                let end = to as usize;
                if self.distance[end] == FAR {
                    self.distance[end] = self.distance[node] + 1;
                    self.order.push(to);
                }
                if self.distance[end] == self.distance[node] + 1 {
                    self.paths[end] += self.paths[node];
                }
            }
        }
    }

    /// Adds what leads through each node that was reached, the farthest first.
    fn add_to(&mut self, through: &mut [f64], start: usize, out: &Links, back: Option<&Links>) {
        for node in self.order.iter().rev().map(|node| *node as usize) {
            for end in links(node, out, back).map(|to| to as usize) {
                if self.distance[end] == self.distance[node] + 1 {
                    let share = self.paths[node] / self.paths[end];
                    self.share[node] += share * (1.0 + self.share[end]);
                }
            }
            if node != start {
                through[node] += self.share[node];
            }
        }
    }
}

fn links<'l>(
    node: usize,
    out: &'l Links,
    back: Option<&'l Links>,
) -> impl Iterator<Item = u32> + 'l {
    let back = back.map_or(&[][..], |back| back.of(node));
    out.of(node).iter().chain(back).copied()
}

#[cfg(test)]
mod tests {
    use crate::graph::Graph;

    fn check(links: &[(usize, usize)], directed: bool, expected: &[f64]) {
        let mut graph = Graph::new();
        let nodes: Vec<_> = expected
            .iter()
            .map(|_| graph.create_node(["A"], []))
            .collect();
        for (from, to) in links {
            graph.create_relationship("T", nodes[*from], nodes[*to], []);
        }
        let part = graph.part(None, None);
        let through = part.betweenness(directed, || Ok::<_, ()>(())).unwrap();
        for (own, expected) in through.iter().zip(expected) {
            assert!((own - expected).abs() < 1e-9, "{through:?}");
        }
    }

    #[test]
    fn paths_lead_through_the_middle() {
        check(&[(0, 1), (1, 2)], true, &[0.0, 1.0, 0.0]);
        check(&[(0, 1), (2, 1)], true, &[0.0, 0.0, 0.0]);
        check(&[(0, 1), (2, 1)], false, &[0.0, 1.0, 0.0]);
        check(&[(0, 1), (1, 2), (2, 3)], true, &[0.0, 2.0, 2.0, 0.0]);
    }

    #[test]
    fn two_ways_share_a_path() {
        let diamond = [(0, 1), (0, 2), (1, 3), (2, 3)];
        check(&diamond, true, &[0.0, 0.5, 0.5, 0.0]);
        check(&diamond, false, &[0.5, 0.5, 0.5, 0.5]);
    }
}
