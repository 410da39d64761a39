//! Files that are none, or not text: refused by name, and the rest is read.

use super::program::{ARTICLE, run};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A folder with `call.txt`, and `x.txt` with these bytes.
fn folder(bytes: &[u8]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("call.txt"), ARTICLE).unwrap();
    fs::write(folder.path().join("x.txt"), bytes).unwrap();
    folder
}

const QUESTION: &str = "who said what about Taiwan";

/// Expects that what is read in `folder` answers, with `words` among the messages and that status.
fn check(folder: &Path, status: i32, words: &str) {
    let ended = run(folder, &["ask", QUESTION, "."], "");
    assert!(ended.output.contains("Xi Jinping"), "{}", ended.messages);
    assert!(ended.messages.contains(words), "{}", ended.messages);
    assert_eq!(ended.status, status, "{}", ended.messages);
}

#[test]
fn legacy_text_is_read_with_a_note() {
    let text = b"Le Premier ministre a d\xe9clar\xe9 : \xab L'\xe9t\xe9 est fini \xbb.";
    check(
        folder(text).path(),
        0,
        "x.txt` is not UTF-8: read as windows-1252",
    );
}

#[test]
fn utf_16_is_read() {
    let folder = TempDir::new().unwrap();
    let units = ARTICLE.encode_utf16().flat_map(u16::to_le_bytes);
    let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(units).collect();
    fs::write(folder.path().join("x.txt"), bytes).unwrap();
    let arguments = ["ask", QUESTION, "x.txt", "--format", "jsonl"];
    let ended = run(folder.path(), &arguments, "");
    assert_eq!((ended.status, &*ended.messages), (0, ""));
    let row: serde_json::Value = serde_json::from_str(&ended.output).unwrap();
    let place = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
    let text: Vec<char> = ARTICLE.chars().collect();
    let words: String = text[place("start")..place("end")].iter().collect();
    assert_eq!(words, "that “Taiwan is important.”");
}

#[test]
fn what_is_no_text_is_named() {
    // Whoever names a folder does not say that all in it is read.
    check(folder(b"\x01\0\x02").path(), 0, "x.txt` is a binary file");
    check(folder(b"\xff\xd8\xff").path(), 0, "x.txt` is a JPEG image");
    check(
        folder(b"PK\x03\x04\0").path(),
        2,
        "x.txt` is a broken ZIP archive",
    );
    check(folder(b"").path(), 2, "x.txt` is empty");
    check(folder(b"\n\n\t").path(), 2, "x.txt` is empty");
}

#[test]
fn too_much_is_refused() {
    let folder = folder(b"");
    let file = fs::File::create(folder.path().join("x.txt")).unwrap();
    file.set_len(200 << 20).unwrap();
    check(folder.path(), 2, "x.txt` is longer than 64 MB");
}

#[test]
fn a_line_of_json_without_an_end_is_refused() {
    let folder = folder(b"");
    let mut line = b"{\"id\": 1, \"labels\": [\"".to_vec();
    line.resize((64 << 20) + 2, b'x');
    fs::write(folder.path().join("x.jsonl"), line).unwrap();
    let ended = run(folder.path(), &["import", "x.jsonl"], "");
    let words = "line 1: a line is longer than 64 MB";
    assert!(ended.messages.contains(words), "{}", ended.messages);
    assert_eq!(ended.status, 2);
}

#[test]
fn bytes_without_sense_are_no_script_and_no_list() {
    let folder = folder(b"\xff\x00");
    fs::copy(folder.path().join("x.txt"), folder.path().join("x.csv")).unwrap();
    let arguments: [&[&str]; 3] = [
        &["run", "x.txt", "call.txt"],
        &["ask", QUESTION, "--lexicon", "x.csv", "call.txt"],
        &["run", ".", "call.txt"],
    ];
    for arguments in arguments {
        assert_eq!(run(folder.path(), arguments, "").status, 2);
    }
}

#[cfg(unix)]
mod special {
    use super::*;
    use std::os::unix::fs::symlink;
    use std::process::{Command, Stdio};

    fn pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    #[test]
    fn pipes_and_devices_are_never_opened() {
        let folder = folder(ARTICLE.as_bytes());
        pipe(&folder.path().join("pipe.txt"));
        symlink("/dev/zero", folder.path().join("zero.txt")).unwrap();
        check(folder.path(), 0, "pipe.txt` is a pipe, and was left alone");
        check(
            folder.path(),
            0,
            "zero.txt` is a device, and was left alone",
        );
        for path in ["pipe.txt", "zero.txt", "/dev/zero", "/dev/tty"] {
            for arguments in [&["ask", QUESTION, path][..], &["run", path]] {
                let ended = run(folder.path(), arguments, "");
                assert_eq!(ended.status, 2, "{arguments:?}");
            }
        }
        let list = ["ask", QUESTION, "call.txt", "--lexicon", "pipe.csv"];
        pipe(&folder.path().join("pipe.csv"));
        assert_eq!(run(folder.path(), &list, "").status, 2);
    }

    #[test]
    fn links_in_circles_end() {
        let folder = folder(ARTICLE.as_bytes());
        symlink("a.txt", folder.path().join("b.txt")).unwrap();
        symlink("b.txt", folder.path().join("a.txt")).unwrap();
        fs::create_dir(folder.path().join("in")).unwrap();
        symlink("..", folder.path().join("in/out")).unwrap();
        check(folder.path(), 2, "too many links, or links in a circle");
    }

    #[test]
    fn what_the_shell_gives_is_read() {
        let folder = folder(b"");
        let program = assert_cmd::cargo::cargo_bin!("whosaid");
        let output = Command::new("bash")
            .args(["-c", "\"$0\" ask \"$1\" <(cat call.txt) 3< call.txt"])
            .arg(program)
            .arg(QUESTION)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let shown = String::from_utf8(output.stdout).unwrap();
        assert!(shown.contains("Xi Jinping"), "{shown}");
    }

    #[test]
    fn names_of_files_are_shown_without_what_a_terminal_obeys() {
        use std::os::unix::ffi::OsStrExt;
        let folder = folder(ARTICLE.as_bytes());
        let names: [&[u8]; 4] = [
            b"\x1b[31mred.txt",
            b"new\nline.txt",
            b"\xff\xfe.txt",
            b"=1+1.txt",
        ];
        for name in names {
            let name = std::ffi::OsStr::from_bytes(name);
            fs::write(folder.path().join(name), "").unwrap();
        }
        let ended = run(folder.path(), &["ask", QUESTION, "."], "");
        assert!(!ended.messages.contains('\u{1b}'), "{}", ended.messages);
        assert!(ended.messages.contains("␛[31mred.txt` is empty"));
    }
}
