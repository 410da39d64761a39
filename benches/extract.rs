//! How fast the lexicon loads, and how many words a second are laid out, parsed and read: in one
//! thread, and from the disk to the end in several.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use whosaid::extract::extract;
use whosaid::lexicon::Lexicon;
use whosaid::read::Reader;
use whosaid::session::attributions::{self, Words};
use whosaid::session::{articles, parts};
use whosaid::syntax::{self, Models};
use whosaid::text::{Document, Layout, layout};

const FOLDERS: [&str; 2] = ["data/articles", "../shared/corpora/polnear/dev/text"];

/// The texts of a folder in the order of their names; none where it is absent.
fn documents(folder: &Path) -> Vec<Document> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    let texts = paths
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok());
    texts.map(|text| Document::new("article", text)).collect()
}

fn words(documents: &[Document]) -> u64 {
    let words = documents
        .iter()
        .map(|document| document.text.split_whitespace().count());
    words.sum::<usize>() as u64
}

fn benchmark(criterion: &mut Criterion) {
    criterion.bench_function("lexicon", |bencher| bencher.iter(Lexicon::builtin));
    let lexicon = Arc::new(Lexicon::builtin());
    for name in FOLDERS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let documents = documents(&folder);
        if documents.is_empty() {
            println!("skipped: no {name}");
            continue;
        }
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Elements(words(&documents)));
        group.sample_size(20);
        group.bench_function("layout", |bencher| {
            bencher.iter(|| {
                for document in &documents {
                    black_box(layout(document));
                }
            });
        });
        group.bench_function("extract", |bencher| {
            bencher.iter(|| {
                for document in &documents {
                    black_box(extract(document, &lexicon));
                }
            });
        });
        for threads in [1, 2, 4] {
            let id = BenchmarkId::new("files to JSON lines, threads", threads);
            group.bench_function(id, |bencher| {
                bencher.iter(|| to_json(&folder, &lexicon, threads));
            });
        }
        group.finish();
    }
}

fn parsing(criterion: &mut Criterion) {
    for folder in FOLDERS {
        let documents = documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
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
                    black_box(syntax::analyse(
                        &document.text,
                        layout,
                        Models::builtin(),
                        |_| false,
                    ));
                }
            });
        });
        group.finish();
    }
}

/// Reads a folder as `whosaid extract` does.
fn to_json(folder: &Path, lexicon: &Arc<Lexicon>, threads: usize) {
    let paths = vec![folder.to_string_lossy().into_owned()];
    let reader = Reader::default();
    for article in articles(parts(&reader, paths, None, lexicon, threads, |_| {})) {
        if let Ok(whosaid::session::Article::Document(document, found)) = article {
            attributions::write(&document, &found, Words::Places, &mut std::io::sink())
                .expect("a sink takes all");
        }
    }
}

criterion_group!(benches, benchmark, parsing);
criterion_main!(benches);
