//! One node for each real thing of the article in `../shared/seed`, which is no part of this repository.

use jiff::civil::date;
use std::path::Path;
use whosaid::graph::schema::label;
use whosaid::graph::{Graph, NodeId, Value};
use whosaid::session::Session;

/// The article in a graph, as of 24 November 2025; nothing where it is missing.
fn session() -> Option<Session> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/trump-xi-call.txt");
    if !path.exists() {
        println!("skipped: no {}", path.display());
        return None;
    }
    let mut session = Session::new();
    let (count, problems) = session.read(
        [path.to_string_lossy().into_owned()],
        Some(date(2025, 11, 24)),
    );
    assert_eq!((count, problems.len()), (1, 0));
    Some(session)
}

fn names(graph: &Graph, label: &str) -> Vec<String> {
    let nodes = graph.nodes_with_label(label).iter();
    let name = |node: &NodeId| graph.property(*node, "name").and_then(Value::as_str);
    let mut names: Vec<String> = nodes.filter_map(name).map(str::to_owned).collect();
    names.sort();
    names
}

#[test]
fn each_real_thing_is_one_node() {
    let Some(session) = session() else { return };
    let graph = session.graph();
    let people = [
        "Donald Trump",
        "Karoline Leavitt",
        "Sanae Takaichi",
        "Xi Jinping",
    ];
    assert_eq!(names(graph, label::PERSON), people);
    let bodies = ["China's Foreign Ministry", "Truth Social", "White House"];
    assert_eq!(names(graph, label::ORGANIZATION), bodies);
    let countries = [
        "China",
        "Japan",
        "Russia",
        "South Korea",
        "Taiwan",
        "Ukraine",
        "United States",
    ];
    assert_eq!(names(graph, label::COUNTRY), countries);
}

#[test]
fn its_summit_and_its_visit_are_events() {
    let Some(session) = session() else { return };
    let graph = session.graph();
    let events = [
        "April 2026 visit to Beijing",
        "Busan summit",
        "Russia-Ukraine war",
        "World War II",
    ];
    assert_eq!(names(graph, label::EVENT), events);
    let days = |name: &str| {
        let event = graph.find(label::EVENT, "name", &name.into());
        let event = event.expect("it is in the graph");
        ["date", "until"].map(|key| graph.property(event, key).cloned())
    };
    let day = |year, month, day| Some(Value::from(date(year, month, day)));
    assert_eq!(days("Busan summit"), [day(2025, 10, 30), None]);
    let april = [day(2026, 4, 1), day(2026, 4, 30)];
    assert_eq!(days("April 2026 visit to Beijing"), april);
}

#[test]
fn its_topics_are_found() {
    let Some(session) = session() else { return };
    let found = names(session.graph(), label::TOPIC);
    let wanted = [
        "agriculture",
        "cross-strait relations",
        "diplomacy",
        "fentanyl",
        "international order",
        "phone diplomacy",
        "russia-ukraine war",
        "soybeans",
        "state visits",
        "tariffs",
        "trade",
        "war and peace",
    ];
    let missing: Vec<_> = wanted
        .iter()
        .filter(|topic| !found.iter().any(|own| own == *topic))
        .collect();
    assert!(missing.len() <= 2, "missing: {missing:?}");
}

#[test]
fn trade_includes_tariffs_and_soybeans() {
    let Some(mut session) = session() else { return };
    let answer = session.ask("who said what about trade").unwrap();
    let through = answer
        .rows
        .columns
        .iter()
        .position(|column| column == "through")
        .unwrap();
    let text = format!(
        "{:?}",
        answer
            .rows
            .rows
            .iter()
            .map(|row| &row[through])
            .collect::<Vec<_>>()
    );
    assert!(text.contains("soybeans"), "{text}");
}
