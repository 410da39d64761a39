//! Whether an input is a question in English or a query in Cypher.

/// The languages an input may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// A question in English.
    English,
    /// A query in openCypher.
    Cypher,
}

/// The language of `input`, known by its first word, comments aside.
#[must_use]
pub fn language(input: &str) -> Language {
    let text = skip_comments(input);
    let mut words = text.split(|character: char| !character.is_alphanumeric() && character != '_');
    let first = words.next().unwrap_or_default();
    if let Some(rest) = after_mode(text) {
        return language(rest);
    }
    let second = words.find(|word| !word.is_empty()).unwrap_or_default();
    let commented = text.len() < input.trim_start().len();
    let asks = first.eq_ignore_ascii_case("with")
        && ["whom", "who", "confidence", "at"]
            .iter()
            .any(|word| second.eq_ignore_ascii_case(word));
    let clause = CLAUSES
        .iter()
        .any(|clause| first.eq_ignore_ascii_case(clause));
    if (clause && !asks) || commented {
        Language::Cypher
    } else {
        Language::English
    }
}

/// What stands after `EXPLAIN` or `PROFILE`.
fn after_mode(text: &str) -> Option<&str> {
    let (word, rest) = text.split_once(char::is_whitespace)?;
    let is_mode = ["EXPLAIN", "PROFILE"]
        .iter()
        .any(|own| own.eq_ignore_ascii_case(word));
    is_mode.then_some(rest)
}

const CLAUSES: [&str; 12] = [
    "MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CREATE", "MERGE", "SET", "REMOVE", "DELETE",
    "DETACH", "CALL",
];

/// Whether there is nothing but space and comments in `text`.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    skip_comments(text).is_empty()
}

fn skip_comments(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        let rest = if let Some(comment) = text.strip_prefix("//") {
            comment.find('\n').map(|end| &comment[end..])
        } else if let Some(comment) = text.strip_prefix("/*") {
            comment.find("*/").map(|end| &comment[end + 2..])
        } else {
            return text;
        };
        match rest {
            Some(rest) => text = rest,
            None => return "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, language};

    #[test]
    fn clauses_begin_cypher_and_everything_else_is_english() {
        let check = |input: &str, expected| assert_eq!(language(input), expected, "{input}");
        check("MATCH (n) RETURN n", Language::Cypher);
        check("  match(n) return n", Language::Cypher);
        check("optional match (n) return n", Language::Cypher);
        check("// all\nRETURN 1", Language::Cypher);
        check("/* all */ UNWIND [1] AS x RETURN x", Language::Cypher);
        check("// nothing but a comment", Language::Cypher);
        check("with 1 as x return x", Language::Cypher);
        check("EXPLAIN MATCH (n) RETURN n", Language::Cypher);
        check("profile\nmatch (n) return n", Language::Cypher);
        check("explain who said what", Language::English);
        check("with whom did Trump talk", Language::English);
        check("With confidence 0.7, who said what", Language::English);
        check("who said what", Language::English);
        check("matching words", Language::English);
        check("show Taiwan", Language::English);
        check("", Language::English);
    }
}
