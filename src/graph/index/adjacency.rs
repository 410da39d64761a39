//! The relationships at a node, by type and direction in contiguous rows.

use super::super::{Graph, LabelId, NodeId, RelationshipId, TypeId};
use rustc_hash::FxHashMap;

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

/// Label sets of the nodes at start and end of relationships.
type Sets = (u32, u32);

/// A node at one end of a relationship, its label set, and the labels below 64 in it as bits.
pub(super) type End = (NodeId, u32, u64);

/// All relationships, by type and direction.
#[derive(Debug, Clone, Default)]
pub(super) struct Adjacency {
    types: Vec<OfType>,
    links: usize,
    changed: usize,
    /// Whether nodes got or lost labels, so that the sets noted are no longer theirs.
    relabelled: bool,
}

#[derive(Debug, Clone)]
struct OfType {
    out: Rows,
    back: Rows,
    ways: FxHashMap<Sets, usize>,
    /// The labels that all nodes have to which the rows lead, a bit each.
    common: [u64; 2],
}

impl Default for OfType {
    fn default() -> Self {
        Self {
            out: Rows::default(),
            back: Rows::default(),
            ways: FxHashMap::default(),
            common: [u64::MAX; 2],
        }
    }
}

/// Links by node: those of a contiguous range of nodes, and those that have changed since.
#[derive(Debug, Clone, Default)]
struct Rows {
    first: u32,
    starts: Vec<u32>,
    links: Vec<Link>,
    changed: FxHashMap<NodeId, Vec<Link>>,
}

impl Adjacency {
    pub(super) fn new(graph: &Graph) -> Self {
        let mut types = vec![OfType::default(); graph.type_names().count()];
        let mut ranges = vec![[(u32::MAX, 0); 2]; types.len()];
        for id in graph.relationships() {
            let kind = graph.type_of(id).0 as usize;
            let (from, to) = graph.endpoints(id);
            for (range, node) in ranges[kind].iter_mut().zip([from, to]) {
                *range = (range.0.min(node.0), range.1.max(node.0 + 1));
            }
        }
        for (of_type, [out, back]) in types.iter_mut().zip(ranges) {
            of_type.out.span(out);
            of_type.back.span(back);
        }
        for id in graph.relationships() {
            let of_type = &mut types[graph.type_of(id).0 as usize];
            let (from, to) = graph.endpoints(id);
            of_type.out.count(from);
            of_type.back.count(to);
            let sets = (graph.label_sets.of(from), graph.label_sets.of(to));
            *of_type.ways.entry(sets).or_default() += 1;
        }
        for of_type in &mut types {
            for (from, to) in of_type.ways.keys() {
                of_type.common[0] &= graph.label_sets.mask(*to);
                of_type.common[1] &= graph.label_sets.mask(*from);
            }
            of_type.out.make_room();
            of_type.back.make_room();
        }
        for id in graph.relationships() {
            let of_type = &mut types[graph.type_of(id).0 as usize];
            let (from, to) = graph.endpoints(id);
            of_type.out.put(from, to, id);
            of_type.back.put(to, from, id);
        }
        Self {
            types,
            links: graph.relationship_count(),
            ..Self::default()
        }
    }

    pub(super) fn links(&self, node: NodeId, kind: TypeId, way: Way) -> &[Link] {
        match (self.types.get(kind.0 as usize), way) {
            (Some(of_type), Way::Out) => of_type.out.links(node),
            (Some(of_type), Way::In) => of_type.back.links(node),
            (None, _) => &[],
        }
    }

    /// How many relationships of a type lie between nodes of two label sets.
    pub(super) fn ways(&self, kind: TypeId) -> impl Iterator<Item = (Sets, usize)> {
        let of_type = self.types.get(kind.0 as usize).into_iter();
        of_type.flat_map(|of_type| of_type.ways.iter().map(|(sets, count)| (*sets, *count)))
    }

