//! What it costs to find the article of a web page, beside what it costs to find who said what in it: the pages of
//! `tests/pages`, once each.

#![allow(
    dead_code,
    clippy::format_collect,
    clippy::format_in_format_args,
    reason = "a template stands there as the page that it makes"
)]

#[path = "../tests/pages/around.rs"]
mod around;
#[path = "../tests/pages/story.rs"]
mod story;
#[path = "../tests/pages/system/mod.rs"]
mod system;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use story::Story;
use whosaid::extract::extract;
use whosaid::lexicon::Lexicon;
use whosaid::read::{Reading, read};
use whosaid::text::Document;

fn documents(folder: &str) -> Vec<Document> {
    let readings = read([folder]).filter_map(Result::ok);
    let documents = readings.filter_map(|reading| match reading {
        Reading::Document(document) => Some(document),
        Reading::Facts { .. } => None,
    });
    documents.collect()
}

fn benchmark(criterion: &mut Criterion) {
    let folder = tempfile::TempDir::new().unwrap();
    let mut bytes = 0;
    for (number, (_, write)) in (0_u64..).zip(system::SYSTEMS) {
        let html = write(&Story::new(number * 1000 + 1), 0);
        bytes += html.len() as u64;
        std::fs::write(folder.path().join(format!("{number}.html")), html).unwrap();
    }
    let folder = folder.path().to_str().unwrap();
    let documents = documents(folder);
    let lexicon = Lexicon::builtin();
    let mut group = criterion.benchmark_group("pages");
    group.throughput(Throughput::Bytes(bytes));
    group.sample_size(20);
    group.bench_function("read", |bencher| {
        bencher.iter(|| black_box(self::documents(folder)));
    });
    group.bench_function("extract", |bencher| {
        bencher.iter(|| {
            for document in &documents {
                black_box(extract(document, &lexicon));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, benchmark);
criterion_main!(benches);
