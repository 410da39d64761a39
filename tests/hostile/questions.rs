//! Questions that nobody would ask: answered or refused in time, in few words, on a small stack.

use super::program::{ARTICLE, seconds};
use std::fs;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use whosaid::Session;
use whosaid::session::Input;

/// What no message is longer than, in bytes.
const LONGEST_MESSAGE: usize = 2000;

/// A session over one article.
pub(crate) fn session() -> Session {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("call.txt");
    fs::write(&path, ARTICLE).unwrap();
    let mut session = Session::new();
    let (count, problems) = session.read([path.to_str().unwrap()], None);
    assert!(count == 1 && problems.is_empty());
    session.options.time_limit = Some(Duration::from_millis(300));
    session.options.maximum_rows = 10_000;
    session
}

/// Asks, and looks at how long it takes and how much is said.
pub(crate) fn ask(session: &mut Session, input: &str) {
    let start = Instant::now();
    let response = session.respond(Input::read(input));
    let time = start.elapsed();
    let begin: String = input.chars().take(60).collect();
    let said = response.messages.len() + response.footnotes.len();
    assert!(time < seconds(1), "{begin:?}… {}: {time:?}", input.len());
    assert!(
        said < LONGEST_MESSAGE,
        "{begin:?}…: {said}\n{}",
        response.messages
    );
    let problem = response.messages.lines().next().unwrap_or_default();
    assert!(!problem.contains("panicked"), "{begin:?}…: {problem}");
}

/// Does something where the stack is as small as it usually is in a thread.
pub(crate) fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    thread.spawn(work).unwrap().join().unwrap();
}

/// What is repeated.
const UNITS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "NOT ",
    "-",
    "+",
    "\"",
    "'",
    "`",
    ".",
    ",",
    "CASE ",
    "AND ",
    "OR ",
    "XOR ",
    "who ",
    "and ",
    "what ",
    "Xi ",
    "Taiwan and ",
    "not ",
    "“",
    "\n",
    ";",
    "x",
    "9",
    "said ",
    "?",
    ":",
    "$",
    "/",
    "/*",
    "\\",
    "\0",
    "é",
    "🎌",
    "RETURN ",
    "MATCH ",
    "WITH ",
    "about Taiwan ",
    "or ",
    "to ",
    "Xi Jinping, ",
    "\u{202e}",
    "|",
    "=",
    "<",
    "*",
    "EXISTS { ",
    "CALL { ",
    "[x IN ",
    "({a:",
    "#",
];

/// What stands before it.
const BEGINNINGS: &[&str] = &[
    "",
    "RETURN ",
    "RETURN 1",
    "RETURN 1 + ",
    "MATCH (n) WHERE ",
    "MATCH ",
    "who said what about ",
    "what did ",
];

fn ask_repetitions(beginnings: &[&str], length: usize) {
    let mut session = session();
    for begin in beginnings {
        for unit in UNITS {
            ask(
                &mut session,
                &format!("{begin}{}", unit.repeat(length / unit.len())),
            );
        }
    }
}

