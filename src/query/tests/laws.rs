//! What holds for any query and any graph.

use super::ast::{
    BinaryOperator, ComparisonOperator, Expression, ExpressionKind, Literal, Name, Quantifier,
    UnaryOperator,
};
use super::plan::Optimisation;
use super::run::run_in_a_way;
use super::*;
use crate::Span;
use proptest::prelude::*;

fn spanless(kind: ExpressionKind) -> Expression {
    let span = Span::default();
    Expression { kind, span }
}

fn name(text: &str) -> Name {
    Name {
        text: text.to_owned(),
        span: Span::default(),
    }
}

/// An expression as text, with its structure but without its places.
fn structure(expression: &Expression) -> String {
    let text = format!("{expression:?}");
    let parts = text.split("Span { ").enumerate();
    let parts = parts.map(|(place, part)| match place {
        0 => part,
        _ => part.split_once('}').map_or("", |(_, rest)| rest),
    });
    parts.collect()
}

fn leaf() -> impl Strategy<Value = ExpressionKind> {
    prop_oneof![
        Just(ExpressionKind::Literal(Literal::Null)),
        any::<bool>().prop_map(|truth| ExpressionKind::Literal(Literal::Boolean(truth))),
        any::<i64>().prop_map(|number| ExpressionKind::Literal(Literal::Integer(number))),
        (-5_i64..5).prop_map(|number| ExpressionKind::Literal(Literal::Integer(number))),
        proptest::num::f64::NORMAL
            .prop_map(|number| ExpressionKind::Literal(Literal::Float(number))),
        "\\PC{0,6}".prop_map(|text| ExpressionKind::Literal(Literal::String(text))),
        "[a-z' \\\\\"\n]{0,6}".prop_map(|text| ExpressionKind::Literal(Literal::String(text))),
        "(x|end|In|a b|`|count|exists|all|reduce|null|_1)".prop_map(ExpressionKind::Variable),
        "(p|1|two words)".prop_map(ExpressionKind::Parameter),
        Just(ExpressionKind::CountStar),
    ]
}

fn binary_operator() -> impl Strategy<Value = BinaryOperator> {
    use BinaryOperator as B;
    prop_oneof![
        Just(B::Or),
        Just(B::Xor),
        Just(B::And),
        Just(B::Add),
        Just(B::Subtract),
        Just(B::Multiply),
        Just(B::Divide),
        Just(B::Modulo),
        Just(B::Power),
        Just(B::In),
        Just(B::StartsWith),
        Just(B::EndsWith),
        Just(B::Contains),
        Just(B::Matches),
    ]
}

fn unary_operator() -> impl Strategy<Value = UnaryOperator> {
    use UnaryOperator as U;
    prop_oneof![
        Just(U::Not),
        Just(U::Minus),
        Just(U::Plus),
        Just(U::IsNull),
        Just(U::IsNotNull),
    ]
}

fn comparison_operator() -> impl Strategy<Value = ComparisonOperator> {
    use ComparisonOperator as C;
    prop_oneof![
        Just(C::Equal),
        Just(C::NotEqual),
        Just(C::Less),
        Just(C::LessOrEqual),
        Just(C::Greater),
        Just(C::GreaterOrEqual),
    ]
}

fn expression() -> impl Strategy<Value = Expression> {
    leaf().prop_map(spanless).prop_recursive(5, 40, 4, |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        let optional = proptest::option::of(boxed.clone());
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(ExpressionKind::List),
            proptest::collection::vec(
                ("(k|with|a b)".prop_map(|key| name(&key)), inner.clone()),
                0..3
            )
            .prop_map(ExpressionKind::Map),
            (boxed.clone(), "(name|end|a.b)")
                .prop_map(|(target, key)| { ExpressionKind::Property(target, name(&key)) }),
            (boxed.clone(), "(Person|a b)").prop_map(|(target, label)| {
                ExpressionKind::HasLabels(target, vec![name(&label), name("B")])
            }),
            (boxed.clone(), boxed.clone())
                .prop_map(|(target, index)| ExpressionKind::Index(target, index)),
            (boxed.clone(), optional.clone(), optional.clone())
                .prop_map(|(target, from, to)| ExpressionKind::Slice(target, from, to)),
            (unary_operator(), boxed.clone())
                .prop_map(|(operator, operand)| ExpressionKind::Unary(operator, operand)),
            (binary_operator(), boxed.clone(), boxed.clone())
                .prop_map(|(operator, left, right)| ExpressionKind::Binary(operator, left, right)),
            (
                boxed.clone(),
                proptest::collection::vec((comparison_operator(), inner.clone()), 1..3)
            )
                .prop_map(|(first, rest)| ExpressionKind::Comparison(first, rest)),
            (
                any::<bool>(),
                proptest::collection::vec(inner.clone(), 0..3)
            )
                .prop_map(|(distinct, arguments)| {
                    ExpressionKind::Call {
                        function: name("apoc.f"),
                        distinct,
                        arguments,
                    }
                }),
            (
                optional.clone(),
                proptest::collection::vec((inner.clone(), inner.clone()), 1..3),
                optional.clone()
            )
                .prop_map(|(operand, branches, otherwise)| ExpressionKind::Case {
                    operand,
                    branches,
                    otherwise
                }),
            (boxed.clone(), optional.clone(), optional).prop_map(|(list, filter, result)| {
                ExpressionKind::ListComprehension {
                    variable: name("x"),
                    list,
                    filter,
                    result,
                }
            }),
            (boxed.clone(), boxed.clone()).prop_map(|(list, filter)| ExpressionKind::Quantifier {
                quantifier: Quantifier::Single,
                variable: name("x"),
                list,
                filter
            }),
            (boxed.clone(), boxed.clone(), boxed).prop_map(|(initial, list, step)| {
                ExpressionKind::Reduce {
                    accumulator: name("a"),
                    initial,
                    variable: name("x"),
                    list,
                    step,
                }
            }),
        ]
        .prop_map(spanless)
    })
}

