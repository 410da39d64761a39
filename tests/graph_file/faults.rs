//! Whatever happens while articles are added, those that were acknowledged are there, and all is as it was written.

use super::{place, run, small_articles};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use whosaid::archive::Archive;

fn binary() -> PathBuf {
    assert_cmd::cargo::cargo_bin("whosaid")
}

/// Makes a library that lets the n-th write of a program fail, or ends it there; nothing where there is no
/// compiler for C.
fn saboteur(folder: &Path) -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/graph_file/saboteur.c");
    let library = folder.join("saboteur.so");
    let done = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .arg(source)
        .arg("-ldl")
        .status();
    done.is_ok_and(|status| status.success()).then_some(library)
}

/// Every document is there whole or not at all, and those that were there before are.
fn check(file: &Path, before: usize, what: &str) {
    let archive = match Archive::open(file) {
        Ok(archive) => archive,
        // Ended before the first page: there was nothing yet.
        Err(problem) if before == 0 => {
            let is_none = !file.exists() || problem.message.contains("no graph file");
            assert!(
                is_none || fs::metadata(file).unwrap().len() == 0,
                "{what}: {problem:?}"
            );
            return;
        }
        Err(problem) => panic!("{what}: {problem:?}"),
    };
    let found = archive.check().unwrap();
    assert_eq!(found.faults, [], "{what}");
    assert!(found.sound >= before, "{what}: {} of {before}", found.sound);
}

/// Adds articles while each write in turn fails in a way, until one run ends without that.
fn sabotage(way: &str, step: usize) {
    let (folder, file) = place();
    let Some(library) = saboteur(folder.path()) else {
        eprintln!("skipped: there is no compiler for C");
        return;
    };
    let articles = small_articles(folder.path(), 6);
    let name = file.to_str().unwrap();
    let first = articles.join("0000.txt");
    assert_eq!(run(&["add", "-g", name, first.to_str().unwrap()]).0, 0);
    let sound = fs::read(&file).unwrap();
    let mut reached = 0;
    for nth in (1..).step_by(step) {
        for rest in ["", "-wal", "-shm", "-lock", "-journal"] {
            let _ = fs::remove_file(format!("{name}{rest}"));
        }
        fs::write(&file, &sound).unwrap();
        let output = Command::new(binary())
            .args(["add", "--threads", "1", "-g", name])
            .arg(&articles)
            .env("LD_PRELOAD", &library)
            .env("SABOTAGE", way)
            .env("SABOTAGE_AT", nth.to_string())
            .output()
            .unwrap();
        let messages = String::from_utf8_lossy(&output.stderr);
        let what = format!("{way} at write {nth}: {messages}");
        check(&file, 1, &what);
        match output.status.code() {
            Some(0) => {
                check(&file, 6, &what);
                // Some failures do no harm; the last write of all is behind us when none is left to fail.
                if !messages.contains("sabotaged") {
                    break;
                }
            }
            Some(2) => assert!(messages.contains("error: "), "{what}"),
            Some(77) if way == "kill" => {}
            other => panic!("{what}: status {other:?}"),
        }
        reached = nth;
    }
    assert!(reached > 3, "only {reached} writes");
    assert_eq!(run(&["add", "-g", name, articles.to_str().unwrap()]).0, 0);
    check(&file, 6, "added again");
}

#[test]
fn a_full_disk_loses_nothing() {
    sabotage("full", 5);
}

#[test]
#[ignore = "takes minutes: a failure at each write"]
fn a_full_disk_at_any_write_loses_nothing() {
    sabotage("full", 1);
}

#[test]
#[ignore = "takes minutes: a failure at each write"]
fn an_error_of_the_disk_at_any_write_loses_nothing() {
    sabotage("error", 1);
}

#[test]
fn an_end_at_a_write_loses_nothing() {
    sabotage("kill", 5);
}

#[test]
#[ignore = "takes minutes: an end at each write"]
fn an_end_at_any_write_loses_nothing() {
    sabotage("kill", 1);
}

/// Sends a signal after some time, and adds again.
fn interrupt(signal: &str, times: u64) {
    let (folder, file) = place();
    let articles = small_articles(folder.path(), 300);
    let name = file.to_str().unwrap();
    let mut before = 0;
    for round in 0..times {
        let mut adding = Command::new(binary())
            .args(["add", "-g", name])
            .arg(&articles)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Before it has begun, a signal ends it as any program.
        while !Path::new(&format!("{name}-lock")).exists() && adding.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(2));
        }
        std::thread::sleep(Duration::from_millis(37 * round));
        let sent = Command::new("kill")
            .args([signal, &adding.id().to_string()])
            .status();
        assert!(sent.is_ok());
        let status = adding.wait().unwrap();
        if signal != "-KILL" {
            assert!(status.code().is_some(), "{signal}: {status:?}");
        }
        check(&file, before, &format!("{signal} in round {round}"));
        before = Archive::open(&file).map_or(0, |archive| archive.known().unwrap().len());
    }
    assert_eq!(run(&["add", "-g", name, articles.to_str().unwrap()]).0, 0);
    check(&file, 300, signal);
}

#[test]
fn signals_lose_nothing() {
    for signal in ["-KILL", "-INT", "-TERM"] {
        interrupt(signal, 3);
    }
}

#[test]
#[ignore = "takes minutes"]
fn many_signals_lose_nothing() {
    for signal in ["-KILL", "-INT", "-TERM"] {
        interrupt(signal, 40);
    }
}
