//! A text is a query or an error with a place in it.

#![no_main]

use whosaid::query::parse;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Err(error) = parse(text) {
        let problem = error.diagnostic;
        assert!(problem.message.len() < 1000 && problem.hints.iter().all(|hint| hint.len() < 1000));
        assert!(problem.span.is_none_or(|span| span.start <= text.len()));
    }
});
