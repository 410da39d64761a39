//! "Did you mean": the names most like a misspelt one.

use std::cmp::Reverse;

/// Most names that one suggestion lists.
const LIMIT: usize = 3;
/// Nothing longer is a name that somebody mistyped, in characters.
const LONGEST: usize = 200;

/// The candidates most like `word`, best first, at most three; none if nothing is close.
///
/// Case counts for nothing, swapped letters for one mistake, and a candidate of several words is
/// also close if one of them is.
///
/// ```
/// use whosaid::diagnostic::suggest;
/// assert_eq!(suggest("takichi", ["Taiwan", "Sanae Takaichi"]), ["Sanae Takaichi"]);
/// ```
#[must_use]
pub fn suggest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    if word.chars().nth(LONGEST).is_some() {
        return Vec::new();
    }
    let lower = word.to_lowercase();
    let mut close: Vec<_> = candidates
        .into_iter()
        .filter(|candidate| *candidate != word)
        .filter_map(|candidate| Some((mistakes(&lower, candidate)?, candidate)))
        .collect();
    close.sort_by_cached_key(|(mistakes, candidate)| {
        let shared = common_prefix(&lower, &candidate.to_lowercase());
        (*mistakes, Reverse(shared))
    });
    let mut names: Vec<&str> = Vec::with_capacity(LIMIT);
    for (_, candidate) in close {
        if names.len() < LIMIT && !names.contains(&candidate) {
            names.push(candidate);
        }
    }
    names
}

/// The hint that names them: ``did you mean `s` or `p`?``
#[must_use]
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let names: Vec<_> = suggest(word, candidates)
        .into_iter()
        .map(|name| format!("`{name}`"))
        .collect();
    let (last, others) = names.split_last()?;
    Some(match others {
        [] => format!("did you mean {last}?"),
        _ => format!("did you mean {} or {last}?", others.join(", ")),
    })
}

/// How far apart the two are, or nothing if too far: twice the number of mistakes, and one more
/// where only a part of the candidate was meant.
fn mistakes(word: &str, candidate: &str) -> Option<usize> {
    let candidate = candidate.to_lowercase();
    let whole = distance(word, &candidate).map(|distance| 2 * distance);
    let part = candidate
        .split_whitespace()
        .filter(|part| part.len() > 2 && part.len() < candidate.len())
        .filter_map(|part| distance(word, part))
        .min()
        .map(|distance| 2 * distance + 1);
    whole.into_iter().chain(part).min()
}

/// The number of letters to insert, delete, replace or swap, if few for the length of the words.
fn distance(word: &str, candidate: &str) -> Option<usize> {
    let (short, long) = {
        let (one, other) = (word.chars().count(), candidate.chars().count());
        (one.min(other), one.max(other))
    };
    let allowed = (long / 3).max(1).min(long.saturating_sub(1));
    if long - short > allowed {
        return None;
    }
    let distance = strsim::osa_distance(word, candidate);
    (distance <= allowed).then_some(distance)
}

fn common_prefix(word: &str, candidate: &str) -> usize {
    let pairs = word.chars().zip(candidate.chars());
    pairs.take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 12] = [
        "Donald Trump",
        "Xi Jinping",
        "Sanae Takaichi",
        "Taiwan",
        "Thailand",
        "China",
        "Chile",
        "United States",
        "European Union",
        "Emmanuel Macron",
        "高市早苗",
        "Pedro Sánchez",
    ];

    fn check(word: &str, expected: &[&str]) {
        assert_eq!(suggest(word, NAMES), expected, "suggestions for {word:?}");
    }

    #[test]
    fn misspelt_names_are_found() {
        check("Tawian", &["Taiwan"]);
        check("taiwan", &["Taiwan"]);
        check("Taiwann", &["Taiwan"]);
        check("Takichi", &["Sanae Takaichi"]);
        check("Trmp", &["Donald Trump"]);
        check("Xi Jingping", &["Xi Jinping"]);
        check("Untied States", &["United States"]);
        check("Chna", &["China"]);
        check("Sanchez", &["Pedro Sánchez"]);
        check("高市早", &["高市早苗"]);
    }

    #[test]
    fn unlike_words_are_not() {
        check("", &[]);
        check("inflation", &[]);
        check("Donald", &["Donald Trump"]);
        check("weather forecast for tomorrow", &[]);
        check(&"Taiwan".repeat(100_000), &[]);
    }

    #[test]
    fn short_names_need_a_letter_in_common() {
        assert_eq!(suggest("sp", ["s", "p", "topic"]), ["s", "p"]);
        assert_eq!(suggest("x", ["s", "p", "xs"]), ["xs"]);
    }

    #[test]
    fn at_most_three_each_once_best_first() {
        assert_eq!(
            suggest(
                "nam",
                ["game", "name", "name", "nams", "mam", "NAM", "names"]
            ),
            ["NAM", "name", "nams"]
        );
    }

    #[test]
    fn the_hint_reads_as_a_sentence() {
        assert_eq!(
            did_you_mean("sp", ["s", "p"]).as_deref(),
            Some("did you mean `s` or `p`?")
        );
        assert_eq!(
            did_you_mean("Tawian", NAMES).as_deref(),
            Some("did you mean `Taiwan`?")
        );
        assert_eq!(did_you_mean("inflation", NAMES), None);
    }
}
