//! A document and what was found in it become nodes and relationships.
//!
//! The only room that knows both the text and the graph.

pub mod copies;
mod corpus;
mod dispute;
mod evidence;
mod identity;

pub use corpus::Corpus;

use crate::Span;
use crate::extract::{Act, Attribution, Entity, EntityId, EntityLabel, Extraction, Form, Setting};
use crate::graph::schema::{label, relationship};
use crate::graph::{Graph, NodeId, RelationshipId, Value};
use crate::text::Document;
use evidence::Evidence;
use identity::Identities;
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

/// Puts one document into `graph`; nothing if a document with its path is there already.
///
/// For many documents, an [`Ingester`] remembers what the graph has.
pub fn ingest(graph: &mut Graph, document: &Document, extraction: &Extraction) -> Option<NodeId> {
    Ingester::new(graph).ingest(graph, document, extraction)
}

/// Puts documents into one graph, and remembers which entities it has.
///
/// It belongs to the graph it was made for; after other changes to that graph, make a new one.
#[derive(Debug, Clone, Default)]
pub struct Ingester {
    documents: FxHashSet<String>,
    identities: Identities,
    ties: FxHashSet<(NodeId, &'static str, NodeId)>,
    /// Texts that many statements share: their cues and forms.
    shared: FxHashMap<String, Value>,
    /// The document put in last, unless it was there already.
    latest: Option<Latest>,
    corpus: Corpus,
}

/// A document in the graph, and how often it mentions what.
#[derive(Debug, Clone)]
struct Latest {
    node: NodeId,
    mentions: FxHashMap<NodeId, (RelationshipId, i64)>,
}

impl Ingester {
    /// Learns what `graph` has.
    #[must_use]
    pub fn new(graph: &Graph) -> Self {
        let mut own = Self {
            identities: Identities::new(graph),
            ..Self::default()
        };
        for node in graph.nodes_with_label(label::DOCUMENT) {
            let path = graph.property(*node, "path").and_then(Value::as_str);
            own.documents.extend(path.map(str::to_owned));
        }
        for id in graph.relationships() {
            let kinds = [relationship::OF, relationship::BROADER];
            let kind = kinds
                .into_iter()
                .find(|kind| *kind == graph.relationship_type(id));
            let (from, to) = graph.endpoints(id);
            own.ties.extend(kind.map(|kind| (from, kind, to)));
        }
        own
    }

    /// The same, with the phrases of the documents that were put in before.
    #[must_use]
    pub fn with_corpus(graph: &Graph, corpus: Corpus) -> Self {
        Self {
            corpus,
            ..Self::new(graph)
        }
    }

    /// The phrases of the documents that were put in.
    #[must_use]
    pub fn into_corpus(self) -> Corpus {
        self.corpus
    }

    /// Makes the phrases topics that many of the documents use, and the statements that use them about these:
    /// to be called when all documents are in. Marks which of them are copies.
    pub fn finish(&mut self, graph: &mut Graph) {
        copies::mark(graph, &self.corpus.signatures);
        self.corpus.make_topics(graph);
    }

    /// Whether a document was read from `path` already.
    #[must_use]
    pub fn has_document(&self, path: &str) -> bool {
        self.documents.contains(path)
    }

    /// Puts one document into `graph` and gives its node; nothing if its path is there already.
    ///
    /// Entities of the same label and name become one node, across documents too, unless gender or role
    /// and country tell them apart.
    pub fn ingest(
        &mut self,
        graph: &mut Graph,
        document: &Document,
        extraction: &Extraction,
    ) -> Option<NodeId> {
        let is_new = self.documents.insert(document.path.clone());
        self.latest = None;
        self.identities.begin_document();
        if is_new {
            self.corpus.begin_document();
        }
        is_new.then(|| self.add(graph, document, extraction))
    }

    /// Adds what was found in a later stretch of the document that was given last; nothing if that
    /// was in `graph` already.
    pub fn ingest_more(
        &mut self,
        graph: &mut Graph,
        document: &Document,
        extraction: &Extraction,
    ) -> Option<NodeId> {
        self.latest.as_ref()?;
        Some(self.add(graph, document, extraction))
    }

