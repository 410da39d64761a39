//! A very long text is cut into stretches, so that what is kept of each word is kept of few.

use super::Document;
use crate::Span;

/// Longest stretch, in bytes; articles are far shorter.
const LONGEST: usize = 1 << 20;

/// The stretches of a document's body, one after the other: all of it, if it is no longer than an
/// article can be.
///
/// Longer ones end at a blank line where there is one, else with a sentence, else with a word.
pub fn stretches(document: &Document) -> impl Iterator<Item = Span> {
    cut_up(&document.text, document.body, LONGEST)
}

fn cut_up(text: &str, body: Span, longest: usize) -> impl Iterator<Item = Span> {
    let mut start = Some(body.start);
    std::iter::from_fn(move || {
        let from = start?;
        let end = if body.end - from <= longest {
            body.end
        } else {
            from + cut(Span::new(from, boundary(text, from + longest)).of(text))
        };
        start = (end < body.end).then_some(end);
        Some(Span::new(from, end))
    })
}

/// Where `window` is best cut: in its second half, if it can be.
fn cut(window: &str) -> usize {
    let half = boundary(window, window.len() / 2);
    let late = &window[half..];
    let found = blank_line(late)
        .or_else(|| sentence_end(late))
        .or_else(|| late.rfind(char::is_whitespace));
    found.map_or(window.len(), |place| half + place)
}

/// The last start of a character up to `place`.
fn boundary(text: &str, mut place: usize) -> usize {
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place
}

fn blank_line(window: &str) -> Option<usize> {
    window.rfind("\n\n")
}

/// The last space after a full stop and the marks that close.
fn sentence_end(window: &str) -> Option<usize> {
    let spaces = window.rmatch_indices(char::is_whitespace);
    let mut places = spaces.map(|(place, _)| place);
    places.find(|place| {
        let before = window[..*place].trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
        before.ends_with(['.', '?', '!', '…'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, longest: usize, expected: &[&str]) {
        let found = cut_up(text, Span::new(0, text.len()), longest);
        let found: Vec<_> = found.map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn short_texts_are_whole() {
        check("", 10, &[""]);
        check("One. Two.", 9, &["One. Two."]);
    }

    #[test]
    fn long_ones_are_cut_where_it_harms_least() {
        check("One.\n\nTwo. Three.", 12, &["One.\n\nTwo.", " Three."]);
        check(
            "He went.\n\nTwo. Three.",
            14,
            &["He went.", "\n\nTwo. Three."],
        );
        check(
            "He said “no.” She left.",
            20,
            &["He said “no.”", " She left."],
        );
        check("one two three four", 10, &["one two", " three", " four"]);
        check("ééééé", 5, &["éé", "éé", "é"]);
    }
}