    /// Whether every node that a type leads to surely has a label.
    pub(super) fn all_lead_to(&self, kind: TypeId, way: Way, label: LabelId) -> bool {
        let Some(of_type) = self.types.get(kind.0 as usize).filter(|_| !self.relabelled) else {
            return false;
        };
        let common = match way {
            Way::Out => of_type.common[0],
            Way::In => of_type.common[1],
        };
        label.0 < 64 && common >> label.0 & 1 == 1
    }

    pub(super) fn link(&mut self, kind: TypeId, id: RelationshipId, ends: [End; 2]) {
        let of_type = self.of_type(kind);
        let [(from, from_set, from_labels), (to, to_set, to_labels)] = ends;
        of_type.common[0] &= to_labels;
        of_type.common[1] &= from_labels;
        *of_type.ways.entry((from_set, to_set)).or_default() += 1;
        let more = of_type.out.insert(from, to, id) + of_type.back.insert(to, from, id);
        self.changed += more;
    }

    pub(super) fn unlink(&mut self, kind: TypeId, id: RelationshipId, ends: [End; 2]) {
        let of_type = self.of_type(kind);
        let [(from, from_set, _), (to, to_set, _)] = ends;
        if let Some(count) = of_type.ways.get_mut(&(from_set, to_set)) {
            *count = count.saturating_sub(1);
        }
        let more = of_type.out.remove(from, id) + of_type.back.remove(to, id);
        self.changed += more;
    }

    /// A node's labels change.
    pub(super) fn relabel(&mut self, node: NodeId) {
        let has_links = |of_type: &OfType| {
            !of_type.out.links(node).is_empty() || !of_type.back.links(node).is_empty()
        };
        self.relabelled = self.relabelled || self.types.iter().any(has_links);
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

impl Rows {
    /// Makes place for nodes from one to before another.
    fn span(&mut self, (first, end): (u32, u32)) {
        self.first = first;
        self.starts = vec![0; (end.saturating_sub(first)) as usize + 1];
    }

    fn count(&mut self, node: NodeId) {
        self.starts[(node.0 - self.first) as usize] += 1;
    }

    /// Turns counts into the ends of rows; [`Self::put`] fills them from the end.
    fn make_room(&mut self) {
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        let nowhere = Link {
            node: NodeId(0),
            relationship: RelationshipId(0),
        };
        self.links = vec![nowhere; sum as usize];
    }

    fn put(&mut self, node: NodeId, other: NodeId, relationship: RelationshipId) {
        let start = &mut self.starts[(node.0 - self.first) as usize];
        *start -= 1;
        let link = Link {
            node: other,
            relationship,
        };
        self.links[*start as usize] = link;
    }

    fn links(&self, node: NodeId) -> &[Link] {
        if !self.changed.is_empty()
            && let Some(links) = self.changed.get(&node)
        {
            return links;
        }
        let place = node.0.wrapping_sub(self.first) as usize;
        match self.starts.get(place..) {
            Some([start, end, ..]) => &self.links[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// Gives how many links stand beside the rows because of it.
    fn insert(&mut self, node: NodeId, other: NodeId, relationship: RelationshipId) -> usize {
        let (links, more) = self.changing(node);
        let place = links.partition_point(|link| link.relationship > relationship);
        let link = Link {
            node: other,
            relationship,
        };
        links.insert(place, link);
        more + 1
    }

    fn remove(&mut self, node: NodeId, relationship: RelationshipId) -> usize {
        let (links, more) = self.changing(node);
        links.retain(|link| link.relationship != relationship);
        more
    }

    /// The links of a node to be changed, and how many were copied for that.
    fn changing(&mut self, node: NodeId) -> (&mut Vec<Link>, usize) {
        let copy = if self.changed.contains_key(&node) {
            Vec::new()
        } else {
            self.links(node).to_vec()
        };
        let more = copy.len();
        (self.changed.entry(node).or_insert(copy), more)
    }
}
