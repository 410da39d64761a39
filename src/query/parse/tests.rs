use super::*;
use std::time::{Duration, Instant};

/// Parses, prints, and compares with `expected`; the print must print the same again.
fn check(text: &str, expected: &str) {
    let printed = parse(text)
        .unwrap_or_else(|error| panic!("{text}: {error:?}"))
        .to_string();
    assert_eq!(printed, expected);
    assert_eq!(parse(&printed).unwrap().to_string(), expected);
}

fn check_expression(text: &str, expected: &str) {
    let printed = parse_expression(text)
        .unwrap_or_else(|error| panic!("{text}: {error:?}"))
        .to_string();
    assert_eq!(printed, expected);
    assert_eq!(parse_expression(&printed).unwrap().to_string(), expected);
}

fn check_error(text: &str, detail: Detail, message: &str) {
    let error = parse(text).expect_err(text);
    assert_eq!(
        (error.detail, error.to_string().as_str()),
        (detail, message),
        "{text}"
    );
}

#[test]
fn clauses() {
    check(
        "match (p:Person)-[:SAID]->(s) where s.date>=date('2025-11-24') return p.name as who, count(*) order by who desc skip 1 limit 5;",
        "MATCH (p:Person)-[:SAID]->(s)\nWHERE s.date >= date('2025-11-24')\nRETURN p.name AS who, count(*)\nORDER BY who DESC\nSKIP 1\nLIMIT 5",
    );
    check(
        "OPTIONAL MATCH p = allShortestPaths((a)<-[r:A|:B*..3 {x: $y}]-(b)), ((c)--()) RETURN *, 1 AS x UNION ALL RETURN 2",
        "OPTIONAL MATCH p = allShortestPaths((a)<-[r:A|B*..3 {x: $y}]-(b)), (c)--()\nRETURN *, 1 AS x\nUNION ALL\nRETURN 2",
    );
    check(
        "MERGE (a) ON CREATE SET a.x = 1, a:L ON MATCH SET a += {y: 2} SET a = {} REMOVE a.x, a:L DETACH DELETE a",
        "MERGE (a)\nON CREATE SET a.x = 1, a:L\nON MATCH SET a += {y: 2}\nSET a = {}\nREMOVE a.x, a:L\nDETACH DELETE a",
    );
    check(
        "CALL db.labels() YIELD label AS l WHERE l <> 'x' UNWIND [1] AS y WITH DISTINCT * WHERE true RETURN y",
        "CALL db.labels() YIELD label AS l\nWHERE l <> 'x'\nUNWIND [1] AS y\nWITH DISTINCT *\nWHERE true\nRETURN y",
    );
}

#[test]
fn operators_bind_as_they_should() {
    check_expression("1+2*3^4", "1 + 2 * 3 ^ 4");
    check_expression("(1+2)*3", "(1 + 2) * 3");
    check_expression("1-(2-3)-4", "1 - (2 - 3) - 4");
    check_expression("a OR b XOR c AND NOT d = e", "a OR b XOR c AND NOT d = e");
    check_expression("NOT (a AND b)", "NOT (a AND b)");
    check_expression("a < b <= c", "a < b <= c");
    check_expression("(a < b) <= c", "(a < b) <= c");
    check_expression("a IN [1] IS NULL", "a IN [1] IS NULL");
    check_expression("-(5)", "-(5)");
    check_expression("- -5", "--5");
    check_expression("1--5", "1 - -5");
    check_expression("-9223372036854775808", "-9223372036854775808");
    check_expression("x[1..][..-1][0].a:B", "x[1..][..-1][0].a:B");
    check_expression("[(x IN y), 1]", "[(x IN y), 1]");
    check_expression("\"it's\\u0021\"", "'it\\'s!'");
}

#[test]
fn brackets_that_begin_alike() {
    check_expression("(a)", "a");
    check_expression("(a)-->(b)", "(a)-->(b)");
    check_expression("(a)-(b)", "a - b");
    check_expression("(a:B {c: 1})<-[*2]-()", "(a:B {c: 1})<-[*2]-()");
    check_expression("(a.b)<-1", "a.b < -1");
    check_expression("[(a)-->(b) WHERE a.x | b]", "[(a)-->(b) WHERE a.x | b]");
    check_expression("[p = (a)-->(b) | p]", "[p = (a)-->(b) | p]");
    check_expression("[x IN y WHERE x | x + 1]", "[x IN y WHERE x | x + 1]");
    check_expression(
        "exists{(a)-->() where a.b}",
        "EXISTS { (a)-->() WHERE a.b }",
    );
    check_expression(
        "COUNT { MATCH (a) RETURN a }",
        "COUNT { MATCH (a) RETURN a }",
    );
    check_expression("all(x in [1] where x > 0)", "all(x IN [1] WHERE x > 0)");
    check_expression("size([1])", "size([1])");
    check_expression(
        "reduce(a = 0, x IN y | a + x)",
        "reduce(a = 0, x IN y | a + x)",
    );
    check_expression("{end: s.end, `a b`: 1}", "{end: s.end, `a b`: 1}");
}

