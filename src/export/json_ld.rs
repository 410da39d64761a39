//! JSON-LD: statements as [Quotation](https://schema.org/Quotation)s in the words of schema.org, where they
//! stand as [Web Annotations](https://www.w3.org/TR/annotation-model/), and where they come from in
//! [PROV](https://www.w3.org/TR/prov-o/).

use super::Excerpt;
use crate::graph::schema::{evidence, label, property, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use crate::render::json::{Times, line, properties};
use serde_json::{Map, Value as Json, json};
use std::io::{self, Write};

/// What a label is in the words of schema.org.
const CLASSES: [(&str, &str); 8] = [
    (label::STATEMENT, "Quotation"),
    (label::DOCUMENT, "NewsArticle"),
    (label::PERSON, "Person"),
    (label::ORGANIZATION, "Organization"),
    (label::COUNTRY, "Country"),
    (label::PLACE, "Place"),
    (label::EVENT, "Event"),
    (label::TOPIC, "DefinedTerm"),
];

/// What a property is called there, for nodes with that label, or with any.
const TERMS: [(&str, &str, &str); 13] = [
    ("", property::NAME, "name"),
    ("", property::ALIASES, "alternateName"),
    ("", property::TITLE, "headline"),
    ("", property::PUBLISHER, "publisher"),
    ("", property::TEXT, "text"),
    ("", property::ROLE, "jobTitle"),
    ("", property::GENDER, "gender"),
    ("", "url", "url"),
    ("", "author", "author"),
    (label::DOCUMENT, property::DATE, "datePublished"),
    (label::STATEMENT, property::DATE, "dateCreated"),
    (label::EVENT, property::DATE, "startDate"),
    (label::EVENT, property::UNTIL, "endDate"),
];

/// What a relationship is called there, and whether it is the other end that has it.
const LINKS: [(&str, &str, bool); 8] = [
    (relationship::SAID, "creator", true),
    (relationship::ABOUT, "about", false),
    (relationship::IN, "isPartOf", false),
    (relationship::REPORTS, "hasPart", false),
    (relationship::MENTIONS, "mentions", false),
    (relationship::OF, "affiliation", false),
    (relationship::COPY_OF, "isBasedOn", false),
    (relationship::BROADER, "inDefinedTermSet", false),
];

/// The names of what those have no word for.
const OWN: &str = "urn:whosaid:schema:";

pub(super) fn write(excerpt: Excerpt<'_>, output: &mut dyn Write) -> io::Result<()> {
    let graph = &*excerpt.alone();
    let context = json!({
        "@vocab": "https://schema.org/",
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "whosaid": OWN,
        "datePublished": { "@type": "xsd:date" },
        "dateCreated": { "@type": "xsd:date" },
        "startDate": { "@type": "xsd:date" },
        "endDate": { "@type": "xsd:date" },
        "sameAs": { "@type": "@id" },
        "url": { "@type": "@id" },
    });
    writeln!(output, "{{\"@context\": {},\n\"@graph\": [", line(&context))?;
    let program = json!({
        "@id": "urn:whosaid:program",
        "@type": ["SoftwareApplication", "prov:SoftwareAgent"],
        "name": "whosaid",
        "softwareVersion": env!("CARGO_PKG_VERSION"),
    });
    write!(output, "{}", line(&program))?;
    for node in graph.nodes() {
        write!(output, ",\n{}", line(&described(graph, node)))?;
        if let Some(annotation) = annotation(graph, node) {
            write!(output, ",\n{}", line(&annotation))?;
        }
    }
    writeln!(output, "\n]}}")
}

fn iri(node: NodeId) -> String {
    format!("urn:whosaid:node:{}", node.0)
}

fn reference(node: NodeId) -> Json {
    json!({ "@id": iri(node) })
}

/// A node with its properties and relationships.
fn described(graph: &Graph, node: NodeId) -> Json {
    let mut found = Map::new();
    found.insert("@id".to_owned(), iri(node).into());
    found.insert("@type".to_owned(), classes(graph, node));
    let own = properties(graph.properties(node), graph, Times::Plain);
    let Json::Object(own) = own else { return own };
    for (key, value) in own {
        if !is_place(&key) && !value.is_null() {
            found.insert(term(graph, node, &key), value);
        }
    }
    if let Some(wikidata) = graph
        .property(node, property::WIKIDATA)
        .and_then(Value::as_str)
    {
        let item = format!("http://www.wikidata.org/entity/{wikidata}");
        found.insert("sameAs".to_owned(), item.into());
    }
    for (way, is_toward) in [(Direction::Outgoing, false), (Direction::Incoming, true)] {
        for (id, other) in graph.expand(node, way, None) {
            let kind = graph.relationship_type(id);
            if let Some(name) = link(kind, is_toward) {
                push(&mut found, &name, reference(other));
            }
        }
    }
    add_provenance(graph, node, &mut found);
    Json::Object(found)
}

fn classes(graph: &Graph, node: NodeId) -> Json {
    let known = CLASSES
        .iter()
        .filter(|(label, _)| graph.has_label(node, label));
    let mut classes: Vec<String> = known.map(|(_, class)| (*class).to_owned()).collect();
    if classes.is_empty() {
        classes = graph
            .labels(node)
            .map(|label| format!("whosaid:{}", part(label)))
            .collect();
    }
    if graph.has_label(node, label::STATEMENT) || graph.has_label(node, label::DOCUMENT) {
        classes.push("prov:Entity".to_owned());
    }
    if graph.has_label(node, label::ACTOR) {
        classes.push("prov:Agent".to_owned());
    }
    match classes.len() {
        0 => "Thing".into(),
        _ => classes.into(),
    }
}

/// Who a statement is from, and what it is taken from.
fn add_provenance(graph: &Graph, node: NodeId, found: &mut Map<String, Json>) {
    if !graph.has_label(node, label::STATEMENT) {
        return;
    }
    for (id, speaker) in graph.expand(node, Direction::Incoming, None) {
        if graph.relationship_type(id) == relationship::SAID {
            push(found, "prov:wasAttributedTo", reference(speaker));
        }
    }
    for (id, document) in graph.expand(node, Direction::Outgoing, None) {
        if graph.relationship_type(id) == relationship::IN {
            push(found, "prov:wasQuotedFrom", reference(document));
        }
    }
}

/// Where a statement stands: the pieces of its content in the text of its document.
fn annotation(graph: &Graph, node: NodeId) -> Option<Json> {
    if !graph.has_label(node, label::STATEMENT) {
        return None;
    }
    let mut documents = graph.expand(node, Direction::Outgoing, Some(relationship::IN));
    let (_, document) = documents.next()?;
    let targets = [
        (evidence::SOURCE_SPANS, "source"),
        (evidence::CUE_SPANS, "cue"),
        (evidence::CONTENT_SPANS, "content"),
    ];
    let targets = targets.into_iter().flat_map(|(key, part)| {
        let places = places(graph, node, key).into_iter();
        places.map(move |(start, end)| {
            json!({
                "@type": "oa:SpecificResource",
                "whosaid:part": part,
                "oa:hasSource": reference(document),
                "oa:hasSelector": {
                    "@type": "oa:TextPositionSelector",
                    "oa:start": start,
                    "oa:end": end,
                },
            })
        })
    });
    Some(json!({
        "@id": format!("urn:whosaid:annotation:{}", node.0),
        "@type": "oa:Annotation",
        "oa:motivatedBy": { "@id": "oa:identifying" },
        "oa:hasBody": reference(node),
        "oa:hasTarget": targets.collect::<Vec<_>>(),
        "prov:wasAttributedTo": { "@id": "urn:whosaid:program" },
    }))
}

/// Starts and ends, in code points of the document's text.
fn places(graph: &Graph, node: NodeId, key: &str) -> Vec<(i64, i64)> {
    let Some(Value::List(numbers)) = graph.property(node, key) else {
        return Vec::new();
    };
    let pair = |pair: &[Value]| match pair {
        [Value::Integer(start), Value::Integer(end)] => Some((*start, *end)),
        _ => None,
    };
    numbers.chunks(2).filter_map(pair).collect()
}

/// Whether the annotation says that already.
fn is_place(key: &str) -> bool {
    [
        evidence::SOURCE_SPANS,
        evidence::CUE_SPANS,
        evidence::CONTENT_SPANS,
    ]
    .contains(&key)
}

fn term(graph: &Graph, node: NodeId, key: &str) -> String {
    let mut known = TERMS.iter();
    let known = known
        .find(|(label, own, _)| *own == key && (label.is_empty() || graph.has_label(node, label)));
    known.map_or_else(
        || format!("whosaid:{}", part(key)),
        |(.., term)| (*term).to_owned(),
    )
}

/// What a relationship is called, seen from this end, if this is the end that has it.
fn link(kind: &str, is_toward: bool) -> Option<String> {
    match LINKS.iter().find(|(own, ..)| *own == kind) {
        Some((_, name, toward)) => (*toward == is_toward).then(|| (*name).to_owned()),
        None => (!is_toward).then(|| format!("whosaid:{}", part(kind))),
    }
}

/// A name as a part of an IRI: whatever is no letter, digit or underscore in hexadecimal.
fn part(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() || letter == '_' {
            out.push(letter);
        } else {
            let mut bytes = [0; 4];
            let bytes = letter.encode_utf8(&mut bytes).bytes();
            out.extend(bytes.map(|byte| format!("%{byte:02X}")));
        }
    }
    out
}

/// Adds a value beside those that are there.
fn push(found: &mut Map<String, Json>, key: &str, value: Json) {
    match found.get_mut(key) {
        None => {
            found.insert(key.to_owned(), value);
        }
        Some(Json::Array(values)) => values.push(value),
        Some(single) => *single = Json::Array(vec![single.take(), value]),
    }
}
