//! What a query prints is the same query.

#![no_main]

use whosaid::query::parse;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(query) = parse(text) else {
        return;
    };
    let printed = query.to_string();
    let again = parse(&printed).unwrap_or_else(|error| panic!("{printed}\n{error}"));
    assert_eq!(again.to_string(), printed);
});
