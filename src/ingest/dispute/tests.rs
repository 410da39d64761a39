use crate::graph::schema::relationship;
use crate::graph::{Direction, Graph, NodeId, Value};
use crate::ingest::ingest;
use crate::lexicon::Lexicon;
use crate::text::Document;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

/// `Xi denied Trump` for each statement of one that disputes a statement of the other.
fn disputes(text: &str) -> Vec<String> {
    let document = Document::new("a.txt", text);
    let found = crate::extract::extract(&document, &LEXICON);
    let mut graph = Graph::new();
    ingest(&mut graph, &document, &found).unwrap();
    let text = |node: NodeId, key: &str| {
        let text = graph.property(node, key).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let speaker = |statement: NodeId| {
        let said = Some(relationship::SAID);
        let mut speakers = graph.expand(statement, Direction::Incoming, said);
        let named = speakers.next().map(|(_, speaker)| text(speaker, "name"));
        named.unwrap_or_else(|| text(statement, "source"))
    };
    let all = graph.relationships();
    let all = all.filter(|id| graph.relationship_type(*id) == relationship::DISPUTES);
    let show = |id| {
        let (from, to) = graph.endpoints(id);
        let how = graph.relationship_property(id, "how");
        let how = how.and_then(Value::as_str).unwrap_or_default();
        format!("{} {how} {}", speaker(from), speaker(to))
    };
    all.map(show).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(disputes(text), expected, "{text}");
}

const TRUMP_ACCUSED: &str =
    "Donald Trump accused Hillary Clinton of hiding thousands of emails from investigators.";

#[test]
fn who_is_accused_denies_it() {
    let check = |denial: &str, how: &str| {
        let expected = format!("Hillary Clinton {how} Donald Trump");
        check(&format!("{TRUMP_ACCUSED} {denial}"), &[&expected]);
    };
    check("Clinton denied it.", "denied");
    check("Clinton has denied the allegations.", "denied");
    check("Clinton denied any wrongdoing.", "denied");
    check("Clinton rejected the accusation.", "rejected");
    check("Clinton dismissed Trump's claims.", "dismissed");
    check("Clinton called the accusation baseless.", "called false");
    check("“That is not true,” Clinton said.", "called false");
}

#[test]
fn what_somebody_said_is_denied_in_like_words() {
    check(
        "Emmanuel Macron said that Germany had agreed to close its last coal mines. \
         Olaf Scholz denied that Germany had agreed to close coal mines.",
        &["Olaf Scholz denied Emmanuel Macron"],
    );
}

#[test]
fn near_misses_are_left_alone() {
    let check = |denial: &str| check(&format!("{TRUMP_ACCUSED} {denial}"), &[]);
    // Nothing is denied.
    check("Clinton did not deny the allegations.");
    check("Clinton would dispute the accusation.");
    check("Clinton denied him an interview.");
    // By the one who accuses, or for them.
    check("Trump denied any wrongdoing.");
    check("Trump said Clinton had denied it.");
    // Of somebody else, or something else.
    check("Barack Obama denied any wrongdoing.");
    check("Clinton denied that her foundation took money from Qatar.");
    check("A court dismissed the claims.");
}

#[test]
fn the_same_with_opposite_words_is_no_dispute() {
    check(
        "Emmanuel Macron said that Germany had not agreed to close its last coal mines. \
         Olaf Scholz denied that Germany had agreed to close its coal mines.",
        &[],
    );
}

#[test]
fn all_classes_of_words_are_read() {
    let words = &super::words::WORDS;
    assert!(words.of.verdicts.contains("false") && words.of.empty.contains("the"));
    let denied = super::words::words("pushed back", &[crate::Span::new(0, 11)]);
    assert_eq!(words.disputing(&denied), Some((2, "countered")));
}
