//! What is remembered, of a query between its runs or of a text within one, changes no answer.

use super::*;
use crate::query::plan::Optimisation;
use crate::query::run::run_in_a_way;

fn check_prepared(graph: &mut Graph, prepared: &mut Prepared, text: &str, name: &str) {
    let parameters = Parameters::from([("name".to_owned(), name.into())]);
    let options = Options::default();
    let outcome = prepared.run(graph, &parameters, &options).unwrap();
    let fresh = run(graph, &parse(text).unwrap(), &parameters, &options).unwrap();
    assert_eq!(outcome.rows, fresh.rows, "{text} of {name}");
}

#[test]
fn a_prepared_query_sees_every_change() {
    let mut graph = graph(
        "UNWIND range(1, 40) AS x CREATE (:Person {name: 'P' + (x % 20)})-[:SAID]->(:Statement {n: x})",
    );
    let texts = [
        "MATCH (p:Person {name: $name})-[:SAID]->(s) RETURN p.name, s.n ORDER BY s.n",
        "MATCH (p:Person)-[:SAID]->(s:Statement) RETURN p.name AS name, count(*) AS n ORDER BY n DESC, name",
        "MATCH (p:Person {name: $name}) RETURN p.name, labels(p) AS l, p.age AS age",
    ];
    let mut all = texts.map(|text| Prepared::new(parse(text).unwrap()));
    let changes = [
        "MATCH (p:Person {name: 'P1'}) SET p.name = 'P2'",
        "MATCH (p:Person {name: 'P3'}) SET p:Actor, p.age = 7",
        "MATCH (p:Person {name: 'P4'}) DETACH DELETE p",
        "CREATE (:Person {name: 'P4'})-[:SAID]->(:Statement {n: 99})",
    ];
    for change in changes {
        for (text, prepared) in texts.iter().zip(&mut all) {
            for name in ["P1", "P2", "P3", "P4", "nobody"] {
                check_prepared(&mut graph, prepared, text, name);
            }
        }
        answer(&mut graph, change).unwrap();
    }
    let mut adds = Prepared::new(parse("CREATE (p:New) RETURN count(p) AS n").unwrap());
    for _ in 0..3 {
        let outcome = adds.run(&mut graph, &Parameters::new(), &Options::default());
        assert_eq!(outcome.unwrap().stats.nodes_created, 1);
    }
    assert_eq!(told(&mut graph, "MATCH (n:New) RETURN count(n)"), "3");
}

#[test]
fn what_is_remembered_of_a_text_is_what_would_be_computed() {
    let mut graph = graph(
        "UNWIND range(1, 18000) AS x CREATE (:S {n: x, date: toString(date('2020-01-01') + duration({days: x % 900})), \
         kind: CASE WHEN x % 7 = 0 THEN null ELSE 'kind ' + (x % 5) END})",
    );
    let texts = [
        "MATCH (s:S) RETURN left(s.date, 7) AS month, count(*) AS n",
        "MATCH (s:S) RETURN date(s.date).year AS year, s.kind AS kind, sum(s.n) AS n",
        "MATCH (s:S) WHERE toUpper(s.kind) ENDS WITH '3' AND s.date < '2020-03' RETURN s.n",
        "MATCH (s:S) WHERE size(s.kind) > 5 OR s.date STARTS WITH '2021-1' RETURN count(s) AS n",
        "MATCH (s:S) RETURN max(s.date + s.date) AS x, count(DISTINCT substring(s.date, 0, 4)) AS n",
        "MATCH (s:S) WHERE s.kind + s.date = 'kind 12020-01-02' RETURN s.n",
        "MATCH (s:S) WHERE coalesce(s.kind, 'none') = 'none' RETURN count(*) AS n",
        "MATCH (s:S {kind: 'kind 1'}) SET s.kind = 'x' + left(s.kind, 1) WITH s RETURN left(s.kind, 2) AS k, count(*) AS n",
    ];
    for text in texts {
        let query = parse(text).unwrap();
        let answers = [Optimisation::On, Optimisation::Off].map(|way| {
            let mut graph = graph.clone();
            let parameters = Parameters::new();
            let outcome =
                run_in_a_way(&mut graph, &query, &parameters, &Options::default(), way).unwrap();
            let rows = outcome.rows.rows.iter();
            let mut rows: Vec<_> = rows.map(|row| format!("{row:?}")).collect();
            rows.sort();
            rows
        });
        assert_eq!(answers[0], answers[1], "{text}");
        assert!(!answers[0].is_empty(), "{text}");
    }
    let explained = told(
        &mut graph,
        "EXPLAIN MATCH (s:S) RETURN left(s.date, 7) AS month",
    );
    assert!(
        explained.contains("left(s.date, 7) AS month"),
        "{explained}"
    );
}
