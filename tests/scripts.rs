//! Transcripts: each `tests/scripts/*.txt` holds inputs after `> ` and their exact output.
//!
//! `UPDATE_EXPECT=1 cargo test --test scripts` rewrites them for review.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use whosaid::session::Session;

/// How wide the tables of the README are.
const README_WIDTH: usize = 100;

#[test]
fn transcripts_are_what_the_session_says() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut faults = Vec::new();
    for path in transcripts() {
        let expected = fs::read_to_string(&path).unwrap();
        let found = replay(Session::new(), &expected);
        if found == expected {
            continue;
        }
        if update {
            fs::write(&path, &found).unwrap();
        } else {
            faults.push(format!(
                "{}:\n{}",
                path.display(),
                difference(&expected, &found)
            ));
        }
    }
    assert!(
        faults.is_empty(),
        "{}\n`UPDATE_EXPECT=1 cargo test --test scripts` takes the new output over; review it.",
        faults.join("\n")
    );
}

#[test]
fn a_transcript_keeps_its_comments_and_loses_its_old_output() {
    let transcript = "# Adding.\n\n> RETURN 1 +\n> 1 AS two\nold\noutput\n\n# End.\n";
    let expected = "# Adding.\n\n> RETURN 1 +\n> 1 AS two\n\n# End.\n";
    let found = replay(Session::new(), transcript);
    let without_output: String = found
        .split_inclusive('\n')
        .filter(|line| line.starts_with(['#', '>', '\n']))
        .collect();
    assert_eq!(without_output, expected, "{found}");
    assert!(found.contains('2'), "{found}");
}

#[test]
fn the_readme_shows_a_real_session() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once("```text\n> ").unwrap();
    let (shown, after) = rest.split_once("\n```\n").unwrap();
    let mut session = Session::new();
    session.style.width = Some(README_WIDTH);
    session.read(["data/articles"], None);
    let found = replay(session, &format!("> {shown}"));
    let found = format!("{before}```text\n{found}```\n{after}");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, found).unwrap();
    } else {
        assert!(found == readme, "{}", difference(&readme, &found));
    }
}

fn transcripts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|own| own == "txt"));
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// The transcript with the output that its inputs give now.
///
/// Lines that begin with `#` are comments; what follows the inputs up to the next comment or input
/// is output. The session answers the whole transcript.
fn replay(mut session: Session, transcript: &str) -> String {
    let mut replayed = String::new();
    let mut lines = transcript.lines().peekable();
    let mut in_output = false;
    while let Some(line) = lines.next() {
        if let Some(input) = line.strip_prefix("> ") {
            let mut input = input.to_string();
            let _ = writeln!(replayed, "{line}");
            while let Some(more) = lines.next_if(|line| line.starts_with('>')) {
                let _ = writeln!(replayed, "{more}");
                input = input + "\n" + more.trim_start_matches('>').trim_start();
            }
            let response = session.respond(&input);
            replayed += &response.messages;
            replayed += &response.output;
            replayed.push('\n');
            in_output = true;
        } else if line.starts_with('#') || !in_output {
            in_output = false;
            let _ = writeln!(replayed, "{line}");
        }
    }
    replayed.trim_end().to_string() + "\n"
}

/// The first lines in which the two differ.
fn difference(expected: &str, found: &str) -> String {
    let mut lines = String::new();
    let (mut old, mut new) = (expected.lines(), found.lines());
    for number in 1.. {
        match (old.next(), new.next()) {
            (None, None) => break,
            (old, new) if old == new => {}
            (old, new) => {
                let _ = writeln!(lines, "line {number}");
                for (mark, line) in [('-', old), ('+', new)] {
                    let _ = line.map(|line| writeln!(lines, "  {mark} {line}"));
                }
                if lines.lines().count() > 30 {
                    break;
                }
            }
        }
    }
    lines
}
