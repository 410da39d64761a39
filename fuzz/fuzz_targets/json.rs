//! Whatever a graph names, JSON gives it back.

#![no_main]

use whosaid::render::Format;
use whosaid_fuzz::written;

libfuzzer_sys::fuzz_target!(|name: &str| {
    for format in [Format::Json, Format::Jsonl] {
        let json: serde_json::Value = serde_json::from_str(&written(name, format)).unwrap();
        let row = json.get(0).unwrap_or(&json);
        assert_eq!(row["name"], name);
    }
});
