//! Which node an entity of a document is: the same name is the same person in a thousand documents, unless
//! something tells them apart.

use super::{former_names, label_name};
use crate::extract::{Entity, EntityLabel, folded, without_initials};
use crate::graph::schema::{label, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use rustc_hash::FxHashMap;

/// The entities of a graph, by what they are called.
#[derive(Debug, Clone, Default)]
pub(super) struct Identities {
    named: FxHashMap<EntityLabel, FxHashMap<String, Vec<NodeId>>>,
    /// By the name without initials, accents, capitals and marks.
    spelt: FxHashMap<(EntityLabel, String), Vec<NodeId>>,
    /// People and meetings of whom the last document tells no more than one word, or a month.
    brief: FxHashMap<String, NodeId>,
}

const LABELS: [EntityLabel; 6] = [
    EntityLabel::Person,
    EntityLabel::Organization,
    EntityLabel::Country,
    EntityLabel::Topic,
    EntityLabel::Place,
    EntityLabel::Event,
];

impl Identities {
    /// Those of `graph`.
    pub(super) fn new(graph: &Graph) -> Self {
        let mut own = Self::default();
        for label in LABELS {
            for node in graph.nodes_with_label(label_name(label)) {
                if let Some(name) = graph.property(*node, "name").and_then(Value::as_str) {
                    own.add(label, name, *node);
                }
            }
            for node in graph.nodes_with_label(label_name(label)) {
                for name in former_names(graph, *node) {
                    own.add(label, name, *node);
                }
            }
        }
        own
    }

    /// Forgets who only the last document speaks of.
    pub(super) fn begin_document(&mut self) {
        self.brief.clear();
    }

    /// The node of an entity whose countries are `countries`, if it has one.
    pub(super) fn find(
        &self,
        graph: &Graph,
        entity: &Entity,
        countries: &[&str],
    ) -> Option<NodeId> {
        if is_brief(entity) {
            return self.brief.get(&entity.name).copied();
        }
        let named = self
            .named
            .get(&entity.label)
            .and_then(|named| named.get(&entity.name));
        let is_same = |node: &NodeId| !is_another(graph, *node, entity, countries);
        let same = named.into_iter().flatten().copied().find(is_same);
        same.or_else(|| {
            let spelt = self.spelt.get(&(entity.label, key(&entity.name)))?;
            let mut spelt = spelt.iter().copied();
            let is_same = |node: &NodeId| {
                let name = graph.property(*node, "name").and_then(Value::as_str);
                name.is_some_and(|name| may_be_one(name, &entity.name)) && is_same(node)
            };
            let only = spelt.by_ref().find(is_same)?;
            spelt.all(|node| !is_same(&node)).then_some(only)
        })
    }

    /// Notes the node that was made for an entity.
    pub(super) fn insert(&mut self, entity: &Entity, node: NodeId) {
        if is_brief(entity) {
            self.brief.insert(entity.name.clone(), node);
        } else {
            self.add(entity.label, &entity.name, node);
        }
    }

    fn add(&mut self, label: EntityLabel, name: &str, node: NodeId) {
        let named = self.named.entry(label).or_default();
        let nodes = named.entry(name.to_owned()).or_default();
        if nodes.contains(&node) {
            return;
        }
        nodes.push(node);
        let nodes = self.spelt.entry((label, key(name))).or_default();
        if !nodes.contains(&node) {
            nodes.push(node);
        }
    }
}

/// Whether one word is all that is known of somebody, or the month all of a meeting: the Bob of one document is
/// not that of another, nor its "October 2025 summit".
fn is_brief(entity: &Entity) -> bool {
    let is_bare = match entity.label {
        EntityLabel::Person => !entity.name.contains(' '),
        EntityLabel::Event => entity.of.is_empty() && is_month(&entity.name),
        _ => false,
    };
    is_bare && !entity.known
}

/// Whether a name begins with a month and is three words: "October 2025 summit".
fn is_month(name: &str) -> bool {
    let mut words = name.split(' ');
    let year = words.nth(1).and_then(|year| year.parse::<i16>().ok());
    year.is_some() && words.count() == 1 && name.starts_with(char::is_uppercase)
}

fn key(name: &str) -> String {
    let plain = folded(without_initials(name).as_deref().unwrap_or(name));
    let plain = plain
        .replace(['.', ',', '[', ']', '(', ')', '\''], "")
        .replace('-', " ");
    plain
        .strip_prefix("the ")
        .map(str::to_owned)
        .unwrap_or(plain)
}

/// Whether no initial of one is another than the other's.
fn may_be_one(left: &str, right: &str) -> bool {
    let has_initials = |name: &str| without_initials(name).is_some();
    !has_initials(left)
        || !has_initials(right)
        || folded(left).replace('.', "") == folded(right).replace('.', "")
}

/// Whether somebody of the same name is somebody else: of another gender, or with another role in another
/// country.
fn is_another(graph: &Graph, node: NodeId, entity: &Entity, countries: &[&str]) -> bool {
    if entity.known || entity.label != EntityLabel::Person {
        return false;
    }
    let differs = |key: &str, own: &Option<String>| {
        let known = graph.property(node, key).and_then(Value::as_str);
        own.as_deref()
            .is_some_and(|own| known.is_some_and(|known| !known.eq_ignore_ascii_case(own)))
    };
    let of = graph.expand(node, Direction::Outgoing, Some(relationship::OF));
    let mut known = of
        .filter(|(_, country)| graph.has_label(*country, label::COUNTRY))
        .peekable();
    let is_elsewhere = known.peek().is_some()
        && !countries.is_empty()
        && known.all(|(_, country)| {
            let name = graph.property(country, "name").and_then(Value::as_str);
            name.is_none_or(|name| !countries.contains(&name))
        });
    differs("gender", &entity.gender) || is_elsewhere && differs("role", &entity.role)
}
