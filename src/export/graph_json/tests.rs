//! Graphs as JSON lines.

use super::*;

fn written(graph: &Graph) -> String {
    let mut output = Vec::new();
    write(graph, &mut output).unwrap();
    String::from_utf8(output).unwrap()
}

fn reject(text: &str, expected: &str) {
    let mut graph = Graph::new();
    let problem = read(text.as_bytes(), &mut graph).unwrap_err();
    assert_eq!(problem.message, expected);
    assert_eq!(graph.node_count(), 0, "nothing is added of {text}");
    let place = problem.span.unwrap().of(text);
    assert_eq!(
        Some(place),
        text.lines()
            .find(|line| place == line.trim())
            .map(str::trim)
    );
}

const NODES: &str = "{\"id\":1,\"labels\":[\"Person\",\"Actor\"],\"properties\":{\"name\":\"Xi\"}}\n\
    {\"id\":\"two\",\"labels\":[],\"properties\":{}}\n";

#[test]
fn what_is_written_is_read() {
    let mut graph = Graph::new();
    let xi = graph.create_node(
        ["Person", "Actor"],
        [
            ("name", "Xi \"習\"\n".into()),
            ("aliases", Value::strings(["Xi", "習"])),
            ("date", jiff::civil::date(1953, 6, 15).into()),
            ("share", 1.0.into()),
            ("odd", f64::INFINITY.into()),
        ],
    );
    let bare = graph.create_node([], []);
    graph.create_relationship("SAID", bare, xi, [("n", 2.into())]);
    graph.create_relationship("SAID", xi, xi, []);
    let text = written(&graph);
    assert_eq!(text.lines().count(), 4);
    let mut same = Graph::new();
    read(text.as_bytes(), &mut same).unwrap();
    assert_eq!(written(&same), text);
}

#[test]
fn dates_are_text_and_read_where_the_schema_has_them() {
    let mut graph = Graph::new();
    let day: Value = jiff::civil::date(2025, 11, 24).into();
    let seen = Value::parse_temporal("DateTime", "2025-11-24T12:00+08:00[Asia/Taipei]").unwrap();
    let dates = [("date", day.clone()), ("until", day.clone())];
    let others = [("title", "2025-11-24".into()), ("seen", seen)];
    graph.create_node(["Event"], dates.into_iter().chain(others));
    let text = written(&graph);
    assert_eq!(
        text,
        "{\"id\":0,\"labels\":[\"Event\"],\"properties\":{\"date\":\"2025-11-24\",\
         \"until\":\"2025-11-24\",\"title\":\"2025-11-24\",\
         \"seen\":\"2025-11-24T12:00+08:00[Asia/Taipei]\"}}\n"
    );
    let mut same = Graph::new();
    // The first line is a usual one, the second, with its map, is not.
    let typed = "{\"id\":7,\"properties\":{\"date\":\"2025-11-24\",\"until\":\"2025\",\
        \"born\":{\"$type\":\"Date\",\"_value\":\"2025-11-24\"}}}\n";
    read((text + typed).as_bytes(), &mut same).unwrap();
    let property = |node: u32, key| same.property(NodeId(node), key).cloned();
    assert_eq!(property(0, "date"), Some(day.clone()));
    assert_eq!(property(0, "until"), Some(day.clone()));
    assert_eq!(property(0, "title"), Some("2025-11-24".into()));
    assert_eq!(property(1, "date"), Some(day.clone()));
    assert_eq!(property(1, "until"), Some("2025".into()));
    assert_eq!(property(1, "born"), Some(day));
}

#[test]
fn ids_are_the_texts_own() {
    let text = format!("\u{feff}{NODES}\n  {{\"type\":\"KNOWS\",\"from\":\"two\",\"to\":1}}  \r\n");
    let mut graph = Graph::new();
    graph.create_node(["Topic"], []);
    read(text.as_bytes(), &mut graph).unwrap();
    read(text.as_bytes(), &mut graph).unwrap();
    assert_eq!((graph.node_count(), graph.relationship_count()), (5, 2));
    let (from, to) = graph.endpoints(RelationshipId(1));
    assert_eq!((from, to), (NodeId(4), NodeId(3)));
    assert_eq!(graph.property(to, "name"), Some(&"Xi".into()));
}