/// A condition on `n` and `m`, written out.
fn condition() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("n.a = m.a".to_owned()),
        Just("n.a < 2".to_owned()),
        Just("n.b STARTS WITH 'x'".to_owned()),
        Just("n.a IN [1, null, m.a]".to_owned()),
        Just("n:A".to_owned()),
        Just("(n)-[:T]->(m)".to_owned()),
        Just("EXISTS { (m)-->(z) WHERE z.a = n.a }".to_owned()),
        Just("n.b = null".to_owned()),
        Just("any(x IN [n.a, m.a] WHERE x > 1)".to_owned()),
        Just("n.a + m.a > 2".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 2, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(one, other)| format!("({one} AND {other})")),
            (inner.clone(), inner.clone()).prop_map(|(one, other)| format!("({one} OR {other})")),
            (inner.clone(), inner.clone()).prop_map(|(one, other)| format!("({one} XOR {other})")),
            inner.prop_map(|one| format!("NOT ({one})")),
        ]
    })
}

/// A small graph: nodes with a property or without, relationships between them.
fn small_graph() -> impl Strategy<Value = Graph> {
    let nodes = proptest::collection::vec((any::<bool>(), proptest::option::of(0_i64..4)), 1..6);
    let relationships = proptest::collection::vec((0_usize..6, 0_usize..6, any::<bool>()), 0..8);
    (nodes, relationships).prop_map(|(nodes, relationships)| {
        let mut graph = Graph::new();
        let labels = |is_a| if is_a { ["A"] } else { ["B"] };
        let ids = nodes.iter().map(|(is_a, a)| {
            let b = a.map(|a| if a > 1 { "xy" } else { "yx" });
            graph.create_node(labels(*is_a), [("a", (*a).into()), ("b", b.into())])
        });
        let ids: Vec<_> = ids.collect();
        for (from, to, is_t) in relationships {
            let (from, to) = (ids[from % ids.len()], ids[to % ids.len()]);
            graph.create_relationship(if is_t { "T" } else { "U" }, from, to, []);
        }
        graph
    })
}

