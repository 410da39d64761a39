//! How many copies of a story are found, and how many of other stories about the same thing are taken for
//! copies: on articles of `../shared/corpora`, which are no part of this repository. And what a session makes of
//! copies that it reads.

mod change;
mod near;
mod session;

use change::{CHANGES, Change, changed};
use near::near_pairs;
use std::fs;
use std::path::Path;
use whosaid::ingest::copies::{Signature, copies};

/// Folders of articles.
const FOLDERS: [&str; 4] = [
    "world/original_articles",
    "polnear/train/text",
    "polnear/dev/text",
    "news/text",
];

/// Articles that are copies of others in truth: reprints, later editions, the same running report some hours
/// later. Of the sentences of the shorter, from four in ten to all stand in the other, too.
const TRUE_COPIES: [(&str, &str); 10] = [
    ("arg_buenosairestimes_6", "arg_buenosairestimes_2"),
    ("canada_indig_5", "canada_indig_4"),
    ("sa_star_13", "sa_iol_6"),
    (
        "breitbart_2016-03-15_the-latest-sanders-declares-revo",
        "breitbart_2016-03-15_the-latest-kasich-scores-all-del",
    ),
    (
        "nyt_2015-11-26_with-fewer-golfers-in-u-s-course",
        "nyt_2015-11-25_golf-courses-forced-to-reach-int",
    ),
    (
        "nyt_2016-03-05_polls-suggest-possibility-of-dea",
        "nyt_2016-03-04_republicans-have-stake-in-a-deal",
    ),
    (
        "nyt_2016-03-16_via-legislative-side-doors-sande",
        "nyt_2016-03-15_sanders-advances-agenda-via-side",
    ),
    (
        "usa-today_2016-04-06_sanders-winning-streak-continues",
        "usa-today_2016-04-06_sanders-says-he-s-riding-momentu",
    ),
    (
        "wash-post_2015-12-13_misinformation-enters-mainstream",
        "wash-post_2015-12-12_misinformation-enters-mainstream",
    ),
    (
        "wash-post_2015-12-23_as-spotlight-shines-on-trump-and",
        "wash-post_2015-12-22_as-spotlight-shines-on-trump-and",
    ),
];

/// Of made copies, this many are to be found.
const FOUND: usize = 285;

/// So many copies are made.
const MADE: usize = 300;

/// So many pairs of articles on the same event, or nearly, are looked at: those of the same days that are most alike.
const NEAR: usize = 3000;

/// An article: the name of its file, and its text.
struct Article {
    name: String,
    text: String,
}

/// The articles, sorted by folder and name; nothing where they are not there.
fn articles() -> Option<Vec<Article>> {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    if !corpora.is_dir() {
        eprintln!("skipped: {} is not there", corpora.display());
        return None;
    }
    let mut articles = Vec::new();
    for folder in FOLDERS {
        let entries = fs::read_dir(corpora.join(folder)).expect("the folder is there");
        let mut paths: Vec<_> = entries
            .map(|entry| entry.expect("it can be read").path())
            .collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
        paths.sort();
        articles.extend(paths.into_iter().map(|path| {
            Article {
                name: path
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                text: fs::read_to_string(&path).expect("it is text"),
            }
        }));
    }
    Some(articles)
}

fn found(signatures: &[Signature]) -> Vec<(usize, usize)> {
    copies(&signatures.iter().collect::<Vec<_>>())
}

#[test]
fn made_copies_are_found() {
    let Some(articles) = articles() else { return };
    let long: Vec<&Article> = articles
        .iter()
        .filter(|article| change::is_long(&article.text))
        .collect();
    let originals: Vec<usize> = (0..MADE).map(|number| number * long.len() / MADE).collect();
    let mut signatures: Vec<Signature> = long
        .iter()
        .map(|article| Signature::of(&article.text))
        .collect();
    let mut alone = [(0, 0); CHANGES.len()];
    for (number, original) in originals.iter().enumerate() {
        let other = &long[(original + long.len() / 2) % long.len()].text;
        let changes = CHANGES[number % CHANGES.len()];
        let copy = Signature::of(&changed(&long[*original].text, other, changes));
        let is_found = found(&[signatures[*original].clone(), copy.clone()]) == [(1, 0)];
        let counts = &mut alone[number % CHANGES.len()];
        *counts = (counts.0 + usize::from(is_found), counts.1 + 1);
        signatures.push(copy);
    }
    let found = found(&signatures);
    // The original may be a copy itself.
    let first = |place: usize| {
        found
            .iter()
            .find(|(copy, _)| *copy == place)
            .map_or(place, |(_, first)| *first)
    };
    let among = (0..MADE)
        .filter(|number| first(long.len() + number) == first(originals[*number]))
        .count();
    for (changes, (found, of)) in CHANGES.iter().zip(alone) {
        eprintln!(
            "{found:3} of {of} {}",
            changes
                .iter()
                .map(Change::to_string)
                .collect::<Vec<_>>()
                .join(", ")
        );
    }
    let alone: usize = alone.iter().map(|(found, _)| found).sum();
    eprintln!(
        "{alone} of {MADE} made copies found beside their original, {among} among {} articles",
        long.len()
    );
    for count in [alone, among] {
        assert!(count >= FOUND, "{count} of {MADE} found");
    }
}

#[test]
fn other_words_on_the_same_event_are_no_copy() {
    let Some(articles) = articles() else { return };
    let signatures: Vec<Signature> = articles
        .iter()
        .map(|article| Signature::of(&article.text))
        .collect();
    let is_true = |copy: usize, first: usize| {
        let names = [copy, first].map(|place| articles[place].name.as_str());
        TRUE_COPIES.contains(&(names[0], names[1])) || TRUE_COPIES.contains(&(names[1], names[0]))
    };
    let near = near_pairs(&articles);
    let near: Vec<_> = near
        .into_iter()
        .filter(|(pair, _)| !is_true(pair.0, pair.1))
        .take(NEAR)
        .collect();
    assert_eq!(near.len(), NEAR);
    let alike = near.iter().filter(|(_, alike)| *alike >= 0.15).count();
    eprintln!(
        "{alike} pairs with a cosine above 0.15, all with one of {:.2} to {:.2}",
        near[0].1,
        near[NEAR - 1].1
    );
    for ((one, other), _) in &near {
        let pair = [signatures[*one].clone(), signatures[*other].clone()];
        assert_eq!(
            found(&pair),
            [],
            "{} {}",
            articles[*one].name,
            articles[*other].name
        );
    }
    let all = found(&signatures);
    for (copy, first) in &all {
        assert!(
            is_true(*copy, *first),
            "{} {}",
            articles[*copy].name,
            articles[*first].name
        );
    }
    eprintln!(
        "none of {NEAR}; among all pairs of {} articles only the {} true ones",
        articles.len(),
        all.len()
    );
    assert_eq!(all.len(), TRUE_COPIES.len());
}