#[test]
fn bad_lines_are_named() {
    reject("{\"id\":1}\n\n[1]", "line 3: this is no object");
    reject(
        "{\"id\":1",
        "line 1: this is not JSON: EOF while parsing an object at column 7",
    );
    reject("{\"ID\":1}", "line 1: this is no node and no relationship");
    reject(
        "{\"type\":7,\"from\":1,\"to\":1}",
        "line 1: this is no node and no relationship",
    );
    reject(
        "{\"id\":1.5}",
        "line 1: `id` must be a whole number or a text, not `1.5`",
    );
    reject(
        "{\"id\":1,\"labels\":\"Person\"}",
        "line 1: `labels` must be a list of texts",
    );
    reject(
        "{\"id\":1,\"properties\":[]}",
        "line 1: `properties` must be an object",
    );
    reject(
        "{\"id\":1,\"properties\":{\"a\":[{}]}}",
        "line 1: the property `a` holds a map",
    );
    reject(
        "{\"id\":1,\"properties\":{\"a\":{\"$type\":\"X\"}}}",
        "line 1: there is no type `X`",
    );
    reject(
        &format!("{NODES}{{\"id\":1}}"),
        "line 3: there is a node with the id `1` already",
    );
    reject(
        &format!("{NODES}{{\"type\":\"T\",\"from\":1,\"to\":2}}\n{{\"id\":2}}"),
        "line 3: there is no node with the id `2` before this line",
    );
    reject(
        &format!("{NODES}{{\"type\":\"T\",\"from\":1}}"),
        "line 3: the relationship has no `to`",
    );
}

#[test]
fn nulls_are_no_missing_values() {
    reject(
        &format!("{NODES}{{\"id\":null,\"labels\":[]}}"),
        "line 3: `id` must be a whole number or a text, not `null`",
    );
    reject(
        &format!("{NODES}{{\"id\":9,\"labels\":null}}"),
        "line 3: `labels` must be a list of texts",
    );
}

#[test]
fn depth_has_a_limit() {
    let deep = format!("{{\"id\":1,\"properties\":{{\"a\":{}", "[".repeat(100_000));
    let problem = read(deep.as_bytes(), &mut Graph::new()).unwrap_err();
    let expected = "line 1: this is not JSON: recursion limit exceeded";
    assert!(problem.message.starts_with(expected), "{}", problem.message);
}

#[test]
fn one_object_with_all_is_read() {
    let mut graph = Graph::new();
    let file = r#"{"directed": false, "graph": {"name": "[x]"}, "nodes": [
        {"id": "a", "labels": ["Person"], "name": "Xi Jinping", "date": "2025-11-24"}, {"id": 7}],
        "edges": [{"source": "a", "target": 7, "key": "MET", "n": 2}]}"#;
    // A list before the nodes makes it nothing that is known.
    assert!(read(file.as_bytes(), &mut graph).is_err());
    read(file.replace("[x]", "x").as_bytes(), &mut graph).unwrap();
    assert_eq!(
        written(&graph),
        "{\"id\":0,\"labels\":[\"Person\"],\"properties\":{\"name\":\"Xi Jinping\",\"date\":\"2025-11-24\"}}\n\
         {\"id\":1,\"labels\":[],\"properties\":{}}\n\
         {\"type\":\"MET\",\"from\":0,\"to\":1,\"properties\":{\"n\":2}}\n"
    );
    for (links, expected) in [
        ("{}", "link 1: it has no `type`"),
        ("1", "link 1: it is no object"),
        (
            r#"{"type": "MET", "source": 1}"#,
            "link 1: `to` must be a whole number or a text, not `null`",
        ),
        (
            r#"{"type": "MET", "source": 1, "target": 2}"#,
            "link 1: there is no node with the id `2` before this line",
        ),
    ] {
        let file = format!(r#"{{"nodes": [{{"id": 1}}], "links": [{links}]}}"#);
        let mut same = Graph::new();
        let problem = read(file.as_bytes(), &mut same).unwrap_err();
        assert_eq!(problem.message, expected);
        assert_eq!(same.nodes().count(), 0);
    }
    let problem = read(&b"{\"nodes\": []}"[..], &mut graph).unwrap_err();
    assert_eq!(problem.message, "it has no list of `links`");
}
