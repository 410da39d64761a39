//! Texts that nobody would write: read to their end in a straight time, and every place in what is found lies
//! in the text and between two characters.

use super::program::{run, seconds};
use proptest::prelude::*;
use std::fs;
use std::sync::LazyLock;
use tempfile::TempDir;
use whosaid::Span;
use whosaid::extract::{Extraction, extract};
use whosaid::lexicon::Lexicon;
use whosaid::text::Document;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

/// What is repeated until it is long.
pub(crate) const UNITS: &[&str] = &[
    "“‘",
    "“",
    "”",
    "\"",
    "'",
    "(",
    "()",
    "[",
    "he said ",
    "he said, ",
    "Xi Jinping said ",
    "“x” he said ",
    "“He said ‘she said ",
    "“Yes.” ",
    "He said.\n\n",
    "Q: what? A: “yes” ",
    "said that ",
    "according to ",
    "Trump told Xi that ",
    "a",
    "Aa",
    "9",
    "$1,234,567 ",
    "on Monday, 7 November 2025, ",
    "2024-",
    "- x\n",
    "> ",
    "# x\n",
    "   * ",
    "\u{202e}",
    "\u{200b}",
    "a\u{301}\u{302}",
    "\u{301}",
    "\u{1b}[31m",
    "🎌",
    "👩\u{200d}",
    "\u{e0061}",
    ".",
    ". ",
    ", ",
    "; ",
    "— ",
    "A. ",
    "U.S.",
    "a-",
    "s' ",
    "<b>",
    "http://a.b/c?",
    "the leader of ",
    "Alpha Beta Gamma ",
    "高市は述べた。",
    "「",
    "ก",
    "\u{1100}",
    "क्",
    "x\n\n",
    "a: ",
    "\u{a0}x",
    "\u{2028}x",
    "\u{85}x",
];

/// `unit` again and again, about `length` bytes.
fn repeated(unit: &str, length: usize) -> String {
    unit.repeat(length.div_ceil(unit.len()))
}

/// What is found in `text`, after its places were looked at.
fn found(text: &str) -> Extraction {
    let document = Document::new("x.txt", text);
    let found = extract(&document, &LEXICON);
    for place in places(&found) {
        let words = text.get(place.start..place.end);
        assert!(words.is_some(), "{place:?} in {text:.80}");
    }
    for attribution in &found.attributions {
        let parent = attribution.parent;
        assert!(parent.is_none_or(|parent| parent < found.attributions.len()));
    }
    let entities = found.entities.len();
    assert!(found.mentions.iter().all(|one| one.entity.0 < entities));
    found
}

/// Every place of an extraction.
fn places(found: &Extraction) -> impl Iterator<Item = Span> {
    let said = found.attributions.iter().flat_map(|one| {
        let parts = one.source.iter().chain(&one.cue).chain(&one.content);
        parts.copied()
    });
    let mentions = found.mentions.iter().map(|one| one.span);
    let times = found.times.iter().map(|one| one.span);
    let layout = found.sentences.iter().chain(&found.paragraphs).copied();
    said.chain(mentions).chain(times).chain(layout)
}

#[test]
fn what_is_repeated_is_read() {
    for unit in UNITS {
        found(&repeated(unit, 1500));
    }
}

#[test]
fn what_is_repeated_before_and_after_a_statement_is_read() {
    for unit in UNITS {
        let noise = repeated(unit, 300);
        found(&format!(
            "{noise}Xi said: “No.”{noise}\n\n{noise} Trump denied it."
        ));
    }
}

#[test]
fn a_statement_is_found_in_spite_of_what_stands_around_it() {
    for noise in ["\u{200b}", "\u{feff}", "\u{ad}"] {
        let text = format!("Xi Jinping{noise} said{noise} that Taiwan is{noise} important.");
        assert_eq!(found(&text).attributions.len(), 1, "{noise:?}");
    }
}

#[test]
fn small_stacks_are_enough() {
    let read = || {
        for unit in ["“‘", "(", "he said ", "“He said ‘she said "] {
            found(&repeated(unit, 8000));
        }
    };
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    thread.spawn(read).unwrap().join().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn any_characters_are_read(text in "(?s).{0,200}") {
        found(&text);
    }

    #[test]
    fn any_mixture_is_read(units in prop::collection::vec((prop::sample::select(UNITS), 1..9_usize), 0..24)) {
        let pieces = units.iter().map(|(unit, times)| unit.repeat(*times));
        found(&pieces.collect::<String>());
    }
}

/// Reads a file of `text` with the program; gives back how much it has said.
fn read_by_program(name: &str, text: impl AsRef<[u8]>) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("x.txt"), text).unwrap();
    let ended = run(folder.path(), &["extract", "--threads", "1", "x.txt"], "");
    eprintln!("{name:?}: {:?}, status {}", ended.time, ended.status);
    assert!(ended.time < seconds(20), "{name:?}: {:?}", ended.time);
}

#[test]
#[ignore = "some minutes, in release"]
fn five_megabytes_of_anything_are_read_in_time() {
    for unit in UNITS {
        read_by_program(unit, repeated(unit, 5_000_000));
    }
    read_by_program("newlines", "\n".repeat(5_000_000));
    let words = (0..400_000).map(|number| format!("Name{number} Sur{number} said "));
    read_by_program("names", words.collect::<String>());
}

#[test]
#[ignore = "some minutes, in release"]
fn fifty_megabytes_on_one_line_are_read() {
    let folder = TempDir::new().unwrap();
    let line = repeated(
        "Xi told “Trump” that no one should worry about trade, ",
        50_000_000,
    );
    for text in [line, "x".repeat(50_000_000), "“‘".repeat(8_000_000)] {
        fs::write(folder.path().join("x.txt"), text).unwrap();
        run(folder.path(), &["stats", "x.txt"], "");
    }
}
