//! Damaged files: a clear error that names what is damaged, never a wrong answer, never a panic.

use super::{described, graph, place, run, small_articles};
use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use std::fs;
use std::path::Path;
use whosaid::Session;
use whosaid::archive::Archive;

/// A file with articles, an import and changes.
fn make(folder: &Path, file: &Path) -> String {
    let articles = small_articles(folder, 20);
    let name = file.to_str().unwrap();
    assert_eq!(run(&["add", "-g", name, articles.to_str().unwrap()]).0, 0);
    let facts = folder.join("facts.jsonl");
    let lines = "{\"id\":1,\"labels\":[\"Person\"],\"properties\":{\"name\":\"Li Qiang\"}}\n";
    fs::write(&facts, lines).unwrap();
    assert_eq!(run(&["import", "-g", name, facts.to_str().unwrap()]).0, 0);
    let script = folder.join("changes.who");
    fs::write(&script, ":rename 'Donald Trump' 'the president'\n").unwrap();
    assert_eq!(run(&["run", "-g", name, script.to_str().unwrap()]).0, 0);
    described(&opened(file).unwrap())
}

fn opened(file: &Path) -> Result<whosaid::graph::Graph, String> {
    let archive = Archive::open(file).map_err(|problem| problem.message)?;
    let mut session = Session::new();
    let problems = session
        .open_archive(archive)
        .map_err(|problem| problem.message)?;
    assert!(problems.is_empty(), "{problems:?}");
    Ok(session.into_graph())
}

/// What is made of a damaged file: the right graph, or an error that says so.
fn check(file: &Path, expected: &str, what: &str) -> bool {
    match opened(file) {
        Ok(graph) => {
            assert!(described(&graph) == expected, "{what}: a wrong graph");
            true
        }
        Err(message) => {
            assert!(message.len() < 2000, "{what}: {message}");
            let says = [
                "damaged",
                "no graph file",
                "newer",
                "cannot be",
                "empty",
                "is of version",
                "can only",
                "no such",
                "cannot",
            ];
            assert!(
                says.iter().any(|word| message.contains(word)),
                "{what}: {message}"
            );
            false
        }
    }
}

fn flip(count: usize) {
    let (folder, file) = place();
    let expected = make(folder.path(), &file);
    let sound = fs::read(&file).unwrap();
    let mut random = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut below = |limit: usize| usize::try_from(random.next_u64()).unwrap() % limit;
    let mut unharmed = 0;
    for _ in 0..count {
        let bit = below(sound.len() * 8);
        let mut bytes = sound.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let damaged = folder.path().join("damaged.graph");
        fs::write(&damaged, &bytes).unwrap();
        unharmed += usize::from(check(&damaged, &expected, &format!("bit {bit}")));
        // Whatever it is, looking at it and adding to it is no panic.
        if let Ok(archive) = Archive::open(&damaged) {
            let _ = archive.check();
        }
        for rest in ["-wal", "-shm"] {
            let _ = fs::remove_file(folder.path().join(format!("damaged.graph{rest}")));
        }
    }
    eprintln!("{unharmed} of {count} flips did no harm");
}

fn cut(count: usize) {
    let (folder, file) = place();
    let expected = make(folder.path(), &file);
    let sound = fs::read(&file).unwrap();
    for number in 0..count {
        let length = sound.len() * number / count;
        let damaged = folder.path().join("damaged.graph");
        fs::write(&damaged, &sound[..length]).unwrap();
        if length > 0 {
            let is_right = check(&damaged, &expected, &format!("{length} bytes"));
            assert!(!is_right, "{length} of {} bytes", sound.len());
        }
        for rest in ["-wal", "-shm"] {
            let _ = fs::remove_file(folder.path().join(format!("damaged.graph{rest}")));
        }
    }
}

#[test]
fn flipped_bits_are_found() {
    flip(60);
}

#[test]
#[ignore = "takes minutes: 2,000 flips"]
fn many_flipped_bits_are_found() {
    flip(2000);
}

#[test]
fn cut_files_are_found() {
    cut(40);
}

#[test]
#[ignore = "takes minutes: 400 cuts"]
fn many_cut_files_are_found() {
    cut(400);
}

#[test]
fn a_check_tells_what_is_damaged_and_what_is_safe() {
    let (folder, file) = place();
    make(folder.path(), &file);
    let connection = rusqlite::Connection::open(&file).unwrap();
    let sql =
        "UPDATE document SET statements = zeroblob(length(statements)) WHERE path LIKE '%0003.txt'";
    connection.execute(sql, []).unwrap();
    connection.execute("DELETE FROM made", []).unwrap();
    drop(connection);
    let name = file.to_str().unwrap();
    let (status, _, messages) = run(&["ask", "-g", name, "who said what"]);
    assert_eq!(status, 2);
    assert!(
        messages.contains("is damaged: what was found in"),
        "{messages}"
    );
    let (status, output, messages) = run(&["check", "-g", name]);
    assert_eq!((status, output), (2, format!("{name}: 19 articles safe\n")));
    assert!(
        messages.contains("0003.txt: what was found in it is not as it was written"),
        "{messages}"
    );
    // The text is safe: what was found in it is found again.
    assert_eq!(run(&["refresh", "--all", "-g", name]).0, 0);
    assert_eq!(run(&["check", "-g", name]).0, 0);
    let _ = graph(&Archive::open(&file).unwrap());
}
