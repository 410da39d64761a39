//! How long questions take over graphs of ten and a hundred thousand statements.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use whosaid::graph::{Graph, NodeId, Value};
use whosaid::query::{Options, Parameters, parse, run};

/// Names of questions and the questions.
const QUESTIONS: &[(&str, &str)] = &[
    (
        "point",
        "MATCH (p:Person {name: 'person 7'})-[:OF]->(c:Country) RETURN p.name, c.name",
    ),
    (
        "said_about",
        "MATCH (p:Person)-[:SAID]->(s:Statement)-[:ABOUT]->(c:Country {name: 'country 3'}) RETURN p.name, s.text, s.date",
    ),
    (
        "latest",
        "MATCH (p:Person)-[:SAID]->(s:Statement)-[:ABOUT]->(c:Country {name: 'country 3'}) \
         RETURN p.name, s.text, s.date, s.id ORDER BY s.date DESC, s.id DESC LIMIT 20",
    ),
    (
        "about_both",
        "MATCH (x:Country {name: 'country 3'})<-[:ABOUT]-(s:Statement)-[:ABOUT]->(y:Topic {name: 'topic 5'}) RETURN s.id, s.text",
    ),
    (
        "top_speakers",
        "MATCH (p:Person)-[:SAID]->(s:Statement)-[:ABOUT]->(c:Country {name: 'country 3'}) \
         RETURN p.name AS name, count(*) AS n ORDER BY n DESC, name LIMIT 10",
    ),
    (
        "said_to",
        "MATCH (a:Person {name: 'person 7'})-[:SAID]->(s:Statement)-[:ABOUT]->(x:Country {name: 'country 3'}), (s)-[:TO]->(b:Person) \
         WHERE s.date >= '2016-01-01' RETURN s.id, b.name ORDER BY s.date, s.id",
    ),
    (
        "topics_of_speaker",
        "MATCH (p:Person {name: 'person 7'})-[:SAID]->(s:Statement)-[:ABOUT]->(t:Topic) \
         RETURN t.name AS name, count(*) AS n ORDER BY n DESC, name LIMIT 20",
    ),
    (
        "three_hops",
        "MATCH (a:Person {name: 'person 7'})-[:SAID]->(:Statement)-[:TO]->(b:Person) WITH DISTINCT b \
         MATCH (b)-[:SAID]->(:Statement)-[:TO]->(c:Person) WITH DISTINCT c \
         MATCH (c)-[:SAID]->(:Statement)-[:TO]->(d:Person) RETURN count(DISTINCT d) AS n",
    ),
    (
        "timeline",
        "MATCH (s:Statement)-[:ABOUT]->(c:Country {name: 'country 3'}) \
         RETURN left(s.date, 7) AS month, count(*) AS n ORDER BY month",
    ),
    (
        "reported",
        "MATCH (a:Person)-[:SAID]->(r:Statement)-[:REPORTS]->(s:Statement)<-[:SAID]-(b:Person) \
         RETURN a.name AS x, b.name AS y, count(*) AS n ORDER BY n DESC, x, y LIMIT 20",
    ),
    (
        "said_to_each_other",
        "MATCH (a:Person)-[:SAID]->(r:Statement)-[:TO]->(b:Person)-[:SAID]->(s:Statement)-[:TO]->(a) WHERE a.name < b.name \
         RETURN a.name AS x, b.name AS y, count(*) AS n ORDER BY n DESC, x, y LIMIT 20",
    ),
    (
        "own_country",
        "MATCH (c:Country {name: 'country 3'})<-[:OF]-(p:Person)-[:SAID]->(s:Statement)-[:ABOUT]->(c) \
         RETURN p.name AS name, count(*) AS n ORDER BY n DESC, name LIMIT 20",
    ),
    (
        "pagerank",
        "CALL pagerank({iterations: 20}) YIELD node, rank WHERE node:Person \
         RETURN node.name, rank ORDER BY rank DESC LIMIT 10",
    ),
    (
        "mentioned_together",
        "MATCH (a:Country)<-[:ABOUT]-(s:Statement)-[:ABOUT]->(b:Country) WHERE a.name < b.name \
         RETURN a.name AS x, b.name AS y, count(*) AS n ORDER BY n DESC, x, y LIMIT 50",
    ),
    (
        "shortest",
        "MATCH (a:Person {name: 'person 1'}), (b:Person {name: 'person 9'}) \
         MATCH p = shortestPath((a)-[:SAID|ABOUT*..10]-(b)) RETURN length(p) AS n",
    ),
    (
        "contains",
        "MATCH (s:Statement) WHERE s.text CONTAINS 'number 77' RETURN s.id, s.date ORDER BY s.date DESC, s.id DESC LIMIT 20",
    ),
    (
        "most_mentioned",
        "MATCH (s:Statement)-[:ABOUT]->(c:Country) RETURN c.name AS name, count(*) AS n ORDER BY n DESC, name LIMIT 20",
    ),
];

