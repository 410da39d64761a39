//! A query runs over a small graph in little time, or fails with a sentence.

#![no_main]

use std::time::{Duration, Instant};
use whosaid::query::{Options, Parameters, parse, run};
use whosaid_fuzz::session;

thread_local!(static GRAPH: whosaid::graph::Graph = session().graph().clone());

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(query) = parse(text) else {
        return;
    };
    let options = Options {
        time_limit: Some(Duration::from_millis(50)),
        maximum_rows: 1000,
        ..Options::default()
    };
    let mut graph = GRAPH.with(Clone::clone);
    let start = Instant::now();
    if let Err(error) = run(&mut graph, &query, &Parameters::new(), &options) {
        assert!(!error.to_string().is_empty());
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{text}");
});
