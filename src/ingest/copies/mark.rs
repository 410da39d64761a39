//! The copies among documents are marked in the graph, and what is said in them again.

use super::{Signature, copies};
use crate::graph::schema::property::{COPY, PAPERS};
use crate::graph::schema::relationship;
use crate::graph::{Direction, Graph, NodeId, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// So much of the words of two statements is the same where papers print the same one.
const SAME: f64 = 0.8;

/// Marks which of the documents are copies: `COPY_OF` leads to the one that comes first by date and path, and
/// those without a date come last. Statements of a copy that stand in an earlier document of the same story are
/// marked as `copy`, and the earlier ones tell in how many `papers` they are.
///
/// What was marked before is marked anew, so that it never matters in which order documents were read.
pub(in crate::ingest) fn mark(graph: &mut Graph, documents: &[(NodeId, Signature)]) {
    let documents = documents.iter().filter(|(node, _)| graph.has_node(*node));
    let mut documents: Vec<&(NodeId, Signature)> = documents.collect();
    documents.sort_by_cached_key(|(node, _)| place(graph, *node));
    if graph.type_id(relationship::COPY_OF).is_some() {
        for (node, _) in &documents {
            unmark(graph, *node);
        }
    }
    let signatures: Vec<&Signature> = documents.iter().map(|(_, signature)| signature).collect();
    let mut stories: BTreeMap<usize, Vec<NodeId>> = BTreeMap::new();
    for (copy, first) in copies(&signatures) {
        let [copy, original] = [copy, first].map(|place| documents[place].0);
        graph.create_relationship(relationship::COPY_OF, copy, original, []);
        stories
            .entry(first)
            .or_insert_with(|| vec![original])
            .push(copy);
    }
    for story in stories.values() {
        mark_statements(graph, story);
    }
}

/// Where a document stands among others: by date and path.
fn place(graph: &Graph, document: NodeId) -> (bool, String, String) {
    let date = match graph.property(document, "date") {
        Some(Value::Date(date)) => Some(date.to_string()),
        _ => None,
    };
    let path = graph.property(document, "path").and_then(Value::as_str);
    (
        date.is_none(),
        date.unwrap_or_default(),
        path.unwrap_or_default().to_owned(),
    )
}

/// Takes away what was marked before.
fn unmark(graph: &mut Graph, document: NodeId) {
    let marks = graph.expand(document, Direction::Outgoing, Some(relationship::COPY_OF));
    for id in marks.map(|(id, _)| id).collect::<Vec<_>>() {
        graph.delete_relationship(id);
    }
    for statement in statements(graph, document) {
        for key in [COPY, PAPERS] {
            if graph.property(statement, key).is_some() {
                graph.set_property(statement, key, Value::Null);
            }
        }
    }
}

/// A statement of a story, as it was first printed.
struct Told {
    node: NodeId,
    /// The hashes of its words.
    words: Vec<u64>,
    /// The words with digits, of which none can be another: a later edition may count more victims.
    numbers: Vec<String>,
    is_negated: bool,
    speakers: FxHashSet<NodeId>,
    papers: i64,
}

/// Marks the statements of a story, whose documents are given in their order.
fn mark_statements(graph: &mut Graph, story: &[NodeId]) {
    let mut all: Vec<Told> = Vec::new();
    let mut by_words: FxHashMap<Vec<u64>, Vec<usize>> = FxHashMap::default();
    for document in story {
        let earlier = all.len();
        let mut met = FxHashSet::default();
        for statement in statements(graph, *document) {
            let told = told(graph, statement);
            let same = by_words
                .get(&told.words)
                .map_or(&[] as &[usize], Vec::as_slice);
            let same = same.iter().copied().filter(|place| *place < earlier);
            let known = of_same_speaker(&all, &told, same, &met).or_else(|| {
                of_same_speaker(&all, &told, nearly_same(&all[..earlier], &told), &met)
            });
            if let Some(known) = known {
                graph.set_property(statement, COPY, true.into());
                all[known].papers += i64::from(met.insert(known));
            } else {
                by_words
                    .entry(told.words.clone())
                    .or_default()
                    .push(all.len());
                all.push(told);
            }
        }
    }
    for told in all.iter().filter(|told| told.papers > 1) {
        graph.set_property(told.node, PAPERS, told.papers.into());
    }
}

/// The first of these that is not by somebody else; rather one that the document has not had yet.
fn of_same_speaker(
    all: &[Told],
    told: &Told,
    places: impl Iterator<Item = usize>,
    met: &FxHashSet<usize>,
) -> Option<usize> {
    let by_same = |place: &usize| {
        let known = &all[*place];
        let speakers = [&known.speakers, &told.speakers];
        let by_same = speakers.iter().any(|speakers| speakers.is_empty())
            || !speakers[0].is_disjoint(speakers[1]);
        by_same && known.is_negated == told.is_negated
    };
    places
        .filter(by_same)
        .min_by_key(|place| (met.contains(place), *place))
}

/// The places of the statements that have nearly the same words.
fn nearly_same<'a>(all: &'a [Told], told: &'a Told) -> impl Iterator<Item = usize> + 'a {
    let places = all.iter().enumerate();
    let same = places.filter(|(_, other)| {
        other.numbers == told.numbers && share(&other.words, &told.words) >= SAME
    });
    same.map(|(place, _)| place)
}

/// How much of all words of both are words of both; words may come more than once.
#[expect(clippy::cast_precision_loss, reason = "no statement has so many words")]
fn share(one: &[u64], other: &[u64]) -> f64 {
    let [shorter, longer] = [one.len().min(other.len()), one.len().max(other.len())];
    if longer == 0 || (shorter as f64) < SAME * longer as f64 {
        return 0.0;
    }
    let mut left: FxHashMap<u64, usize> = FxHashMap::default();
    for word in one {
        *left.entry(*word).or_default() += 1;
    }
    let mut shared = 0;
    for word in other {
        if let Some(count) = left.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    f64::from(shared) / (one.len() + other.len()) as f64 * 2.0
}

/// The statements of a document, in their order.
fn statements(graph: &Graph, document: NodeId) -> Vec<NodeId> {
    let ties = graph.expand(document, Direction::Incoming, Some(relationship::IN));
    let mut statements: Vec<NodeId> = ties.map(|(_, statement)| statement).collect();
    statements.sort_by_key(|statement| match graph.property(*statement, "start") {
        Some(Value::Integer(start)) => (*start, *statement),
        _ => (i64::MAX, *statement),
    });
    statements
}

fn told(graph: &Graph, node: NodeId) -> Told {
    let text = graph.property(node, "text").and_then(Value::as_str);
    let text = text.unwrap_or_default();
    let numbers = text.split(|character: char| !character.is_alphanumeric());
    let numbers = numbers.filter(|word| word.contains(|character: char| character.is_numeric()));
    let speakers = graph.expand(node, Direction::Incoming, Some(relationship::SAID));
    Told {
        node,
        words: super::signature::words(text),
        numbers: numbers.map(str::to_owned).collect(),
        is_negated: graph.property(node, "negated") == Some(&true.into()),
        speakers: speakers.map(|(_, speaker)| speaker).collect(),
        papers: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{Signature, mark};
    use crate::graph::{Graph, NodeId, Value};

    /// Who said what, in documents of so many made words by path and day.
    type News<'a> = [(&'a str, Option<i8>, &'a [(&'a str, &'a str)])];

    fn graph(news: &News<'_>) -> (Graph, Vec<(NodeId, Signature)>) {
        let mut graph = Graph::new();
        let mut documents = Vec::new();
        for (path, day, statements) in news {
            let date = day.map(|day| jiff::civil::date(2025, 11, day));
            let properties = [("path", (*path).into()), ("date", date.into())];
            let document = graph.create_node(["Document"], properties);
            for (start, (speaker, text)) in (0..).zip(*statements) {
                let properties = [("text", (*text).into()), ("start", Value::from(start))];
                let statement = graph.create_node(["Statement"], properties);
                graph.create_relationship("IN", statement, document, []);
                let known = graph.find("Person", "name", &(*speaker).into());
                let name = [("name", (*speaker).into())];
                let speaker = known.unwrap_or_else(|| graph.create_node(["Person"], name));
                graph.create_relationship("SAID", speaker, statement, []);
            }
            let body: Vec<String> = (0..200)
                .map(|word| format!("word{}", word * word))
                .collect();
            documents.push((document, Signature::of(&body.join(" "))));
        }
        (graph, documents)
    }

    /// `text: papers` of statements that are kept, `-text` of those that are copies, and `copy → original`.
    fn marked(graph: &Graph) -> Vec<String> {
        let statements = graph.nodes_with_label("Statement").iter().map(|statement| {
            let property = |key| graph.property(*statement, key);
            let text = property("text").and_then(Value::as_str).unwrap_or_default();
            match (property("copy"), property("papers")) {
                (Some(_), papers) => format!("-{text}{}", if papers.is_some() { "?" } else { "" }),
                (None, Some(Value::Integer(papers))) => format!("{text}: {papers}"),
                _ => text.to_owned(),
            }
        });
        let path = |node| graph.property(node, "path").and_then(Value::as_str);
        let copies = graph
            .relationships()
            .filter(|id| graph.relationship_type(*id) == "COPY_OF");
        let copies = copies.map(|id| {
            let (copy, original) = graph.endpoints(id);
            format!("{} → {}", path(copy).unwrap(), path(original).unwrap())
        });
        let mut copies: Vec<String> = copies.collect();
        copies.sort();
        statements.chain(copies).collect()
    }

    fn check(news: &News<'_>, expected: &[&str]) {
        let (mut graph, documents) = graph(news);
        mark(&mut graph, &documents);
        assert_eq!(marked(&graph), expected);
        // Marking once more changes nothing, and neither does the order in which documents came.
        let turned: Vec<_> = documents.into_iter().rev().collect();
        mark(&mut graph, &turned);
        assert_eq!(marked(&graph), expected);
    }

    const TALKS: &str = "the talks with Japan would go on until the end of the year";

    #[test]
    fn a_statement_of_a_story_counts_once() {
        let nearly = "“The talks with Japan will go on until the end of the year.”";
        check(
            &[
                ("late.txt", Some(3), &[("Xi", nearly), ("Xi", "so be it")]),
                ("early.txt", Some(1), &[("Xi", TALKS)]),
                (
                    "undated.txt",
                    None,
                    &[("Xi", TALKS), ("Xi", "So be it."), ("Xi", TALKS)],
                ),
            ],
            &[
                "-“The talks with Japan will go on until the end of the year.”",
                "so be it: 2",
                "the talks with Japan would go on until the end of the year: 3",
                "-the talks with Japan would go on until the end of the year",
                "-So be it.",
                "-the talks with Japan would go on until the end of the year",
                "late.txt → early.txt",
                "undated.txt → early.txt",
            ],
        );
    }

    #[test]
    fn another_speaker_or_number_is_another_statement() {
        check(
            &[
                (
                    "a.txt",
                    Some(1),
                    &[
                        ("Xi", TALKS),
                        ("Xi", "that 5 people had been killed in the fire there"),
                    ],
                ),
                (
                    "b.txt",
                    Some(2),
                    &[
                        ("Trump", TALKS),
                        ("Xi", "that 7 people had been killed in the fire there"),
                    ],
                ),
            ],
            &[
                TALKS,
                "that 5 people had been killed in the fire there",
                TALKS,
                "that 7 people had been killed in the fire there",
                "b.txt → a.txt",
            ],
        );
    }

    #[test]
    fn what_a_document_says_twice_is_no_copy_of_itself() {
        check(
            &[("a.txt", Some(1), &[("Xi", TALKS), ("Xi", TALKS)])],
            &[TALKS, TALKS],
        );
    }
}
