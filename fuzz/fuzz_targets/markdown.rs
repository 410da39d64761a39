//! Whatever a graph names, a table in Markdown has three lines and its columns; one for people has no controls.

#![no_main]

use whosaid::render::Format;
use whosaid_fuzz::written;

libfuzzer_sys::fuzz_target!(|name: &str| {
    let table = written(name, Format::Markdown);
    assert_eq!(table.lines().count(), 3, "{table}");
    for line in table.lines() {
        let marks = line
            .replace("\\\\", "")
            .replace("\\|", "")
            .matches('|')
            .count();
        assert_eq!(marks, 4, "{line}");
    }
    let table = written(name, Format::Table);
    assert!(
        !table.chars().any(|one| one.is_control() && one != '\n'),
        "{table:?}"
    );
});
