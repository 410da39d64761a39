//! The commands that make a graph file and look after it.

use super::{place, run, small_articles};
use std::fs;

#[test]
fn articles_come_once_and_go() {
    let (folder, file) = place();
    let articles = small_articles(folder.path(), 3);
    let (file, articles) = (file.to_str().unwrap(), articles.to_str().unwrap());
    let (status, output, messages) = run(&["add", "-g", file, articles]);
    assert_eq!((status, output.as_str()), (0, ""));
    assert_eq!(messages, format!("{file}: 3 added\n"));
    let again = run(&["add", "-g", file, articles]);
    assert_eq!(
        again,
        (0, String::new(), format!("{file}: 3 there already\n"))
    );
    // Another text under the same path takes its place, and with `--keep` a place beside it.
    let first = format!("{articles}/0000.txt");
    fs::write(&first, "Xi Jinping said that plan nine is off.\n").unwrap();
    assert_eq!(
        run(&["add", "-g", file, articles]).2,
        format!("{file}: 1 replaced, 2 there already\n")
    );
    fs::write(&first, "Xi Jinping said that plan ten is on.\n").unwrap();
    for expected in ["1 added, 2 there already", "3 there already"] {
        let messages = run(&["add", "--keep", "-g", file, articles]).2;
        assert_eq!(messages, format!("{file}: {expected}\n"));
    }
    let documents = run(&["documents", "-g", file, "--format", "csv"]).1;
    assert_eq!(documents.lines().count(), 5, "{documents}");
    assert!(documents.contains("0000.txt (2)"), "{documents}");
    let removed = run(&["remove", "-g", file, &format!("{first} (2)")]);
    assert_eq!(removed.2, format!("{file}: 1 removed\n"));
    let (status, _, messages) = run(&["remove", "-g", file, "nothing.txt"]);
    assert_eq!(status, 2);
    assert!(
        messages.contains("nothing in the graph file is called `nothing.txt`"),
        "{messages}"
    );
    assert_eq!(
        run(&["remove", "-g", file, articles]).2,
        format!("{file}: 3 removed\n")
    );
    let (status, output, _) = run(&["check", "-g", file]);
    assert_eq!(
        (status, output),
        (0, format!("{file}: 0 articles, all as they were written\n"))
    );
}

#[test]
fn a_bad_file_is_told_and_left_out() {
    let (folder, file) = place();
    let articles = small_articles(folder.path(), 2);
    fs::write(articles.join("0000a.txt"), b"PK\x03\x04\x00\x00\x00").unwrap();
    fs::write(articles.join("0000b.txt"), "").unwrap();
    let (file, articles) = (file.to_str().unwrap(), articles.to_str().unwrap());
    let (status, _, messages) = run(&["add", "-g", file, articles]);
    assert_eq!(status, 2, "{messages}");
    let last = format!("{file}: 2 added, 2 could not be read\n");
    assert!(messages.ends_with(&last), "{messages}");
}

#[test]
fn what_is_exported_is_imported() {
    let (folder, file) = place();
    let articles = small_articles(folder.path(), 4);
    let other = folder.path().join("other.graph");
    let lines = folder.path().join("all.jsonl");
    let (file, other) = (file.to_str().unwrap(), other.to_str().unwrap());
    run(&["add", "-g", file, articles.to_str().unwrap()]);
    let exported = run(&["export", "-g", file, "--format", "jsonl"]).1;
    fs::write(&lines, &exported).unwrap();
    let lines = lines.to_str().unwrap();
    assert_eq!(
        run(&["import", "-g", other, lines]).2,
        format!("{other}: 1 added\n")
    );
    assert_eq!(
        run(&["import", "-g", other, lines]).2,
        format!("{other}: 1 there already\n")
    );
    assert!(run(&["export", "-g", other, "--format", "jsonl"]).1 == exported);
    assert_eq!(
        run(&["remove", "-g", other, lines]).2,
        format!("{other}: 1 removed\n")
    );
    assert_eq!(run(&["export", "-g", other, "--format", "jsonl"]).1, "");
    let (status, _, messages) = run(&[
        "import",
        "-g",
        other,
        &format!("{}/0001.txt", articles.display()),
    ]);
    assert_eq!(status, 2);
    assert!(
        messages.contains("holds no nodes and relationships"),
        "{messages}"
    );
}

#[test]
fn foreign_files_are_left_untouched() {
    let (folder, _) = place();
    let database = folder.path().join("other.db");
    let other = rusqlite::Connection::open(&database).unwrap();
    other
        .execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
        .unwrap();
    drop(other);
    let newer = folder.path().join("newer.graph");
    run(&[
        "add",
        "-g",
        newer.to_str().unwrap(),
        small_articles(folder.path(), 1).to_str().unwrap(),
    ]);
    let connection = rusqlite::Connection::open(&newer).unwrap();
    connection
        .execute_batch("PRAGMA user_version = 999")
        .unwrap();
    drop(connection);
    let text = folder.path().join("text.graph");
    fs::write(&text, "Xi said so.").unwrap();
    let missing = folder.path().join("missing.graph");
    for (path, expected) in [
        (&database, "is a database, but no graph file"),
        (&newer, "was written by a newer whosaid (version 999)"),
        (&text, "is no graph file"),
        (&missing, "there is no graph file"),
        (&folder.path().to_path_buf(), "is no file"),
    ] {
        let before = fs::read(path).ok();
        let name = path.to_str().unwrap();
        for command in [&["stats"][..], &["remove", "x"], &["check"], &["compact"]] {
            let (status, output, messages) = run(&[command, &["-g", name]].concat());
            assert_eq!((status, output.as_str()), (2, ""), "{command:?} {name}");
            assert!(
                messages.contains(expected),
                "{command:?} {name}: {messages}"
            );
        }
        assert_eq!(fs::read(path).ok(), before, "{name}");
    }
}

#[test]
fn sql_finds_who_said_what() {
    let (folder, file) = place();
    let articles = small_articles(folder.path(), 2);
    run(&[
        "add",
        "-g",
        file.to_str().unwrap(),
        articles.to_str().unwrap(),
    ]);
    let connection = rusqlite::Connection::open(&file).unwrap();
    let mut said = connection
        .prepare("SELECT speaker, words, date FROM said ORDER BY document, speaker DESC")
        .unwrap();
    let rows = said.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    let rows: Vec<(String, String, String)> = rows.unwrap().map(Result::unwrap).collect();
    let expected = (
        "Xi Jinping",
        "that plan 0 for Taiwan is ready",
        "2025-11-01",
    );
    let first = &rows[0];
    assert_eq!(
        (first.0.as_str(), first.1.as_str(), first.2.as_str()),
        expected
    );
    let trump = (
        "Donald Trump".into(),
        "“We will go on,”".into(),
        "2025-11-02".into(),
    );
    assert!(rows.contains(&trump), "{rows:?}");
}

#[test]
fn the_text_is_that_in_which_places_count() {
    let (folder, file) = place();
    let articles = small_articles(folder.path(), 1);
    let path = articles.join("0000.txt");
    let (file, path) = (file.to_str().unwrap(), path.to_str().unwrap());
    run(&["add", "-g", file, path]);
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(run(&["text", path]).1, text);
    fs::remove_file(path).unwrap();
    assert_eq!(run(&["text", "-g", file, path]).1, text);
}
