//! Names of people, organisations and places, and whom pronouns stand for: what all of the extraction
//! finds against annotated texts.

use std::path::{Path, PathBuf};
use whosaid::train::score::Count;
use whosaid::train::{coreference, names};

/// A corpus that is not part of this repository; says so where it is missing.
fn corpus(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpora")
        .join(name);
    if !path.exists() {
        println!("skipped: no {}", path.display());
    }
    path.exists().then_some(path)
}

/// In F1 of exact spans with the right type; raise it with what is found.
#[test]
fn names_are_found() {
    check("ner/uner-ewt-dev.iob2", [82.4, 56.0, 78.5]);
    check("ner/crossner-politics-dev.txt", [84.3, 70.5, 67.0]);
}

fn check(corpus_name: &str, least: [f64; 3]) {
    let Some(path) = corpus(corpus_name) else {
        return;
    };
    let scores = names::measure(&path, None).unwrap();
    println!("{corpus_name}\n{scores}");
    let found = [scores.people, scores.organizations, scores.places].map(Count::f1);
    for ((what, found), least) in ["people", "organisations", "places"]
        .iter()
        .zip(found)
        .zip(least)
    {
        assert!(
            found * 100.0 >= least,
            "{corpus_name}: {what} {found:.3}, {least} before"
        );
    }
}

/// In F1 of names given to pronouns, on passages that the ranker has learnt from: whether it still works. On
/// those that it has not, training tells.
#[test]
fn pronouns_are_given_to_names() {
    let Some(path) = corpus("coref/gap-development.tsv") else {
        return;
    };
    let count = coreference::measure(&path).unwrap();
    println!("{count}");
    assert!(count.f1() >= LEAST_PRONOUNS, "{count}");
}

const LEAST_PRONOUNS: f64 = 0.785;
