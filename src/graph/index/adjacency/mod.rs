//! The relationships at a node, by type, direction and the labels at their other ends, in
//! contiguous rows.

mod rows;
mod survey;

use crate::graph::{NodeId, RelationshipId, Store, TypeId};
pub use rows::{Leads, Rows};
use rustc_hash::FxHashMap;
use survey::Survey;

/// A relationship seen from one of its nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The node at its other end.
    pub node: NodeId,
    /// Itself.
    pub relationship: RelationshipId,
}

/// One way along relationships.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From start to end.
    Out,
    /// From end to start.
    In,
}

/// How many links may stand beside the rows before all is made anew: a quarter, and some.
const SLACK: usize = 1 << 16;

/// The numbers of the label sets of the nodes at start and end of relationships.
type Sets = (u32, u32);

/// A node at one end of a relationship, its label set, and the labels below 64 in it as bits.
pub(super) type End = (NodeId, u32, u64);

/// All relationships, by type and direction.
#[derive(Debug, Clone, Default)]
pub(in crate::graph) struct Adjacency {
    types: Vec<OfType>,
    links: usize,
    changed: usize,
}

#[derive(Debug, Clone, Default)]
struct OfType {
    out: OneWay,
    back: OneWay,
    /// How many relationships lie between nodes of two label sets.
    between: FxHashMap<Sets, usize>,
}

/// The relationships of a type, gone one way.
#[derive(Debug, Clone, Default)]
struct OneWay {
    rows: Vec<Rows>,
    /// By label set: the place of the rows that lead to its nodes. Others go where there is room.
    places: Vec<Option<usize>>,
    /// The place of the rows that lead to all other nodes.
    rest: Option<usize>,
}

impl Adjacency {
    pub(super) fn new(store: &Store) -> Self {
        let mut types = Survey::of(store).types(store);
        let each = |types: &mut Vec<OfType>, work: fn(&mut Rows, NodeId, Link)| {
            for id in store.relationships() {
                let of_type = &mut types[store.type_of(id).0 as usize];
                let (from, to) = store.endpoints(id);
                for (way, node, other) in
                    [(&mut of_type.out, from, to), (&mut of_type.back, to, from)]
                {
                    let rows = way.leading_to(store.label_sets.of(other));
                    let link = Link {
                        node: other,
                        relationship: id,
                    };
                    work(rows, node, link);
                }
            }
        };
        each(&mut types, |rows, node, _| rows.count(node));
        for of_type in &mut types {
            let all = of_type.out.rows.iter_mut().chain(&mut of_type.back.rows);
            all.for_each(Rows::make_room);
        }
        each(&mut types, Rows::put);
        Self {
            types,
            links: store.relationship_count(),
            changed: 0,
        }
    }

    pub(in crate::graph) fn rows(&self, kind: TypeId, way: Way) -> &[Rows] {
        match (self.types.get(kind.0 as usize), way) {
            (Some(of_type), Way::Out) => &of_type.out.rows,
            (Some(of_type), Way::In) => &of_type.back.rows,
            (None, _) => &[],
        }
    }

    /// The rows that may lead to a node with these labels below 64, a bit each.
    pub(in crate::graph) fn rows_toward(
        &self,
        kind: TypeId,
        way: Way,
        labels: u64,
    ) -> impl Iterator<Item = &Rows> {
        let rows = self.rows(kind, way).iter();
        rows.filter(move |rows| rows.may_lead_to(labels))
    }

    /// How many relationships of a type lie between nodes of two label sets.
    pub(in crate::graph) fn between(&self, kind: TypeId) -> impl Iterator<Item = (Sets, usize)> {
        let of_type = self.types.get(kind.0 as usize).into_iter();
        of_type.flat_map(|of_type| of_type.between.iter().map(|(sets, count)| (*sets, *count)))
    }

    pub(super) fn link(&mut self, kind: TypeId, id: RelationshipId, [from, to]: [End; 2]) {
        let of_type = self.of_type(kind);
        *of_type.between.entry((from.1, to.1)).or_default() += 1;
        self.changed += of_type.out.insert(from.0, id, to) + of_type.back.insert(to.0, id, from);
    }

    pub(super) fn unlink(&mut self, kind: TypeId, id: RelationshipId, [from, to]: [End; 2]) {
        let of_type = self.of_type(kind);
        if let Some(count) = of_type.between.get_mut(&(from.1, to.1)) {
            *count = count.saturating_sub(1);
        }
        self.changed += of_type.out.remove(from.0, id, to) + of_type.back.remove(to.0, id, from);
    }

    /// The nodes at the ends of a relationship have other labels than before.
    pub(super) fn relabel(
        &mut self,
        kind: TypeId,
        id: RelationshipId,
        before: [End; 2],
        [from, to]: [End; 2],
    ) {
        let of_type = self.of_type(kind);
        if let Some(count) = of_type.between.get_mut(&(before[0].1, before[1].1)) {
            *count = count.saturating_sub(1);
        }
        *of_type.between.entry((from.1, to.1)).or_default() += 1;
        let mut more = 0;
        if before[1].1 != to.1 {
            more += of_type.out.remove(from.0, id, before[1]);
            more += of_type.out.insert(from.0, id, to);
        }
        if before[0].1 != from.1 {
            more += of_type.back.remove(to.0, id, before[0]);
            more += of_type.back.insert(to.0, id, from);
        }
        self.changed += more;
    }

    /// Whether so much has changed that it is better made anew.
    pub(super) const fn is_stale(&self) -> bool {
        self.changed > self.links / 4 + SLACK
    }

    fn of_type(&mut self, kind: TypeId) -> &mut OfType {
        let place = kind.0 as usize;
        if place >= self.types.len() {
            self.types.resize(place + 1, OfType::default());
        }
        &mut self.types[place]
    }
}

impl OneWay {
    /// Gives how many links stand beside the rows because of it.
    fn insert(&mut self, node: NodeId, id: RelationshipId, (other, set, labels): End) -> usize {
        let rows = self.leading_to(set);
        rows.allow(labels);
        let link = Link {
            node: other,
            relationship: id,
        };
        rows.insert(node, link)
    }

    /// Gives how many links stand beside the rows because of it.
    fn remove(&mut self, node: NodeId, id: RelationshipId, (_, set, _): End) -> usize {
        self.leading_to(set).remove(node, id)
    }
}
