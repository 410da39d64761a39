//! The program from outside: how it ends, what it says, how long it takes.

use assert_cmd::Command;
use std::path::Path;
use std::time::{Duration, Instant};

/// What an article says whom everybody can ask about.
pub(crate) const ARTICLE: &str = "Title: A call\nDate: 2025-11-24\n\n\
    Chinese President Xi Jinping told Donald Trump that “Taiwan is important.” Trump denied it.\n";

/// How the program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) status: i32,
    pub(crate) output: String,
    pub(crate) messages: String,
    pub(crate) time: Duration,
}

/// Runs the program in `folder`, and makes sure that it ends by itself, without a panic and with sentences.
pub(crate) fn run(folder: &Path, arguments: &[&str], input: impl Into<Vec<u8>>) -> Ended {
    let start = Instant::now();
    let output = Command::cargo_bin("whosaid")
        .unwrap()
        .current_dir(folder)
        .env_remove("WHOSAID_GRAPH")
        .env("XDG_DATA_HOME", folder)
        .env("XDG_CONFIG_HOME", folder)
        .timeout(Duration::from_secs(600))
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap();
    let ended = Ended {
        status: output.status.code().expect("no signal"),
        output: String::from_utf8(output.stdout).unwrap(),
        messages: String::from_utf8(output.stderr).unwrap(),
        time: start.elapsed(),
    };
    let said = &ended.messages;
    assert!((0..=2).contains(&ended.status), "{arguments:?}: {said}");
    assert!(!said.contains("panicked"), "{arguments:?}: {said}");
    assert!(ended.status != 2 || said.contains("error: "), "{said}");
    ended
}

/// A length of time, longer where the program is not optimised or shares its cores.
pub(crate) fn seconds(seconds: u64) -> Duration {
    let slower = if cfg!(debug_assertions) { 60 } else { 4 };
    Duration::from_secs(seconds * slower)
}
