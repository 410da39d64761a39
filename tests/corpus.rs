//! Prints the attributions of a folder of texts as JSON lines, for the scorer of the corpora.

use serde_json::json;
use whosaid::Span;
use whosaid::extract::extract;
use whosaid::lexicon::Lexicon;
use whosaid::text::Document;

/// `CORPUS=DIR PREDICTIONS=FILE cargo test --test corpus -- --ignored`
#[test]
#[ignore = "writes predictions for a corpus"]
fn predict() {
    let (Ok(folder), Ok(output)) = (std::env::var("CORPUS"), std::env::var("PREDICTIONS")) else {
        println!("skipped: CORPUS and PREDICTIONS are not set");
        return;
    };
    let lexicon = Lexicon::builtin();
    let mut lines = String::new();
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let document = Document::new(path.file_stem().unwrap().to_string_lossy(), text);
        let extraction = extract(&document, &lexicon);
        let points = code_points(&document.text);
        let spans = |spans: &[Span]| -> serde_json::Value {
            if spans.is_empty() {
                return serde_json::Value::Null;
            }
            spans
                .iter()
                .map(|span| json!([points[span.start], points[span.end]]))
                .collect()
        };
        let attributions: Vec<_> = extraction.attributions.iter().map(|found| json!({
            "source": spans(&found.source), "cue": spans(&found.cue), "content": spans(&found.content),
        })).collect();
        lines += &json!({"doc": document.path, "attributions": attributions}).to_string();
        lines.push('\n');
    }
    std::fs::write(output, lines).unwrap();
}

/// For each byte, the number of characters before it.
fn code_points(text: &str) -> Vec<usize> {
    let mut points = vec![0; text.len() + 1];
    let mut count = 0;
    for (byte, _) in text.char_indices() {
        points[byte] = count;
        count += 1;
    }
    points[text.len()] = count;
    points
}