#[test]
fn mistakes_are_explained() {
    for (text, message, hint) in [
        (
            "MATCH (n RETURN n",
            "`RETURN` stands where `)`, a label (`:Label`), a map (`{key: value}`) or a parameter (`$name`) should",
            "",
        ),
        (
            "MATCH (n) RETURN n,",
            "the query ends where an expression should stand",
            "",
        ),
        (
            "MATCH n RETURN n",
            "`n` stands where a pattern should",
            "a node stands in brackets: `(n)`",
        ),
        (
            "MATCH (n) RETRUN n",
            "`RETRUN` stands where the end, a clause, `UNION` or `WHERE` should",
            "did you mean `RETURN`?",
        ),
        (
            "MATCH (n) WHERE n.x == 1 RETURN n",
            "`=` stands where an expression or `NOT` should",
            "equality is written `=`",
        ),
        ("RETURN foo(1", "the query ends where `)` should stand", ""),
        ("RETURN {a: 1", "the query ends where `}` should stand", ""),
        (
            "RETURN 'abc",
            "`'` stands where an expression should",
            "this text has no closing quotation mark",
        ),
        (
            "RETURN CASE WHEN 1 THEN 2",
            "the query ends where `ELSE`, `END` or `WHEN` should stand",
            "",
        ),
        (
            "UNWIND [1] RETURN 1",
            "`RETURN` stands where `AS` should",
            "",
        ),
        (
            "RETURN 1 LIMIT 5 SKIP 3",
            "`SKIP` stands where the end, a clause or `UNION` should",
            "SKIP stands before LIMIT",
        ),
        (
            "RETURN 1; RETURN 2",
            "`RETURN` stands where the end should",
            "one query at a time",
        ),
        (
            "SELECT * FROM x",
            "`SELECT` stands where a clause such as MATCH or RETURN should",
            "try `MATCH (n:Label) RETURN n.property`; RETURN groups by what is not aggregated",
        ),
        (
            "",
            "the query ends where a clause such as MATCH or RETURN should stand",
            "",
        ),
    ] {
        let error = parse(text).expect_err(text);
        let hints = error.diagnostic.hints.join(" ");
        assert_eq!(
            (error.to_string().as_str(), hints.as_str()),
            (message, hint),
            "{text}"
        );
        assert_eq!(error.detail, Detail::UnexpectedSyntax);
    }
    check_error(
        "RETURN 42 — 41",
        Detail::InvalidUnicodeCharacter,
        "`—` is not a minus sign",
    );
    check_error(
        "RETURN 0x",
        Detail::InvalidNumberLiteral,
        "this is not a number",
    );
    check_error(
        "RETURN 9223372036854775808",
        Detail::IntegerOverflow,
        "this integer does not fit into 64 bits",
    );
    check_error(
        "RETURN '\\uH'",
        Detail::InvalidUnicodeLiteral,
        "`\\u` and `\\U` are followed by 4 and 8 hexadecimal digits, not `H`",
    );
}

#[test]
fn deep_and_long_texts_fail_quickly() {
    let begin = Instant::now();
    for (text, message) in [
        (
            "(".repeat(10_000),
            "brackets lie more than 128 deep in each other",
        ),
        (
            format!("RETURN {}1{}", "(".repeat(10_000), ")".repeat(10_000)),
            "brackets lie more than 128 deep in each other",
        ),
        (
            format!("RETURN 1{}", "+1".repeat(50_000)),
            "more than 512 operators lie in each other here",
        ),
        (
            format!("RETURN {}true", "NOT ".repeat(50_000)),
            "more than 512 operators lie in each other here",
        ),
        (
            format!("RETURN a{}", ".b".repeat(50_000)),
            "more than 512 operators lie in each other here",
        ),
    ] {
        assert_eq!(parse(&text).unwrap_err().to_string(), message);
    }
    for text in [
        "RETURN (({a:".repeat(60),
        "RETURN CASE WHEN ".repeat(5_000),
        "({a:(".repeat(60),
        format!("MATCH {}", "({a:({a:".repeat(30)),
        format!("RETURN {}", "[x IN [(a)--({k:".repeat(30)),
    ] {
        parse(&text).unwrap_err();
    }
    assert!(
        begin.elapsed() < Duration::from_secs(20),
        "{:?}",
        begin.elapsed()
    );
}

#[test]
fn deep_but_legal_texts_parse() {
    let nested = format!("RETURN {}1{} AS x", "[".repeat(128), "]".repeat(128));
    check(&nested, &nested);
    let chain = format!("RETURN 1{} AS x", " + 1".repeat(500));
    check(&chain, &chain);
}
