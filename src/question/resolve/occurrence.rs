//! Whether words stand in any statement of a graph.

use crate::graph::schema::label;
use crate::graph::{Graph, Value};

/// Whether `words`, in lower case, stand as whole words in the text of a statement of `graph`.
pub(super) fn occurs(words: &str, graph: &Graph) -> bool {
    let words = words.replace('’', "'");
    graph
        .nodes_with_label(label::STATEMENT)
        .iter()
        .filter_map(|statement| graph.property(*statement, "text").and_then(Value::as_str))
        .any(|text| stand_in(&words, &text.to_lowercase().replace('’', "'")))
}

fn stand_in(words: &str, text: &str) -> bool {
    let is_cut = |one: Option<char>, other: Option<char>| {
        one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(words).any(|(start, found)| {
        let before = text[..start].chars().next_back();
        let after = text[start + found.len()..].chars().next();
        !is_cut(before, words.chars().next()) && !is_cut(words.chars().next_back(), after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_count() {
        let check = |words: &str, expected: bool| {
            assert_eq!(
                stand_in(words, "a detail of “tai chi”"),
                expected,
                "{words}"
            );
        };
        check("tai", true);
        check("tai chi", true);
        check("detail", true);
        check("tail", false);
        check("ta", false);
    }
}
