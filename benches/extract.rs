//! How fast the lexicon loads and articles are read, in bytes a second.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;
use whosaid::extract::extract;
use whosaid::lexicon::Lexicon;
use whosaid::text::Document;

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

criterion_group!(benches, benchmark);
criterion_main!(benches);
