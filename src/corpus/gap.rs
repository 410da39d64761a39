//! GAP: passages with a pronoun and two names, and which of them it stands for.

use crate::{Diagnostic, Span};
use std::fs;
use std::path::Path;

/// A pronoun between two names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguous {
    /// The passage.
    pub text: String,
    /// Where the pronoun is.
    pub pronoun: Span,
    /// Where the two names are, and whether the pronoun stands for each.
    pub names: [(Span, bool); 2],
}

/// The passages of a file: tab-separated, a head in the first line.
///
/// # Errors
///
/// When the file cannot be read, or a line has too few columns.
pub fn read_gap(path: &Path) -> Result<Vec<Ambiguous>, Diagnostic> {
    let name = path.display();
    let text = fs::read_to_string(path)
        .map_err(|error| Diagnostic::new(format!("cannot read `{name}`: {error}")))?;
    let lines = text.lines().enumerate().skip(1);
    lines
        .map(|(number, line)| {
            parse(line).ok_or_else(|| {
                Diagnostic::new(format!(
                    "line {} of `{name}` has too few columns",
                    number + 1
                ))
            })
        })
        .collect()
}

fn parse(line: &str) -> Option<Ambiguous> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [
        _,
        text,
        pronoun,
        at,
        first,
        first_at,
        is_first,
        second,
        second_at,
        is_second,
        ..,
    ] = columns[..]
    else {
        return None;
    };
    let span = |words: &str, at: &str| place(text, words, at.parse().ok()?);
    Some(Ambiguous {
        text: text.to_owned(),
        pronoun: span(pronoun, at)?,
        names: [
            (span(first, first_at)?, is_first == "TRUE"),
            (span(second, second_at)?, is_second == "TRUE"),
        ],
    })
}

/// The bytes of words whose place is counted in code points.
fn place(text: &str, words: &str, at: usize) -> Option<Span> {
    let start = text.char_indices().nth(at)?.0;
    text[start..]
        .starts_with(words)
        .then(|| Span::new(start, start + words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_code_points() {
        let one = parse("d-1\tÉva met Ann. She left.\tShe\t13\tÉva\t0\tTRUE\tAnn\t8\tFALSE\turl")
            .unwrap();
        assert_eq!(one.pronoun.of(&one.text), "She");
        let names = one
            .names
            .map(|(span, is_right)| (span.of(&one.text), is_right));
        assert_eq!(names, [("Éva", true), ("Ann", false)]);
        assert_eq!(parse("d-1\tÉva"), None);
    }
}
