//! Several processes: many readers and one writer; files and folders that can only be read.

use super::{place, program, run, small_articles};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use whosaid::archive::Archive;

#[test]
fn others_read_while_one_writes_and_a_second_writer_is_told_who_it_is() {
    let (folder, file) = place();
    let articles = small_articles(folder.path(), 2);
    let name = file.to_str().unwrap();
    run(&["add", "-g", name, articles.to_str().unwrap()]);
    let archive = Archive::open(&file).unwrap();
    let lock = archive.lock("`whosaid add`").unwrap();
    let (status, output, _) = run(&[
        "ask",
        "-g",
        name,
        "MATCH (d:Document) RETURN count(d) AS n",
        "-f",
        "csv",
    ]);
    assert_eq!((status, output.as_str()), (0, "n\n2\n"));
    // It waits; here nobody goes.
    let (status, _, messages) = run(&["add", "-g", name, articles.to_str().unwrap()]);
    assert_eq!(status, 2);
    let expected = format!(
        "is being written by process {}, `whosaid add`",
        std::process::id()
    );
    assert!(messages.contains(&expected), "{messages}");
    drop(lock);
    assert_eq!(run(&["add", "-g", name, articles.to_str().unwrap()]).0, 0);
    assert!(!folder.path().join("news.graph-lock").exists());
}

#[test]
fn a_second_writer_waits() {
    let (folder, file) = place();
    let articles = small_articles(folder.path(), 40);
    let start = |half: &str| {
        let paths = (0..40).filter(|number| (number % 2 == 0) == (half == "even"));
        let paths = paths.map(|number| articles.join(format!("{number:04}.txt")));
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("whosaid"));
        command.arg("add").arg("-g").arg(&file).args(paths);
        command.stderr(std::process::Stdio::null()).spawn().unwrap()
    };
    let both = [start("even"), start("odd")];
    for mut one in both {
        assert!(one.wait().unwrap().success());
    }
    assert_eq!(Archive::open(&file).unwrap().known().unwrap().len(), 40);
}

#[test]
fn what_can_only_be_read_is_read() {
    let (folder, file) = place();
    let articles = small_articles(folder.path(), 2);
    let name = file.to_str().unwrap();
    run(&["add", "-g", name, articles.to_str().unwrap()]);
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    let inside = closed.join("news.graph");
    fs::copy(&file, &inside).unwrap();
    fs::set_permissions(&inside, fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    // Who may do everything is not stopped by permissions; then there is only less to see here.
    let inside = inside.to_str().unwrap();
    let query = "MATCH (d:Document) RETURN count(d) AS n";
    let (status, output, messages) = run(&["ask", "-g", inside, query, "-f", "csv"]);
    assert_eq!((status, output.as_str()), (0, "n\n2\n"), "{messages}");
    let output = program()
        .args(["remove", "-g", inside, "nothing"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
}