/// Numbers that look random and are always the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }
}

/// A graph of news: who said what about which country and topic.
fn graph(statements: usize) -> Graph {
    let mut graph = Graph::new();
    let mut numbers = Numbers(1);
    let mut named = |label: &str, count: usize| -> Vec<NodeId> {
        let lower = label.to_lowercase();
        let names = (0..count).map(|number| format!("{lower} {number}"));
        names
            .map(|name| graph.create_node([label], [("name", name.into())]))
            .collect()
    };
    let people = named("Person", statements / 100);
    let countries = named("Country", 100);
    let topics = named("Topic", 200);
    for person in &people {
        graph.create_relationship("OF", *person, countries[numbers.below(100)], []);
    }
    let mut last = None;
    for number in 0..statements {
        let day = numbers.below(3650);
        let date = format!(
            "{}-{:02}-{:02}",
            2015 + day / 365,
            day % 12 + 1,
            day % 28 + 1
        );
        let properties = [
            ("id", Value::from(i64::try_from(number).unwrap_or(0))),
            ("text", format!("statement number {number}").into()),
            ("date", date.into()),
        ];
        let statement = graph.create_node(["Statement"], properties);
        graph.create_relationship("SAID", people[numbers.below(people.len())], statement, []);
        graph.create_relationship("TO", statement, people[numbers.below(people.len())], []);
        if let Some(last) = last.replace(statement).filter(|_| number % 8 == 0) {
            graph.create_relationship("REPORTS", statement, last, []);
        }
        for _ in 0..2 {
            graph.create_relationship("ABOUT", statement, countries[numbers.below(100)], []);
        }
        graph.create_relationship("ABOUT", statement, topics[numbers.below(200)], []);
    }
    graph
}

fn questions(criterion: &mut Criterion) {
    let options = Options::default();
    for statements in [10_000, 100_000] {
        let mut graph = graph(statements);
        let mut group = criterion.benchmark_group(format!("{statements} statements"));
        group.sample_size(10);
        for (name, text) in QUESTIONS {
            let query = parse(text).expect("the question parses");
            group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
                bencher.iter(|| {
                    let outcome = run(&mut graph, &query, &Parameters::new(), &options);
                    black_box(outcome.expect("the question is answered"))
                });
            });
        }
    }
}

fn parsing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    for (name, text) in QUESTIONS.iter().take(3) {
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter(|| black_box(parse(black_box(text))));
        });
    }
    group.bench_function("half a million sums", |bencher| {
        let text = format!("RETURN 1{}", "+1".repeat(500_000));
        bencher.iter(|| black_box(parse(black_box(&text))));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(std::time::Duration::from_millis(300)).measurement_time(std::time::Duration::from_secs(1)).sample_size(10);
    targets = parsing, questions
}
criterion_main!(benches);