    fn add(&mut self, graph: &mut Graph, document: &Document, extraction: &Extraction) -> NodeId {
        let entities: Vec<NodeId> = extraction
            .entities
            .iter()
            .map(|entity| self.merge_entity(graph, entity, &extraction.entities))
            .collect();
        self.tie_entities(graph, extraction, &entities);
        let latest = self.latest.get_or_insert_with(|| Latest {
            node: create_document(graph, document),
            mentions: FxHashMap::default(),
        });
        let node = latest.node;
        self.corpus.sign(node, document);
        count_mentions(graph, latest, extraction, &entities);
        self.create_statements(graph, node, document, extraction, &entities);
        node
    }

    fn create_statements(
        &mut self,
        graph: &mut Graph,
        document_node: NodeId,
        document: &Document,
        extraction: &Extraction,
        entities: &[NodeId],
    ) {
        let mut evidence = Evidence::new(document, extraction);
        let mut statements = Vec::with_capacity(extraction.attributions.len());
        for attribution in &extraction.attributions {
            if attribution.provenance {
                statements.push(None);
                continue;
            }
            let cue = self.share(words(&document.text, &attribution.cue, &[]));
            let source = self.share(words(&document.text, &attribution.source, &[]));
            let form = self.share(form_name(attribution.form).into());
            let words = [form, cue, source];
            let statement = create_statement(graph, attribution, words, &mut evidence);
            if let Some(until) = attribution.until {
                graph.set_property(statement, "until", until.into());
            }
            relate_entities(graph, statement, attribution, entities);
            graph.create_relationship(relationship::IN, statement, document_node, []);
            statements.push(Some(statement));
        }
        relate_statements(graph, &extraction.attributions, &statements);
        dispute::relate_disputes(graph, document, extraction, &statements);
        self.corpus.add(document_node, extraction, &statements);
    }

    /// A text that is kept only once; null for an empty one.
    fn share(&mut self, text: String) -> Value {
        if text.is_empty() {
            return Value::Null;
        }
        let shared = self.shared.entry(text);
        shared
            .or_insert_with_key(|text| text.as_str().into())
            .clone()
    }

    fn merge_entity(&mut self, graph: &mut Graph, entity: &Entity, all: &[Entity]) -> NodeId {
        let of = entity.of.iter().filter_map(|id| all.get(id.0));
        let countries = of.filter(|of| of.label == EntityLabel::Country);
        let countries: Vec<&str> = countries.map(|country| country.name.as_str()).collect();
        if let Some(node) = self.identities.find(graph, entity, &countries) {
            complete_entity(graph, node, entity);
            return node;
        }
        let actor = matches!(
            entity.label,
            EntityLabel::Person | EntityLabel::Organization
        );
        let labels = std::iter::once(label_name(entity.label)).chain(actor.then_some(label::ACTOR));
        let name = ("name", Value::from(entity.name.as_str()));
        let node = graph.create_node(labels, [name]);
        complete_entity(graph, node, entity);
        self.identities.insert(entity, node);
        node
    }