/// Chains and nests of every kind that the language has: before, again and again, in between, again and again.
const CHAINS: &[(&str, &str, &str, &str)] = &[
    ("MATCH (n) RETURN n", ".a", "", ""),
    ("RETURN [1]", "[0]", "", ""),
    ("RETURN [1]", "[0..1]", "", ""),
    ("MATCH (n", ":A", ") RETURN 1", ""),
    ("MATCH ()-[:A", "|A", "]->() RETURN 1", ""),
    ("RETURN 1", " IS NULL", "", ""),
    ("RETURN 1", " < 1", "", ""),
    ("RETURN 1", " + 1", "", ""),
    ("RETURN 1", " ^ 1", "", ""),
    ("RETURN 1", " IN [1]", "", ""),
    ("RETURN true", " OR true", "", ""),
    ("RETURN true", " AND true", "", ""),
    ("RETURN true", " XOR true", "", ""),
    ("RETURN ''", " + 'a'", "", ""),
    ("RETURN ", "- ", "1", ""),
    ("RETURN ", "NOT ", "true", ""),
    ("", "MATCH () ", "RETURN 1", ""),
    ("", "OPTIONAL MATCH (:X) ", "RETURN 1", ""),
    ("", "WITH 1 AS a ", "RETURN a", ""),
    ("WITH 1 AS a ", "WITH [a] AS a ", "RETURN a", ""),
    (
        "WITH 1 AS a ",
        "WITH {b: [[[[[[[[a]]]]]]]]} AS a ",
        "RETURN a, a = a",
        "",
    ),
    ("", "UNWIND [1] AS a WITH 1 AS b ", "RETURN b", ""),
    ("RETURN 1 AS a", " UNION RETURN 1 AS a", "", ""),
    ("RETURN 1 AS a", " UNION ALL RETURN 1 AS a", "", ""),
    ("MATCH ()", "-->()", " RETURN 1", ""),
    ("MATCH ()", "-[*]-()", " RETURN 1", ""),
    ("MATCH ()", ", ()", " RETURN 1", ""),
    ("CREATE ()", "-[:A]->()", "", ""),
    ("", "CREATE (:A) ", "", ""),
    ("", "MERGE (:A) ", "", ""),
    ("RETURN 1", ", 1", "", ""),
    ("RETURN [1", ", 1", "]", ""),
    ("RETURN {a: 1", ", a: 1", "}", ""),
    ("RETURN CASE ", "WHEN true THEN 1 ", "END", ""),
    ("MATCH (n) SET n.a = 1", ", n.a = 1", "", ""),
    ("MATCH (n) REMOVE n.a", ", n.a", "", ""),
    ("RETURN 1 AS a ORDER BY a", ", a", "", ""),
    ("RETURN $a", ", $a", "", ""),
    ("", "RETURN 1; ", "", ""),
    ("", "CALL { ", "RETURN 1 AS a", " }"),
    ("RETURN ", "EXISTS { MATCH () WHERE ", "true", " }"),
    ("RETURN ", "[", "1", "]"),
    ("RETURN ", "{a: ", "1", "}"),
    ("RETURN ", "(", "1", ")"),
    ("RETURN ", "[x IN ", "[1]", " | x]"),
    ("RETURN ", "CASE WHEN true THEN ", "1", " END"),
    ("RETURN ", "abs(", "1", ")"),
    ("RETURN ", "all(x IN ", "[1]", " WHERE true)"),
    ("RETURN ", "reduce(a = 1, x IN ", "[1]", " | a)"),
    ("RETURN 'a' =~ '", "(", "", ""),
    ("RETURN 'a' =~ '", "(a{9}){9}", "'", ""),
    ("who said what about Xi", " and Taiwan", "", ""),
    ("who said what about Xi", " but not Taiwan", "", ""),
    ("who said what", " on Monday", "", ""),
    ("who said what", " to Xi", "", ""),
    ("who said what", " since 2025", "", ""),
    ("what did ", "Xi, ", "Trump say", ""),
    ("", "explain ", "who said what", ""),
    ("", ":explain ", "who said what", ""),
    (":show 1", " 1", "", ""),
    (":", "x", "", ""),
];

fn ask_chains(times: usize) {
    let mut session = session();
    for (begin, again, middle, end) in CHAINS {
        let input = [*begin, &again.repeat(times), middle, &end.repeat(times)].concat();
        ask(&mut session, &input);
    }
}

/// Queries whose values grow with each step.
const GROWING: &[&str] = &[
    "RETURN size(reduce(s = 'ab', x IN range(1, 60) | s + s))",
    "RETURN size(reduce(s = [1], x IN range(1, 60) | s + s))",
    "RETURN reduce(s = [1], x IN range(1, 1000000) | [s])",
    "RETURN reduce(s = {a: 1}, x IN range(1, 1000000) | {a: s})",
    "RETURN reduce(s = [1], x IN range(1, 100000) | [s, s])",
    "RETURN reduce(s = [1], x IN range(1, 100000) | s + [[s]])",
    "WITH reduce(s = 'ab', x IN range(1, 20) | s + s) AS s RETURN size(replace(s, 'a', s))",
    "WITH reduce(s = 'ab', x IN range(1, 20) | s + s) AS s RETURN size(replace(s, '', s))",
    "WITH reduce(s = 'ab', x IN range(1, 24) | s + s) AS s RETURN size(split(s, ''))",
    "RETURN range(1, 9223372036854775807)",
    "RETURN range(1, 10, 0)",
    "RETURN size([x IN range(1, 10000000) | [y IN range(1, 10000000) | x]])",
    "UNWIND range(1, 10000000) AS x UNWIND range(1, 10000000) AS y RETURN collect(x)",
    "UNWIND range(1, 10000000) AS x WITH collect([x, x, x]) AS y RETURN size(y)",
    "RETURN 'a' =~ '((a{100}){100}){100}'",
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a+)+$'",
    "RETURN -9223372036854775808 / -1, 1 % 0",
    "RETURN -9223372036854775808, abs(-9223372036854775808)",
    "RETURN 99999999999999999999999999",
    "RETURN 1e99999, toInteger(1e300), 10 ^ 400",
    "RETURN duration({days: 9223372036854775807}) + duration({days: 9223372036854775807})",
    "RETURN date('999999999-01-01') + duration('P999999999Y')",
    "RETURN substring('abc', 9223372036854775807, 9223372036854775807), left('abc', 9223372036854775807)",
    "RETURN [1, 2, 3][-9223372036854775808..9223372036854775807], [1][9223372036854775807]",
    "MATCH p = (a)-[*]-(b), q = (c)-[*]-(d) RETURN count(p), count(q)",
    "MATCH (a)-[*0..9223372036854775807]-(b) RETURN count(*)",
    "MATCH (a)-[*99999999999999999999..1]-(b) RETURN count(*)",
    "RETURN 1 LIMIT 9223372036854775807",
    "RETURN 1 SKIP 9223372036854775807",
    "RETURN 1 LIMIT -1",
    "CREATE (n {a: [[1]]})",
];

