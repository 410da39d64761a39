//! Transcripts: inputs after `> `, each followed by its exact output.
//!
//! `UPDATE_EXPECT=1 cargo test` rewrites the outputs for review.

use std::fmt::Write as _;
use std::path::Path;

/// Compares what follows each `> input` in a file with its `answer`; only between `fence` and the
/// next line of three backticks, if there is one.
pub(crate) fn check(
    file: impl AsRef<Path>,
    fence: Option<&str>,
    answer: impl FnMut(&str) -> String,
) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let expected = std::fs::read_to_string(&path).expect("the file is part of the project");
    let actual = rewrite(&expected, fence, answer);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, actual).expect("the file can be written");
        return;
    }
    for (expected, actual) in expected.lines().zip(actual.lines()) {
        assert_eq!(
            actual,
            expected,
            "in {}; UPDATE_EXPECT=1 rewrites it",
            path.display()
        );
    }
    assert_eq!(
        actual.len(),
        expected.len(),
        "{} ends elsewhere; UPDATE_EXPECT=1 rewrites it",
        path.display()
    );
}

fn rewrite(text: &str, fence: Option<&str>, mut answer: impl FnMut(&str) -> String) -> String {
    let mut written = String::new();
    let mut live = fence.is_none();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        written.push_str(line);
        written.push('\n');
        match fence {
            Some(fence) if !live => live = line == fence,
            Some(_) if line == "```" => live = false,
            _ => {}
        }
        if !live || !line.starts_with("> ") {
            continue;
        }
        let mut input = line[2..].to_owned();
        while let Some(more) = lines.next_if(|line| line.starts_with("> ")) {
            let _ = write!(input, "\n{}", &more[2..]);
            let _ = writeln!(written, "{more}");
        }
        let ends = |line: &str| {
            ["> ", "# ", "```"]
                .iter()
                .any(|start| line.starts_with(start))
        };
        while lines.next_if(|line| !ends(line)).is_some() {}
        let output = answer(&input);
        let output = output
            .lines()
            .map(str::trim_end)
            .collect::<Vec<_>>()
            .join("\n");
        if !output.trim().is_empty() {
            let _ = writeln!(written, "{}", output.trim_end());
        }
        if lines.peek().is_some_and(|line| *line != "```") {
            written.push('\n');
        }
    }
    written
}
