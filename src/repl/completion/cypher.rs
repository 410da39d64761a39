//! What a half-typed statement may go on with: what can stand next, as far as it is easily known.

use super::{Vocabulary, starting};
use crate::query::keyword::{KEYWORDS, Keyword, Role};
use crate::query::{Procedure, procedures};
use crate::session::script::Scanner;

/// Words that only few can follow, and these.
const PAIRS: [(&str, &[&str]); 8] = [
    ("DETACH", &["DELETE"]),
    ("ENDS", &["WITH"]),
    ("IS", &["NULL", "NOT NULL"]),
    ("ON", &["CREATE SET", "MATCH SET"]),
    ("OPTIONAL", &["MATCH"]),
    ("ORDER", &["BY"]),
    ("STARTS", &["WITH"]),
    ("AS", &[]),
];

/// Where the word being typed starts, and what it may become.
pub(super) fn cypher(vocabulary: &Vocabulary, text: &str) -> (usize, Vec<String>) {
    if let Some(start) = quoted(text) {
        return (start, vocabulary.names(&text[start..]));
    }
    if let Some(start) = procedure(text) {
        let names: Vec<_> = procedures().collect();
        let names = names.iter().map(Procedure::name);
        return (start, starting(names, &text[start..]));
    }
    let start = word_start(text, is_letter);
    let (before, word) = text.split_at(start);
    let candidates = match (before.trim_end().chars().next_back(), bracket(before)) {
        (Some('.'), _) | (Some('{' | ','), Some('{')) => vocabulary.keys.starting(word).collect(),
        // What follows a colon in a map is a value.
        (_, Some('{')) => words(before, word),
        (Some(':' | '|' | '&'), Some('[')) => vocabulary.types.starting(word).collect(),
        (Some(':' | '&'), _) => vocabulary.labels.starting(word).collect(),
        _ => words(before, word),
    };
    (start, candidates)
}

/// Where the text in quotation marks begins that is being typed.
fn quoted(text: &str) -> Option<usize> {
    let mark = Scanner::after(text).quote()?;
    text.rfind(mark).map(|place| place + mark.len_utf8())
}

/// Where the name of a procedure begins, which stands after `CALL`.
fn procedure(text: &str) -> Option<usize> {
    let start = word_start(text, |letter| is_letter(letter) || letter == '.');
    let before = text[..start].trim_end();
    (before.len() < start && last_word(before).eq_ignore_ascii_case("CALL")).then_some(start)
}

/// Keywords, and the columns of a procedure after `YIELD`.
fn words(before: &str, word: &str) -> Vec<String> {
    let scanner = Scanner::after(before);
    if scanner.previous() == "YIELD" {
        return starting(columns(before).iter().map(String::as_str), word);
    }
    if let Some((_, next)) = PAIRS.iter().find(|(first, _)| *first == scanner.previous()) {
        return starting(next.iter().copied(), word);
    }
    if word.is_empty() {
        return Vec::new();
    }
    let keywords = KEYWORDS
        .into_iter()
        .filter(|own| can_follow(&scanner, *own));
    starting(keywords.map(|keyword| keyword.word), word)
}

/// The columns of the procedure that was called last.
fn columns(text: &str) -> Vec<String> {
    let upper = text.to_ascii_uppercase();
    let called = upper
        .rfind("CALL ")
        .map(|place| text[place + 5..].trim_start());
    let name = called.map(|rest| {
        let end = rest.find(|letter| !is_letter(letter) && letter != '.');
        &rest[..end.unwrap_or(rest.len())]
    });
    let mut all = procedures();
    let called = all.find(|procedure| Some(procedure.name()) == name);
    called.map_or_else(Vec::new, |procedure| procedure.outputs().to_vec())
}

/// Whether a keyword can stand after what was read.
fn can_follow(scanner: &Scanner, keyword: Keyword) -> bool {
    let Some(clause) = scanner.clause() else {
        return keyword.begins_statement();
    };
    let is_first = matches!(scanner.previous(), "RETURN" | "WITH");
    match keyword.role {
        Role::Mode => false,
        Role::Opens if keyword.word == "DISTINCT" => is_first || scanner.is_inside(),
        Role::Opens | Role::Values => scanner.wants_more() || scanner.is_inside(),
        _ if clause == Role::Unites => keyword.begins_clause() || keyword.word == "ALL",
        _ if scanner.wants_more() => false,
        Role::Joins | Role::Closes => true,
        _ if scanner.is_inside() => false,
        Role::Yields => clause == Role::Calls,
        Role::Trails => matches!(clause, Role::Returns | Role::Passes),
        Role::Unites => clause == Role::Returns || clause == Role::Writes,
        _ => clause != Role::Returns,
    }
}

/// The last bracket that is open.
fn bracket(text: &str) -> Option<char> {
    let mut open = Vec::new();
    for letter in text.chars() {
        match letter {
            '(' | '[' | '{' => open.push(letter),
            ')' | ']' | '}' => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}

fn word_start(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.trim_end_matches(is_part).len()
}

fn last_word(text: &str) -> &str {
    &text[word_start(text, is_letter)..]
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}
