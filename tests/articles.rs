//! Articles and what must be found in them: `NAME.txt` and `articles/NAME.json`.
//!
//! `UPDATE_EXPECT=1 cargo test --test articles` rewrites the expected attributions for review.

use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use whosaid::Span;
use whosaid::extract::{Attribution, EntityId, Extraction, Form, extract};
use whosaid::lexicon::Lexicon;
use whosaid::text::Document;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A document with an optional head of `Key: value` lines up to the first empty line.
fn read(path: &Path) -> Document {
    let text = std::fs::read_to_string(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy();
    let mut document = Document::new(name, text);
    let Some(end) = document.text.find("\n\n") else {
        return document;
    };
    let head = document.text[..end].to_owned();
    for line in head.lines() {
        let Some((key, value)) = line.split_once(':').filter(|(key, _)| !key.contains(' ')) else {
            return document;
        };
        if key.eq_ignore_ascii_case("date") {
            document.date = value.trim().parse().ok();
            document.body = Span::new(end, document.text.len());
        }
    }
    document
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

#[test]
#[ignore = "prints what is found in the file FILE"]
fn show() {
    let Some(path) = std::env::var_os("FILE") else {
        return;
    };
    let mut document = read(Path::new(&path));
    if let Ok(date) = std::env::var("DATE") {
        document.date = date.parse().ok();
    }
    let lexicon = Lexicon::builtin();
    println!("{}", lines(&records(&document, &lexicon)));
    let extraction = extract(&document, &lexicon);
    for (index, entity) in extraction.entities.iter().enumerate() {
        let mentions = extraction
            .mentions
            .iter()
            .filter(|mention| mention.entity == EntityId(index));
        let words: Vec<_> = mentions
            .map(|mention| format!("{}/{:?}", mention.span.of(&document.text), mention.by))
            .collect();
        println!(
            "{:?} {} role={:?} {:?}",
            entity.label, entity.name, entity.role, words
        );
    }
}
