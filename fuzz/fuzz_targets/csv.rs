//! Whatever a graph names, CSV has its cells and no formula.

#![no_main]

use whosaid::render::Format;
use whosaid_fuzz::written;

libfuzzer_sys::fuzz_target!(|name: &str| {
    let text = written(name, Format::Csv);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), 2);
    for cell in records.iter().flatten() {
        assert!(
            !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{cell:?}"
        );
    }
});
