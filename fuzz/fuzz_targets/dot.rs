//! Whatever a graph names, each string of its drawing ends on its line.

#![no_main]

use whosaid::export;
use whosaid_fuzz::graph;

libfuzzer_sys::fuzz_target!(|name: &str| {
    let drawing = export::dot(&graph(name), None);
    for line in drawing.lines() {
        let mut is_open = false;
        let mut letters = line.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' if is_open => drop(letters.next()),
                '"' => is_open = !is_open,
                _ => {}
            }
        }
        assert!(!is_open, "{line}");
    }
});
