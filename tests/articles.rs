//! Articles and what must be found in them: `NAME.txt` and `articles/NAME.json`.
//!
//! `UPDATE_EXPECT=1 cargo test --test articles` rewrites the expected attributions for review.

use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use whosaid::Span;
use whosaid::extract::{Act, Attribution, EntityId, Extraction, Form, extract};
use whosaid::lexicon::Lexicon;
use whosaid::read::Reading;
use whosaid::text::Document;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The article in one file.
fn read(path: &Path) -> Document {
    let path = path.to_string_lossy().into_owned();
    match whosaid::read::read([path]).next() {
        Some(Ok(Reading::Document(document))) => document,
        other => panic!("no article: {other:?}"),
    }
}

fn names(extraction: &Extraction, ids: &[EntityId]) -> Value {
    let name = |id: &EntityId| extraction.entities[id.0].name.clone();
    match ids {
        [] => Value::Null,
        [id] => name(id).into(),
        several => several.iter().map(name).collect(),
    }
}

fn words(document: &Document, spans: &[Span]) -> String {
    let pieces: Vec<_> = spans.iter().map(|span| span.of(&document.text)).collect();
    pieces.join(" … ")
}

fn record(document: &Document, extraction: &Extraction, found: &Attribution) -> Value {
    let mut record = json!({
        "speaker": names(extraction, &found.speakers),
        "source": words(document, &found.source),
        "cue": words(document, &found.cue),
        "content": words(document, &found.content),
        "form": match found.form {
            Form::Direct => "direct",
            Form::Indirect => "indirect",
            Form::Mixed => "mixed",
        },
        "about": found.about.iter().map(|id| extraction.entities[id.0].name.clone()).collect::<Vec<_>>(),
    });
    let optional = [
        ("to", names(extraction, &found.to)),
        (
            "according_to",
            names(extraction, found.according_to.as_slice()),
        ),
        ("via", names(extraction, found.via.as_slice())),
        (
            "act",
            found
                .act
                .map(Act::name)
                .filter(|act| *act != "assertion")
                .into(),
        ),
        ("attitude", found.attitude.then_some(true).into()),
        ("negated", found.negated.then_some(true).into()),
        ("hedged", found.hedged.then_some(true).into()),
    ];
    for (key, value) in optional {
        if !value.is_null() {
            record[key] = value;
        }
    }
    record
}

fn records(document: &Document, lexicon: &Lexicon) -> Vec<Value> {
    let extraction = extract(document, lexicon);
    let attributions = extraction.attributions.iter();
    attributions
        .map(|found| record(document, &extraction, found))
        .collect()
}

/// One record a line.
fn lines(records: &[Value]) -> String {
    let records: Vec<_> = records.iter().map(Value::to_string).collect();
    format!("[\n{}\n]\n", records.join(",\n"))
}

#[test]
fn attributions_are_as_expected() {
    let lexicon = Lexicon::builtin();
    let Ok(folder) = std::fs::read_dir(root().join("data/articles")) else {
        println!("skipped: no data/articles");
        return;
    };
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut report = String::new();
    for path in paths {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let expected_path = root().join("tests/articles").join(format!("{name}.json"));
        let found = records(&read(&path), &lexicon);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&expected_path, lines(&found)).unwrap();
            continue;
        }
        let text = std::fs::read_to_string(&expected_path).unwrap_or_else(|_| "[]".to_owned());
        let expected: Vec<Value> = serde_json::from_str(&text).unwrap();
        for missing in expected.iter().filter(|record| !found.contains(record)) {
            let _ = writeln!(report, "{name}: missing {missing}");
        }
        for extra in found.iter().filter(|record| !expected.contains(record)) {
            let _ = writeln!(report, "{name}: extra {extra}");
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// The statements a careful reader marks in the seed article: speaker, and words of the content.
const SEED: &[(&str, &str)] = &[
    ("Donald Trump", "as “extremely strong”"),
    ("Donald Trump", "“a big and good deal"),
    ("Karoline Leavitt", "that trade remained"),
    ("Xi Jinping", "support for “all efforts"),
    ("Donald Trump", "“a follow-up on"),
    ("Donald Trump", "that both sides have made"),
    ("Donald Trump", "that frequent communication"),
    ("Donald Trump", "“We agreed on"),
    ("Xi Jinping", "that “Taiwan’s reunification"),
    ("Xi Jinping", "that “given what is going on"),
    ("Donald Trump", "that the United States “understands"),
    ("Sanae Takaichi", "that Japan’s military might"),
    ("Xi Jinping", "that U.S.-China relations"),
    ("Xi Jinping", "that “the evidence once more"),
    (
        "China's Foreign Ministry",
        "both countries are implementing",
    ),
];

#[test]
fn seed_article() {
    let path = root().join("../shared/seed/trump-xi-call.txt");
    if !path.exists() {
        println!("skipped: no {}", path.display());
        return;
    }
    let mut document = read(&path);
    document.date = "2025-11-24".parse().ok();
    let extraction = extract(&document, &Lexicon::builtin());
    for (speaker, content) in SEED {
        let found = extraction.attributions.iter().any(|found| {
            names(&extraction, &found.speakers) == *speaker
                && words(&document, &found.content).contains(content)
        });
        assert!(found, "{speaker}: {content}");
    }
    let told = extraction
        .attributions
        .iter()
        .find(|found| words(&document, &found.cue) == "told");
    let told = record(&document, &extraction, told.unwrap());
    assert_eq!(told["to"], "Donald Trump");
    assert_eq!(told["according_to"], "China's Foreign Ministry");
    for name in ["Trump", "Xi", "Takaichi", "Leavitt", "Foreign"] {
        let alike = extraction
            .entities
            .iter()
            .filter(|entity| entity.name.contains(name));
        assert_eq!(alike.count(), 1, "{name}");
    }
}
