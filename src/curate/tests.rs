use super::{Evidence, apart, duplicates, merge, name, rename, split, undo};
use crate::graph::{Direction, Graph, NodeId, Value};

/// Two articles, in each of which somebody says something of trade.
fn graph() -> (Graph, [NodeId; 2], [NodeId; 2]) {
    let mut graph = Graph::new();
    let documents =
        ["a.txt", "b.txt"].map(|path| graph.create_node(["Document"], [("path", path.into())]));
    let speakers = ["Xi Jinping", "Xi Jinpin"].map(|own| {
        graph.create_node(
            ["Person", "Actor"],
            [
                ("name", own.into()),
                (
                    "aliases",
                    [Value::from("Xi")].into_iter().collect::<Value>(),
                ),
            ],
        )
    });
    let trade = graph.create_node(["Topic"], [("name", "trade".into())]);
    for (document, speaker) in documents.into_iter().zip(speakers) {
        let statement = graph.create_node(["Statement"], [("text", "trade matters".into())]);
        graph.create_relationship("SAID", speaker, statement, []);
        graph.create_relationship("ABOUT", statement, trade, []);
        graph.create_relationship("IN", statement, document, []);
        graph.create_relationship("MENTIONS", document, speaker, [("count", 2.into())]);
    }
    (graph, documents, speakers)
}

/// What is at a node, as type and count.
fn around(graph: &Graph, node: NodeId) -> Vec<(String, Option<Value>)> {
    let mut all: Vec<(String, Option<Value>)> = graph
        .neighbours(node, Direction::Both)
        .map(|(id, ..)| {
            (
                graph.relationship_type(id).to_owned(),
                graph.relationship_property(id, "count").cloned(),
            )
        })
        .collect();
    all.sort_by(|left, right| left.0.cmp(&right.0));
    all
}

fn aliases(graph: &Graph, node: NodeId) -> Vec<String> {
    super::texts(graph, node, "aliases")
}

#[test]
fn two_become_one_and_two_again() {
    let (mut graph, [document, _], [xi, other]) = graph();
    graph.create_relationship("MENTIONS", document, other, [("count", 3.into())]);
    let before = (
        around(&graph, xi),
        around(&graph, other),
        aliases(&graph, xi),
    );
    let edit = merge(&mut graph, xi, other).unwrap();
    assert_eq!(
        edit.description,
        "person `Xi Jinpin` is now part of `Xi Jinping`"
    );
    assert!(!graph.has_node(other));
    assert_eq!(aliases(&graph, xi), ["Xi", "Xi Jinpin"]);
    let mentions = |count: i64| ("MENTIONS".to_owned(), Some(count.into()));
    let said = ("SAID".to_owned(), None);
    let mut all = around(&graph, xi);
    all.sort_by_key(|(kind, count)| (kind.clone(), format!("{count:?}")));
    assert_eq!(all, [mentions(2), mentions(5), said.clone(), said]);
    undo(&mut graph, edit);
    assert_eq!(
        (
            around(&graph, xi),
            around(&graph, other),
            aliases(&graph, xi)
        ),
        before
    );
}

#[test]
fn nothing_is_merged_with_itself() {
    let (mut graph, _, [xi, _]) = graph();
    assert_eq!(
        merge(&mut graph, xi, xi).unwrap_err().message,
        "`Xi Jinping` is one already"
    );
}

#[test]
fn one_becomes_two_and_one_again() {
    let (mut graph, [_, second], [xi, other]) = graph();
    let _ = merge(&mut graph, xi, other).unwrap();
    let before = around(&graph, xi);
    let groups = apart(&graph, xi);
    assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1]);
    let edit = split(&mut graph, xi, &[second]);
    assert_eq!(
        edit.description,
        "what 1 document says of `Xi Jinping` is now of `Xi Jinping (2)`"
    );
    let made = graph
        .find("Person", "name", &"Xi Jinping (2)".into())
        .unwrap();
    assert_eq!(
        (around(&graph, xi).len(), around(&graph, made).len()),
        (2, 2)
    );
    // What is read meanwhile is not lost.
    let later = graph.create_node(["Document"], [("path", "c.txt".into())]);
    graph.create_relationship("MENTIONS", later, made, [("count", 1.into())]);
    undo(&mut graph, edit);
    assert!(!graph.has_node(made));
    assert_eq!(around(&graph, xi).len(), before.len() + 1);
}

#[test]
fn names_are_changed_and_changed_back() {
    let (mut graph, _, [xi, _]) = graph();
    let refused = rename(&mut graph, xi, "Xi Jinpin").unwrap_err();
    assert_eq!(refused.message, "there is a person `Xi Jinpin` already");
    assert_eq!(
        refused.hints,
        ["`:merge 'Xi Jinpin' 'Xi Jinping'` makes them one"]
    );
    let edit = rename(&mut graph, xi, "President Xi").unwrap();
    assert_eq!(name(&graph, xi), "President Xi");
    assert_eq!(aliases(&graph, xi), ["Xi", "Xi Jinping"]);
    undo(&mut graph, edit);
    assert_eq!(name(&graph, xi), "Xi Jinping");
    assert_eq!(aliases(&graph, xi), ["Xi"]);
}

#[test]
fn likely_duplicates_have_reasons() {
    let check = |left: (&str, &str), right: (&str, &str), expected: Option<&str>| {
        let mut graph = Graph::new();
        for (label, name) in [left, right] {
            graph.create_node([label], [("name", name.into())]);
        }
        let found = duplicates(&graph);
        let because = found.first().map(|one| one.because.as_str());
        assert_eq!(because, expected, "{left:?} {right:?}");
    };
    let person = |name: &'static str| ("Person", name);
    check(
        person("Xi Jinping"),
        person("Xi Jinpin"),
        Some("names differ in a letter"),
    );
    check(
        person("Dan Miller"),
        person("Daniel Miller"),
        Some("short first name, same surname"),
    );
    check(
        person("J. Miller"),
        person("John Miller"),
        Some("initial and surname"),
    );
    check(
        person("Recep Erdoğan"),
        person("Recep Erdogan"),
        Some("same name"),
    );
    check(person("Ann Miller"), person("Bob Miller"), None);
    check(
        ("Organization", "IMF"),
        ("Organization", "International Monetary Fund"),
        Some("one has the initials of the other"),
    );
    check(
        ("Organization", "Asia"),
        ("Place", "Asia"),
        Some("same name, as organization and place"),
    );
    check(("Country", "Georgia"), person("Georgia"), None);
}

#[test]
fn another_gender_or_item_is_another_person() {
    let mut graph = Graph::new();
    for gender in ["male", "female"] {
        graph.create_node(
            ["Person"],
            [("name", "Robin Miller".into()), ("gender", gender.into())],
        );
    }
    assert!(duplicates(&graph).is_empty());
}

#[test]
fn evidence_reads_as_a_line() {
    let (graph, _, [xi, _]) = graph();
    let words = Evidence::new(&graph, xi).words();
    assert_eq!(
        words,
        "person; 2 mentions in 1 document; said trade matters (a.txt)"
    );
}
