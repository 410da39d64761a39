//! Standard input and output that are not there, full or closed.

use super::program::{ARTICLE, run};
use std::fs::{self, File};
use std::process::{Command, Stdio};
use tempfile::TempDir;

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("call.txt"), ARTICLE).unwrap();
    folder
}

/// The commands that write, each in its own way.
const WRITING: &[&[&str]] = &[
    &["ask", "who said what", "call.txt"],
    &["ask", "MATCH (n) RETURN n", "call.txt", "--format", "json"],
    &["ask", "MATCH (n) RETURN n", "call.txt", "--format", "csv"],
    &[
        "ask",
        "MATCH (n) RETURN n",
        "call.txt",
        "--format",
        "markdown",
    ],
    &["export", "call.txt"],
    &["export", "call.txt", "--format", "jsonl"],
    &["extract", "call.txt"],
    &["documents", "call.txt"],
    &["stats", "call.txt"],
    &["run", "script.who", "call.txt"],
    &["cypher", "--jsonl", "call.txt"],
    &["call.txt"],
    &["help"],
    &["--version"],
];

/// Runs the program with those standard streams; gives back its status and its messages.
fn end(
    folder: &TempDir,
    arguments: &[&str],
    output: Stdio,
    messages: Stdio,
) -> (Option<i32>, String) {
    fs::write(folder.path().join("script.who"), "who said what\n").unwrap();
    fs::write(
        folder.path().join("input"),
        "{\"query\":\"RETURN 1\"}\nRETURN 1\n",
    )
    .unwrap();
    let program = Command::new(assert_cmd::cargo::cargo_bin!("whosaid"))
        .args(arguments)
        .current_dir(folder.path())
        .stdin(File::open(folder.path().join("input")).unwrap())
        .stdout(output)
        .stderr(messages)
        .output()
        .unwrap();
    let said = String::from_utf8(program.stderr).unwrap();
    assert!(!said.contains("panicked"), "{arguments:?}: {said}");
    (program.status.code(), said)
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_sentence() {
    let folder = folder();
    let full = || Stdio::from(File::options().write(true).open("/dev/full").unwrap());
    for arguments in WRITING {
        let (status, said) = end(&folder, arguments, full(), Stdio::piped());
        if arguments[0] != "help" && !arguments[0].starts_with('-') {
            assert_eq!(status, Some(2), "{arguments:?}: {said}");
            assert!(
                said.contains("error: cannot write: "),
                "{arguments:?}: {said}"
            );
        }
        let (status, _) = end(&folder, arguments, full(), full());
        assert!(status.is_some(), "{arguments:?}");
        let (status, _) = end(&folder, arguments, Stdio::piped(), full());
        assert!(status.is_some(), "{arguments:?}");
    }
    let (status, said) = end(
        &folder,
        &["ask", "RETURN 1", "call.txt"],
        Stdio::null(),
        Stdio::piped(),
    );
    assert_eq!((status, &*said), (Some(0), ""));
    let script = "who said what\n:save /dev/full\n:save! /dev/full\n:dot /dev/full who said what\n";
    let ended = run(folder.path(), &["call.txt"], script);
    assert_eq!(ended.status, 2, "{}", ended.messages);
    assert!(
        ended.messages.contains("cannot write `/dev/full`"),
        "{}",
        ended.messages
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder();
    for arguments in WRITING {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let (status, said) = end(&folder, arguments, writer.into(), Stdio::piped());
        assert!(status.is_some(), "{arguments:?}: {said}");
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let (status, _) = end(&folder, arguments, Stdio::null(), writer.into());
        assert!(status.is_some(), "{arguments:?}");
    }
}

#[test]
fn standard_input_may_be_anything() {
    let folder = folder();
    let bytes: Vec<u8> = (0..=255).cycle().take(4096).collect();
    for arguments in [
        &["ask", "-", "call.txt"][..],
        &["ask", "who said what", "-"],
        &["run", "-", "call.txt"],
        &["cypher", "--jsonl", "call.txt"],
        &["call.txt"],
        &["extract", "-"],
        &["import", "-"],
    ] {
        run(folder.path(), arguments, bytes.clone());
        run(folder.path(), arguments, "");
        run(folder.path(), arguments, "\n;;\n:\n:x\n\u{1b}[31m\n");
        let program = Command::new(assert_cmd::cargo::cargo_bin!("whosaid"))
            .args(arguments)
            .current_dir(folder.path())
            .stdin(File::open(folder.path()).unwrap())
            .output()
            .unwrap();
        let said = String::from_utf8(program.stderr).unwrap();
        assert!(
            program.status.code().is_some() && !said.contains("panicked"),
            "{arguments:?}: {said}"
        );
    }
}
