//! Whether a text is a statement in Cypher, told by its first words.

use super::keyword::{Keyword, Role};

/// Words after `with` that make it English: `with whom did Trump talk`.
const ASKS: [&str; 4] = ["whom", "who", "confidence", "at"];

/// Whether `text` begins as a statement does: with a comment, or with a keyword that begins one.
pub(crate) fn is_statement(mut text: &str) -> bool {
    // However many modes stand one after the other.
    loop {
        let code = skip_comments(text);
        let is_commented = code.len() < text.trim_start().len();
        let mut words = code.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let Some(first) = words.next().and_then(Keyword::named) else {
            return is_commented;
        };
        let second = words.find(|word| !word.is_empty()).unwrap_or_default();
        let asks = || ASKS.iter().any(|word| second.eq_ignore_ascii_case(word));
        let rest = &code[first.word.len()..];
        match first.role {
            // `explain who said what` is English, and `explain` is a command; after `EXPLAIN` on a line
            // of its own a statement comes.
            Role::Mode if rest.trim().is_empty() => return code.starts_with(first.word),
            Role::Mode => text = rest,
            Role::Passes => return is_commented || !asks(),
            _ => return is_commented || first.begins_statement(),
        }
    }
}

/// Whether there is nothing but space and comments in `text`.
pub(crate) fn is_blank(text: &str) -> bool {
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
    use super::is_statement;

    #[test]
    fn clauses_begin_cypher_and_everything_else_is_english() {
        for text in [
            "MATCH (n) RETURN n",
            "  match(n) return n",
            "optional match (n) return n",
            "// all\nRETURN 1",
            "/* all */ UNWIND [1] AS x RETURN x",
            "// nothing but a comment",
            "with 1 as x return x",
            "EXPLAIN MATCH (n) RETURN n",
            "profile\nmatch (n) return n",
            "EXPLAIN",
        ] {
            assert!(is_statement(text), "{text}");
        }
        for text in [
            "explain who said what",
            "explain",
            "with whom did Trump talk",
            "With confidence 0.7, who said what",
            "who said what",
            "matching words",
            "show Taiwan",
            "",
        ] {
            assert!(!is_statement(text), "{text}");
        }
    }
}
