//! Pages as the systems of newspapers write them, with stories made for it: what is read of them is what was written
//! into them.
//!
//! `cargo test --test pages -- --nocapture` shows the figures of each system.

#![allow(
    clippy::format_collect,
    clippy::format_in_format_args,
    reason = "a template stands there as the page that it makes"
)]

mod around;
mod story;
mod system;

use std::collections::HashMap;
use std::fs;
use story::{Story, words};
use whosaid::read::{Reading, read};
use whosaid::text::Document;

/// How many stories each system has.
const STORIES: u64 = 9;

/// What a page is read as.
fn document(html: &str) -> Document {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("page.html");
    fs::write(&path, html).unwrap();
    match read([path.to_string_lossy()]).next() {
        Some(Ok(Reading::Document(document))) => document,
        other => panic!("{other:?}\n{html}"),
    }
}

/// How much of one text is in the other, word by word, both ways: precision, recall and F1.
fn score(found: &[String], wanted: &[String]) -> [f64; 3] {
    let mut left: HashMap<&String, usize> = HashMap::new();
    for word in wanted {
        *left.entry(word).or_default() += 1;
    }
    let mut both = 0_u32;
    for word in found {
        if let Some(count) = left.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            both += 1;
        }
    }
    let of = |all: usize| f64::from(both) / f64::from(u32::try_from(all.max(1)).unwrap());
    let (precision, recall) = (of(found.len()), of(wanted.len()));
    let f1 = if both == 0 {
        0.0
    } else {
        2.0 * precision * recall / (precision + recall)
    };
    [precision, recall, f1]
}

#[test]
fn pages_are_read_as_they_were_written() {
    let mut faults = Vec::new();
    let mut sums = Vec::new();
    for (number, (name, write)) in (0_u64..).zip(system::SYSTEMS) {
        let mut sum = [0.0; 3];
        for own in 0..STORIES {
            let story = Story::new(number * 1000 + own + 1);
            let html = write(&story, own);
            if std::env::var("PAGES_SHOW").is_ok_and(|show| show == format!("{name}/{own}")) {
                println!("{html}\n\n{:#?}", document(&html));
            }
            let found = document(&html);
            if found.title.as_deref() != Some(&*story.headline) {
                faults.push(format!(
                    "{name}/{own}: title {:?} for {:?}",
                    found.title, story.headline
                ));
            }
            if found.date != Some(story.date) {
                faults.push(format!(
                    "{name}/{own}: date {:?} for {}",
                    found.date, story.date
                ));
            }
            let scores = score(&words(&found.text), &story.words());
            if std::env::var("PAGES_SHOW").is_ok_and(|show| show == "extra") {
                let wanted = format!("{:?}", story.parts);
                let extra = found
                    .text
                    .split("\n\n")
                    .filter(|block| !wanted.contains(*block));
                extra.for_each(|block| println!("  {name}/{own}: {block}"));
            }
            if scores[2] < 0.98 {
                faults.push(format!(
                    "{name}/{own}: precision {:.3}, recall {:.3}, F1 {:.3}",
                    scores[0], scores[1], scores[2]
                ));
            }
            for (sum, own) in sum.iter_mut().zip(scores) {
                *sum += own;
            }
        }
        let mean = sum.map(|sum| sum / f64::from(u32::try_from(STORIES).unwrap()));
        println!(
            "{name:<20} precision {:.3}, recall {:.3}, F1 {:.4}",
            mean[0], mean[1], mean[2]
        );
        sums.push(mean[2]);
    }
    let pages = sums.len() * usize::try_from(STORIES).unwrap();
    let f1 = sums.iter().sum::<f64>() / f64::from(u32::try_from(sums.len()).unwrap());
    println!("{pages} pages: F1 {f1:.4}");
    assert!(pages >= 200, "{pages}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
