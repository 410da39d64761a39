//! The rows that an expansion goes over, looked up once for all that begin at one node or another.

use super::context::Context;
use crate::graph::{Leads, Link, NodeId, Rows, Way};
use crate::query::check::resolved::Symbol;
use crate::query::plan::{Expand, ways};
use std::cell::OnceCell;

/// One way on from a node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Route<'g> {
    rows: &'g Rows,
    pub(super) way: Way,
    /// Whether it surely leads to nodes with the labels that are wanted.
    pub(super) sure: bool,
}

impl<'g> Route<'g> {
    /// The links of a node.
    #[inline]
    pub(super) fn at(&self, node: NodeId) -> &'g [Link] {
        self.rows.at(node)
    }
}

/// The routes of each expansion, by its number, while the graph stays as it is.
#[derive(Debug)]
pub(super) struct Routes<'g>(Vec<OnceCell<Option<Vec<Route<'g>>>>>);

impl Routes<'_> {
    /// Of so many expansions, none looked up yet.
    pub(super) fn new(expansions: usize) -> Self {
        Self((0..expansions).map(|_| OnceCell::new()).collect())
    }
}

impl<'c> Context<'c> {
    /// All ways on, the types in their order; nothing if types are not told or not indexed.
    #[inline]
    pub(super) fn routes(&self, expand: &Expand) -> Option<&'c [Route<'c>]> {
        let known = self.routes.0.get(expand.number)?;
        known.get_or_init(|| self.find_routes(expand)).as_deref()
    }

    fn find_routes(&self, expand: &Expand) -> Option<Vec<Route<'c>>> {
        let mut routes = Vec::new();
        if expand.types.is_empty() {
            return None;
        }
        for kind in self.kinds(&expand.types) {
            for way in ways(expand.direction) {
                for rows in self.graph.rows(kind, *way)? {
                    let leads = self.leads(rows, &expand.labels);
                    if leads > Leads::Never {
                        let (way, sure) = (*way, leads == Leads::Always);
                        routes.push(Route { rows, way, sure });
                    }
                }
            }
        }
        Some(routes)
    }

    /// Whether rows lead to nodes with all of some labels.
    fn leads(&self, rows: &Rows, labels: &[Symbol]) -> Leads {
        let leads = labels.iter().map(|label| {
            let label = self.names.label(*label);
            label.map_or(Leads::Never, |label| rows.lead_to(label))
        });
        leads.min().unwrap_or(Leads::Always)
    }
}
