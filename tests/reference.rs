//! The language reference: every example runs, every wording is understood, every miss is explained.

use jiff::civil::{Date, date};
use whosaid::graph::{Graph, Value};
use whosaid::query::question;

const TODAY: Date = date(2025, 12, 5);

fn small() -> Graph {
    let mut g = Graph::new();
    for (l, n, a) in [
        (&["Country"][..], "Taiwan", &["Republic of China"][..]),
        (&["Country", "Actor"], "Japan", &["Tokyo"]),
        (&["Country"], "China", &[]),
        (&["Topic"], "trade", &["commerce"]),
        (&["Topic"], "tariffs", &[]),
        (&["Topic"], "peace", &[]),
        (&["Topic"], "soybeans", &[]),
        (&["Person", "Actor"], "Xi Jinping", &["Xi", "President Xi"]),
        (&["Person", "Actor"], "Donald Trump", &["Trump"]),
        (&["Person", "Actor"], "Sanae Takaichi", &[]),
        (
            &["Organization", "Actor"],
            "China's Foreign Ministry",
            &["Chinese Foreign Ministry"],
        ),
        (
            &["Organization", "Actor"],
            "Bank for Trade and Development",
            &[],
        ),
        (&["Country"], "Bosnia and Herzegovina", &["Bosnia"]),
        (&["Country"], "Türkiye", &["Turkey"]),
        (&["Country"], "United States", &["Washington"]),
        (&["Place"], "Washington", &[]),
    ] {
        g.create_node(
            l.iter().copied(),
            [("name", n.into()), ("aliases", Value::strings(a))],
        );
    }
    let t = g.create_node(["Organization", "Actor"], [("name", "Truth Social".into())]);
    let s = g.create_node(["Statement"], [("text", "rare earths matter".into())]);
    g.create_relationship("VIA", s, t, []);
    g.create_node(
        ["Document"],
        [
            ("title", "Leaders speak".into()),
            ("publisher", "Reuters".into()),
        ],
    );
    g.create_node(
        ["Document"],
        [
            ("title", "Tokyo answers".into()),
            ("path", "articles/phone-call.txt".into()),
        ],
    );
    g
}

/// Each block of `wordings.txt` is one query.
#[test]
fn wordings_of_a_question_become_one_query() {
    let graph = small();
    let names = question::Names::new(&graph);
    let mut problems = Vec::new();
    for block in include_str!("reference/wordings.txt").split("\n\n") {
        let mut first: Option<(&str, String)> = None;
        for text in block
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            match (question::translate(text, &graph, &names, TODAY), &first) {
                (Err(problem), _) => problems.push(format!(
                    "{text}\n  {problem} {:?} {:?}",
                    problem.span, problem.hints
                )),
                (Ok(translation), None) => first = Some((text, translation.query.to_string())),
                (Ok(translation), Some((example, expected))) => {
                    let query = translation.query.to_string();
                    if query != *expected {
                        problems.push(format!(
                            "{text}\n  is not {example}\n{query}\n---\n{expected}\n"
                        ));
                    }
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
