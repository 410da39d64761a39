//! Random questions, and those of the other tests with something changed: none breaks anything.

use super::questions::{ask, on_a_small_stack, session};
use std::fs;
use whosaid::session::Input;

/// Numbers that look random, and are the same each time: xorshift, by Marsaglia.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit).unwrap()).unwrap()
    }

    fn one_of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }
}

/// Words of both languages, and what stands between them.
const WORDS: &[&str] = &[
    "who",
    "said",
    "what",
    "about",
    "Taiwan",
    "Xi Jinping",
    "Trump",
    "to",
    "and",
    "or",
    "not",
    "but",
    "since",
    "2025",
    "on",
    "Monday",
    "how many",
    "statements",
    "by",
    "month",
    "which",
    "countries",
    "denied",
    "the",
    "?",
    ",",
    "“",
    "”",
    "according to",
    "explain",
    "show",
    "only",
    "of",
    "MATCH",
    "OPTIONAL",
    "RETURN",
    "WITH",
    "WHERE",
    "UNWIND",
    "AS",
    "CREATE",
    "MERGE",
    "SET",
    "DELETE",
    "DETACH",
    "REMOVE",
    "ORDER BY",
    "LIMIT",
    "SKIP",
    "UNION",
    "ALL",
    "CALL",
    "YIELD",
    "DISTINCT",
    "CASE",
    "WHEN",
    "THEN",
    "ELSE",
    "END",
    "AND",
    "OR",
    "XOR",
    "NOT",
    "IN",
    "IS NULL",
    "EXISTS",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "(n)",
    "(n:Person)",
    "-[r]->",
    "<--",
    "-[*]-",
    "--",
    "n",
    "n.name",
    "r",
    "x",
    "1",
    "-1",
    "1.5",
    "9223372036854775808",
    "'a'",
    "\"",
    "'",
    "`",
    "$p",
    "$",
    ".",
    ":",
    ";",
    "|",
    "=",
    "<>",
    "<",
    "+",
    "-",
    "*",
    "/",
    "%",
    "^",
    "=~",
    "..",
    "null",
    "true",
    "count(*)",
    "collect(n)",
    "range(1, 9)",
    "date('2025-01-01')",
    "reduce(a = 0, x IN [1] | a + x)",
    "[x IN [1] | x]",
    "shortestPath((a)-[*]-(b))",
    "//",
    "/*",
    "*/",
    "\n",
    "\0",
    "\u{202e}",
    "🎌",
    "é",
    "\\",
    "#",
];

fn random(chance: &mut Chance) -> String {
    let count = chance.below(24);
    if chance.below(4) == 0 {
        let bytes: Vec<u8> = (0..4 * count)
            .map(|_| chance.next().to_le_bytes()[0])
            .collect();
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    let words: Vec<&str> = (0..count).map(|_| chance.one_of(WORDS)).collect();
    let begin = ["", "RETURN ", "MATCH (n) ", "who said what "][chance.below(4)];
    format!("{begin}{}", words.join([" ", ""][chance.below(2)]))
}

/// The questions and queries of the other tests.
fn known() -> Vec<String> {
    let mut all = Vec::new();
    let folders = ["tests/scripts", "tests/reference", "grammar"];
    for entry in folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap())
    {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let is_list =
            path.ends_with("wordings.txt") || path.extension().is_some_and(|end| end == "cypher");
        for line in text.lines() {
            all.extend(
                line.strip_prefix("> ")
                    .or(is_list.then_some(line))
                    .map(str::to_owned),
            );
        }
    }
    let queries = fs::read_to_string("src/query/tests/mod.rs").unwrap();
    let quoted = queries
        .split('"')
        .filter(|part| part.contains("RETURN") || part.contains("MATCH"));
    all.extend(quoted.map(str::to_owned));
    all.retain(|input| !input.trim().is_empty());
    all.sort();
    assert!(all.len() > 300, "{}", all.len());
    all
}

/// An input with a few of its words or bytes swapped, left out, doubled or replaced.
fn mutated(chance: &mut Chance, known: &[String]) -> String {
    let mut input = known[chance.below(known.len())].clone();
    for _ in 0..=chance.below(4) {
        if chance.below(3) == 0 {
            let mut bytes = input.into_bytes();
            let place = chance.below(bytes.len() + 1);
            match chance.below(3) {
                0 if place < bytes.len() => drop(bytes.remove(place)),
                1 if place < bytes.len() => bytes[place] = chance.next().to_le_bytes()[0],
                _ => bytes.insert(place, chance.next().to_le_bytes()[0] & 0x7f),
            }
            input = String::from_utf8_lossy(&bytes).into_owned();
            continue;
        }
        let mut words: Vec<&str> = input
            .split_inclusive([' ', '(', ')', '[', ']', '.', ','])
            .collect();
        if words.is_empty() {
            return input;
        }
        let (one, other) = (chance.below(words.len()), chance.below(words.len()));
        match chance.below(5) {
            0 => words.swap(one, other),
            1 => drop(words.remove(one)),
            2 => words.insert(other, words[one]),
            3 => words[one] = chance.one_of(WORDS),
            _ => words.insert(one, chance.one_of(WORDS)),
        }
        input = words.concat();
    }
    input
}

/// Asks so many inputs; commands may write files, and are left out.
fn ask_all(count: usize, mut next: impl FnMut() -> String) {
    let mut current = session();
    for number in 0..count {
        if number % 250 == 249 {
            // What was made and deleted is forgotten.
            current = session();
        }
        let input = next();
        if !matches!(Input::read(&input), Input::Command(_)) {
            ask(&mut current, &input);
        }
    }
}

fn ask_random(count: usize, seed: u64) {
    let mut chance = Chance(seed);
    ask_all(count, || random(&mut chance));
}

fn ask_mutated(count: usize, seed: u64) {
    let known = known();
    let mut chance = Chance(seed);
    ask_all(count, || mutated(&mut chance, &known));
}

#[test]
fn a_few_random_questions_are_answered_or_refused() {
    on_a_small_stack(|| ask_random(400, 1));
}

#[test]
fn a_few_mutated_questions_are_answered_or_refused() {
    on_a_small_stack(|| ask_mutated(200, 2));
}

#[test]
#[ignore = "some minutes, in release"]
fn ten_thousand_random_questions_are_answered_or_refused() {
    on_a_small_stack(|| ask_random(10_000, 3));
}

#[test]
#[ignore = "some minutes, in release"]
fn three_thousand_mutated_questions_are_answered_or_refused() {
    on_a_small_stack(|| ask_mutated(3000, 4));
}
