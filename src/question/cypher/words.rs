//! Texts and words in Cypher: literals, lists, and whether words stand in a text.

use crate::question::wording::wording;

/// A text as a literal.
pub(super) fn text(content: &str) -> String {
    let mut literal = String::with_capacity(content.len() + 2);
    literal.push('\'');
    for character in content.chars() {
        match character {
            '\'' => literal.push_str("\\'"),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            character => literal.push(character),
        }
    }
    literal.push('\'');
    literal
}

/// `value = 'a'`, or `value IN ['a', 'b']`.
pub(super) fn one_of<T: AsRef<str>>(value: &str, texts: &[T]) -> String {
    match texts {
        [only] => format!("{value} = {}", text(only.as_ref())),
        _ => format!("{value} IN {}", list(texts)),
    }
}

/// `value <> 'a'`, or `NOT value IN ['a', 'b']`.
pub(super) fn none_of<T: AsRef<str>>(value: &str, texts: &[T]) -> String {
    match texts {
        [only] => format!("{value} <> {}", text(only.as_ref())),
        _ => format!("NOT {value} IN {}", list(texts)),
    }
}

/// `['a', 'b']`
pub(super) fn list<T: AsRef<str>>(texts: &[T]) -> String {
    let items: Vec<String> = texts.iter().map(|one| text(one.as_ref())).collect();
    format!("[{}]", items.join(", "))
}

/// All conditions, with AND between them.
pub(super) fn all(conditions: &[String]) -> String {
    conditions.join(" AND ")
}

/// Any of the conditions, in brackets where there are several.
pub(super) fn any(conditions: Vec<String>) -> Option<String> {
    match conditions.as_slice() {
        [] => None,
        [_] => conditions.into_iter().next(),
        _ => Some(format!("({})", conditions.join(" OR "))),
    }
}

/// Whether the words stand as they are, as whole words, in `value`; they are in lower case.
pub(super) fn contains(value: &str, words: &str) -> String {
    let pattern: String = words.chars().map(pattern_of).collect();
    let edge = |character: Option<char>| match character {
        Some(character) if character.is_alphanumeric() => "\\b",
        _ => "",
    };
    let (before, after) = (edge(words.chars().next()), edge(words.chars().last()));
    let whole = format!(
        "{value} =~ {}",
        text(&format!("(?is).*{before}{pattern}{after}.*"))
    );
    if words.contains(APOSTROPHES) {
        return whole;
    }
    format!("toLower({value}) CONTAINS {} AND {whole}", text(words))
}

/// Whether a word stands in `value` in any of its forms and spellings.
pub(super) fn has_word(value: &str, word: &str) -> String {
    let stems: Vec<String> = std::iter::once(word)
        .chain(wording().other_spelling(word))
        .map(|word| {
            let stem: String = stem(word).chars().map(pattern_of).collect();
            let ending = if stem.chars().count() < SHORT {
                ENDINGS
            } else {
                ""
            };
            format!("{stem}{ending}")
        })
        .collect();
    let pattern = match stems.as_slice() {
        [only] => only.clone(),
        _ => format!("({})", stems.join("|")),
    };
    let begins = word.chars().next().is_some_and(char::is_alphanumeric);
    let edge = if begins { "\\b" } else { "" };
    let whole = format!("{value} =~ {}", text(&format!("(?is).*{edge}{pattern}.*")));
    match stems.as_slice() {
        [_] if !word.contains(APOSTROPHES) => {
            format!(
                "toLower({value}) CONTAINS {} AND {whole}",
                text(&stem(word))
            )
        }
        _ => whole,
    }
}

/// Whether one of these names stands in `value`.
pub(super) fn names_one(value: &str, spellings: &[String]) -> String {
    let patterns: Vec<String> = spellings
        .iter()
        .map(|name| name.chars().map(pattern_of).collect::<String>())
        .collect();
    let pattern = format!("(?is).*\\b({})\\b.*", patterns.join("|"));
    format!("{value} =~ {}", text(&pattern))
}

/// Stems of fewer letters end a word, but for what English inflects with; a letter may be doubled: *planned*.
const SHORT: usize = 5;
const ENDINGS: &str = "[a-z]?(s|es|e|ed|ing|er|ers|y|ies)?\\b";

/// What forms of a word begin with: *tariffs* and *tariff*, *defending* and *defend*.
///
/// Cruder than Porter's stemmer: it only cuts what English inflects with.
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let endings: [(&str, usize); 7] = [
        ("ies", 6),
        ("ing", 6),
        ("ed", 5),
        ("es", 5),
        ("s", 4),
        ("y", 5),
        ("e", 4),
    ];
    let cut = endings.iter().find(|(ending, least)| {
        length >= *least && word.ends_with(ending) && !word.ends_with("ss")
    });
    let stem = cut.map_or(word.as_str(), |(ending, _)| {
        &word[..word.len() - ending.len()]
    });
    // "planned", "stopping": the letter was doubled.
    let mut letters = stem.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before))
            if last == before
                && cut.is_some_and(|(ending, _)| matches!(*ending, "ed" | "ing"))
                && last != 'l'
                && last != 's' =>
        {
            stem[..stem.len() - last.len_utf8()].to_owned()
        }
        _ => stem.to_owned(),
    }
}

const APOSTROPHES: [char; 2] = ['\'', '’'];

/// The regular expression for a character; straight and curly apostrophes are the same.
fn pattern_of(character: char) -> String {
    match character {
        _ if APOSTROPHES.contains(&character) => "['’]".to_owned(),
        _ if character.is_ascii_punctuation() => format!("\\{character}"),
        _ => character.to_string(),
    }
}

/// A regular expression for a role that has one of these words.
pub(super) fn role_pattern(roles: &[String]) -> String {
    let patterns: Vec<String> = roles
        .iter()
        .map(|role| role.chars().map(pattern_of).collect())
        .collect();
    text(&format!(
        "(?is)(.*[\\s-])?({})s?([\\s,].*)?",
        patterns.join("|")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_their_stem() {
        let check = |word: &str, expected: &str| assert_eq!(stem(word), expected, "{word}");
        check("tariffs", "tariff");
        check("defending", "defend");
        check("planned", "plan");
        check("countries", "countr");
        check("country", "countr");
        check("executed", "execut");
        check("execute", "execut");
        check("talks", "talk");
        check("war", "war");
        check("crisis", "crisi");
        check("press", "press");
    }

    #[test]
    fn literals_are_escaped() {
        assert_eq!(text("O'Neil \\ co"), "'O\\'Neil \\\\ co'");
        assert_eq!(one_of("a.name", &["x"]), "a.name = 'x'");
        assert_eq!(one_of("a.name", &["x", "y"]), "a.name IN ['x', 'y']");
    }
}
