//! What stands still while rows are read.

use super::budget::Budget;
use super::evaluate::Memory;
use super::meet::Tallies;
use super::profile::Profile;
use super::route::Routes;
use crate::graph::{Graph, KeyId, LabelId, TypeId, Value};
use crate::query::check::resolved::{Symbol, Symbols};
use crate::query::function::temporal::Clock;
use crate::query::plan::Plan;
use std::cell::RefCell;

/// The graph, the plan and what belongs to them.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    pub(super) graph: &'c Graph,
    pub(super) plan: &'c Plan,
    pub(super) parameters: &'c [Value],
    pub(super) names: &'c Names,
    pub(super) budget: &'c Budget<'c>,
    pub(super) clock: &'c Clock,
    pub(super) profile: &'c Profile,
    pub(super) tallies: &'c Tallies,
    pub(super) memory: &'c Memory,
    pub(super) routes: &'c Routes<'c>,
    /// Of the rows that are sorted: the first key of the last that is wanted, once that is known.
    pub(super) threshold: &'c RefCell<Option<Value>>,
}

/// The graph's numbers of the names in a query; `None` for one that the graph does not know.
#[derive(Debug, Default)]
pub(in crate::query) struct Names {
    labels: Vec<Option<LabelId>>,
    types: Vec<Option<TypeId>>,
    keys: Vec<Option<KeyId>>,
    /// How many names the graph had when they were looked up.
    known: Option<usize>,
}

impl Names {
    /// Looks the names up again if the graph has learnt new ones.
    pub(super) fn refresh(&mut self, symbols: &Symbols, graph: &Graph) {
        let known = graph.name_count();
        if self.known == Some(known) {
            return;
        }
        self.labels = symbols
            .labels
            .iter()
            .map(|name| graph.label_id(&name.text))
            .collect();
        self.types = symbols
            .types
            .iter()
            .map(|name| graph.type_id(&name.text))
            .collect();
        self.keys = symbols
            .keys
            .iter()
            .map(|name| graph.key_id(&name.text))
            .collect();
        self.known = Some(known);
    }

    pub(super) fn label(&self, symbol: Symbol) -> Option<LabelId> {
        self.labels[symbol]
    }

    pub(super) fn kind(&self, symbol: Symbol) -> Option<TypeId> {
        self.types[symbol]
    }

    pub(super) fn key(&self, symbol: Symbol) -> Option<KeyId> {
        self.keys[symbol]
    }
}

impl Context<'_> {
    /// Whether a relationship's type is one of some; any will do if there are none.
    pub(super) fn is_one_of(&self, kind: TypeId, types: &[Symbol]) -> bool {
        types.is_empty() || types.iter().any(|own| self.names.kind(*own) == Some(kind))
    }
}
