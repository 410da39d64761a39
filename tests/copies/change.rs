//! Copies that are made from articles, as papers make them.

use std::fmt;

/// What a paper does to a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// Keeps the first two fifths of its paragraphs.
    Cut,
    /// Gives it another headline.
    Retitled,
    /// Adds a paragraph of its own.
    Added,
    /// Writes two sentences in other words.
    Reworded,
}

use Change::{Added, Cut, Retitled, Reworded};

/// All kinds of changes, each alone and with the others.
pub(crate) const CHANGES: [&[Change]; 15] = [
    &[Cut],
    &[Retitled],
    &[Added],
    &[Reworded],
    &[Cut, Retitled],
    &[Cut, Added],
    &[Cut, Reworded],
    &[Retitled, Added],
    &[Retitled, Reworded],
    &[Added, Reworded],
    &[Cut, Retitled, Added],
    &[Cut, Retitled, Reworded],
    &[Cut, Added, Reworded],
    &[Retitled, Added, Reworded],
    &[Cut, Retitled, Added, Reworded],
];

/// So many words an article has at least from which copies are made, so that something is left of it when it is
/// cut.
const LONG: usize = 200;

/// A line of so many words may be a headline.
const HEADLINE: usize = 14;

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Cut => "cut",
            Retitled => "retitled",
            Added => "paragraph added",
            Reworded => "two sentences changed",
        })
    }
}

/// Whether copies are made from a text.
pub(crate) fn is_long(text: &str) -> bool {
    text.split_whitespace().count() >= LONG && paragraphs(text).len() >= 5
}

/// A copy of `text`; what is added comes from `other`.
pub(crate) fn changed(text: &str, other: &str, changes: &[Change]) -> String {
    let mut paragraphs = paragraphs(text);
    for change in changes {
        match change {
            Cut => paragraphs.truncate((paragraphs.len() * 2).div_ceil(5)),
            Retitled => {
                if paragraphs[0].split_whitespace().count() <= HEADLINE {
                    paragraphs.remove(0);
                }
                paragraphs.insert(0, "A made headline over a story from elsewhere".to_owned());
            }
            Added => {
                let others = self::paragraphs(other);
                let longest = others
                    .into_iter()
                    .max_by_key(|paragraph| paragraph.split_whitespace().count().min(60));
                let middle = paragraphs.len().div_ceil(2);
                paragraphs.insert(middle, longest.unwrap_or_default());
            }
            Reworded => reword(&mut paragraphs),
        }
    }
    paragraphs.join("\n\n")
}

fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// Puts another word for every third word of two sentences: the second and the next to last.
fn reword(paragraphs: &mut [String]) {
    let sentences: Vec<(usize, String)> = paragraphs
        .iter()
        .enumerate()
        .flat_map(|(place, paragraph)| {
            let sentences = paragraph.split_inclusive(". ").map(str::to_owned);
            sentences
                .map(move |sentence| (place, sentence))
                .collect::<Vec<_>>()
        })
        .filter(|(_, sentence)| sentence.split_whitespace().count() > 5)
        .collect();
    let places = [1, sentences.len().saturating_sub(2)];
    for (place, sentence) in places.iter().filter_map(|place| sentences.get(*place)) {
        let words = sentence.split_whitespace().enumerate();
        let words = words.map(|(number, word)| if number % 3 == 1 { "otherwise" } else { word });
        let reworded = words.collect::<Vec<_>>().join(" ") + " ";
        paragraphs[*place] = paragraphs[*place].replacen(sentence.as_str(), &reworded, 1);
    }
}
