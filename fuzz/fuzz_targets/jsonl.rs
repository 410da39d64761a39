//! Lines of JSON are a graph or an error; a graph that was written is the same when it is read.

#![no_main]

use whosaid::export::graph_json;
use whosaid::graph::Graph;
use whosaid_fuzz::graph;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut read = Graph::new();
    if graph_json::read(bytes, &mut read).is_ok() {
        check(&read);
    }
    check(&graph(&String::from_utf8_lossy(bytes)));
});

fn check(graph: &Graph) {
    let lines = |graph: &Graph| {
        let mut output = Vec::new();
        graph_json::write(graph, &mut output).unwrap();
        output
    };
    let before = lines(graph);
    let mut again = Graph::new();
    graph_json::read(&*before, &mut again).unwrap();
    assert_eq!(String::from_utf8(before), String::from_utf8(lines(&again)));
}
