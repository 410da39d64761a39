//! All names in a graph, so that the words of a question find what they stand for.

mod fold;
mod office;
mod suggest;
#[cfg(test)]
mod tests;

pub(crate) use fold::fold;
pub(super) use office::ends_in;
pub(super) use suggest::closest;

use crate::graph::schema::{label, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use arcstr::ArcStr;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;

/// Labels of what has a name, the ones that say more first.
pub(super) const NAMED: [&str; 7] = [
    label::PERSON,
    label::ORGANIZATION,
    label::COUNTRY,
    label::TOPIC,
    label::PLACE,
    label::EVENT,
    label::ACTOR,
];

/// Names of entities and documents under every spelling, made once for a version of a graph.
///
/// Names are found whatever their case, diacritics, apostrophes, and with or without "the".
#[derive(Debug, Clone, Default)]
pub struct Names {
    entries: Vec<Entry>,
    entities: BTreeMap<Box<str>, Spelling>,
    endings: BTreeMap<Box<str>, Vec<usize>>,
    /// Who has an office: `president`.
    titles: BTreeMap<Box<str>, Vec<usize>>,
    /// Whose office ends in these words: `minister`.
    title_endings: BTreeMap<Box<str>, Vec<usize>>,
    /// The last words of offices.
    title_heads: HashSet<Box<str>>,
    /// Who speaks by office for whom.
    voices: HashMap<NodeId, Vec<usize>>,
    /// The last day of which there is a document.
    latest: Option<Date>,
    /// The countries that an adjective is of: `chinese`.
    adjectives: BTreeMap<Box<str>, Vec<usize>>,
    documents: BTreeMap<Box<str>, Vec<DocumentName>>,
    /// The countries whose government a capital stands for.
    governments: BTreeMap<Box<str>, Vec<usize>>,
    /// The blocs that countries are members of, as these name them.
    blocs: BTreeMap<Box<str>, ArcStr>,
    longest: usize,
}

/// One node with a name.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) node: NodeId,
    pub(super) name: ArcStr,
    /// What they belong to.
    pub(super) of: Vec<NodeId>,
    /// Their role, as an office.
    office: Option<office::Office>,
    /// How many statements they made.
    pub(super) said: usize,
    /// How many statements are about them.
    pub(super) spoken_of: usize,
    /// How many statements are to them.
    spoken_to: usize,
    /// Whether something was said on it: a broadcaster, a platform.
    pub(super) hosts: bool,
    /// Whether there are narrower topics.
    pub(super) narrower: bool,
}

/// What a document is called by: a property and its value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct DocumentName {
    pub(super) key: &'static str,
    pub(super) value: ArcStr,
}

/// A name as it is written, and the nodes that bear it.
#[derive(Debug, Clone)]
struct Spelling {
    written: ArcStr,
    entries: Vec<usize>,
}

impl Names {
    /// The names and aliases in `graph`.
    #[must_use]
    pub fn new(graph: &Graph) -> Self {
        let mut names = Self::default();
        let mut seen = HashSet::new();
        for node in NAMED.iter().flat_map(|label| graph.nodes_with_label(label)) {
            if seen.insert(*node) {
                names.add_entity(graph, *node);
            }
        }
        for node in graph.nodes_with_label(label::DOCUMENT) {
            names.add_document(graph, *node);
        }
        for node in graph.nodes_with_label(label::COUNTRY) {
            names.add_blocs(graph, *node);
        }
        names.add_offices(graph);
        names
    }

