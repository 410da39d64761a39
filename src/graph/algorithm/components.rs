//! Which nodes hang together.

use super::{NOT_IN_IT, Part};
use crate::graph::NodeId;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::NodeIndex;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeFiltered, EdgeRef};
use std::cell::{Cell, RefCell};

impl Part<'_> {
    /// The component of each node, whichever way relationships go: the number of its first node.
    /// `go_on` is asked from time to time.
    ///
    /// # Errors
    ///
    /// When `go_on` gives one.
    pub fn weak_components<E>(&self, go_on: impl Fn() -> Result<(), E>) -> Result<Vec<u32>, E> {
        let mut sets = UnionFind::new(self.nodes.len());
        self.each_link(&go_on, |from, to| {
            sets.union(from as usize, to as usize);
        })?;
        let mut firsts = vec![NOT_IN_IT; self.nodes.len()];
        let component = |(number, set): (u32, usize)| {
            let first = &mut firsts[set];
            *first = (*first).min(number);
            *first
        };
        Ok((0..).zip(sets.into_labeling()).map(component).collect())
    }

    /// The component of each node within which every node can be reached from every other: the
    /// number of its first node. `go_on` is asked from time to time.
    ///
    /// # Errors
    ///
    /// When `go_on` gives one.
    pub fn strong_components<E>(&self, go_on: impl Fn() -> Result<(), E>) -> Result<Vec<u32>, E> {
        let number =
            |node: NodeIndex| self.number(NodeId(u32::try_from(node.index()).unwrap_or(NOT_IN_IT)));
        let is_in = |node: NodeIndex| number(node) != NOT_IN_IT;
        let clock = Clock::new(&go_on);
        // Once there is no more time, no relationship leads on, and the search is soon over.
        let filtered = EdgeFiltered::from_fn(&self.store.petgraph, |edge| {
            let kind = edge.weight().live_type();
            let has_type = |kind| self.types.as_ref().is_none_or(|all| all.contains(&kind));
            clock.goes_on()
                && kind.is_some_and(has_type)
                && is_in(edge.source())
                && is_in(edge.target())
        });
        let found = kosaraju_scc(&filtered);
        clock.result()?;
        let mut components = vec![0; self.nodes.len()];
        for component in found {
            let own = component.iter().filter(|node| is_in(**node));
            let own: Vec<u32> = own.map(|node| number(*node)).collect();
            let first = own.iter().min().copied().unwrap_or(0);
            for number in own {
                components[number as usize] = first;
            }
        }
        Ok(components)
    }
}

/// Asks from time to time whether there is time for more, where an answer cannot be handed on.
struct Clock<'c, G, E> {
    go_on: &'c G,
    asked: Cell<usize>,
    stopped: RefCell<Option<E>>,
}

impl<'c, G: Fn() -> Result<(), E>, E> Clock<'c, G, E> {
    const fn new(go_on: &'c G) -> Self {
        Self {
            go_on,
            asked: Cell::new(0),
            stopped: RefCell::new(None),
        }
    }

    fn goes_on(&self) -> bool {
        let asked = self.asked.get();
        self.asked.set(asked + 1);
        if asked.is_multiple_of(super::LINKS_BETWEEN_LOOKS) && self.stopped.borrow().is_none() {
            *self.stopped.borrow_mut() = (self.go_on)().err();
        }
        self.stopped.borrow().is_none()
    }

    fn result(&self) -> Result<(), E> {
        self.stopped.take().map_or(Ok(()), Err)
    }
}
