mod explain;
mod laws;
mod remembered;
mod temporal;

use super::*;
use crate::graph::{Graph, Value};
use std::time::Duration;

/// The graph that a query makes.
fn graph(create: &str) -> Graph {
    let mut graph = Graph::new();
    answer(&mut graph, create).unwrap();
    graph
}

fn answer(graph: &mut Graph, text: &str) -> Result<Outcome, Error> {
    run(
        graph,
        &parse(text)?,
        &Parameters::new(),
        &Options::default(),
    )
}

/// The answer of a query as text, cells by space and rows by slash.
fn told(graph: &mut Graph, text: &str) -> String {
    let outcome = answer(graph, text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    let cell = |value: &Value| match value {
        Value::String(text) => text.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => format!("{number:?}"),
        Value::Boolean(truth) => truth.to_string(),
        Value::Null => "null".to_owned(),
        other => match other.as_temporal() {
            Some((_, text)) => text.to_string(),
            None => format!("{other:?}"),
        },
    };
    let row = |row: &Vec<Value>| row.iter().map(cell).collect::<Vec<_>>().join(" ");
    outcome
        .rows
        .rows
        .iter()
        .map(row)
        .collect::<Vec<_>>()
        .join(" / ")
}

fn check_value(expression: &str, expected: &str) {
    assert_eq!(
        told(&mut Graph::new(), &format!("RETURN {expression} AS x")),
        expected
    );
}

fn check_error(text: &str, detail: Detail, message: &str, hint: &str) {
    let mut graph = graph("CREATE (:Person {name: 'Xi'})-[:SAID]->(:Statement)");
    let error = answer(&mut graph, text).expect_err(text);
    assert_eq!(
        (error.detail, error.to_string().as_str()),
        (detail, message),
        "{text}"
    );
    assert_eq!(
        error.diagnostic.hints.first().map_or("", String::as_str),
        hint,
        "{text}"
    );
    assert_eq!(
        (graph.node_count(), graph.relationship_count()),
        (2, 1),
        "{text}"
    );
}

#[test]
fn procedures_tell_what_the_graph_is_made_of() {
    let mut graph = Graph::new();
    let create =
        "CREATE (:A {n: 1, d: date('2025')})-[:R {w: 0.5}]->(b:B), (:A {n: 'x'})-[:R]->(b)";
    answer(&mut graph, create).unwrap();
    let mut check = |query: &str, expected| assert_eq!(told(&mut graph, query), expected);
    check(
        "CALL db.schema.visualization() YIELD nodes, relationships
         UNWIND nodes + relationships AS one
         RETURN coalesce(one.label, one.type + ' ' + one.from + ' ' + one.to) AS name, one.count AS n",
        "A 2 / B 1 / R A B 2",
    );
    check(
        "CALL db.schema.nodeTypeProperties() YIELD nodeType, propertyName, propertyTypes, mandatory
         RETURN nodeType, propertyName, propertyTypes[0] AS first, mandatory",
        ":`A` d Date false / :`A` n Integer true / :`B` null null false",
    );
    check(
        "CALL db.schema.relTypeProperties() YIELD relType, propertyName, mandatory",
        ":`R` w false",
    );
}

#[test]
fn values_beyond_the_suite() {
    check_value("date('2025-11-24') < date('2025-12-01')", "true");
    check_value("date('2025-11-24').month", "11");
    check_value("date({year: 2025, month: 2, day: 3})", "2025-02-03");
    check_value("toString(date('20251124'))", "2025-11-24");
    check_value("'Taiwan' =~ '(?i)tai.*'", "true");
    check_value("'Taiwan' =~ 'ai'", "false");
    check_value(
        "left('Łódź', 2) + right('Łódź', 1) + substring('Łódź', 1, 2)",
        "Łóźód",
    );
    check_value("reduce(sum = 0, x IN range(1, 4) | sum + x)", "10");
    check_value("split('a,b', ',')[-1]", "b");
    check_value("7 / 2", "3");
    check_value("-7 % 3", "-1");
    check_value("2 ^ 3", "8.0");
    check_value("round(-1.5) + round(2.5)", "2.0");
    check_value("[x IN [3, 1, 2] WHERE x > 1 | x * 10][0]", "30");
    check_value("COUNT { MATCH (n) RETURN n }", "0");
    let union = "UNWIND [1, 2] AS x RETURN x UNION UNWIND [2, 3] AS x RETURN x";
    check_value(&format!("COUNT {{ {union} }}"), "3");
    let all = union.replace("UNION", "UNION ALL");
    check_value(&format!("COUNT {{ {all} }}"), "4");
    check_value("EXISTS { MATCH (n) RETURN n UNION RETURN 1 AS n }", "true");
    check_value(
        "[k IN [1, 2] | EXISTS { MATCH (n) RETURN 1 AS x UNION UNWIND [k] AS x WITH x WHERE x = 2 RETURN x }][1]",
        "true",
    );
}

#[test]
fn mistakes_name_their_place_and_a_way_out() {
    check_error(
        "MATCH (person:Person) RETURN persn.name",
        Detail::UndefinedVariable,
        "variable `persn` is not defined",
        "did you mean `person`?",
    );
    check_error(
        "RETURN toUper('x')",
        Detail::UnknownFunction,
        "there is no function `toUper`",
        "did you mean `toUpper`?",
    );
    check_error(
        "CALL db.label()",
        Detail::ProcedureNotFound,
        "there is no procedure `db.label`",
        "did you mean `db.labels`?",
    );
    check_error(
        "CREATE (:A)-[:T]->(:B) WITH 1 AS x RETURN 1 / 0",
        Detail::DivisionByZero,
        "an integer cannot be divided by zero",
        "",
    );
    check_error(
        "MATCH (n) SET n.name = 'x' WITH n RETURN 9223372036854775807 + 1",
        Detail::IntegerOverflow,
        "the result does not fit into a 64-bit integer",
        "`toFloat` makes a number a float",
    );
    check_error(
        "MATCH (n:Person) DELETE n",
        Detail::DeleteConnectedNode,
        "a node to be deleted still has relationships",
        "`DETACH DELETE` deletes them with it",
    );
    check_error(
        "RETURN 'a' =~ '('",
        Detail::InvalidArgumentValue,
        "`(` is not a regular expression: error: unclosed group",
        "",
    );
}

#[test]
fn names_that_the_graph_has_not_seen_are_warned_of() {
    let mut graph = graph("CREATE (:Person {name: 'Xi'})-[:SAID]->(:Statement)");
    let text = "MATCH (p:Persn)-[:SAYD]->(s:Statement) WHERE p.nam = 'Xi' RETURN p";
    let outcome = answer(&mut graph, text).unwrap();
    let told = outcome.warnings.iter().map(|warning| {
        let place = warning.span.unwrap_or_default().of(text);
        format!("{place}: {warning}: {}", warning.hints.join(" "))
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "Persn: no node has the label `Persn`: did you mean `Person`?",
            "SAYD: no relationship has the type `SAYD`: did you mean `SAID`?",
            "nam: nothing has the property `nam`: did you mean `name`?",
        ]
    );
}

#[test]
fn answers_know_what_they_rest_on() {
    let mut graph = graph(
        "CREATE (x:Person {name: 'Xi'})-[:SAID]->(s:Statement)-[:ABOUT]->(:Topic {name: 'Taiwan'}), \
         (x)-[:SAID]->(:Statement), (:Person {name: 'Trump'})-[:SAID]->(s)",
    );
    let mut touched = |text: &str| {
        let options = Options {
            trace: true,
            ..Options::default()
        };
        let query = parse(text).unwrap();
        let touched = run(&mut graph, &query, &Parameters::new(), &options)
            .unwrap()
            .touched;
        (touched.nodes.len(), touched.relationships.len())
    };
    assert_eq!(
        touched("MATCH (p {name: 'Xi'})-[:SAID]->(s)-->(t) RETURN p.name"),
        (3, 2)
    );
    assert_eq!(
        touched("MATCH (p)-[:SAID]->(s)-->(t) RETURN count(*)"),
        (4, 3)
    );
    assert_eq!(
        touched("MATCH (p {name: 'Xi'})-[:SAID]->(s) WITH DISTINCT p RETURN p.name LIMIT 1"),
        (3, 2)
    );
    assert_eq!(
        touched("MATCH (p {name: 'Xi'})-[*]->() RETURN p ORDER BY p.name"),
        (4, 3)
    );
    assert_eq!(
        touched("MATCH (p) WHERE p.name = 'nobody' RETURN p"),
        (0, 0)
    );
}

#[test]
fn shortest_paths() {
    let mut graph = graph(
        "CREATE (a:N {n: 'a'})-[:T]->(b:N {n: 'b'})-[:T]->(c:N {n: 'c'})-[:T]->(d:N {n: 'd'}), \
         (a)-[:T]->(e:N {n: 'e'})-[:T]->(c), (d)-[:U]->(a), (:N {n: 'z'})",
    );
    let mut check =
        |text: &str, expected: &str| assert_eq!(told(&mut graph, text), expected, "{text}");
    let ends = "MATCH (a {n: 'a'}), (d {n: 'd'})";
    check(
        &format!("{ends} MATCH p = shortestPath((a)-[:T*]->(d)) RETURN length(p)"),
        "3",
    );
    check(
        &format!("{ends} MATCH p = shortestPath((a)-[*]-(d)) RETURN length(p)"),
        "1",
    );
    check(
        &format!("{ends} MATCH p = shortestPath((a)-[:T*..2]->(d)) RETURN length(p)"),
        "",
    );
    check(
        &format!(
            "{ends} MATCH p = allShortestPaths((a)-[:T*]->(d)) RETURN reduce(s = '', x IN nodes(p) | s + x.n) AS s ORDER BY s"
        ),
        "abcd / aecd",
    );
    check(
        &format!("{ends} RETURN length(shortestPath((a)<-[:T*]-(d)))"),
        "null",
    );
    check(
        "MATCH (a {n: 'a'}), (z {n: 'z'}) RETURN shortestPath((a)-[*]-(z)) IS NULL",
        "true",
    );
}

#[test]
fn a_shortest_path_is_the_shortest_that_counts() {
    let mut graph = graph(
        "CREATE (a:N {n: 'a'})-[:T {x: 1}]->(b:N {n: 'b'})-[:T {x: 1}]->(c:N {n: 'c'})-[:T {x: 1}]->(d:N {n: 'd'}), \
         (a)-[:T {x: 2}]->(d), (a)-[:T {x: 1}]->(:M {n: 'e'})-[:T {x: 1}]->(d)",
    );
    let mut check = |condition: &str, expected: &str| {
        let text = format!(
            "MATCH (a {{n: 'a'}}), (d {{n: 'd'}}) MATCH p = shortestPath((a)-[r:T*]->(d)) WHERE {condition} \
             RETURN reduce(s = '', x IN nodes(p) | s + x.n) AS s"
        );
        assert_eq!(told(&mut graph, &text), expected, "{text}");
    };
    check("true", "ad");
    check("all(x IN relationships(p) WHERE x.x = 1)", "aed");
    check("none(x IN r WHERE x.x = 2)", "aed");
    check(
        "none(x IN r WHERE x.x = 2) AND all(x IN nodes(p) WHERE x:N)",
        "abcd",
    );
    check("all(x IN nodes(p) WHERE x.n <> d.n)", "");
}

#[test]
fn limits_stop_what_would_run_on() {
    let mut graph = graph("UNWIND range(1, 12) AS x CREATE (:N {x: x})");
    answer(&mut graph, "MATCH (a), (b) CREATE (a)-[:T]->(b)").unwrap();
    let mut failed = |text: &str, options: &Options| {
        let query = parse(text).unwrap();
        run(&mut graph, &query, &Parameters::new(), options)
            .unwrap_err()
            .detail
    };
    let short = Options {
        time_limit: Some(Duration::from_millis(50)),
        ..Options::default()
    };
    assert_eq!(
        failed("MATCH p = (a)-[*]->(b) RETURN count(p)", &short),
        Detail::TimeLimitReached
    );
    let few = Options {
        maximum_rows: 100,
        ..Options::default()
    };
    assert_eq!(
        failed("MATCH (a)-->(b) RETURN a, b", &few),
        Detail::RowLimitReached
    );
    assert_eq!(
        failed("MATCH (a)-->(b) RETURN a, b ORDER BY a.x", &few),
        Detail::RowLimitReached
    );
}

#[test]
fn long_queries_and_long_chains_are_no_deep_stacks() {
    let mut graph = Graph::new();
    let clauses = "CREATE (:A)\n".repeat(3_000);
    assert_eq!(
        answer(&mut graph, &clauses).unwrap().stats.nodes_created,
        3_000
    );
    let sum = format!("RETURN 1{} AS x", " + 1".repeat(500));
    assert_eq!(told(&mut graph, &sum), "501");
    let either = format!(
        "MATCH (n) WHERE n.x = 0{} RETURN count(n)",
        " OR n.x = 1".repeat(250)
    );
    assert_eq!(told(&mut graph, &either), "0");
    let chain = format!("MATCH (a){} RETURN count(*)", "-->()".repeat(500));
    assert_eq!(told(&mut graph, &chain), "0");
    let unwinds = (0..400)
        .map(|n| format!("UNWIND [1] AS x{n}"))
        .collect::<Vec<_>>()
        .join(" ");
    assert_eq!(told(&mut graph, &format!("{unwinds} RETURN count(*)")), "1");

    let mut graph = Graph::new();
    let nodes: Vec<_> = (0..20_000_i64)
        .map(|n| graph.create_node(["N"], [("n", n.into())]))
        .collect();
    for pair in nodes.windows(2) {
        graph.create_relationship("T", pair[0], pair[1], []);
    }
    let ends = "MATCH (a:N {n: 0}), (b:N {n: 19999})";
    let length = format!("{ends} MATCH p = shortestPath((a)-[*]->(b)) RETURN length(p)");
    assert_eq!(told(&mut graph, &length), "19999");
    assert_eq!(
        told(&mut graph, "MATCH (:N {n: 15000})-[*]->(b) RETURN count(b)"),
        "4999"
    );
}

#[test]
fn deep_queries_run() {
    let mut graph = graph("CREATE (:N)");
    let mut check = |before: &str, inside: &str, after: &str, times: usize, expected: &str| {
        let nested = format!("{}{inside}{}", before.repeat(times), after.repeat(times));
        let text = format!("MATCH (n:N) WHERE n IS NOT NULL RETURN {nested} AS x");
        assert_eq!(told(&mut graph, &text), expected, "{text}");
    };
    check(
        "EXISTS { MATCH (n) WHERE ",
        "true",
        " RETURN n }",
        120,
        "true",
    );
    check("CASE WHEN true THEN ", "1", " END", 120, "1");
    check("size([x IN [1] | ", "1", "])", 60, "1");
    check("all(x IN [1] WHERE ", "true", ")", 120, "true");
    check("coalesce(null, ", "1", ")", 120, "1");
    check("NOT (", "true", ")", 120, "true");
    check("-(", "1", ")", 120, "1");
    check("[(n)-[*0..0]-() | ", "1", "][0]", 120, "1");
    let long = format!("MATCH (a){} RETURN a", "--()".repeat(501));
    let error = answer(&mut graph, &long).unwrap_err();
    assert_eq!(error.to_string(), "one MATCH has at most 500 relationships");
}