    /// Names and aliases that start with `prefix`, in alphabetical order.
    pub fn completions<'a>(&'a self, prefix: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let prefix = fold(prefix);
        self.entities
            .range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded))
            .take_while(move |(key, _)| key.starts_with(&prefix))
            .map(|(_, spelling)| &*spelling.written)
    }

    /// The entities that are called `name`; or else that have it as another name; or else whose name
    /// ends so, or whose role it is.
    #[must_use]
    pub fn nodes(&self, name: &str) -> Vec<NodeId> {
        let bearers = self.find(name);
        let is_own = |entry: &&&Entry| fold(&entry.name) == fold(name);
        let own: Vec<&Entry> = bearers.iter().filter(is_own).copied().collect();
        let found = match (own.as_slice(), bearers.as_slice()) {
            ([], []) => self.find_ending(name),
            ([], _) => bearers,
            _ => own,
        };
        found.into_iter().map(|entry| entry.node).collect()
    }

    /// The nodes that bear `name`.
    pub(super) fn find(&self, name: &str) -> Vec<&Entry> {
        let spelling = self.entities.get(fold(name).as_str());
        self.all(spelling.map_or(&[], |spelling| spelling.entries.as_slice()))
    }

    /// The nodes whose name ends in the words of `ending`, or whose role it is: surnames, "Foreign
    /// Ministry", "Japanese prime minister".
    pub(super) fn find_ending(&self, ending: &str) -> Vec<&Entry> {
        let ending = fold(ending);
        match self.endings.get(ending.as_str()) {
            Some(entries) => self.all(entries),
            None => self.find_office(&ending),
        }
    }

    /// The people whose last name that is.
    pub(super) fn find_surname(&self, surname: &str) -> Vec<&Entry> {
        let entries = self.endings.get(fold(surname).as_str());
        self.all(entries.map_or(&[], Vec::as_slice))
    }

    /// What documents are called `name`: by title, path, file name or publisher.
    pub(super) fn find_documents(&self, name: &str) -> Vec<DocumentName> {
        self.documents
            .get(fold(name).as_str())
            .cloned()
            .unwrap_or_default()
    }

    /// By which property and value the documents are known that are called `name`.
    pub fn documents<'a>(
        &'a self,
        name: &str,
    ) -> impl Iterator<Item = (&'static str, &'a str)> + use<'a> {
        let names = self.documents.get(fold(name).as_str());
        let names = names.into_iter().flatten();
        names.map(|name| (name.key, &*name.value))
    }

    /// Documents in whose title the words of `name` stand.
    pub(super) fn find_titles(&self, name: &str) -> Vec<DocumentName> {
        let wanted = format!(" {} ", fold(name));
        let has = |key: &str| format!(" {key} ").contains(&wanted);
        let mut titles: Vec<_> = self
            .documents
            .iter()
            .filter(|(key, _)| wanted.len() > 2 && has(key))
            .flat_map(|(_, names)| names.iter().filter(|name| name.key == "title").cloned())
            .collect();
        titles.sort();
        titles.dedup();
        titles
    }

    /// The country whose capital that is, which stands for its government.
    pub(super) fn find_government(&self, capital: &str) -> Vec<&Entry> {
        let entries = self.governments.get(fold(capital).as_str());
        self.all(entries.map_or(&[], Vec::as_slice))
    }

    /// A bloc that countries are members of, as they name it.
    pub(super) fn find_bloc(&self, name: &str) -> Option<&ArcStr> {
        self.blocs.get(fold(name).as_str())
    }

    /// All blocs that countries are members of.
    pub(super) fn blocs(&self) -> impl Iterator<Item = &str> {
        self.blocs.values().map(|bloc| &**bloc)
    }

    /// The most words of a name.
    pub(super) fn longest(&self) -> usize {
        self.longest.max(LONGEST_OFFICE)
    }

    /// The last day of which there is a document.
    pub(super) fn latest(&self) -> Option<Date> {
        self.latest
    }

    /// The symbol of words that are a name here: of entities, offices, adjectives of countries, documents.
    pub(super) fn symbol(&self, folded: &str) -> Option<&'static str> {
        let named = self.entities.contains_key(folded)
            || self.adjectives.contains_key(folded)
            || self.governments.contains_key(folded)
            || self.blocs.contains_key(folded);
        if named {
            return Some("name");
        }
        if self.documents.contains_key(folded) {
            return Some("document");
        }
        let is_office = || folded.contains(' ') && !self.find_office(folded).is_empty();
        is_office().then_some("name")
    }

    /// The names of so many who speak most, for examples.
    pub(super) fn speakers(&self, most: usize) -> Vec<String> {
        self.most(most, |entry| entry.said)
    }

    /// The names of so many who are spoken to most, for examples.
    pub(super) fn addressees(&self, most: usize) -> Vec<String> {
        self.most(most, |entry| entry.spoken_to)
    }

    /// The names of so much that is spoken of most, for examples.
    pub(super) fn subjects(&self, most: usize) -> Vec<String> {
        self.most(
            most,
            |entry| if entry.said > 0 { 0 } else { entry.spoken_of },
        )
    }

    fn most(&self, most: usize, count: impl Fn(&Entry) -> usize) -> Vec<String> {
        let mut entries: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| count(entry) > 0)
            .collect();
        entries.sort_by_key(|entry| (std::cmp::Reverse(count(entry)), entry.name.clone()));
        entries
            .iter()
            .take(most)
            .map(|entry| entry.name.to_string())
            .collect()
    }

    /// The countries that an adjective is of.
    pub(super) fn find_adjective(&self, adjective: &str) -> Vec<&Entry> {
        let entries = self.adjectives.get(fold(adjective).as_str());
        self.all(entries.map_or(&[], Vec::as_slice))
    }

    fn all(&self, entries: &[usize]) -> Vec<&Entry> {
        entries.iter().map(|entry| &self.entries[*entry]).collect()
    }

    fn add_entity(&mut self, graph: &Graph, node: NodeId) {
        let Some(Value::String(name)) = graph.property(node, "name") else {
            return;
        };
        let entry = self.entries.len();
        let said = graph
            .expand(node, Direction::Outgoing, Some(relationship::SAID))
            .count();
        // Once over what leads here: a country may have a hundred thousand statements about it.
        let mut kinds: HashMap<&str, usize> = HashMap::new();
        for (id, _) in graph.expand(node, Direction::Incoming, None) {
            *kinds.entry(graph.relationship_type(id)).or_default() += 1;
        }
        let incoming = |kind: &str| kinds.get(kind).copied().unwrap_or(0);
        self.entries.push(Entry {
            node,
            name: ArcStr::clone(name),
            of: Self::of(graph, node),
            office: None,
            said,
            spoken_of: incoming(relationship::ABOUT),
            spoken_to: incoming(relationship::TO),
            hosts: incoming(relationship::VIA) > 0,
            narrower: incoming(relationship::BROADER) > 0,
        });
        self.add_spelling(name, entry);
        if let Some(Value::String(capital)) = graph.property(node, "capital") {
            let capital = self.key(capital);
            self.governments.entry(capital).or_default().push(entry);
        }
        self.add_adjectives(graph, node, entry);
        if graph.has_label(node, label::PERSON) || graph.has_label(node, label::ORGANIZATION) {
            self.add_endings(name, entry);
        }
        if let Some(Value::List(aliases)) = graph.property(node, "aliases") {
            for alias in aliases.iter() {
                if let Value::String(alias) = alias {
                    self.add_spelling(alias, entry);
                }
            }
        }
    }

    fn add_spelling(&mut self, written: &ArcStr, entry: usize) {
        let key = self.key(written);
        if key.is_empty() {
            return;
        }
        let spelling = self.entities.entry(key).or_insert_with(|| Spelling {
            written: ArcStr::clone(written),
            entries: Vec::new(),
        });
        if !spelling.entries.contains(&entry) {
            spelling.entries.push(entry);
        }
    }

    fn add_endings(&mut self, name: &str, entry: usize) {
        let folded = fold(name);
        for (space, _) in folded.match_indices(' ') {
            let ending = self.endings.entry(folded[space + 1..].into()).or_default();
            ending.push(entry);
        }
    }

    /// What a node belongs to.
    fn of(graph: &Graph, node: NodeId) -> Vec<NodeId> {
        let of = graph.expand(node, Direction::Outgoing, Some(relationship::OF));
        of.map(|(_, owner)| owner).collect()
    }

    /// Notes the offices that people's roles are, once all names are known.
    fn add_offices(&mut self, graph: &Graph) {
        self.add_heads();
        for entry in 0..self.entries.len() {
            let node = self.entries[entry].node;
            let role = graph.property(node, "role").and_then(Value::as_str);
            if let Some(role) = role.filter(|role| !fold(role).is_empty()) {
                self.add_office(graph, role, entry);
            }
        }
        self.add_voices(graph);
    }

    /// Notes the adjectives of a country: "Chinese".
    fn add_adjectives(&mut self, graph: &Graph, node: NodeId, entry: usize) {
        let Some(Value::List(adjectives)) = graph.property(node, "adjectives") else {
            return;
        };
        for adjective in adjectives.iter().filter_map(Value::as_str) {
            let key = self.key(adjective);
            self.adjectives.entry(key).or_default().push(entry);
        }
    }

    fn add_document(&mut self, graph: &Graph, node: NodeId) {
        if let Some(Value::Date(date)) = graph.property(node, "date") {
            let (year, month, day) = date.civil();
            let day = (year
                .try_into()
                .ok()
                .zip(month.try_into().ok())
                .zip(day.try_into().ok()))
            .and_then(|((year, month), day)| Date::new(year, month, day).ok());
            self.latest = self.latest.max(day);
        }
        for key in ["title", "path", "publisher"] {
            let Some(Value::String(value)) = graph.property(node, key) else {
                continue;
            };
            let name = DocumentName {
                key,
                value: ArcStr::clone(value),
            };
            self.add_document_name(value, &name);
            if key == "path" {
                let file = value.rsplit(['/', '\\']).next().unwrap_or(value);
                self.add_document_name(file, &name);
                self.add_document_name(file.split('.').next().unwrap_or(file), &name);
            }
        }
    }

    fn add_blocs(&mut self, graph: &Graph, node: NodeId) {
        let Some(Value::List(blocs)) = graph.property(node, "blocs") else {
            return;
        };
        for bloc in blocs.iter() {
            if let Value::String(bloc) = bloc {
                let key = self.key(bloc);
                self.blocs.entry(key).or_insert_with(|| ArcStr::clone(bloc));
            }
        }
    }

    fn add_document_name(&mut self, written: &str, name: &DocumentName) {
        let key = self.key(written);
        if key.is_empty() {
            return;
        }
        let names = self.documents.entry(key).or_default();
        if names.last() != Some(name) && !names.contains(name) {
            names.push(name.clone());
        }
    }

    fn key(&mut self, written: &str) -> Box<str> {
        let words = written.split_whitespace().count();
        self.longest = self.longest.max(words.min(LONGEST));
        fold(written).into()
    }
}

/// Names of more words than this must stand in quotation marks if they hold a question's word.
const LONGEST: usize = 16;

/// The most words of an office: "the consul general of China in Osaka".
const LONGEST_OFFICE: usize = 8;
