//! The indexes say what the graph says, whatever was changed and taken back.

use super::*;
use crate::graph::{Deed, Graph};
use proptest::prelude::*;

/// A change; nodes and relationships are named by number, as many as there are.
#[derive(Debug, Clone)]
enum Step {
    Node(bool, u8),
    Link(bool, usize, usize),
    Label(usize, bool),
    Unlabel(usize, bool),
    Set(usize, Option<u8>),
    DeleteNode(usize),
    DeleteLink(usize),
    Begin,
    Commit,
    RollBack,
    Keep,
    Undo(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let n = 0_usize..12;
    prop_oneof![
        3 => (any::<bool>(), 0_u8..4).prop_map(|(a, value)| Step::Node(a, value)),
        4 => (any::<bool>(), n.clone(), n.clone()).prop_map(|(t, a, b)| Step::Link(t, a, b)),
        1 => (n.clone(), any::<bool>()).prop_map(|(node, a)| Step::Label(node, a)),
        1 => (n.clone(), any::<bool>()).prop_map(|(node, a)| Step::Unlabel(node, a)),
        2 => (n.clone(), proptest::option::of(0_u8..4)).prop_map(|(node, value)| Step::Set(node, value)),
        1 => n.clone().prop_map(Step::DeleteNode),
        1 => n.clone().prop_map(Step::DeleteLink),
        1 => Just(Step::Begin),
        1 => Just(Step::Commit),
        1 => Just(Step::RollBack),
        1 => Just(Step::Keep),
        1 => n.prop_map(Step::Undo),
    ]
}

const fn label(is_a: bool) -> &'static str {
    if is_a { "A" } else { "B" }
}

fn text(value: u8) -> Value {
    ["one two", "two three", "three", "four one"][usize::from(value)].into()
}

fn apply(graph: &mut Graph, deeds: &mut Vec<Deed>, step: &Step) {
    let nodes: Vec<_> = graph.nodes().collect();
    let node = |number: usize| nodes.get(number % nodes.len().max(1)).copied();
    match step {
        Step::Node(is_a, value) => {
            graph.create_node([label(*is_a)], [("v", text(*value))]);
        }
        Step::Link(is_t, a, b) => {
            if let (Some(a), Some(b)) = (node(*a), node(*b)) {
                graph.create_relationship(if *is_t { "T" } else { "U" }, a, b, []);
            }
        }
        Step::Label(number, is_a) => {
            if let Some(node) = node(*number) {
                graph.add_label(node, label(*is_a));
            }
        }
        Step::Unlabel(number, is_a) => {
            if let Some(node) = node(*number) {
                graph.remove_label(node, label(*is_a));
            }
        }
        Step::Set(number, value) => {
            let value = value.map_or(Value::Null, text);
            if let Some(node) = node(*number) {
                graph.set_property(node, "v", value.clone());
            }
        }
        Step::DeleteNode(number) => {
            if let Some(node) = node(*number) {
                graph.delete_node(node);
            }
        }
        Step::DeleteLink(number) => {
            let ids: Vec<_> = graph.relationships().collect();
            let id = ids.get(number % ids.len().max(1)).copied();
            if let Some(id) = id {
                graph.delete_relationship(id);
            }
        }
        Step::Begin => graph.begin(),
        Step::Commit => graph.commit(),
        Step::RollBack => graph.roll_back(),
        Step::Keep => deeds.push(graph.keep()),
        Step::Undo(number) => {
            if let Some(last) = deeds.len().checked_sub(1) {
                graph.undo(deeds.remove(number % (last + 1)));
            }
        }
    }
}

fn index_all(graph: &mut Graph) {
    graph.index_relationships();
    graph
        .key_id("v")
        .into_iter()
        .for_each(|key| graph.index_column(key));
    for label in ["A", "B"] {
        if let (Some(label), Some(key)) = (graph.label_id(label), graph.key_id("v")) {
            graph.index_values(label, key);
            graph.index_text(label, key);
        }
    }
}

fn check_links(graph: &Graph) {
    for (node, kind) in graph
        .nodes()
        .flat_map(|node| ["T", "U"].map(|kind| (node, kind)))
    {
        let Some(kind) = graph.type_id(kind) else {
            continue;
        };
        for (way, direction) in [
            (Way::Out, Direction::Outgoing),
            (Way::In, Direction::Incoming),
        ] {
            let rows = graph.rows(kind, way).unwrap();
            let of_row = |rows: &Rows| {
                let links = rows.at(node).iter();
                let links: Vec<_> = links.map(|link| (link.relationship, link.node)).collect();
                assert!(links.is_sorted_by(|one, other| one.0 > other.0));
                links
            };
            let mut links: Vec<_> = rows.iter().flat_map(of_row).collect();
            links.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
            let all = graph
                .neighbours(node, direction)
                .filter(|(_, own, _)| *own == kind);
            let mut all: Vec<_> = all.map(|(id, _, other)| (id, other)).collect();
            all.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
            assert_eq!(links, all);
            assert_eq!(graph.link_count(node, kind, way), Some(all.len()));
            check_leads(graph, node, rows);
            for (id, other) in all {
                let mut toward = graph.rows_toward(kind, way, other).unwrap();
                let has_it = |rows: &Rows| rows.at(node).iter().any(|own| own.relationship == id);
                assert!(toward.any(has_it));
            }
        }
    }
}

fn check_leads(graph: &Graph, node: NodeId, rows: &[Rows]) {
    for label in ["A", "B"].iter().filter_map(|label| graph.label_id(label)) {
        for rows in rows {
            let leads = rows.lead_to(label);
            for link in rows.at(node) {
                let has = graph.is_labelled(link.node, label);
                assert!(leads != if has { Leads::Never } else { Leads::Always });
            }
        }
    }
}

fn check_values(graph: &Graph) {
    for (node, key) in graph.nodes().zip(std::iter::repeat(graph.key_id("v"))) {
        let own = key.and_then(|key| graph.column_value(node, key));
        assert!(own.is_none() || own == graph.property(node, "v"));
    }
    for label in ["A", "B"].iter().filter_map(|label| graph.label_id(label)) {
        let Some(key) = graph.key_id("v") else {
            return;
        };
        let of = |node: &NodeId| graph.node_value(*node, key).cloned().unwrap_or(Value::Null);
        let nodes = graph.nodes_labelled(label);
        for value in (0..4).map(text) {
            let wanted: Vec<_> = nodes
                .iter()
                .filter(|node| of(node) == value)
                .copied()
                .collect();
            assert_eq!(graph.nodes_valued(label, key, &value).unwrap(), wanted);
        }
        for part in ["one", "o", "two t", "hre", "x"] {
            let found = graph.nodes_containing(label, key, part).unwrap();
            let has = |node: &&NodeId| of(node).as_str().is_some_and(|text| text.contains(part));
            assert!(nodes.iter().filter(has).all(|node| found.contains(node)));
        }
        if graph.is_unique(label, key) {
            let mut all: Vec<_> = nodes.iter().map(|node| format!("{:?}", of(node))).collect();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), nodes.len());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn indexes_agree_with_the_graph(before in proptest::collection::vec(step(), 0..20), after in proptest::collection::vec(step(), 0..30)) {
        let (mut graph, mut deeds) = (Graph::new(), Vec::new());
        graph.create_node(["A", "B"], [("v", text(0))]);
        for step in &before {
            apply(&mut graph, &mut deeds, step);
        }
        index_all(&mut graph);
        for step in &after {
            apply(&mut graph, &mut deeds, step);
            index_all(&mut graph);
            check_links(&graph);
            check_values(&graph);
        }
    }
}