#[test]
fn repetitions_are_refused_on_a_small_stack() {
    on_a_small_stack(|| ask_repetitions(&["", "RETURN ", "who said what about "], 400));
}

#[test]
fn chains_are_answered_or_refused_on_a_small_stack() {
    on_a_small_stack(|| {
        ask_chains(100);
        ask_chains(2000);
    });
}

#[test]
fn values_that_grow_are_stopped() {
    on_a_small_stack(|| {
        let mut session = session();
        for query in GROWING {
            ask(&mut session, query);
        }
    });
}

#[test]
fn deep_values_are_shown_compared_and_dropped_on_a_small_stack() {
    on_a_small_stack(|| {
        let mut session = session();
        let deep = format!(
            "WITH 1 AS a {} ",
            "WITH [[[[[[[[[[a]]]]]]]]]] AS a ".repeat(98)
        );
        for end in [
            "RETURN a",
            "RETURN a = a",
            "RETURN a < a, [a] = [a, a]",
            "RETURN DISTINCT a ORDER BY a",
            "RETURN toString(a)",
            "RETURN size(a) + 1",
            "RETURN a IN [a]",
            "RETURN collect(a), count(DISTINCT a), min(a), max(a)",
            "UNWIND [a, a] AS b RETURN b, count(*)",
            "CREATE (n {x: a}) RETURN n",
        ] {
            for format in whosaid::render::Format::ALL {
                session.style.format = whosaid::session::AnswerFormat::Rows(format);
                ask(&mut session, &format!("{deep}{end}"));
            }
        }
    });
}

#[test]
fn long_words_are_cut_in_messages() {
    let mut session = session();
    let word = "é".repeat(3000);
    for input in [
        format!("RETURN {word}"),
        format!("RETURN `{word}`"),
        format!("MATCH (n:`{word}`) RETURN n.`{word}` AS a"),
        format!("MATCH (n)-[:`{word}`]->(m {{`{word}`: 1}}) RETURN n"),
        format!("RETURN `{word}`(1)"),
        format!("CALL `{word}`()"),
        format!("RETURN $`{word}`"),
        format!("RETURN '{word}' + date('{word}')"),
        format!("RETURN '{word}' =~ '{word}('"),
        format!("RETURN 1 AS `{word}`, 2 AS `{word}`"),
        format!("WITH 1 AS `{word}` RETURN `{word}x`"),
        format!("what did {word} say"),
        format!("what did “{word}” say about {word}"),
        format!("who said what about {word} {word} {word}"),
        format!("{word} {word}"),
        format!(":{word}"),
        format!(":format {word}"),
        format!(":help {word}"),
        format!(":show {word}"),
        format!(":read {word}"),
        format!(":source {word}"),
        format!(":merge '{word}' '{word}'"),
        format!(":rename '{word}' '{word}'"),
        format!(":split '{word}' '{word}'"),
        format!(":duplicates {word}"),
        format!(":save /nowhere/{word}"),
        format!(":param {word}"),
        format!(":param {word} {word}"),
        format!(":confidence {word}"),
        format!("RETURN 1 AS {}", "x".repeat(10_000)),
    ] {
        ask(&mut session, &input);
    }
}

#[test]
#[ignore = "a minute, in release"]
fn a_million_of_anything_is_refused_in_time() {
    on_a_small_stack(|| ask_repetitions(BEGINNINGS, 1_000_000));
}

#[test]
#[ignore = "a minute, in release"]
fn chains_of_any_length_are_refused_in_time() {
    on_a_small_stack(|| {
        for times in [500, 10_000, 200_000] {
            ask_chains(times);
        }
    });
}
