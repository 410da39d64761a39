//! EXPLAIN and PROFILE.

use super::*;

fn people() -> Graph {
    let mut graph = Graph::new();
    let create = "UNWIND range(1, 4) AS n CREATE (:Person {n: n})-[:SAID]->(:Statement {n: n})";
    answer(&mut graph, create).unwrap();
    graph
}

/// The cells of a plan, those of a line between bars.
fn check(query: &str, expected: &[&str]) {
    let outcome = answer(&mut people(), query).unwrap_or_else(|error| panic!("{query}: {error:?}"));
    let places = 0..outcome.rows.columns.len().min(3);
    let line = |row: &Vec<Value>| {
        let cells = places.clone().map(|place| match &row[place] {
            Value::String(text) => text.to_string(),
            Value::Integer(number) => number.to_string(),
            _ => String::new(),
        });
        cells.collect::<Vec<_>>().join("|")
    };
    let lines: Vec<_> = outcome.rows.rows.iter().map(line).collect();
    assert_eq!(lines, expected, "{query}");
}

#[test]
fn a_plan_is_a_tree_of_steps() {
    check(
        "EXPLAIN MATCH (p:Person)-[:SAID]->(s) WHERE s.n > 1 OR EXISTS { (p)-[:KNOWS]->(:Person) }
         OPTIONAL MATCH (s)-->(x) RETURN p.n AS n, count(DISTINCT x) ORDER BY n DESC SKIP 1 LIMIT 2",
        &[
            "nodes by label|(p:Person)",
            "expand|(p)-[:SAID]->(s)",
            "filter|s.n > 1 OR EXISTS(1)",
            "└ subquery|1",
            "  └ expand|(p)-[:KNOWS]->(_4:Person)",
            "optional|",
            "└ expand|(s)-->(x)",
            "group|p, count(DISTINCT x)",
            "sort|p.n DESC SKIP 1 LIMIT 2",
            "compute|p.n AS n",
            "result|n, count(DISTINCT x)",
        ],
    );
    check(
        "EXPLAIN MERGE (a:A {x: 1}) SET a.y = 2, a:B REMOVE a:A DETACH DELETE a",
        &[
            "merge|(a:A {x: 1})",
            "└ subquery|1",
            "  ├ nodes by value|(a:A) x",
            "  ├ filter|a:A",
            "  └ filter|a.x = 1",
            "set|a.y = 2, a:B",
            "set|REMOVE a:A",
            "detach delete|a",
        ],
    );
    check(
        "EXPLAIN RETURN 1 AS x UNION ALL CALL db.labels() YIELD label RETURN DISTINCT label AS x",
        &[
            "union all|",
            "├ part|",
            "│ ├ compute|1 AS x",
            "│ └ result|x",
            "└ part|",
            "  ├ call|db.labels()",
            "  ├ distinct|",
            "  └ result|x",
        ],
    );
}

#[test]
fn a_profile_counts_rows() {
    check(
        "PROFILE MATCH (p:Person)-[:SAID]->(s) WHERE s.n > 1
         OPTIONAL MATCH (s)-->(x) RETURN p.n AS n ORDER BY n LIMIT 2",
        &[
            "nodes by label|(p:Person)|4",
            "drop what is sorted too late|p.n|4",
            "expand|(p)-[:SAID]->(s)|4",
            "filter|s.n > 1|3",
            "optional||3",
            "└ expand|(s)-->(x)|0",
            "sort|p.n LIMIT 2|2",
            "compute|p.n AS n|2",
            "result|n|2",
        ],
    );
    check(
        "PROFILE UNWIND [1, 2, 3] AS x CREATE (:N {x: x}) RETURN x UNION RETURN 1 AS x",
        &[
            "union||",
            "├ part||",
            "│ ├ unwind|[1, 2, 3] AS x|3",
            "│ ├ create|(_1:N {x: x})|3",
            "│ └ result|x|3",
            "└ part||",
            "  ├ compute|1 AS x|1",
            "  └ result|x|1",
        ],
    );
}

#[test]
fn only_a_profile_runs_the_query() {
    let mut graph = Graph::new();
    let outcome = answer(&mut graph, "explain CREATE (:A)").unwrap();
    assert_eq!(outcome.rows.columns, ["step", "details"]);
    assert_eq!((graph.node_count(), outcome.stats), (0, Stats::default()));
    let outcome = answer(&mut graph, "profile CREATE (:A)").unwrap();
    let columns = ["step", "details", "rows", "milliseconds"];
    assert_eq!(outcome.rows.columns, columns);
    assert_eq!((graph.node_count(), outcome.stats.nodes_created), (1, 1));
    let query = parse("EXPLAIN MATCH (n) RETURN n").unwrap();
    assert_eq!(query.to_string(), "EXPLAIN MATCH (n)\nRETURN n");
    assert_eq!(parse(&query.to_string()).unwrap().mode, query.mode);
}