/// The rows of a query, sorted.
fn rows(graph: &mut Graph, text: &str) -> Vec<String> {
    let outcome = answer(graph, text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    let rows = outcome.rows.rows.iter();
    let mut rows: Vec<_> = rows.map(|row| format!("{row:?}")).collect();
    rows.sort();
    rows
}

/// A MATCH of up to four relationships over few names, so that they meet in cycles.
fn pattern() -> impl Strategy<Value = String> {
    let node = prop_oneof![
        4 => "[abcde]".prop_map(|name| format!("({name})")),
        1 => "[abcde]".prop_map(|name| format!("({name}:A)")),
        1 => "[abcde]".prop_map(|name| format!("({name}:B {{a: 1}})")),
        1 => Just("(:A)".to_owned()),
    ];
    let link = prop_oneof![
        4 => Just("-[:T]->"),
        4 => Just("<-[:T]-"),
        2 => Just("<-[:U]-"),
        1 => Just("-[:T|U]->"),
        1 => Just("-[:T]-"),
        1 => Just("-->"),
    ];
    let chain =
        (node.clone(), proptest::collection::vec((link, node), 0..4)).prop_map(|(start, links)| {
            let links = links
                .into_iter()
                .map(|(link, node)| format!("{link}{node}"));
            start + &links.collect::<String>()
        });
    proptest::collection::vec(chain, 1..3).prop_map(|chains| format!("(a), {}", chains.join(", ")))
}

/// What is made of the rows of a pattern that binds `a`.
fn projection(pattern: &str, number: usize) -> String {
    let others = ["b", "c"].map(|name| {
        if pattern.contains(&format!("({name}")) {
            name
        } else {
            "a"
        }
    });
    let [b, c] = others;
    let all = [
        "RETURN count(*) AS n".to_owned(),
        format!("RETURN a, count(*) AS n, count({b}) AS m"),
        format!("RETURN a.a AS x, {b}.a AS y, count(*) AS n ORDER BY n DESC, x, y"),
        format!("RETURN a.b AS x, {b}.b AS y, count(*) AS n, min({c}.a) AS m"),
        format!("RETURN DISTINCT {b} AS p, {c}.a AS x"),
        format!("RETURN count(DISTINCT {b}) AS n, max(a.a) AS m"),
        format!("WITH DISTINCT {b} AS x MATCH (x)-[:T]->(y)<-[:T]-(z) RETURN z, count(*) AS n"),
        format!(
            "RETURN a AS o, {b} AS p, {c} AS q, a.a AS x ORDER BY x, id(a), id({b}), id({c}) LIMIT 3"
        ),
        format!(
            "WITH a AS o, {b} AS p, a.b AS x, sum({c}.a) AS s RETURN x, p, count(*) AS n, count(DISTINCT s) AS m"
        ),
    ];
    all[number % all.len()].clone()
}

/// Conditions that a pattern of `a` can have.
const CONDITIONS: [&str; 6] = [
    "",
    " WHERE a.a = 1",
    " WHERE a.b CONTAINS 'x' AND a.a > 0",
    " WHERE a.a <> 2",
    " WHERE a.b STARTS WITH 'y' OR a:A",
    " WHERE a:A AND a.a = 1 + 1",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn optimised_and_plain_plans_agree(mut graph in small_graph(), pattern in pattern(), number in 0_usize..100, condition in 0_usize..6) {
        let text = format!("MATCH {pattern}{} {}", CONDITIONS[condition], projection(&pattern, number));
        let query = parse(&text).unwrap();
        let ways = [Optimisation::On, Optimisation::Off].map(|way| {
            let outcome = run_in_a_way(&mut graph, &query, &Parameters::new(), &Options::default(), way);
            let rows = outcome.unwrap_or_else(|error| panic!("{text}: {error:?}")).rows.rows;
            let mut rows: Vec<_> = rows.iter().map(|row| format!("{row:?}")).collect();
            rows.sort();
            rows
        });
        prop_assert_eq!(&ways[0], &ways[1], "{}", text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_parses_to_the_same(expression in expression()) {
        let printed = expression.to_string();
        let again = parse_expression(&printed);
        prop_assert!(again.is_ok(), "{printed}: {again:?}");
        prop_assert_eq!(structure(&again.unwrap()), structure(&expression), "{}", printed);
    }

    #[test]
    fn a_condition_splits_all_rows_in_three(mut graph in small_graph(), condition in condition()) {
        let ways = "MATCH (n), (m)";
        let all = rows(&mut graph, &format!("{ways} RETURN n, m"));
        let mut parts: Vec<_> = [condition.clone(), format!("NOT ({condition})")]
            .iter()
            .flat_map(|part| rows(&mut graph, &format!("{ways} WHERE {part} RETURN n, m")))
            .collect();
        parts.extend(rows(&mut graph, &format!(
            "{ways} WITH n, m, CASE WHEN {condition} THEN 1 WHEN NOT ({condition}) THEN 2 END AS c WHERE c IS NULL RETURN n, m"
        )));
        parts.sort();
        prop_assert_eq!(parts, all);
    }

    #[test]
    fn a_pattern_read_backwards_matches_the_same(mut graph in small_graph(), condition in condition()) {
        for (forth, back) in [
            ("(n)-[r:T]->(m)", "(m)<-[r:T]-(n)"),
            ("(n)-[r]-(m)", "(m)-[r]-(n)"),
            ("(n:A)-[r]->(x)<-[s:T]-(m)", "(m)-[s:T]->(x)<-[r]-(n:A)"),
            ("(n)-[r]->(m)-[s]->(n)", "(n)<-[s]-(m)<-[r]-(n)"),
        ] {
            let told = |pattern: &str| format!("MATCH {pattern} WHERE {condition} RETURN n, m, r");
            prop_assert_eq!(rows(&mut graph, &told(forth)), rows(&mut graph, &told(back)));
        }
        let walk = |pattern: &str| format!("MATCH {pattern} WHERE {condition} RETURN n, m, count(*)");
        prop_assert_eq!(
            rows(&mut graph, &walk("(n)-[:T*1..3]->(m)")),
            rows(&mut graph, &walk("(m)<-[:T*1..3]-(n)"))
        );
    }

    #[test]
    fn filters_pushed_down_are_filters_all_the_same(mut graph in small_graph(), condition in condition()) {
        let early = format!("MATCH (n)-[r]->(x), (x)-[s]-(m) WHERE {condition} RETURN n, m, r, s");
        let late = format!("MATCH (n)-[r]->(x), (x)-[s]-(m) WITH n, m, r, s, 0 AS zero ORDER BY zero WHERE {condition} RETURN n, m, r, s");
        prop_assert_eq!(rows(&mut graph, &early), rows(&mut graph, &late));
    }
}
