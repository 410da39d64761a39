//! Many articles, and very long ones: the same output in however many threads, in bounded memory.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;
use whosaid::Session;

fn program(folder: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("whosaid"));
    command.current_dir(folder).env_remove("WHOSAID_GRAPH");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder).args(arguments).output().unwrap()
}

/// Articles of very different lengths.
fn folder(count: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    for number in 0..count {
        let mut text = String::new();
        for line in 0..number * 13 % 89 {
            let _ = writeln!(
                text,
                "Anna Berg{number} told Donald Trump on Monday that the talks would take {line} days.\n\
                 “We will win,” she said. Xi Jinping of China said that Berg{number} was wrong."
            );
        }
        text.push_str("Xi Jinping said “no”.");
        fs::write(folder.path().join(format!("{number:03}.txt")), text).unwrap();
    }
    folder
}

#[test]
fn output_is_the_same_in_however_many_threads() {
    let folder = folder(60);
    let commands: [&[&str]; 3] = [
        &["extract", "."],
        &["export", "--format", "jsonl", "."],
        &["ask", "what did Xi say", "."],
    ];
    for command in commands {
        let run = |threads: &str| run(folder.path(), &[command, &["--threads", threads]].concat());
        let alone = run("1");
        assert!(alone.status.success() && alone.stdout.len() > 1000);
        for threads in ["2", "2", "3", "16"] {
            let output = run(threads);
            assert!(output.stdout == alone.stdout, "{command:?}, {threads}");
            assert_eq!(output.stderr, alone.stderr);
        }
    }
}

#[test]
fn what_cannot_be_read_leaves_the_rest_in_order() {
    let folder = folder(30);
    fs::write(folder.path().join("010.txt"), [0, 1, 2]).unwrap();
    fs::write(folder.path().join("020.txt"), "\n\n").unwrap();
    let output = run(folder.path(), &["extract", ".", "absent.txt"]);
    assert_eq!(output.status.code(), Some(2));
    let lines = String::from_utf8(output.stdout).unwrap();
    let name = |line: &str| line["{\"doc\":\"./".len()..][..3].to_owned();
    let names: Vec<_> = lines.lines().map(name).collect();
    assert_eq!(names.len(), 28);
    assert!(names.is_sorted() && names[10] == "011", "{names:?}");
    let messages = String::from_utf8(output.stderr).unwrap();
    let place = |words: &str| messages.find(words).unwrap();
    assert!(place("010.txt") < place("020.txt") && place("020.txt") < place("absent.txt"));
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let folder = folder(300);
    let mut child = program(folder.path())
        .args(["extract", "."])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    output.read_line(&mut line).unwrap();
    drop(output);
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), &*output.stderr),
        (Some(0), b"".as_slice())
    );
    assert!(line.starts_with("{\"doc\":\"./000.txt\""), "{line}");
}

#[test]
fn a_very_long_line_is_one_document() {
    let sentence = "Xi Jinping told Donald Trump that Taiwan is part of China. He “is glad”. ";
    let count = 16_000;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("long.txt");
    let text = sentence.repeat(count);
    fs::write(&path, &text).unwrap();
    let output = run(folder.path(), &["extract", "long.txt"]);
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let attributions = line["attributions"].as_array().unwrap();
    assert_eq!(attributions.len(), count);
    let place = |value: &serde_json::Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let bytes: Vec<char> = text.chars().collect();
    for attribution in attributions.iter().step_by(500) {
        let cue = &attribution["cue"][0];
        let cue: String = bytes[place(&cue[0])..place(&cue[1])].iter().collect();
        assert_eq!(cue, "told");
    }

    let mut session = Session::new();
    let (count_read, problems) = session.read([path.to_str().unwrap()], None);
    assert_eq!((count_read, problems.len()), (1, 0));
    let mut row = |query: &str| session.ask(query).unwrap().rows.rows[0].clone();
    let statements = i64::try_from(count).unwrap();
    assert_eq!(
        row("MATCH (:Person {name: 'Xi Jinping'})-[r:SAID]->(s) RETURN count(s)")[0],
        statements.into()
    );
    let mentions = line["mentions"].as_array().unwrap().iter();
    let mentions = mentions
        .filter(|mention| mention["name"] == "Taiwan")
        .count();
    assert_eq!(
        row("MATCH (:Document)-[m:MENTIONS]->({name: 'Taiwan'}) RETURN m.count")[0],
        i64::try_from(mentions).unwrap().into()
    );
    assert_eq!(row("MATCH (d:Document) RETURN count(d)")[0], 1.into());
}
