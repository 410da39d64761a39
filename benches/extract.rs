//! How fast the lexicon loads, sentences are parsed (tokens a second), and articles are read (words a
//! second).

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;
use whosaid::extract::extract;
use whosaid::lexicon::Lexicon;
use whosaid::syntax::{self, Models};
use whosaid::text::{Document, Layout, layout};

/// The texts of a folder; none where it is absent.
fn documents(folder: &str) -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok())
        .map(|text| Document::new("article", text))
        .take(100)
        .collect()
}

fn benchmark(criterion: &mut Criterion) {
    criterion.bench_function("lexicon", |bencher| bencher.iter(Lexicon::builtin));
    let lexicon = Lexicon::builtin();
    for folder in ["data/articles", "../shared/corpora/polnear/dev/text"] {
        let documents = documents(folder);
        if documents.is_empty() {
            println!("skipped: no {folder}");
            continue;
        }
        let words: usize = documents
            .iter()
            .map(|document| document.text.split_whitespace().count())
            .sum();
        let mut group = criterion.benchmark_group("extract");
        group.throughput(Throughput::Elements(words as u64));
        group.sample_size(20);
        group.bench_function(folder, |bencher| {
            bencher.iter(|| {
                for document in &documents {
                    black_box(extract(document, &lexicon));
                }
            });
        });
        group.finish();
    }
}

fn parsing(criterion: &mut Criterion) {
    for folder in ["data/articles", "../shared/corpora/polnear/dev/text"] {
        let documents = documents(folder);
        let layouts: Vec<Layout> = documents.iter().map(layout).collect();
        let tokens: usize = layouts.iter().map(|layout| layout.tokens.len()).sum();
        if tokens == 0 {
            println!("skipped: no {folder}");
            continue;
        }
        let mut group = criterion.benchmark_group("syntax");
        group.throughput(Throughput::Elements(tokens as u64));
        group.sample_size(20);
        group.bench_function(folder, |bencher| {
            bencher.iter(|| {
                for (document, layout) in documents.iter().zip(&layouts) {
                    black_box(syntax::analyse(&document.text, layout, Models::builtin()));
                }
            });
        });
        group.finish();
    }
}

criterion_group!(benches, benchmark, parsing);
criterion_main!(benches);
