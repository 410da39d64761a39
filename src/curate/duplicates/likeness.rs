//! What speaks for two entities being one, and what against.

use super::Entry;
use crate::curate::name;
use crate::graph::schema::{label, property, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};

/// Why two may be one, and how sure that is.
#[derive(Debug, Clone)]
pub(super) struct Likeness {
    pub(super) because: String,
    pub(super) confidence: f64,
}

/// Less sure ones are none.
const LEAST: f64 = 0.4;

/// How sure it is that two people are one of whom one word is known.
const BRIEF: f64 = 0.3;

/// What is added where both are spoken of in the same document, and where both belong to the same.
const TOGETHER: f64 = 0.1;
const SAME_OF: f64 = 0.15;
/// What another label takes away.
const OTHER_LABEL: f64 = 0.2;

/// What speaks for two being one; nothing where too little does, or something excludes it.
pub(super) fn likeness(graph: &Graph, left: &Entry, right: &Entry) -> Option<Likeness> {
    if is_excluded(graph, left, right) {
        return None;
    }
    let (mut because, mut confidence) = of_names(left, right)?;
    let name_alone = confidence;
    if left.label != right.label {
        because = format!(
            "{because}, as {} and {}",
            left.label.to_lowercase(),
            right.label.to_lowercase()
        );
        confidence -= OTHER_LABEL;
    }
    if !left.documents.is_disjoint(&right.documents) && name_alone < 0.9 {
        because += ", in one document";
        confidence += TOGETHER;
    }
    if let Some(of) = shared(graph, left.node, right.node) {
        because = format!("{because}, both of {of}");
        confidence += SAME_OF;
    }
    (confidence >= LEAST).then_some(Likeness {
        because,
        confidence: (confidence.min(0.99) * 100.0).round() / 100.0,
    })
}

/// Whether they have another gender, item or country.
fn is_excluded(graph: &Graph, left: &Entry, right: &Entry) -> bool {
    let differ = |key: &str| {
        let [left, right] =
            [left, right].map(|entry| graph.property(entry.node, key).and_then(Value::as_str));
        left.is_some() && right.is_some() && left != right
    };
    let is_kind =
        |entry: &Entry| matches!(&*entry.label, label::COUNTRY | label::PLACE | label::EVENT);
    differ(property::GENDER)
        || have_other_initials(left, right)
        || differ(property::WIKIDATA)
        || differ(property::ISO2)
        || is_kind(left) && right.label == label::PERSON
        || is_kind(right) && left.label == label::PERSON
}

/// George W. Bush and George H.W. Bush.
fn have_other_initials(left: &Entry, right: &Entry) -> bool {
    let initials = |entry: &Entry| -> String {
        let inner = entry
            .words
            .get(1..entry.words.len() - 1)
            .unwrap_or_default();
        inner
            .iter()
            .filter(|word| word.len() <= 2)
            .cloned()
            .collect()
    };
    let (left_own, right_own) = (initials(left), initials(right));
    left.label == label::PERSON
        && !left_own.is_empty()
        && !right_own.is_empty()
        && left_own != right_own
}

fn of_names(left: &Entry, right: &Entry) -> Option<(String, f64)> {
    let because = |text: &str, confidence| Some((text.to_owned(), confidence));
    if left.name == right.name {
        let is_brief = left.label == label::PERSON && left.is_brief && right.is_brief;
        return because("same name", if is_brief { BRIEF } else { 0.9 });
    }
    if left.aliases.contains(&right.name) || right.aliases.contains(&left.name) {
        let is_short = left.words.len().min(right.words.len()) == 1 && left.label == label::PERSON;
        return because(
            "name of one is another name of the other",
            if is_short { 0.6 } else { 0.8 },
        );
    }
    if left.label == label::PERSON && right.label == label::PERSON {
        return of_people(&left.words, &right.words);
    }
    let short =
        |one: &Entry, other: &Entry| initials(&other.words).is_some_and(|own| own == one.name);
    if short(left, right) || short(right, left) {
        return because("one has the initials of the other", 0.6);
    }
    if is_misspelt(&left.name, &right.name) {
        return because("names differ in a letter", 0.6);
    }
    is_inside(&left.words, &right.words).then(|| ("one name is part of the other".to_owned(), 0.35))
}

fn of_people(left: &[String], right: &[String]) -> Option<(String, f64)> {
    let because = |text: &str, confidence| Some((text.to_owned(), confidence));
    let (short, long) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    let (Some(first), Some(last)) = (short.first(), short.last()) else {
        return None;
    };
    let (other_first, other_last) = (long.first()?, long.last()?);
    if is_misspelt(&short.join(" "), &long.join(" ")) {
        return because("names differ in a letter", 0.65);
    }
    if last != other_last {
        let is_front = short.len() > 1 && long.starts_with(short);
        return is_front.then(|| ("one name begins the other".to_owned(), 0.6));
    }
    match short.len() {
        1 => because("surname of the other", 0.35),
        _ if first == other_first => because("same first name and surname", 0.75),
        _ if first.chars().count() == 1 && other_first.starts_with(first.as_str()) => {
            because("initial and surname", 0.6)
        }
        _ if other_first.chars().count() == 1 && first.starts_with(other_first.as_str()) => {
            because("initial and surname", 0.6)
        }
        _ if is_short_for(first, other_first) || is_short_for(other_first, first) => {
            because("short first name, same surname", 0.65)
        }
        _ if long.contains(first) => because("names in the other's", 0.6),
        _ => None,
    }
}

/// "Dan" and "Daniel"
fn is_short_for(short: &str, long: &str) -> bool {
    short.chars().count() >= 3 && long.starts_with(short)
}

/// Whether long names differ in one letter.
fn is_misspelt(left: &str, right: &str) -> bool {
    let length = left.chars().count().min(right.chars().count());
    length >= 7
        && left.chars().next() == right.chars().next()
        && !left.contains(|letter: char| letter.is_numeric())
        && strsim::osa_distance(left, right) == 1
}

/// Whether the words of one, of which there are several, end or begin the other's.
fn is_inside(left: &[String], right: &[String]) -> bool {
    let (short, long) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    short.len() > 1 && (long.starts_with(short) || long.ends_with(short))
}

/// The first letters of a name of several words, small words left out: "imf".
pub(super) fn initials(words: &[String]) -> Option<String> {
    let large = words
        .iter()
        .filter(|word| !matches!(word.as_str(), "of" | "the" | "for" | "and" | "on" | "in"));
    let initials: String = large.filter_map(|word| word.chars().next()).collect();
    (initials.chars().count() > 2).then_some(initials)
}

/// What both belong to.
fn shared(graph: &Graph, left: NodeId, right: NodeId) -> Option<String> {
    let of = |node| graph.expand(node, Direction::Outgoing, Some(relationship::OF));
    let own: Vec<NodeId> = of(left).map(|(_, other)| other).collect();
    let mut others = of(right).map(|(_, other)| other);
    others
        .find(|other| own.contains(other))
        .map(|other| name(graph, other).to_owned())
}