    /// What belongs to what, and which topic is part of which.
    fn tie_entities(&mut self, graph: &mut Graph, extraction: &Extraction, nodes: &[NodeId]) {
        for (entity, from) in extraction.entities.iter().zip(nodes) {
            let of = entity.of.iter().map(|id| (relationship::OF, *id));
            let broader = entity.broader.map(|id| (relationship::BROADER, id));
            for (kind, id) in of.chain(broader) {
                let Some(to) = nodes.get(id.0) else { continue };
                if from != to && self.ties.insert((*from, kind, *to)) {
                    graph.create_relationship(kind, *from, *to, []);
                }
            }
        }
    }
}

/// Under which names a reader has merged or renamed it.
fn former_names(graph: &Graph, node: NodeId) -> impl Iterator<Item = &str> {
    let names = match graph.property(node, "formerly") {
        Some(Value::List(names)) => names.as_slice(),
        _ => &[],
    };
    names.iter().filter_map(Value::as_str)
}

/// Adds what `entity` knows and its node does not: aliases unite, the rest stays as first known.
fn complete_entity(graph: &mut Graph, node: NodeId, entity: &Entity) {
    let (iso2, iso3) = entity.iso.clone().unzip();
    let properties = [
        ("role", &entity.role),
        ("gender", &entity.gender),
        ("wikidata", &entity.wikidata),
        ("iso2", &iso2),
        ("iso3", &iso3),
        ("capital", &entity.capital),
        ("place", &entity.place),
    ];
    for (key, text) in properties {
        if let (Some(text), None) = (text, graph.property(node, key)) {
            graph.set_property(node, key, text.as_str().into());
        }
    }
    if let (Some(date), None) = (entity.date, graph.property(node, "date")) {
        graph.set_property(node, "date", date.into());
        if let Some(until) = entity.until {
            graph.set_property(node, "until", until.into());
        }
    }
    for (key, texts) in [("adjectives", &entity.adjectives), ("blocs", &entity.blocs)] {
        if !texts.is_empty() && graph.property(node, key).is_none() {
            let texts = texts.iter().map(|text| Value::from(text.as_str()));
            graph.set_property(node, key, texts.collect());
        }
    }
    let known = match graph.property(node, "aliases") {
        Some(Value::List(known)) => known.as_slice(),
        _ => &[],
    };
    let mut aliases: Vec<Value> = known.to_vec();
    let name = graph.property(node, "name").cloned();
    for alias in entity.aliases.iter().chain([&entity.name]) {
        let value = Value::from(alias.as_str());
        if name.as_ref() != Some(&value) && !aliases.contains(&value) {
            aliases.push(value);
        }
    }
    if aliases.len() > known.len() || known.is_empty() {
        graph.set_property(node, "aliases", aliases.into_iter().collect());
    }
}

fn create_document(graph: &mut Graph, document: &Document) -> NodeId {
    graph.create_node(
        [label::DOCUMENT],
        [
            ("title", document.title.as_deref().into()),
            ("path", document.path.as_str().into()),
            ("publisher", document.publisher.as_deref().into()),
            ("date", document.date.into()),
        ],
    )
}

fn count_mentions(
    graph: &mut Graph,
    document: &mut Latest,
    extraction: &Extraction,
    entities: &[NodeId],
) {
    let mut counts: IndexMap<NodeId, i64> = IndexMap::new();
    for mention in &extraction.mentions {
        if let Some(node) = entities.get(mention.entity.0) {
            *counts.entry(*node).or_default() += 1;
        }
    }
    for (node, count) in counts {
        if let Some((id, all)) = document.mentions.get_mut(&node) {
            *all += count;
            graph.set_relationship_property(*id, "count", (*all).into());
        } else {
            let properties = [("count", count.into())];
            let id =
                graph.create_relationship(relationship::MENTIONS, document.node, node, properties);
            document.mentions.insert(node, (id, count));
        }
    }
}

fn relate_statements(
    graph: &mut Graph,
    attributions: &[Attribution],
    statements: &[Option<NodeId>],
) {
    for (attribution, inner) in attributions.iter().zip(statements) {
        let outer = reporting(attributions, attribution);
        let outer = outer.and_then(|outer| *statements.get(outer)?);
        if let (Some(outer), Some(inner)) = (outer, *inner)
            && outer != inner
        {
            graph.create_relationship(relationship::REPORTS, outer, inner, []);
        }
    }
}

/// The index of the statement that `attribution` stands in, past those that only name its origin.
fn reporting(all: &[Attribution], attribution: &Attribution) -> Option<usize> {
    let mut parent = attribution.parent?;
    for _ in 0..all.len() {
        let outer = all.get(parent)?;
        if !outer.provenance {
            break;
        }
        parent = outer.parent?;
    }
    Some(parent)
}

fn create_statement(
    graph: &mut Graph,
    attribution: &Attribution,
    [form, cue, source]: [Value; 3],
    evidence: &mut Evidence<'_>,
) -> NodeId {
    let own = [
        ("text", content(evidence.text, attribution).into()),
        ("form", form),
        ("act", attribution.act.map(Act::name).into()),
        ("manner", attribution.manner.clone().into()),
        ("cue", cue),
        ("source", source),
        ("date", attribution.date.into()),
        ("negated", attribution.negated.into()),
        ("hedged", attribution.hedged.into()),
        ("attitude", attribution.attitude.into()),
        ("confidence", two_digits(attribution.confidence).into()),
    ];
    let all = own.into_iter().chain(evidence.properties(attribution));
    graph.create_node([label::STATEMENT], all)
}

/// Joins a statement with who says it, to whom, and the rest; who does so is an actor.
fn relate_entities(
    graph: &mut Graph,
    statement: NodeId,
    attribution: &Attribution,
    entities: &[NodeId],
) {
    let nodes = |ids: &[EntityId]| {
        let nodes = ids.iter().filter_map(|id| entities.get(id.0).copied());
        nodes.collect::<indexmap::IndexSet<NodeId>>()
    };
    for speaker in nodes(&attribution.speakers) {
        graph.add_label(speaker, label::ACTOR);
        graph.create_relationship(relationship::SAID, speaker, statement, []);
    }
    for (kind, ids) in [
        (relationship::TO, attribution.to.as_slice()),
        (
            relationship::ACCORDING_TO,
            attribution.according_to.as_slice(),
        ),
    ] {
        for actor in nodes(ids) {
            graph.add_label(actor, label::ACTOR);
            graph.create_relationship(kind, statement, actor, []);
        }
    }
    for (kind, ids) in [
        (relationship::VIA, attribution.via.as_slice()),
        (relationship::ABOUT, attribution.about.as_slice()),
    ] {
        for entity in nodes(ids) {
            graph.create_relationship(kind, statement, entity, []);
        }
    }
    for (id, setting) in &attribution.around {
        if let Some(entity) = entities.get(id.0) {
            let kind = match setting {
                Setting::Topic | Setting::Question => relationship::ABOUT,
                Setting::Paragraph => relationship::NEAR,
            };
            let weight = [("weight", setting.weight().into())];
            graph.create_relationship(kind, statement, *entity, weight);
        }
    }
}

/// The words of a statement: its pieces, joined by a space where only its own source and cue stand
/// between them, and by an ellipsis where other words do.
fn content(text: &str, attribution: &Attribution) -> String {
    let own: Vec<Span> = [attribution.cue.as_slice(), &attribution.source].concat();
    words(text, &attribution.content, &own)
}

fn words(text: &str, pieces: &[Span], own: &[Span]) -> String {
    let mut out = String::new();
    for (place, piece) in pieces.iter().enumerate() {
        if let Some(before) = place.checked_sub(1).and_then(|before| pieces.get(before)) {
            let gap = Span::new(before.end, piece.start.max(before.end));
            let interrupted = own.iter().any(|span| gap.contains(*span));
            let blank = !gap.of(text).contains(char::is_alphanumeric);
            out.push_str(if interrupted || blank { " " } else { " … " });
        }
        for (place, word) in piece.of(text).split_whitespace().enumerate() {
            out.push_str(if place > 0 { " " } else { "" });
            out.push_str(word);
        }
    }
    out
}

/// The nearest hundredth, without the noise of 32 bits.
fn two_digits(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

const fn form_name(form: Form) -> &'static str {
    match form {
        Form::Direct => "direct",
        Form::Indirect => "indirect",
        Form::Mixed => "mixed",
    }
}

const fn label_name(label: EntityLabel) -> &'static str {
    match label {
        EntityLabel::Person => label::PERSON,
        EntityLabel::Organization => label::ORGANIZATION,
        EntityLabel::Country => label::COUNTRY,
        EntityLabel::Topic => label::TOPIC,
        EntityLabel::Place => label::PLACE,
        EntityLabel::Event => label::EVENT,
    }
}
