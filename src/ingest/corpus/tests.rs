use super::count::{Subject, subjects};
use super::{Found, Use};
use crate::graph::schema::{label, relationship};
use crate::graph::{Direction, Graph, NodeId, Value};
use crate::ingest::{Facts, Memory, assemble};
use crate::lexicon::Lexicon;
use crate::text::Document;
use rustc_hash::FxHashMap;

/// Phrases, each used in so many documents of its own.
fn phrases(counts: &[(&str, u32)]) -> FxHashMap<Box<str>, Found> {
    let mut next = 0;
    let found = |(key, count): &(&str, u32)| {
        let uses = (next..next + count).map(|place| Use {
            document: place,
            statement: 1,
        });
        let found = Found {
            heads: u8::MAX,
            names: 0,
            joined: 0,
            uses: uses.collect(),
            spellings: [(Box::from(*key), *count as usize)].into(),
        };
        next += count;
        (Box::from(*key), found)
    };
    counts.iter().map(found).collect()
}

fn check(counts: &[(&str, u32)], documents: usize, expected: &[&str]) {
    let found: Vec<Subject> = subjects(&phrases(counts), documents);
    let keys: Vec<_> = found.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys, expected, "{counts:?}");
}

const OTHERS: [(&str, u32); 4] = [
    ("tax return", 3),
    ("border wall", 2),
    ("trade deal", 3),
    ("state visit", 2),
];

fn with_others(counts: &[(&'static str, u32)]) -> Vec<(&'static str, u32)> {
    [counts, &OTHERS].concat()
}

#[test]
fn what_is_used_in_enough_documents_is_a_subject() {
    check(&with_others(&[("email server", 4)]), 8, &["email server"]);
    check(&with_others(&[("email server", 3)]), 8, &[]);
    // Of ten thousand documents, thirteen.
    check(&with_others(&[("email server", 12)]), 10_000, &[]);
    check(
        &with_others(&[("email server", 13)]),
        10_000,
        &["email server"],
    );
}

#[test]
fn part_of_a_longer_one_is_none() {
    check(
        &with_others(&[("health care bill", 6)]),
        8,
        &["health care bill"],
    );
    check(
        &with_others(&[("health care bill", 6), ("health care", 5)]),
        8,
        &["health care", "health care bill"],
    );
}

#[test]
fn words_that_stand_together_by_chance_are_none() {
    let mut counts = vec![("tax plan", 4)];
    for other in [
        "wall plan",
        "trade plan",
        "jobs plan",
        "war plan",
        "oil plan",
    ] {
        counts.push((other, 30));
    }
    for other in ["tax cut", "tax break", "tax code", "tax rate"] {
        counts.push((other, 30));
    }
    let found = subjects(&phrases(&counts), 8);
    assert!(found.iter().all(|one| one.key != "tax plan"), "{found:?}");
}

const TEXTS: [&str; 6] = [
    "Clinton said that the email servers were secure.",
    "Trump told Reuters that the email server was a scandal.",
    "Sanders said that the health-care bill and the email server matter.",
    "“The email server is old,” Clinton said.",
    "Ryan said that voter fraud and the email server are known.",
    "Ryan said that the tax returns and the border wall are known.",
];

/// What the graph of these texts says of its own topics.
fn read(order: &[usize]) -> Vec<String> {
    let lexicon = Lexicon::builtin();
    let mut graph = Graph::new();
    let mut shelf = Memory::default();
    for place in order {
        let document = Document::new(format!("{place}.txt"), TEXTS[*place]);
        let found = crate::extract::extract(&document, &lexicon);
        shelf.add(Facts::new(&document, &found));
    }
    assemble(&mut graph, &shelf).unwrap();
    let mut told = Vec::new();
    for topic in graph.nodes_with_label(label::TOPIC) {
        let text = |node: NodeId, key: &str| {
            let text = graph.property(node, key).and_then(Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        if text(*topic, "source") == "corpus" {
            let about = graph.expand(*topic, Direction::Incoming, Some(relationship::ABOUT));
            let about = about.map(|(_, statement)| text(statement, "text"));
            told.extend(about.map(|words| format!("{}: {words}", text(*topic, "name"))));
        }
    }
    told.sort();
    told
}

#[test]
fn earlier_statements_are_about_it_too_in_whatever_order_they_are_read() {
    let first = read(&[0, 1, 2, 3, 4, 5]);
    assert_eq!(first.len(), 6, "{first:?}");
    assert!(first.iter().all(|one| one.starts_with("email server: ")));
    assert_eq!(read(&[5, 3, 1, 4, 2, 0]), first);
    assert!(read(&[0, 1, 2]).is_empty());
}
